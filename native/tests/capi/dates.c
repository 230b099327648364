/* datetime.h: what its macros read, what its functions make, and a type over tzinfo. The expected output is CPython's, of this file. */
#include <Python.h>
#include <datetime.h>

static PyObject *kinds(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("(iiiiiiiiii)", PyDate_Check(o), PyDate_CheckExact(o), PyDateTime_Check(o), PyDateTime_CheckExact(o), PyTime_Check(o), PyTime_CheckExact(o),
                         PyDelta_Check(o), PyDelta_CheckExact(o), PyTZInfo_Check(o), PyTZInfo_CheckExact(o));
}

static PyObject *parts(PyObject *Py_UNUSED(self), PyObject *o)
{
    if (PyDateTime_Check(o))
        return Py_BuildValue("iiiiiiiiO", PyDateTime_GET_YEAR(o), PyDateTime_GET_MONTH(o), PyDateTime_GET_DAY(o), PyDateTime_DATE_GET_HOUR(o),
                             PyDateTime_DATE_GET_MINUTE(o), PyDateTime_DATE_GET_SECOND(o), PyDateTime_DATE_GET_MICROSECOND(o), PyDateTime_DATE_GET_FOLD(o),
                             PyDateTime_DATE_GET_TZINFO(o));
    if (PyDate_Check(o))
        return Py_BuildValue("iii", PyDateTime_GET_YEAR(o), PyDateTime_GET_MONTH(o), PyDateTime_GET_DAY(o));
    if (PyTime_Check(o))
        return Py_BuildValue("iiiiiO", PyDateTime_TIME_GET_HOUR(o), PyDateTime_TIME_GET_MINUTE(o), PyDateTime_TIME_GET_SECOND(o),
                             PyDateTime_TIME_GET_MICROSECOND(o), PyDateTime_TIME_GET_FOLD(o), PyDateTime_TIME_GET_TZINFO(o));
    if (PyDelta_Check(o))
        return Py_BuildValue("iii", PyDateTime_DELTA_GET_DAYS(o), PyDateTime_DELTA_GET_SECONDS(o), PyDateTime_DELTA_GET_MICROSECONDS(o));
    Py_RETURN_NONE;
}

/* As ciso8601 does: past the macros. */
static PyObject *zone_in_struct(PyObject *Py_UNUSED(self), PyObject *o)
{
    if (PyDateTime_Check(o) && ((PyDateTime_DateTime *)o)->hastzinfo)
        return Py_NewRef(((PyDateTime_DateTime *)o)->tzinfo);
    if (PyTime_Check(o) && ((PyDateTime_Time *)o)->hastzinfo)
        return Py_NewRef(((PyDateTime_Time *)o)->tzinfo);
    Py_RETURN_NONE;
}

static PyObject *date(PyObject *Py_UNUSED(self), PyObject *args)
{
    int year, month, day;
    PyObject *type = NULL;
    if (!PyArg_ParseTuple(args, "iii|O", &year, &month, &day, &type))
        return NULL;
    return type == NULL ? PyDate_FromDate(year, month, day) : PyDateTimeAPI->Date_FromDate(year, month, day, (PyTypeObject *)type);
}

