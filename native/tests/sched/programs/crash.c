/* One thread takes the pointer away between the other's look and its use. */
#include <stddef.h>
const int threads = 2;
static int number_behind;
static int *volatile pointer;
void setup(void) { pointer = &number_behind; }
void thread(int number)
{
    if (number == 0)
        pointer = NULL;
    else if (pointer != NULL)
        *(volatile int *)pointer = 1;
}
const char *check(void) { return "survived"; }
