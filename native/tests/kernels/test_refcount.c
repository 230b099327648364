/* Counting under a lock comes to what arithmetic says; a deleted object is left alone. What happens without a lock is shown
 * by examples/refcount_race.py and required by nobody. */
#include "refcount.h"
#include "refcount_ref.h"
#include "support.h"

#include <pthread.h>

static void random_steps(void)
{
    for (int round = 0; round < 200; round++) {
        struct refcount_object o;
        struct refcount_ref expected = { 1, 0 };
        refcount_init(&o, 2781);
        for (int step = 0; step < 50; step++) {
            size_t times = random_below(20);
            int up = random_below(2) == 0;
            size_t did = up ? refcount_incref(&o, times) : refcount_decref(&o, times);
            size_t should = up ? refcount_ref_incref(&expected, times) : refcount_ref_decref(&expected, times);
            EXPECT(did == should, "%s by %zu: did %zu and not %zu", up ? "up" : "down", times, did, should);
            EXPECT(o.ref_count == expected.count, "count %ld and not %ld", o.ref_count, expected.count);
            EXPECT(o.deleted == expected.deleted, "count %ld, deleted %d", o.ref_count, o.deleted);
        }
        EXPECT(o.value == 2781, "value %ld", o.value);
    }
}

static struct refcount_object shared;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void count_up(size_t number)
{
    (void)number;
    for (int i = 0; i < 1000; i++) {
        pthread_mutex_lock(&lock);
        refcount_incref(&shared, 100);
        pthread_mutex_unlock(&lock);
    }
}

static void two_threads_with_a_lock(void)
{
    refcount_init(&shared, 0);
    run_threads(2, count_up);
    EXPECT(shared.ref_count == 200001, "count %ld", shared.ref_count);
}

int main(void)
{
    random_seed();
    random_steps();
    two_threads_with_a_lock();
    return 0;
}
