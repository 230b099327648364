/* Mutexes, spin locks and read-write locks as the scheduler models them: who holds which address. The program's own objects are never touched. */
#ifndef CONCH_SCHED_LOCKS_H
#define CONCH_SCHED_LOCKS_H

#include <stdbool.h>
#include <stdint.h>

void locks_reset(void);

/* The thread that holds the lock at `address` for itself alone, -1 if none does. */
int locks_holder(uintptr_t address);

/* Whether anybody, reader or writer, holds it. */
bool locks_is_held(uintptr_t address);

/* Takes the lock once more for its one holder; `where` is the code address, for the reader. False if more than 256 locks are held at once. */
bool locks_take(uintptr_t address, int thread, uintptr_t where);

/* Takes it as one of the readers. False as above. */
bool locks_share(uintptr_t address, int thread, uintptr_t where);

/* A lock that somebody holds still. `where` is the code address at which it was taken last. False if nobody holds any. */
bool locks_left(uintptr_t *address, int *thread, uintptr_t *where);

/* Lets go what `thread` holds, once. False if it holds nothing there. */
bool locks_release(uintptr_t address, int thread);

/* For Operation: a lock can be taken while nobody holds it; shared, while nobody holds it alone; a recursive one also by its holder. */
bool locks_is_free(uintptr_t address, int thread);
bool locks_is_free_to_share(uintptr_t address, int thread);
bool locks_is_free_or_own(uintptr_t address, int thread);
int locks_in_the_way(uintptr_t address, int thread);

#endif
