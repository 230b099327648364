/*
 * Where dead objects lie. What has ended is not given to anybody else for a while: its count is set to one, so that a release too many brings it to
 * zero and into _Py_Dealloc, where it is recognised; one that was taken is seen by its count.
 *
 * Cells are given back by C and by Java, each with a few stores of its own. They are collected from the free list instead of being caught on
 * the way: a cell that was in use has a type, one that is clean has none, and what was given back lies in front.
 */
#include "strict_internal.h"

#define MOST 16384u          /* objects that lie here at the same time */
#define TABLE (4 * MOST)
#define SEEN_AGAIN 512u      /* how many of the last are looked at after each call of an extension's function */

struct grave {
    PyObject *object;
    bool is_cell;
    uint64_t tick;
};

static struct {
    struct grave graves[MOST]; /* a ring */
    uint32_t places[TABLE];    /* hashed by address: index into it, plus one */
    uint64_t buried, oldest;   /* how many have been, and how many of them have left */
    uint64_t tick;             /* how many ends there were of any kind */
} yard;

static uint32_t place_in_table(const void *object)
{
    return (uint32_t)(((uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 40) % TABLE;
}

static uint32_t *entry_of(const void *object)
{
    uint32_t i = place_in_table(object);
    while (yard.places[i] != 0 && yard.graves[yard.places[i] - 1].object != object)
        i = (i + 1) % TABLE;
    return &yard.places[i];
}

/* Linear probing without marks: what follows an emptied place is put in again. */
static void forget(const void *object)
{
    uint32_t *entry = entry_of(object);
    if (*entry == 0)
        return;
    *entry = 0;
    uint32_t i = (uint32_t)(entry - yard.places);
    for (i = (i + 1) % TABLE; yard.places[i] != 0; i = (i + 1) % TABLE) {
        uint32_t moved = yard.places[i];
        yard.places[i] = 0;
        *entry_of(yard.graves[moved - 1].object) = moved;
    }
}

/* The cell is clean again, and the next to be taken. */
static void give_back(const struct grave *grave)
{
    if (!grave->is_cell) {
        free(prefix_of(grave->object));
        return;
    }
    struct conch_cell *cell = (struct conch_cell *)prefix_of(grave->object);
    cell->flags = CONCH_CELL;
    cell->refcnt = 0;
    cell->type = NULL;
    cell->payload[0] = WORD(conch_cell_pool.free);
    conch_cell_pool.free = cell;
}

static void bury(PyObject *o, bool is_cell)
{
    if (yard.buried - yard.oldest == MOST) {
        struct grave old = yard.graves[yard.oldest % MOST];
        forget(old.object);
        yard.oldest++;
        give_back(&old);
    }
    o->ob_refcnt = 1;
    prefix_of(o)->flags |= CONCH_BOUND | CONCH_DEAD;
    uint32_t index = (uint32_t)(yard.buried++ % MOST);
    yard.graves[index] = (struct grave){o, is_cell, ++yard.tick};
    *entry_of(o) = index + 1;
}

void grave_collect(void)
{
    struct conch_cell *cell;
    struct conch_cell *given_back = NULL;
    while ((cell = conch_cell_pool.free) != NULL && cell->type != NULL) {
        conch_cell_pool.free = (void *)(intptr_t)cell->payload[0];
        cell->payload[0] = WORD(given_back);
        given_back = cell;
    }
    while ((cell = given_back) != NULL) {
        given_back = (void *)(intptr_t)cell->payload[0];
        bury((PyObject *)&cell->refcnt, true);
    }
}

void grave_bury(void *block)
{
    PyObject *o = block;
    leak_instance_ends(o);
    prefix_of(o)->handle = 0;
    prefix_of(o)->flags = 0;
    bury(o, false);
}

uint64_t grave_tick_of(const void *object)
{
    if (yard.buried == 0)
        return 0;
    uint32_t found = *entry_of(object);
    return found == 0 ? 0 : yard.graves[found - 1].tick;
}

uint64_t grave_pass(void)
{
    return ++yard.tick;
}

uint64_t grave_now(void)
{
    return yard.tick;
}

PyObject *grave_disturbed(void)
{
    uint64_t from = yard.buried - yard.oldest < SEEN_AGAIN ? yard.oldest : yard.buried - SEEN_AGAIN;
    for (uint64_t i = from; i < yard.buried; i++)
        if (yard.graves[i % MOST].object->ob_refcnt != 1)
            return yard.graves[i % MOST].object;
    return NULL;
}
