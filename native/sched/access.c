#include "access.h"

#include "heap.h"
#include "sharing.h"

void access_check(uintptr_t address, size_t size, const char *name, uintptr_t where)
{
    int self = scheduler_self();
    if (self < 0 || address < heap_begin() || address >= heap_end())
        return;
    switch (heap_state(address, size)) {
    case HEAP_LIVE:
        return;
    case HEAP_FREED:
        scheduler_fail("use after free", where, "%s by thread %d in a block that thread %d freed",
                       name, self, heap_block(address, NULL, NULL)->freed_by);
    case HEAP_OUTSIDE:
        scheduler_fail("outside a block", where, "%s by thread %d of %zu bytes that no malloc gave out", name, self, size);
    }
}

void access_memory(const volatile void *memory, size_t size, OperationKind kind, const char *name, uintptr_t where)
{
    int self = scheduler_self();
    if (self < 0 || size == 0)
        return;
    uintptr_t address = (uintptr_t)memory;
    Operation operation = {kind, name, address, size, where, NULL, NULL};
    if (sharing_access(address, size, self, kind != OP_READ))
        scheduler_point(operation);
    else
        scheduler_private(operation);
    access_check(address, size, name, where); /* with the turn: who frees may have gone first */
}
