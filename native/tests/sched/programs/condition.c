#include <pthread.h>
const int threads = 1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
void setup(void) { }
void thread(int number)
{
    (void)number;
    pthread_mutex_lock(&mutex);
    pthread_cond_wait(&condition, &mutex);
}
const char *check(void) { return "never"; }
