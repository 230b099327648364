/* The extension module `kernels`: the kernels of native/kernels, called from a script.
 *
 *   matmul(a, b, c, m, k, n, *, release=True)    c[m×n] = a[m×k] · b[k×n], all float64, row-major; c must be writable
 *   fft(x, *, inverse=False, release=True)       x: a writable float64 buffer of 2·n numbers (re, im), in place, any n ≥ 1
 *   primes(n, *, release=True)                   how many primes are below n
 *   spin(seconds, *, release=True)               keeps a core busy; with release=False this is the bad extension
 *
 * Every function goes the same way: unbox the arguments and take the buffers, check them, get all memory; then let the lock go
 * and compute on plain pointers, where no object may be touched; then take the lock and give everything back. A buffer that
 * is held cannot be resized or freed by another thread meanwhile; that its numbers do not change is the script's business.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <math.h>

#include "fft.h"
#include "matmul.h"
#include "primes.h"
#include "spin.h"

/* ---- plans of the FFT that are kept ---- */

enum { PLANS = 8 };

/* A plan for each of the last few lengths. The lock guards this table, and a plan that somebody executes with the lock let go is
 * protected by its number of users: it is not evicted. */
struct kept_plan {
    fft_plan *plan;
    size_t users;
    unsigned long long last_use;
};

struct kernels_state {
    struct kept_plan kept[PLANS];
    unsigned long long uses;
};

static struct kept_plan *find_plan(struct kernels_state *state, size_t n)
{
    for (int i = 0; i < PLANS; i++)
        if (state->kept[i].plan && fft_length(state->kept[i].plan) == n)
            return &state->kept[i];
    return NULL;
}

/* The place of the plan that nobody executes and that was not wanted for longest, or an empty one; NULL when all are in use. */
static struct kept_plan *place_for_plan(struct kernels_state *state)
{
    struct kept_plan *oldest = NULL;
    for (int i = 0; i < PLANS; i++) {
        struct kept_plan *place = &state->kept[i];
        if (place->users == 0 && (!oldest || place->last_use < oldest->last_use))
            oldest = place;
    }
    return oldest;
}

/* A plan for n, which drop_plan takes back; NULL when memory is out. Makes it with the lock let go, if so wanted. */
static fft_plan *take_plan(struct kernels_state *state, size_t n, int release)
{
    struct kept_plan *kept = find_plan(state, n);
    if (!kept) {
        fft_plan *made;
        if (release) {
            Py_BEGIN_ALLOW_THREADS
            made = fft_plan_new(n);
            Py_END_ALLOW_THREADS
        } else {
            made = fft_plan_new(n);
        }
        kept = find_plan(state, n);     /* another thread may have made it meanwhile */
        if (kept) {
            fft_plan_free(made);
        } else {
            kept = place_for_plan(state);
            if (!made || !kept)
                return made;
            fft_plan_free(kept->plan);
            *kept = (struct kept_plan){ .plan = made };
        }
    }
    kept->users++;
    kept->last_use = ++state->uses;
    return kept->plan;
}

static void drop_plan(struct kernels_state *state, fft_plan *plan)
{
    struct kept_plan *kept = find_plan(state, fft_length(plan));
    if (kept && kept->plan == plan)
        kept->users--;
    else
        fft_plan_free(plan);
}

/* ---- arguments ---- */

static int is_float64(const char *format)
{
    if (!format)        /* the manual: NULL stands for unsigned bytes */
        return 0;
    if (*format == '@' || *format == '=')
        format++;
    return strcmp(format, "d") == 0;
}

static int is_contiguous(const Py_buffer *view)
{
    Py_ssize_t expected = view->itemsize;
    if (!view->strides || view->len == 0)
        return 1;
    for (int i = view->ndim - 1; i >= 0; i--) {
        if (view->shape[i] != 1 && view->strides[i] != expected)
            return 0;
        expected *= view->shape[i];
    }
    return 1;
}

enum access { READ, WRITE };

/* Takes a contiguous buffer of float64; −1 with an exception set, and nothing to give back, when `from` is none. */
static int take_float64(PyObject *from, Py_buffer *view, const char *function, const char *name, enum access access)
{
    if (PyObject_GetBuffer(from, view, PyBUF_STRIDES | PyBUF_FORMAT) < 0)
        return -1;
    if (!is_float64(view->format))
        PyErr_Format(PyExc_TypeError, "%s: %s must hold float64 (format 'd'), got format '%s'", function, name,
                     view->format ? view->format : "B");
    else if (!is_contiguous(view))
        PyErr_Format(PyExc_ValueError, "%s: %s must be contiguous, got a buffer with gaps or another order", function, name);
    else if (access == WRITE && view->readonly)
        PyErr_Format(PyExc_TypeError, "%s: %s must be writable, got a read-only buffer", function, name);
    else
        return 0;
    PyBuffer_Release(view);
    return -1;
}

