/* Empty functions, for FFM and for JNI (see ways.c). Java's long is 64 bits, as is C's on every system that Conch runs on. */
#ifndef CONCH_BENCH_WAYS_H
#define CONCH_BENCH_WAYS_H

void bench_empty(void);
long bench_sum(long a, long b);

/* The names that the JVM looks for behind the native methods of conch.bench.jmh.JniCalls. */
void Java_conch_bench_jmh_JniCalls_empty(void *environment, void *class);
long Java_conch_bench_jmh_JniCalls_sum(void *environment, void *class, long a, long b);

#endif
