/*
 * The order of locks, in which the GIL is one. A lock that is waited for while another is held comes after it: an edge. Threads that go by a circle of
 * edges may wait for each other for ever, whether or not they did this time. Only circles through the GIL are reported: what other locks do
 * among each other is ThreadSanitizer's business.
 *
 * A read-write lock is two: who writes waits for its writer and for its readers, who reads only for its writer. Readers alone make no circle.
 *
 * A lock that one thread takes and another releases is a signal, not a lock, and has no order.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <pthread.h>

static const char gil_lock; /* its address stands for the GIL */
#define GIL ((const void *)&gil_lock)

#define MOST_EDGES 1024
#define MOST_SIGNALS 256

struct edge {
    const void *held, *wanted;
    const char *name; /* the call that waited */
    uintptr_t place;
};

static struct {
    pthread_mutex_t mutex;
    struct edge edges[MOST_EDGES];
    int count;
    const void *signals[MOST_SIGNALS];
    int signal_count;
} order = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static bool is_signal(const void *lock)
{
    for (int i = 0; i < order.signal_count; i++)
        if (order.signals[i] == lock)
            return true;
    return false;
}

static void forget_if(bool (*matches)(const void *, const void *, size_t), const void *start, size_t bytes)
{
    pthread_mutex_lock(&order.mutex);
    int kept = 0;
    for (int i = 0; i < order.count; i++)
        if (!matches(order.edges[i].held, start, bytes) && !matches(order.edges[i].wanted, start, bytes))
            order.edges[kept++] = order.edges[i];
    order.count = kept;
    int signals = 0;
    for (int i = 0; i < order.signal_count; i++)
        if (!matches(order.signals[i], start, bytes))
            order.signals[signals++] = order.signals[i];
    order.signal_count = signals;
    pthread_mutex_unlock(&order.mutex);
}

static bool lies_in(const void *lock, const void *start, size_t bytes)
{
    return (uintptr_t)lock - (uintptr_t)start < bytes;
}

void order_forget(const void *start, size_t bytes)
{
    if (order.count > 0 || order.signal_count > 0)
        forget_if(lies_in, start, bytes);
}

static bool has(const void *held, const void *wanted)
{
    for (int i = 0; i < order.count; i++)
        if (order.edges[i].held == held && order.edges[i].wanted == wanted)
            return true;
    return false;
}

/* The first edge of a way from one lock to another, or NULL; `through` becomes true when the GIL lies on the way. */
static const struct edge *way(const void *from, const void *to, bool *through, int depth)
{
    for (int i = 0; i < order.count && depth < 16; i++) {
        const struct edge *edge = &order.edges[i];
        bool further = false;
        if (edge->held != from)
            continue;
        if (edge->wanted == to || way(edge->wanted, to, &further, depth + 1) != NULL) {
            *through = *through || further || edge->held == GIL || edge->wanted == GIL;
            return edge;
        }
    }
    return NULL;
}

static _Noreturn void stop_for_circle(const struct edge *closing, const struct edge *other)
{
    bool waits_with_gil = closing->held == GIL;
    struct conch_stop stop = {
        .rule = RULE_ORDER,
        .subject = closing->name,
        .place = (int64_t)closing->place,
        .what = waits_with_gil ? "waits for a lock while the GIL is held, and elsewhere the GIL is waited for while that lock is held: two threads can wait for each other for ever"
                               : "waits for the GIL while a lock is held, and elsewhere that lock is waited for while the GIL is held: two threads can wait for each other for ever",
        .note = "the other order is",
        .note_place = (int64_t)other->place,
        .repair = "keep one order everywhere: let the GIL go (Py_BEGIN_ALLOW_THREADS) before waiting for the lock, and unlock it before the GIL is taken again",
    };
    strict_stop(&stop);
}

static void add(const void *held, const void *wanted, const char *name, uintptr_t place)
{
    struct edge made = {held, wanted, name, place};
    const struct edge *back = NULL;
    pthread_mutex_lock(&order.mutex);
    if (held != wanted && !has(held, wanted) && !is_signal(held) && !is_signal(wanted) && order.count < MOST_EDGES) {
        bool through = held == GIL || wanted == GIL;
        back = way(wanted, held, &through, 0);
        back = through ? back : NULL;
        order.edges[order.count++] = made;
    }
    pthread_mutex_unlock(&order.mutex);
    if (back != NULL)
        stop_for_circle(&made, back);
}

static int held_at(const struct strict_thread *me, const void *lock)
{
    for (int i = 0; i < me->lock_count; i++)
        if (me->locks[i] == lock)
            return i;
    return -1;
}

bool order_holds(const struct strict_thread *me, const void *lock)
{
    return held_at(me, lock) >= 0;
}

void order_wait(const struct strict_thread *me, const void *lock, const char *name, uintptr_t place)
{
    if (held_at(me, lock) >= 0)
        return;
    for (int i = 0; i < me->lock_count; i++)
        add(me->locks[i], lock, name, place);
    if (conch_tls.current != NULL)
        add(GIL, lock, name, place);
}

void order_wait_for_gil(const struct strict_thread *me, const char *name, uintptr_t place)
{
    for (int i = 0; i < me->lock_count; i++)
        add(me->locks[i], GIL, name, place);
}

void order_taken(struct strict_thread *me, const void *lock)
{
    if (me->lock_count < MOST_LOCKS)
        me->locks[me->lock_count++] = lock;
}

void order_released(struct strict_thread *me, const void *lock)
{
    int at = held_at(me, lock);
    if (at >= 0) {
        me->locks[at] = me->locks[--me->lock_count];
        return;
    }
    order_forget(lock, 1);
    pthread_mutex_lock(&order.mutex);
    if (!is_signal(lock) && order.signal_count < MOST_SIGNALS)
        order.signals[order.signal_count++] = lock;
    pthread_mutex_unlock(&order.mutex);
}
