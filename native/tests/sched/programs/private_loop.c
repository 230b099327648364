/* A loop that touches memory, but none that another thread uses. */
const int threads = 1;
static volatile int mine;
void setup(void) { mine = 1; }
void thread(int number) { (void)number; while (mine) { } }
const char *check(void) { return "never"; }
