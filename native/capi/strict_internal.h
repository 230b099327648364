/*
 * How --strict sees what an extension does, at no cost where it is off.
 *
 * An extension calls the API through its global offset table. When one is loaded in a strict run, each entry for a name of the API is
 * replaced by a *stub*: a few instructions that keep the registers, call conch_strict_before, and jump to the real function. Before puts the address
 * of another stub in place of the return address, so that conch_strict_after is called when the function returns; both are told which function it
 * is and where it was called from. The extension's own functions are watched in the same way: Java is given the address of a stub. Nothing in the
 * API itself looks whether the mode is on, but for three places where memory is given back (PyObject_Free, text payloads, buffers).
 *
 *   strict_stub.c       the stubs: machine code
 *   strict_got.c        replaces the entries of a loaded library
 *   strict_call.c       before and after; the thread's open calls
 *   strict_stop.c       the message
 *   strict_set.c        sets of addresses
 *   strict_api.h        what is known of each function (written by tools/strict_api.py)
 * and a file for each rule that keeps something of its own.
 */
#ifndef CONCH_STRICT_INTERNAL_H
#define CONCH_STRICT_INTERNAL_H

#include "internal.h"

#include "strict.h"

#define RULE_NO_GIL "api-without-gil"
#define RULE_DEAD "dead-reference"
#define RULE_LEAK "reference-leak"
#define RULE_BORROWED "dangling-borrow"
#define RULE_BUFFER "buffer-lifetime"
#define RULE_ERROR "error-indicator"
#define RULE_STATE "thread-state"
#define RULE_HELD "gil-held-too-long"
#define RULE_ORDER "lock-order"
#define RULE_CRASH "crash"
#define RULE_ALLOCATOR "wrong-allocator"

extern int conch_strict_mode;
extern int64_t conch_strict_max_held;

#define STRICT_ON CONCH_UNLIKELY(conch_strict_mode == CONCH_MODE_STRICT)

/* ---- what is watched ---- */

enum api_result { NONE, NEW, BORROWED };

/* What is known of a function of the API. */
struct api {
    const char *name;
    uint8_t objects; /* which of the first six arguments are objects, a bit each */
    uint8_t result;
    bool wants_gil, runs_script;
};

/* The API's functions in the order of their names. */
extern const struct api conch_strict_apis[];
extern const int conch_strict_api_count;
const struct api *strict_api_named(const char *name);

/* Functions that take memory and locks, most of them the C library's. */
enum outside { INSIDE, MUTEX_LOCK, MUTEX_TRYLOCK, MUTEX_UNLOCK, MUTEX_INIT, MUTEX_DESTROY, READ_LOCK, READ_TRYLOCK, WRITE_LOCK, READ_WRITE_UNLOCK, ALLOCATES, ALLOCATES_TO, REALLOCATES, FREES, STARTS_THREAD };

/* What a function of the API does that a rule looks at. */
enum role { NO_ROLE, CALLS, SAVES, RESTORES, ENSURES, RELEASES, DECREFS, WAITS_FOR_LOCK, UNLOCKS, FREES_LOCK, LENDS, GETS_BUFFER, RELEASES_BUFFER };

/* One function behind a stub. */
struct target {
    uintptr_t function;
    const char *name;
    const struct api *api; /* NULL for an extension's own function, and for a lock call */
    enum outside outside;
    enum role role;
    int returns;           /* CONCH_RETURNS_…, of an extension's own function */
    struct function_record *record; /* of an extension's own function */
};

enum role strict_role(const char *api);
/* A function's stub, made when it is asked for the first time; 0 when there is no memory. */
uintptr_t strict_stub(const struct target *target);
/* The target whose stub this is, or NULL. */
const struct target *strict_target_of(uintptr_t address);
const struct target *strict_target_at(uint32_t index);
uint32_t strict_target_count(void);
/* Where the memory for stubs comes from. 0, or -1. */
int strict_stubs_begin(void);
/* Replaces the entries of every library that uses the API and has not been seen yet. */
void strict_watch_libraries(void);
/* Whether the address is in this library or in a stub, and so says nothing about the extension. */
bool strict_is_own_code(uintptr_t address);
/* Notes the code of the library that has this function: an extension's. */
void strict_note_library(uintptr_t function);
/* Whether the address is code of a library that was noted or is watched. Callable from a signal handler. */
bool strict_is_extensions_code(uintptr_t address);

/* ---- open calls ---- */

/* The registers that carry arguments, as the stub kept them. */
struct strict_frame {
    uint64_t arguments[8];
    uint64_t variable; /* x86-64: rax; aarch64: x8 */
    uint64_t index;
    double vectors[16];
};

struct strict_call {
    const struct target *target;
    uintptr_t *slot;      /* where its return address lies */
    uintptr_t back;       /* … and which one it was */
    uintptr_t place;      /* where it was called: back, or what is best known when the compiler made a jump of the call */
    uint64_t arguments[4];
    PyThreadState *state; /* when it began */
    int32_t gilstate_depth;
    bool had_exception, forgiven;
    bool is_owner; /* of PyBuffer_Release: the view was open */
    PyGILState_STATE before;
    int64_t began; /* nanoseconds */
};

#define MOST_LOCKS 32

