#include "loops.h"

#include <Python.h>

void bench_call(void (*function)(void), long n)
{
    for (long i = 0; i < n; i++)
        function();
}

void bench_pairs(long n)
{
    for (long i = 0; i < n; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
}
