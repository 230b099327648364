/* Plans for the Fourier transform, and the order in which their passes run.
 *
 * Three routes, chosen by n alone:
 *   direct     n is a product of primes up to FFT_WIDEST_RADIX: Stockham passes of radix 8, 4, 2 and odd radices, from x through
 *              two split halves of the workspace back to x ("scalar" where n is too short for vectors);
 *   four-step  the same for long n, so that memory is crossed twice instead of once a pass: n = rows · columns, the columns are
 *              transformed FFT_BATCH at a time in cache, multiplied by ω_n^{row·column} and turned, then the rows likewise;
 *   chirp      n has a larger prime factor: −2jk = (k−j)² − j² − k² makes the transform a convolution, which transforms
 *              of a convenient longer length compute (Bluestein 1970).
 *
 * The inverse conjugates on the way in and on the way out (sign = −1), so that forward tables serve both.
 *
 * Every root of unity in a table is computed on its own from an angle reduced, in integers, to an eighth of a turn; none comes
 * from a recurrence, so that the error of a transform grows like log n, not like n.
 *
 * Stockham's passes: P. N. Swarztrauber, "FFT algorithms for vector computers" (1984). Four steps: D. H. Bailey, "FFTs in
 * external or hierarchical memory" (1990).
 */
#include "fft.h"

#include "cpu.h"
#include "fft_engine.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(size_t) >= 8, "lengths and table sizes are computed in size_t without checks for overflow");

enum {
    MOST_PASSES = 48,       /* 2^40 has 14, 3^25 has 25 */
    LINE = 64,
    FOUR_STEP_FROM = 1 << 15,
    SHORTEST_SIDE = 64      /* of the four-step matrix */
};

enum route { SCALAR, DIRECT, FOUR_STEP, CHIRP };

/* A transform of a small-prime length as a sequence of passes. */
struct stages {
    const struct fft_engine *engine;
    size_t count;
    struct fft_pass pass[MOST_PASSES];
    double *tables;             /* what the passes point into; owned */
};

struct fft_plan {
    size_t n;
    enum route route;
    struct stages direct;                       /* SCALAR, DIRECT */
    size_t rows, columns;                       /* FOUR_STEP: n = rows · columns */
    struct stages down, along;                  /* FOUR_STEP: of length rows, of length columns */
    double *base, *fine;                        /* FOUR_STEP: ω_n^{row·block start} and ω_n^{row·column in batch}, split */
    fft_plan *longer;                           /* CHIRP: of a convenient length ≥ 2n − 1 */
    double *chirp, *spectrum;                   /* CHIRP: exp(−πi·k²/n), and the transformed filter divided by its length */
};

/* ---- roots of unity ---- */

/* cos and sin of k/n of a turn, 0 ≤ k < n. */
static void root(size_t k, size_t n, double *c, double *s)
{
    /* In units of an eighth of a turn over n: fold into the first half, the first quarter, the first eighth. */
    size_t angle = 8 * k;
    int lower = angle > 4 * n, left = 0, steep = 0;
    if (lower)
        angle = 8 * n - angle;
    if ((left = angle > 2 * n))
        angle = 4 * n - angle;
    if ((steep = angle > n))
        angle = 2 * n - angle;
    double radians = 0.78539816339744830962 * ((double)angle / (double)n);      /* π/4 */
    double x = steep ? sin(radians) : cos(radians), y = steep ? cos(radians) : sin(radians);
    *c = left ? -x : x;
    *s = lower ? -y : y;
}

/* ω_n^k = exp(−2πi·k/n), 0 ≤ k < n. */
static void twiddle(size_t k, size_t n, double *re, double *im)
{
    root(k, n, re, im);
    *im = -*im;
}

/* ---- stages ---- */

/* The radices of n for vectors of so many lanes, 0 when a prime factor is too large. Powers of two go first, so that later passes
 * have whole vectors; and first of all a multiple of the vector, whose squares are turned in registers. */
static size_t factor(size_t n, size_t lanes, size_t radix[MOST_PASSES])
{
    size_t count = 0, twos = 0;
    while (n % 2 == 0) {
        n /= 2;
        twos++;
    }
    size_t eights = twos / 3, fours = twos % 3 == 2, rest = twos % 3 == 1;
    if (rest && eights > 0) {
        eights--;
        fours = 2;
        rest = 0;
    }
    if (lanes == 4)
        for (; fours > 0; fours--)
            radix[count++] = 4;
    for (; eights > 0; eights--)
        radix[count++] = 8;
    for (; fours > 0; fours--)
        radix[count++] = 4;
    if (rest)
        radix[count++] = 2;
    for (size_t odd = FFT_WIDEST_RADIX; odd >= 3; odd -= 2)
        for (int prime = odd < 9 || (odd % 3 && odd % 5); prime && n % odd == 0; n /= odd)
            radix[count++] = odd;
    assert(count <= MOST_PASSES);
    return n == 1 ? count : 0;
}

