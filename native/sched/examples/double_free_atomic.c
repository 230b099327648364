/* The repair of double_free.c: lowering and looking are one step, so exactly one thread sees zero. */
#include <stdatomic.h>
#include <stdlib.h>

#include "sched.h"

const int threads = 2;

static struct object { int value; atomic_int ref_count; } *object;

void setup(void)
{
    object = malloc(sizeof *object);
    object->value = 42;
    atomic_init(&object->ref_count, 2);
}

void thread(int number)
{
    (void)number;
    if (atomic_fetch_sub_explicit(&object->ref_count, 1, memory_order_release) == 1) {
        atomic_thread_fence(memory_order_acquire);
        free(object);
    }
}

const char *check(void)
{
    return sched_freed(object) ? "freed once" : "leaked";
}
