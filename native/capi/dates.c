/*
 * What datetime.h offers. The classes are those of the module datetime, which is written in Python. Their instances never change, so Java writes what
 * they consist of behind the head of the mirror when it makes it (conch.capi.Dates), and the macros of datetime.h are reads of memory.
 */
#include "internal.h"

#define _PY_DATETIME_IMPL
#include "datetime.h"

_Static_assert(sizeof(PyDateTime_DateTime) <= sizeof(struct object), "an instance fits a cell");
_Static_assert(offsetof(PyDateTime_Date, hashcode) == 16 && offsetof(PyDateTime_Date, hastzinfo) == 24 && offsetof(PyDateTime_Date, data) == 25
                   && offsetof(PyDateTime_DateTime, data) == 25 && offsetof(PyDateTime_DateTime, fold) == 35 && offsetof(PyDateTime_DateTime, tzinfo) == 40
                   && offsetof(PyDateTime_Time, data) == 25 && offsetof(PyDateTime_Time, fold) == 31 && offsetof(PyDateTime_Time, tzinfo) == 32
                   && offsetof(PyDateTime_Delta, days) == 24 && offsetof(PyDateTime_Delta, seconds) == 28 && offsetof(PyDateTime_Delta, microseconds) == 32,
               "conch.capi.Dates writes to these places");

/* What the module lists in _for_c, in this order; it holds them. */
enum { DATE, DATETIME, TIME, DELTA, TZINFO, TIMEZONE, UTC, COUNT };
static PyObject *listed[COUNT];

/* An instance of `type`, made by the __new__ of the class itself, whatever a script's class derived from it does. Steals values, which begin with the type. */
static PyObject *make(int class, PyObject *values, int fold)
{
    PyObject *new = values == NULL ? NULL : PyObject_GetAttrString(listed[class], "__new__");
    PyObject *keywords = new == NULL || fold == 0 ? NULL : Py_BuildValue("{si}", "fold", fold);
    PyObject *made = new == NULL || (fold != 0 && keywords == NULL) ? NULL : PyObject_Call(new, values, keywords);
    Py_XDECREF(keywords);
    Py_XDECREF(new);
    Py_XDECREF(values);
    return made;
}

static PyObject *date_from(int year, int month, int day, PyTypeObject *type)
{
    ENTER();
    WANT(type);
    return make(DATE, Py_BuildValue("(Oiii)", type, year, month, day), 0);
}

static PyObject *datetime_from_fold(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject *zone, int fold, PyTypeObject *type)
{
    ENTER();
    WANT(zone);
    WANT(type);
    return make(DATETIME, Py_BuildValue("(OiiiiiiiO)", type, year, month, day, hour, minute, second, microsecond, zone), fold);
}

static PyObject *datetime_from(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject *zone, PyTypeObject *type)
{
    return datetime_from_fold(year, month, day, hour, minute, second, microsecond, zone, 0, type);
}

static PyObject *time_from_fold(int hour, int minute, int second, int microsecond, PyObject *zone, int fold, PyTypeObject *type)
{
    ENTER();
    WANT(zone);
    WANT(type);
    return make(TIME, Py_BuildValue("(OiiiiO)", type, hour, minute, second, microsecond, zone), fold);
}

static PyObject *time_from(int hour, int minute, int second, int microsecond, PyObject *zone, PyTypeObject *type)
{
    return time_from_fold(hour, minute, second, microsecond, zone, 0, type);
}

/* Who says that nothing is to be normalised promises that it need not be. */
static PyObject *delta_from(int days, int seconds, int microseconds, int normalize, PyTypeObject *type)
{
    ENTER();
    WANT(type);
    (void)normalize;
    return make(DELTA, Py_BuildValue("(Oiii)", type, days, seconds, microseconds), 0);
}

static PyObject *timezone_from(PyObject *offset, PyObject *name)
{
    ENTER();
    WANT(offset);
    return PyObject_CallFunctionObjArgs(listed[TIMEZONE], offset, name, NULL);
}

static PyObject *datetime_from_timestamp(PyObject *type, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(type);
    WANT(args);
    PyObject *method = PyObject_GetAttrString(type, "fromtimestamp");
    PyObject *made = method == NULL ? NULL : PyObject_Call(method, args, keywords);
    Py_XDECREF(method);
    return made;
}

static PyObject *date_from_timestamp(PyObject *type, PyObject *args)
{
    return datetime_from_timestamp(type, args, NULL);
}

/* What CPython says of the types: messages name them by tp_name, and a C type without fields of its own has the size of its base. */
static void name_types(const PyDateTime_CAPI *api)
{
    const struct {
        PyTypeObject *type;
        const char *name;
        size_t size;
    } all[] = {
        {api->DateType, "datetime.date", sizeof(PyDateTime_Date)},          {api->DateTimeType, "datetime.datetime", sizeof(PyDateTime_DateTime)},
        {api->TimeType, "datetime.time", sizeof(PyDateTime_Time)},          {api->DeltaType, "datetime.timedelta", sizeof(PyDateTime_Delta)},
        {api->TZInfoType, "datetime.tzinfo", sizeof(PyDateTime_TZInfo)},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        all[i].type->tp_name = all[i].name;
        all[i].type->tp_basicsize = (Py_ssize_t)all[i].size;
    }
}

/* Never freed: every extension keeps its address in a static variable. NULL with an exception. */
static PyDateTime_CAPI *describe(PyObject *module)
{
    PyObject *tuple = PyObject_GetAttrString(module, "_for_c");
    PyDateTime_CAPI *api = tuple == NULL ? NULL : calloc(1, sizeof *api);
    if (tuple != NULL && api == NULL)
        PyErr_NoMemory();
    bool good = api != NULL;
    for (int i = 0; good && i < COUNT; i++) {
        listed[i] = PyTuple_GetItem(tuple, i);
        good = listed[i] != NULL;
    }
    if (good && HOST(DATES, listed[DATE], listed[DATETIME], listed[TIME], listed[DELTA]) == 0) {
        *api = (PyDateTime_CAPI){
            (PyTypeObject *)listed[DATE], (PyTypeObject *)listed[DATETIME], (PyTypeObject *)listed[TIME], (PyTypeObject *)listed[DELTA],
            (PyTypeObject *)listed[TZINFO], listed[UTC], date_from, datetime_from, time_from, delta_from, timezone_from, datetime_from_timestamp,
            date_from_timestamp, datetime_from_fold, time_from_fold,
        };
        name_types(api);
    } else {
        free(api);
        api = NULL;
    }
    Py_XDECREF(tuple);
    return api;
}

int conch_dates_offer(PyObject *module)
{
    const char *name = strchr(PyDateTime_CAPSULE_NAME, '.') + 1;
    if (PyObject_HasAttrString(module, name))
        return 0;
    PyDateTime_CAPI *api = describe(module);
    PyObject *capsule = api == NULL ? NULL : PyCapsule_New(api, PyDateTime_CAPSULE_NAME, NULL);
    int result = capsule == NULL ? -1 : PyObject_SetAttrString(module, name, capsule);
    Py_XDECREF(capsule);
    return result;
}
