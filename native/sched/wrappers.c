/*
 * The C library's functions that the scheduler has to know of: threads, memory, ways to end. wrappers_sync.c has those that make a thread wait.
 * The linker sends the program's calls here (wrap.args). Outside thread(), in setup() and check(), they act without a point: nobody else runs.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "access.h"
#include "heap.h"
#include "sched.h"
#include "sharing.h"

/* --- threads --- */

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    (void)attributes;
    int number = scheduler_create(start, argument);
    if (number < 0)
        return EAGAIN;
    *thread = (pthread_t)(number + 1);
    return 0;
}

static bool has_ended(uintptr_t number, int thread)
{
    (void)thread;
    return scheduler_ended((int)number);
}

static int its_number(uintptr_t number, int thread)
{
    (void)thread;
    return (int)number;
}

int __wrap_pthread_join(pthread_t thread, void **result);
int __wrap_pthread_join(pthread_t thread, void **result)
{
    int number = (int)thread - 1;
    if (number < 0 || number >= MAX_THREADS)
        return ESRCH;
    if (scheduler_self() < 0 && !scheduler_ended(number))
        return EDEADLK;
    scheduler_point((Operation){OP_JOIN, "join", (uintptr_t)number, 0, WHERE, has_ended, its_number});
    if (result)
        *result = scheduler_result(number);
    return 0;
}

int __wrap_pthread_detach(pthread_t thread);
int __wrap_pthread_detach(pthread_t thread) { return (void)thread, 0; }

pthread_t __wrap_pthread_self(void);
pthread_t __wrap_pthread_self(void) { return (pthread_t)(scheduler_self() + 1); }

_Noreturn void __wrap_pthread_exit(void *result);
_Noreturn void __wrap_pthread_exit(void *result)
{
    if (scheduler_self() < 0)
        abort();
    scheduler_exit(result);
}

/* --- memory --- */

static void *take(size_t size, uintptr_t where)
{
    int self = scheduler_self();
    scheduler_point((Operation){OP_MALLOC, "malloc", 0, size, where, NULL, NULL});
    void *block = heap_take(self < 0 ? HEAP_SETUP : self, size);
    if (block == NULL && self >= 0)
        scheduler_fail("out of memory", where, "thread %d asks for %zu bytes; a run gives each thread 1 MiB in 1024 blocks", self, size);
    return block;
}

static void release(void *block, uintptr_t where)
{
    int self = scheduler_self();
    uintptr_t address = (uintptr_t)block;
    if (block == NULL)
        return;
    if (address < heap_begin() || address >= heap_end()) {
        free(block); /* the C library's own, such as strdup's */
        return;
    }
    Block *found = heap_block(address, NULL, NULL);
    if (self >= 0) {
        if (found && found->address == address)
            sharing_access(address, found->size, self, true);
        scheduler_point((Operation){OP_FREE, "free", address, 0, where, NULL, NULL});
        if (found == NULL || found->address != address)
            scheduler_fail("free of no block", where, "thread %d frees an address that malloc did not give", self);
        if (found->freed)
            scheduler_fail("double free", where, "thread %d frees what thread %d freed", self, found->freed_by);
    }
    if (found) {
        found->freed = true;
        found->freed_by = self;
    }
}

void *__wrap_malloc(size_t size);
void *__wrap_malloc(size_t size) { return take(size, WHERE); }

void *__wrap_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return NULL;
    void *block = take(bytes, WHERE);
    return block ? memset(block, 0, bytes) : NULL;
}

void *__wrap_realloc(void *block, size_t size);
void *__wrap_realloc(void *block, size_t size)
{
    Block *old = heap_block((uintptr_t)block, NULL, NULL);
    void *bigger = take(size, WHERE);
    if (bigger && old) {
        access_memory(block, old->size < size ? old->size : size, OP_READ, "read", WHERE);
        memcpy(bigger, block, old->size < size ? old->size : size);
    }
    if (bigger)
        release(block, WHERE);
    return bigger;
}

void __wrap_free(void *block);
void __wrap_free(void *block) { release(block, WHERE); }

bool sched_freed(const void *block)
{
    Block *found = heap_block((uintptr_t)block, NULL, NULL);
    return found && found->address == (uintptr_t)block && found->freed;
}

/* --- ways to end the process: in a thread they are an outcome --- */

_Noreturn void __wrap_abort(void);
_Noreturn void __wrap_abort(void)
{
    if (scheduler_self() < 0)
        abort();
    scheduler_fail("abort", WHERE, "thread %d", scheduler_self());
}

_Noreturn void __wrap_exit(int status);
_Noreturn void __wrap_exit(int status)
{
    if (scheduler_self() < 0)
        exit(status);
    scheduler_fail("exit", WHERE, "thread %d calls exit(%d)", scheduler_self(), status);
}

_Noreturn void __wrap___assert_fail(const char *assertion, const char *file, unsigned line, const char *function);
_Noreturn void __wrap___assert_fail(const char *assertion, const char *file, unsigned line, const char *function)
{
    if (scheduler_self() < 0)
        abort();
    scheduler_fail("assertion failed", WHERE, "%s:%u: %s: %s", file, line, function, assertion);
}
