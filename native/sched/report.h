/* The driver's output: JSON, one object a line. README.md describes the fields. */
#ifndef CONCH_SCHED_REPORT_H
#define CONCH_SCHED_REPORT_H

#include "search.h"

/* Takes the process's standard output for the report; what the program prints goes to standard error. */
void report_open(void);

void report_search(const char *mode, const Search *search);
/* One schedule of --list; NULL: what was listed so far is void, the search begins again. */
void report_visit(const Run *run);
void report_progress(long explored, int stage);
void report_replay(const Run *run, long identical);
void report_impossible(const Run *run);
void report_shrink(const Outcome *best, bool minimal, long runs);
/* From a signal handler: writes a line that is ready. */
void report_hang(const char *line, size_t length);

void report_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
