/* A flag under a mutex, waited for in three ways: right; with a look outside of the mutex, so that the signal can come before the wait; and once
 * without a loop, so that a thread that came in between leaves nothing. WAY is 0, 1 or 2. */
#include <pthread.h>
const int threads = WAY == 2 ? 3 : 2;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int items, took_nothing;
void setup(void) { }
static void put(void)
{
    pthread_mutex_lock(&mutex);
    items++;
    pthread_cond_signal(&condition);
    pthread_mutex_unlock(&mutex);
}
static void take(void)
{
#if WAY == 1
    pthread_mutex_lock(&mutex);
    int empty = items == 0;
    pthread_mutex_unlock(&mutex);
    pthread_mutex_lock(&mutex);
    if (empty)
        pthread_cond_wait(&condition, &mutex);
#elif WAY == 2
    pthread_mutex_lock(&mutex);
    if (items == 0)
        pthread_cond_wait(&condition, &mutex);
#else
    pthread_mutex_lock(&mutex);
    while (items == 0)
        pthread_cond_wait(&condition, &mutex);
#endif
    if (items > 0)
        items--;
    else
        took_nothing = 1;
    pthread_mutex_unlock(&mutex);
}
void thread(int number)
{
    if (number == 0) {
        put();
        if (WAY == 2)
            put();
    } else {
        take();
    }
}
const char *check(void) { return took_nothing ? "took nothing" : "took one"; }
