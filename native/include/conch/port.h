/* What every other header needs: the standard headers that CPython's Python.h brings, sizes, and how names are exported. */
#ifndef CONCH_PORT_H
#define CONCH_PORT_H

#include "config.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#ifdef __cplusplus
#define CONCH_BEGIN_C extern "C" {
#define CONCH_END_C }
#else
#define CONCH_BEGIN_C
#define CONCH_END_C
#endif

#if defined(__GNUC__)
#define CONCH_VISIBLE __attribute__((visibility("default")))
#define CONCH_PRINTF(format, first) __attribute__((format(printf, format, first)))
#define CONCH_NORETURN __attribute__((noreturn))
#define Py_UNUSED(name) _unused_##name __attribute__((unused))
#define Py_DEPRECATED(version) __attribute__((deprecated))
#define Py_LIKELY(x) __builtin_expect(!!(x), 1)
#define Py_UNLIKELY(x) __builtin_expect(!!(x), 0)
#else
#define CONCH_VISIBLE
#define CONCH_PRINTF(format, first)
#define CONCH_NORETURN
#define Py_UNUSED(name) _unused_##name
#define Py_DEPRECATED(version)
#define Py_LIKELY(x) (x)
#define Py_UNLIKELY(x) (x)
#endif

#define PyAPI_FUNC(type) CONCH_VISIBLE type
#define PyAPI_DATA(type) extern CONCH_VISIBLE type
#ifdef __cplusplus
#define PyMODINIT_FUNC extern "C" CONCH_VISIBLE PyObject *
#else
#define PyMODINIT_FUNC CONCH_VISIBLE PyObject *
#endif
#define Py_EXPORTED_SYMBOL CONCH_VISIBLE

typedef ssize_t Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef size_t Py_uhash_t;
typedef uint8_t Py_UCS1;
typedef uint16_t Py_UCS2;
typedef uint32_t Py_UCS4;
typedef intptr_t Py_intptr_t;
typedef uintptr_t Py_uintptr_t;
typedef wchar_t Py_UNICODE;

#define PY_SSIZE_T_MAX ((Py_ssize_t)(((size_t)-1) >> 1))
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_LONG_LONG long long
#define PY_INT32_T int32_t
#define PY_UINT32_T uint32_t
#define PY_INT64_T int64_t
#define PY_UINT64_T uint64_t
#define PY_SIZE_MAX SIZE_MAX
#define Py_LL(x) x##LL
#define Py_ULL(x) x##ULL
#define Py_MEMCPY memcpy
#define Py_VA_COPY va_copy
#define Py_ARITHMETIC_RIGHT_SHIFT(type, value, bits) ((value) >> (bits))
#define Py_UNICODE_SIZE SIZEOF_WCHAR_T
#define Py_UNICODE_WIDE
#define Py_USING_UNICODE
#define Py_IMPORTED_SYMBOL
#ifdef __cplusplus
#define _Py_NULL nullptr
#define _Py_STATIC_CAST(type, value) static_cast<type>(value)
#else
#define _Py_NULL NULL
#define _Py_STATIC_CAST(type, value) ((type)(value))
#endif
#define _Py_CAST(type, value) ((type)(value))
#define _Py_NO_RETURN CONCH_NORETURN
#define _Py_HOT_FUNCTION
#define _Py_XSTRINGIFY(x) #x
#define _Py_SIZE_ROUND_DOWN(n, power) ((size_t)(n) & ~(size_t)((power) - 1))
#define _Py_SIZE_ROUND_UP(n, power) (((size_t)(n) + (size_t)((power) - 1)) & ~(size_t)((power) - 1))
#define _Py_ALIGN_DOWN(p, power) ((void *)((uintptr_t)(p) & ~(uintptr_t)((power) - 1)))
#define _Py_ALIGN_UP(p, power) ((void *)(((uintptr_t)(p) + (uintptr_t)((power) - 1)) & ~(uintptr_t)((power) - 1)))
#define _Py_IS_ALIGNED(p, power) (!((uintptr_t)(p) & (uintptr_t)((power) - 1)))