/* Fills stages for `batch` transforms of length n side by side; 0 when memory is out. */
static int stages_make(struct stages *stages, const struct fft_engine *engine, size_t n, size_t batch)
{
    size_t radix[MOST_PASSES], doubles = 0, ahead = n, done = batch;
    stages->engine = engine;
    stages->count = factor(n, engine->lanes, radix);
    for (size_t i = 0; i < stages->count; i++) {
        ahead /= radix[i];
        doubles += 2 * radix[i] * ahead + 2 * radix[i];
    }
    double *table = stages->tables = malloc((doubles + 1) * sizeof *table);
    if (!table)
        return 0;

    ahead = n;
    for (size_t i = 0; i < stages->count; i++) {
        size_t r = radix[i], whole = ahead;
        ahead /= r;
        stages->pass[i] = (struct fft_pass){ r, ahead, done, table, table + 2 * whole };
        done *= r;
        for (size_t t = 0; t < r; t++, table += 2 * ahead)
            for (size_t p = 0; p < ahead; p++)
                twiddle(p * t, whole, table + p, table + ahead + p);
        for (size_t j = 0; j < r; j++)
            root(j, r, table + j, table + r + j);
        table += 2 * r;
    }
    return 1;
}

static double *align(void *workspace)
{
    return (double *)(((uintptr_t)workspace + LINE - 1) / LINE * LINE);
}

static size_t split_doubles(size_t n)
{
    return 2 * (n + FFT_PAD);
}

/* A split array of n numbers at `at`. What lies in its pads is read, if only into lanes that are thrown away: it must not be
 * a number that is slow to add. */
static struct fft_target split(double *at, size_t n)
{
    memset(at + n, 0, FFT_PAD * sizeof *at);
    memset(at + n + FFT_PAD + n, 0, FFT_PAD * sizeof *at);
    return (struct fft_target){ at, at + n + FFT_PAD };
}

static struct fft_source source(struct fft_target target)
{
    return (struct fft_source){ target.re, target.im };
}

/* ---- direct ---- */

/* The widest engine whose vectors fit the first and the last pass. */
static const struct fft_engine *engine_for(size_t n)
{
    const struct fft_engine *widest_first[4];
    size_t engines = 0;
#if defined(__x86_64__)
    enum cpu_level level = cpu_level();
    if (level >= CPU_AVX512)
        widest_first[engines++] = &fft_engine_avx512;
    if (level >= CPU_AVX2)
        widest_first[engines++] = &fft_engine_avx2;
#endif
    widest_first[engines++] = &fft_engine_portable;
    for (size_t i = 0; i < engines; i++) {
        size_t radix[MOST_PASSES], lanes = widest_first[i]->lanes, count = factor(n, lanes, radix);
        if (count >= 2 && n / radix[0] >= lanes && n / radix[count - 1] >= lanes)
            return widest_first[i];
    }
    return &fft_engine_scalar;
}

static void run_direct(const fft_plan *plan, double *x, double *work, double sign, double scale)
{
    const struct stages *stages = &plan->direct;
    const struct fft_engine *engine = stages->engine;
    size_t n = plan->n, end = stages->count - 1;
    struct fft_target from = split(work, n), to = split(work + split_doubles(n), n);

    engine->first(&stages->pass[0], x, from, sign);
    if (end == 0) {         /* n is one radix: the first pass was the last */
        for (size_t k = 0; k < n; k++) {
            x[2 * k] = from.re[k] * scale;
            x[2 * k + 1] = from.im[k] * (scale * sign);
        }
        return;
    }
    for (size_t i = 1; i < end; i++) {
        engine->middle(&stages->pass[i], source(from), to);
        struct fft_target swap = from;
        from = to;
        to = swap;
    }
    engine->last(&stages->pass[end], source(from), x, sign, scale);
}

/* ---- four-step ---- */

/* The largest divisor of n not above its square root. */
static size_t middle_divisor(size_t n)
{
    size_t d = (size_t)sqrt((double)n);
    while (n % d != 0)
        d--;
    return d;
}

static size_t batches(size_t n) { return (n + FFT_BATCH - 1) / FFT_BATCH; }
static size_t batch_doubles(size_t n) { return split_doubles(n * FFT_BATCH); }

