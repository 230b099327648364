/*
 * Depth-first search without saved states: each run begins anew, repeats the choices up to the last one that has an untried
 * alternative, takes it, and goes on by default. The stack of choices is all that is kept.
 *
 * Explore goes in stages: all schedules without a preemption, then with one, with two, then all others. A preemption is a switch away from a thread
 * that could have gone on. Most races need one or two, so a search that has to stop early has seen the likely ones. A stage runs the
 * cheaper schedules again and counts only its own; if it had to turn nothing down because of its bound, there are no others.
 *
 * Shrink goes the same way by context switches of any kind. The first stage that shows the outcome has the fewest.
 */
#include "search.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sharing.h"

enum { DISCOVER_MAX = 1000, PROGRESS_EVERY = 1024 };

typedef enum Metric { PREEMPTIONS, SWITCHES } Metric;

typedef struct Node {
    Decision decision;
    uint16_t tried;
    int cost_before;
} Node;

typedef struct Tree {
    Metric metric;
    int bound;
    bool cut;           /* a choice was turned down because of the bound */
    bool diverged;      /* a repeated prefix met other choices */
    int depth;
    Node nodes[MAX_STEPS];
} Tree;

static Tree tree;
static char error[256];

const char *search_error(void) { return error[0] ? error : NULL; }

/* --- witnesses --- */

Witness witness_of(const Run *run)
{
    Witness witness = {.length = run->step_count};
    for (int i = 0; i < run->step_count; i++) {
        const Decision *decision = &run->decisions[i];
        if (decision->chosen != scheduler_default(decision))
            witness.prefix = i + 1;
        if (i > 0 && decision->chosen != decision->previous)
            witness.switches++;
    }
    return witness;
}

static bool is_better(const Run *run, const Witness *a, const Witness *b)
{
    if (a->switches != b->switches)
        return a->switches < b->switches;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix;
    for (int i = 0; i < a->length && i < b->length; i++)
        if (run->decisions[i].chosen != b->threads[i])
            return run->decisions[i].chosen < b->threads[i];
    return a->length < b->length;
}

static void keep(Outcome *outcome, const Run *run, Witness witness)
{
    witness.threads = realloc(outcome->witness.threads, (size_t)witness.length + 1);
    if (witness.threads == NULL)
        abort();
    for (int i = 0; i < witness.length; i++)
        witness.threads[i] = (uint8_t)run->decisions[i].chosen;
    outcome->witness = witness;
    outcome->end = run->end;
    outcome->failed_at = run->failed_at;
    outcome->wait_count = run->wait_count;
    memcpy(outcome->waits, run->waits, sizeof outcome->waits);
    snprintf(outcome->detail, sizeof outcome->detail, "%s", run->detail);
}

/* --- outcomes --- */

static void tally_clear(Tally *tally)
{
    for (int i = 0; i < tally->count; i++)
        free(tally->outcomes[i].witness.threads);
    memset(tally, 0, sizeof *tally);
}

void outcome_from(Outcome *outcome, const Run *run)
{
    snprintf(outcome->text, sizeof outcome->text, "%s", run->outcome);
    keep(outcome, run, witness_of(run));
}

static void tally_add(Tally *tally, const char *key, const Run *run)
{
    int i = 0;
    while (i < tally->count && (tally->outcomes[i].end != run->end || strcmp(tally->outcomes[i].text, key) != 0))
        i++;
    if (i == MAX_OUTCOMES) {
        tally->overflowed = true;
        return;
    }
    Outcome *outcome = &tally->outcomes[i];
    Witness witness = witness_of(run);
    if (i == tally->count) {
        tally->count++;
        snprintf(outcome->text, sizeof outcome->text, "%s", key);
        keep(outcome, run, witness);
    } else if (is_better(run, &witness, &outcome->witness)) {
        keep(outcome, run, witness);
    }
    outcome->count++;
}

/* Two deadlocks are the same if the same threads wait for the same things. */
static void count(Search *search, const Run *run)
{
    tally_add(&search->tally, run->outcome, run);
    if (run->end != RUN_DEADLOCK)
        return;
    char key[OUTCOME_SIZE] = "";
    size_t used = 0;
    for (int i = 0; i < run->wait_count && used < sizeof key; i++)
        used += (size_t)snprintf(key + used, sizeof key - used, "%d:%lx ", run->waits[i].thread, (unsigned long)run->waits[i].operation.address);
    tally_add(&search->deadlocks, key, run);
}

/* --- depth first --- */

