# Checks the extension modules from a script: results, and the message for every kind of bad argument.
# Runs under Conch and, with the modules that check_cpython.sh builds, under CPython:  PYTHONPATH=DIRECTORY python3 check_modules.py
# Prints one line a check and "all checks passed"; a failed check ends it with exit code 1.
import array
import math
import sys
import threading

import callcost
import checksum
import kernels
import parallelism
import refcount


def fails(kind, text, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except kind as error:
        if text not in str(error):
            print("FAILED: expected", repr(text), "and got", repr(str(error)))
            sys.exit(1)
        return
    print("FAILED: no", kind.__name__, "for", repr(text))
    sys.exit(1)


def floats(count):
    return array.array("d", [0.0] * count)


def close(x, y):
    return all(abs(p - q) < 1e-9 for p, q in zip(x, y)) and len(x) == len(y)


def check(name, condition):
    if not condition:
        print("FAILED:", name)
        sys.exit(1)
    print(name)


# matmul

a = array.array("d", [1, 2, 3, 4, 5, 6])
b = array.array("d", [7, 8, 9, 10, 11, 12])
c = floats(4)
check("matmul returns None", kernels.matmul(a, b, c, 2, 3, 2) is None)
check("matmul 2x3 by 3x2", list(c) == [58, 64, 139, 154])
kernels.matmul(a, b, c, 2, 3, 2, release=False)
check("matmul with the lock held", list(c) == [58, 64, 139, 154])
kernels.matmul(a, a, c, 2, 3, 2)
check("matmul reads one buffer twice", list(c) == [22, 28, 49, 64])
kernels.matmul(floats(0), floats(0), c, 2, 0, 2)
check("matmul with k = 0 gives zeros", list(c) == [0, 0, 0, 0])
kernels.matmul(floats(0), b, floats(0), 0, 3, 2)
check("matmul without rows", True)
kernels.matmul(memoryview(a), memoryview(b), memoryview(c), 2, 3, 2)
check("matmul of memory views", list(c) == [58, 64, 139, 154])

fails(ValueError, "matmul: a must hold m*k = 12 float64 (96 bytes), got 88 bytes", kernels.matmul, floats(11), floats(12), floats(9), 3, 4, 3)
fails(ValueError, "matmul: b must hold k*n = 12 float64 (96 bytes), got 104 bytes", kernels.matmul, floats(12), floats(13), floats(9), 3, 4, 3)
fails(ValueError, "matmul: c must hold m*n = 9 float64 (72 bytes), got 0 bytes", kernels.matmul, floats(12), floats(12), floats(0), 3, 4, 3)
fails(TypeError, "matmul: a must hold float64 (format 'd'), got format 'f'", kernels.matmul, array.array("f", [1, 2]), b, c, 1, 2, 3)
fails(TypeError, "matmul: b must hold float64 (format 'd'), got format 'i'", kernels.matmul, a, array.array("i", [1, 2]), c, 2, 3, 2)
fails(TypeError, "matmul: c must hold float64 (format 'd'), got format 'B'", kernels.matmul, a, b, bytearray(32), 2, 3, 2)
fails(TypeError, "matmul: c must be writable, got a read-only buffer", kernels.matmul, a, b, memoryview(c).toreadonly(), 2, 3, 2)
fails(ValueError, "matmul: a must be contiguous", kernels.matmul, memoryview(floats(12))[::2], b, c, 2, 3, 2)
fails(ValueError, "matmul: m, k and n must not be negative, got m=2, k=-3, n=2", kernels.matmul, a, b, c, 2, -3, 2)
fails(ValueError, "matmul: c must not overlap a", kernels.matmul, c, c, c, 2, 2, 2)
fails(ValueError, "matmul: c must not overlap b", kernels.matmul, floats(4), memoryview(a)[0:4], memoryview(a)[2:6], 2, 2, 2)
fails(ValueError, "matmul: m*k = 9223372036854775807*2 is more than memory can hold", kernels.matmul, a, b, c, sys.maxsize, 2, 2)
fails(TypeError, "'int'", kernels.matmul, 1, b, c, 2, 3, 2)
fails(TypeError, "'str'", kernels.matmul, a, b, "text", 2, 3, 2)
fails(TypeError, "", kernels.matmul, a, b, c, 2, 3)
fails(TypeError, "", kernels.matmul, a, b, c, 2, 3, 2.5)
fails(TypeError, "", kernels.matmul, a, b, c, 2, 3, 2, False)
fails(TypeError, "", kernels.matmul, a, b, c, 2, 3, 2, relaese=False)
fails(OverflowError, "", kernels.matmul, a, b, c, 2, 3, 1 << 70)
check("matmul refuses bad arguments", True)
a.append(0.0)
check("matmul gives its buffers back", len(a) == 7)

# fft

x = array.array("d", [1, 0, 0, 0, 0, 0, 0, 0])
kernels.fft(x)
check("fft of an impulse", list(x) == [1, 0] * 4)
kernels.fft(x, inverse=True)
check("inverse fft", close(x, [1, 0, 0, 0, 0, 0, 0, 0]))
for n in (1, 2, 7, 60, 101, 1000, 4099):
    x = array.array("d", [math.sin(i * i) for i in range(2 * n)])
    original = list(x)
    kernels.fft(x, release=n % 2 == 0)
    check(f"fft, n = {n}: the sum comes first", close([x[0], x[1]], [sum(original[0::2]), sum(original[1::2])]))
    kernels.fft(x, inverse=True, release=True)
    check(f"fft, n = {n}: there and back", close(x, original))
for n in range(1, 40):
    x = array.array("d", [1.0] * (2 * n))
    kernels.fft(x)
    check(f"fft, n = {n}: of a constant", close(x, [n, n] + [0] * (2 * n - 2)))

fails(ValueError, "fft: x must hold 2*n float64 with n at least 1, got 3 float64", kernels.fft, floats(3))
fails(ValueError, "fft: x must hold 2*n float64 with n at least 1, got 0 float64", kernels.fft, floats(0))
fails(TypeError, "fft: x must hold float64 (format 'd'), got format 'B'", kernels.fft, bytearray(16))
fails(TypeError, "fft: x must be writable, got a read-only buffer", kernels.fft, memoryview(floats(4)).toreadonly())
fails(ValueError, "fft: x must be contiguous", kernels.fft, memoryview(floats(8))[::-1])
fails(TypeError, "'list'", kernels.fft, [1.0, 0.0])
fails(TypeError, "", kernels.fft, floats(4), True)
check("fft refuses bad arguments", True)

expected = array.array("d", [math.cos(i) for i in range(2 * 5040)])
kernels.fft(expected)
results = []


def transform_often():
    for _ in range(20):
        x = array.array("d", [math.cos(i) for i in range(2 * 5040)])
        kernels.fft(x)
        results.append(x == expected)


threads = [threading.Thread(target=transform_often) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
check("three threads share a plan", results == [True] * 60)

# primes and spin

check("primes", [kernels.primes(n) for n in (0, 1, 2, 3, 10, 100, 1000000)] == [0, 0, 0, 1, 4, 25, 78498])
check("primes with the lock held", kernels.primes(100, release=False) == 25)
fails(ValueError, "primes: n must be from 0 to 2**48, got -1", kernels.primes, -1)
fails(ValueError, "primes: n must be from 0 to 2**48, got 281474976710657", kernels.primes, 2 ** 48 + 1)
fails(TypeError, "", kernels.primes, 10.0)
fails(TypeError, "", kernels.primes)
check("primes refuses bad arguments", True)

check("spin returns None", kernels.spin(0) is None and kernels.spin(0.001, release=False) is None)
fails(ValueError, "spin: seconds must be finite and at least 0, got -1", kernels.spin, -1.0)
fails(ValueError, "spin: seconds must be finite and at least 0, got inf", kernels.spin, math.inf)
fails(ValueError, "spin: seconds must be finite and at least 0, got nan", kernels.spin, math.nan)
fails(TypeError, "", kernels.spin, "long")
check("spin refuses bad arguments", True)

# refcount

o = refcount.new(2781)
check("a new object counts 1", refcount.count(o) == 1 and o.value == 2781 and o.deleted is False)
check("incref", refcount.incref(o, 10) == 10 and refcount.count(o) == 11 and o.ref_count == 11)
check("decref", refcount.decref(o, 4, release=True) == 4 and refcount.count(o) == 7)
check("repr", repr(o) == "<refcount.object value=2781 ref_count=7>")
check("decref stops at zero", refcount.decref(o, 100) == 7 and o.deleted is True and refcount.count(o) == 0)
check("a deleted object is left alone", refcount.incref(o, 5) == 0 and refcount.decref(o, 5) == 0 and refcount.count(o) == 0)
check("repr of the deleted", repr(o) == "<refcount.object value=2781 ref_count=0 deleted>")
fails(TypeError, "incref: o must be a refcount.object, got int", refcount.incref, 5, 1)
fails(TypeError, "decref: o must be a refcount.object, got str", refcount.decref, "o", 1)
fails(TypeError, "count: o must be a refcount.object, got NoneType", refcount.count, None)
fails(ValueError, "incref: times must not be negative, got -1", refcount.incref, o, -1)
fails(ValueError, "incref: together must be at least 1, and takes release=True, got 2", refcount.incref, o, 1, together=2)
fails(ValueError, "decref: together must be at least 1, and takes release=True, got 0", refcount.decref, o, 1, release=True, together=0)
fails(TypeError, "", refcount.new, "value")
fails(OverflowError, "", refcount.new, 1 << 80)
fails(TypeError, "", type(o))
fails(AttributeError, "", setattr, o, "value", 5)
check("refcount refuses bad arguments", True)

# callcost

check("empty calls", callcost.noargs() is None and callcost.empty(1) is None and callcost.fast(1, 2) is None)
check("a call that releases", callcost.release(1) is None)
check("nanoseconds", callcost.pairs(100) > 0 and callcost.empty_loop(100) > 0)
fails(TypeError, "fast: expected 2 arguments, got 1", callcost.fast, 1)
fails(ValueError, "pairs: n must be at least 1, got 0", callcost.pairs, 0)
fails(ValueError, "empty_loop: n must be at least 1, got -5", callcost.empty_loop, -5)
check("callcost refuses bad arguments", True)

# checksum

for checksum_of in (checksum.held, checksum.released):
    check("the check value of RFC 3720", checksum_of(b"\0" * 32) == 0x8a9136aa and checksum_of(bytearray(b"123456789")) == 0xe3069283)
    check("nothing and a view", checksum_of(b"") == 0 and checksum_of(memoryview(b"x123456789")[1:]) == 0xe3069283)
    fails(TypeError, "a bytes-like object is required, not 'int'", checksum_of, 5)

# parallelism

one, many = parallelism.seconds(2)
check("two threads take their time", one > 0 and many > 0)
fails(ValueError, "seconds: threads must be 1 to 64, got 0", parallelism.seconds, 0)
fails(ValueError, "seconds: threads must be 1 to 64, got 65", parallelism.seconds, 65)
fails(TypeError, "", parallelism.seconds, "2")

print("all checks passed")
