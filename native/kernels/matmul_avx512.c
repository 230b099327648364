/* The tile for AVX-512: 8 × 24, so 24 of 32 registers accumulate. */
#include "matmul_tile.h"

#if defined(__x86_64__)
#define TILE matmul_tile_avx512
#define NAME "avx512"
#define TARGET __attribute__((target("avx512f,avx512vl,fma")))
#define LANES 8
#define ROWS 8
#define VECTORS 3
#include "matmul_tile.inc"
#endif
