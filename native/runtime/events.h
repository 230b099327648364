/*
 * The event stream: what happened to the lock, when, and by whom.
 *
 * Each native thread writes fixed-size records into a buffer of its own, without locks; nothing is ever overwritten. When a buffer is
 * full the thread's further records are counted as lost, so what is there is always an exact beginning of what happened.
 *
 * Within a lane (the records of one thread) times never fall, and the kinds follow this grammar:
 *
 *     lane    :  ( START  turn*  EXIT )*
 *     turn    :  WAIT?  ACQUIRED  RELEASE  WAIT(forced)?  ( ENTER  LEAVE )?          with DROP_REQUEST anywhere inside a WAIT
 *
 * Each of them begins a state that lasts until the next one (DROP_REQUEST begins none): START nothing yet, WAIT waiting, ACQUIRED
 * holding, RELEASE nothing, ENTER outside with the GIL let go, LEAVE nothing. "Nothing" always has length zero, so the states
 * tile the thread's life. "Acquired" is timed after the lock was taken and "release" before it is let go: the holding states of
 * all lanes never overlap. Room for the RELEASE of every ACQUIRED is kept, so every hold ends.
 *
 * Three cuts are possible: a lane that lost records ends at its last one, whatever state that leaves open; recording may start
 * while a thread waits or is outside (its lane then starts with its next event); and where conch_events_stop finds a thread
 * waiting or outside, that state is open until the stop time. The thread that calls conch_events_stop gets its RELEASE.
 */
#ifndef CONCH_EVENTS_H
#define CONCH_EVENTS_H

#include <stdint.h>

#include "export.h"

enum conch_event_kind {
    CONCH_EVENT_START = 1,    /* the thread's first event, or its first since EXIT */
    CONCH_EVENT_WAIT,         /* begins to wait. reason CONCH_WAIT_LOCK: for the lock; CONCH_WAIT_FORCED: for another to take it */
    CONCH_EVENT_ACQUIRED,     /* holds the lock. other: who held it before (itself where nobody did in between), -1 nobody */
    CONCH_EVENT_DROP_REQUEST, /* this thread, waiting, asks the holder to let go. other: the holder; -1 where it has only
                                 just taken the lock from this thread, and its name is not written down yet */
    CONCH_EVENT_RELEASE,      /* lets the lock go. reason: enum conch_release_reason */
    CONCH_EVENT_ENTER,        /* begins to work, or to block, without the lock. name: which kernel, or what it waits for */
    CONCH_EVENT_LEAVE,        /* has done that, and wants the lock back. name: the same */
    CONCH_EVENT_EXIT          /* its thread state is gone */
};

enum conch_release_reason {
    CONCH_RELEASED = 1, /* Py_BEGIN_ALLOW_THREADS: a kernel runs without the lock */
    CONCH_INTERVAL,     /* another thread had asked for it */
    CONCH_BLOCKED,      /* the thread is about to wait for something else: sleep, a lock of the script, input */
    CONCH_EXIT,         /* the thread state ends */
    CONCH_TRACE_END     /* nothing was let go: recording stopped while the thread held the lock */
};

enum conch_wait_reason { CONCH_WAIT_LOCK = 1, CONCH_WAIT_FORCED };

struct conch_event {
    uint64_t time;          /* nanoseconds on CLOCK_MONOTONIC */
    uint64_t switch_number; /* ACQUIRED, RELEASE, DROP_REQUEST: how often the holder had changed; else 0 */
    int32_t thread;         /* whose event: the lane's thread id */
    int32_t other;          /* as the kind says, else -1 */
    int32_t name;           /* ENTER, LEAVE: for conch_events_name, else -1 */
    uint16_t kind;          /* enum conch_event_kind */
    uint16_t reason;        /* as the kind says, else 0 */
};

#define CONCH_LANE_NAME_SIZE 48

struct conch_lane {
    uint64_t events;  /* how many records can be copied */
    uint64_t lost;    /* how many did not fit */
    int32_t thread;   /* the thread's dense number */
    char name[CONCH_LANE_NAME_SIZE]; /* the name its thread state had last; "" for none */
};

struct conch_recording {
    uint64_t started;   /* nanoseconds on CLOCK_MONOTONIC */
    uint64_t stopped;   /* 0 while recording. A later record is of a thread that had not noticed yet, and means nothing */
    uint64_t interval;  /* the switch interval at the start, microseconds */
    uint64_t capacity;  /* records a lane */
    uint64_t lost;      /* over all lanes, and of threads for which no lane could be made */
    int32_t lanes;
    int32_t names;      /* conch_events_name knows 0 … names − 1 */
};

/*
 * Starts a new recording with that many records a lane (at least 8; 32 bytes each, touched only when written) and forgets the one
 * before. By a thread that holds the GIL. 0, or -1 when one runs already.
 */
CONCH_API int conch_events_start(uint64_t capacity);

/* Stops it; what was recorded stays readable until the next start. By a thread that holds the GIL. Nothing happens without one. */
CONCH_API void conch_events_stop(void);

/*
 * The readers. Callable at any time without the GIL, but not while another thread starts a recording. During a recording they show what
 * is complete so far. Lanes come in the order in which their threads had their first event.
 */
CONCH_API void conch_events_describe(struct conch_recording *out);
CONCH_API int conch_events_lane(int32_t lane, struct conch_lane *out); /* 0, or -1: no such lane */
/* Copies up to `limit` records of a lane, from record number `first` on; how many were copied. */
CONCH_API uint64_t conch_events_copy(int32_t lane, uint64_t first, struct conch_event *out, uint64_t limit);
/* The region name behind a number; NULL where there is none. Lives until the process ends. */
CONCH_API const char *conch_events_name(int32_t name);

/* A copy of the region name that lives until the process ends, the same for equal names: what Java hands to conch_thread_detach.
   Made once and kept by the caller. NULL is "released". When 1024 names are in use all others are "(further regions)". */
CONCH_API const char *conch_events_intern(const char *name);

#endif
