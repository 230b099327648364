/*
 * What makes a thread wait for another: mutexes, spin and read-write locks, condition variables, semaphores, barriers, pthread_once, and
 * C11's names for them. Each is a point at which the scheduler knows whether the thread can go on. Outside thread() nobody else runs: locks
 * are free, and what would have to wait ends the process.
 *
 * A wait with a time limit may end at any moment from its beginning on, signalled or not: every schedule of it is tried. A sleep is nothing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "access.h"
#include "conditions.h"
#include "counters.h"
#include "locks.h"

typedef bool (*Possible)(uintptr_t address, int thread);
typedef int (*Holder)(uintptr_t address, int thread);

/* Comes back when the thread has the turn and the operation is possible; the object must not be freed memory then. */
static void sync_point(const void *object, const char *name, Possible possible, Holder holder, uintptr_t where)
{
    scheduler_point((Operation){OP_SYNC, name, (uintptr_t)object, 0, where, possible, holder});
    access_check((uintptr_t)object, 1, name, where);
}

static bool is_outside(void) { return scheduler_self() < 0; }

static void full(bool fits, const char *what, uintptr_t where)
{
    if (!fits)
        scheduler_fail("too many locks", where, "more than 256 %s are in use at once", what);
}

/* --- mutexes --- */

typedef enum MutexKind { PLAIN, RECURSIVE, CHECKED } MutexKind;

/* The C library's own note of the type, which pthread_mutex_init or an initialiser wrote. */
static MutexKind kind_of(const pthread_mutex_t *mutex)
{
    switch (mutex->__data.__kind & 3) {
    case PTHREAD_MUTEX_RECURSIVE: return RECURSIVE;
    case PTHREAD_MUTEX_ERRORCHECK: return CHECKED;
    default: return PLAIN;
    }
}

static void take(const void *lock, uintptr_t where) { full(locks_take((uintptr_t)lock, scheduler_self(), where), "locks", where); }

static int lock(pthread_mutex_t *mutex, uintptr_t where)
{
    if (is_outside())
        return 0;
    MutexKind kind = kind_of(mutex);
    bool refused = kind == CHECKED && locks_holder((uintptr_t)mutex) == scheduler_self();
    sync_point(mutex, "lock", refused ? NULL : kind == RECURSIVE ? locks_is_free_or_own : locks_is_free, locks_in_the_way, where);
    if (refused)
        return EDEADLK;
    take(mutex, where);
    return 0;
}

/* `otherwise` is the answer when somebody else holds it. */
static int try_lock(pthread_mutex_t *mutex, const char *name, int otherwise, uintptr_t where)
{
    if (is_outside())
        return 0;
    sync_point(mutex, name, NULL, NULL, where);
    Possible possible = kind_of(mutex) == RECURSIVE ? locks_is_free_or_own : locks_is_free;
    if (!possible((uintptr_t)mutex, scheduler_self()))
        return otherwise;
    take(mutex, where);
    return 0;
}

static void must_hold(pthread_mutex_t *mutex, uintptr_t where)
{
    int self = scheduler_self(), holder = locks_holder((uintptr_t)mutex);
    if (holder < 0)
        scheduler_fail("unlock of a free mutex", where, "thread %d", self);
    if (holder != self)
        scheduler_fail("unlock of another's mutex", where, "thread %d unlocks what thread %d holds", self, holder);
}

static int unlock(pthread_mutex_t *mutex, uintptr_t where)
{
    if (is_outside())
        return 0;
    sync_point(mutex, "unlock", NULL, NULL, where);
    if (kind_of(mutex) == CHECKED && locks_holder((uintptr_t)mutex) != scheduler_self())
        return EPERM;
    must_hold(mutex, where);
    locks_release((uintptr_t)mutex, scheduler_self());
    return 0;
}

int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_lock(pthread_mutex_t *mutex) { return lock(mutex, WHERE); }

int __wrap_pthread_mutex_trylock(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_trylock(pthread_mutex_t *mutex) { return try_lock(mutex, "trylock", EBUSY, WHERE); }

int __wrap_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *limit);
int __wrap_pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *limit)
{
    (void)limit;
    return try_lock(mutex, "timedlock", ETIMEDOUT, WHERE);
}

int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex);
int __wrap_pthread_mutex_unlock(pthread_mutex_t *mutex) { return unlock(mutex, WHERE); }

