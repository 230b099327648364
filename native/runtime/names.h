/* Small numbers for region names; internal. Looking one up takes no lock, because a thread does it outside the GIL. */
#ifndef CONCH_NAMES_H
#define CONCH_NAMES_H

#include <stdint.h>

#define NAMES_UNNAMED 0 /* "released" */
#define NAMES_FURTHER 1 /* "(further regions)": the table is full */
#define NAMES_CAPACITY 1024

/* The number of a name, which is copied when it is new. NULL is NAMES_UNNAMED. */
int32_t names_number(const char *name);

/* The name of a number; NULL where there is none. */
const char *names_text(int32_t number);

int32_t names_count(void);

#endif
