/*
 * Before and after every watched call: the rules that can be seen there.
 *
 * Each thread has a stack of its open calls. It is kept by where the return addresses lie, so a call that never returned (longjmp) is
 * dropped when one below it does. A call that the compiler turned into a jump shares its place with the function that it ended.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <pthread.h>

#include "strict_api.h"

void conch_strict_leave(void);

int conch_strict_mode;
int64_t conch_strict_max_held;

const struct api conch_strict_apis[] = {
#define X(name, objects, result, lock, script) {#name, objects, result, lock, script},
    STRICT_API(X)
#undef X
};
const int conch_strict_api_count = Py_ARRAY_LENGTH(conch_strict_apis);

const struct api *strict_api_named(const char *name)
{
    int low = 0, high = conch_strict_api_count;
    while (low < high) {
        int middle = (low + high) / 2, order = strcmp(name, conch_strict_apis[middle].name);
        if (order == 0)
            return &conch_strict_apis[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* ---- the thread ---- */

static _Thread_local struct strict_thread *me;
static pthread_key_t end_of_thread;

static void thread_ends(void *address)
{
    struct strict_thread *thread = address;
    if (conch_strict_mode == CONCH_MODE_STRICT && !strict_has_stopped && thread->ensures > 0) {
        struct conch_stop stop = {
            .rule = RULE_STATE,
            .subject = "PyGILState_Ensure",
            .place = (int64_t)thread->ensured_at,
            .what = "was called, and the thread has ended without PyGILState_Release",
            .repair = "call PyGILState_Release on every way out of the thread's function, once for each PyGILState_Ensure",
        };
        strict_stop(&stop);
    }
    me = NULL;
    free(thread->calls);
    free(thread);
}

struct strict_thread *strict_me(void)
{
    if (me == NULL) {
        me = calloc(1, sizeof *me);
        if (me == NULL)
            conch_fatal("--strict", "no memory for what is known of a thread");
        pthread_setspecific(end_of_thread, me);
    }
    return me;
}

int32_t conch_strict_start(int32_t mode, int64_t max_held)
{
    if (mode != CONCH_MODE_STRICT)
        fault_start();
    if (conch_strict_mode != CONCH_MODE_DEFAULT || mode == CONCH_MODE_DEFAULT)
        return mode == conch_strict_mode ? 0 : -1;
    if (strict_stubs_begin() != 0 || pthread_key_create(&end_of_thread, thread_ends) != 0)
        return -1;
    conch_strict_max_held = max_held;
    if (mode == CONCH_MODE_STRICT)
        guard_start();
    conch_strict_mode = mode;
    return 0;
}

static struct strict_call *push(struct strict_thread *thread)
{
    if (thread->depth == thread->room) {
        int room = thread->room == 0 ? 64 : 2 * thread->room;
        struct strict_call *calls = realloc(thread->calls, (size_t)room * sizeof *calls);
        if (calls == NULL)
            conch_fatal("--strict", "no memory for the open calls of a thread");
        thread->calls = calls;
        thread->room = room;
    }
    struct strict_call *call = &thread->calls[thread->depth++];
    *call = (struct strict_call){0};
    return call;
}

static bool is_own_function(const struct strict_call *call)
{
    return call->target->api == NULL && call->target->outside == INSIDE;
}

struct strict_call *strict_own_call(struct strict_thread *thread)
{
    for (int i = thread->depth; i-- > 0;)
        if (is_own_function(&thread->calls[i]))
            return &thread->calls[i];
    return NULL;
}

/* A jump in place of a call has no place of its own: the function that it ended says at least which one it was. A return address lies behind its call. */
static uintptr_t place_of(struct strict_thread *thread, uintptr_t back)
{
    if (strict_is_extensions_code(back))
        return back;
    const struct strict_call *own = strict_own_call(thread);
    uintptr_t function = own != NULL ? own->target->function : thread->started_with;
    return function == 0 ? back : function + 1;
}

