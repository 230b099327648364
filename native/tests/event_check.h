/*
 * Reads a recording and checks what events.h promises: each lane follows the grammar, its states tile its life, every hold ends,
 * the holds of all lanes never overlap, every hand-over comes from the lane that held the lock just before, and every drop request
 * came a whole interval after its wait began and after the switch that it looked at.
 */
#ifndef CONCH_TESTS_EVENT_CHECK_H
#define CONCH_TESTS_EVENT_CHECK_H

#include <stdbool.h>
#include <string.h>

#include "check.h"
#include "events.h"

struct hold {
    uint64_t from, to, switch_number;
    int32_t thread, before;
};

struct recorded {
    struct conch_recording about;
    struct hold *holds; /* of all lanes, by time */
    size_t hold_count;
    long kinds[CONCH_EVENT_EXIT + 1];
    long reasons[CONCH_TRACE_END + 1];
    long forced_waits;
};

static inline int by_time(const void *a, const void *b)
{
    const struct hold *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->switch_number > y->switch_number) - (x->switch_number < y->switch_number);
}

/* May `next` follow `last` in a lane? The rules of the grammar, one a line. */
static inline bool follows(const struct conch_event *last, const struct conch_event *next)
{
    switch (next->kind) {
    case CONCH_EVENT_START: return last->kind == 0 || last->kind == CONCH_EVENT_EXIT;
    case CONCH_EVENT_WAIT:
        if (next->reason == CONCH_WAIT_FORCED)
            return last->kind == CONCH_EVENT_RELEASE;
        return last->kind == CONCH_EVENT_START || last->kind == CONCH_EVENT_LEAVE || last->kind == CONCH_EVENT_RELEASE
               || (last->kind == CONCH_EVENT_WAIT && last->reason == CONCH_WAIT_FORCED);
    case CONCH_EVENT_ACQUIRED:
        return last->kind == CONCH_EVENT_START || last->kind == CONCH_EVENT_WAIT || last->kind == CONCH_EVENT_LEAVE;
    case CONCH_EVENT_DROP_REQUEST: return last->kind == CONCH_EVENT_WAIT && last->reason == CONCH_WAIT_LOCK;
    case CONCH_EVENT_RELEASE: return last->kind == CONCH_EVENT_ACQUIRED;
    case CONCH_EVENT_ENTER:
    case CONCH_EVENT_EXIT:
        return last->kind == CONCH_EVENT_RELEASE || (last->kind == CONCH_EVENT_WAIT && last->reason == CONCH_WAIT_FORCED);
    case CONCH_EVENT_LEAVE: return last->kind == CONCH_EVENT_ENTER;
    }
    return false;
}

/* The states without a name of their own have no length, so that the named ones tile the thread's life. */
static inline bool must_end_at_once(const struct conch_event *e)
{
    return e->kind == CONCH_EVENT_START || e->kind == CONCH_EVENT_RELEASE || e->kind == CONCH_EVENT_LEAVE;
}

static inline void check_lane(struct recorded *all, const struct conch_lane *lane, const struct conch_event *events)
{
    struct conch_event last = {0}; /* the last one that began a state */
    for (uint64_t i = 0; i < lane->events; i++) {
        const struct conch_event *e = &events[i];
        if (!follows(&last, e)) {
            fprintf(stderr, "lane %d, record %" PRIu64 ": kind %d reason %d after kind %d reason %d\n", lane->thread, i,
                    e->kind, e->reason, last.kind, last.reason);
            exit(1);
        }
        CHECK_EQUAL(e->thread, lane->thread);
        CHECK(e->time >= last.time && e->time >= all->about.started);
        CHECK(!must_end_at_once(&last) || e->time == last.time);
        all->kinds[e->kind]++;
        if (e->kind == CONCH_EVENT_WAIT && e->reason == CONCH_WAIT_FORCED)
            all->forced_waits++;
        if (e->kind == CONCH_EVENT_ENTER || e->kind == CONCH_EVENT_LEAVE)
            CHECK(conch_events_name(e->name) != NULL);
        if (e->kind == CONCH_EVENT_LEAVE)
            CHECK_EQUAL(e->name, last.name);
        if (e->kind == CONCH_EVENT_DROP_REQUEST) {
            CHECK(e->time - last.time >= all->about.interval * 1000);
            continue;
        }
        if (e->kind == CONCH_EVENT_ACQUIRED)
            all->holds[all->hold_count++] = (struct hold){e->time, 0, e->switch_number, e->thread, e->other};
        if (e->kind == CONCH_EVENT_RELEASE) {
            all->reasons[e->reason]++;
            all->holds[all->hold_count - 1].to = e->time;
        }
        last = *e;
    }
    CHECK(last.kind != CONCH_EVENT_ACQUIRED); /* every hold ends, even where the lane lost records */
}

