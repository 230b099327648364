/*
 * Lanes: one a native thread, written by it alone. `used` is stored with release order after the record, so a reader that sees
 * the count sees the records; nothing else passes between them. A lane outlives its thread, because its records are read
 * later, and it is used again by its thread in the next recording. The list of lanes, and what readers see of a lane besides its
 * records, is under the mutex; a thread takes it once a recording, for its first event.
 */
#include "events_internal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "fatal.h"
#include "gil_internal.h"
#include "hints.h"
#include "monotonic.h"
#include "names.h"
#include "thread_local.h"

_Static_assert(sizeof(struct conch_event) == 32, "two records fill a cache line");
_Static_assert(CONCH_LANE_NAME_SIZE == CONCH_THREAD_NAME_SIZE, "a lane is named like its thread state");

#define SMALLEST_CAPACITY 8

/* The state that the last record began; see the grammar in events.h. */
enum lane_state { ABSENT, NOTHING, WAITING, HOLDING, OUTSIDE };

struct events_lane {
    struct events_lane *next;
    _Atomic uint64_t used;
    _Atomic uint64_t lost;
    _Atomic uint32_t recording; /* whose records these are */
    _Atomic bool orphaned;      /* the thread is gone */
    int32_t thread;
    uint64_t capacity;
    struct conch_event *records;
    char name[CONCH_LANE_NAME_SIZE];
    /* The writer's own: */
    enum lane_state state;
    bool full; /* a record was lost; from then on only the release of an open hold is taken */
    int32_t region;
    uint64_t last_time;
};

_Atomic bool events_recording;

static struct {
    pthread_mutex_t mutex;
    struct events_lane *first, *last;
    _Atomic uint32_t number;   /* which recording, from 1 */
    _Atomic uint64_t started, stopped, interval, capacity;
    _Atomic uint64_t laneless; /* records of threads for which there was no memory */
} stream = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static pthread_key_t lane_key;
static pthread_once_t lane_key_once = PTHREAD_ONCE_INIT;

/* ---- Lanes. ---- */

static void orphan_lane(void *lane)
{
    conch_tls.lane = NULL;
    atomic_store_explicit(&((struct events_lane *)lane)->orphaned, true, memory_order_release);
}

static void create_lane_key(void)
{
    pthread_key_create(&lane_key, orphan_lane);
}

static void append(struct events_lane *lane)
{
    lane->next = NULL;
    if (stream.last)
        stream.last->next = lane;
    else
        stream.first = lane;
    stream.last = lane;
}

static void unlink_lane(struct events_lane *lane)
{
    struct events_lane *previous = NULL;
    for (struct events_lane *l = stream.first; l != lane; l = l->next)
        previous = l;
    if (previous)
        previous->next = lane->next;
    else
        stream.first = lane->next;
    if (stream.last == lane)
        stream.last = previous;
}

static void empty_lane(struct events_lane *lane, const PyThreadState *state)
{
    uint64_t capacity = atomic_load(&stream.capacity);
    if (capacity != lane->capacity) {
        free(lane->records);
        lane->records = malloc(capacity * sizeof *lane->records);
        lane->capacity = lane->records ? capacity : 0;
    }
    atomic_store(&lane->used, 0);
    atomic_store(&lane->lost, 0);
    lane->state = ABSENT;
    lane->full = false;
    lane->region = NAMES_UNNAMED;
    lane->last_time = 0;
    memcpy(lane->name, state->name, sizeof lane->name);
    atomic_store_explicit(&lane->recording, atomic_load(&stream.number), memory_order_release);
}

/* The thread's first event in this recording. */
static CONCH_COLD struct events_lane *open_lane(const PyThreadState *state)
{
    struct events_lane *lane = conch_tls.lane;
    pthread_mutex_lock(&stream.mutex);
    if (lane) {
        unlink_lane(lane);
    } else {
        pthread_once(&lane_key_once, create_lane_key);
        lane = calloc(1, sizeof *lane);
        if (lane) {
            lane->thread = thread_number();
            conch_tls.lane = lane;
            pthread_setspecific(lane_key, lane);
        }
    }
    if (lane) {
        empty_lane(lane, state);
        append(lane);
    }
    pthread_mutex_unlock(&stream.mutex);
    return lane;
}

static struct events_lane *my_lane(const PyThreadState *state)
{
    struct events_lane *lane = conch_tls.lane;
    if (CONCH_LIKELY(lane && atomic_load_explicit(&lane->recording, memory_order_relaxed)
                                 == atomic_load_explicit(&stream.number, memory_order_relaxed)))
        return lane;
    lane = open_lane(state);
    if (!lane)
        atomic_fetch_add(&stream.laneless, 1);
    return lane;
}

/* ---- Records. ---- */

/* False when it is lost. Every ACQUIRED leaves room for its RELEASE; after a loss nothing but that is taken. */
static bool has_room(const struct events_lane *lane, uint64_t used, enum conch_event_kind kind)
{
    if (kind == CONCH_EVENT_RELEASE && lane->state == HOLDING)
        return used < lane->capacity;
    bool hold_open = lane->state == HOLDING || kind == CONCH_EVENT_ACQUIRED;
    return !lane->full && used + (hold_open ? 1 : 0) < lane->capacity;
}