/* ---- the API ---- */

enum role strict_role(const char *api)
{
    static const struct {
        const char *name;
        enum role role;
    } roles[] = {
        {"PyObject_Call", CALLS},           {"PyObject_CallObject", CALLS},       {"PyObject_CallFunction", CALLS},      {"PyObject_CallFunctionObjArgs", CALLS},
        {"PyObject_CallNoArgs", CALLS},     {"PyObject_CallOneArg", CALLS},       {"PyObject_Vectorcall", CALLS},        {"PyObject_VectorcallDict", CALLS},
        {"PyObject_CallMethod", CALLS},     {"PyObject_CallMethodNoArgs", CALLS}, {"PyObject_CallMethodOneArg", CALLS},  {"PyObject_CallMethodObjArgs", CALLS},
        {"conch_save_thread_named", SAVES}, {"PyEval_SaveThread", SAVES},     {"PyEval_ReleaseThread", SAVES},   {"PyEval_RestoreThread", RESTORES},
        {"PyEval_AcquireThread", RESTORES}, {"PyGILState_Ensure", ENSURES},   {"PyGILState_Release", RELEASES},  {"_Py_Dealloc", DECREFS},
        {"PyThread_acquire_lock", WAITS_FOR_LOCK}, {"PyThread_release_lock", UNLOCKS}, {"PyThread_free_lock", FREES_LOCK},
        {"PyObject_GetBuffer", GETS_BUFFER}, {"PyBuffer_Release", RELEASES_BUFFER},       {"PyUnicode_AsUTF8", LENDS},    {"PyUnicode_AsUTF8AndSize", LENDS},
        {"PyBytes_AsString", LENDS},        {"PyByteArray_AsString", LENDS},  {"conch_unicode_data", LENDS},     {"conch_bytes_data", LENDS},
    };
    for (size_t i = 0; i < Py_ARRAY_LENGTH(roles); i++)
        if (strcmp(roles[i].name, api) == 0)
            return roles[i].role;
    return NO_ROLE;
}

static void want_gil(struct strict_thread *thread, const struct strict_call *call)
{
    if (conch_tls.current != NULL)
        return;
    if (conch_tls.own != NULL && thread->released_at != 0)
        strict_stop_call(RULE_NO_GIL, call, "was called while this thread had let the GIL go", "it was let go", thread->released_at,
                         "call it before Py_BEGIN_ALLOW_THREADS or after Py_END_ALLOW_THREADS, or take the GIL for it with Py_BLOCK_THREADS and Py_UNBLOCK_THREADS");
    strict_stop_call(RULE_NO_GIL, call, "was called from a thread that does not hold the GIL", NULL, 0,
                     "bracket what the thread does with objects with PyGILState_Ensure and PyGILState_Release");
}

static void want_living(struct strict_thread *thread, const struct strict_call *call)
{
    for (int i = 0; i < 4; i++) {
        if (!(call->target->api->objects & 1 << i) || call->arguments[i] == 0)
            continue;
        uint64_t died = grave_tick_of((const void *)(uintptr_t)call->arguments[i]);
        if (died == 0)
            continue;
        if (thread->released_when < died && died <= thread->retaken_when)
            strict_stop_call(RULE_BORROWED, call, "was given a borrowed reference whose object ended while the GIL was let go", "it was let go", thread->released_at,
                             "take a reference of your own with Py_INCREF before the GIL is let go, and Py_DECREF it afterwards");
        strict_stop_call(RULE_DEAD, call, call->target->role == DECREFS ? "released an object that had ended already: it was released once too often"
                                                                  : "was given an object that has ended: its last reference was released before",
                         NULL, 0, "find the release that gave back a reference which nobody owned: a borrowed reference is not released, and an owned one only once");
    }
}

