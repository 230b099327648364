/* The main program of a demo; see race.h. Thread 0 is the main thread, so that two threads fill two cores with nobody else. */
#ifndef CONCH_RACES_RACE_MAIN_H
#define CONCH_RACES_RACE_MAIN_H

#ifdef __clang__
#define COMPILED_BY "clang " __clang_version__
#else
#define COMPILED_BY "gcc " __VERSION__
#endif

enum { SPINS = 2000, MOST_LEAD = 127 };

static _Atomic long run_begun, arrived, threads_done;
static int all_over, cpus[RACE_MOST_THREADS], cpu_count;

static void refuse(const char *what, const char *value)
{
    fprintf(stderr, "%s%s%s\n"
        "options: --variant broken|repaired --runs N --seconds S --iters N --threads N --cpus A,B\n"
        "         --objects shared|separate --mode raise|drop --describe --compiler\n", what, value ? ": " : "", value ? value : "");
    exit(2);
}

/* Spins, because a thread that is woken by the kernel comes too late for a race; yields, because the core may be the other's. */
static void await(_Atomic long *word, long at_least)
{
    for (long spins = 0; atomic_load_explicit(word, memory_order_acquire) < at_least; spins++)
        if (spins > SPINS)
            sched_yield();
}

/* All leave together: each has just been running when the last one comes. Whoever came last would always lead by the time that
 * a cache line travels, so that the lead is drawn by lot, anew for each run; inside of the demo nothing is delayed. */
static void start_together(int id, long run)
{
    unsigned long lot = ((unsigned long)run * RACE_MOST_THREADS + (unsigned long)id) * 0x9e3779b97f4a7c15UL;
    lot = (lot ^ lot >> 29) * 0xbf58476d1ce4e5b9UL;
    atomic_fetch_add(&arrived, 1);
    await(&arrived, race.threads);
    for (volatile unsigned long lead = lot >> 32 & MOST_LEAD; lead > 0; lead--)
        ;
}

static void pin(int id)
{
    if (id >= cpu_count)
        return;
#ifdef __linux__
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpus[id], &set);
    if (pthread_setaffinity_np(pthread_self(), sizeof set, &set))
        refuse("--cpus: no such core for this process", NULL);
#else
    refuse("--cpus: this system does not pin threads", NULL);
#endif
}

static void *other_thread(void *argument)
{
    int id = (int)(long)argument;
    pin(id);
    for (long run = 1;; run++) {
        await(&run_begun, run);
        if (all_over)
            return NULL;
        start_together(id, run);
        race_thread(id);
        atomic_fetch_add(&threads_done, 1);
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void one_run(long run)
{
    race_setup();
    atomic_store(&threads_done, 0);
    atomic_store(&arrived, 0);
    atomic_store_explicit(&run_begun, run, memory_order_release);
    start_together(0, run);
    double begin = now();
    race_thread(0);
    await(&threads_done, race.threads - 1);
    double end = now();
    char detail[RACE_LINE] = "", result[RACE_LINE];
    snprintf(result, sizeof result, race_outcomes[race_check(detail, sizeof detail)].result, race_total());
    printf("%s\t%s\t%.0f ns\n", result, detail, end - begin);
}

static void describe(void)
{
    static const char *const words[] = {"ACCEPTABLE", "INTERESTING", "FORBIDDEN"};
    printf("%s\t%ld\n", race_title, race_iters);
    for (const struct race_outcome *o = race_outcomes; o->result; o++)
        if (!o->mode || o->mode == (race.dropping ? WHEN_DROPPING : WHEN_RAISING)) {
            char result[RACE_LINE];
            snprintf(result, sizeof result, o->result, race_total());
            printf("%s\t%s\t%s\n", result, words[o->expect], o->meaning);
        }
}

static long number(const char *option, const char *value, long most)
{
    char *end;
    errno = 0;
    long n = strtol(value, &end, 10);
    if (errno || end == value || *end || n < 1 || n > most)
        refuse(option, value);
    return n;
}

static double duration(const char *option, const char *value)
{
    char *end;
    double seconds = strtod(value, &end);
    if (end == value || *end || !(seconds > 0 && seconds <= 86400))
        refuse(option, value);
    return seconds;
}

static int choice(const char *option, const char *value, const char *no, const char *yes)
{
    if (strcmp(value, no) && strcmp(value, yes))
        refuse(option, value);
    return !strcmp(value, yes);
}

static void read_cpus(const char *list)
{
    char *end;
    for (const char *at = list;; at = end + 1) {
        long cpu = strtol(at, &end, 10);
        if (end == at || cpu < 0 || cpu > 1023 || cpu_count == RACE_MOST_THREADS || (*end && *end != ','))
            refuse("--cpus", list);
        cpus[cpu_count++] = (int)cpu;
        if (!*end)
            return;
    }
}

int main(int argc, char **argv)
{
    long runs = 100;
    double seconds = 0;
    int describes = 0;
    race.iters = race_iters;
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        if (!strcmp(option, "--compiler")) {
            puts(COMPILED_BY);
            return 0;
        }
        if (!strcmp(option, "--describe")) {
            describes = 1;
            continue;
        }
        if (!strcmp(option, "--variant")) race.repaired = choice(option, value, "broken", "repaired");
        else if (!strcmp(option, "--runs")) runs = number(option, value, 1000000000);
        else if (!strcmp(option, "--seconds")) seconds = duration(option, value);
        else if (!strcmp(option, "--iters")) race.iters = number(option, value, 1000000000);
        else if (!strcmp(option, "--threads")) race.threads = (int)number(option, value, RACE_MOST_THREADS);
        else if (!strcmp(option, "--objects")) race.separate = choice(option, value, "shared", "separate");
        else if (!strcmp(option, "--mode")) race.dropping = choice(option, value, "raise", "drop");
        else if (!strcmp(option, "--cpus")) read_cpus(value);
        else refuse("unknown option", option);
        i++;
    }
    if (describes) {
        describe();
        return 0;
    }
    setvbuf(stdout, NULL, _IOLBF, 1 << 16);
    pthread_t others[RACE_MOST_THREADS];
    pin(0);
    for (int id = 1; id < race.threads; id++)
        if (pthread_create(&others[id], NULL, other_thread, (void *)(long)id))
            refuse("cannot start so many threads", NULL);
    double end = now() + seconds * 1e9;
    long run = 0;
    while (run < runs && (seconds == 0 || now() < end))
        one_run(++run);
    all_over = 1;
    atomic_store_explicit(&run_begun, run + 1, memory_order_release);
    for (int id = 1; id < race.threads; id++)
        pthread_join(others[id], NULL);
    return 0;
}
#endif
