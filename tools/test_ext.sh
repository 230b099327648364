#!/bin/sh
# Tests `conch ext` as a newcomer uses it: a project is made, built, checked; one with mistakes is caught; CMake builds one outside the
# tree, against the checkout and against an installed Conch. And the page of the extension API must be what the headers say.
#
# What the machine cannot do is skipped, with the reason. The last line counts.

home=$(cd -P "$(dirname "$0")/.." && pwd -P)
work=$(mktemp -d) || exit 1
work=$(cd -P "$work" && pwd -P)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0
unset CONCH_PATH CFLAGS LDFLAGS

run() {
    "$@" >"$work/out" 2>&1 </dev/null
    status=$?
}
printed() { grep -q -e "$1" "$work/out"; }
# command; check WHAT: passes if the command before it did.
check() {
    if [ $? = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'failed: %s\n' "$1"; sed 's/^/    /' "$work/out"; fi
}
skip() { skipped=$((skipped + 1)); printf 'not run: %s\n' "$1"; }

conch=$home/conch
cd "$work" || exit 1

# --- new and build

run "$conch" ext new wave; [ $status = 0 ] && [ -f wave/wave.c ] && [ -f wave/test_wave.py ] && [ -f wave/bench_wave.py ] && [ -f wave/CMakeLists.txt ]; check 'new makes a project'
run "$conch" ext new wave; [ $status = 2 ] && printed "'wave' exists already"; check 'new does not write over it'
run "$conch" ext build wave; [ $status = 0 ] && [ -f wave/wave.so ] && ! printed warning; check 'the project compiles without a warning'
run "$conch" wave/test_wave.py; [ $status = 0 ] && printed 'passed test_threads'; check 'a script finds it beside itself'

run "$conch" ext build --cpython wave/wave.c
if printed 'no CPython 3.11 or later'; then
    [ $status = 1 ] && printed 'apt-get install'; check 'without CPython it says what to install'
    skip 'the project under CPython: no CPython 3.11 or later with its headers'
else
    [ $status = 0 ] && [ -f wave/build/cpython/wave.so ]; check 'it compiles for CPython, into a folder of its own'
    command=$(sed -n 's/^run there: //p' "$work/out")
    run sh -c "$command"; [ $status = 0 ] && printed 'passed test_threads'; check 'and passes its tests there, as the printed line says'
fi

mkdir broken
printf '#include <Python.h>\nPyMODINIT_FUNC PyInit_broken(void)\n{\n    return PyModule_Creat(&missing_thing);\n}\n' >broken/broken.c
run "$conch" ext build broken; [ $status = 1 ] && printed 'broken.c:4:.*error: ' && printed 'return PyModule_Creat(&missing_thing);' && [ ! -e broken/broken.so ]
check 'a compiler error is shown with its line'
run env CC=no-such-compiler "$conch" ext build wave; [ $status = 2 ] && printed "no C compiler 'no-such-compiler'"; check 'a missing compiler is named'

# --- check

run "$conch" ext check wave; [ $status = 0 ] && printed '^plain  passed'; check 'the project passes its own checks'
printed '^strict passed   no finding in the extension'; check 'also with --strict'
for stage in asan tsan; do
    reason=$(sed -n "s/^$stage *skipped *//p" "$work/out")
    if [ -n "$reason" ]; then skip "$stage: $reason"; else printed "^$stage   passed   no finding in the extension"; check "also under $stage"; fi
done

# `over` writes behind its memory. `race`: two threads without the lock count the same cell, both inside before either goes on.
# `safe` counts under the lock, which is right, and must not be reported.
mkdir bad
cat >bad/bad.c <<'C'
#include <Python.h>
static long locked, cell;
static int inside;
static PyObject *over(PyObject *self, PyObject *size)
{
    long n = PyLong_AsLong(size);
    volatile char *block = PyMem_Malloc((size_t)n);
    block[n] = 1;
    PyMem_Free((void *)block);
    Py_RETURN_NONE;
}
static PyObject *race(PyObject *self, PyObject *none)
{
    Py_BEGIN_ALLOW_THREADS
    __atomic_add_fetch(&inside, 1, __ATOMIC_RELAXED);
    while (__atomic_load_n(&inside, __ATOMIC_RELAXED) < 2)
        ;
    for (int i = 0; i < 10000; i++)
        *(volatile long *)&cell += 1;
    Py_END_ALLOW_THREADS
    Py_RETURN_NONE;
}
static PyObject *safe(PyObject *self, PyObject *none)
{
    locked++;
    Py_BEGIN_ALLOW_THREADS
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(locked);
}
static PyMethodDef functions[] = {{"over", over, METH_O}, {"race", race, METH_NOARGS}, {"safe", safe, METH_NOARGS}, {NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "bad", NULL, -1, functions};
PyMODINIT_FUNC PyInit_bad(void) { return PyModule_Create(&definition); }
C
cat >bad/test_bad.py <<'P'
import bad, threading

def together(work):
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

together(lambda: [bad.safe() for _ in range(200)])
together(bad.race)
bad.over(10)
P
run "$conch" ext check bad
if grep -q '^asan *skipped' "$work/out"; then skip 'the overflow: no AddressSanitizer'; else
    [ $status = 1 ] && printed '^asan   failed   1 finding: heap-buffer-overflow in over (bad.c:8)' && grep -q 'WRITE of size 1' bad/build/check/asan/report.txt
    check 'AddressSanitizer finds the overflow; the report is in the file'
fi
if grep -q '^tsan *skipped' "$work/out"; then skip 'the race: no ThreadSanitizer'; else
    [ $status = 1 ] && printed '^tsan   failed   .*data race in race (bad.c:' && ! grep -q ' in safe ' bad/build/check/tsan/report.txt
    check 'ThreadSanitizer finds the race, and none where the lock is held'
fi

# One byte behind a bytearray lies in the block that its bytes are in; reading the zero byte that PyByteArray_AsString promises is right.
mkdir behind
cat >behind/behind.c <<'C'
#include <Python.h>
static PyObject *end(PyObject *self, PyObject *o)
{
    return PyLong_FromSize_t(strlen(PyByteArray_AsString(o)));
}
static PyObject *fill(PyObject *self, PyObject *o)
{
    Py_buffer view;
    if (PyObject_GetBuffer(o, &view, PyBUF_WRITABLE) != 0)
        return NULL;
    for (Py_ssize_t i = 0; i <= view.len; i++)
        ((volatile char *)view.buf)[i] = 'x';
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}
static PyMethodDef functions[] = {{"end", end, METH_O}, {"fill", fill, METH_O}, {NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "behind", NULL, -1, functions};
PyMODINIT_FUNC PyInit_behind(void) { return PyModule_Create(&definition); }
C
printf 'import behind\nassert behind.end(bytearray(b"abc")) == 3\nb = bytearray(13)\nbehind.fill(b)\n' >behind/test_behind.py
run "$conch" ext check behind
if grep -q '^asan *skipped' "$work/out"; then skip 'one byte behind a bytearray: no AddressSanitizer'; else
    [ $status = 1 ] && printed '^asan   failed   1 finding: use-after-poison in fill (behind.c:12)'
    check 'AddressSanitizer finds a byte behind a bytearray'
fi

# `take` has room for an int where the letter n writes a Py_ssize_t; `follow` does not look for NULL.
mkdir wild
cat >wild/wild.c <<'C'
#include <Python.h>
static PyObject *take(PyObject *self, PyObject *args)
{
    int *n = malloc(sizeof *n);
    PyObject *result = n != NULL && PyArg_ParseTuple(args, "n:take", n) ? PyLong_FromLong(*n) : NULL;
    free(n);
    return result;
}
static PyObject *follow(PyObject *self, PyObject *dict)
{
    PyObject *found = PyDict_GetItemString(dict, "missing");
    Py_INCREF(found);
    return found;
}
static PyMethodDef functions[] = {{"take", take, METH_VARARGS}, {"follow", follow, METH_O}, {NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wild", NULL, -1, functions};
PyMODINIT_FUNC PyInit_wild(void) { return PyModule_Create(&definition); }
C
printf 'import wild\nwild.take(3)\nwild.follow({})\n' >wild/test_wild.py
run "$conch" ext check wild
[ $status = 1 ] && printed '^plain  failed   test_wild crashed with SIGSEGV: NULL was followed, or an offset to it in follow (wild.c:12)' && ! printed 'Java Runtime'
check 'a crash is said with its line, and not as one of Java'
printed '^strict failed   1 finding: crash in follow (wild.c:12)'; check 'and --strict says what was NULL'
if grep -q '^asan *skipped' "$work/out"; then skip 'a letter for a larger type: no AddressSanitizer'; else
    printed '^asan   failed   1 finding: heap-buffer-overflow in take (wild.c:5)'; check 'AddressSanitizer finds a letter for a larger type'
fi

mkdir silent blocked
sed 's/PyInit_bad/PyInit_silent/' bad/bad.c >silent/silent.c
printf 'import silent\n\ndef test_safe():\n    assert silent.safe() == 17\n' >silent/test_silent.py
run "$conch" ext check silent; [ $status = 2 ] && printed 'test_silent.py runs no test: it defines test_safe'; check 'a test that calls nothing is refused'
cp wave/wave.c blocked/; : >blocked/build
run "$conch" ext check blocked; [ $status = 2 ] && printed "^conch: ext: can't use '.*blocked/build.*': " && ! printed internal; check 'what is in the way is named'

mkdir slow fails
sed 's/PyInit_bad/PyInit_slow/' bad/bad.c >slow/slow.c
printf 'while True:\n    pass\n' >slow/test_slow.py
run "$conch" ext check --timeout 2 slow; [ $status = 124 ] && printed '^plain  failed   test_slow did not end within 2 s' && printed '^strict failed' && ! printed '^asan'; check 'a test that does not end is ended, and --strict asked why'
sed 's/PyInit_bad/PyInit_fails/' bad/bad.c >fails/fails.c
printf 'import fails\nassert fails.safe() == 17, "not seventeen"\n' >fails/test_fails.py
run "$conch" ext check --json fails/fails.c; [ $status = 1 ] && printed '"state": "failed"' && printed '"exit_code": 1'; check 'a test that fails is told, as JSON too'

mkdir early
sed -e 's/PyInit_bad/PyInit_early/' -e 's/static PyObject \*safe/static PyObject *leave(PyObject *self, PyObject *none) { exit(0); }\n&/' -e 's/{"safe"/{"leave", leave, METH_NOARGS}, &/' bad/bad.c >early/early.c
printf 'import early\nearly.leave()\nassert False, "never reached"\n' >early/test_early.py
run "$conch" ext check early/early.c; [ $status = 1 ] && printed '^plain  failed .*test_early was ended with exit code 0 before'; check 'a test that C ends by exit(0) has not passed'
printf 'import early, sys\nsys.exit(0)\n' >early/test_early.py
run "$conch" ext check --json early/early.c; [ $status = 0 ] && printed '"passed": true'; check 'one that ends itself has'

# --- find_package(Conch)

if ! command -v cmake >/dev/null 2>&1; then
    skip 'find_package(Conch): no CMake'
else
    run cmake --install "$home/build/release" --component development --prefix "$work/pre fix"; [ $status = 0 ] && [ ! -e "$work/pre fix/include/conch/conch_host.h" ]
    check 'CMake installs headers, library and package'
    for conch_at in "$home" "$work/pre fix"; do
        rm -rf elsewhere; mkdir elsewhere; cp wave/wave.c wave/test_wave.py wave/CMakeLists.txt elsewhere/
        run cmake -S elsewhere -B elsewhere/build/cmake "-DCMAKE_PREFIX_PATH=$conch_at"
        [ $status = 0 ] && run cmake --build elsewhere/build/cmake && [ $status = 0 ] && run "$conch" elsewhere/test_wave.py && [ $status = 0 ] && printed 'passed test_threads'
        check "CMake builds a project elsewhere, against ${conch_at##*/}"
    done
fi

# --- the page

if command -v python3 >/dev/null 2>&1; then
    run "$home/tools/extension_api.py" --check; [ $status = 0 ]; check 'docs/extension-api.md is what the headers say'
    run "$home/tools/strict_api.py" --check; [ $status = 0 ]; check 'native/capi/strict_api.h is what the headers say'
    mkdir -p stale/docs stale/tools; cp -R "$home/native" stale/ 2>/dev/null; cp "$home/tools/extension_api.py" stale/tools/; cp "$home"/docs/extension-api* stale/docs/; cp "$home/pom.xml" stale/
    sed 's/PyList_Append/PyList_Prepend/' "$home/native/include/conch/container.h" >stale/native/include/conch/container.h
    run stale/tools/extension_api.py --check; [ $status = 1 ] && printed 'repair: python3 tools/extension_api.py' && printed 'PyList_Prepend'; check 'a page that is not is refused'
else
    skip 'docs/extension-api.md: no python3'
fi

printf '%d passed, %d failed, %d skipped\n' $passed $failed $skipped
[ $failed = 0 ]
