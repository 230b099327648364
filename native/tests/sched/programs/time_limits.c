/* A wait with a limit ends both ways. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>
const int threads = 2;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int ready, timed_out;
void setup(void) { }
void thread(int number)
{
    static const struct timespec long_ago;
    pthread_mutex_lock(&mutex);
    if (number == 0) {
        ready = 1;
        pthread_cond_signal(&condition);
    } else {
        while (!ready && !timed_out)
            timed_out = pthread_cond_timedwait(&condition, &mutex, &long_ago) == ETIMEDOUT;
    }
    pthread_mutex_unlock(&mutex);
    usleep(1000000);
}
const char *check(void) { return timed_out ? "timed out" : "in time"; }
