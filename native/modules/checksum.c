/* The extension module `checksum`: one kernel behind two functions that differ in nothing but the lock.
 *
 *   held(data)          the CRC-32C of a buffer, with the lock held
 *   released(data)      the same with the lock let go while it is computed
 *
 * Built for Conch and for CPython from this one file. The measurement that needs it is bench/scripts/crossover.py.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "crc32c.h"

/* Filled before any function can be called, and only read from then on, so it needs no lock. */
static crc32c_table table;

PyDoc_STRVAR(held_doc, "held(data)\n--\n\nThe CRC-32C of a buffer of bytes, with the lock held.");

static PyObject *held(PyObject *module, PyObject *data)
{
    Py_buffer view;
    (void)module;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    uint32_t crc = crc32c(&table, 0, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}

PyDoc_STRVAR(released_doc, "released(data)\n--\n\nThe CRC-32C of a buffer of bytes, with the lock let go while it is computed.");

static PyObject *released(PyObject *module, PyObject *data)
{
    Py_buffer view;
    uint32_t crc;
    (void)module;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    crc = crc32c(&table, 0, view.buf, (size_t)view.len);
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}

static PyMethodDef methods[] = {
    { "held", held, METH_O, held_doc },
    { "released", released, METH_O, released_doc },
    { NULL, NULL, 0, NULL },
};

static int prepare(PyObject *module)
{
    (void)module;
    crc32c_table_fill(&table);
    return 0;
}

static PyModuleDef_Slot slots[] = {
    { Py_mod_exec, prepare },
    { 0, NULL },
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "checksum",
    .m_doc = "A checksum, with the lock held and let go.",
    .m_size = 0,
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_checksum(void)
{
    return PyModuleDef_Init(&definition);
}
