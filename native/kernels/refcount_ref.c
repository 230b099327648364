#include "refcount_ref.h"

size_t refcount_ref_incref(struct refcount_ref *o, size_t times)
{
    if (o->deleted)
        return 0;
    o->count += (long)times;
    return times;
}

size_t refcount_ref_decref(struct refcount_ref *o, size_t times)
{
    if (o->deleted)
        return 0;
    if (times > (size_t)o->count)
        times = (size_t)o->count;
    o->count -= (long)times;
    o->deleted = o->count == 0;
    return times;
}
