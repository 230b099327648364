/* Memory that goes back to another family of functions than it came from; and memory that goes back on every right way. */
#include <Python.h>

#include <stdlib.h>
#include <string.h>

/* So that no compiler sees the pairs and warns. */
static void *volatile kept;

static PyObject *raw_by_free(PyObject *self, PyObject *x)
{
    kept = PyMem_RawMalloc(100); /* other: raw_by_free */
    free(kept); /* here: raw_by_free */
    Py_RETURN_NONE;
}

static PyObject *raw_by_mem(PyObject *self, PyObject *x)
{
    kept = PyMem_RawCalloc(10, 10); /* other: raw_by_mem */
    PyMem_Free(kept); /* here: raw_by_mem */
    Py_RETURN_NONE;
}

static PyObject *mem_resized_by_raw(PyObject *self, PyObject *x)
{
    kept = PyMem_Malloc(100); /* other: mem_resized_by_raw */
    kept = PyMem_RawRealloc(kept, 200); /* here: mem_resized_by_raw */
    PyMem_RawFree(kept);
    Py_RETURN_NONE;
}

static PyObject *malloc_by_raw(PyObject *self, PyObject *x)
{
    kept = malloc(100);
    PyMem_RawFree(kept); /* here: malloc_by_raw */
    Py_RETURN_NONE;
}

static PyObject *object_by_mem(PyObject *self, PyObject *x)
{
    kept = PyObject_Malloc(100); /* other: object_by_mem */
    PyMem_Free(kept); /* here: object_by_mem */
    Py_RETURN_NONE;
}

static PyObject *mem_twice(PyObject *self, PyObject *x)
{
    kept = PyMem_Malloc(100);
    PyMem_Free(kept);
    PyMem_Free(kept); /* here: mem_twice */
    Py_RETURN_NONE;
}

static void *(*volatile make)(size_t) = PyMem_RawMalloc;
static void (*volatile end)(void *) = PyMem_RawFree;

/* Through pointers, resized, after a resizing that failed, from the API itself, from a function of the C library that nobody watches, and an address that many have had. */
static PyObject *right(PyObject *self, PyObject *x)
{
    for (int i = 0; i < 100; i++) {
        kept = make(100);
        PyMem_RawFree(kept);
        kept = PyMem_RawMalloc(100);
        end(kept);
        kept = strdup("a word that is about as long as the blocks above are, so that it may lie where one of them has been, which it is");
        free(kept);
        kept = malloc(100);
        kept = realloc(kept, 50);
        free(kept);
        kept = PyMem_Malloc(10);
        if (PyMem_Realloc(kept, (size_t)PY_SSIZE_T_MAX) != NULL)
            return PyErr_NoMemory();
        kept = PyMem_Realloc(kept, 100);
        PyMem_Free(kept);
        kept = PyObject_Malloc(100);
        kept = PyObject_Realloc(kept, 200);
        PyObject_Free(kept);
        PyMem_Free(NULL);
        kept = PyMem_Realloc(NULL, 10);
        PyMem_Free(kept);
    }
    Py_ssize_t length;
    wchar_t *wide = PyUnicode_AsWideCharString(x, &length);
    if (wide == NULL)
        return NULL;
    PyMem_Free(wide);
    return PyLong_FromSsize_t(length);
}

/* Keeps one block with each call. */
static PyObject *keep(PyObject *self, PyObject *x)
{
    kept = x == Py_None ? malloc(100) : PyMem_RawMalloc(100);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"raw_by_free", raw_by_free, METH_O, NULL},
    {"raw_by_mem", raw_by_mem, METH_O, NULL},
    {"mem_resized_by_raw", mem_resized_by_raw, METH_O, NULL},
    {"malloc_by_raw", malloc_by_raw, METH_O, NULL},
    {"object_by_mem", object_by_mem, METH_O, NULL},
    {"mem_twice", mem_twice, METH_O, NULL},
    {"right", right, METH_O, NULL},
    {"keep", keep, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
