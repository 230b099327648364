/* The system's SQLite library, found when the module is imported, so that building needs neither its headers nor its import library.
 *
 * The table below is what the module calls. Prototypes and numbers are SQLite's documented C interface (sqlite.org/c3ref), whose binary
 * interface is kept since version 3.0; the youngest function in the table came with 3.20. */
#ifndef SQLITE3_LIBRARY_H
#define SQLITE3_LIBRARY_H

#include <stdint.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef struct sqlite3_value sqlite3_value;
typedef struct sqlite3_context sqlite3_context;
typedef struct sqlite3_backup sqlite3_backup;
typedef void (*sqlite3_destroy)(void *);
typedef void (*sqlite3_function)(sqlite3_context *, int, sqlite3_value **);

#define SQLITE_STATIC ((sqlite3_destroy)0)
#define SQLITE_TRANSIENT ((sqlite3_destroy)-1)

/* X(result, name without its prefix sqlite3_, arguments) */
#define SQLITE_FUNCTIONS(X)                                                                                             \
    X(const char *, libversion, (void))                                                                                 \
    X(int, libversion_number, (void))                                                                                   \
    X(int, threadsafe, (void))                                                                                          \
    X(int, complete, (const char *))                                                                                    \
    X(int, sleep, (int))                                                                                                \
    X(void, free, (void *))                                                                                             \
    X(int, open_v2, (const char *, sqlite3 **, int, const char *))                                                      \
    X(int, close_v2, (sqlite3 *))                                                                                       \
    X(int, busy_timeout, (sqlite3 *, int))                                                                              \
    X(void, interrupt, (sqlite3 *))                                                                                     \
    X(int, get_autocommit, (sqlite3 *))                                                                                 \
    X(int, changes, (sqlite3 *))                                                                                        \
    X(int, total_changes, (sqlite3 *))                                                                                  \
    X(int64_t, last_insert_rowid, (sqlite3 *))                                                                          \
    X(int, limit, (sqlite3 *, int, int))                                                                                \
    X(int, errcode, (sqlite3 *))                                                                                        \
    X(int, extended_errcode, (sqlite3 *))                                                                               \
    X(const char *, errmsg, (sqlite3 *))                                                                                \
    X(const char *, errstr, (int))                                                                                      \
    X(int, prepare_v2, (sqlite3 *, const char *, int, sqlite3_stmt **, const char **))                                  \
    X(int, step, (sqlite3_stmt *))                                                                                      \
    X(int, reset, (sqlite3_stmt *))                                                                                     \
    X(int, finalize, (sqlite3_stmt *))                                                                                  \
    X(char *, expanded_sql, (sqlite3_stmt *))                                                                           \
    X(int, clear_bindings, (sqlite3_stmt *))                                                                            \
    X(int, bind_parameter_count, (sqlite3_stmt *))                                                                      \
    X(const char *, bind_parameter_name, (sqlite3_stmt *, int))                                                         \
    X(int, bind_null, (sqlite3_stmt *, int))                                                                            \
    X(int, bind_int64, (sqlite3_stmt *, int, int64_t))                                                                  \
    X(int, bind_double, (sqlite3_stmt *, int, double))                                                                  \
    X(int, bind_text, (sqlite3_stmt *, int, const char *, int, sqlite3_destroy))                                        \
    X(int, bind_blob, (sqlite3_stmt *, int, const void *, int, sqlite3_destroy))                                        \
    X(int, column_count, (sqlite3_stmt *))                                                                              \
    X(int, data_count, (sqlite3_stmt *))                                                                                \
    X(const char *, column_name, (sqlite3_stmt *, int))                                                                 \
    X(const char *, column_decltype, (sqlite3_stmt *, int))                                                             \
    X(int, column_type, (sqlite3_stmt *, int))                                                                          \
    X(int64_t, column_int64, (sqlite3_stmt *, int))                                                                     \
    X(double, column_double, (sqlite3_stmt *, int))                                                                     \
    X(const unsigned char *, column_text, (sqlite3_stmt *, int))                                                        \
    X(const void *, column_blob, (sqlite3_stmt *, int))                                                                 \
    X(int, column_bytes, (sqlite3_stmt *, int))                                                                         \
    X(int, create_function_v2, (sqlite3 *, const char *, int, int, void *, sqlite3_function, sqlite3_function,         \
                                void (*)(sqlite3_context *), sqlite3_destroy))                                          \
    X(int, create_collation_v2, (sqlite3 *, const char *, int, void *,                                                  \
                                 int (*)(void *, int, const void *, int, const void *), sqlite3_destroy))               \
    X(void, progress_handler, (sqlite3 *, int, int (*)(void *), void *))                                                \
    X(int, trace_v2, (sqlite3 *, unsigned, int (*)(unsigned, void *, void *, void *), void *))                          \
    X(int, set_authorizer, (sqlite3 *, int (*)(void *, int, const char *, const char *, const char *, const char *), void *)) \
    X(void *, user_data, (sqlite3_context *))                                                                           \
    X(void *, aggregate_context, (sqlite3_context *, int))                                                              \
    X(int, value_type, (sqlite3_value *))                                                                               \
    X(int64_t, value_int64, (sqlite3_value *))                                                                          \
    X(double, value_double, (sqlite3_value *))                                                                          \
    X(const unsigned char *, value_text, (sqlite3_value *))                                                             \
    X(const void *, value_blob, (sqlite3_value *))                                                                      \
    X(int, value_bytes, (sqlite3_value *))                                                                              \
    X(void, result_null, (sqlite3_context *))                                                                           \
    X(void, result_int64, (sqlite3_context *, int64_t))                                                                 \
    X(void, result_double, (sqlite3_context *, double))                                                                 \
    X(void, result_text, (sqlite3_context *, const char *, int, sqlite3_destroy))                                       \
    X(void, result_blob, (sqlite3_context *, const void *, int, sqlite3_destroy))                                       \
    X(void, result_error, (sqlite3_context *, const char *, int))                                                       \
    X(void, result_error_nomem, (sqlite3_context *))                                                                    \
    X(void, result_error_toobig, (sqlite3_context *))                                                                   \
    X(sqlite3_backup *, backup_init, (sqlite3 *, const char *, sqlite3 *, const char *))                                \
    X(int, backup_step, (sqlite3_backup *, int))                                                                        \
    X(int, backup_finish, (sqlite3_backup *))                                                                           \
    X(int, backup_remaining, (sqlite3_backup *))                                                                        \
    X(int, backup_pagecount, (sqlite3_backup *))

