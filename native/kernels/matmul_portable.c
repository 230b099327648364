/* The tile for any processor whose baseline has vectors of two doubles (SSE2, NEON); the compiler splits them elsewhere. */
#include "matmul_tile.h"

#define TILE matmul_tile_portable
#define NAME "portable"
#define TARGET
#define LANES 2
#define ROWS 4
#define VECTORS 2
#include "matmul_tile.inc"
