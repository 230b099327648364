/* How the module _sqlite3 finds the system's library: what it says where there is none, or where it is another. */
#include <string.h>

#include "check.h"
#include "library.h"

int main(void)
{
    const char *problem = library_load("libno-such-library.so.0");
    CHECK(problem != NULL);
    CHECK(strstr(problem, "libno-such-library.so.0") != NULL);
    CHECK(sqlite.libversion == NULL);

#ifdef __linux__
    problem = library_load("libc.so.6");        /* a library, but not this one */
    CHECK(problem != NULL);
    CHECK(strstr(problem, "sqlite3_libversion") != NULL);
    CHECK(sqlite.libversion == NULL);
#endif

    problem = library_load(LIBRARY_FILE);
    if (problem != NULL) {
        printf("not tried further, because SQLite is not installed: %s\n", problem);
        return 0;
    }
    CHECK(sqlite.libversion_number() >= 3020000);
    CHECK(library_load("libno-such-library.so.0") == NULL);     /* it has been found, and stays */
    return 0;
}
