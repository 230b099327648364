/* The passes of fft for AVX2 with FMA. */
#include "fft_engine.h"

#if defined(__x86_64__)
#define ENGINE fft_engine_avx2
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 4
#include "fft_engine.inc"
#endif
