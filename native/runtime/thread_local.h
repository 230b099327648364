/* What the runtime knows of the calling native thread; internal. */
#ifndef CONCH_THREAD_LOCAL_H
#define CONCH_THREAD_LOCAL_H

#include <stdint.h>

struct _ts;
struct events_lane;

struct conch_tls {
    struct _ts *current;        /* the attached thread state, or NULL: what PyThreadState_Get says */
    struct _ts *own;            /* the state that PyGILState_Ensure finds again, or NULL */
    struct events_lane *lane;   /* where this thread's events go; made by its first event */
    int32_t id;                 /* this native thread's dense number plus one; 0 before it has one */
};

/* Initial-exec: one instruction reads it, no call of __tls_get_addr. A library that is loaded by dlopen may use a little
   of the static TLS block this way, which is why nothing large belongs into this struct. */
#if defined(__ELF__)
#define CONCH_TLS_MODEL __attribute__((tls_model("initial-exec"), visibility("hidden")))
#else
#define CONCH_TLS_MODEL __attribute__((visibility("hidden")))
#endif

extern _Thread_local struct conch_tls conch_tls CONCH_TLS_MODEL;

/* The calling native thread's dense number, from 0; handed out by the first call, never to two threads. */
int32_t thread_number(void);

#endif
