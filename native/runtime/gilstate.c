#include "gilstate.h"

#include <stddef.h>

#include "fatal.h"
#include "gil_internal.h"
#include "thread_local.h"

PyGILState_STATE PyGILState_Ensure(void)
{
    PyThreadState *state = conch_tls.own;
    if (!state) {
        state = conch_thread_new();
        if (!state)
            conch_fatal(__func__, "no memory for a thread state");
        state->gilstate_depth = 0;
        conch_tls.own = state;
    }
    PyGILState_STATE before = state == conch_tls.current ? PyGILState_LOCKED : PyGILState_UNLOCKED;
    if (before == PyGILState_UNLOCKED)
        PyEval_RestoreThread(state);
    state->gilstate_depth++;
    return before;
}

void PyGILState_Release(PyGILState_STATE before)
{
    PyThreadState *state = conch_tls.own;
    if (!state)
        conch_fatal(__func__, "this thread has no thread state to release");
    if (state != conch_tls.current)
        conch_fatal(__func__, "the thread state is not current: the GIL was let go inside Ensure and Release");
    if (state->gilstate_depth == 0)
        conch_fatal(__func__, "released more often than ensured");

    state->gilstate_depth--;
    if (state->gilstate_depth == 0) {
        if (before != PyGILState_UNLOCKED)
            conch_fatal(__func__, "the outermost release does not carry what its Ensure returned");
        /* Clearing may run script code, which may ensure and release again: it must not get here a second time. */
        state->gilstate_depth = 1;
        PyThreadState_Clear(state);
        PyThreadState_DeleteCurrent();
    } else if (before == PyGILState_UNLOCKED) {
        PyEval_SaveThread();
    }
}

int PyGILState_Check(void)
{
    return conch_tls.current != NULL && conch_tls.current == conch_tls.own;
}

PyThreadState *PyGILState_GetThisThreadState(void)
{
    return conch_tls.own;
}
