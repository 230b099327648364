#include "fft_ref.h"

#include <math.h>

void fft_ref(double *out, const double *x, size_t n, int inverse, double *workspace)
{
    const long double turn = (inverse ? 2 : -2) * 3.141592653589793238462643383279502884L;
    for (size_t j = 0; j < n; j++) {
        workspace[2 * j] = (double)cosl(turn * (long double)j / (long double)n);
        workspace[2 * j + 1] = (double)sinl(turn * (long double)j / (long double)n);
    }
    for (size_t i = 0; i < 2 * n; i++)
        out[i] = 0;
    for (size_t j = 0; j < n; j++) {
        double re = inverse ? x[2 * j] / (double)n : x[2 * j];
        double im = inverse ? x[2 * j + 1] / (double)n : x[2 * j + 1];
        for (size_t k = 0, angle = 0; k < n; k++) {     /* angle = j·k mod n */
            double c = workspace[2 * angle], s = workspace[2 * angle + 1];
            out[2 * k] += re * c - im * s;
            out[2 * k + 1] += re * s + im * c;
            angle += j;
            if (angle >= n)
                angle -= n;
        }
    }
}
