/* A thread that waits for a flag in a loop: under the schedule that never lets the other one go it has no end. */
const int threads = 2;
static volatile int flag;
void setup(void) { flag = 0; }
void thread(int number)
{
    if (number == 1)
        flag = 1;
    else
        while (!flag) { }
}
const char *check(void) { return "seen"; }