int __wrap_mtx_lock(mtx_t *mutex);
int __wrap_mtx_lock(mtx_t *mutex) { return lock((pthread_mutex_t *)mutex, WHERE) ? thrd_error : thrd_success; }

int __wrap_mtx_trylock(mtx_t *mutex);
int __wrap_mtx_trylock(mtx_t *mutex) { return try_lock((pthread_mutex_t *)mutex, "trylock", thrd_busy, WHERE); }

int __wrap_mtx_timedlock(mtx_t *mutex, const struct timespec *limit);
int __wrap_mtx_timedlock(mtx_t *mutex, const struct timespec *limit)
{
    (void)limit;
    return try_lock((pthread_mutex_t *)mutex, "timedlock", thrd_timedout, WHERE);
}

int __wrap_mtx_unlock(mtx_t *mutex);
int __wrap_mtx_unlock(mtx_t *mutex) { return unlock((pthread_mutex_t *)mutex, WHERE) ? thrd_error : thrd_success; }

/* --- spin locks: a mutex that the scheduler does not spin on --- */

int __wrap_pthread_spin_lock(pthread_spinlock_t *spin);
int __wrap_pthread_spin_lock(pthread_spinlock_t *spin)
{
    if (is_outside())
        return 0;
    sync_point((const void *)spin, "lock", locks_is_free, locks_in_the_way, WHERE);
    take((const void *)spin, WHERE);
    return 0;
}

int __wrap_pthread_spin_trylock(pthread_spinlock_t *spin);
int __wrap_pthread_spin_trylock(pthread_spinlock_t *spin)
{
    if (is_outside())
        return 0;
    sync_point((const void *)spin, "trylock", NULL, NULL, WHERE);
    if (locks_is_held((uintptr_t)spin))
        return EBUSY;
    take((const void *)spin, WHERE);
    return 0;
}

static int release(const void *lock, const char *outcome, uintptr_t where)
{
    if (is_outside())
        return 0;
    sync_point(lock, "unlock", NULL, NULL, where);
    if (!locks_release((uintptr_t)lock, scheduler_self()))
        scheduler_fail(outcome, where, "thread %d does not hold it", scheduler_self());
    return 0;
}

int __wrap_pthread_spin_unlock(pthread_spinlock_t *spin);
int __wrap_pthread_spin_unlock(pthread_spinlock_t *spin) { return release((const void *)spin, "unlock of a spin lock not held", WHERE); }

/* --- read-write locks --- */

static int read_lock(pthread_rwlock_t *rwlock, const char *name, Possible possible, int otherwise, uintptr_t where)
{
    if (is_outside())
        return 0;
    sync_point(rwlock, name, possible, locks_in_the_way, where);
    if (!locks_is_free_to_share((uintptr_t)rwlock, scheduler_self()))
        return otherwise;
    full(locks_share((uintptr_t)rwlock, scheduler_self(), where), "locks", where);
    return 0;
}

static int write_lock(pthread_rwlock_t *rwlock, const char *name, Possible possible, int otherwise, uintptr_t where)
{
    if (is_outside())
        return 0;
    sync_point(rwlock, name, possible, locks_in_the_way, where);
    if (locks_is_held((uintptr_t)rwlock))
        return otherwise;
    take(rwlock, where);
    return 0;
}

int __wrap_pthread_rwlock_rdlock(pthread_rwlock_t *rwlock);
int __wrap_pthread_rwlock_rdlock(pthread_rwlock_t *rwlock) { return read_lock(rwlock, "read lock", locks_is_free_to_share, EDEADLK, WHERE); }

int __wrap_pthread_rwlock_wrlock(pthread_rwlock_t *rwlock);
int __wrap_pthread_rwlock_wrlock(pthread_rwlock_t *rwlock) { return write_lock(rwlock, "write lock", locks_is_free, EDEADLK, WHERE); }

int __wrap_pthread_rwlock_tryrdlock(pthread_rwlock_t *rwlock);
int __wrap_pthread_rwlock_tryrdlock(pthread_rwlock_t *rwlock) { return read_lock(rwlock, "try read lock", NULL, EBUSY, WHERE); }

int __wrap_pthread_rwlock_trywrlock(pthread_rwlock_t *rwlock);
int __wrap_pthread_rwlock_trywrlock(pthread_rwlock_t *rwlock) { return write_lock(rwlock, "try write lock", NULL, EBUSY, WHERE); }

