/* Loading an extension's library. */
#define _GNU_SOURCE
#include "internal.h"

#include <dlfcn.h>

#include "call_in.h"
#include "strict_internal.h"

/* What the API keeps of a thread ends with the thread's state. */
static void clear_thread(PyThreadState *state)
{
    struct conch_thread *t = state->api;
    if (t == NULL)
        return;
    PyErr_Clear();
    state->api = NULL;
    free(t);
}

/* Extensions need not be linked against libconch: its names are made known to all that is loaded later. */
static void make_global(void)
{
    Dl_info self;
    if (dladdr((void *)(intptr_t)&conch_extension_open, &self) != 0)
        dlopen(self.dli_fname, RTLD_NOW | RTLD_GLOBAL | RTLD_NOLOAD);
    conch_thread_set_clear_hook(clear_thread);
}

int64_t conch_extension_open(const char *file, const char *function, const char **message)
{
    static bool global;
    static char text[1024];
    if (!global) {
        make_global();
        global = true;
    }
    *message = NULL;
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void *found = library == NULL ? NULL : dlsym(library, function);
    if (found == NULL) {
        const char *why = dlerror();
        snprintf(text, sizeof text, "%s", why == NULL ? "unknown error of the dynamic loader" : why);
        *message = text;
    }
    if (found != NULL && conch_strict_mode != CONCH_MODE_DEFAULT)
        strict_watch_libraries();
    else if (found != NULL)
        strict_note_library((uintptr_t)found);
    return conch_strict_entry(WORD(found), function, CONCH_RETURNS_OBJECT);
}
