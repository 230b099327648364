#include "primes_ref.h"

uint64_t primes_ref(uint64_t n)
{
    uint64_t count = 0;
    for (uint64_t candidate = 2; candidate < n; candidate++) {
        uint64_t d = 2;
        while (d * d <= candidate && candidate % d != 0)
            d++;
        count += d * d > candidate;
    }
    return count;
}
