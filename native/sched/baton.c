#include "baton.h"

void baton_init(Baton *baton)
{
    pthread_mutex_init(&baton->mutex, NULL);
    pthread_cond_init(&baton->given, NULL);
    baton->here = false;
}

void baton_give(Baton *baton)
{
    pthread_mutex_lock(&baton->mutex);
    baton->here = true;
    pthread_cond_signal(&baton->given);
    pthread_mutex_unlock(&baton->mutex);
}

void baton_wait(Baton *baton)
{
    pthread_mutex_lock(&baton->mutex);
    while (!baton->here)
        pthread_cond_wait(&baton->given, &baton->mutex);
    baton->here = false;
    pthread_mutex_unlock(&baton->mutex);
}
