#include <stdlib.h>
const int threads = 1;
void setup(void) { }
void thread(int number)
{
    volatile char *block = malloc(8);
    block[8 + number] = 1;
}
const char *check(void) { return "never"; }
