/* Numbers of SQLite's interface that a script needs: what an authorizer is asked and may answer, which limits there are. */
#include "sqlite3_module.h"

static const struct {
    const char *name;
    int value;
} constants[] = {
    { "PARSE_DECLTYPES", PARSE_DECLTYPES }, { "PARSE_COLNAMES", PARSE_COLNAMES },
    { "SQLITE_DENY", SQLITE_DENY }, { "SQLITE_IGNORE", 2 },
    { "SQLITE_CREATE_INDEX", 1 }, { "SQLITE_CREATE_TABLE", 2 }, { "SQLITE_CREATE_TEMP_INDEX", 3 }, { "SQLITE_CREATE_TEMP_TABLE", 4 },
    { "SQLITE_CREATE_TEMP_TRIGGER", 5 }, { "SQLITE_CREATE_TEMP_VIEW", 6 }, { "SQLITE_CREATE_TRIGGER", 7 }, { "SQLITE_CREATE_VIEW", 8 },
    { "SQLITE_DELETE", 9 }, { "SQLITE_DROP_INDEX", 10 }, { "SQLITE_DROP_TABLE", 11 }, { "SQLITE_DROP_TEMP_INDEX", 12 },
    { "SQLITE_DROP_TEMP_TABLE", 13 }, { "SQLITE_DROP_TEMP_TRIGGER", 14 }, { "SQLITE_DROP_TEMP_VIEW", 15 }, { "SQLITE_DROP_TRIGGER", 16 },
    { "SQLITE_DROP_VIEW", 17 }, { "SQLITE_INSERT", 18 }, { "SQLITE_PRAGMA", 19 }, { "SQLITE_READ", 20 }, { "SQLITE_SELECT", 21 },
    { "SQLITE_TRANSACTION", 22 }, { "SQLITE_UPDATE", 23 }, { "SQLITE_ATTACH", 24 }, { "SQLITE_DETACH", 25 },
    { "SQLITE_ALTER_TABLE", 26 }, { "SQLITE_REINDEX", 27 }, { "SQLITE_ANALYZE", 28 }, { "SQLITE_CREATE_VTABLE", 29 },
    { "SQLITE_DROP_VTABLE", 30 }, { "SQLITE_FUNCTION", 31 }, { "SQLITE_SAVEPOINT", 32 }, { "SQLITE_RECURSIVE", 33 },
    { "SQLITE_LIMIT_LENGTH", 0 }, { "SQLITE_LIMIT_SQL_LENGTH", SQLITE_LIMIT_SQL_LENGTH }, { "SQLITE_LIMIT_COLUMN", 2 },
    { "SQLITE_LIMIT_EXPR_DEPTH", 3 }, { "SQLITE_LIMIT_COMPOUND_SELECT", 4 }, { "SQLITE_LIMIT_VDBE_OP", 5 },
    { "SQLITE_LIMIT_FUNCTION_ARG", 6 }, { "SQLITE_LIMIT_ATTACHED", 7 }, { "SQLITE_LIMIT_LIKE_PATTERN_LENGTH", 8 },
    { "SQLITE_LIMIT_VARIABLE_NUMBER", 9 }, { "SQLITE_LIMIT_TRIGGER_DEPTH", 10 }, { "SQLITE_LIMIT_WORKER_THREADS", 11 },
};

int constants_add(PyObject *module)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (PyModule_AddIntConstant(module, constants[i].name, constants[i].value) < 0)
            return -1;
    return 0;
}
