#include "fatal.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "thread_local.h"
#include "thread_state.h"

void conch_fatal(const char *function, const char *message)
{
    fflush(stdout);
    fprintf(stderr, "Fatal Python error: %s: %s\n", function, message);
    const PyThreadState *state = conch_tls.current;
    unsigned long long ident = (unsigned long long)(uintptr_t)pthread_self();
    if (state)
        fprintf(stderr, "Current thread 0x%016llx (thread state %d%s%s)\n",
                ident, state->id, state->name[0] ? ", " : "", state->name);
    else
        fprintf(stderr, "Current thread 0x%016llx (no thread state is current)\n", ident);
    fflush(stderr);
    abort();
}
