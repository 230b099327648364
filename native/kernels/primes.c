/* A sieve of Eratosthenes over odd numbers, one segment at a time.
 *
 * Segment by segment keeps the sieve in the first-level cache, whatever n is: a byte a candidate, byte i of a segment that begins
 * at the odd number `low` stands for low + 2i. Each sieving prime remembers where its next multiple lies, counted from the
 * start of the segment, so that going from one segment to the next is a subtraction.
 */
#include "primes.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SEGMENT = 16 * 1024 };

struct sieving {
    uint64_t prime, next;   /* next: index of its next odd multiple in the segment, may lie beyond it */
};

/* The smallest r with r² ≥ n. */
static uint64_t root_above(uint64_t n)
{
    uint64_t r = 0;
    for (uint64_t bit = (uint64_t)1 << 32; bit > 0; bit /= 2)
        if (n > 0 && (r + bit - 1) * (r + bit - 1) < n)
            r += bit;
    return r;
}

/* An upper bound of how many odd primes are below r: π(x) < 1.25506 · x / ln x (J. B. Rosser and L. Schoenfeld, 1962). */
static size_t sieving_most(uint64_t r)
{
    return r < 3 ? 1 : (size_t)(1.26 * (double)r / log((double)r)) + 1;
}

size_t primes_workspace(uint64_t n)
{
    return SEGMENT + sieving_most(root_above(n)) * sizeof(struct sieving);
}

/* The odd primes below r, with the index of their square in the segment that begins at 3. */
static size_t find_sieving(struct sieving *found, uint64_t r)
{
    size_t count = 0;
    for (uint64_t candidate = 3; candidate < r; candidate += 2) {
        size_t i = 0;
        while (i < count && found[i].prime * found[i].prime <= candidate && candidate % found[i].prime != 0)
            i++;
        if (i == count || found[i].prime * found[i].prime > candidate)
            found[count++] = (struct sieving){ candidate, (candidate * candidate - 3) / 2 };
    }
    return count;
}

static void strike(unsigned char *segment, size_t length, struct sieving *by)
{
    uint64_t at = by->next;
    for (; at < length; at += by->prime)
        segment[at] = 0;
    by->next = at - length;
}

static uint64_t sum(const unsigned char *segment, size_t length)
{
    uint64_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += segment[i];
    return count;
}

uint64_t primes_below(uint64_t n, void *workspace)
{
    assert(n <= PRIMES_LARGEST);
    if (n <= 2)
        return 0;
    struct sieving *sieving = workspace;
    size_t sieves = find_sieving(sieving, root_above(n));
    unsigned char *segment = (unsigned char *)(sieving + sieves);

    uint64_t count = 1, candidates = (n - 2) / 2;       /* 2, and the odd numbers 3, 5, … below n */
    for (uint64_t done = 0; done < candidates; done += SEGMENT) {
        size_t length = candidates - done < SEGMENT ? (size_t)(candidates - done) : SEGMENT;
        memset(segment, 1, length);
        for (size_t i = 0; i < sieves; i++)
            strike(segment, length, &sieving[i]);
        count += sum(segment, length);
    }
    return count;
}
