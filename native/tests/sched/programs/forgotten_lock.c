#include <pthread.h>
const int threads = 2;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
void setup(void) { }
void thread(int number)
{
    pthread_mutex_lock(&mutex);
    if (number == 1)
        pthread_mutex_unlock(&mutex);
}
const char *check(void) { return "both came through"; }
