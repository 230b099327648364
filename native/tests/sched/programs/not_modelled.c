#include <threads.h>
const int threads = 1;
void setup(void) { }
static int nothing(void *unused) { (void)unused; return 0; }
void thread(int number)
{
    thrd_t other;
    (void)number;
    thrd_create(&other, nothing, NULL);
}
const char *check(void) { return "never"; }
