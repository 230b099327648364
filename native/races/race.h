/* What the demos share: the command line, threads that start together, one line a run.
 *
 * A demo is three functions and a table. `race_setup` makes the object before each run, `race_thread` is what each thread does,
 * `race_check` says, when all have ended, which row of `race_outcomes` came out. An INTERESTING row is what the broken form is
 * about; the repaired form must never show it.
 *
 *     cc -O2 -pthread -I native/races native/races/incref.c -o incref
 *     ./incref --variant broken --runs 10 --iters 100000 --threads 2 --cpus 0,1
 *
 * prints ten lines `RESULT <tab> DETAIL <tab> N ns`; `--describe` prints the table instead, `--compiler` what it was compiled by. With
 * -DRACE_EXPLORE it has no main, and is what the deterministic scheduler explores (race_explore.h).
 */
#ifndef CONCH_RACES_RACE_H
#define CONCH_RACES_RACE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RACE_MOST_THREADS = 64, RACE_LINE = 128 };
enum race_expect { ACCEPTABLE, INTERESTING, FORBIDDEN };
enum race_modes { IN_BOTH_MODES, WHEN_RAISING, WHEN_DROPPING };

struct race_outcome {
    const char *result;     /* %ld in it stands for race_total() */
    enum race_expect expect;
    const char *meaning;
    enum race_modes mode;
};

/* What a demo brings. */
extern const char race_title[];             /* one line */
extern const long race_iters;               /* steps of a thread in one run, where the command line does not say */
extern const struct race_outcome race_outcomes[];   /* ends with a row of zeros */
void race_setup(void);
void race_thread(int id);                   /* id counts from 0 */
int race_check(char *detail, size_t size);  /* row of race_outcomes */

static struct race {
    int repaired, threads, separate, dropping;
    long iters;
} race = {.threads = 2};

/* Explored, a thread that waits for another one makes runs without an end out of one loop: there it looks once. */
#ifdef RACE_EXPLORE
enum { RACE_LOOKS_ONCE = 1 };
#else
enum { RACE_LOOKS_ONCE = 0 };
#endif

static inline int race_objects(void) { return race.separate ? race.threads : 1; }
static inline int race_object_of(int id) { return race.separate ? id : 0; }

/* The sum of the counts when every raise took place: each object starts at 1. */
static inline long race_total(void) { return race_objects() + race.threads * race.iters; }

/* Memory that is given back stays readable until race_really_free, so that what happens to it afterwards can be counted instead of
 * crashing at random; AddressSanitizer sees the true free. */
#ifdef __SANITIZE_ADDRESS__
enum { RACE_FREES_AT_ONCE = 1 };
#else
enum { RACE_FREES_AT_ONCE = 0 };
#endif
static inline void race_free(void *o)
{
    if (RACE_FREES_AT_ONCE)
        free(o);
}
static inline void race_really_free(void *o, int freed)
{
    if (!freed || !RACE_FREES_AT_ONCE)
        free(o);
}

static inline void *race_new(size_t size)
{
    void *o = calloc(1, size);
    if (!o) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return o;
}

#ifdef RACE_EXPLORE
#include "race_explore.h"
#else
#include "race_main.h"
#endif
#endif
