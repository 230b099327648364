/* Unrolls the loop that follows, whose trip count is a small constant: its array then lives in registers. */
#ifndef CONCH_KERNELS_UNROLL_H
#define CONCH_KERNELS_UNROLL_H

#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

#endif