static int cost(Metric metric, const Decision *decision, int choice)
{
    if (decision->previous < 0 || choice == decision->previous)
        return 0;
    return metric == SWITCHES || (decision->enabled >> decision->previous & 1);
}

/* The next choice that was not tried and is within the bound: the default first, then by number. -1 if there is none. */
static int next_choice(Node *node)
{
    int first = scheduler_default(&node->decision);
    for (int i = -1; i < MAX_THREADS; i++) {
        int choice = i < 0 ? first : i;
        if (!(node->decision.enabled >> choice & 1) || (node->tried >> choice & 1))
            continue;
        if (node->cost_before + cost(tree.metric, &node->decision, choice) <= tree.bound)
            return choice;
        tree.cut = true;
    }
    return -1;
}

static int node_cost(const Node *node)
{
    return node->cost_before + cost(tree.metric, &node->decision, node->decision.chosen);
}

static int follow_tree(void *unused, int step, const Decision *decision)
{
    (void)unused;
    Node *node = &tree.nodes[step];
    if (step < tree.depth) {
        if (node->decision.enabled != decision->enabled) {
            tree.diverged = true;
            return POLICY_IMPOSSIBLE;
        }
        return node->decision.chosen;
    }
    *node = (Node){*decision, 0, step ? node_cost(node - 1) : 0};
    int choice = next_choice(node);
    if (choice < 0)
        return POLICY_STOP;
    node->decision.chosen = (int8_t)choice;
    tree.depth = step + 1;
    return choice;
}

static bool advance_tree(void)
{
    for (; tree.depth > 0; tree.depth--) {
        Node *node = &tree.nodes[tree.depth - 1];
        node->tried |= (uint16_t)(1u << node->decision.chosen);
        int choice = next_choice(node);
        if (choice >= 0) {
            node->decision.chosen = (int8_t)choice;
            return true;
        }
    }
    return false;
}

static void plant_tree(Metric metric, int bound)
{
    tree.metric = metric;
    tree.bound = bound;
    tree.cut = tree.diverged = false;
    tree.depth = 0;
}

/* One run down the tree; NULL, with an error, if the program does not behave the same twice. */
static const Run *run_down(void)
{
    int wanted = tree.depth;
    const Run *run = scheduler_run(follow_tree, NULL);
    if (tree.diverged || run->step_count < wanted) {
        snprintf(error, sizeof error,
                 "the program does not do the same twice under the same schedule (step %d): does it use time, random numbers, or what a library keeps?",
                 run->step_count);
        return NULL;
    }
    return run;
}

static int tree_cost(void) { return tree.depth ? node_cost(&tree.nodes[tree.depth - 1]) : 0; }

/* --- explore --- */

typedef enum StageEnd { STAGE_DONE, STAGE_FULL, STAGE_GREW, STAGE_ERROR } StageEnd;

/* All schedules with more than `above` and at most `bound` preemptions. */
static StageEnd stage(const SearchOptions *options, Search *search, int above, int bound)
{
    plant_tree(PREEMPTIONS, bound);
    do {
        const Run *run = run_down();
        if (run == NULL)
            return STAGE_ERROR;
        search->runs++;
        if (sharing_grew())
            return STAGE_GREW;
        if (options->progress && search->runs % PROGRESS_EVERY == 0)
            options->progress(search->explored, bound);
        if (tree_cost() <= above)
            continue;
        if (search->explored == options->max)
            return STAGE_FULL;
        search->explored++;
        count(search, run);
        if (options->visit)
            options->visit(run);
    } while (advance_tree());
    return STAGE_DONE;
}

static StageEnd stages(const SearchOptions *options, Search *search)
{
    static const int bounds[] = {0, 1, 2, INT_MAX / 2};
    tally_clear(&search->tally);
    tally_clear(&search->deadlocks);
    *search = (Search){.bound = -1, .tally = search->tally, .deadlocks = search->deadlocks};
    int above = -1;
    for (int i = 0; i < 4; i++) {
        int bound = options->bound >= 0 && options->bound < bounds[i] ? options->bound : bounds[i];
        StageEnd end = stage(options, search, above, bound);
        if (end != STAGE_DONE)
            return end;
        search->bound = bound;
        search->exhaustive = !tree.cut;
        if (search->exhaustive || bound == options->bound)
            return STAGE_DONE;
        above = bound;
    }
    return STAGE_DONE;
}

bool search_explore(const SearchOptions *options, Search *search)
{
    for (;;) {
        StageEnd end = stages(options, search);
        if (end != STAGE_GREW)
            return end != STAGE_ERROR;
        sharing_settle();
        if (options->visit)
            options->visit(NULL);
    }
}

