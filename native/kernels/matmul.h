/* The product of two matrices of doubles: c = a · b.
 *
 * All three are row-major and dense: a has m rows of k, b has k rows of n, c has m rows of n, none of them padded.
 * Sizes count elements; any of them may be 0 (k = 0 gives a c of zeros). c must not overlap a or b.
 * Nothing here allocates, locks, or touches an object: any thread may call it on its own c and its own workspace.
 */
#ifndef CONCH_KERNELS_MATMUL_H
#define CONCH_KERNELS_MATMUL_H

#include <stddef.h>

/* Bytes of workspace that matmul needs for this shape; never 0. The workspace needs no alignment and no initial value. */
size_t matmul_workspace(size_t m, size_t k, size_t n);

/* c[m×n] = a[m×k] · b[k×n]. The caller keeps the workspace; it may be used again at once. */
void matmul(double *restrict c, const double *a, const double *b, size_t m, size_t k, size_t n, void *workspace);

/* The instruction set that matmul uses on this machine: "avx512", "avx2" or "portable". */
const char *matmul_variant(void);

#endif
