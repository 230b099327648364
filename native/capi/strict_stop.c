/* How a strict run ends: Java writes the message, because it has the script's traceback and the line tables; without it what C knows must do. */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>

const char *strict_shown(const char *name)
{
    static const struct {
        const char *name, *shown;
    } macros[] = {{"conch_save_thread_named", "Py_BEGIN_ALLOW_THREADS"}, {"_Py_Dealloc", "Py_DECREF"}, {"_PyObject_New", "PyObject_New"},
                  {"_PyObject_GC_New", "PyObject_GC_New"}, {"conch_unicode_data", "PyUnicode_DATA"}, {"conch_bytes_data", "PyBytes_AS_STRING"}};
    for (size_t i = 0; i < Py_ARRAY_LENGTH(macros); i++)
        if (strcmp(macros[i].name, name) == 0)
            return macros[i].shown;
    return name;
}

_Atomic bool strict_has_stopped;

/* The first one speaks; who stops at the same time waits for the end. */
static void be_first(void)
{
    static atomic_flag stopped = ATOMIC_FLAG_INIT;
    if (atomic_flag_test_and_set(&stopped))
        for (;;)
            pause();
}

static _Noreturn void say_it_here(const struct conch_stop *stop)
{
    struct conch_symbol at = {0};
    fprintf(stderr, "strict: %s\n%s", stop->rule, stop->subject);
    if (conch_symbol_at(stop->place, &at))
        fprintf(stderr, " at %s+0x%llx (%s)", at.name == NULL ? "?" : at.name, (unsigned long long)at.name_offset, at.library);
    fprintf(stderr, ": it %s\nRepair: %s\n", stop->what, stop->repair);
    fflush(stderr);
    _exit(1);
}

void strict_tell(struct conch_stop *stop)
{
    be_first();
    stop->thread = conch_tls.current != NULL ? conch_tls.current->name : conch_tls.own != NULL ? conch_tls.own->name : "";
    stop->thread_id = thread_number();
    strict_has_stopped = true;
    HOST(STRICT_STOP, stop, 0, 0, 0);
}

void strict_stop(const struct conch_stop *given)
{
    struct conch_stop stop = *given;
    const struct strict_call *own = strict_own_call(strict_me());
    stop.subject = strict_shown(stop.subject);
    if (stop.note == NULL && own != NULL && !stop.is_function) {
        stop.note = own->target->name;
        stop.note_place = 0;
    }
    strict_tell(&stop);
    say_it_here(&stop);
}

void strict_stop_call(const char *rule, const struct strict_call *call, const char *what, const char *note, uintptr_t note_place, const char *repair)
{
    bool is_function = call->target->api == NULL && call->target->outside == INSIDE;
    struct strict_thread *me = strict_me();
    char text[160];
    if (is_function && note == NULL && me->last_api != NULL) {
        snprintf(text, sizeof text, "its last call of the API, %s, is", strict_shown(me->last_api->name));
        note = text;
        note_place = me->last_place;
    }
    struct conch_stop stop = {
        .rule = rule,
        .subject = call->target->name,
        .place = (int64_t)(is_function ? call->target->function : call->place),
        .is_function = is_function,
        .what = what,
        .note = note,
        .note_place = (int64_t)note_place,
        .repair = repair,
    };
    strict_stop(&stop);
}

void strict_stop_here(const char *rule, const char *subject, const char *what, const char *note, uintptr_t note_place, const char *repair)
{
    struct strict_thread *me = strict_me();
    bool is_release = strcmp(subject, "Py_BEGIN_ALLOW_THREADS") == 0;
    struct conch_stop stop = {
        .rule = rule,
        .subject = subject,
        .place = (int64_t)(is_release ? me->released_at : me->ensured_at),
        .what = what,
        .note = note,
        .note_place = (int64_t)note_place,
        .repair = repair,
    };
    strict_stop(&stop);
}

void conch_strict_negative(PyObject *o)
{
    struct strict_thread *me = strict_me();
    struct conch_stop stop = {
        .rule = RULE_DEAD,
        .subject = me->last_api == NULL ? "Py_DECREF" : me->last_api->name,
        .place = (int64_t)me->last_place,
        .what = grave_tick_of(o) != 0 ? "released an object that had ended already: it was released once too often"
                                      : "released a reference that C did not own: the count is negative now",
        .repair = "find the release that gave back a reference which nobody owned: a borrowed reference is not released, and an owned one only once",
    };
    strict_stop(&stop);
}

void conch_strict_look(int64_t a, int64_t b, int64_t c, int64_t d)
{
    int64_t words[] = {a, b, c, d};
    for (int i = 0; i < 4; i++)
        if (conch_strict_mode == CONCH_MODE_STRICT && grave_tick_of((const void *)(intptr_t)words[i]) != 0)
            conch_strict_negative((PyObject *)(intptr_t)words[i]);
}

int32_t conch_symbol_at(int64_t address, struct conch_symbol *out)
{
    Dl_info found;
    if (address == 0 || dladdr((void *)(intptr_t)address, &found) == 0)
        return 0;
    *out = (struct conch_symbol){
        .library = found.dli_fname,
        .offset = address - WORD(found.dli_fbase),
        .name = found.dli_sname,
        .name_offset = found.dli_sname == NULL ? 0 : address - WORD(found.dli_saddr),
    };
    return 1;
}
