#include <pthread.h>
const int threads = 2;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
void setup(void) { }
void thread(int number)
{
    if (number == 0)
        pthread_mutex_lock(&mutex);
    else
        pthread_mutex_unlock(&mutex);
}
const char *check(void) { return "never"; }
