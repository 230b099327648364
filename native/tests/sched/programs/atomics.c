/* Every width and operation, by two threads that undo nothing: the sums tell whether one step was lost. */
#include <stdatomic.h>
#include <stdint.h>
const int threads = 2;
static _Atomic uint8_t one;
static _Atomic uint16_t two;
static _Atomic uint32_t four;
static _Atomic uint64_t eight;
static atomic_int bits, turns;
void setup(void) { }
void thread(int number)
{
    atomic_fetch_add(&one, 1);
    atomic_fetch_sub_explicit(&two, 1, memory_order_relaxed);
    uint32_t seen = atomic_load(&four);
    while (!atomic_compare_exchange_weak(&four, &seen, seen + 1)) { }
    atomic_thread_fence(memory_order_seq_cst);
    atomic_exchange(&eight, UINT64_C(1) << 40);
    atomic_fetch_or(&bits, 1 << number);
    atomic_fetch_xor(&turns, 3);
}
const char *check(void)
{
    return one == 2 && two == UINT16_MAX - 1 && four == 2 && eight >> 40 == 1 && bits == 3 && turns == 0 ? "right" : "wrong";
}