#define Py_MIN(x, y) (((x) > (y)) ? (y) : (x))
#define Py_MAX(x, y) (((x) > (y)) ? (x) : (y))
#define Py_ABS(x) ((x) < 0 ? -(x) : (x))
#define Py_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define Py_STRINGIFY(x) CONCH_STRINGIFY(x)
#define CONCH_STRINGIFY(x) #x
#define Py_CHARMASK(c) ((unsigned char)((c)&0xff))
#define Py_SAFE_DOWNCAST(value, wide, narrow) ((narrow)(value))
#define Py_STATIC_INLINE(type) static inline type
#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define PY_LITTLE_ENDIAN 1
#define PY_BIG_ENDIAN 0
#else
#define PY_LITTLE_ENDIAN 0
#define PY_BIG_ENDIAN 1
#endif
#define PY_FORMAT_SIZE_T "z"
#define PY_LLONG_MIN LLONG_MIN
#define PY_LLONG_MAX LLONG_MAX
#define PY_ULLONG_MAX ULLONG_MAX
#define Py_MEMBER_SIZE(type, member) sizeof(((type *)0)->member)
#define Py_FORCE_EXPANSION(x) x
#define Py_BUILD_ASSERT_EXPR(condition) (sizeof(char[1 - 2 * !(condition)]) - 1)
#define Py_BUILD_ASSERT(condition) ((void)Py_BUILD_ASSERT_EXPR(condition))
#if defined(__GNUC__)
#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define Py_UNREACHABLE() __builtin_unreachable()
#define Py_ALIGNED(bytes) __attribute__((aligned(bytes)))
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#else
#define Py_GCC_ATTRIBUTE(x)
#define Py_UNREACHABLE() abort()
#define Py_ALIGNED(bytes)
#define Py_ALWAYS_INLINE
#define Py_NO_INLINE
#endif

#define Py_IS_NAN(x) isnan(x)
#define Py_IS_INFINITY(x) isinf(x)
#define Py_IS_FINITE(x) isfinite(x)
#define Py_HUGE_VAL HUGE_VAL
#define Py_NAN ((double)NAN)
#define Py_MATH_PI 3.14159265358979323846
#define Py_MATH_E 2.7182818284590452354
#define Py_MATH_TAU 6.2831853071795864769252867665590057683943

/* Of ASCII, whatever the locale says. */
#define Py_ISLOWER(c) (Py_CHARMASK(c) >= 'a' && Py_CHARMASK(c) <= 'z')
#define Py_ISUPPER(c) (Py_CHARMASK(c) >= 'A' && Py_CHARMASK(c) <= 'Z')
#define Py_ISALPHA(c) (Py_ISLOWER(c) || Py_ISUPPER(c))
#define Py_ISDIGIT(c) (Py_CHARMASK(c) >= '0' && Py_CHARMASK(c) <= '9')
#define Py_ISXDIGIT(c) (Py_ISDIGIT(c) || ((Py_CHARMASK(c) | 0x20) >= 'a' && (Py_CHARMASK(c) | 0x20) <= 'f'))
#define Py_ISALNUM(c) (Py_ISALPHA(c) || Py_ISDIGIT(c))
#define Py_ISSPACE(c) (Py_CHARMASK(c) == ' ' || (Py_CHARMASK(c) >= '\t' && Py_CHARMASK(c) <= '\r'))
#define Py_TOLOWER(c) ((unsigned char)(Py_ISUPPER(c) ? Py_CHARMASK(c) | 0x20 : Py_CHARMASK(c)))
#define Py_TOUPPER(c) ((unsigned char)(Py_ISLOWER(c) ? Py_CHARMASK(c) & 0xdf : Py_CHARMASK(c)))

#define PyDoc_VAR(name) static const char name[]
#define PyDoc_STR(text) text
#define PyDoc_STRVAR(name, text) PyDoc_VAR(name) = PyDoc_STR(text)

#define PY_MAJOR_VERSION 3
#define PY_MINOR_VERSION 11
#define PY_MICRO_VERSION 2
#define PY_RELEASE_LEVEL 0xF
#define PY_RELEASE_SERIAL 0
#define PY_VERSION "3.11.2"
#define PY_VERSION_HEX 0x030B02F0

#endif