static inline const struct hold *switch_to(const struct recorded *all, uint64_t number)
{
    for (size_t i = 0; i < all->hold_count; i++)
        if (all->holds[i].switch_number == number)
            return &all->holds[i];
    return NULL;
}

/* Only of a recording without losses. */
static inline void check_hand_overs(const struct recorded *all)
{
    for (size_t i = 1; i < all->hold_count; i++) {
        const struct hold *last = &all->holds[i - 1], *next = &all->holds[i];
        CHECK_EQUAL(next->before, last->thread);
        /* One thread's next state (PyGILState_Ensure again) is another holder, too. */
        uint64_t switches = next->switch_number - last->switch_number;
        CHECK(switches == 1 || (switches == 0 && next->thread == last->thread));
    }
}

static inline struct conch_event *copy_lane(int32_t index, const struct conch_lane *lane)
{
    struct conch_event *events = calloc(lane->events + 1, sizeof *events);
    /* In pieces, as a reader does that has no room for all; and no more than was there a moment ago: a thread that has not
       noticed the end of the recording may still add one. */
    for (uint64_t copied = 0; copied < lane->events;) {
        uint64_t left = lane->events - copied;
        uint64_t piece = conch_events_copy(index, copied, events + copied, left < 1000 ? left : 1000);
        CHECK(piece > 0 && piece <= left);
        copied += piece;
    }
    CHECK(conch_events_copy(index, lane->events + 1000, events, 1) == 0);
    return events;
}

static inline void check_requests(const struct recorded *all, const struct conch_event *events, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (events[i].kind != CONCH_EVENT_DROP_REQUEST)
            continue;
        const struct hold *asked = switch_to(all, events[i].switch_number);
        CHECK(asked != NULL);
        CHECK(events[i].other == -1 || events[i].other == asked->thread);
        CHECK(events[i].other != events[i].thread);
        CHECK(events[i].time - asked->from >= all->about.interval * 1000);
    }
}

/* Reads what was recorded and checks it. The caller frees holds. */
static inline struct recorded read_and_check(void)
{
    struct recorded all = {0};
    conch_events_describe(&all.about);
    CHECK(all.about.stopped >= all.about.started);
    struct conch_lane *lanes = calloc((size_t)all.about.lanes + 1, sizeof *lanes);
    struct conch_event **events = calloc((size_t)all.about.lanes + 1, sizeof *events);
    uint64_t records = 0;
    for (int32_t i = 0; i < all.about.lanes; i++) {
        CHECK_EQUAL(conch_events_lane(i, &lanes[i]), 0);
        records += lanes[i].events;
    }
    CHECK_EQUAL(conch_events_lane(all.about.lanes, &lanes[all.about.lanes]), -1);
    all.holds = calloc(records + 1, sizeof *all.holds);
    for (int32_t i = 0; i < all.about.lanes; i++) {
        events[i] = copy_lane(i, &lanes[i]);
        check_lane(&all, &lanes[i], events[i]);
    }

    qsort(all.holds, all.hold_count, sizeof *all.holds, by_time);
    for (size_t i = 1; i < all.hold_count; i++)
        CHECK(all.holds[i].from >= all.holds[i - 1].to);
    if (all.about.lost == 0) {
        check_hand_overs(&all);
        for (int32_t i = 0; i < all.about.lanes; i++)
            check_requests(&all, events[i], lanes[i].events);
    }
    for (int32_t i = 0; i < all.about.lanes; i++)
        free(events[i]);
    free(events);
    free(lanes);
    return all;
}

#endif
