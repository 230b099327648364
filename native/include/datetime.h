/*
 * The module datetime from C: PyDateTime_IMPORT once, then the macros. The structs lie as CPython's do, so that an extension may read them directly;
 * their fields are const, because the interpreter does not look at what C would write there: make a new object, or ask for replace().
 */
#ifndef CONCH_DATETIME_H
#define CONCH_DATETIME_H

#include "Python.h"

CONCH_BEGIN_C

/* How many bytes a day, a time of day and both take, one number after the other: year (2), month, day, hour, minute, second, microsecond (3); big-endian. */
#define _PyDateTime_DATE_DATASIZE 4
#define _PyDateTime_TIME_DATASIZE 6
#define _PyDateTime_DATETIME_DATASIZE 10

/* hashcode is always -1, "not known": PyObject_Hash tells. */
#define _PyTZINFO_HEAD           \
    PyObject_HEAD                \
    const Py_hash_t hashcode;    \
    const char hastzinfo;

typedef struct {
    _PyTZINFO_HEAD
} _PyDateTime_BaseTZInfo;

typedef struct {
    _PyTZINFO_HEAD
    const unsigned char data[_PyDateTime_DATE_DATASIZE];
} PyDateTime_Date;

/* tzinfo is borrowed from the object; None where hastzinfo is 0. */
typedef struct {
    _PyTZINFO_HEAD
    const unsigned char data[_PyDateTime_DATETIME_DATASIZE];
    const unsigned char fold;
    PyObject *const tzinfo;
} PyDateTime_DateTime;

typedef struct {
    _PyTZINFO_HEAD
    const unsigned char data[_PyDateTime_TIME_DATASIZE];
    const unsigned char fold;
    PyObject *const tzinfo;
} PyDateTime_Time;

typedef struct {
    PyObject_HEAD
    const Py_hash_t hashcode;
    const int days;
    const int seconds;      /* below 86,400 */
    const int microseconds; /* below 1,000,000 */
} PyDateTime_Delta;

/* A type over tzinfo may put fields of its own behind it. */
typedef struct {
    PyObject_HEAD
} PyDateTime_TZInfo;

/* What the macros below read. None of them wants the GIL, but somebody must hold the object; nothing is checked. */
#define CONCH_DATE_BYTE(o, type, i) (((const type *)(o))->data[i])
#define CONCH_DATE_MICROSECOND(o, type, i) \
    (CONCH_DATE_BYTE(o, type, i) << 16 | CONCH_DATE_BYTE(o, type, (i) + 1) << 8 | CONCH_DATE_BYTE(o, type, (i) + 2))
#define _PyDateTime_HAS_TZINFO(o) (((const _PyDateTime_BaseTZInfo *)(o))->hastzinfo)

/* Of a date or datetime. */
#define PyDateTime_GET_YEAR(o) (CONCH_DATE_BYTE(o, PyDateTime_Date, 0) << 8 | CONCH_DATE_BYTE(o, PyDateTime_Date, 1))
#define PyDateTime_GET_MONTH(o) CONCH_DATE_BYTE(o, PyDateTime_Date, 2)
#define PyDateTime_GET_DAY(o) CONCH_DATE_BYTE(o, PyDateTime_Date, 3)

/* Of a datetime; the zone is borrowed, or None. */
#define PyDateTime_DATE_GET_HOUR(o) CONCH_DATE_BYTE(o, PyDateTime_DateTime, 4)
#define PyDateTime_DATE_GET_MINUTE(o) CONCH_DATE_BYTE(o, PyDateTime_DateTime, 5)
#define PyDateTime_DATE_GET_SECOND(o) CONCH_DATE_BYTE(o, PyDateTime_DateTime, 6)
#define PyDateTime_DATE_GET_MICROSECOND(o) CONCH_DATE_MICROSECOND(o, PyDateTime_DateTime, 7)
#define PyDateTime_DATE_GET_FOLD(o) (((const PyDateTime_DateTime *)(o))->fold)
#define PyDateTime_DATE_GET_TZINFO(o) (_PyDateTime_HAS_TZINFO(o) ? ((const PyDateTime_DateTime *)(o))->tzinfo : Py_None)

/* Of a time; the zone is borrowed, or None. */
#define PyDateTime_TIME_GET_HOUR(o) CONCH_DATE_BYTE(o, PyDateTime_Time, 0)
#define PyDateTime_TIME_GET_MINUTE(o) CONCH_DATE_BYTE(o, PyDateTime_Time, 1)
#define PyDateTime_TIME_GET_SECOND(o) CONCH_DATE_BYTE(o, PyDateTime_Time, 2)
#define PyDateTime_TIME_GET_MICROSECOND(o) CONCH_DATE_MICROSECOND(o, PyDateTime_Time, 3)
#define PyDateTime_TIME_GET_FOLD(o) (((const PyDateTime_Time *)(o))->fold)
#define PyDateTime_TIME_GET_TZINFO(o) (_PyDateTime_HAS_TZINFO(o) ? ((const PyDateTime_Time *)(o))->tzinfo : Py_None)

/* Of a timedelta. */
#define PyDateTime_DELTA_GET_DAYS(o) (((const PyDateTime_Delta *)(o))->days)
#define PyDateTime_DELTA_GET_SECONDS(o) (((const PyDateTime_Delta *)(o))->seconds)
#define PyDateTime_DELTA_GET_MICROSECONDS(o) (((const PyDateTime_Delta *)(o))->microseconds)

/*
 * What the module has for C. The classes and UTC are borrowed from it, and stay whatever a script puts under their names. All functions return a new
 * reference, or NULL with an exception; numbers out of range are ValueError, a zone that is no tzinfo is TypeError. For a class that a script derived
 * they call neither its __new__ nor its __init__.
 */
