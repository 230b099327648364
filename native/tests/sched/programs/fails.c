/* An assertion that only one order breaks. */
#undef NDEBUG
#include <assert.h>
const int threads = 2;
static volatile int first_done;
void setup(void) { first_done = 0; }
void thread(int number)
{
    if (number == 0)
        first_done = 1;
    else
        assert(first_done);
}
const char *check(void) { return "in order"; }
