/* Which bytes are shared: written by at least one thread and used by at least two, in any run so far. Only these are points. */
#ifndef CONCH_SCHED_SHARING_H
#define CONCH_SCHED_SHARING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void sharing_open(void);

/* Notes an access of `thread` and tells whether it is a point: whether one of its bytes was shared when the search began. */
bool sharing_access(uintptr_t address, size_t size, int thread, bool writes);

/* True if runs since the last sharing_settle() showed shared bytes that were not points. The search must then begin again. */
bool sharing_grew(void);

/* From now on every byte that was seen to be shared is a point. */
void sharing_settle(void);

/* Makes bytes points that a report names, whatever the runs show. */
void sharing_add(uintptr_t address, size_t size);

/* The stretches of points in rising order: the i-th one, false behind the last. Call sharing_settle() first. */
bool sharing_stretch(int i, uintptr_t *begin, size_t *size);

#endif
