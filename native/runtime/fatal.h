/* The end of the process when the lock's rules are broken: an error code would come too late. */
#ifndef CONCH_FATAL_H
#define CONCH_FATAL_H

#include "export.h"

/*
 * Prints "Fatal Python error: FUNCTION: MESSAGE" and which thread it is to standard error, and aborts.
 * Both strings are borrowed. Callable from any thread, with or without the GIL.
 */
CONCH_API _Noreturn void conch_fatal(const char *function, const char *message);

#endif
