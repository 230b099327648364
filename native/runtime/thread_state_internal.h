/* Thread states for the rest of the runtime; internal. */
#ifndef CONCH_THREAD_STATE_INTERNAL_H
#define CONCH_THREAD_STATE_INTERNAL_H

#include <stdbool.h>

#include "thread_local.h"
#include "thread_state.h"

/* PyThreadState.id of a state that no thread has attached yet; unequal to every conch_tls.id − 1, also before that is set. */
#define THREAD_UNBOUND (-2)

/* Does the state stand for the calling native thread, as far as its number and identity go? */
static inline bool thread_is_bound(const PyThreadState *state)
{
    return state->id == conch_tls.id - 1;
}

/* Makes it so; for the holder of the GIL, before the state is current. */
void thread_bind(PyThreadState *state);

/* The id inside a PyThreadState.key; −1 for key 0. */
static inline int32_t thread_key_id(uint64_t key)
{
    return (int32_t)(uint32_t)key - 1;
}

/* Takes the state out of the registry and of the calling thread's own slot; it is then only to be freed. */
void thread_unregister(PyThreadState *state);

#endif
