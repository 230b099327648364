/* Compiler hints of the runtime; internal. */
#ifndef CONCH_HINTS_H
#define CONCH_HINTS_H

#define CONCH_LIKELY(x) __builtin_expect(!!(x), 1)
#define CONCH_UNLIKELY(x) __builtin_expect(!!(x), 0)

/* Keeps a slow path out of the function that calls it, so that the fast path needs no stack frame. */
#define CONCH_COLD __attribute__((noinline, cold))

/* Cache lines of x86-64 and most aarch64 cores; Apple's 128-byte lines only lose a little by it. */
#define CONCH_CACHE_LINE 64

#endif