static enum lane_state state_after(enum conch_event_kind kind, enum lane_state before)
{
    switch (kind) {
    case CONCH_EVENT_START:
    case CONCH_EVENT_RELEASE:
    case CONCH_EVENT_LEAVE:
        return NOTHING;
    case CONCH_EVENT_WAIT:
        return WAITING;
    case CONCH_EVENT_ACQUIRED:
        return HOLDING;
    case CONCH_EVENT_ENTER:
        return OUTSIDE;
    case CONCH_EVENT_EXIT:
        return ABSENT;
    case CONCH_EVENT_DROP_REQUEST:
        break;
    }
    return before;
}

static void lose(struct events_lane *lane)
{
    lane->full = true;
    atomic_store_explicit(&lane->lost, atomic_load_explicit(&lane->lost, memory_order_relaxed) + 1, memory_order_relaxed);
}

static void record(struct events_lane *lane, struct conch_event event)
{
    uint64_t used = atomic_load_explicit(&lane->used, memory_order_relaxed);
    if (CONCH_UNLIKELY(!has_room(lane, used, event.kind))) {
        lose(lane);
        return;
    }
    event.thread = lane->thread;
    lane->records[used] = event;
    lane->last_time = event.time;
    lane->state = state_after(event.kind, lane->state);
    atomic_store_explicit(&lane->used, used + 1, memory_order_release);
}

static void record_plain(struct events_lane *lane, enum conch_event_kind kind, uint16_t reason, uint64_t time)
{
    record(lane, (struct conch_event){.time = time, .other = -1, .name = -1, .kind = kind, .reason = reason});
}

/* The lane of the calling thread, begun; NULL when there is none. */
static struct events_lane *begun_lane(const PyThreadState *state, uint64_t time)
{
    struct events_lane *lane = my_lane(state);
    if (lane && lane->state == ABSENT)
        record_plain(lane, CONCH_EVENT_START, 0, time);
    return lane;
}

static void leave_region(struct events_lane *lane, uint64_t time)
{
    if (lane->state == OUTSIDE)
        record(lane, (struct conch_event){.time = time, .other = -1, .name = lane->region, .kind = CONCH_EVENT_LEAVE});
}

void events_wait(PyThreadState *state)
{
    uint64_t now = monotonic_now();
    struct events_lane *lane = begun_lane(state, now);
    if (!lane)
        return;
    leave_region(lane, now);
    /* After a release (the answer to a drop request) the wait began when that ended, so that no gap stays. */
    record_plain(lane, CONCH_EVENT_WAIT, CONCH_WAIT_LOCK, lane->state == NOTHING ? lane->last_time : now);
}

void events_acquired(PyThreadState *state, uint64_t now, int32_t holder_before, uint64_t switch_number)
{
    struct events_lane *lane = begun_lane(state, now);
    if (!lane)
        return;
    leave_region(lane, now);
    if (lane->state == NOTHING && lane->last_time < now)
        record_plain(lane, CONCH_EVENT_WAIT, CONCH_WAIT_LOCK, lane->last_time);
    record(lane, (struct conch_event){.time = now, .switch_number = switch_number, .other = holder_before, .name = -1,
                                      .kind = CONCH_EVENT_ACQUIRED});
}

void events_drop_request(PyThreadState *state, int32_t holder, uint64_t switch_number)
{
    uint64_t now = monotonic_now();
    struct events_lane *lane = my_lane(state);
    if (lane && lane->state == WAITING)
        record(lane, (struct conch_event){.time = now, .switch_number = switch_number, .other = holder, .name = -1,
                                          .kind = CONCH_EVENT_DROP_REQUEST});
}

void events_release(PyThreadState *state, enum conch_release_reason reason, uint64_t switch_number)
{
    struct events_lane *lane = my_lane(state);
    /* Neither holding nor full: the lock was taken before the recording began. */
    if (lane && (lane->state == HOLDING || lane->full))
        record(lane, (struct conch_event){.time = monotonic_now(), .switch_number = switch_number, .other = -1, .name = -1,
                                          .kind = CONCH_EVENT_RELEASE, .reason = reason});
}

void events_forced_wait(PyThreadState *state)
{
    struct events_lane *lane = my_lane(state);
    if (lane && lane->state == NOTHING)
        record_plain(lane, CONCH_EVENT_WAIT, CONCH_WAIT_FORCED, lane->last_time);
}

/* When the state that a release began is over. */
static uint64_t end_of_release(const struct events_lane *lane, bool waited)
{
    return waited ? monotonic_now() : lane->last_time;
}

void events_enter(PyThreadState *state, bool waited, const char *region)
{
    struct events_lane *lane = my_lane(state);
    if (!lane || lane->state == ABSENT)
        return;
    lane->region = names_number(region);
    record(lane, (struct conch_event){.time = end_of_release(lane, waited), .other = -1, .name = lane->region,
                                      .kind = CONCH_EVENT_ENTER});
}

