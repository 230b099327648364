/* One thread makes an object and publishes it by storing its address; the others wait for the address and read the fields.
 *
 * Broken: the address is stored first and the fields after it. A reader that comes between sees the object half made. Repaired:
 * fields first, then a store that releases; the reader's load acquires.
 *
 * The fields first and a plain store of the address would be broken too, but x86 keeps stores in order: there only the compiler
 * could show it. On ARM the processor does. Even the form here shows it rarely, because the stores are a moment apart.
 */
#include "race.h"

struct object {
    volatile long value;
    volatile long ref_count;
} __attribute__((aligned(128)));

static struct object object;
static struct object *published __attribute__((aligned(128)));
static _Atomic int half_made;

static void publish_broken(void)
{
    __atomic_store_n(&published, &object, __ATOMIC_RELAXED);
    object.value = 2781;
    object.ref_count = 1;
}

static void publish(void)
{
    object.value = 2781;
    object.ref_count = 1;
    __atomic_store_n(&published, &object, __ATOMIC_RELEASE);
}

static void read_published(void)
{
    struct object *o;
    while (!(o = __atomic_load_n(&published, __ATOMIC_ACQUIRE)))
        if (RACE_LOOKS_ONCE)
            return;
    long count = o->ref_count, value = o->value;
    if (value != 2781 || count != 1)
        half_made++;
}

const char race_title[] = "published before its fields are set (rare on x86)";
const long race_iters = 1;

enum { WHOLE, HALF };
const struct race_outcome race_outcomes[] = {
    [WHOLE] = {"whole", ACCEPTABLE, "the reader saw every field", 0},
    [HALF] = {"half made", INTERESTING, "the reader had the address before the fields (rare on x86)", 0},
    {0}};

void race_setup(void)
{
    object.value = object.ref_count = 0;
    published = NULL;
    half_made = 0;
}

void race_thread(int id)
{
    if (id > 0)
        read_published();
    else if (race.repaired)
        publish();
    else
        publish_broken();
}

int race_check(char *detail, size_t size)
{
    snprintf(detail, size, "%d of %d readers saw it half made", half_made, race.threads - 1);
    return half_made ? HALF : WHOLE;
}