/* Who calls an object holds a reference to it until the call is over: what it runs may release all others. */
static void want_owned_callable(const struct strict_call *call)
{
    if (call->target->role == CALLS && grave_tick_of((const void *)(uintptr_t)call->arguments[0]) != 0)
        strict_stop_call(RULE_BORROWED, call, "was given a borrowed reference, and the object ended while it was being called", NULL, 0,
                         "take a reference of your own with Py_INCREF before the call, and Py_DECREF it afterwards");
}

/* Py_DECREF has brought the count to zero while the interpreter holds the object itself: the reference was not C's. */
static void want_owned(const struct strict_call *call)
{
    PyObject *o = (PyObject *)(uintptr_t)call->arguments[0];
    if (call->target->role != DECREFS || o == NULL || is_type(o) || o->ob_refcnt > 0)
        return;
    uint32_t flags = prefix_of(o)->flags;
    if ((flags & CONCH_BOUND) && !(flags & (CONCH_OWNED | CONCH_STATIC)))
        strict_stop_call(RULE_DEAD, call, "released a reference that C did not own: the count is negative now", NULL, 0,
                         "do not release what is borrowed: arguments, PyList_GetItem, PyTuple_GetItem and PyDict_GetItem lend; PyTuple_SetItem and PyList_SetItem steal");
}

static void want_state(struct strict_thread *thread, const struct strict_call *call)
{
    const PyThreadState *current = conch_tls.current, *own = conch_tls.own;
    if (call->target->role == RESTORES) {
        if (call->arguments[0] == 0)
            strict_stop_call(RULE_STATE, call, "was given no thread state", NULL, 0, "give it what PyEval_SaveThread has returned");
        if (current != NULL)
            strict_stop_call(RULE_STATE, call, "was called, but this thread holds the GIL already", "it was let go last", thread->released_at,
                             "take the GIL once for each time that it was let go; no way may lead twice through Py_END_ALLOW_THREADS or Py_BLOCK_THREADS");
    } else if (call->target->role == RELEASES) {
        if (own == NULL || thread->ensures == 0)
            strict_stop_call(RULE_STATE, call, "was called without a PyGILState_Ensure before it", NULL, 0, "release only what PyGILState_Ensure has returned, and once");
        if (own != current)
            strict_stop_call(RULE_STATE, call, "was called while the GIL was let go", "it was let go", thread->released_at,
                             "take the GIL again, by Py_END_ALLOW_THREADS or PyEval_RestoreThread, before PyGILState_Release");
    }
}

static void before_api(struct strict_thread *thread, struct strict_call *call)
{
    held_call_begins(call);
    want_state(thread, call);
    if (call->target->api->wants_gil)
        want_gil(thread, call);
    if (conch_tls.current != NULL) {
        grave_collect();
        want_living(thread, call);
        want_owned(call);
    }
    enum role role = call->target->role;
    const void *lock = (const void *)(uintptr_t)call->arguments[0];
    if (role == WAITS_FOR_LOCK && call->arguments[1] != 0)
        order_wait(thread, lock, call->target->name, call->place);
    if (role == UNLOCKS)
        order_released(thread, lock);
    if (role == FREES_LOCK)
        order_forget(lock, 1);
    if (role == RESTORES || (role == ENSURES && conch_tls.current == NULL) || call->target->api->runs_script)
        order_wait_for_gil(thread, call->target->name, call->place);
    if (role == SAVES || role == RELEASES || call->target->api->runs_script)
        held_ends(thread, call);
    if (role == SAVES || role == RELEASES) {
        thread->released_at = call->place;
        thread->released_when = grave_now();
    }
    if (role == RELEASES && thread->ensures > 0)
        thread->ensures--;
    if (role == RELEASES_BUFFER)
        call->is_owner = call->arguments[0] != 0 && ((const Py_buffer *)(uintptr_t)call->arguments[0])->obj != NULL;
    thread->last_api = call->target;
    thread->last_place = call->place;
}

