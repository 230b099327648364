#include "eval_breaker_internal.h"

#include <pthread.h>
#include <stdatomic.h>

#include "fatal.h"
#include "hints.h"
#include "thread_local.h"
#include "thread_state.h"

#define MAIN_THREAD_ONLY (CONCH_BREAKER_SIGNALS | CONCH_BREAKER_PENDING_CALLS)

/* On a line of its own: what the eval loop polls must not share it with what waiting threads write. */
_Alignas(CONCH_CACHE_LINE) uint32_t conch_eval_breaker;

/* What the main thread owes. Written before the word, read after a switch: whichever comes second sees the other. */
static _Alignas(CONCH_CACHE_LINE) _Atomic uint32_t outstanding;

static pthread_t main_thread;

bool breaker_on_main_thread(void)
{
    return pthread_equal(pthread_self(), main_thread);
}

void breaker_note(uint32_t bits)
{
    atomic_fetch_or(&outstanding, bits);
    breaker_set(bits);
}

void breaker_forget(uint32_t bits)
{
    atomic_fetch_and(&outstanding, ~bits);
    breaker_clear(bits);
}

void breaker_switched(const PyThreadState *holder)
{
    uint32_t owed = atomic_load_explicit(&outstanding, memory_order_acquire);
    if (CONCH_UNLIKELY(owed != 0) && breaker_on_main_thread())
        breaker_set(owed);
    if (CONCH_UNLIKELY(__atomic_load_n(&holder->async, __ATOMIC_ACQUIRE) != 0))
        breaker_set(CONCH_BREAKER_ASYNC_EXCEPTION);
}

void breaker_set_main_thread(void)
{
    main_thread = pthread_self();
}

uint32_t conch_eval_breaker_duties(void)
{
    const PyThreadState *state = conch_tls.current;
    if (!state)
        conch_fatal(__func__, "the GIL is not held by this thread");

    uint32_t bits = breaker_load();
    if ((bits & MAIN_THREAD_ONLY) && !breaker_on_main_thread()) {
        breaker_clear(MAIN_THREAD_ONLY);
        bits &= ~MAIN_THREAD_ONLY;
    }
    if (bits & CONCH_BREAKER_ASYNC_EXCEPTION) {
        /* The bit goes first, then the look: a setter that comes in between sets the bit again. */
        breaker_clear(CONCH_BREAKER_ASYNC_EXCEPTION);
        if (__atomic_load_n(&state->async, __ATOMIC_ACQUIRE) != 0)
            breaker_set(CONCH_BREAKER_ASYNC_EXCEPTION);
        else
            bits &= ~CONCH_BREAKER_ASYNC_EXCEPTION;
    }
    return bits;
}
