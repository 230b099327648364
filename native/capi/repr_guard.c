/* Which objects a thread is in the repr of, so that a container that holds itself ends. */
#include "internal.h"

#include "thread_local.h"

#define ROOM 256

/* By thread; few threads are in a repr at a time, and few objects deep. The GIL guards it. */
static struct entry {
    PyThreadState *thread;
    PyObject *object;
} open_entries[ROOM];
static int count;

int Py_ReprEnter(PyObject *o)
{
    ENTER();
    PyThreadState *thread = PyThreadState_Get();
    for (int i = 0; i < count; i++)
        if (open_entries[i].object == o && open_entries[i].thread == thread)
            return 1;
    if (count == ROOM) {
        PyErr_SetString(PyExc_RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
        return -1;
    }
    open_entries[count++] = (struct entry){thread, o};
    return 0;
}

void Py_ReprLeave(PyObject *o)
{
    ENTER();
    PyThreadState *thread = PyThreadState_Get();
    for (int i = count - 1; i >= 0; i--) {
        if (open_entries[i].object != o || open_entries[i].thread != thread)
            continue;
        open_entries[i] = open_entries[--count];
        return;
    }
}
