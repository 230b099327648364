/* The discrete Fourier transform of n complex doubles, in place, for any n ≥ 1.
 *
 *   forward:  X[k] = Σ_j x[j] · exp(−2πi·jk/n)        inverse:  x[j] = 1/n · Σ_k X[k] · exp(+2πi·jk/n)
 *
 * The data are 2·n doubles, real and imaginary part in turn; they need no alignment.
 *
 * Planning is apart from executing. A plan holds everything that depends on n alone and never changes once it is made, so
 * any number of threads may execute one plan at a time, each on its own data and its own workspace. Executing allocates nothing.
 */
#ifndef CONCH_KERNELS_FFT_H
#define CONCH_KERNELS_FFT_H

#include <stddef.h>

typedef struct fft_plan fft_plan;

/* The largest n: sizes of plans and workspaces, in bytes, stay far from the end of size_t. */
#define FFT_LONGEST ((size_t)1 << 40)

/* A plan for n points, to be freed by fft_plan_free; NULL when memory is out. 1 ≤ n ≤ FFT_LONGEST. */
fft_plan *fft_plan_new(size_t n);

/* Frees a plan that nobody is executing. NULL is allowed. */
void fft_plan_free(fft_plan *plan);

/* n of the plan. */
size_t fft_length(const fft_plan *plan);

/* Bytes of workspace that executing the plan needs; never 0. The workspace needs no alignment and no initial value. */
size_t fft_workspace(const fft_plan *plan);

void fft_forward(const fft_plan *plan, double *x, void *workspace);
void fft_inverse(const fft_plan *plan, double *x, void *workspace);

/* How the plan does it: "scalar", "direct", "four-step" or "chirp". For tests and tables. */
const char *fft_route(const fft_plan *plan);

#endif
