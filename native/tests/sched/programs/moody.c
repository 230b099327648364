/* Not the same twice: the C library's state is outside of what is put back between runs. */
#include <stdlib.h>
const int threads = 2;
static volatile int count;
void setup(void) { count = 0; }
void thread(int number)
{
    (void)number;
    int often = rand() % 5;
    for (int i = 0; i <= often; i++)
        count = count + 1;
}
const char *check(void) { return "done"; }