static int overlap(const Py_buffer *x, const Py_buffer *y)
{
    const char *from_x = x->buf, *from_y = y->buf;
    return x->len > 0 && y->len > 0 && from_x < from_y + y->len && from_y < from_x + x->len;
}

/* ---- matmul ---- */

/* −1 with an exception set unless the buffer holds rows × columns float64. */
static int check_matrix(const Py_buffer *view, const char *name, const char *size, Py_ssize_t rows, Py_ssize_t columns)
{
    if (columns > 0 && rows > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(double) / columns) {
        PyErr_Format(PyExc_ValueError, "matmul: %s = %zd*%zd is more than memory can hold", size, rows, columns);
        return -1;
    }
    Py_ssize_t count = rows * columns, bytes = count * (Py_ssize_t)sizeof(double);
    if (view->len == bytes)
        return 0;
    PyErr_Format(PyExc_ValueError, "matmul: %s must hold %s = %zd float64 (%zd bytes), got %zd bytes", name, size, count, bytes,
                 view->len);
    return -1;
}

/* a, b, c are held by the caller. */
static int multiply(const Py_buffer *a, const Py_buffer *b, const Py_buffer *c, Py_ssize_t m, Py_ssize_t k, Py_ssize_t n,
                    int release)
{
    if (check_matrix(a, "a", "m*k", m, k) < 0 || check_matrix(b, "b", "k*n", k, n) < 0
        || check_matrix(c, "c", "m*n", m, n) < 0)
        return -1;
    if (overlap(c, a) || overlap(c, b)) {
        PyErr_Format(PyExc_ValueError, "matmul: c must not overlap %s, got the same memory", overlap(c, a) ? "a" : "b");
        return -1;
    }
    void *workspace = PyMem_RawMalloc(matmul_workspace((size_t)m, (size_t)k, (size_t)n));
    if (!workspace) {
        PyErr_NoMemory();
        return -1;
    }
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        matmul(c->buf, a->buf, b->buf, (size_t)m, (size_t)k, (size_t)n, workspace);
        Py_END_ALLOW_THREADS
    } else {
        matmul(c->buf, a->buf, b->buf, (size_t)m, (size_t)k, (size_t)n, workspace);
    }
    PyMem_RawFree(workspace);
    return 0;
}

PyDoc_STRVAR(matmul_doc, "matmul(a, b, c, m, k, n, *, release=True)\n--\n\n"
                         "c[m*n] = a[m*k] . b[k*n]: buffers of float64, row by row; c is written.");

static PyObject *kernels_matmul(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = { "a", "b", "c", "m", "k", "n", "release", NULL };
    PyObject *a_object, *b_object, *c_object;
    Py_ssize_t m, k, n;
    int release = 1, result = -1;
    Py_buffer a, b, c;
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OOOnnn|$p:matmul", names, &a_object, &b_object, &c_object, &m, &k, &n,
                                     &release))
        return NULL;
    if (m < 0 || k < 0 || n < 0) {
        PyErr_Format(PyExc_ValueError, "matmul: m, k and n must not be negative, got m=%zd, k=%zd, n=%zd", m, k, n);
        return NULL;
    }

    if (take_float64(a_object, &a, "matmul", "a", READ) < 0)
        return NULL;
    if (take_float64(b_object, &b, "matmul", "b", READ) < 0)
        goto give_back_a;
    if (take_float64(c_object, &c, "matmul", "c", WRITE) < 0)
        goto give_back_b;
    result = multiply(&a, &b, &c, m, k, n, release);
    PyBuffer_Release(&c);
give_back_b:
    PyBuffer_Release(&b);
give_back_a:
    PyBuffer_Release(&a);
    if (result < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* ---- fft ---- */

/* x is held by the caller. */
static int transform(struct kernels_state *state, const Py_buffer *x, int inverse, int release)
{
    size_t numbers = (size_t)x->len / sizeof(double);
    if (numbers == 0 || numbers % 2 != 0) {
        PyErr_Format(PyExc_ValueError, "fft: x must hold 2*n float64 with n at least 1, got %zd float64", (Py_ssize_t)numbers);
        return -1;
    }
    if (numbers / 2 > FFT_LONGEST) {
        PyErr_Format(PyExc_ValueError, "fft: n must be at most 2**40, got %zd", (Py_ssize_t)(numbers / 2));
        return -1;
    }
    fft_plan *plan = take_plan(state, numbers / 2, release);
    void *workspace = plan ? PyMem_RawMalloc(fft_workspace(plan)) : NULL;
    if (!workspace) {
        if (plan)
            drop_plan(state, plan);
        PyErr_NoMemory();
        return -1;
    }
    void (*execute)(const fft_plan *, double *, void *) = inverse ? fft_inverse : fft_forward;
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        execute(plan, x->buf, workspace);
        Py_END_ALLOW_THREADS
    } else {
        execute(plan, x->buf, workspace);
    }
    PyMem_RawFree(workspace);
    drop_plan(state, plan);
    return 0;
}

