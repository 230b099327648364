/* A baton is what one party waits for until another gives it. Giving and getting order memory: what the giver wrote, the getter sees. */
#ifndef CONCH_SCHED_BATON_H
#define CONCH_SCHED_BATON_H

#include <pthread.h>
#include <stdbool.h>

typedef struct Baton {
    pthread_mutex_t mutex;
    pthread_cond_t given;
    bool here;
} Baton;

void baton_init(Baton *baton);
void baton_give(Baton *baton);
void baton_wait(Baton *baton);

#endif
