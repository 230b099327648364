/* What callbacks and wrappers have in common: one access to memory. */
#ifndef CONCH_SCHED_ACCESS_H
#define CONCH_SCHED_ACCESS_H

#include <stddef.h>
#include <stdint.h>

#include "scheduler.h"

/* The code address behind the call of the function that this stands in. */
#define WHERE ((uintptr_t)__builtin_return_address(0))

/* Comes back when the calling thread has the turn for this access, if the memory is shared; ends the run if it is freed. */
void access_memory(const volatile void *address, size_t size, OperationKind kind, const char *name, uintptr_t where);

/* Ends the run if `size` bytes at `address` lie on the program's heap but not in a living block. */
void access_check(uintptr_t address, size_t size, const char *name, uintptr_t where);

#endif