static PyObject *datetime(PyObject *Py_UNUSED(self), PyObject *args)
{
    int n[7], fold = 0;
    PyObject *zone = NULL, *type = (PyObject *)PyDateTimeAPI->DateTimeType;
    if (!PyArg_ParseTuple(args, "iiiiiii|OiO", n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, &zone, &fold, &type))
        return NULL;
    if (zone == NULL)
        return PyDateTime_FromDateAndTime(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    if (fold == 0)
        return PyDateTimeAPI->DateTime_FromDateAndTime(n[0], n[1], n[2], n[3], n[4], n[5], n[6], zone, (PyTypeObject *)type);
    return PyDateTimeAPI->DateTime_FromDateAndTimeAndFold(n[0], n[1], n[2], n[3], n[4], n[5], n[6], zone, fold, (PyTypeObject *)type);
}

static PyObject *time_of_day(PyObject *Py_UNUSED(self), PyObject *args)
{
    int n[4], fold = 0;
    PyObject *zone = NULL;
    if (!PyArg_ParseTuple(args, "iiii|Oi", n, n + 1, n + 2, n + 3, &zone, &fold))
        return NULL;
    if (zone == NULL)
        return PyTime_FromTimeAndFold(n[0], n[1], n[2], n[3], fold);
    return PyDateTimeAPI->Time_FromTimeAndFold(n[0], n[1], n[2], n[3], zone, fold, PyDateTimeAPI->TimeType);
}

static PyObject *delta(PyObject *Py_UNUSED(self), PyObject *args)
{
    int days, seconds, microseconds;
    if (!PyArg_ParseTuple(args, "iii", &days, &seconds, &microseconds))
        return NULL;
    return PyDelta_FromDSU(days, seconds, microseconds);
}

static PyObject *zone(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *offset, *name = NULL;
    if (!PyArg_ParseTuple(args, "O!|O", PyDateTimeAPI->DeltaType, &offset, &name))
        return NULL;
    return name == NULL ? PyTimeZone_FromOffset(offset) : PyTimeZone_FromOffsetAndName(offset, name);
}

static PyObject *utc(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_NewRef(PyDateTime_TimeZone_UTC);
}

static PyObject *from_timestamp(PyObject *Py_UNUSED(self), PyObject *args)
{
    return PyDateTime_FromTimestamp(args);
}

static PyObject *date_from_timestamp(PyObject *Py_UNUSED(self), PyObject *args)
{
    return PyDate_FromTimestamp(args);
}

/* ---- a zone with a field of its own ---- */

typedef struct {
    PyDateTime_TZInfo base;
    int minutes;
    PyObject *note;
} Fixed;

static int fixed_init(PyObject *self, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    PyObject *note = Py_None;
    if (!PyArg_ParseTuple(args, "i|O", &((Fixed *)self)->minutes, &note))
        return -1;
    Py_XSETREF(((Fixed *)self)->note, Py_NewRef(note));
    return 0;
}

static PyObject *fixed_offset(PyObject *self, PyObject *Py_UNUSED(of))
{
    return PyDelta_FromDSU(0, 60 * ((Fixed *)self)->minutes, 0);
}

static PyObject *fixed_none(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(of))
{
    return PyDelta_FromDSU(0, 0, 0);
}

static PyObject *fixed_name(PyObject *self, PyObject *Py_UNUSED(of))
{
    return PyUnicode_FromFormat("fixed %d %S", ((Fixed *)self)->minutes, ((Fixed *)self)->note);
}

static PyObject *fixed_repr(PyObject *self)
{
    return PyUnicode_FromFormat("Fixed(%d)", ((Fixed *)self)->minutes);
}

static void fixed_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((Fixed *)self)->note);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef fixed_methods[] = {
    {"utcoffset", fixed_offset, METH_O, NULL}, {"dst", fixed_none, METH_O, NULL}, {"tzname", fixed_name, METH_O, NULL}, {NULL, NULL, 0, NULL},
};
static PyType_Slot fixed_slots[] = {{Py_tp_init, fixed_init}, {Py_tp_repr, fixed_repr}, {Py_tp_dealloc, fixed_dealloc}, {Py_tp_methods, fixed_methods}, {0, NULL}};
static PyType_Spec fixed_spec = {"dates.Fixed", sizeof(Fixed), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, fixed_slots};

/* A type over the class that is given, with a field where `more` says so. */
static PyObject *derived(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *base;
    int more;
    static PyType_Slot none[] = {{0, NULL}};
    if (!PyArg_ParseTuple(args, "Op", &base, &more))
        return NULL;
    PyType_Spec spec = {"dates.Derived", (int)((PyTypeObject *)base)->tp_basicsize + (more ? 64 : 0), 0, Py_TPFLAGS_DEFAULT, none};
    return PyType_FromSpecWithBases(&spec, base);
}

static int fill(PyObject *module)
{
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return -1;
    PyObject *type = PyType_FromSpecWithBases(&fixed_spec, (PyObject *)PyDateTimeAPI->TZInfoType);
    int result = type == NULL ? -1 : PyModule_AddType(module, (PyTypeObject *)type);
    Py_XDECREF(type);
    return result;
}

static PyMethodDef functions[] = {
    {"kinds", kinds, METH_O, NULL}, {"parts", parts, METH_O, NULL}, {"zone_in_struct", zone_in_struct, METH_O, NULL}, {"date", date, METH_VARARGS, NULL},
    {"datetime", datetime, METH_VARARGS, NULL}, {"time", time_of_day, METH_VARARGS, NULL}, {"delta", delta, METH_VARARGS, NULL}, {"zone", zone, METH_VARARGS, NULL},
    {"utc", utc, METH_NOARGS, NULL}, {"from_timestamp", from_timestamp, METH_VARARGS, NULL}, {"date_from_timestamp", date_from_timestamp, METH_VARARGS, NULL},
    {"derived", derived, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};
static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "dates", NULL, 0, functions, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_dates(void)
{
    return PyModuleDef_Init(&module);
}