/* Where batch i of n columns starts: the last one overlaps its neighbour rather than end short. */
static size_t batch_start(size_t i, size_t n)
{
    return i * FFT_BATCH + FFT_BATCH <= n ? i * FFT_BATCH : n - FFT_BATCH;
}

static int four_step_make(fft_plan *plan)
{
    size_t n = plan->n, rows = plan->rows, columns = plan->columns, blocks = batches(columns);
    if (!stages_make(&plan->down, plan->direct.engine, rows, FFT_BATCH)
        || !stages_make(&plan->along, plan->direct.engine, columns, FFT_BATCH))
        return 0;
    plan->base = malloc(2 * blocks * rows * sizeof(double));
    plan->fine = malloc(2 * rows * FFT_BATCH * sizeof(double));
    if (!plan->base || !plan->fine)
        return 0;
    for (size_t block = 0; block < blocks; block++) {
        double *base = plan->base + 2 * block * rows;
        for (size_t row = 0; row < rows; row++)
            twiddle(batch_start(block, columns) * row, n, base + row, base + rows + row);
    }
    for (size_t row = 0; row < rows; row++)
        for (size_t q = 0; q < FFT_BATCH; q++)
            twiddle(row * q, n, plan->fine + row * FFT_BATCH + q, plan->fine + (rows + row) * FFT_BATCH + q);
    return 1;
}

/* All passes of a batch, from `from` through the two others in turn; where the result lies. */
static struct fft_source run_batch(const struct stages *stages, struct fft_source from, struct fft_target one,
                                   struct fft_target other)
{
    for (size_t i = 0; i < stages->count; i++) {
        struct fft_target to = i % 2 ? other : one;
        stages->engine->middle(&stages->pass[i], from, to);
        from = source(to);
    }
    return from;
}

static size_t four_step_doubles(const fft_plan *plan)
{
    size_t longest = plan->rows > plan->columns ? plan->rows : plan->columns;
    return 2 * batch_doubles(longest) + batches(plan->rows) * batch_doubles(plan->columns);
}

static void run_four_step(const fft_plan *plan, double *x, double *work, double sign, double scale)
{
    size_t rows = plan->rows, columns = plan->columns, longest = rows > columns ? rows : columns;
    const struct fft_engine *engine = plan->direct.engine;
    struct fft_target one = split(work, longest * FFT_BATCH);
    struct fft_target other = split(work + batch_doubles(longest), longest * FFT_BATCH);
    double *between = work + 2 * batch_doubles(longest);        /* a batch of rows after the other, split, column by column */

    for (size_t i = 0; i < batches(columns); i++) {
        size_t start = batch_start(i, columns);
        const double *base = plan->base + 2 * i * rows, *fine = plan->fine;
        engine->gather(x + 2 * start, rows, columns, other, sign);
        struct fft_source done = run_batch(&plan->down, source(other), one, other);
        double *to = between + start * FFT_BATCH;
        engine->turn(done, rows, (struct fft_source){ base, base + rows },
                     (struct fft_source){ fine, fine + rows * FFT_BATCH },
                     (struct fft_target){ to, to + columns * FFT_BATCH + FFT_PAD }, batch_doubles(columns));
    }
    for (size_t i = 0; i < batches(rows); i++) {
        struct fft_target batch = split(between + i * batch_doubles(columns), columns * FFT_BATCH);
        struct fft_source done = run_batch(&plan->along, source(batch), one, other);
        engine->spread(done, columns, x + 2 * batch_start(i, rows), rows, sign, scale);
    }
}

/* ---- chirp ---- */

/* The shortest length ≥ least that is 1, 3, 5, 9 or 15 times a power of two of at least 16. */
static size_t convenient(size_t least)
{
    static const size_t odd[] = { 1, 3, 5, 9, 15 };
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        size_t length = 16 * odd[i];
        while (length < least)
            length *= 2;
        if (length < best)
            best = length;
    }
    return best;
}

static void multiply(double *z, const double *w, size_t n)
{
    for (size_t i = 0; i < 2 * n; i += 2) {
        double re = z[i] * w[i] - z[i + 1] * w[i + 1];
        z[i + 1] = z[i] * w[i + 1] + z[i + 1] * w[i];
        z[i] = re;
    }
}

static void run(const fft_plan *plan, double *x, void *workspace, double sign, double scale);

