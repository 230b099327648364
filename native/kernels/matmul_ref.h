/* What matmul must compute, written so that one can see it: the definition, one dot product an element. */
#ifndef CONCH_KERNELS_MATMUL_REF_H
#define CONCH_KERNELS_MATMUL_REF_H

#include <stddef.h>

/* As matmul, without a workspace, in m·n·k steps. */
void matmul_ref(double *c, const double *a, const double *b, size_t m, size_t k, size_t n);

#endif
