#!/bin/sh
# Builds the extension modules, unchanged, for an installed CPython: what runs here must also compile there, without a warning.
#
#   native/modules/check_cpython.sh DIRECTORY [PYTHON]
#
# Puts kernels.so, refcount.so, callcost.so, checksum.so and parallelism.so into DIRECTORY and imports them; afterwards a script finds them with
# PYTHONPATH=DIRECTORY. _sqlite3.so goes into DIRECTORY/sqlite, because it would stand in for CPython's own module of that name. PYTHON is tried alone where it is given, otherwise the first python3 that has its headers installed.
# Without headers it says so and succeeds. Exit status: 0 built or skipped, 1 failed, 2 wrong usage. CC and CFLAGS are honoured.

set -u

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: $0 DIRECTORY [PYTHON]" >&2
    exit 2
fi
out=$1
modules=$(cd -P "$(dirname "$0")" && pwd -P) || exit 1
kernels=$modules/../kernels

# The include folder of an interpreter, if Python.h lies in it and it is 3.11 or later.
headers_of() {
    folder=$("$1" -c 'import sys, sysconfig
if sys.implementation.name == "cpython" and sys.version_info >= (3, 11):
    print(sysconfig.get_paths()["include"])' 2>/dev/null) && [ -n "$folder" ] && [ -f "$folder/Python.h" ]
}

python=
for candidate in ${2:-python3 /usr/bin/python3 python3.11 python3.12 python3.13}; do
    if headers_of "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "skipped: no CPython 3.11 or later with its headers was found (Debian and Ubuntu: apt-get install python3-dev)"
    exit 0
fi

mkdir -p "$out/sqlite" || exit 1
link=-shared
dl=-ldl
[ "$(uname -s)" = Darwin ] && link="-bundle -undefined dynamic_lookup" && dl=

# build NAME SOURCE...: the module NAME from C files.
build() {
    name=$1
    shift
    # Flags are lists of words.
    # shellcheck disable=SC2086
    ${CC:-cc} ${CFLAGS:--O3} -std=gnu17 -fPIC -fvisibility=hidden -Wall -Wextra -Werror $link \
        -I"$folder" -I"$kernels" -o "$out/$name.so" "$@" -lm $dl ||
        { echo "failed: $name does not compile against $folder/Python.h" >&2; exit 1; }
}

plain=
for source in "$kernels"/*.c; do
    case $source in
        *_ref.c) ;;
        *) plain="$plain $(basename "$source")" ;;
    esac
done
# The plain kernels have names without spaces, the folder may have them: compile from inside it.
case $out in /*) ;; *) out=$(pwd)/$out ;; esac
cd "$kernels" || exit 1
# shellcheck disable=SC2086
build kernels "$modules/kernels.c" $plain
build refcount "$modules/refcount.c" refcount.c
build callcost "$modules/callcost.c"
build checksum "$modules/checksum.c" crc32c.c
build parallelism "$modules/parallelism.c" primes.c
build sqlite/_sqlite3 "$modules"/sqlite3/*.c

PYTHONPATH=$out:$out/sqlite "$python" -c 'import kernels, refcount, callcost, checksum, parallelism, _sqlite3, sys
assert _sqlite3.__file__.startswith(sys.path[2]), _sqlite3.__file__
print("built for CPython %d.%d: kernels, refcount, callcost, checksum, parallelism, _sqlite3" % sys.version_info[:2])' ||
    { echo "failed: $python cannot import what was built" >&2; exit 1; }
