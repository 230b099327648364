/* PyGILState: for threads that do not know whether they hold the GIL, or that the interpreter has never seen. */
#ifndef CONCH_GILSTATE_H
#define CONCH_GILSTATE_H

#include "export.h"
#include "thread_state.h"

typedef enum { PyGILState_LOCKED, PyGILState_UNLOCKED } PyGILState_STATE;

/*
 * Makes sure that the calling thread holds the GIL, whatever it was before, and says what it was. Makes a thread state where
 * the thread has none. Nests; each call wants its PyGILState_Release with the value returned, the last opened first.
 */
CONCH_API PyGILState_STATE PyGILState_Ensure(void);

/* Takes one PyGILState_Ensure back. The outermost one of a thread that had no state clears and deletes it.
   Fatal when the thread's state is not the current one. */
CONCH_API void PyGILState_Release(PyGILState_STATE before);

/* 1 when the calling thread holds the GIL with its own state, else 0. */
CONCH_API int PyGILState_Check(void);

/* The state that PyGILState_Ensure would use, attached or not; NULL where there is none. */
CONCH_API PyThreadState *PyGILState_GetThisThreadState(void);

#endif
