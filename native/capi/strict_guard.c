/*
 * Memory that the API lends to C by its address: what PyUnicode_AsUTF8, PyBytes_AsString or a Py_buffer point to. In a strict run each block has pages
 * of its own. When the block ends its pages are closed instead of being used again, so a read or a write through a pointer that was kept faults at
 * that very instruction; nothing is reported that was not used. The pages come from one range, which is reserved at the start and never used twice.
 * What a read or a write then says is here; how it is noticed is in fault.c.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <sys/mman.h>

#include "strict_guard.h"

#define PAGE 4096u
#define RANGE ((size_t)16 << 30)
#define PAGES (RANGE / PAGE)
#define MOST_OPEN 8192 /* each may cost the kernel two mappings, of which a process may have 65530 */

/* Views that were released get an address from here, so that their pointer says what happened to it. */
#define RELEASED_VIEWS 16u
#define VIEW_RANGE ((size_t)1 << 30)

struct page {
    uint32_t first;        /* the block's first page, plus one; 0 for none */
    uint32_t count;        /* … and how many it has; in its first page only */
    uint8_t kind;
    const char *given_by;
    uintptr_t given_at;
    uint64_t died;         /* tick; 0: lives */
};

static struct {
    pthread_mutex_t mutex;
    char *range, *views;
    struct page *pages;
    size_t next;
    int open;
    struct {
        uintptr_t place, given_at;
    } released[RELEASED_VIEWS];
    unsigned released_count;
} guard = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void *reserve(size_t bytes, int protection)
{
    void *found = mmap(NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return found == MAP_FAILED ? NULL : found;
}

static bool is_guarded(const void *address)
{
    return guard.range != NULL && (const char *)address >= guard.range && (const char *)address < guard.range + RANGE;
}

static bool is_view(const void *address)
{
    return guard.views != NULL && (const char *)address >= guard.views && (const char *)address < guard.views + RELEASED_VIEWS * VIEW_RANGE;
}

static struct page *page_of(const void *address)
{
    return &guard.pages[(size_t)((const char *)address - guard.range) / PAGE];
}

static struct page *block_of(const void *address)
{
    uint32_t first = page_of(address)->first;
    return first == 0 ? NULL : &guard.pages[first - 1];
}

void *guard_new(size_t bytes, enum guard_kind kind)
{
    size_t count = (bytes + PAGE - 1) / PAGE;
    void *made = NULL;
    pthread_mutex_lock(&guard.mutex);
    if (guard.range != NULL && guard.open < MOST_OPEN && count < PAGES - guard.next) {
        made = guard.range + guard.next * PAGE;
        if (mprotect(made, count * PAGE, PROT_READ | PROT_WRITE) != 0)
            made = NULL;
    }
    if (made != NULL) {
        for (size_t i = 0; i < count; i++)
            guard.pages[guard.next + i].first = (uint32_t)guard.next + 1;
        guard.pages[guard.next].count = (uint32_t)count;
        guard.pages[guard.next].kind = (uint8_t)kind;
        guard.next += count;
        guard.open++;
    }
    pthread_mutex_unlock(&guard.mutex);
    return made;
}

bool guard_end(void *memory)
{
    if (!is_guarded(memory))
        return false;
    struct page *block = block_of(memory);
    pthread_mutex_lock(&guard.mutex);
    block->died = grave_pass();
    guard.open--;
    pthread_mutex_unlock(&guard.mutex);
    madvise(memory, (size_t)block->count * PAGE, MADV_DONTNEED);
    mprotect(memory, (size_t)block->count * PAGE, PROT_NONE);
    return true;
}

void guard_given(const void *memory, const char *api, uintptr_t place)
{
    struct page *block = is_guarded(memory) ? block_of(memory) : NULL;
    if (block == NULL)
        return;
    block->given_by = api;
    block->given_at = place;
}

void guard_release(Py_buffer *view, uintptr_t place)
{
    if (guard.views == NULL || view->buf == NULL)
        return;
    struct page *block = is_guarded(view->buf) ? block_of(view->buf) : NULL;
    unsigned number = guard.released_count++ % RELEASED_VIEWS;
    guard.released[number].place = place;
    guard.released[number].given_at = block == NULL ? 0 : block->given_at;
    view->buf = guard.views + number * VIEW_RANGE;
}

/* ---- faults ---- */

static _Noreturn void stop_for_view(const void *address, uintptr_t place)
{
    unsigned number = (unsigned)((size_t)((const char *)address - guard.views) / VIEW_RANGE);
    struct conch_stop stop = {
        .rule = RULE_BUFFER,
        .subject = "PyBuffer_Release",
        .place = (int64_t)guard.released[number].place,
        .what = "released a view whose memory is used afterwards",
        .note = "it is used",
        .note_place = (int64_t)place,
        .repair = "release the view when nothing uses its memory any more: after the region without the GIL, and once",
    };
    strict_stop(&stop);
}

/* Large bytes have their memory where bytearrays have it. */
static bool is_of_bytes(const char *api)
{
    return api != NULL && (strcmp(api, "PyBytes_AsString") == 0 || strcmp(api, "conch_bytes_data") == 0);
}

static _Noreturn void stop_for_block(const void *address, uintptr_t place)
{
    const struct page *block = block_of(address);
    const struct strict_thread *me = strict_me();
    bool let_go = conch_tls.current == NULL || (me->released_when < block->died && block->died <= me->retaken_when);
    bool is_text = block->kind == GUARD_TEXT || is_of_bytes(block->given_by);
    struct conch_stop stop = {
        .rule = !is_text ? RULE_BUFFER : let_go ? RULE_BORROWED : RULE_DEAD,
        .subject = block->given_by == NULL ? (is_text ? "PyUnicode_AsUTF8" : "PyByteArray_AsString") : block->given_by,
        .place = (int64_t)block->given_at,
        .what = !is_text ? (let_go ? "lent memory that was resized or given back while the GIL was let go, and that is used afterwards"
                                   : "lent memory that was resized or given back, and that is used afterwards")
                : let_go ? "lent memory of an object that ended while the GIL was let go, and that is used afterwards"
                         : "lent memory of an object that has ended, and that is used afterwards",
        .note = "it is used",
        .note_place = (int64_t)place,
        .repair = is_text ? "keep a reference to the object for as long as its memory is used, or copy the memory before the GIL is let go"
                          : "take the memory by PyObject_GetBuffer, which keeps it from being resized, and release the view after the last use",
    };
    strict_stop(&stop);
}

bool guard_has_lent(const void *address)
{
    if (is_view(address))
        return true;
    const struct page *block = is_guarded(address) ? block_of(address) : NULL;
    return block != NULL && block->died != 0;
}

void guard_stop(const void *address, uintptr_t place)
{
    const struct strict_thread *me = strict_me();
    const struct strict_call *last = me->depth > 0 ? &me->calls[me->depth - 1] : NULL;
    if (last != NULL && last->target->api != NULL)
        place = last->place;
    if (is_view(address))
        stop_for_view(address, place);
    stop_for_block(address, place);
}

void guard_start(void)
{
    char *range = reserve(RANGE, PROT_NONE), *views = reserve(RELEASED_VIEWS * VIEW_RANGE, PROT_NONE);
    guard.pages = reserve(PAGES * sizeof *guard.pages, PROT_READ | PROT_WRITE);
    if (range == NULL || views == NULL || guard.pages == NULL || !fault_start())
        return;
    guard.range = range;
    guard.views = views;
}
