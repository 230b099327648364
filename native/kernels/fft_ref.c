#include "fft_ref.h"

#include <math.h>

void fft_ref(double *out, const double *x, size_t n, int inverse)
{
    const long double turn = (inverse ? 2 : -2) * 3.141592653589793238462643383279502884L;
    for (size_t k = 0; k < n; k++) {
        /* A reference must not lose digits as n grows: in extended precision, the root is turned from term to term but
         * computed afresh, from an index reduced in integers, at every 64th. */
        long double re = 0, im = 0;
        const long double step_re = cosl(turn * k / n), step_im = sinl(turn * k / n);
        long double w_re = 1, w_im = 0;
        for (size_t j = 0; j < n; j++) {
            if (j % 64 == 0) {
                w_re = cosl(turn * (long double)((j * k) % n) / n);
                w_im = sinl(turn * (long double)((j * k) % n) / n);
            }
            re += x[2 * j] * w_re - x[2 * j + 1] * w_im;
            im += x[2 * j] * w_im + x[2 * j + 1] * w_re;
            long double next = w_re * step_re - w_im * step_im;
            w_im = w_re * step_im + w_im * step_re;
            w_re = next;
        }
        out[2 * k] = (double)(inverse ? re / n : re);
        out[2 * k + 1] = (double)(inverse ? im / n : im);
    }
}
