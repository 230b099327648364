/* primes_below against trial division, and against π(10^k) as tabulated since D. H. Lehmer. */
#include "primes.h"
#include "primes_ref.h"
#include "support.h"

static uint64_t count(uint64_t n)
{
    void *workspace = memory(primes_workspace(n));
    uint64_t primes = primes_below(n, workspace);
    free(workspace);
    return primes;
}

static void check(uint64_t n, uint64_t expected)
{
    uint64_t primes = count(n);
    EXPECT(primes == expected, "below %llu: %llu and not %llu", (unsigned long long)n, (unsigned long long)primes,
           (unsigned long long)expected);
}

static void every_small_n(void)
{
    for (uint64_t n = 0; n < 1500; n++)
        check(n, primes_ref(n));
}

/* The segment is 16384 odd numbers long: the numbers around its end. */
static void segment_edges(void)
{
    for (uint64_t n = 2 * 16384 - 4; n < 2 * 16384 + 10; n++)
        check(n, primes_ref(n));
}

static void random_n(void)
{
    for (int i = 0; i < 10; i++) {
        uint64_t n = random_below(200000);
        check(n, primes_ref(n));
    }
}

static void known_counts(void)
{
    check(100000, 9592);
    check(1000000, 78498);
    check(10000000, 664579);
    if (SLOWER == 1)
        check(100000000, 5761455);
}

int main(void)
{
    random_seed();
    every_small_n();
    segment_edges();
    random_n();
    known_counts();
    return 0;
}
