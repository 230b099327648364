#define _GNU_SOURCE
#include "internal.h"

#include <pthread.h>

static struct conch_host *host;

/* Java must be able to answer an overflow of the stack with an exception before it is back in C: what it throws through C ends the JVM. */
#define ROOM_FOR_JAVA ((uintptr_t)192 << 10)
static _Thread_local uintptr_t stack_end; /* below it no call of Java begins; 0 before the first one */

static CONCH_COLD uintptr_t find_stack_end(void)
{
    void *low = NULL;
    size_t size = 0;
#ifdef __APPLE__
    size = pthread_get_stacksize_np(pthread_self());
    low = (char *)pthread_get_stackaddr_np(pthread_self()) - size;
#else
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
    }
#endif
    uintptr_t room = size / 2 < ROOM_FOR_JAVA ? size / 2 : ROOM_FOR_JAVA;
    return stack_end = (uintptr_t)low + room + 1;
}

/* What C gets instead of a call that would not fit. The end of an object must be told all the same. */
static CONCH_COLD int64_t refuse(int32_t op)
{
    static const int64_t failures[] = {
#define X(name, failure) failure,
        CONCH_HOST_OPS(X)
#undef X
    };
    PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded in C code");
    return failures[op];
}

const char *conch_host_op_names(void)
{
#define X(name, failure) #name " "
    return CONCH_HOST_OPS(X);
#undef X
}

void conch_host_set(struct conch_host *table)
{
    host = table;
}

int64_t conch_host_call(int32_t op, int64_t a, int64_t b, int64_t c, int64_t d)
{
    if (CONCH_UNLIKELY(host == NULL))
        conch_fatal("conch_host_call", "the interpreter is not running: this function of the API needs it");
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    if (CONCH_UNLIKELY(here < (stack_end != 0 ? stack_end : find_stack_end())) && op != CONCH_OP_DEALLOC)
        return refuse(op);
    return host->call(op, a, b, c, d);
}