int __wrap_pthread_rwlock_unlock(pthread_rwlock_t *rwlock);
int __wrap_pthread_rwlock_unlock(pthread_rwlock_t *rwlock) { return release(rwlock, "unlock of a read-write lock not held", WHERE); }

/* --- condition variables --- */

/* Two steps: the mutex is let go and the waiting begins in one; waking and having the mutex again is the other. */
static bool wait(const void *condition, pthread_mutex_t *mutex, Possible possible, uintptr_t where)
{
    int self = scheduler_self();
    if (is_outside())
        abort();
    sync_point(condition, "wait", NULL, NULL, where);
    must_hold(mutex, where);
    locks_release((uintptr_t)mutex, self);
    conditions_wait((uintptr_t)condition, (uintptr_t)mutex, self);
    scheduler_point((Operation){OP_WAKE, "wake", (uintptr_t)condition, 0, where, possible, conditions_in_the_way});
    take(mutex, where);
    return conditions_wake((uintptr_t)condition, self);
}

static void wake(const void *condition, const char *name, void (*how)(uintptr_t), uintptr_t where)
{
    if (is_outside())
        return;
    sync_point(condition, name, NULL, NULL, where);
    how((uintptr_t)condition);
}

int __wrap_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex);
int __wrap_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) { return wait(condition, mutex, conditions_can_wake, WHERE), 0; }

int __wrap_pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *limit);
int __wrap_pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *limit)
{
    (void)limit;
    return wait(condition, mutex, conditions_can_time_out, WHERE) ? 0 : ETIMEDOUT;
}

int __wrap_pthread_cond_signal(pthread_cond_t *condition);
int __wrap_pthread_cond_signal(pthread_cond_t *condition) { return wake(condition, "signal", conditions_signal, WHERE), 0; }

int __wrap_pthread_cond_broadcast(pthread_cond_t *condition);
int __wrap_pthread_cond_broadcast(pthread_cond_t *condition) { return wake(condition, "broadcast", conditions_broadcast, WHERE), 0; }

int __wrap_cnd_wait(cnd_t *condition, mtx_t *mutex);
int __wrap_cnd_wait(cnd_t *condition, mtx_t *mutex) { return wait(condition, (pthread_mutex_t *)mutex, conditions_can_wake, WHERE), thrd_success; }

int __wrap_cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *limit);
int __wrap_cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *limit)
{
    (void)limit;
    return wait(condition, (pthread_mutex_t *)mutex, conditions_can_time_out, WHERE) ? thrd_success : thrd_timedout;
}

int __wrap_cnd_signal(cnd_t *condition);
int __wrap_cnd_signal(cnd_t *condition) { return wake(condition, "signal", conditions_signal, WHERE), thrd_success; }

int __wrap_cnd_broadcast(cnd_t *condition);
int __wrap_cnd_broadcast(cnd_t *condition) { return wake(condition, "broadcast", conditions_broadcast, WHERE), thrd_success; }

/* --- semaphores, barriers, once --- */

/* In setup() too, where a semaphore or barrier is made. */
static Counter *counter(const void *object, uintptr_t where)
{
    Counter *found = counters_at((uintptr_t)object);
    if (found == NULL && is_outside()) {
        fputs("sched: more than 256 semaphores, barriers and onces\n", stderr);
        abort();
    }
    full(found != NULL, "semaphores, barriers and onces", where);
    return found;
}

int __wrap_sem_init(sem_t *semaphore, int shared, unsigned value);
int __wrap_sem_init(sem_t *semaphore, int shared, unsigned value)
{
    (void)shared;
    counter(semaphore, WHERE)->value = value;
    return 0;
}

static int down(sem_t *semaphore, const char *name, Possible possible, int otherwise, uintptr_t where)
{
    Counter *of = counter(semaphore, where);
    sync_point(semaphore, name, possible, NULL, where);
    if (of->value == 0) {
        if (is_outside() && possible)
            abort();
        errno = otherwise;
        return -1;
    }
    of->value--;
    return 0;
}

int __wrap_sem_wait(sem_t *semaphore);
int __wrap_sem_wait(sem_t *semaphore) { return down(semaphore, "down", counters_is_positive, EINTR, WHERE); }

int __wrap_sem_trywait(sem_t *semaphore);
int __wrap_sem_trywait(sem_t *semaphore) { return down(semaphore, "try down", NULL, EAGAIN, WHERE); }

