#include "fft_ref.h"

#include <math.h>

void fft_ref(double *out, const double *x, size_t n, int inverse, double *workspace)
{
    const long double turn = (inverse ? 2 : -2) * 3.141592653589793238462643383279502884L;
    for (size_t j = 0; j < n; j++) {
        workspace[2 * j] = (double)cosl(turn * (long double)j / (long double)n);
        workspace[2 * j + 1] = (double)sinl(turn * (long double)j / (long double)n);
    }
    for (size_t k = 0; k < n; k++) {
        double re = 0, im = 0;
        for (size_t j = 0, angle = 0; j < n; j++) {     /* angle = j·k mod n */
            double c = workspace[2 * angle], s = workspace[2 * angle + 1];
            re += x[2 * j] * c - x[2 * j + 1] * s;
            im += x[2 * j] * s + x[2 * j + 1] * c;
            angle = angle + k < n ? angle + k : angle + k - n;
        }
        out[2 * k] = inverse ? re / (double)n : re;
        out[2 * k + 1] = inverse ? im / (double)n : im;
    }
}
