/* The passes of fft for AVX-512. */
#include "fft_engine.h"

#if defined(__x86_64__)
#define ENGINE fft_engine_avx512
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,fma")))
#define LANES 8
#include "fft_engine.inc"
#endif
