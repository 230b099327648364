/*
 * References that leak. Before each call of an extension's function all references that C holds are counted; the next such count, before whatever
 * function is called next, says what the call left behind once its result had been taken over. A call during which another one ran says nothing.
 *
 * The way out that leaks may be one of several, so other calls of the same function need not keep anything. And a function that keeps something
 * each time may fill a cache or a queue: nothing is said before the end of the script. Then, its modules being empty, a reference is lost when no
 * variable of the extension, no block of its memory and no object that it made has a pointer to the object.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <pthread.h>

#define WARM_UP 2   /* the first calls fill what is filled once */
#define SEVERAL 5   /* fewer calls that keep something say nothing */
#define ALL_UP_TO 64 /* from then on a call is measured when its number is a power of two: a count looks at every object */

struct function_record {
    int64_t calls, measured, kept, least; /* kept: how many of the measured calls kept a reference; least: the fewest that one of those kept */
    char *script; /* what the script was doing when it became suspect */
};

struct function_record *leak_record(void)
{
    return calloc(1, sizeof(struct function_record));
}

/* ---- sets of addresses ---- */

struct set {
    void **keys;
    size_t *values;
    size_t room, used; /* a power of two; with those that are gone */
};
#define GONE ((void *)1)

static size_t spread(const void *key)
{
    return (size_t)(((uintptr_t)key >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

static size_t find_in(const struct set *set, const void *key)
{
    size_t i = spread(key) & (set->room - 1);
    while (set->keys[i] != NULL && set->keys[i] != key)
        i = (i + 1) & (set->room - 1);
    return i;
}

static void put_in(struct set *set, void *key, size_t value);

static void grow(struct set *set)
{
    struct set larger = {.room = set->room == 0 ? 1024 : 2 * set->room};
    larger.keys = calloc(larger.room, sizeof *larger.keys);
    larger.values = calloc(larger.room, sizeof *larger.values);
    if (larger.keys == NULL || larger.values == NULL)
        conch_fatal("--strict", "no memory for what is known of references");
    for (size_t i = 0; i < set->room; i++)
        if (set->keys[i] != NULL && set->keys[i] != GONE)
            put_in(&larger, set->keys[i], set->values[i]);
    free(set->keys);
    free(set->values);
    *set = larger;
}

static void put_in(struct set *set, void *key, size_t value)
{
    if (2 * (set->used + 1) > set->room)
        grow(set);
    size_t i = find_in(set, key);
    if (set->keys[i] == NULL)
        set->used++;
    set->keys[i] = key;
    set->values[i] = value;
}

/* Its value; 0 where it was not there. */
static size_t take_from(struct set *set, const void *key)
{
    size_t i = set->room == 0 || key == NULL ? 0 : find_in(set, key);
    if (set->room == 0 || key == NULL || set->keys[i] == NULL)
        return 0;
    set->keys[i] = GONE;
    return set->values[i];
}

/* ---- what there is ---- */

static struct set instances; /* guarded by the GIL */
static struct {
    pthread_mutex_t mutex;
    struct set set;
} blocks = {.mutex = PTHREAD_MUTEX_INITIALIZER};

void leak_instance(PyObject *o)
{
    put_in(&instances, o, 0);
}

void leak_instance_ends(PyObject *o)
{
    take_from(&instances, o);
}

void leak_block(void *block, size_t bytes)
{
    if (block == NULL)
        return;
    pthread_mutex_lock(&blocks.mutex);
    put_in(&blocks.set, block, bytes);
    pthread_mutex_unlock(&blocks.mutex);
}

size_t leak_block_ends(void *block)
{
    pthread_mutex_lock(&blocks.mutex);
    size_t bytes = take_from(&blocks.set, block);
    pthread_mutex_unlock(&blocks.mutex);
    return bytes;
}

#define MOST_PARTS 256
static struct {
    char *start;
    size_t bytes;
} variables[MOST_PARTS];
static int variables_count;

void leak_variables(void *start, size_t bytes)
{
    for (int i = 0; i < variables_count; i++)
        if (variables[i].start == start)
            return;
    if (variables_count < MOST_PARTS) {
        variables[variables_count].start = start;
        variables[variables_count++].bytes = bytes;
    }
}

/* ---- counting ---- */

/* How many references C has to it; the dead and the free have none. */
static int64_t held_by_c(const PyObject *o)
{
    uint32_t flags = prefix_of(o)->flags;
    if (o->ob_type == NULL || (flags & (CONCH_STATIC | CONCH_DEAD)))
        return 0;
    return (flags & CONCH_BOUND) && !(flags & CONCH_OWNED) ? o->ob_refcnt - 1 : o->ob_refcnt;
}

static void for_each(void (*visit)(PyObject *, int64_t, void *), void *argument)
{
    for (int i = 0; i < conch_cell_block_count; i++) {
        struct conch_cell *cells = conch_cell_blocks[i];
        for (int j = 0; j < CONCH_CELLS_A_BLOCK; j++) {
            PyObject *o = (PyObject *)&cells[j].refcnt;
            int64_t held = held_by_c(o);
            if (held > 0)
                visit(o, held, argument);
        }
    }
    for (size_t i = 0; i < instances.room; i++) {
        PyObject *o = instances.keys[i];
        int64_t held = o == NULL || (void *)o == GONE ? 0 : held_by_c(o);
        if (held > 0)
            visit(o, held, argument);
    }
}

static void add_up(PyObject *o, int64_t held, void *sum)
{
    (void)o;
    *(int64_t *)sum += held;
}

static int64_t count_all(void)
{
    int64_t sum = 0;
    for_each(add_up, &sum);
    return sum;
}

/* ---- the calls ---- */

static struct {
    const struct target *target;
    int64_t references;
    uint64_t events;
} pending;
static uint64_t events;

static bool is_worth_it(int64_t calls)
{
    return calls <= ALL_UP_TO || (calls & (calls - 1)) == 0;
}

static void note(const struct target *target, int64_t delta)
{
    struct function_record *record = target->record;
    if (record->calls <= WARM_UP)
        return;
    record->measured++;
    if (delta < 1)
        return;
    if (record->kept == 0 || delta < record->least)
        record->least = delta;
    if (++record->kept == SEVERAL)
        record->script = (char *)(intptr_t)HOST(STRICT_CALLS, 0, 0, 0, 0);
}

void leak_before(const struct target *target)
{
    struct function_record *record = target->record;
    events++;
    if (record == NULL)
        return;
    bool finishes = pending.target != NULL && pending.events + 2 == events, begins = is_worth_it(++record->calls);
    if (finishes || begins) {
        int64_t now = count_all();
        if (finishes)
            note(pending.target, now - pending.references);
        pending.references = now;
    }
    pending.target = begins ? target : NULL;
    pending.events = events;
}

void leak_after(void)
{
    events++;
}

/* ---- where references came from: the last one for each place of the table ---- */

#define ORIGINS 65536u
static struct origin {
    const void *object;
    const char *api;
    uintptr_t place;
} origins[ORIGINS];

void leak_note_new(const void *object, const char *api, uintptr_t place)
{
    origins[spread(object) % ORIGINS] = (struct origin){object, api, place};
}

/* ---- the end ---- */

static struct set found; /* the objects that C has references to; how many pointers to them were found */

static void expect(PyObject *o, int64_t held, void *unused)
{
    (void)held, (void)unused;
    put_in(&found, o, 0);
}

static void look_through(const void *start, size_t bytes)
{
    void *const *words = (void *const *)(((uintptr_t)start + sizeof(void *) - 1) & ~(uintptr_t)(sizeof(void *) - 1));
    size_t count = bytes / sizeof(void *);
    for (size_t i = 0; i < count; i++) {
        if (words[i] == NULL || words[i] == GONE)
            continue;
        size_t at = find_in(&found, words[i]);
        if (found.keys[at] != NULL)
            found.values[at]++;
    }
}

static void look_into_items(PyObject *o, int64_t held, void *unused)
{
    (void)held, (void)unused;
    const struct items_payload *items = &object_of(o)->items;
    if ((prefix_of(o)->flags & (CONCH_CELL | CONCH_PAYLOAD)) == (CONCH_CELL | CONCH_PAYLOAD) && items->items != NULL
        && (o->ob_type->tp_flags & (Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_LIST_SUBCLASS)))
        look_through(items->items, (size_t)items->size * sizeof(PyObject *));
}

static void look_everywhere(void)
{
    for (int i = 0; i < variables_count; i++)
        look_through(variables[i].start, variables[i].bytes);
    for (size_t i = 0; i < blocks.set.room; i++)
        if (blocks.set.keys[i] != NULL && blocks.set.keys[i] != GONE)
            look_through(blocks.set.keys[i], blocks.set.values[i]);
    for (size_t i = 0; i < instances.room; i++) {
        PyObject *o = instances.keys[i];
        if (o != NULL && (void *)o != GONE && o->ob_type != NULL)
            look_through(o + 1, (size_t)o->ob_type->tp_basicsize - sizeof *o);
    }
    for_each(look_into_items, NULL);
}

struct lost {
    int64_t references;
    struct origin origin;
};

static void add_lost(PyObject *o, int64_t held, void *argument)
{
    struct lost *lost = argument;
    int64_t pointers = (int64_t)found.values[find_in(&found, o)];
    const struct origin *origin = &origins[spread(o) % ORIGINS];
    if (held <= pointers)
        return;
    lost->references += held - pointers;
    if (origin->object == o)
        lost->origin = *origin;
}

static const struct target *suspect(int64_t lost)
{
    for (uint32_t i = 0; i < strict_target_count(); i++) {
        const struct target *t = strict_target_at(i);
        if (t->record != NULL && t->record->kept >= SEVERAL && lost >= t->record->kept)
            return t;
    }
    return NULL;
}

void conch_strict_finish(void)
{
    if (conch_strict_mode != CONCH_MODE_STRICT)
        return;
    grave_collect();
    if (suspect(INT64_MAX) == NULL)
        return;
    struct lost lost = {0};
    for_each(expect, NULL);
    if (found.room == 0)
        return;
    look_everywhere();
    for_each(add_lost, &lost);
    const struct target *guilty = suspect(lost.references);
    if (guilty == NULL)
        return;
    char what[160], note_text[120];
    snprintf(what, sizeof what, "kept at least %lld reference%s in each of %lld calls, of %lld that were measured, and %lld are lost at the end",
             (long long)guilty->record->least, guilty->record->least == 1 ? "" : "s", (long long)guilty->record->kept, (long long)guilty->record->measured, (long long)lost.references);
    snprintf(note_text, sizeof note_text, "one of the objects came from %s", lost.origin.api == NULL ? "" : strict_shown(lost.origin.api));
    struct conch_stop stop = {
        .rule = RULE_LEAK,
        .subject = guilty->name,
        .place = (int64_t)guilty->function,
        .is_function = 1,
        .what = what,
        .note = lost.origin.api == NULL ? NULL : note_text,
        .note_place = (int64_t)lost.origin.place,
        .script = guilty->record->script,
        .repair = "give back each new reference with Py_DECREF on every way out, also on those for errors, unless it is returned or a call has stolen it",
    };
    strict_stop(&stop);
}
