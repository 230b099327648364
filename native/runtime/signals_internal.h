#ifndef CONCH_SIGNALS_INTERNAL_H
#define CONCH_SIGNALS_INTERNAL_H

/* Forgets what arrived. */
void signals_discard(void);

#endif
