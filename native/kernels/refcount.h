/* A counted object as a C programmer writes it first: a struct { value, ref_count }, and no lock anywhere.
 *
 * Who calls these functions must hold a lock that every other caller holds too. Without it they show what the lock was for:
 * counts get lost, and an object is deleted while somebody still counts on it. The memory of an object stays with whoever embeds
 * the struct: "deleted" is a mark, so that a lost race can be looked at instead of crashing.
 */
#ifndef CONCH_KERNELS_REFCOUNT_H
#define CONCH_KERNELS_REFCOUNT_H

#include <stddef.h>

/* Every step of counting is a load and a store of its own: volatile keeps the compiler from doing a hundred thousand steps as one
 * addition, or in a register, and adds neither atomicity nor order. */
struct refcount_object {
    long value;
    volatile long ref_count;
    volatile int deleted;
};

/* A living object with a count of 1. */
void refcount_init(struct refcount_object *o, long value);

/* Adds one to the count, `times` times over, stopping early at an object that is deleted. How many it did. */
size_t refcount_incref(struct refcount_object *o, size_t times);

/* Takes one from the count, `times` times over; marks the object deleted when the count it stored is 0, and stops there. How
 * many it did. */
size_t refcount_decref(struct refcount_object *o, size_t times);

#endif
