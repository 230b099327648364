/* Which vector instructions this processor has, asked once at run time: the library is built for the oldest machine. */
#ifndef CONCH_KERNELS_CPU_H
#define CONCH_KERNELS_CPU_H

enum cpu_level { CPU_PORTABLE, CPU_AVX2, CPU_AVX512 };

/* The best level that this processor and its operating system support; the environment variable CONCH_KERNELS_CPU
 * (portable, avx2, avx512) can lower it, which is how the tests reach every variant on one machine. */
enum cpu_level cpu_level(void);

/* "portable", "avx2" or "avx512". */
const char *cpu_level_name(enum cpu_level level);

#endif