static void after_api(struct strict_thread *thread, const struct strict_call *call, uint64_t result)
{
    enum role role = call->target->role;
    held_call_ends(thread, call);
    if (role == ENSURES) {
        thread->ensured_at = call->place;
        thread->ensures++;
    }
    if (role == WAITS_FOR_LOCK && (int)result == 1)
        order_taken(thread, (const void *)(uintptr_t)call->arguments[0]);
    if (role == RESTORES || role == ENSURES || call->target->api->runs_script)
        held_begins(thread);
    if (role == LENDS)
        guard_given((const void *)(uintptr_t)result, call->target->name, call->place);
    if (role == GETS_BUFFER && (int)result == 0)
        guard_given(((const Py_buffer *)(uintptr_t)call->arguments[1])->buf, call->target->name, call->place);
    if (role == RELEASES_BUFFER && call->is_owner)
        guard_release((Py_buffer *)(uintptr_t)call->arguments[0], call->place);
    if (conch_tls.current == NULL)
        return;
    grave_collect();
    want_owned_callable(call);
    if (call->target->api->result == NEW && result != 0)
        leak_note_new((const void *)(uintptr_t)result, call->target->name, call->place);
    if (role == RESTORES || role == ENSURES)
        thread->retaken_when = grave_now();
}

/* ---- the extension's own functions ---- */

static bool has_exception(void)
{
    const PyThreadState *state = conch_tls.current;
    return state != NULL && state->api != NULL && ((struct conch_thread *)state->api)->type != NULL;
}

static void before_function(struct strict_thread *thread, struct strict_call *call)
{
    grave_collect();
    call->state = conch_tls.current;
    call->gilstate_depth = call->state == NULL ? 0 : call->state->gilstate_depth;
    call->had_exception = has_exception();
    thread->last_api = NULL;
    thread->last_place = 0;
    leak_before(call->target);
    held_begins(thread);
}

static void want_same_state(const struct strict_call *call)
{
    if (call->state == NULL)
        return;
    if (conch_tls.current == NULL)
        strict_stop_here(RULE_STATE, "Py_BEGIN_ALLOW_THREADS", "was left by a return: the function came back without the GIL", "the function is", call->target->function + 1,
                         "leave the region only through Py_END_ALLOW_THREADS: keep the result in a variable, and return behind it");
    if (conch_tls.current != call->state)
        strict_stop_call(RULE_STATE, call, "came back with another thread state than it was called with", NULL, 0, "make the state current again that PyThreadState_Swap has returned");
    if (call->state->gilstate_depth > call->gilstate_depth)
        strict_stop_here(RULE_STATE, "PyGILState_Ensure", "was called without its PyGILState_Release", "the function is", call->target->function + 1,
                         "call PyGILState_Release on every way out, also on those for errors");
}

static bool failed(int returns, uint64_t result)
{
    switch (returns) {
    case CONCH_RETURNS_OBJECT:
    case CONCH_RETURNS_NEXT: return result == 0;
    case CONCH_RETURNS_INT: return (int32_t)result == -1;
    case CONCH_RETURNS_SIZE: return (int64_t)result == -1;
    default: return false;
    }
}

static void want_indicator(const struct strict_call *call, uint64_t result)
{
    int returns = call->target->returns;
    bool is_object = returns == CONCH_RETURNS_OBJECT || returns == CONCH_RETURNS_NEXT;
    if (call->had_exception || returns == CONCH_RETURNS_NOTHING)
        return;
    if (has_exception() && !failed(returns, result))
        strict_stop_call(RULE_ERROR, call, "returned a result with an exception set", NULL, 0,
                         is_object ? "release the result and return NULL where a call of the API failed, or drop the exception with PyErr_Clear"
                                   : "return -1 where a call of the API failed, or drop the exception with PyErr_Clear");
    if (!has_exception() && failed(returns, result) && returns != CONCH_RETURNS_NEXT)
        strict_stop_call(RULE_ERROR, call, is_object ? "returned NULL without an exception" : "returned -1 without an exception", NULL, 0,
                         "set one with PyErr_SetString before the return; for no result return None by Py_RETURN_NONE");
}

