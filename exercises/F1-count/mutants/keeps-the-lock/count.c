/*
 * Two threads and one object. Each thread was handed a reference; it lends it to a function that it calls, which takes a reference
 * of its own and drops it, and then drops the one that it was handed. Whoever drops the last one frees.
 *
 * Py_INCREF and Py_DECREF are no more than what stands here: the lock makes them right. Here there is none.
 * Repair the count, with a lock or with atomics. Leave setup, thread and check as they are.
 */
#include <stdlib.h>
#include <pthread.h>

/* As if they came from another file: the compiler must not make one step out of two calls. */
#define NOT_INLINE static __attribute__((noinline))

struct object {
    long value;
    long ref_count;
};

static struct object *object;
static int frees;

static void object_init(struct object *o, long references)
{
    o->value = 2781;
    o->ref_count = references;
}

static void object_free(struct object *o)
{
    frees++;
    free(o);
}

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
NOT_INLINE void incref(struct object *o)
{
    pthread_mutex_lock(&m);
    o->ref_count = o->ref_count + 1;
    pthread_mutex_unlock(&m);
}
NOT_INLINE void decref(struct object *o)
{
    pthread_mutex_lock(&m);
    o->ref_count = o->ref_count - 1;
    if (o->ref_count == 0) {
        object_free(o);
        return;
    }
    pthread_mutex_unlock(&m);
}

const int threads = 2;

void setup(void)
{
    object = malloc(sizeof *object);
    object_init(object, threads);
}

static void borrow(struct object *o)
{
    incref(o);
    decref(o);
}

void thread(int number)
{
    (void)number;
    borrow(object);
    decref(object);
}

const char *check(void)
{
    return frees == 1 ? "freed once" : frees == 0 ? "never freed: a leak" : "freed more than once";
}
