/* The explored program's own globals: where they are, their first values, and what they are called. */
#ifndef CONCH_SCHED_IMAGE_H
#define CONCH_SCHED_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Finds the program's writable memory and keeps a copy of it. Call once, before setup() first runs. */
void image_open(void);

/* Gives every global its first value again. */
void image_reset(void);

/* Gives the calling thread's _Thread_local variables their first values again. */
void image_reset_thread(void);

/* The address range of the globals. */
uintptr_t image_begin(void);
uintptr_t image_end(void);

/* The variable (or function) at `address` and the offset in it; NULL where the symbol table names none. The text lives as long as the process. */
const char *image_symbol(uintptr_t address, size_t *offset);

/* The address of variable `name`, 0 if there is none. */
uintptr_t image_address(const char *name);

/* `address` as the executable's file counts it: what addr2line wants. */
uintptr_t image_file_address(uintptr_t address);

/* The executable's path. */
const char *image_path(void);

#endif
