/* Two mutexes, taken in two orders: each thread can hold one and wait for the other's for ever. */
#include <pthread.h>

const int threads = 2;

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static int count;

void setup(void)
{
    count = 1;
}

static void raise_under(pthread_mutex_t *outer, pthread_mutex_t *inner)
{
    pthread_mutex_lock(outer);
    pthread_mutex_lock(inner);
    count++;
    pthread_mutex_unlock(inner);
    pthread_mutex_unlock(outer);
}

void thread(int number)
{
    if (number == 0)
        raise_under(&first, &second);
    else
        raise_under(&second, &first);
}

const char *check(void)
{
    return count == 3 ? "3" : "an update was lost";
}
