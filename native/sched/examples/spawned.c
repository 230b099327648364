/* Threads that the program starts itself: thread 0 creates two more under one mutex and joins them. */
#include <pthread.h>

const int threads = 1;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int count;

void setup(void)
{
    count = 1;
}

static void *raise_count(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&mutex);
    count++;
    pthread_mutex_unlock(&mutex);
    return &count;
}

void thread(int number)
{
    (void)number;
    pthread_t helpers[2];
    void *result = 0;
    pthread_create(&helpers[0], 0, raise_count, 0);
    pthread_create(&helpers[1], 0, raise_count, 0);
    pthread_join(helpers[0], 0);
    pthread_join(helpers[1], &result);
    if (result != &count)
        count = -1;
}

const char *check(void)
{
    return count == 3 ? "3" : "wrong";
}
