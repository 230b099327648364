/* The extension module `parallelism`: what this machine gives to threads that share nothing, neither an object nor the lock.
 *
 *   seconds(threads)        two times, each with a job a thread: for one thread, and for so many threads at once
 *
 * threads * one / many is the most that a script's threads can gain at this moment: the number of threads where every one has a core
 * of its own, less where other programs use the cores or where two of them share one. The threads are plain pthreads, and the job
 * (counting primes, some fifteen milliseconds) lives in the first-level cache. Built for Conch and for CPython from this one file.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <pthread.h>
#include <time.h>

#include "primes.h"

enum { MOST_THREADS = 64, BELOW = 4000000, ROUNDS = 8, PAGE = 4096 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *compute(void *workspace)
{
    uint64_t count = 0;
    for (int i = 0; i < ROUNDS; i++)
        count += primes_below(BELOW, workspace);
    __asm__ volatile("" : : "r"(count));
    return NULL;
}

/* How long n threads take, this one among them; negative where the system gives no more threads. */
static double time_of(Py_ssize_t n, char *workspaces, size_t each)
{
    pthread_t threads[MOST_THREADS];
    Py_ssize_t started = 1;
    double start = now();
    while (started < n && pthread_create(&threads[started], NULL, compute, workspaces + (size_t)started * each) == 0)
        started++;
    compute(workspaces);
    for (Py_ssize_t i = 1; i < started; i++)
        pthread_join(threads[i], NULL);
    return started == n ? now() - start : -1;
}

PyDoc_STRVAR(seconds_doc, "seconds(threads)\n--\n\n(one, many): seconds for a job on one thread, and for a job each on so many threads at once.");

static PyObject *seconds(PyObject *module, PyObject *argument)
{
    Py_ssize_t threads = PyLong_AsSsize_t(argument);
    double one, many;
    (void)module;
    if (threads == -1 && PyErr_Occurred())
        return NULL;
    if (threads < 1 || threads > MOST_THREADS)
        return PyErr_Format(PyExc_ValueError, "seconds: threads must be 1 to %d, got %zd", MOST_THREADS, threads);
    /* Pages between them: the threads are to share nothing. Where one's workspace ended a line before the next one's, the prefetcher,
     * which fetches pairs of lines, took a quarter of the speed. */
    size_t each = (primes_workspace(BELOW) + 2 * PAGE - 1) / PAGE * PAGE;
    char *memory = PyMem_RawMalloc((size_t)threads * each + PAGE);
    if (!memory)
        return PyErr_NoMemory();
    char *workspaces = memory + (PAGE - (uintptr_t)memory % PAGE);
    Py_BEGIN_ALLOW_THREADS
    one = time_of(1, workspaces, each);
    many = time_of(threads, workspaces, each);
    Py_END_ALLOW_THREADS
    PyMem_RawFree(memory);
    if (many < 0)
        return PyErr_Format(PyExc_RuntimeError, "seconds: the system gives no %zd threads", threads);
    return Py_BuildValue("dd", one, many);
}

static PyMethodDef methods[] = {
    { "seconds", seconds, METH_O, seconds_doc },
    { NULL, NULL, 0, NULL },
};

static PyModuleDef_Slot slots[] = {
    { 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "parallelism",
    .m_doc = "What this machine gives to threads that share nothing.",
    .m_size = 0,
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_parallelism(void)
{
    return PyModuleDef_Init(&definition);
}