struct strict_thread {
    struct strict_call *calls;
    int depth, room;
    const struct target *last_api;
    uintptr_t last_place;
    uintptr_t released_at;    /* where the lock was let go last, 0 where it never was */
    uint64_t released_when, retaken_when; /* ticks of the graveyard */
    uintptr_t ensured_at;     /* the last PyGILState_Ensure, and how many are open */
    int ensures;
    uintptr_t started_with;   /* the function that the thread runs, where the extension started it */
    int64_t held_since;       /* nanoseconds; 0: not counting */
    const void *locks[MOST_LOCKS]; /* what it holds besides the GIL */
    int lock_count;
};

struct strict_thread *strict_me(void);

/* What Java is to call for the function in a type's slot. */
int64_t strict_slot(const PyTypeObject *type, int slot, int64_t function);

/* The innermost open call of the extension's own functions, or NULL. */
struct strict_call *strict_own_call(struct strict_thread *me);

/* ---- stopping ---- */

/* The name that an extension writes: a macro's, where that is what calls the function. */
const char *strict_shown(const char *name);

/* A stop is being reported: from now on nothing is looked at, while memory goes the strict way to the end. */
extern _Atomic bool strict_has_stopped;

/* Prints the message, with the script's traceback, and ends the process with 1. */
_Noreturn void strict_stop(const struct conch_stop *stop);
/* Prints it, and comes back: who is not the first to tell does not. */
void strict_tell(struct conch_stop *stop);
/* The same, for a call. */
_Noreturn void strict_stop_call(const char *rule, const struct strict_call *call, const char *what, const char *note, uintptr_t note_place, const char *repair);
/* … where the mistake is only known to have happened in the function that runs: at its last call of the API. */
_Noreturn void strict_stop_here(const char *rule, const char *subject, const char *what, const char *note, uintptr_t note_place, const char *repair);
/* C released a reference to this object that nobody had. */
_Noreturn void conch_strict_negative(PyObject *o);

/* ---- the dead: strict_grave.c ---- */

/* Takes the cells that were given back since the last time out of the free list, so that nobody gets them again soon. */
void grave_collect(void);
/* A block of PyObject_Free: kept for a while instead. */
void grave_bury(void *block);
/* When the object that lay there ended: a tick above 0; 0 where it did not. */
uint64_t grave_tick_of(const void *object);
uint64_t grave_now(void);
/* Something else has ended: a tick of its own. */
uint64_t grave_pass(void);
/* A dead object whose count was changed, or NULL. */
PyObject *grave_disturbed(void);

/* ---- memory that is lent: strict_guard.c ---- */

void guard_start(void);
/* Which call lent the memory at this address. */
void guard_given(const void *memory, const char *api, uintptr_t place);
/* The view was released there: its pointer is made to fault. */
void guard_release(Py_buffer *view, uintptr_t place);

/* Whether the address is in memory that was lent and has ended; callable from a signal handler. Stops for it; place: where it was used. */
bool guard_has_lent(const void *address);
_Noreturn void guard_stop(const void *address, uintptr_t place);

/* ---- faults: fault.c ---- */

/* Puts the handler in. False where the system does not let it; once is enough. */
bool fault_start(void);

/* ---- the order of locks: strict_order.c ---- */

/* The thread waits for a lock; for the GIL. */
void order_wait(const struct strict_thread *me, const void *lock, const char *name, uintptr_t place);
void order_wait_for_gil(const struct strict_thread *me, const char *name, uintptr_t place);
bool order_holds(const struct strict_thread *me, const void *lock);
/* What stands for the readers of a read-write lock; the lock's own address is its writer. */
#define READERS_OF(lock) ((const void *)((const char *)(lock) + 1))
void order_taken(struct strict_thread *me, const void *lock);
void order_released(struct strict_thread *me, const void *lock);
/* The memory is used for something else: locks that lay there are gone. */
void order_forget(const void *start, size_t bytes);

/* ---- how long the lock is held: strict_held.c ---- */

void held_begins(struct strict_thread *me);
/* Around each call of the API. */
void held_call_begins(struct strict_call *call);
void held_call_ends(struct strict_thread *me, const struct strict_call *call);
void held_ends(struct strict_thread *me, const struct strict_call *until);

/* ---- --permissive: strict_forgive.c ---- */

void forgive_before(struct strict_call *call);
void forgive_after(const struct strict_call *call);

/* ---- memory that the extension has: strict_blocks.c ---- */

/* Functions that take back what one of them has made. */
enum family { FAMILY_UNKNOWN, FAMILY_C, FAMILY_RAW, FAMILY_MEM, FAMILY_OBJECT };

/* The function has made a block, or says more of it: its name is kept. */
void blocks_made(void *memory, size_t bytes, const char *function, uintptr_t place);
/* Before a block is given back; nothing happens where it is not known. */
void blocks_end(const void *memory);
/* How many bytes it has, 0 where that is not known. */
size_t blocks_bytes(const void *memory);
/* All blocks; the visitor must neither make nor end one. */
void blocks_each(void (*visit)(const void *memory, size_t bytes));
/* Before a watched call gives memory back: stops where that came from another family. */
void blocks_want_family(const struct strict_call *call);

/* ---- references that leak: strict_leak.c ---- */

struct function_record *leak_record(void);
/* Before and after each call of an extension's own function. */
void leak_before(const struct target *target);
void leak_after(void);
/* A new reference that the API has given, and where. */
void leak_note_new(const void *object, const char *api, uintptr_t place);
/* An instance of a C type begins and ends. */
void leak_instance(PyObject *o);
void leak_instance_ends(PyObject *o);
/* Memory of a library's variables. */
void leak_variables(void *start, size_t bytes);

#endif