bool search_discover(void)
{
    static Search search;
    SearchOptions options = {.bound = 1, .max = DISCOVER_MAX};
    sharing_settle();
    return search_explore(&options, &search);
}

/* --- replay --- */

typedef struct Schedule {
    const uint8_t *threads;
    int length;
    bool stop;
} Schedule;

static int follow_schedule(void *state, int step, const Decision *decision)
{
    const Schedule *schedule = state;
    if (step < schedule->length)
        return schedule->threads[step];
    return schedule->stop ? POLICY_STOP : scheduler_default(decision);
}

const Run *search_replay(const uint8_t *threads, int length, bool stop)
{
    Schedule schedule = {threads, length, stop};
    return scheduler_run(follow_schedule, &schedule);
}

/* --- random --- */

typedef struct Pct {
    uint64_t random;
    int priority[MAX_THREADS]; /* distinct; the highest goes first */
    int lowest;
    int depth;
    int changes[MAX_THREADS];
} Pct;

/* xorshift64*, after Vigna 2014. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static int below(Pct *pct, int limit) { return (int)((next_random(&pct->random) >> 33) % (uint64_t)limit); }

static void shuffle(Pct *pct, int steps)
{
    for (int i = 0; i < MAX_THREADS; i++)
        pct->priority[i] = i;
    for (int i = MAX_THREADS - 1; i > 0; i--) {
        int j = below(pct, i + 1), old = pct->priority[i];
        pct->priority[i] = pct->priority[j];
        pct->priority[j] = old;
    }
    pct->lowest = 0;
    for (int i = 0; i < pct->depth - 1; i++)
        pct->changes[i] = 1 + below(pct, steps);
}

static int follow_priorities(void *state, int step, const Decision *decision)
{
    Pct *pct = state;
    for (int i = 0; i < pct->depth - 1; i++)
        if (pct->changes[i] == step && decision->previous >= 0)
            pct->priority[decision->previous] = --pct->lowest;
    int best = -1;
    for (int i = 0; i < MAX_THREADS; i++)
        if ((decision->enabled >> i & 1) && (best < 0 || pct->priority[i] > pct->priority[best]))
            best = i;
    return best;
}

bool search_random(long runs, uint64_t seed, int depth, Search *search)
{
    Pct pct;
restart:
    pct = (Pct){.random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1, .depth = depth};
    tally_clear(&search->tally);
    tally_clear(&search->deadlocks);
    int steps = 1;
    search->explored = search->runs = 0;
    search->exhaustive = false;
    search->bound = -1;
    while (search->runs < runs) {
        shuffle(&pct, steps);
        const Run *run = scheduler_run(follow_priorities, &pct);
        if (sharing_grew()) {
            sharing_settle();
            goto restart;
        }
        search->runs++;
        search->explored++;
        count(search, run);
        if (run->step_count > steps)
            steps = run->step_count;
    }
    return true;
}

/* --- shrink --- */

static bool has_outcome(const Run *run, const char *text)
{
    return run->end != RUN_STOPPED && run->end != RUN_IMPOSSIBLE && strcmp(run->outcome, text) == 0;
}

static void offer(Outcome *best, bool *any, const Run *run)
{
    Witness witness = witness_of(run);
    if (!*any || is_better(run, &witness, &best->witness))
        keep(best, run, witness);
    *any = true;
}

bool search_shrink(const char *text, long max, Outcome *best, bool *minimal, long *runs)
{
    bool any = best->witness.threads != NULL;
    *minimal = false;
    *runs = 0;
    for (int bound = 0; !*minimal; bound++) {
        plant_tree(SWITCHES, bound);
        do {
            const Run *run = run_down();
            if (run == NULL)
                return false;
            if (sharing_grew()) {
                snprintf(error, sizeof error, "the program shows shared memory that the search did not know; give what explore found with --shared");
                return false;
            }
            if (has_outcome(run, text)) {
                offer(best, &any, run);
                *minimal = true; /* of this stage the best is still to be found */
            }
            if (++*runs == max) {
                *minimal = false;
                goto verify;
            }
        } while (advance_tree());
        if (!tree.cut)
            break;
    }
verify:
    if (!any) {
        snprintf(error, sizeof error, "%s", *runs == max ? "the outcome was not met in the runs that were allowed" : "no schedule has this outcome");
        return false;
    }
    if (!has_outcome(search_replay(best->witness.threads, best->witness.prefix, false), text)) {
        snprintf(error, sizeof error, "the shortened schedule does not give the outcome");
        return false;
    }
    snprintf(best->text, sizeof best->text, "%s", text);
    return true;
}