struct sqlite_library {
#define SQLITE_MEMBER(result, name, arguments) result(*name) arguments;
    SQLITE_FUNCTIONS(SQLITE_MEMBER)
#undef SQLITE_MEMBER
};

/* Filled by library_load; constant from then on. */
extern struct sqlite_library sqlite;

#ifdef __APPLE__
#define LIBRARY_FILE "libsqlite3.dylib"
#else
#define LIBRARY_FILE "libsqlite3.so.0"
#endif

/* Finds the library of that file name and every function of the table. NULL when it did, also when it had before; otherwise what is wrong,
 * in storage that the next call overwrites, and the table stays as it was. Not for two threads at once. */
const char *library_load(const char *file);

enum {
    SQLITE_OK = 0, SQLITE_ERROR = 1, SQLITE_INTERNAL = 2, SQLITE_PERM = 3, SQLITE_ABORT = 4, SQLITE_BUSY = 5, SQLITE_LOCKED = 6,
    SQLITE_NOMEM = 7, SQLITE_READONLY = 8, SQLITE_INTERRUPT = 9, SQLITE_IOERR = 10, SQLITE_CORRUPT = 11, SQLITE_NOTFOUND = 12,
    SQLITE_FULL = 13, SQLITE_CANTOPEN = 14, SQLITE_PROTOCOL = 15, SQLITE_EMPTY = 16, SQLITE_SCHEMA = 17, SQLITE_TOOBIG = 18,
    SQLITE_CONSTRAINT = 19, SQLITE_MISMATCH = 20, SQLITE_MISUSE = 21, SQLITE_RANGE = 25, SQLITE_ROW = 100, SQLITE_DONE = 101,

    SQLITE_INTEGER = 1, SQLITE_FLOAT = 2, SQLITE_TEXT = 3, SQLITE_BLOB = 4, SQLITE_NULL = 5,

    SQLITE_OPEN_READWRITE = 0x2, SQLITE_OPEN_CREATE = 0x4, SQLITE_OPEN_URI = 0x40,
    SQLITE_UTF8 = 1, SQLITE_DETERMINISTIC = 0x800,
    SQLITE_TRACE_STMT = 1,
    SQLITE_LIMIT_SQL_LENGTH = 1,
    SQLITE_DENY = 1,
};

#endif
