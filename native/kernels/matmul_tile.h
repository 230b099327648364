/* The seam between matmul's blocking, which is the same everywhere, and its inner tile, which is one per instruction set. */
#ifndef CONCH_KERNELS_MATMUL_TILE_H
#define CONCH_KERNELS_MATMUL_TILE_H

#include <stddef.h>

/* c[rows×columns] += Σ_p a_p ⊗ b_p over depth steps, or = where start is nonzero.
 * a holds depth groups of `rows` numbers, b depth groups of `columns` numbers, both packed and padded with zeros;
 * c is a full tile whose rows lie `stride` numbers apart. */
typedef void matmul_tile_function(size_t depth, const double *a, const double *b, double *c, size_t stride, int start);

struct matmul_tile {
    const char *name;
    size_t rows, columns;
    matmul_tile_function *run;
};

enum { MATMUL_TILE_MOST = 8 * 24 };     /* no tile has more elements */

extern const struct matmul_tile matmul_tile_portable;
#if defined(__x86_64__)
extern const struct matmul_tile matmul_tile_avx2, matmul_tile_avx512;
#endif

#endif
