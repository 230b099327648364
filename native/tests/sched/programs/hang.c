/* A loop without any access: the scheduler never gets the turn back. */
#include <unistd.h>
const int threads = 1;
void setup(void) { }
void thread(int number) { (void)number; for (;;) pause(); }
const char *check(void) { return "never"; }
