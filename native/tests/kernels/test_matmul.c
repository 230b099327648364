/* matmul against its definition: random shapes, shapes at the edges of tiles and blocks, empty ones, infinities, two threads. */
#include "matmul.h"
#include "matmul_ref.h"
#include "support.h"

#include <math.h>
#include <string.h>

static const double TOLERANCE = 1e-13;

/* c starts as garbage that is NaN, so that an element left out, or added to, shows. */
static double *garbage(size_t count)
{
    double *c = memory(count * sizeof *c);
    memset(c, 0xFF, count * sizeof *c);
    return c;
}

static void check(size_t m, size_t k, size_t n)
{
    double *a = random_numbers(m * k), *b = random_numbers(k * n), *c = garbage(m * n), *expected = garbage(m * n);
    void *workspace = memory(matmul_workspace(m, k, n));
    matmul(c, a, b, m, k, n, workspace);
    matmul_ref(expected, a, b, m, k, n);
    double error = relative_error(c, expected, m * n);
    EXPECT(error < TOLERANCE, "m=%zu k=%zu n=%zu: relative error %g", m, k, n, error);
    free(workspace);
    free(expected);
    free(c);
    free(b);
    free(a);
}

static void empty_shapes(void)
{
    for (size_t i = 0; i < 8; i++)
        check(i & 1 ? 5 : 0, i & 2 ? 7 : 0, i & 4 ? 3 : 0);
}

static void small_shapes(void)
{
    for (size_t m = 1; m <= 9; m++)
        for (size_t k = 1; k <= 9; k += 2)
            for (size_t n = 1; n <= 27; n++)
                check(m, k, n);
}

static void random_shapes(void)
{
    for (size_t i = 0; i < 300 / SLOWER; i++)
        check(1 + random_below(120), 1 + random_below(120), 1 + random_below(120));
}

/* One below, at and above the sides of blocks, in each dimension. */
static void block_edges(void)
{
    static const size_t sides[] = { 191, 192, 193, 256, 257, 385 };
    for (size_t i = 0; i < 6; i++) {
        check(sides[i], 30, 25);
        check(9, sides[i], 25);
        check(sides[i], sides[5 - i], 3);
    }
    check(5, 7, 2015);
    check(5, 7, 2017);
    check(1, 2000, 1);
    check(3000, 1, 1);
    check(1, 3, 3000);
}

static void infinities_stay_in_their_row_and_column(void)
{
    enum { N = 50 };
    double *a = random_numbers(N * N), *b = random_numbers(N * N), *c = garbage(N * N);
    void *workspace = memory(matmul_workspace(N, N, N));
    a[10 * N + 4] = INFINITY;
    b[3 * N + 20] = NAN;
    matmul(c, a, b, N, N, N, workspace);
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            EXPECT(j == 20 ? isnan(c[i * N + j]) : i == 10 ? isinf(c[i * N + j]) : isfinite(c[i * N + j]),
                   "row %zu, column %zu: %g", i, j, c[i * N + j]);
    free(workspace);
    free(c);
    free(b);
    free(a);
}

enum { SHARED = 150 };
static double *shared_a, *shared_b, *results[2];

static void multiply_shared(size_t number)
{
    void *workspace = memory(matmul_workspace(SHARED, SHARED, SHARED));
    for (int i = 0; i < 5; i++)
        matmul(results[number], shared_a, shared_b, SHARED, SHARED, SHARED, workspace);
    free(workspace);
}

static void two_threads_share_what_they_read(void)
{
    shared_a = random_numbers(SHARED * SHARED);
    shared_b = random_numbers(SHARED * SHARED);
    results[0] = garbage(SHARED * SHARED);
    results[1] = garbage(SHARED * SHARED);
    run_threads(2, multiply_shared);
    EXPECT(memcmp(results[0], results[1], SHARED * SHARED * sizeof(double)) == 0, "two threads, two results");
    free(shared_a);
    free(shared_b);
    free(results[0]);
    free(results[1]);
}

static void all(void)
{
    two_threads_share_what_they_read();     /* first: both threads then choose the variant */
    empty_shapes();
    small_shapes();
    random_shapes();
    block_edges();
    infinities_stay_in_their_row_and_column();
}

int main(void)
{
    return for_each_cpu_level(all);
}
