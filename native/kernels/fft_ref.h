/* What fft must compute: the definition, n² steps, and it allocates nothing. */
#ifndef CONCH_KERNELS_FFT_REF_H
#define CONCH_KERNELS_FFT_REF_H

#include <stddef.h>

/* out[k] = Σ_j x[j] · exp(∓2πi·jk/n), interleaved complex; the inverse also divides by n. out and x do not overlap. */
void fft_ref(double *out, const double *x, size_t n, int inverse);

#endif
