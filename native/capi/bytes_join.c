/* bytes: joining. */
#include "internal.h"

PyObject *_PyBytes_Join(PyObject *separator, PyObject *items)
{
    ENTER();
    return PyObject_CallMethod(separator, "join", "(O)", items);
}
