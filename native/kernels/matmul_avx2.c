/* The tile for AVX2 with FMA: 4 × 12, so 12 of 16 registers accumulate. */
#include "matmul_tile.h"

#if defined(__x86_64__)
#define TILE matmul_tile_avx2
#define NAME "avx2"
#define TARGET __attribute__((target("avx2,fma")))
#define LANES 4
#define ROWS 4
#define VECTORS 3
#include "matmul_tile.inc"
#endif