static int chirp_make(fft_plan *plan)
{
    size_t n = plan->n, length = convenient(2 * n - 1);
    plan->longer = fft_plan_new(length);
    plan->chirp = malloc(2 * n * sizeof(double));
    plan->spectrum = calloc(2 * length, sizeof(double));
    void *work = plan->longer ? malloc(fft_workspace(plan->longer)) : NULL;
    if (!work || !plan->chirp || !plan->spectrum) {
        free(work);
        return 0;
    }
    for (size_t k = 0, square = 0; k < n; square = (square + 2 * k + 1) % (2 * n), k++) {    /* square = k² mod 2n */
        double c, s;
        root(square, 2 * n, &c, &s);
        plan->chirp[2 * k] = c;
        plan->chirp[2 * k + 1] = -s;
        for (size_t mirrored = 0; mirrored < 2; mirrored++) {
            size_t at = mirrored && k > 0 ? length - k : k;
            plan->spectrum[2 * at] = c / (double)length;
            plan->spectrum[2 * at + 1] = s / (double)length;
        }
    }
    fft_forward(plan->longer, plan->spectrum, work);
    free(work);
    return 1;
}

static void run_chirp(const fft_plan *plan, double *x, double *work, double sign, double scale)
{
    size_t n = plan->n, length = fft_length(plan->longer);
    double *y = work;
    void *rest = work + 2 * length;
    for (size_t i = 0; i < 2 * n; i += 2) {
        y[i] = x[i];
        y[i + 1] = x[i + 1] * sign;
    }
    memset(y + 2 * n, 0, 2 * (length - n) * sizeof *y);
    multiply(y, plan->chirp, n);
    run(plan->longer, y, rest, 1, 1);
    multiply(y, plan->spectrum, length);
    run(plan->longer, y, rest, -1, 1);
    multiply(y, plan->chirp, n);
    for (size_t i = 0; i < 2 * n; i += 2) {
        x[i] = y[i] * scale;
        x[i + 1] = y[i + 1] * (scale * sign);
    }
}

/* ---- plans ---- */

static int plan_make(fft_plan *plan)
{
    size_t n = plan->n, radix[MOST_PASSES];
    if (n > 1 && factor(n, 1, radix) == 0) {
        plan->route = CHIRP;
        return chirp_make(plan);
    }
    plan->direct.engine = engine_for(n);
    if (n >= FOUR_STEP_FROM && middle_divisor(n) >= SHORTEST_SIDE) {
        plan->route = FOUR_STEP;
        plan->rows = middle_divisor(n);
        plan->columns = n / plan->rows;
        return four_step_make(plan);
    }
    plan->route = plan->direct.engine == &fft_engine_scalar ? SCALAR : DIRECT;
    return stages_make(&plan->direct, plan->direct.engine, n, 1);
}

fft_plan *fft_plan_new(size_t n)
{
    assert(1 <= n && n <= 4 * FFT_LONGEST);     /* a chirp's longer plan may exceed the public limit */
    fft_plan *plan = calloc(1, sizeof *plan);
    if (!plan)
        return NULL;
    plan->n = n;
    if (!plan_make(plan)) {
        fft_plan_free(plan);
        return NULL;
    }
    return plan;
}

void fft_plan_free(fft_plan *plan)
{
    if (!plan)
        return;
    free(plan->direct.tables);
    free(plan->down.tables);
    free(plan->along.tables);
    free(plan->base);
    free(plan->fine);
    fft_plan_free(plan->longer);
    free(plan->chirp);
    free(plan->spectrum);
    free(plan);
}

size_t fft_length(const fft_plan *plan)
{
    return plan->n;
}

const char *fft_route(const fft_plan *plan)
{
    static const char *const names[] = { "scalar", "direct", "four-step", "chirp" };
    return names[plan->route];
}

size_t fft_workspace(const fft_plan *plan)
{
    switch (plan->route) {
    case CHIRP:
        return 2 * fft_length(plan->longer) * sizeof(double) + fft_workspace(plan->longer) + LINE;
    case FOUR_STEP:
        return four_step_doubles(plan) * sizeof(double) + LINE;
    default:
        return 2 * split_doubles(plan->n) * sizeof(double) + LINE;
    }
}

static void run(const fft_plan *plan, double *x, void *workspace, double sign, double scale)
{
    double *work = align(workspace);
    if (plan->n == 1)
        return;
    if (plan->route == CHIRP)
        run_chirp(plan, x, work, sign, scale);
    else if (plan->route == FOUR_STEP)
        run_four_step(plan, x, work, sign, scale);
    else
        run_direct(plan, x, work, sign, scale);
}

void fft_forward(const fft_plan *plan, double *x, void *workspace)
{
    run(plan, x, workspace, 1, 1);
}

void fft_inverse(const fft_plan *plan, double *x, void *workspace)
{
    run(plan, x, workspace, -1, 1 / (double)plan->n);
}
