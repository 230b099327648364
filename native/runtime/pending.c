/*
 * A bounded queue for many producers and one consumer, without a lock, so that a signal handler that interrupts a producer
 * cannot deadlock with it. Position p lives in cell p % 32 in round p / 32 * 32. Each cell carries a turn: it may be filled
 * when its turn is the round, and emptied when its turn is the round + 1; emptying it sets the turn to the next round. A
 * producer claims a position by moving `tail`, fills the cell, then publishes the turn, then tells the eval breaker. A consumer that meets a claimed but unpublished cell stops
 * there: its producer will still tell the breaker.
 */
#include "pending.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "eval_breaker_internal.h"
#include "pending_internal.h"

struct cell {
    _Atomic uint32_t turn;
    int (*function)(void *);
    void *argument;
};

/* All zero is the empty queue in its first round: calls may be queued before the runtime is initialised. */
static struct cell cells[CONCH_PENDING_CAPACITY];
static _Atomic uint32_t tail;
static uint32_t head; /* the main thread's alone */
static bool busy;     /* likewise */

static struct cell *cell_of(uint32_t position)
{
    return &cells[position % CONCH_PENDING_CAPACITY];
}

static uint32_t round_of(uint32_t position)
{
    return position - position % CONCH_PENDING_CAPACITY;
}

int conch_pending_add(int (*function)(void *), void *argument)
{
    uint32_t position = atomic_load_explicit(&tail, memory_order_relaxed);
    struct cell *cell;
    for (;;) {
        cell = cell_of(position);
        int32_t ahead = (int32_t)(atomic_load_explicit(&cell->turn, memory_order_acquire) - round_of(position));
        if (ahead < 0)
            return -1;
        if (ahead > 0) /* another producer was faster */
            position = atomic_load_explicit(&tail, memory_order_relaxed);
        else if (atomic_compare_exchange_weak_explicit(&tail, &position, position + 1,
                                                       memory_order_relaxed, memory_order_relaxed))
            break;
    }
    cell->function = function;
    cell->argument = argument;
    atomic_store_explicit(&cell->turn, round_of(position) + 1, memory_order_release);
    breaker_note(CONCH_BREAKER_PENDING_CALLS);
    return 0;
}

static bool call_ready(void)
{
    return atomic_load_explicit(&cell_of(head)->turn, memory_order_acquire) == round_of(head) + 1;
}

static bool next_call(int (**function)(void *), void **argument)
{
    if (!call_ready())
        return false;
    struct cell *cell = cell_of(head);
    *function = cell->function;
    *argument = cell->argument;
    atomic_store_explicit(&cell->turn, round_of(head) + CONCH_PENDING_CAPACITY, memory_order_release);
    head++;
    return true;
}

int conch_pending_make(void)
{
    if (!breaker_on_main_thread())
        return 0;
    if (busy) {
        /* The outer round looks again before it ends; until then polling must not stumble over this bit. */
        breaker_clear(CONCH_BREAKER_PENDING_CALLS);
        return 0;
    }
    busy = true;
    breaker_forget(CONCH_BREAKER_PENDING_CALLS);

    int result = 0;
    int (*function)(void *);
    void *argument;
    for (int i = 0; i < CONCH_PENDING_CAPACITY && result == 0 && next_call(&function, &argument); i++)
        if (function(argument) != 0)
            result = -1;

    busy = false;
    if (call_ready())
        breaker_note(CONCH_BREAKER_PENDING_CALLS);
    return result;
}

void pending_discard(void)
{
    int (*function)(void *);
    void *argument;
    while (next_call(&function, &argument))
        continue;
}
