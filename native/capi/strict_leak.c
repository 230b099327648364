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

#include "strict_set.h"

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

/* ---- what there is ---- */

static struct strict_set instances; /* guarded by the GIL */

void leak_instance(PyObject *o)
{
    if (set_value(&instances, o) == NULL)
        set_put(&instances, o, 0);
}

void leak_instance_ends(PyObject *o)
{
    set_take(&instances, o);
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
    if (o->ob_type == NULL || (flags & (CONCH_STATIC | CONCH_DEAD)) || o->ob_refcnt > CONCH_STATIC_REFCNT / 2) /* a tp_mro lives for good without the flag */
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
        PyObject *o = SET_HAS(&instances, i) ? instances.keys[i] : NULL;
        int64_t held = o == NULL ? 0 : held_by_c(o);
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
    origins[set_spread(object) % ORIGINS] = (struct origin){object, api, place};
}

/* ---- the end ---- */

static struct strict_set found; /* the objects that C has references to; how many pointers to them were found */

static void expect(PyObject *o, int64_t held, void *unused)
{
    (void)held, (void)unused;
    if (set_value(&found, o) == NULL)
        set_put(&found, o, 0);
}

static void look_through(const void *start, size_t bytes)
{
    void *const *words = (void *const *)(((uintptr_t)start + sizeof(void *) - 1) & ~(uintptr_t)(sizeof(void *) - 1));
    size_t count = bytes / sizeof(void *);
    for (size_t i = 0; i < count; i++) {
        size_t *pointers = set_value(&found, words[i]);
        if (pointers != NULL)
            ++*pointers;
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
    blocks_each(look_through);
    for (size_t i = 0; i < instances.room; i++) {
        PyObject *o = SET_HAS(&instances, i) ? instances.keys[i] : NULL;
        if (o != NULL && o->ob_type != NULL)
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
    int64_t pointers = (int64_t)*set_value(&found, o);
    const struct origin *origin = &origins[set_spread(o) % ORIGINS];
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
