/* Code addresses as file:line, and data addresses by name. */
#ifndef CONCH_SCHED_PLACES_H
#define CONCH_SCHED_PLACES_H

#include <stddef.h>
#include <stdint.h>

/* Remembers a return address to be looked up; 0 is ignored. */
void places_want(uintptr_t where);

/* Looks up all that were wanted, in one call of addr2line. */
void places_resolve(void);

/* "incref.c:12", or "thread+0x1f" where there is no line table or no addr2line. Valid until the process ends. */
const char *places_line(uintptr_t where);

/* "object+4", "setup#0+4" (the first block that setup() took), "thread1#2" or "" where it has no name. `text` has `size` bytes. */
void places_data(uintptr_t address, char *text, size_t size);

/* The form of a range for --shared: "object+4:4" or "heap+0x40:8". */
void places_range(uintptr_t address, size_t bytes, char *text, size_t size);

/* The other way; 0 if `text` is no such form. */
uintptr_t places_parse_range(const char *text, size_t *bytes);

#endif
