#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

struct sqlite_library sqlite;

static char problem[512];

static int find(void *library, const char *name, void *slot)
{
    void *found = dlsym(library, name);
    if (found == NULL) {
        snprintf(problem, sizeof problem, "it has no function %s: SQLite 3.20 or newer is needed", name);
        return -1;
    }
    memcpy(slot, &found, sizeof found);     /* C has no cast from a data pointer to a function's */
    return 0;
}

const char *library_load(const char *file)
{
    struct sqlite_library table;
    if (sqlite.libversion != NULL)
        return NULL;
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        snprintf(problem, sizeof problem, "%s", dlerror());
        return problem;
    }
#define FIND(result, name, arguments)                      \
    if (find(library, "sqlite3_" #name, &table.name) < 0) { \
        dlclose(library);                                  \
        return problem;                                    \
    }
    SQLITE_FUNCTIONS(FIND)
#undef FIND
    sqlite = table;
    return NULL;
}
