/* Statics and thread-locals that setup() does not touch begin every run with their first values; so does the heap. */
#include <stdlib.h>
const int threads = 2;
static int runs = 7;
static _Thread_local int own = 3, zero;
static volatile int race, good;
void setup(void) { runs++; }
void thread(int number)
{
    char *block = malloc(5);
    good |= (own == 3 && zero == 0 && (unsigned char)block[4] == 0xCD) << number;
    own = zero = number + 10;
    block[4] = 1;
    race = race + 1;
}
const char *check(void) { return runs == 8 ? "fresh" : "stale"; }
