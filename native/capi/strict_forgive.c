/* --permissive: a call of the API without the lock takes it for that call. What was forgiven is counted for each place, and listed at the end. */
#include "strict_internal.h"

#include <pthread.h>

#define MOST_PLACES 512

static struct {
    pthread_mutex_t mutex;
    struct conch_forgiven places[MOST_PLACES]; /* the last one counts what had no room */
    int count;
} forgiven = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void count_it(const char *api, int64_t place)
{
    pthread_mutex_lock(&forgiven.mutex);
    int i = 0;
    while (i < forgiven.count && (forgiven.places[i].place != place || forgiven.places[i].api != api))
        i++;
    if (i == MOST_PLACES)
        i--;
    if (i == forgiven.count)
        forgiven.places[forgiven.count++] = (struct conch_forgiven){.api = api, .place = place};
    forgiven.places[i].count++;
    pthread_mutex_unlock(&forgiven.mutex);
}

/* What is about threads and the lock itself has no meaning but its own: there the default holds. */
void forgive_before(struct strict_call *call)
{
    if (!call->target->api->wants_gil || conch_tls.current != NULL || call->target->role == SAVES || strncmp(call->target->name, "PyThreadState_", 14) == 0)
        return;
    count_it(strict_shown(call->target->name), (int64_t)call->place);
    call->before = PyGILState_Ensure();
    call->forgiven = true;
}

void forgive_after(const struct strict_call *call)
{
    if (call->forgiven)
        PyGILState_Release(call->before);
}

int32_t conch_strict_forgiven(int32_t index, struct conch_forgiven *out)
{
    if (index >= forgiven.count)
        return 0;
    *out = forgiven.places[index];
    return 1;
}
