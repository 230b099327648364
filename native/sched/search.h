/* Searches over schedules: exhaustive with a growing bound, random, replay, and shrinking. search.c opens with how. */
#ifndef CONCH_SCHED_SEARCH_H
#define CONCH_SCHED_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scheduler.h"

/* A schedule and what it costs. Fewer context switches are better, then a shorter prefix, then the lower numbers. */
typedef struct Witness {
    int length, prefix, switches; /* behind the prefix the default choice does the rest */
    uint8_t *threads;
} Witness;

typedef struct Outcome {
    char text[OUTCOME_SIZE];
    RunEnd end;
    long count;
    Witness witness;
    char detail[DETAIL_SIZE]; /* detail, place and waits belong to the witness */
    uintptr_t failed_at;
    Wait waits[MAX_THREADS];
    int wait_count;
} Outcome;

enum { MAX_OUTCOMES = 256 };

typedef struct Tally {
    int count;
    Outcome outcomes[MAX_OUTCOMES];
    bool overflowed; /* more than MAX_OUTCOMES; the rest was not counted */
} Tally;

typedef struct Search {
    long explored, runs; /* schedules counted once; runs with repetitions */
    bool exhaustive;
    int bound;           /* every schedule with that many preemptions or fewer was explored; -1: not even those without one */
    Tally tally, deadlocks;
} Search;

typedef struct SearchOptions {
    int bound;  /* -1: no bound */
    long max;   /* explored schedules */
    void (*visit)(const Run *run);             /* after each counted run, and with NULL when the search begins again; may be NULL */
    void (*progress)(long explored, int stage); /* now and then; may be NULL */
} SearchOptions;

/* What went wrong with a search itself; NULL after success. */
const char *search_error(void);

/* Finds the shared bytes. Every mode begins with it, so that a schedule means the same in all of them. */
bool search_discover(void);

bool search_explore(const SearchOptions *options, Search *search);

/* `runs` runs by PCT: random priorities, lowered at depth-1 random steps. The same seed gives the same runs. */
bool search_random(long runs, uint64_t seed, int depth, Search *search);

/* Runs a schedule; behind its end the default choice, or with `stop` nothing. The threads are 0-based numbers. */
const Run *search_replay(const uint8_t *threads, int length, bool stop);

/* The best schedule with the outcome `text`, by trying all with 0, 1, 2 … context switches, at most `max` runs.
   *minimal tells whether it finished; else `best` keeps what the caller put there, with the prefix cut. */
bool search_shrink(const char *text, long max, Outcome *best, bool *minimal, long *runs);

/* Begins an outcome with a run as its witness. */
void outcome_from(Outcome *outcome, const Run *run);

/* Context switches and necessary prefix of a run. */
Witness witness_of(const Run *run);

#endif