int __wrap_sem_timedwait(sem_t *semaphore, const struct timespec *limit);
int __wrap_sem_timedwait(sem_t *semaphore, const struct timespec *limit)
{
    (void)limit;
    return down(semaphore, "timed down", NULL, ETIMEDOUT, WHERE);
}

int __wrap_sem_post(sem_t *semaphore);
int __wrap_sem_post(sem_t *semaphore)
{
    sync_point(semaphore, "up", NULL, NULL, WHERE);
    counter(semaphore, WHERE)->value++;
    return 0;
}

int __wrap_sem_getvalue(sem_t *semaphore, int *value);
int __wrap_sem_getvalue(sem_t *semaphore, int *value)
{
    sync_point(semaphore, "value", NULL, NULL, WHERE);
    *value = (int)counter(semaphore, WHERE)->value;
    return 0;
}

int __wrap_pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes, unsigned limit);
int __wrap_pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes, unsigned limit)
{
    (void)attributes;
    if (limit == 0)
        return EINVAL;
    Counter *of = counter(barrier, WHERE);
    of->limit = limit;
    of->value = of->let_go = 0;
    return 0;
}

/* The last to arrive lets all others go and does not wait. */
int __wrap_pthread_barrier_wait(pthread_barrier_t *barrier);
int __wrap_pthread_barrier_wait(pthread_barrier_t *barrier)
{
    Counter *of = counter(barrier, WHERE);
    if (is_outside())
        abort();
    uint16_t self = (uint16_t)(1u << scheduler_self());
    if (of->limit == 0)
        scheduler_fail("a barrier without pthread_barrier_init", WHERE, "thread %d", scheduler_self());
    sync_point(barrier, "arrive", NULL, NULL, WHERE);
    of->arrived |= self;
    if (__builtin_popcount(of->arrived) == (int)of->limit) {
        of->let_go |= of->arrived & (uint16_t)~self;
        of->arrived = 0;
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    sync_point(barrier, "pass", counters_is_let_go, NULL, WHERE);
    of->let_go &= (uint16_t)~self;
    return 0;
}

/* Who comes first runs the function; the others wait for its end. */
static int once(const void *control, void (*function)(void), uintptr_t where)
{
    Counter *of = counter(control, where);
    sync_point(control, "once", counters_is_not_running, counters_runner, where);
    if (of->done)
        return 0;
    of->begun = true;
    of->runner = scheduler_self();
    function();
    sync_point(control, "once is done", NULL, NULL, where);
    of->done = true;
    return 0;
}

int __wrap_pthread_once(pthread_once_t *control, void (*function)(void));
int __wrap_pthread_once(pthread_once_t *control, void (*function)(void)) { return once(control, function, WHERE); }

void __wrap_call_once(once_flag *control, void (*function)(void));
void __wrap_call_once(once_flag *control, void (*function)(void)) { once(control, function, WHERE); }

/* --- time: a thread that sleeps is one that does not go on, which every schedule may do anyway --- */

unsigned __wrap_sleep(unsigned seconds);
unsigned __wrap_sleep(unsigned seconds) { return is_outside() ? sleep(seconds) : 0; }

int __wrap_usleep(useconds_t microseconds);
int __wrap_usleep(useconds_t microseconds) { return is_outside() ? usleep(microseconds) : 0; }

int __wrap_nanosleep(const struct timespec *time, struct timespec *left);
int __wrap_nanosleep(const struct timespec *time, struct timespec *left) { return is_outside() ? nanosleep(time, left) : 0; }

int __wrap_sched_yield(void);
int __wrap_sched_yield(void) { return 0; }

/* --- what the scheduler does not know --- */

/* Whatever the arguments are, they are not looked at. */
#define NOT_MODELLED(function) \
    int __wrap_##function(void *object); \
    int __wrap_##function(void *object) \
    { \
        (void)object; \
        if (is_outside()) \
            abort(); \
        scheduler_fail("not modelled: " #function, WHERE, "thread %d", scheduler_self()); \
    }

NOT_MODELLED(pthread_rwlock_timedrdlock)
NOT_MODELLED(pthread_rwlock_timedwrlock)
NOT_MODELLED(pthread_cond_clockwait)
NOT_MODELLED(pthread_mutex_clocklock)
NOT_MODELLED(sem_clockwait)
NOT_MODELLED(thrd_create)
NOT_MODELLED(thrd_join)
