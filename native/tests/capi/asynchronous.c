/*
 * What reaches the main thread from elsewhere: pending calls that a thread of C's has added, signals in the middle of a long function, with the lock
 * and without; locks and thread-specific values between such threads; and the documentation of a C type's attributes. It compiles against
 * CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- pending calls ---- */

static int call_it(void *callable)
{
    PyObject *result = PyObject_CallNoArgs(callable);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

struct adding {
    PyObject *callable;
    int times;
};

/* A full queue is answered with -1; the main thread empties it meanwhile. */
static void *add_calls(void *argument)
{
    struct adding *adding = argument;
    for (int i = 0; i < adding->times; i++)
        while (Py_AddPendingCall(call_it, adding->callable) != 0)
            usleep(100);
    return NULL;
}

static pthread_t adder;
static struct adding adding;

/* (callable, times): a thread without the lock asks for so many calls; returns at once. The callable must live until they are done. */
static PyObject *add_from_thread(PyObject *module, PyObject *args)
{
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &adding.callable, &adding.times))
        return NULL;
    if (pthread_create(&adder, NULL, add_calls, &adding) != 0)
        return PyErr_Format(PyExc_OSError, "no thread");
    Py_RETURN_NONE;
}

static PyObject *join(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    Py_BEGIN_ALLOW_THREADS
    pthread_join(adder, NULL);
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}

/* (callable): from this thread, and made at once. */
static PyObject *add_and_make(PyObject *module, PyObject *callable)
{
    (void)module;
    if (Py_AddPendingCall(call_it, callable) != 0)
        return PyErr_Format(PyExc_RuntimeError, "the queue is full");
    return Py_MakePendingCalls() != 0 ? NULL : PyUnicode_FromString("made");
}

/* ---- signals ---- */

/* Sends SIGINT to its own process and works on, at most 20 seconds, looking for signals every now and then. */
static PyObject *work_under_signal(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    kill(getpid(), SIGINT);
    for (double end = now() + 20; now() < end;)
        if (PyErr_CheckSignals() != 0)
            return NULL;
    return PyUnicode_FromString("no signal came");
}

/* The same, the lock being let go while the signal comes. */
static PyObject *release_under_signal(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    int first = 1;
    for (double end = now() + 20; now() < end; first = 0) {
        Py_BEGIN_ALLOW_THREADS
        if (first)
            kill(getpid(), SIGINT);
        usleep(1000);
        Py_END_ALLOW_THREADS
        if (PyErr_CheckSignals() != 0)
            return NULL;
    }
    return PyUnicode_FromString("no signal came");
}

/* Sends the signal and leaves the rest to the script. */
static PyObject *send_signal(PyObject *module, PyObject *number)
{
    (void)module;
    kill(getpid(), (int)PyLong_AsLong(number));
    Py_RETURN_NONE;
}

/* ---- locks and thread-specific values ---- */

static PyThread_type_lock lock;
static Py_tss_t key = Py_tss_NEEDS_INIT;
static int counted;
static void *seen;

static void *count_under_lock(void *times)
{
    for (long i = 0; i < *(long *)times; i++) {
        PyThread_acquire_lock(lock, WAIT_LOCK);
        counted++;
        PyThread_release_lock(lock);
    }
    seen = PyThread_tss_get(&key);
    PyThread_tss_set(&key, times);
    return NULL;
}

/* → what try-locks say, the sum of two threads' counting, whether another thread saw this thread's value, and whether it is there still. */
static PyObject *locks(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    lock = PyThread_allocate_lock();
    int first = PyThread_acquire_lock(lock, NOWAIT_LOCK), second = PyThread_acquire_lock(lock, NOWAIT_LOCK);
    PyThread_release_lock(lock);
    long times = 2000;
    pthread_t threads[2];
    int created = PyThread_tss_create(&key), again = PyThread_tss_create(&key);
    PyThread_tss_set(&key, &created);
    counted = 0;
    Py_BEGIN_ALLOW_THREADS
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, count_under_lock, &times);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    Py_END_ALLOW_THREADS
    int still = PyThread_tss_get(&key) == &created;
    PyThread_tss_delete(&key);
    PyThread_free_lock(lock);
    return Py_BuildValue("iiiiiiii", first, second, created, again, counted, seen != NULL, still, PyThread_tss_is_created(&key));
}

/* ---- layers and documentation ---- */

/* (callable): calls it; what it raises becomes the cause of a RuntimeError. */
static PyObject *wrap(PyObject *module, PyObject *callable)
{
    (void)module;
    PyObject *result = PyObject_CallNoArgs(callable);
    if (result != NULL)
        return result;
    PyObject *type, *value, *traceback, *outer_type, *outer, *outer_traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != NULL)
        PyException_SetTraceback(value, traceback);
    Py_DECREF(type);
    Py_XDECREF(traceback);
    PyErr_SetString(PyExc_RuntimeError, "wrapped");
    PyErr_Fetch(&outer_type, &outer, &outer_traceback);
    PyErr_NormalizeException(&outer_type, &outer, &outer_traceback);
    PyException_SetCause(outer, value);
    PyErr_Restore(outer_type, outer, outer_traceback);
    return NULL;
}

typedef struct {
    PyObject_HEAD
    int width;
} plate;

static PyObject *plate_turn(plate *self, PyObject *unused)
{
    (void)unused;
    self->width = -self->width;
    Py_RETURN_NONE;
}

static PyObject *plate_area(plate *self, void *unused)
{
    (void)unused;
    return PyLong_FromLong((long)self->width * self->width);
}

static Py_ssize_t plate_length(plate *self)
{
    return self->width;
}

static PyMemberDef plate_members[] = {{"width", T_INT, offsetof(plate, width), 0, "how wide it is"}, {NULL, 0, 0, 0, NULL}};
static PyGetSetDef plate_attributes[] = {{"area", (getter)plate_area, NULL, "its area", NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyMethodDef plate_methods[] = {
    {"turn", (PyCFunction)plate_turn, METH_NOARGS, "turn($self, /)\n--\n\nTurns it over."},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot plate_slots[] = {
    {Py_tp_doc, "Plate(width)\n--\n\nA plate."}, {Py_tp_members, plate_members}, {Py_tp_getset, plate_attributes},
    {Py_tp_methods, plate_methods},              {Py_sq_length, plate_length},   {0, NULL},
};
static PyType_Spec plate_spec = {.name = "asynchronous.Plate", .basicsize = sizeof(plate), .flags = Py_TPFLAGS_DEFAULT, .slots = plate_slots};

static PyObject *say(PyObject *module, PyObject *text)
{
    (void)module;
    const char *utf8 = PyUnicode_AsUTF8(text);
    if (utf8 == NULL)
        return NULL;
    printf("%s\n", utf8);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"add_from_thread", add_from_thread, METH_VARARGS, NULL},
    {"join", join, METH_NOARGS, NULL},
    {"add_and_make", add_and_make, METH_O, NULL},
    {"work_under_signal", work_under_signal, METH_NOARGS, NULL},
    {"release_under_signal", release_under_signal, METH_NOARGS, NULL},
    {"send_signal", send_signal, METH_O, NULL},
    {"locks", locks, METH_NOARGS, NULL},
    {"wrap", wrap, METH_O, NULL},
    {"say", say, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "asynchronous", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_asynchronous(void)
{
    PyObject *module = PyModule_Create(&definition), *type = PyType_FromSpec(&plate_spec);
    if (module != NULL && type != NULL && PyModule_AddObjectRef(module, "Plate", type) != 0)
        Py_CLEAR(module);
    Py_XDECREF(type);
    return module;
}
