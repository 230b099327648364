/* The command line of an explored program; README.md describes it. Exit codes: 0 done, 2 bad command line, 3 the program or the search failed, 4 impossible schedule. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "heap.h"
#include "image.h"
#include "places.h"
#include "report.h"
#include "scheduler.h"
#include "search.h"
#include "sharing.h"

enum { EXIT_USAGE = 2, EXIT_FAILED = 3, EXIT_IMPOSSIBLE = 4 };

typedef struct Options {
    const char *mode, *schedule, *outcome;
    uint8_t threads[MAX_STEPS];
    int length;
    long max, runs, times, seed, bound, depth, hang;
    bool list, progress, stop;
} Options;

static const char usage[] =
    "use: explore [--bound N] [--max N] [--list] [--progress] | replay --schedule S [--stop] [--times N] | "
    "random [--runs N] [--seed N] [--depth N] | shrink (--schedule S | --outcome TEXT) [--max N]; all: [--shared RANGE,...] [--hang SECONDS]";

/* --- the command line --- */

static bool read_number(const char *text, long least, long *number)
{
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && *number >= least;
}

static bool read_schedule(Options *options)
{
    for (const char *c = options->schedule; *c; c++) {
        const char *digit = strchr("0123456789abcdef", *c);
        if (digit == NULL || options->length == MAX_STEPS)
            return false;
        options->threads[options->length++] = (uint8_t)(digit - "0123456789abcdef");
    }
    return true;
}

static bool read_shared(char *list)
{
    for (char *rest = list, *range; (range = strsep(&rest, ",")) != NULL;) {
        size_t bytes;
        uintptr_t address = places_parse_range(range, &bytes);
        if (address == 0)
            return false;
        sharing_add(address, bytes);
    }
    return true;
}

static bool read_flag(Options *options, const char *name)
{
    bool *flag = strcmp(name, "--list") == 0 ? &options->list
               : strcmp(name, "--progress") == 0 ? &options->progress
               : strcmp(name, "--stop") == 0 ? &options->stop : NULL;
    if (flag)
        *flag = true;
    return flag != NULL;
}

static bool read_value(Options *options, const char *name, char *value)
{
    const struct { const char *name; long *number; long least; } numbers[] = {
        {"--max", &options->max, 1}, {"--runs", &options->runs, 1}, {"--times", &options->times, 1}, {"--seed", &options->seed, 0},
        {"--bound", &options->bound, 0}, {"--depth", &options->depth, 1}, {"--hang", &options->hang, 1}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(name, numbers[i].name) == 0)
            return read_number(value, numbers[i].least, numbers[i].number);
    if (strcmp(name, "--schedule") == 0)
        return (options->schedule = value), read_schedule(options);
    if (strcmp(name, "--outcome") == 0)
        return (options->outcome = value), true;
    return strcmp(name, "--shared") == 0 && read_shared(value);
}

static bool read_options(int argc, char **argv, Options *options)
{
    if (argc < 2) {
        report_error("%s", usage);
        return false;
    }
    options->mode = argv[1];
    for (int i = 2; i < argc; i++) {
        if (read_flag(options, argv[i]))
            continue;
        if (i + 1 == argc || !read_value(options, argv[i], argv[i + 1])) {
            report_error("not understood: %s %s; %s", argv[i], i + 1 < argc ? argv[i + 1] : "", usage);
            return false;
        }
        i++;
    }
    if (options->depth > MAX_THREADS)
        options->depth = MAX_THREADS;
    return true;
}

/* --- a program that does not come back --- */

static long hang_seconds;

/* Between two points the program runs alone; if no step is taken for so long it loops without touching shared memory, or it blocks. */
static void on_tick(int signal)
{
    static uint64_t last_progress;
    static long still;
    (void)signal;
    uint64_t now = scheduler_progress();
    still = now == last_progress ? still + 1 : 0;
    last_progress = now;
    if (still < hang_seconds)
        return;
    static const char message[] = "{\"error\": \"the program hangs: no step for as long as --hang allows; a loop without an access to "
                                  "shared memory, or a call that blocks\"}\n";
    report_hang(message, sizeof message - 1);
    _exit(EXIT_FAILED);
}

static void watch(long seconds)
{
    hang_seconds = seconds;
    struct sigaction action = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    struct itimerval every_second = {{1, 0}, {1, 0}};
    setitimer(ITIMER_REAL, &every_second, NULL);
}

