#include "refcount.h"

void refcount_init(struct refcount_object *o, long value)
{
    o->value = value;
    o->ref_count = 1;
    o->deleted = 0;
}

size_t refcount_incref(struct refcount_object *o, size_t times)
{
    size_t done = 0;
    while (done < times && !o->deleted) {
        long count = o->ref_count;
        /* Another thread that loads here, too, loads the same count: one of the two stores is lost. */
        o->ref_count = count + 1;
        done++;
    }
    return done;
}

size_t refcount_decref(struct refcount_object *o, size_t times)
{
    size_t done = 0;
    while (done < times && !o->deleted) {
        long count = o->ref_count - 1;
        o->ref_count = count;
        done++;
        if (count == 0)
            o->deleted = 1;
    }
    return done;
}
