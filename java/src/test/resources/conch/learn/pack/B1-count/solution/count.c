#include <pthread.h>
#include <stdio.h>

const int threads = 2;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int count;

void setup(void)
{
    count = 0;
}

void thread(int number)
{
    if (number >= 0)
        pthread_mutex_lock(&lock);
    count = count + 1;
    if (number >= 0)
        pthread_mutex_unlock(&lock);
}

const char *check(void)
{
    static char text[16];
    snprintf(text, sizeof text, "%d", count);
    return text;
}
