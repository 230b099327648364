/* Memory that the API lends, on pages of its own: see strict_guard.c. Included where such memory is made and given back. */
#ifndef CONCH_STRICT_GUARD_H
#define CONCH_STRICT_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum guard_kind { GUARD_TEXT, GUARD_BUFFER };

/* Zeroed memory; NULL where there is none of this sort: then the caller takes any other. */
void *guard_new(size_t bytes, enum guard_kind kind);
/* Ends a block. False for memory that guard_new has not made. */
bool guard_end(void *memory);

#endif
