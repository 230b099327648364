/* Signals on their way from whoever received them to the main thread of the script. */
#ifndef CONCH_SIGNALS_H
#define CONCH_SIGNALS_H

#include "export.h"

#define CONCH_SIGNAL_LIMIT 65 /* signal numbers are 1 … 64 on Linux, fewer elsewhere */

/* Notes that the signal arrived; arriving twice before it is taken counts once, as in CPython. Callable from a signal handler
   and from any thread, without the GIL. 0, or -1 for a number that is no signal. */
CONCH_API int conch_signal_set(int signal_number);

/* The main thread's next signal, lowest number first, which is thereby taken; 0 for none, and always 0 on other threads.
   Call it until it says 0; signals that are left behind (because a handler raised) stay noted in the eval breaker. */
CONCH_API int conch_signal_take(void);

#endif
