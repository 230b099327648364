/* fft against the definition for every length from 1 to 2000, against known transforms for long ones, and back again. */
#include "fft.h"
#include "fft_ref.h"
#include "support.h"

#include <math.h>
#include <string.h>

static const double TOLERANCE = 1e-12;

static double *copy(const double *x, size_t n)
{
    return memcpy(memory(2 * n * sizeof *x), x, 2 * n * sizeof *x);
}

static fft_plan *plan_for(size_t n)
{
    fft_plan *plan = fft_plan_new(n);
    EXPECT(plan, "no plan for n=%zu", n);
    EXPECT(fft_length(plan) == n, "n=%zu", n);
    return plan;
}

static void check_plan(const double *x, const double *expected, size_t n)
{
    fft_plan *plan = plan_for(n);
    double *y = copy(x, n);
    void *workspace = memory(fft_workspace(plan));

    fft_forward(plan, y, workspace);
    double error = relative_error(y, expected, 2 * n);
    EXPECT(error < TOLERANCE, "n=%zu (%s): forward, relative error %g", n, fft_route(plan), error);

    fft_inverse(plan, y, workspace);
    error = relative_error(y, x, 2 * n);
    EXPECT(error < TOLERANCE, "n=%zu (%s): inverse of forward, relative error %g", n, fft_route(plan), error);

    free(workspace);
    free(y);
    fft_plan_free(plan);
}

/* In one process for all levels, because the reference takes longer than all of them. */
static void every_length(void)
{
    random_seed();
    enum cpu_level best = cpu_level();
    for (size_t n = 1; n <= 2000; n += n < 200 || SLOWER == 1 ? 1 : 37) {
        double *x = random_numbers(2 * n), *expected = memory(2 * n * sizeof *x), *roots = memory(2 * n * sizeof *x);
        fft_ref(expected, x, n, 0, roots);
        for (enum cpu_level level = CPU_PORTABLE; level <= best; level++) {
            use_cpu_level(level);
            check_plan(x, expected, n);
        }
        free(roots);
        free(expected);
        free(x);
    }
    unsetenv("CONCH_KERNELS_CPU");
}

/* The inverse against its own definition: a forward and an inverse that are wrong alike would pass the way there and back. */
static void inverse_by_definition(void)
{
    for (size_t n = 1; n <= 130; n++) {
        fft_plan *plan = plan_for(n);
        double *x = random_numbers(2 * n), *expected = memory(2 * n * sizeof *x), *roots = memory(2 * n * sizeof *x);
        void *workspace = memory(fft_workspace(plan));
        fft_ref(expected, x, n, 1, roots);
        fft_inverse(plan, x, workspace);
        double error = relative_error(x, expected, 2 * n);
        EXPECT(error < TOLERANCE, "n=%zu (%s): inverse, relative error %g", n, fft_route(plan), error);
        free(workspace);
        free(roots);
        free(expected);
        free(x);
        fft_plan_free(plan);
    }
}

/* A few impulses, whose transform can be written down in n steps each: Σ z_i · exp(−2πi·j_i·k/n). */
static void check_long(size_t n, const char *route)
{
    enum { IMPULSES = 3 };
    fft_plan *plan = plan_for(n);
    EXPECT(strcmp(fft_route(plan), route) == 0, "n=%zu goes %s", n, fft_route(plan));
    double *x = memory(2 * n * sizeof *x), *expected = memory(2 * n * sizeof *x);
    void *workspace = memory(fft_workspace(plan));
    memset(x, 0, 2 * n * sizeof *x);
    memset(expected, 0, 2 * n * sizeof *x);
    for (int i = 0; i < IMPULSES; i++) {
        size_t j = random_below(n);
        double re = random_number(), im = random_number();
        x[2 * j] += re;
        x[2 * j + 1] += im;
        for (size_t k = 0, angle = 0; k < n; k++) {
            double radians = -6.283185307179586477 * (double)angle / (double)n;
            expected[2 * k] += re * cos(radians) - im * sin(radians);
            expected[2 * k + 1] += re * sin(radians) + im * cos(radians);
            angle = (angle + j) % n;
        }
    }
    double *original = copy(x, n);
    fft_forward(plan, x, workspace);
    double error = relative_error(x, expected, 2 * n);
    EXPECT(error < TOLERANCE, "n=%zu (%s): relative error %g", n, route, error);
    fft_inverse(plan, x, workspace);
    error = relative_error(x, original, 2 * n);
    EXPECT(error < TOLERANCE, "n=%zu (%s): there and back, relative error %g", n, route, error);
    free(original);
    free(workspace);
    free(expected);
    free(x);
    fft_plan_free(plan);
}

static void long_lengths(void)
{
    check_long(1 << 14, "direct");
    check_long(1 << 15, "four-step");
    check_long(1 << 16, "four-step");
    check_long(30030, "direct");
    check_long(59049, "four-step");             /* 3^10: no side is a multiple of a batch */
    check_long(3 * 5 * 7 * 11 * 13 * 17, "four-step");
    check_long(40013, "chirp");                 /* prime, and its longer length goes four-step */
    check_long(2 * 20011, "chirp");
    check_long(37, "chirp");
    check_long(31, "scalar");
    if (SLOWER == 1) {
        check_long(1 << 20, "four-step");
        check_long(1000000, "four-step");
        check_long(1 << 19, "four-step");
        for (int i = 0; i < 5; i++) {
            size_t n = 2001 + random_below(60000);
            fft_plan *plan = plan_for(n);
            const char *route = fft_route(plan);
            check_long(n, route);
            fft_plan_free(plan);
        }
    }
}

static fft_plan *shared;
static double *results[2];

static void transform_shared(size_t number)
{
    void *workspace = memory(fft_workspace(shared));
    fft_forward(shared, results[number], workspace);
    free(workspace);
}

static void two_threads_share_a_plan(void)
{
    static const size_t lengths[] = { 360, 1 << 15, 1009 };
    for (size_t i = 0; i < 3; i++) {
        size_t n = lengths[i];
        shared = plan_for(n);
        results[0] = random_numbers(2 * n);
        results[1] = copy(results[0], n);
        run_threads(2, transform_shared);
        EXPECT(memcmp(results[0], results[1], 2 * n * sizeof(double)) == 0, "n=%zu: two threads, two results", n);
        free(results[0]);
        free(results[1]);
        fft_plan_free(shared);
    }
}

static void all(void)
{
    two_threads_share_a_plan();
    inverse_by_definition();
    long_lengths();
}

int main(void)
{
    every_length();
    return for_each_cpu_level(all);
}
