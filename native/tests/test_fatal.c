/* Misuse of the lock ends the process with SIGABRT, and says which function was misused and how. */
#include "child.h"
#include "fatal.h"
#include "gilstate.h"
#include "lock_helpers.h"

static PyThreadState *state;

static void set_up(void)
{
    alarm(20); /* a misuse that blocks instead of aborting */
    state = conch_runtime_init();
    conch_thread_set_name(state, "main");
}

static void get_without_a_state(void)
{
    set_up();
    PyEval_SaveThread();
    PyThreadState_Get();
}

static void save_twice(void)
{
    set_up();
    PyEval_SaveThread();
    PyEval_SaveThread();
}

static void restore_what_is_attached(void)
{
    set_up();
    PyEval_RestoreThread(state);
}

static void restore_beside_another(void)
{
    set_up();
    PyEval_RestoreThread(conch_thread_new());
}

static void restore_null(void)
{
    set_up();
    PyEval_SaveThread();
    PyEval_RestoreThread(NULL);
}

static void acquire_beside_another(void)
{
    set_up();
    PyEval_AcquireThread(PyThreadState_New(PyInterpreterState_Get()));
}

static void release_another(void)
{
    set_up();
    PyEval_ReleaseThread(PyThreadState_New(PyInterpreterState_Get()));
}

static void delete_the_current(void)
{
    set_up();
    PyThreadState_Delete(state);
}

static void delete_current_without_one(void)
{
    set_up();
    PyEval_SaveThread();
    PyThreadState_DeleteCurrent();
}

static void gilstate_release_unlocked(void)
{
    set_up();
    PyGILState_STATE before = PyGILState_Ensure();
    PyEval_SaveThread();
    PyGILState_Release(before);
}

static void *release_only(void *unused)
{
    PyGILState_Release(PyGILState_UNLOCKED);
    return unused;
}

static void gilstate_release_without_ensure(void)
{
    set_up();
    join(start(release_only, NULL));
}

/* Swap moves the pointer only: here the second state stands for a lock that the first one has let go. */
static void drop_what_is_not_held(void)
{
    set_up();
    PyThreadState *other = PyThreadState_New(PyInterpreterState_Get());
    PyThreadState_Swap(other);
    PyEval_SaveThread();
    PyThreadState_Swap(other);
}

static void yield_unlocked(void)
{
    set_up();
    PyEval_SaveThread();
    conch_gil_yield();
}

static void ensure_before_init(void)
{
    alarm(20);
    PyGILState_Ensure();
}

static void which_thread(void)
{
    set_up();
    conch_fatal("function", "message");
}

static const struct {
    void (*body)(void);
    const char *message;
} cases[] = {
    {get_without_a_state, "PyThreadState_Get: no thread state is current"},
    {save_twice, "PyEval_SaveThread: no thread state is current"},
    {restore_what_is_attached, "PyEval_RestoreThread: this thread state is attached already"},
    {restore_beside_another, "PyEval_RestoreThread: another thread state is attached"},
    {restore_null, "PyEval_RestoreThread: the thread state is NULL"},
    {acquire_beside_another, "PyEval_AcquireThread: another thread state is attached"},
    {release_another, "PyEval_ReleaseThread: the thread state is not the current one"},
    {delete_the_current, "PyThreadState_Delete: the thread state is still current"},
    {delete_current_without_one, "PyThreadState_DeleteCurrent: no thread state is current"},
    {gilstate_release_unlocked, "PyGILState_Release: the thread state is not current"},
    {gilstate_release_without_ensure, "PyGILState_Release: this thread has no thread state"},
    {drop_what_is_not_held, "PyThreadState_Swap: the GIL is not held"},
    {yield_unlocked, "conch_gil_yield: the GIL is not held"},
    {ensure_before_init, "the runtime is not initialised"},
    {which_thread, "function: message\nCurrent thread 0x"},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct child_result result = run_in_child(cases[i].body);
        if (result.signal != SIGABRT || strncmp(result.output, "Fatal Python error: ", 20) != 0
            || !strstr(result.output, cases[i].message)) {
            fprintf(stderr, "expected SIGABRT and \"%s\"; signal %d, exit code %d, output:\n%s", cases[i].message,
                    result.signal, result.exit_code, result.output);
            return 1;
        }
    }
    return 0;
}