void events_exit(PyThreadState *state, bool waited)
{
    struct events_lane *lane = my_lane(state);
    if (lane && lane->state != ABSENT)
        record_plain(lane, CONCH_EVENT_EXIT, 0, end_of_release(lane, waited));
}

/* ---- A recording. ---- */

/* Lanes whose threads are gone, and whose records the new recording makes forgotten. */
static void free_orphans(void)
{
    struct events_lane *lane = stream.first, *next;
    stream.first = stream.last = NULL;
    for (; lane; lane = next) {
        next = lane->next;
        if (atomic_load_explicit(&lane->orphaned, memory_order_acquire)) {
            free(lane->records);
            free(lane);
        } else {
            append(lane);
        }
    }
}

int conch_events_start(uint64_t capacity)
{
    PyThreadState *state = conch_tls.current;
    if (!state)
        conch_fatal(__func__, "the GIL is not held by this thread");
    if (events_on())
        return -1;
    pthread_mutex_lock(&stream.mutex);
    free_orphans();
    atomic_store(&stream.capacity, capacity < SMALLEST_CAPACITY ? SMALLEST_CAPACITY : capacity);
    atomic_store(&stream.interval, conch_gil_interval());
    atomic_store(&stream.laneless, 0);
    atomic_store(&stream.stopped, 0);
    atomic_store(&stream.started, monotonic_now());
    atomic_fetch_add(&stream.number, 1);
    pthread_mutex_unlock(&stream.mutex);
    atomic_store(&events_recording, true);
    events_acquired(state, monotonic_now(), -1, gil_switch_number());
    return 0;
}

void conch_events_stop(void)
{
    PyThreadState *state = conch_tls.current;
    if (!state)
        conch_fatal(__func__, "the GIL is not held by this thread");
    if (!events_on())
        return;
    events_release(state, CONCH_TRACE_END, gil_switch_number());
    events_end();
}

void events_end(void)
{
    atomic_store(&events_recording, false);
    atomic_store(&stream.stopped, monotonic_now());
}

void events_rename(const PyThreadState *state)
{
    pthread_mutex_lock(&stream.mutex);
    for (struct events_lane *lane = stream.first; lane; lane = lane->next)
        if (lane->thread == state->id)
            memcpy(lane->name, state->name, sizeof lane->name);
    pthread_mutex_unlock(&stream.mutex);
}

/* ---- Readers. ---- */

static bool is_current(const struct events_lane *lane)
{
    return atomic_load_explicit(&lane->recording, memory_order_acquire) == atomic_load(&stream.number);
}

/* Under the mutex. */
static struct events_lane *find_lane(int32_t index)
{
    for (struct events_lane *lane = stream.first; lane; lane = lane->next)
        if (is_current(lane) && index-- == 0)
            return lane;
    return NULL;
}

void conch_events_describe(struct conch_recording *out)
{
    pthread_mutex_lock(&stream.mutex);
    *out = (struct conch_recording){
        .started = atomic_load(&stream.started),
        .stopped = atomic_load(&stream.stopped),
        .interval = atomic_load(&stream.interval),
        .capacity = atomic_load(&stream.capacity),
        .lost = atomic_load(&stream.laneless),
        .names = names_count(),
    };
    for (struct events_lane *lane = stream.first; lane; lane = lane->next) {
        if (!is_current(lane))
            continue;
        out->lanes++;
        out->lost += atomic_load_explicit(&lane->lost, memory_order_relaxed);
    }
    pthread_mutex_unlock(&stream.mutex);
}

int conch_events_lane(int32_t index, struct conch_lane *out)
{
    pthread_mutex_lock(&stream.mutex);
    const struct events_lane *lane = find_lane(index);
    if (lane) {
        out->events = atomic_load_explicit(&lane->used, memory_order_acquire);
        out->lost = atomic_load_explicit(&lane->lost, memory_order_relaxed);
        out->thread = lane->thread;
        memcpy(out->name, lane->name, sizeof out->name);
    }
    pthread_mutex_unlock(&stream.mutex);
    return lane ? 0 : -1;
}

uint64_t conch_events_copy(int32_t index, uint64_t first, struct conch_event *out, uint64_t limit)
{
    uint64_t copied = 0;
    pthread_mutex_lock(&stream.mutex);
    const struct events_lane *lane = find_lane(index);
    if (lane) {
        uint64_t used = atomic_load_explicit(&lane->used, memory_order_acquire);
        if (first < used) {
            copied = used - first < limit ? used - first : limit;
            memcpy(out, lane->records + first, copied * sizeof *out);
        }
    }
    pthread_mutex_unlock(&stream.mutex);
    return copied;
}

const char *conch_events_name(int32_t name)
{
    return names_text(name);
}

const char *conch_events_intern(const char *name)
{
    return names_text(names_number(name));
}
