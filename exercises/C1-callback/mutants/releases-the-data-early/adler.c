/* adler.checksum(data, on_block): the Adler-32 checksum of a buffer, computed on a thread of its own, block by block.
 * After each block that thread calls on_block(bytes done); what on_block raises ends the work and is raised here. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <pthread.h>

enum { BLOCK = 4096, MODULUS = 65521 };

typedef struct {
    const unsigned char *bytes;
    Py_ssize_t size;
    uint32_t checksum;
    PyObject *on_block;                     /* borrowed from the caller, who waits */
    PyObject *type, *value, *traceback;     /* what on_block raised, or NULLs */
} Job;

static uint32_t adler_block(uint32_t checksum, const unsigned char *bytes, Py_ssize_t size)
{
    uint32_t a = checksum & 0xffff, b = checksum >> 16;
    for (Py_ssize_t i = 0; i < size; i++) {
        a = (a + bytes[i]) % MODULUS;
        b = (b + a) % MODULUS;
    }
    return b << 16 | a;
}

/* Takes the lock for the call. Returns 0, or -1 when on_block has raised; the exception is then in the job. */
static int report(Job *job, Py_ssize_t done)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *result = PyObject_CallFunction(job->on_block, "n", done);
    int raised = result == NULL;
    if (raised)
        PyErr_Fetch(&job->type, &job->value, &job->traceback);
    Py_XDECREF(result);
    PyGILState_Release(state);
    return raised ? -1 : 0;
}

/* What the library's own thread runs. Python never saw this thread. */
static void *work(void *argument)
{
    Job *job = argument;
    for (Py_ssize_t done = 0; done < job->size;) {
        Py_ssize_t size = job->size - done < BLOCK ? job->size - done : BLOCK;
        job->checksum = adler_block(job->checksum, job->bytes + done, size);
        done += size;
        if (report(job, done) < 0)
            break;
    }
    return NULL;
}

static PyObject *adler_checksum(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer data;
    PyObject *on_block;
    if (!PyArg_ParseTuple(args, "y*O:checksum", &data, &on_block))
        return NULL;

    Job job = {.bytes = data.buf, .size = data.len, .checksum = 1, .on_block = on_block};
    pthread_t thread;
    int error;
    PyBuffer_Release(&data);
    Py_BEGIN_ALLOW_THREADS
    error = pthread_create(&thread, NULL, work, &job);
    if (error == 0)
        pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS

    if (error != 0)
        return PyErr_Format(PyExc_RuntimeError, "checksum: no thread: %s", strerror(error));
    if (job.type != NULL) {
        PyErr_Restore(job.type, job.value, job.traceback);
        return NULL;
    }
    return PyLong_FromUnsignedLong(job.checksum);
}

static PyMethodDef methods[] = {
    {"checksum", adler_checksum, METH_VARARGS, "checksum(data, on_block): Adler-32, on_block(bytes done) is called from another thread"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "adler", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_adler(void)
{
    return PyModule_Create(&definition);
}
