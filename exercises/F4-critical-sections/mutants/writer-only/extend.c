/*
 * a.extend(b) without the GIL: each list has a lock of its own, and the method needs both. Two threads call a.extend(b) and
 * b.extend(a) at once; one of them then calls b.extend(b).
 *
 * Repair lock_both and unlock_both, which are Py_BEGIN_CRITICAL_SECTION2(a, b) and its END in small. All else stays as it is.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

enum { ROOM = 8 };

struct list {
    pthread_mutex_t lock;
    int size;
    int items[ROOM];
};

static struct list a = {.lock = PTHREAD_MUTEX_INITIALIZER, .size = 1, .items = {1}};
static struct list b = {.lock = PTHREAD_MUTEX_INITIALIZER, .size = 1, .items = {2}};

static void lock_both(struct list *one, struct list *other)
{
    (void)other;
    pthread_mutex_lock(&one->lock);
}

static void unlock_both(struct list *one, struct list *other)
{
    (void)other;
    pthread_mutex_unlock(&one->lock);
}

static void extend(struct list *to, const struct list *from)
{
    int count = from->size;
    for (int i = 0; i < count && to->size < ROOM; i++)
        to->items[to->size++] = from->items[i];
}

static void list_extend(struct list *to, struct list *from)
{
    lock_both(to, from);
    extend(to, from);
    unlock_both(to, from);
}

const int threads = 2;

void setup(void)
{
}

void thread(int number)
{
    if (number == 0) {
        list_extend(&a, &b);
    } else {
        list_extend(&b, &a);
        list_extend(&b, &b);
    }
}

static int sum(const struct list *l)
{
    int sum = 0;
    for (int i = 0; i < l->size; i++)
        sum += l->items[i];
    return sum;
}

/* The sizes and sums of both lists: as if the three calls had come one after the other, in one of three orders, or something else. */
const char *check(void)
{
    static char result[64];
    snprintf(result, sizeof result, "a: %d items, sum %d; b: %d items, sum %d", a.size, sum(&a), b.size, sum(&b));
    return result;
}