typedef struct {
    PyTypeObject *DateType, *DateTimeType, *TimeType, *DeltaType, *TZInfoType;
    PyObject *TimeZone_UTC;
    PyObject *(*Date_FromDate)(int year, int month, int day, PyTypeObject *type);
    PyObject *(*DateTime_FromDateAndTime)(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject *zone_or_none, PyTypeObject *type);
    PyObject *(*Time_FromTime)(int hour, int minute, int second, int microsecond, PyObject *zone_or_none, PyTypeObject *type);
    PyObject *(*Delta_FromDelta)(int days, int seconds, int microseconds, int normalize, PyTypeObject *type); /* OverflowError beyond 999,999,999 days */
    PyObject *(*TimeZone_FromTimeZone)(PyObject *offset, PyObject *name_or_null);                            /* UTC itself for no offset and no name */
    PyObject *(*DateTime_FromTimestamp)(PyObject *type, PyObject *args, PyObject *keywords_or_null);
    PyObject *(*Date_FromTimestamp)(PyObject *type, PyObject *args);
    PyObject *(*DateTime_FromDateAndTimeAndFold)(int year, int month, int day, int hour, int minute, int second, int microsecond, PyObject *zone_or_none, int fold,
                                                 PyTypeObject *type);
    PyObject *(*Time_FromTimeAndFold)(int hour, int minute, int second, int microsecond, PyObject *zone_or_none, int fold, PyTypeObject *type);
} PyDateTime_CAPI;

#define PyDateTime_CAPSULE_NAME "datetime.datetime_CAPI"

#ifndef _PY_DATETIME_IMPL
/* One for each source file, NULL until PyDateTime_IMPORT; afterwards it is NULL with an exception where that failed. */
static PyDateTime_CAPI *PyDateTimeAPI = NULL;
#define PyDateTime_IMPORT PyDateTimeAPI = (PyDateTime_CAPI *)PyCapsule_Import(PyDateTime_CAPSULE_NAME, 0)

#define PyDateTime_TimeZone_UTC PyDateTimeAPI->TimeZone_UTC

/* 1 or 0; without Exact also for what derives from it. */
#define PyDate_Check(o) PyObject_TypeCheck((o), PyDateTimeAPI->DateType)
#define PyDate_CheckExact(o) Py_IS_TYPE((o), PyDateTimeAPI->DateType)
#define PyDateTime_Check(o) PyObject_TypeCheck((o), PyDateTimeAPI->DateTimeType)
#define PyDateTime_CheckExact(o) Py_IS_TYPE((o), PyDateTimeAPI->DateTimeType)
#define PyTime_Check(o) PyObject_TypeCheck((o), PyDateTimeAPI->TimeType)
#define PyTime_CheckExact(o) Py_IS_TYPE((o), PyDateTimeAPI->TimeType)
#define PyDelta_Check(o) PyObject_TypeCheck((o), PyDateTimeAPI->DeltaType)
#define PyDelta_CheckExact(o) Py_IS_TYPE((o), PyDateTimeAPI->DeltaType)
#define PyTZInfo_Check(o) PyObject_TypeCheck((o), PyDateTimeAPI->TZInfoType)
#define PyTZInfo_CheckExact(o) Py_IS_TYPE((o), PyDateTimeAPI->TZInfoType)

/* New references, NULL with an exception. */
#define PyDate_FromDate(year, month, day) PyDateTimeAPI->Date_FromDate((year), (month), (day), PyDateTimeAPI->DateType)
#define PyDateTime_FromDateAndTime(year, month, day, hour, minute, second, microsecond) \
    PyDateTimeAPI->DateTime_FromDateAndTime((year), (month), (day), (hour), (minute), (second), (microsecond), Py_None, PyDateTimeAPI->DateTimeType)
#define PyDateTime_FromDateAndTimeAndFold(year, month, day, hour, minute, second, microsecond, fold)                                                   \
    PyDateTimeAPI->DateTime_FromDateAndTimeAndFold((year), (month), (day), (hour), (minute), (second), (microsecond), Py_None, (fold), \
                                                   PyDateTimeAPI->DateTimeType)
#define PyTime_FromTime(hour, minute, second, microsecond) \
    PyDateTimeAPI->Time_FromTime((hour), (minute), (second), (microsecond), Py_None, PyDateTimeAPI->TimeType)
#define PyTime_FromTimeAndFold(hour, minute, second, microsecond, fold) \
    PyDateTimeAPI->Time_FromTimeAndFold((hour), (minute), (second), (microsecond), Py_None, (fold), PyDateTimeAPI->TimeType)
#define PyDelta_FromDSU(days, seconds, microseconds) PyDateTimeAPI->Delta_FromDelta((days), (seconds), (microseconds), 1, PyDateTimeAPI->DeltaType)
#define PyTimeZone_FromOffset(offset) PyDateTimeAPI->TimeZone_FromTimeZone((offset), NULL)
#define PyTimeZone_FromOffsetAndName(offset, name) PyDateTimeAPI->TimeZone_FromTimeZone((offset), (name))

/* New references; args is the tuple of what fromtimestamp() takes. */
#define PyDateTime_FromTimestamp(args) PyDateTimeAPI->DateTime_FromTimestamp((PyObject *)PyDateTimeAPI->DateTimeType, (args), NULL)
#define PyDate_FromTimestamp(args) PyDateTimeAPI->Date_FromTimestamp((PyObject *)PyDateTimeAPI->DateType, (args))
#endif

CONCH_END_C

#endif