static void want_living_result(const struct strict_call *call, uint64_t result)
{
    int returns = call->target->returns;
    if ((returns == CONCH_RETURNS_OBJECT || returns == CONCH_RETURNS_NEXT) && result != 0 && grave_tick_of((void *)(uintptr_t)result) != 0)
        strict_stop_call(RULE_DEAD, call, "returned an object that has ended: its last reference was released before", NULL, 0,
                         "return a reference of your own: Py_INCREF what is borrowed, and release nothing that is returned");
}

static void after_function(struct strict_thread *thread, const struct strict_call *call, uint64_t result)
{
    want_same_state(call);
    held_ends(thread, call);
    grave_collect();
    leak_after();
    want_indicator(call, result);
    want_living_result(call, result);
    PyObject *disturbed = grave_disturbed();
    if (disturbed != NULL)
        strict_stop_call(RULE_DEAD, call, "changed the count of an object that had ended: it was taken or released after its end", NULL, 0,
                         "take the reference while the object lives: Py_INCREF what is borrowed before anything that may release it");
}

/* ---- memory and locks ---- */

static size_t bytes_asked_for(const struct strict_call *call)
{
    const char *name = call->target->name;
    if (strstr(name, "calloc") != NULL || strstr(name, "Calloc") != NULL)
        return call->arguments[0] * call->arguments[1];
    if (strcmp(name, "aligned_alloc") == 0 || call->target->outside == REALLOCATES)
        return call->arguments[1];
    return call->target->outside == ALLOCATES_TO ? call->arguments[2] : call->arguments[0];
}

static void before_outside(struct strict_thread *thread, const struct strict_call *call)
{
    void *what = (void *)(uintptr_t)call->arguments[0];
    switch (call->target->outside) {
    case FREES:
    case REALLOCATES:
        blocks_want_family(call);
        order_forget(what, blocks_bytes(what));
        if (call->target->api == NULL) /* the API's own functions say so themselves */
            blocks_end(what);
        break;
    case MUTEX_LOCK: order_wait(thread, what, call->target->name, call->place); break;
    case MUTEX_UNLOCK: order_released(thread, what); break;
    case MUTEX_INIT:
    case MUTEX_DESTROY: order_forget(what, 2); break; /* with its readers */
    case READ_LOCK: order_wait(thread, what, call->target->name, call->place); break;
    case WRITE_LOCK:
        order_wait(thread, what, call->target->name, call->place);
        order_wait(thread, READERS_OF(what), call->target->name, call->place);
        break;
    case READ_WRITE_UNLOCK: order_released(thread, order_holds(thread, what) ? what : READERS_OF(what)); break;
    default: break;
    }
}

static void after_outside(struct strict_thread *thread, const struct strict_call *call, uint64_t result)
{
    const void *lock = (const void *)(uintptr_t)call->arguments[0];
    enum outside outside = call->target->outside;
    if ((outside == MUTEX_LOCK || outside == MUTEX_TRYLOCK || outside == WRITE_LOCK) && (int)result == 0)
        order_taken(thread, lock);
    else if ((outside == READ_LOCK || outside == READ_TRYLOCK) && (int)result == 0)
        order_taken(thread, READERS_OF(lock));
    else if (call->target->outside == ALLOCATES || call->target->outside == REALLOCATES)
        blocks_made((void *)(uintptr_t)result, bytes_asked_for(call), call->target->name, call->place);
    else if (call->target->outside == ALLOCATES_TO && (int)result == 0)
        blocks_made(*(void **)(uintptr_t)call->arguments[0], bytes_asked_for(call), call->target->name, call->place);
}

/* ---- threads that the extension starts ---- */

struct start {
    void *(*function)(void *);
    void *argument;
};

static void *started(void *address)
{
    struct start start = *(struct start *)address;
    free(address);
    strict_me()->started_with = (uintptr_t)start.function;
    return start.function(start.argument);
}

