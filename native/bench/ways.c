/*
 * One empty body behind each way from Java to C. The time of a call is then the way's own.
 *
 * The JNI function is written without jni.h, so that the C part builds where no JDK is: its two arguments are pointers, and it
 * looks at neither.
 */
#include "ways.h"

void bench_empty(void)
{
}

long bench_sum(long a, long b)
{
    return a + b;
}

void Java_conch_bench_jmh_JniCalls_empty(void *environment, void *class)
{
    (void)environment;
    (void)class;
}

long Java_conch_bench_jmh_JniCalls_sum(void *environment, void *class, long a, long b)
{
    (void)environment;
    (void)class;
    return a + b;
}
