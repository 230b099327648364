/* Of CPython's headers; everything is in Python.h. */
#include "Python.h"
