/* What counting comes to when nobody races: arithmetic instead of loops. */
#ifndef CONCH_KERNELS_REFCOUNT_REF_H
#define CONCH_KERNELS_REFCOUNT_REF_H

#include <stddef.h>

struct refcount_ref { long count; int deleted; };

size_t refcount_ref_incref(struct refcount_ref *o, size_t times);
size_t refcount_ref_decref(struct refcount_ref *o, size_t times);

#endif