/* Only one thread runs at a time, so a second processor would only make every hand-over a journey. */
static void stay_on_one_processor(void)
{
#ifdef __linux__
    int here = sched_getcpu();
    cpu_set_t one;
    CPU_ZERO(&one);
    if (here >= 0) {
        CPU_SET(here, &one);
        sched_setaffinity(0, sizeof one, &one);
    }
#endif
}

/* --- the modes --- */

static int failed(void)
{
    report_error("%s", search_error());
    return EXIT_FAILED;
}

static int explore(const Options *options)
{
    static Search search;
    SearchOptions how = {(int)options->bound, options->max, options->list ? report_visit : NULL, options->progress ? report_progress : NULL};
    if (!search_explore(&how, &search))
        return failed();
    report_search("explore", &search);
    return 0;
}

static int random_runs(const Options *options)
{
    static Search search;
    search_random(options->runs, (uint64_t)options->seed, (int)options->depth, &search);
    report_search("random", &search);
    return 0;
}

/* Field by field: structs have padding. */
static bool same_step(const Step *a, const Step *b)
{
    const Operation *x = &a->operation, *y = &b->operation;
    return a->thread == b->thread && a->has_value == b->has_value && a->before == b->before && a->after == b->after &&
           x->kind == y->kind && x->name == y->name && x->address == y->address && x->size == y->size && x->where == y->where;
}

static bool same_trace(const Run *a, const Step *steps, int step_count, const char *outcome)
{
    if (a->step_count != step_count || strcmp(a->outcome, outcome) != 0)
        return false;
    for (int i = 0; i < step_count; i++)
        if (!same_step(&a->steps[i], &steps[i]))
            return false;
    return true;
}

static int replay(const Options *options)
{
    static Step first[MAX_STEPS];
    char outcome[OUTCOME_SIZE];
    const Run *run = search_replay(options->threads, options->length, options->stop);
    if (run->end == RUN_IMPOSSIBLE) {
        report_impossible(run);
        return EXIT_IMPOSSIBLE;
    }
    if (run->step_count < options->length) {
        report_error("the schedule has %d steps, but the run ends after %d: %s", options->length, run->step_count, run->outcome);
        return EXIT_IMPOSSIBLE;
    }
    int step_count = run->step_count;
    memcpy(first, run->steps, (size_t)step_count * sizeof *first);
    memcpy(outcome, run->outcome, sizeof outcome);
    long identical = 1;
    for (long i = 1; i < options->times; i++) {
        run = search_replay(options->threads, options->length, options->stop);
        identical += same_trace(run, first, step_count, outcome);
    }
    report_replay(run, identical);
    return 0;
}

static int shrink(const Options *options)
{
    static Outcome best;
    char wanted[OUTCOME_SIZE];
    if (options->outcome == NULL && options->schedule == NULL) {
        report_error("shrink needs --schedule or --outcome");
        return EXIT_USAGE;
    }
    if (options->outcome)
        snprintf(wanted, sizeof wanted, "%s", options->outcome);
    if (options->schedule) {
        const Run *run = search_replay(options->threads, options->length, false);
        if (run->end == RUN_IMPOSSIBLE) {
            report_impossible(run);
            return EXIT_IMPOSSIBLE;
        }
        if (options->outcome == NULL)
            snprintf(wanted, sizeof wanted, "%s", run->outcome);
        if (strcmp(wanted, run->outcome) == 0)
            outcome_from(&best, run);
    }
    bool minimal;
    long runs;
    if (!search_shrink(wanted, options->max, &best, &minimal, &runs))
        return failed();
    report_shrink(&best, minimal, runs);
    return 0;
}

int sched_main(int argc, char **argv, const SchedProgram *program)
{
    static Options options = {.max = 100000, .runs = 1000, .times = 1, .seed = 1, .bound = -1, .depth = 3, .hang = 10};
    static const struct { const char *name; int (*run)(const Options *); } modes[] = {
        {"explore", explore}, {"replay", replay}, {"random", random_runs}, {"shrink", shrink}};
    report_open();
    if (program->threads < 1 || program->threads > MAX_THREADS) {
        report_error("threads is %d; it must be from 1 to %d", program->threads, MAX_THREADS);
        return EXIT_USAGE;
    }
    image_open();
    heap_open();
    sharing_open();
    if (!read_options(argc, argv, &options))
        return EXIT_USAGE;
    stay_on_one_processor();
    scheduler_open(program);
    watch(options.hang);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (strcmp(options.mode, modes[i].name) == 0)
            return search_discover() ? modes[i].run(&options) : failed();
    report_error("no mode %s; %s", options.mode, usage);
    return EXIT_USAGE;
}
