/* The seam between fft's plans (fft.c) and the passes over the data (fft_engine.inc), which exist once per vector length.
 *
 * Between its first and last pass a transform lives in split form: all real parts, then all imaginary parts, each with
 * FFT_PAD doubles behind it that may be read and overwritten. Split form lets every instruction work on whole vectors.
 *
 * A pass of radix r is one step of Stockham's self-sorting algorithm (decimation in frequency): with `ahead` = m
 * sub-transforms still of length r·m, and `done` = s the product of the radices already done,
 *     y[q + s·(r·p + t)] = ω_{r·m}^{p·t} · Σ_j x[q + s·(p + m·j)] · ω_r^{j·t}      0 ≤ p < m, 0 ≤ q < s, 0 ≤ t < r
 * and the result comes out in natural order without any reversal of bits. A batch of B transforms side by side is the same
 * algorithm that starts with s = B.
 */
#ifndef CONCH_KERNELS_FFT_ENGINE_H
#define CONCH_KERNELS_FFT_ENGINE_H

#include <stddef.h>

enum {
    FFT_PAD = 8,            /* doubles behind a split half: the longest vector */
    FFT_BATCH = 8,          /* columns that the four-step route transforms at a time: a multiple of every vector length */
    FFT_WIDEST_RADIX = 31   /* a larger prime factor goes the chirp route */
};

struct fft_pass {
    size_t radix, ahead, done;
    const double *twiddles; /* for each t: the real parts of ω^{p·t} for all p, then the imaginary parts */
    const double *roots;    /* cos(2πj/radix) for all j, then sin(2πj/radix) */
};

/* A split array that is read, and one that is written. */
struct fft_source { const double *re, *im; };
struct fft_target { double *re, *im; };

struct fft_engine {
    size_t lanes;

    /* done = 1, ahead ≥ lanes. x is interleaved; its imaginary parts are multiplied by sign (±1: conjugated for the inverse). */
    void (*first)(const struct fft_pass *, const double *x, struct fft_target, double sign);
    /* Any pass from split form to split form. */
    void (*middle)(const struct fft_pass *, struct fft_source, struct fft_target);
    /* ahead = 1, done ≥ lanes. Writes x interleaved: real parts times scale, imaginary parts times scale·sign. */
    void (*last)(const struct fft_pass *, struct fft_source, double *x, double sign, double scale);

    /* FFT_BATCH columns of an interleaved matrix, rows `stride` complex numbers apart, to split form. */
    void (*gather)(const double *x, size_t rows, size_t stride, struct fft_target, double sign);
    /* The batch times base[row]·fine[row, column], each a split table, then turned: element (row, column) goes to
     * block row/FFT_BATCH, at (column, row % FFT_BATCH). Blocks lie `block` doubles apart; the last one overlaps its neighbour
     * when rows is no multiple of FFT_BATCH. */
    void (*turn)(struct fft_source, size_t rows, struct fft_source base, struct fft_source fine, struct fft_target,
                 size_t block);
    /* A batch from split form to FFT_BATCH columns of an interleaved matrix, scaled as in last. */
    void (*spread)(struct fft_source, size_t rows, double *x, size_t stride, double sign, double scale);
};

extern const struct fft_engine fft_engine_scalar, fft_engine_portable;
#if defined(__x86_64__)
extern const struct fft_engine fft_engine_avx2, fft_engine_avx512;
#endif

#endif
