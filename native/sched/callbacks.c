/*
 * What -fsanitize=thread puts into the program, in place of ThreadSanitizer's runtime.
 *
 * A plain access calls its function first and is done by the program afterwards. An atomic operation is only the call: it is done
 * here, in plain C, because the thread has the turn and nobody else runs. The memory order is ignored: every interleaving
 * is sequentially consistent.
 *
 * A compiler that reports the write of `x++` only (clang without -mllvm -tsan-instrument-read-before-write=1) hides the read, and
 * with it the lost update.
 */
#include "access.h"

#include <string.h>

typedef unsigned __int128 u128;

#define READER(function, size) \
    void function(void *memory); \
    void function(void *memory) { access_memory(memory, size, OP_READ, "read", WHERE); }
#define WRITER(function, size) \
    void function(void *memory); \
    void function(void *memory) { access_memory(memory, size, OP_WRITE, "write", WHERE); }
/* clang's compound form, when asked for: one call before a read and a write of the same place. Nothing can come between the two. */
#define UPDATER(function, size) \
    void function(void *memory); \
    void function(void *memory) { access_memory(memory, size, OP_WRITE, "read and write", WHERE); }

#define PLAIN(size) \
    READER(__tsan_read##size, size) \
    WRITER(__tsan_write##size, size) \
    READER(__tsan_unaligned_read##size, size) \
    WRITER(__tsan_unaligned_write##size, size) \
    READER(__tsan_volatile_read##size, size) \
    WRITER(__tsan_volatile_write##size, size) \
    READER(__tsan_unaligned_volatile_read##size, size) \
    WRITER(__tsan_unaligned_volatile_write##size, size) \
    UPDATER(__tsan_read_write##size, size) \
    UPDATER(__tsan_unaligned_read_write##size, size)

PLAIN(1)
PLAIN(2)
PLAIN(4)
PLAIN(8)
PLAIN(16)
READER(__tsan_vptr_read, sizeof(void *))

void __tsan_vptr_update(void **memory, void *value);
void __tsan_vptr_update(void **memory, void *value)
{
    if (*memory != value) /* a destructor writes the same value again, which is no access that others could tell */
        access_memory(memory, sizeof *memory, OP_WRITE, "write", WHERE);
}

void __tsan_read_range(void *memory, size_t size);
void __tsan_read_range(void *memory, size_t size) { access_memory(memory, size, OP_READ, "read", WHERE); }

void __tsan_write_range(void *memory, size_t size);
void __tsan_write_range(void *memory, size_t size) { access_memory(memory, size, OP_WRITE, "write", WHERE); }

/* What the instrumentation says besides accesses has no meaning here. */
#define NOTHING(function, ...) \
    void function(__VA_ARGS__); \
    void function(__VA_ARGS__) { }

NOTHING(__tsan_init, void)
NOTHING(__tsan_func_entry, __attribute__((unused)) void *caller)
NOTHING(__tsan_func_exit, void)
NOTHING(__tsan_ignore_thread_begin, void)
NOTHING(__tsan_ignore_thread_end, void)
NOTHING(__tsan_atomic_thread_fence, __attribute__((unused)) int order)
NOTHING(__tsan_atomic_signal_fence, __attribute__((unused)) int order)

#define FETCH(bits, type, operation, expression) \
    type __tsan_atomic##bits##_##operation(volatile void *memory, type value, int order); \
    type __tsan_atomic##bits##_##operation(volatile void *memory, type value, int order) \
    { \
        (void)order; \
        access_memory(memory, sizeof(type), OP_ATOMIC, #operation, WHERE); \
        type old = *(volatile type *)memory; \
        *(volatile type *)memory = (type)(expression); \
        return old; \
    }

#define COMPARE_EXCHANGE(bits, type, strength) \
    int __tsan_atomic##bits##_compare_exchange_##strength(volatile void *memory, void *expected, type wanted, int order, int order_if_not); \
    int __tsan_atomic##bits##_compare_exchange_##strength(volatile void *memory, void *expected, type wanted, int order, int order_if_not) \
    { \
        (void)order, (void)order_if_not; \
        access_memory(memory, sizeof(type), OP_ATOMIC, "compare_exchange", WHERE); \
        type old = *(volatile type *)memory; \
        if (old == *(type *)expected) { \
            *(volatile type *)memory = wanted; \
            return 1; \
        } \
        *(type *)expected = old; \
        return 0; \
    }

#define ATOMIC(bits, type) \
    type __tsan_atomic##bits##_load(const volatile void *memory, int order); \
    type __tsan_atomic##bits##_load(const volatile void *memory, int order) \
    { \
        (void)order; \
        access_memory(memory, sizeof(type), OP_READ, "atomic load", WHERE); \
        return *(const volatile type *)memory; \
    } \
    void __tsan_atomic##bits##_store(volatile void *memory, type value, int order); \
    void __tsan_atomic##bits##_store(volatile void *memory, type value, int order) \
    { \
        (void)order; \
        access_memory(memory, sizeof(type), OP_WRITE, "atomic store", WHERE); \
        *(volatile type *)memory = value; \
    } \
    FETCH(bits, type, exchange, value) \
    FETCH(bits, type, fetch_add, old + value) \
    FETCH(bits, type, fetch_sub, old - value) \
    FETCH(bits, type, fetch_and, old & value) \
    FETCH(bits, type, fetch_or, old | value) \
    FETCH(bits, type, fetch_xor, old ^ value) \
    FETCH(bits, type, fetch_nand, ~(old & value)) \
    COMPARE_EXCHANGE(bits, type, strong) \
    COMPARE_EXCHANGE(bits, type, weak) \
    type __tsan_atomic##bits##_compare_exchange_val(volatile void *memory, type expected, type wanted, int order, int order_if_not); \
    type __tsan_atomic##bits##_compare_exchange_val(volatile void *memory, type expected, type wanted, int order, int order_if_not) \
    { \
        (void)order, (void)order_if_not; \
        access_memory(memory, sizeof(type), OP_ATOMIC, "compare_exchange", WHERE); \
        type old = *(volatile type *)memory; \
        if (old == expected) \
            *(volatile type *)memory = wanted; \
        return old; \
    }

ATOMIC(8, uint8_t)
ATOMIC(16, uint16_t)
ATOMIC(32, uint32_t)
ATOMIC(64, uint64_t)
ATOMIC(128, u128)

/* Block operations: clang calls these; gcc calls the C library's, which the linker wraps (wrap.args). One step for each side of a copy. */
static void copy_access(void *to, const void *from, size_t size, uintptr_t where)
{
    access_memory(from, size, OP_READ, "read", where);
    access_memory(to, size, OP_WRITE, "write", where);
}

#define BLOCK_OPERATIONS(prefix) \
    void *prefix##memcpy(void *to, const void *from, size_t size); \
    void *prefix##memcpy(void *to, const void *from, size_t size) \
    { \
        copy_access(to, from, size, WHERE); \
        return memmove(to, from, size); \
    } \
    void *prefix##memmove(void *to, const void *from, size_t size); \
    void *prefix##memmove(void *to, const void *from, size_t size) \
    { \
        copy_access(to, from, size, WHERE); \
        return memmove(to, from, size); \
    } \
    void *prefix##memset(void *to, int byte, size_t size); \
    void *prefix##memset(void *to, int byte, size_t size) \
    { \
        access_memory(to, size, OP_WRITE, "write", WHERE); \
        return memset(to, byte, size); \
    }

BLOCK_OPERATIONS(__tsan_)
BLOCK_OPERATIONS(__wrap_)
