/* Two wait, one signals once: one of them wakes, whichever, and the other waits for ever. With ALL a broadcast wakes both. */
#include <pthread.h>
const int threads = 3;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER, arrived = PTHREAD_COND_INITIALIZER;
static int waiting, first = -1;
void setup(void) { }
void thread(int number)
{
    pthread_mutex_lock(&mutex);
    if (number < 2) {
        if (++waiting == 2)
            pthread_cond_signal(&arrived);
        pthread_cond_wait(&condition, &mutex);
        if (first < 0)
            first = number;
    } else {
        while (waiting < 2)
            pthread_cond_wait(&arrived, &mutex);
#ifdef ALL
        pthread_cond_broadcast(&condition);
#else
        pthread_cond_signal(&condition);
#endif
    }
    pthread_mutex_unlock(&mutex);
}
const char *check(void) { return first == 0 ? "0 first" : "1 first"; }
