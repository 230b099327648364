#ifndef CONCH_PENDING_INTERNAL_H
#define CONCH_PENDING_INTERNAL_H

/* Throws away what is queued, without calling it. For the main thread. */
void pending_discard(void);

#endif
