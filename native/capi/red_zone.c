#define _GNU_SOURCE
#include "red_zone.h"

#include <dlfcn.h>

static void (*poison)(const volatile void *, size_t);
static void (*unpoison)(const volatile void *, size_t);
void (*red_zone_store)(void *, size_t);

/* The runtime is preloaded, so it is there before this library or not at all. */
__attribute__((constructor)) static void find_runtime(void)
{
    poison = (void (*)(const volatile void *, size_t))(intptr_t)dlsym(RTLD_DEFAULT, "__asan_poison_memory_region");
    unpoison = (void (*)(const volatile void *, size_t))(intptr_t)dlsym(RTLD_DEFAULT, "__asan_unpoison_memory_region");
    red_zone_store = (void (*)(void *, size_t))(intptr_t)dlsym(RTLD_DEFAULT, "__asan_storeN_noabort");
}

/* Whether there is something to close: the bytes are the whole payload of a bytearray. */
static bool concerns(PyObject *o, const void *bytes)
{
    return CONCH_UNLIKELY(poison != NULL) && unpoison != NULL && bytes != NULL && PyByteArray_Check(o);
}

/* From behind the bytes to the end of their block; 0 where a strict run has put them on pages of their own. */
static size_t rest(const Py_buffer *view)
{
    size_t whole = conch_memory_size(view->buf), length = (size_t)view->len;
    return whole > length ? whole - length : 0;
}

void red_zone_close(PyObject *o, const Py_buffer *view)
{
    if (concerns(o, view->buf))
        poison((const char *)view->buf + view->len, rest(view));
}

void red_zone_open(PyObject *o, const Py_buffer *view)
{
    if (concerns(o, view->buf))
        unpoison((const char *)view->buf + view->len, rest(view));
}

void red_zone_open_end(PyObject *bytearray, const char *bytes)
{
    if (concerns(bytearray, bytes))
        unpoison(bytes + PyByteArray_Size(bytearray), 1);
}
