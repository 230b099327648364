/* Semaphore, barrier, once, spin lock, recursive and checked mutex, timed waits: each thread does all; the outcome says what went wrong. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <threads.h>
#include <time.h>
const int threads = 2;
static sem_t semaphore;
static pthread_barrier_t barrier;
static pthread_once_t control = PTHREAD_ONCE_INIT;
static pthread_spinlock_t spin;
static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP, checked = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static mtx_t plain;
static volatile int inside[32], initialised, bad, serial, before[2];
void setup(void)
{
    sem_init(&semaphore, 0, 1);
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE);
    mtx_init(&plain, mtx_plain);
}
static void initialise(void) { initialised++; }
static void alone(int bit)
{
    if (inside[bit])
        bad |= bit;
    inside[bit] = 1;
    inside[bit] = 0;
}
static void semaphores(void)
{
    sem_wait(&semaphore);
    alone(1);
    sem_post(&semaphore);
}
static void spins(void)
{
    pthread_spin_lock(&spin);
    alone(2);
    pthread_spin_unlock(&spin);
}
static void recursion(void)
{
    pthread_mutex_lock(&recursive);
    pthread_mutex_lock(&recursive);
    pthread_mutex_unlock(&recursive);
    alone(4);
    pthread_mutex_unlock(&recursive);
}
static void errors(void)
{
    if (pthread_mutex_unlock(&checked) != EPERM || pthread_mutex_lock(&checked) != 0 || pthread_mutex_lock(&checked) != EDEADLK)
        bad |= 8;
    pthread_mutex_unlock(&checked);
}
static void c11(void)
{
    mtx_lock(&plain);
    alone(16);
    mtx_unlock(&plain);
}
void thread(int number)
{
    switch (PART) {
    case 0: semaphores(); break;
    case 1: spins(); break;
    case 2: recursion(); break;
    case 5: errors(); break;
    case 6: c11(); break;
    case 3:
        before[number] = 1;
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
            serial++;
        if (!before[1 - number])
            bad |= 32;
        break;
    case 4:
        pthread_once(&control, initialise);
        if (initialised != 1)
            bad |= 64;
        break;
    }
}
const char *check(void)
{
    if (PART == 3 && serial != 1)
        return "not one serial thread";
    return bad ? "bad" : "right";
}
