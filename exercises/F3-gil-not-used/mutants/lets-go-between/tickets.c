/*
 * A server's session tickets: one store for the whole process, written by each connection that ends a handshake, read by each that
 * begins one. The store has a lock of its own, held as long as anybody holds a pointer into it.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
    long *items;
    size_t used, room;
} store;
static pthread_mutex_t store_lock = PTHREAD_MUTEX_INITIALIZER;

/* Keeps a ticket for later connections. */
static void remember(long ticket)
{
    pthread_mutex_lock(&store_lock);
    if (store.used == store.room) {
        store.room = 2 * store.room;
        store.items = realloc(store.items, store.room * sizeof *store.items);
    }
    store.items[store.used] = ticket;
    pthread_mutex_unlock(&store_lock);
    pthread_mutex_lock(&store_lock);
    store.used++;
    pthread_mutex_unlock(&store_lock);
}

/* What the handshake makes of all tickets; here a checksum of them. */
static long handshake(const long *tickets, size_t count)
{
    long sum = 0;
    for (size_t i = 0; i < count; i++)
        sum = 31 * sum + tickets[i];
    return sum;
}

static long begin_connection(void)
{
    pthread_mutex_lock(&store_lock);
    long sum = handshake(store.items, store.used);
    pthread_mutex_unlock(&store_lock);
    return sum;
}

/* --- two connections, each on its own thread, as the documentation allows: one begins, both end --- */

const int threads = 2;
static long seen;

void setup(void)
{
    store.items = malloc(sizeof *store.items);
    store.items[0] = 7;
    store.used = store.room = 1;
}

void thread(int number)
{
    if (number == 0)
        seen = begin_connection();
    remember(number == 0 ? 11 : 13);
}

const char *check(void)
{
    static char result[64];
    int whole = store.used == 3 && store.room >= 3 && store.items[0] == 7 && store.items[1] + store.items[2] == 11 + 13;
    const char *kept = whole ? "three tickets" : "a ticket is lost";
    const char *read = seen == 7 ? "read before" : seen == 31 * 7 + 13 ? "read after" : "read half a store";
    snprintf(result, sizeof result, "%s, %s", kept, read);
    return result;
}
