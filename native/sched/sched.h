/*
 * What a C file says to be explored, and what it may ask.
 *
 * The file defines the three functions, is compiled with -fsanitize=thread, and is linked with main.c and libconch_sched in place of the
 * sanitizer's runtime (native/sched/README.md has the two commands). It need not include this header.
 */
#ifndef CONCH_SCHED_H
#define CONCH_SCHED_H

#include <stdbool.h>

/* How many threads run at once, 1 to 16; two where the file does not define it. They are numbered from 0; those that they create themselves follow. */
extern const int threads;

/* Before every run: puts the shared objects into their first state. Globals hold the values they had when the program started. */
void setup(void);

/* What thread `number` does. */
void thread(int number);

/* After every run that came to its end: names the outcome. The text is copied; runs with the same text count as the same outcome. */
const char *check(void);

/* True if `block`, which malloc gave out in this run, was freed. For check(): the memory stays readable until the run is over. */
bool sched_freed(const void *block);

typedef struct SchedProgram {
    int threads;
    void (*setup)(void);
    void (*thread)(int number);
    const char *(*check)(void);
} SchedProgram;

/* The driver: carries out one command line over one program and returns the process's exit code. */
int sched_main(int argc, char **argv, const SchedProgram *program);

#endif
