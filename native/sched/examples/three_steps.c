/*
 * Each thread reads the count, writes it, and signs: three steps. explore: all 20 orders, which end with the count 1 or 2 and the signature
 * of either thread. 8 of them lose no update.
 */
#include <stdio.h>

const int threads = 2;

int count, signature;

void setup(void)
{
    count = 0;
    signature = -1;
}

void thread(int number)
{
    count = count + 1;
    signature = number;
}

const char *check(void)
{
    static char outcome[64];
    snprintf(outcome, sizeof outcome, "count %d, signed by %d", count, signature);
    return outcome;
}
