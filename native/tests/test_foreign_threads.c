/* PyGILState on threads that the runtime has never seen, nested every way, and on those that it knows. */
#include <stdatomic.h>

#include "gilstate.h"
#include "lock_helpers.h"

static atomic_int cleared;

static void count_clear(PyThreadState *state)
{
    CHECK(state == PyThreadState_Get());
    /* What the hook runs may use the API, and so Ensure again. */
    PyGILState_Release(PyGILState_Ensure());
    cleared++;
}

static void *nested(void *unused)
{
    CHECK(!PyGILState_Check());
    CHECK(PyGILState_GetThisThreadState() == NULL);

    PyGILState_STATE outer = PyGILState_Ensure();
    CHECK_EQUAL(outer, PyGILState_UNLOCKED);
    CHECK(PyGILState_Check());
    PyThreadState *state = PyThreadState_Get();
    CHECK(PyGILState_GetThisThreadState() == state);

    PyGILState_STATE inner = PyGILState_Ensure();
    CHECK_EQUAL(inner, PyGILState_LOCKED);
    CHECK(PyThreadState_Get() == state);
    PyGILState_Release(inner);
    CHECK(PyGILState_Check());

    PyThreadState *saved = PyEval_SaveThread();
    CHECK(!PyGILState_Check());
    CHECK(PyGILState_GetThisThreadState() == state);
    PyGILState_STATE inside = PyGILState_Ensure();
    CHECK_EQUAL(inside, PyGILState_UNLOCKED);
    CHECK(PyThreadState_Get() == state);
    PyGILState_Release(inside);
    CHECK(!PyGILState_Check());
    PyEval_RestoreThread(saved);

    PyGILState_Release(outer);
    CHECK(!PyGILState_Check());
    CHECK(PyGILState_GetThisThreadState() == NULL);
    return unused;
}

/* The trace's number is the native thread's, not the state's: it does not grow with every Ensure. */
static void *same_number_again(void *unused)
{
    PyGILState_STATE before = PyGILState_Ensure();
    int32_t first_id = PyThreadState_Get()->id;
    uint64_t first_serial = PyThreadState_GetID(PyThreadState_Get());
    PyGILState_Release(before);

    before = PyGILState_Ensure();
    CHECK_EQUAL(PyThreadState_Get()->id, first_id);
    CHECK(PyThreadState_GetID(PyThreadState_Get()) != first_serial);
    CHECK_EQUAL(PyThreadState_Get()->native_ident, (uintptr_t)pthread_self());
    PyGILState_Release(before);
    return unused;
}

/* A state made elsewhere belongs to the thread that attaches it. */
static void *adopted(void *given)
{
    PyEval_AcquireThread(given);
    CHECK(PyGILState_GetThisThreadState() == given);
    CHECK_EQUAL(PyGILState_Ensure(), PyGILState_LOCKED);
    PyGILState_Release(PyGILState_LOCKED);
    CHECK(PyThreadState_Get() == given);
    PyThreadState_Clear(given);
    PyThreadState_DeleteCurrent();
    CHECK(PyGILState_GetThisThreadState() == NULL);
    return NULL;
}

/* Two states in one thread, as embedders do it: Swap leaves the lock alone. */
static void swapped(PyThreadState *main_state)
{
    PyThreadState *other = PyThreadState_New(PyInterpreterState_Get());
    CHECK(PyThreadState_Swap(other) == main_state);
    CHECK(PyThreadState_Get() == other);
    CHECK(!PyGILState_Check());
    PyThreadState *saved = PyEval_SaveThread();
    CHECK(saved == other);
    PyEval_RestoreThread(saved);
    CHECK(PyThreadState_Swap(main_state) == other);
    PyThreadState_Clear(other);
    PyThreadState_Delete(other);
    CHECK(_PyThreadState_UncheckedGet() == main_state);
}

int main(void)
{
    PyThreadState *state = conch_runtime_init();
    CHECK(PyGILState_Check());
    CHECK_EQUAL(PyGILState_Ensure(), PyGILState_LOCKED);
    PyGILState_Release(PyGILState_LOCKED);
    swapped(state);

    conch_thread_set_clear_hook(count_clear);
    pthread_t threads[] = {
        start(nested, NULL), start(nested, NULL), start(same_number_again, NULL),
        start(adopted, PyThreadState_New(PyInterpreterState_Get())),
    };
    conch_thread_detach(CONCH_BLOCKED, "join");
    for (int i = 0; i < 4; i++)
        join(threads[i]);
    conch_thread_attach(state);

    CHECK_EQUAL(cleared, 5); /* two of same_number_again */
    CHECK_EQUAL(conch_thread_count(), 1);
    conch_runtime_finalize();
    CHECK(PyGILState_GetThisThreadState() == NULL);
    return 0;
}
