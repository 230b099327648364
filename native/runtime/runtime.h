/* The beginning and the end of the runtime. */
#ifndef CONCH_RUNTIME_H
#define CONCH_RUNTIME_H

#include "export.h"
#include "thread_state.h"

/*
 * Starts the runtime, with the default switch interval. The calling thread becomes the main thread (signals and pending calls are its), and
 * gets the first thread state, "MainThread", which is attached: it holds the GIL. NULL when the runtime runs already, when the thread is attached
 * to something, or when memory is short. After conch_runtime_finalize it may be called again.
 */
CONCH_API PyThreadState *conch_runtime_init(void);

/*
 * The first half of the end; the calling thread must be attached and keeps the GIL. From here on every other thread that wants
 * the GIL hangs for good, so that no daemon thread touches what is being taken down. The caller may still let go and take again.
 */
CONCH_API void conch_runtime_begin_finalize(void);

/*
 * The end: does the first half where that has not been done, deletes the calling thread's state and lets the GIL go for the last
 * time. States of other threads stay in memory, because the threads that hang, or are still in a kernel, point to them.
 */
CONCH_API void conch_runtime_finalize(void);

/* The end of the process, at once: no handler of exit() runs and nothing is flushed. (Rule: os._exit.) */
CONCH_API void conch_exit_now(int code);

/* 1 from conch_runtime_init until conch_runtime_begin_finalize, else 0. */
CONCH_API int conch_runtime_is_running(void);

#endif
