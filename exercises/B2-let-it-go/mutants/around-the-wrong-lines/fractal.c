/* fractal.escape(out, width, top, bottom, limit): for each point of a picture of the Mandelbrot set the number of steps until it
 * escapes, at most limit, as unsigned ints into the buffer out, row by row; returns the sum of all steps.
 *
 * The picture shows -2 .. 1 from left to right, and top .. bottom from above to below. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static unsigned steps_at(double cx, double cy, unsigned limit)
{
    double x = 0.0, y = 0.0;
    unsigned steps = 0;
    while (steps < limit && x * x + y * y <= 4.0) {
        double next = x * x - y * y + cx;
        y = 2.0 * x * y + cy;
        x = next;
        steps++;
    }
    return steps;
}

static unsigned long long row(unsigned *out, Py_ssize_t width, double cy, unsigned limit)
{
    unsigned long long sum = 0;
    for (Py_ssize_t i = 0; i < width; i++) {
        out[i] = steps_at(-2.0 + 3.0 * (double)i / (double)width, cy, limit);
        sum += out[i];
    }
    return sum;
}

static PyObject *fractal_escape(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer out;
    Py_ssize_t width;
    double top, bottom;
    unsigned limit;
    PyObject *result = NULL;
    if (!PyArg_ParseTuple(args, "w*nddI:escape", &out, &width, &top, &bottom, &limit))
        return NULL;
    Py_ssize_t points = out.len / (Py_ssize_t)sizeof(unsigned);
    if (width <= 0 || points % width != 0 || points * (Py_ssize_t)sizeof(unsigned) != out.len) {
        PyErr_SetString(PyExc_ValueError, "escape: out must hold whole rows of width unsigned ints");
        goto done;
    }

    Py_ssize_t height = points / width;
    unsigned long long sum = 0;
    for (Py_ssize_t j = 0; j < height; j++) {
        double cy;
        Py_BEGIN_ALLOW_THREADS
        cy = top + (bottom - top) * (double)j / (double)height;
        Py_END_ALLOW_THREADS
        sum += row((unsigned *)out.buf + j * width, width, cy, limit);
    }
    result = PyLong_FromUnsignedLongLong(sum);
done:
    PyBuffer_Release(&out);
    return result;
}

static PyMethodDef methods[] = {
    {"escape", fractal_escape, METH_VARARGS, "escape(out, width, top, bottom, limit): steps until escape for each point; their sum"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "fractal", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_fractal(void)
{
    return PyModule_Create(&definition);
}
