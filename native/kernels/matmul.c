/* c = a · b, blocked for the caches and packed for the registers.
 *
 *   columns of b by BLOCK_N   ┐ a block BLOCK_K × BLOCK_N of b is packed: panels of tile.columns, for the last-level cache
 *     depth by BLOCK_K        ┘
 *       rows of a by BLOCK_M    a block BLOCK_M × BLOCK_K of a is packed: panels of tile.rows, for the second-level cache
 *         panels of b           one panel BLOCK_K × tile.columns stays in the first-level cache while …
 *           panels of a         … the panels of a stream past it, one tile of c each
 *
 * Packing makes every load of the tile contiguous and pads the edges with zeros, so that the tile knows one shape only.
 * A zero that pads a meets only results that are thrown away: infinities and NaN come out where the definition has them.
 * A tile at the edge of c is computed beside it and the part that exists is copied.
 *
 * The blocking is the one of K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008).
 */
#include "matmul.h"

#include "cpu.h"
#include "matmul_tile.h"

#include <assert.h>
#include <stdint.h>

enum { BLOCK_M = 192, BLOCK_K = 256, BLOCK_N = 2016, LINE = 64 };   /* BLOCK_M and BLOCK_N are multiples of every tile's sides */

/* Below this many multiply-adds packing costs more than it saves. */
enum { SMALL = 2048 };

static size_t least(size_t x, size_t y) { return x < y ? x : y; }
static size_t round_up(size_t x, size_t to) { return (x + to - 1) / to * to; }

static const struct matmul_tile *tile(void)
{
    static const struct matmul_tile *chosen;    /* every thread finds the same one, so who writes last does not matter */
    const struct matmul_tile *found = __atomic_load_n(&chosen, __ATOMIC_RELAXED);
    if (found)
        return found;
    found = &matmul_tile_portable;
#if defined(__x86_64__)
    enum cpu_level level = cpu_level();
    if (level == CPU_AVX512)
        found = &matmul_tile_avx512;
    else if (level == CPU_AVX2)
        found = &matmul_tile_avx2;
#endif
    assert(BLOCK_M % found->rows == 0 && BLOCK_N % found->columns == 0);
    assert(found->rows * found->columns <= MATMUL_TILE_MOST);
    __atomic_store_n(&chosen, found, __ATOMIC_RELAXED);
    return found;
}

const char *matmul_variant(void)
{
    return tile()->name;
}

static size_t packed_a(size_t m, size_t k)
{
    return round_up(round_up(least(m, BLOCK_M), tile()->rows) * least(k, BLOCK_K), LINE / sizeof(double));
}

static size_t packed_b(size_t k, size_t n)
{
    return least(k, BLOCK_K) * round_up(least(n, BLOCK_N), tile()->columns);
}

size_t matmul_workspace(size_t m, size_t k, size_t n)
{
    return (packed_a(m, k) + packed_b(k, n)) * sizeof(double) + LINE;
}

/* Panels of `width` rows of a, each panel column by column. */
static void pack_a(double *restrict to, const double *a, size_t rows, size_t depth, size_t stride, size_t width)
{
    for (size_t i = 0; i < rows; i += width, a += width * stride) {
        size_t here = least(width, rows - i);
        for (size_t p = 0; p < depth; p++, to += width) {
            for (size_t r = 0; r < here; r++)
                to[r] = a[r * stride + p];
            for (size_t r = here; r < width; r++)
                to[r] = 0;
        }
    }
}

/* Panels of `width` columns of b, each panel row by row. */
static void pack_b(double *to, const double *b, size_t depth, size_t columns, size_t stride, size_t width)
{
    for (size_t j = 0; j < columns; j += width) {
        size_t here = least(width, columns - j);
        for (size_t p = 0; p < depth; p++, to += width) {
            for (size_t c = 0; c < here; c++)
                to[c] = b[p * stride + j + c];
            for (size_t c = here; c < width; c++)
                to[c] = 0;
        }
    }
}

static void edge_tile(const struct matmul_tile *t, size_t depth, const double *a, const double *b, double *c,
                      size_t stride, int start, size_t rows, size_t columns)
{
    double whole[MATMUL_TILE_MOST];
    t->run(depth, a, b, whole, t->columns, 1);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            c[i * stride + j] = (start ? 0 : c[i * stride + j]) + whole[i * t->columns + j];
}

static void packed_product(const struct matmul_tile *t, size_t depth, const double *a, const double *b, double *c,
                           size_t rows, size_t columns, size_t stride, int start)
{
    for (size_t j = 0; j < columns; j += t->columns)
        for (size_t i = 0; i < rows; i += t->rows) {
            const double *panel_a = a + i * depth, *panel_b = b + j * depth;
            double *place = c + i * stride + j;
            if (rows - i >= t->rows && columns - j >= t->columns)
                t->run(depth, panel_a, panel_b, place, stride, start);
            else
                edge_tile(t, depth, panel_a, panel_b, place, stride, start,
                          least(t->rows, rows - i), least(t->columns, columns - j));
        }
}

/* Row by row, for what is too small to pack: the inner loop runs along rows of b and c. */
static void small_product(double *restrict c, const double *a, const double *b, size_t m, size_t k, size_t n)
{
    for (size_t i = 0; i < m; i++, c += n, a += k) {
        for (size_t j = 0; j < n; j++)
            c[j] = 0;
        for (size_t p = 0; p < k; p++)
            for (size_t j = 0; j < n; j++)
                c[j] += a[p] * b[p * n + j];
    }
}

void matmul(double *restrict c, const double *a, const double *b, size_t m, size_t k, size_t n, void *workspace)
{
    if (m == 0 || n == 0)
        return;
    if (k == 0 || m * n <= SMALL / k) {
        small_product(c, a, b, m, k, n);
        return;
    }

    const struct matmul_tile *t = tile();
    double *block_a = (double *)(((uintptr_t)workspace + LINE - 1) / LINE * LINE);
    double *block_b = block_a + packed_a(m, k);

    for (size_t j = 0; j < n; j += BLOCK_N) {
        size_t columns = least(BLOCK_N, n - j);
        for (size_t p = 0; p < k; p += BLOCK_K) {
            size_t depth = least(BLOCK_K, k - p);
            pack_b(block_b, b + p * n + j, depth, columns, n, t->columns);
            for (size_t i = 0; i < m; i += BLOCK_M) {
                size_t rows = least(BLOCK_M, m - i);
                pack_a(block_a, a + i * k + p, rows, depth, k, t->rows);
                packed_product(t, depth, block_a, block_b, c + i * n + j, rows, columns, n, p == 0);
            }
        }
    }
}
