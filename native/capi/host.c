#include "internal.h"

static struct conch_host *host;

const char *conch_host_op_names(void)
{
#define X(name, failure) #name " "
    return CONCH_HOST_OPS(X);
#undef X
}

void conch_host_set(struct conch_host *table)
{
    host = table;
}

int64_t conch_host_call(int32_t op, int64_t a, int64_t b, int64_t c, int64_t d)
{
    if (CONCH_UNLIKELY(host == NULL))
        conch_fatal("conch_host_call", "the interpreter is not running: this function of the API needs it");
    return host->call(op, a, b, c, d);
}
