/*
 * Two threads raise a count once each. Reading and writing are two steps, and the other thread can come between them.
 *
 * explore: 6 of 6 orders; "3" in 2 of them, "2 (one update lost)" in 4, for instance 0110: thread 0 reads 1, thread 1 reads 1 and
 * writes 2, thread 0 writes 2.
 */
const int threads = 2;

struct object { int value; int ref_count; } object;

void setup(void)
{
    object.value = 42;
    object.ref_count = 1;
}

void thread(int number)
{
    (void)number;
    object.ref_count++;
}

const char *check(void)
{
    return object.ref_count == 3 ? "3" : "2 (one update lost)";
}