/* Has the new thread begin here, so that its function is known. */
static void before_start(struct strict_frame *frame)
{
    struct start *start = malloc(sizeof *start);
    if (start == NULL)
        return;
    *start = (struct start){(void *(*)(void *))(uintptr_t)frame->arguments[2], (void *)(uintptr_t)frame->arguments[3]};
    frame->arguments[2] = (uintptr_t)&started;
    frame->arguments[3] = (uintptr_t)start;
}

/* ---- the hooks ---- */

static void before(struct strict_thread *thread, struct strict_call *call)
{
    if (strict_has_stopped)
        return;
    if (conch_strict_mode == CONCH_MODE_PERMISSIVE) {
        forgive_before(call);
        return;
    }
    if (call->target->api != NULL)
        before_api(thread, call);
    else if (call->target->outside == INSIDE)
        before_function(thread, call);
    if (call->target->outside != INSIDE)
        before_outside(thread, call);
}

static void after(struct strict_thread *thread, const struct strict_call *call, uint64_t result)
{
    if (strict_has_stopped)
        return;
    if (conch_strict_mode == CONCH_MODE_PERMISSIVE) {
        forgive_after(call);
        return;
    }
    if (call->target->outside != INSIDE)
        after_outside(thread, call, result);
    if (call->target->api != NULL)
        after_api(thread, call, result);
    else if (call->target->outside == INSIDE)
        after_function(thread, call, result);
}

/* link: where the return address is kept; slot: the place on the stack that tells this call from others. */
__attribute__((visibility("hidden"))) uintptr_t strict_before_at(struct strict_frame *frame, uintptr_t *link, uintptr_t *slot)
{
    int number = errno;
    struct strict_thread *thread = strict_me();
    const struct target *target = strict_target_at((uint32_t)frame->index);
    while (thread->depth > 0 && thread->calls[thread->depth - 1].slot < slot)
        thread->depth--;
    uintptr_t place = place_of(thread, *link);
    struct strict_call *call = push(thread);
    call->target = target;
    call->slot = slot;
    call->back = *link;
    call->place = place;
    memcpy(call->arguments, frame->arguments, sizeof call->arguments);
    *link = (uintptr_t)&conch_strict_leave;
    before(thread, call);
    if (target->outside == STARTS_THREAD && conch_strict_mode == CONCH_MODE_STRICT)
        before_start(frame);
    errno = number;
    return target->function;
}

__attribute__((visibility("hidden"))) uintptr_t conch_strict_before(struct strict_frame *frame, uintptr_t *slot)
{
    return strict_before_at(frame, slot, slot);
}

__attribute__((visibility("hidden"))) uintptr_t conch_strict_after(uint64_t result, uintptr_t *slot)
{
    int number = errno;
    struct strict_thread *thread = strict_me();
    while (thread->depth > 0 && thread->calls[thread->depth - 1].slot < slot)
        thread->depth--;
    if (thread->depth == 0 || thread->calls[thread->depth - 1].slot != slot)
        conch_fatal("--strict", "a function returned that was not called");
    struct strict_call call = thread->calls[thread->depth - 1];
    after(thread, &call, result);
    thread->depth--;
    errno = number;
    return call.back;
}

/* ---- functions of the extension ---- */

int64_t conch_strict_entry(int64_t function, const char *name, int32_t returns)
{
    if (conch_strict_mode != CONCH_MODE_STRICT || function == 0)
        return function;
    const struct target *known = strict_target_of((uintptr_t)function);
    if (known != NULL)
        return known->api != NULL ? (int64_t)known->function : function;
    if (strict_is_own_code((uintptr_t)function))
        return function;
    struct target target = {.function = (uintptr_t)function, .name = strdup(name), .returns = returns, .record = leak_record()};
    uintptr_t stub = target.name == NULL || target.record == NULL ? 0 : strict_stub(&target);
    return stub == 0 ? function : (int64_t)stub;
}
