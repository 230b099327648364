/*
 * How long C keeps the lock in one go: from a function's begin, or from taking it again, to its end, or to where it lets others have it. A call of the API
 * that takes long is not counted: what the interpreter does there, and that it may have to load code for it, is not the extension's.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include "../runtime/monotonic.h"

void held_begins(struct strict_thread *me)
{
    if (conch_strict_max_held > 0)
        me->held_since = (int64_t)monotonic_now();
}

#define LONG_CALL 1000000 /* nanoseconds */

void held_call_begins(struct strict_call *call)
{
    if (conch_strict_max_held > 0)
        call->began = (int64_t)monotonic_now();
}

void held_call_ends(struct strict_thread *me, const struct strict_call *call)
{
    if (conch_strict_max_held == 0 || me->held_since == 0 || me->held_since > call->began)
        return;
    int64_t took = (int64_t)monotonic_now() - call->began;
    if (took > LONG_CALL)
        me->held_since += took;
}

void held_ends(struct strict_thread *me, const struct strict_call *until)
{
    if (conch_strict_max_held == 0 || me->held_since == 0 || conch_tls.current == NULL)
        return;
    int64_t held = (int64_t)monotonic_now() - me->held_since;
    me->held_since = 0;
    if (held <= conch_strict_max_held)
        return;
    const struct strict_call *own = strict_own_call(me);
    bool at_end = until->target->api == NULL;
    char what[160];
    snprintf(what, sizeof what, "kept the GIL for %.1f ms without a break; %.1f ms are allowed", (double)held / 1e6, (double)conch_strict_max_held / 1e6);
    const struct strict_call *subject = own == NULL ? until : own;
    struct conch_stop stop = {
        .rule = RULE_HELD,
        .subject = subject->target->name,
        .place = (int64_t)subject->target->function,
        .is_function = 1,
        .what = what,
        .note = at_end ? (me->last_api == NULL ? NULL : "its last call of the API is") : "it let others have it",
        .note_place = (int64_t)(at_end ? me->last_place : until->place),
        .repair = "let the GIL go around the work that touches no object: Py_BEGIN_ALLOW_THREADS … Py_END_ALLOW_THREADS",
    };
    strict_stop(&stop);
}
