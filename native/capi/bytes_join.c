/* bytes: joining. */
#include "internal.h"

PyObject *_PyBytes_Join(PyObject *separator, PyObject *items)
{
    ENTER();
    if (separator == NULL || !PyBytes_Check(separator))
        return PyErr_Format(PyExc_TypeError, "sep: expected bytes, got %s", separator == NULL ? "NULL" : Py_TYPE(separator)->tp_name);
    return conch_method(&PyBytes_Type, separator, "join", "(O)", items);
}
