/* What fft must compute: the definition, in n² steps. */
#ifndef CONCH_KERNELS_FFT_REF_H
#define CONCH_KERNELS_FFT_REF_H

#include <stddef.h>

/* out[k] = Σ_j x[j] · exp(∓2πi·jk/n), interleaved complex; the inverse also divides by n. out and x do not overlap.
 * The workspace holds 2·n doubles: the n roots of unity, each computed on its own in extended precision. */
void fft_ref(double *out, const double *x, size_t n, int inverse, double *workspace);

#endif
