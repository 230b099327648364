/*
 * Two threads drop the last two references. Both may see zero and free; or neither does, and the object leaks.
 *
 * volatile makes the compiler read the count again for the comparison at every level of optimisation. Without it -O2 compares
 * what it has just written, which leaves the leak and hides the double free.
 */
#include <stdlib.h>

#include "sched.h"

const int threads = 2;

static struct object { int value; volatile int ref_count; } *object;

void setup(void)
{
    object = malloc(sizeof *object);
    object->value = 42;
    object->ref_count = 2;
}

void thread(int number)
{
    (void)number;
    object->ref_count = object->ref_count - 1;
    if (object->ref_count == 0)
        free(object);
}

const char *check(void)
{
    return sched_freed(object) ? "freed once" : "leaked";
}
