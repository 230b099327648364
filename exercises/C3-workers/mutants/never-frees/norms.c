/* norms.norms(data, columns, workers): the Euclidean norms of the rows of a matrix, as a list. data is a buffer of doubles, row by row;
 * the rows are shared out among worker threads. A number that is not finite is a ValueError that names its row. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <pthread.h>

enum { MOST_WORKERS = 16 };

typedef struct {
    const double *numbers;
    Py_ssize_t rows, columns;
    double *norms;                  /* the results, one a row */
} Matrix;

typedef struct {
    Matrix *matrix;
    Py_ssize_t first, stride;       /* rows first, first + stride … */
    Py_ssize_t wrong_row;           /* the first that is not finite, or -1 */
} Share;

/* The body of the parallel loop: plain numbers only. No two workers write to the same place. */
static void *work(void *argument)
{
    Share *share = argument;
    Matrix *m = share->matrix;
    for (Py_ssize_t row = share->first; row < m->rows && share->wrong_row < 0; row += share->stride) {
        double sum = 0.0;
        for (Py_ssize_t k = 0; k < m->columns; k++) {
            double x = m->numbers[row * m->columns + k];
            sum += x * x;
        }
        if (isfinite(sum))
            m->norms[row] = sqrt(sum);
        else
            share->wrong_row = row;
    }
    return NULL;
}

/* What `omp parallel for` does: the shares on threads of their own, and wait for all. A share that gets no thread is done here. */
static void in_parallel(void *(*body)(void *), Share *shares, int workers)
{
    pthread_t threads[MOST_WORKERS];
    int started = 0;
    while (started < workers && pthread_create(&threads[started], NULL, body, &shares[started]) == 0)
        started++;
    for (int w = started; w < workers; w++)
        body(&shares[w]);
    for (int w = 0; w < started; w++)
        pthread_join(threads[w], NULL);
}

/* Returns a new list, or NULL with an exception set. */
static PyObject *list_of(const double *numbers, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *number = PyFloat_FromDouble(numbers[i]);
        if (number == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, number);
    }
    return list;
}

/* Returns a new list, or NULL with an exception set. The caller holds the lock; the workers run without it. */
static PyObject *norms_of(Matrix *m, int workers)
{
    m->norms = PyMem_Calloc((size_t)m->rows + 1, sizeof *m->norms);
    if (m->norms == NULL)
        return PyErr_NoMemory();
    Share shares[MOST_WORKERS];
    for (int w = 0; w < workers; w++)
        shares[w] = (Share){.matrix = m, .first = w, .stride = workers, .wrong_row = -1};
    Py_BEGIN_ALLOW_THREADS
    in_parallel(work, shares, workers);
    Py_END_ALLOW_THREADS

    Py_ssize_t wrong_row = -1;
    for (int w = 0; w < workers && wrong_row < 0; w++)
        wrong_row = shares[w].wrong_row;
    PyObject *result = wrong_row < 0 ? list_of(m->norms, m->rows)
                                     : PyErr_Format(PyExc_ValueError, "norms: row %zd is not finite", wrong_row);
    return result;
}

static PyObject *norms_norms(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer data;
    Py_ssize_t columns;
    int workers;
    if (!PyArg_ParseTuple(args, "y*ni:norms", &data, &columns, &workers))
        return NULL;
    PyObject *result = NULL;
    Py_ssize_t count = data.len / (Py_ssize_t)sizeof(double);
    if (workers < 1 || workers > MOST_WORKERS) {
        PyErr_Format(PyExc_ValueError, "norms: %d workers; 1 to %d are possible", workers, MOST_WORKERS);
    } else if (columns < 1 || count % columns != 0) {
        PyErr_Format(PyExc_ValueError, "norms: %zd numbers are no rows of %zd", count, columns);
    } else {
        Matrix matrix = {.numbers = data.buf, .rows = count / columns, .columns = columns};
        result = norms_of(&matrix, workers);
    }
    PyBuffer_Release(&data);
    return result;
}

static PyMethodDef methods[] = {
    {"norms", norms_norms, METH_VARARGS, "norms(data, columns, workers): the Euclidean norm of every row"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "norms", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_norms(void)
{
    return PyModule_Create(&definition);
}