PyDoc_STRVAR(fft_doc, "fft(x, *, inverse=False, release=True)\n--\n\n"
                      "The discrete Fourier transform of n complex numbers, in place.\n"
                      "x is a writable buffer of 2*n float64, re and im in turn; the inverse divides by n.");

static PyObject *kernels_fft(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = { "x", "inverse", "release", NULL };
    PyObject *x_object;
    int inverse = 0, release = 1;
    Py_buffer x;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|$pp:fft", names, &x_object, &inverse, &release))
        return NULL;
    if (take_float64(x_object, &x, "fft", "x", WRITE) < 0)
        return NULL;
    int result = transform(PyModule_GetState(module), &x, inverse, release);
    PyBuffer_Release(&x);
    if (result < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* ---- primes ---- */

PyDoc_STRVAR(primes_doc, "primes(n, *, release=True)\n--\n\nHow many primes are below n.");

static PyObject *kernels_primes(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = { "n", "release", NULL };
    Py_ssize_t n;
    int release = 1;
    uint64_t count;
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "n|$p:primes", names, &n, &release))
        return NULL;
    if (n < 0 || (uint64_t)n > PRIMES_LARGEST) {
        PyErr_Format(PyExc_ValueError, "primes: n must be from 0 to 2**48, got %zd", n);
        return NULL;
    }
    void *workspace = PyMem_RawMalloc(primes_workspace((uint64_t)n));
    if (!workspace)
        return PyErr_NoMemory();
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        count = primes_below((uint64_t)n, workspace);
        Py_END_ALLOW_THREADS
    } else {
        count = primes_below((uint64_t)n, workspace);
    }
    PyMem_RawFree(workspace);
    return PyLong_FromSsize_t((Py_ssize_t)count);
}

/* ---- spin ---- */

PyDoc_STRVAR(spin_doc, "spin(seconds, *, release=True)\n--\n\n"
                       "Keeps a core busy for so many seconds; with release=False no other thread runs meanwhile.");

static PyObject *kernels_spin(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = { "seconds", "release", NULL };
    double seconds;
    int release = 1;
    (void)module;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "d|$p:spin", names, &seconds, &release))
        return NULL;
    if (!(seconds >= 0) || isinf(seconds)) {
        char got[32];       /* PyErr_Format knows no floating-point formats */
        snprintf(got, sizeof got, "%g", seconds);
        PyErr_Format(PyExc_ValueError, "spin: seconds must be finite and at least 0, got %s", got);
        return NULL;
    }
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        spin_for(seconds);
        Py_END_ALLOW_THREADS
    } else {
        spin_for(seconds);
    }
    Py_RETURN_NONE;
}

/* ---- the module ---- */

#define WITH_KEYWORDS(function) (PyCFunction)(void (*)(void))(function), METH_VARARGS | METH_KEYWORDS

static PyMethodDef methods[] = {
    { "matmul", WITH_KEYWORDS(kernels_matmul), matmul_doc },
    { "fft", WITH_KEYWORDS(kernels_fft), fft_doc },
    { "primes", WITH_KEYWORDS(kernels_primes), primes_doc },
    { "spin", WITH_KEYWORDS(kernels_spin), spin_doc },
    { NULL, NULL, 0, NULL },
};

static int execute_module(PyObject *module)
{
    memset(PyModule_GetState(module), 0, sizeof(struct kernels_state));
    return 0;
}

static void free_module(void *module)
{
    struct kernels_state *state = PyModule_GetState(module);
    for (int i = 0; state && i < PLANS; i++)
        fft_plan_free(state->kept[i].plan);
}

static PyModuleDef_Slot slots[] = {
    { Py_mod_exec, execute_module },
    { 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "kernels",
    .m_doc = "Numeric kernels that let the lock go while they compute.",
    .m_size = sizeof(struct kernels_state),
    .m_methods = methods,
    .m_slots = slots,
    .m_free = free_module,
};

PyMODINIT_FUNC PyInit_kernels(void)
{
    return PyModuleDef_Init(&definition);
}
