/*
 * Puts stubs into the global offset tables of the libraries that use the API. The tables say where a call of another library goes; the dynamic loader
 * has filled them when the library is open, and may have made them read-only.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#if defined(__linux__)

#include <dlfcn.h>
#include <link.h>
#include <sys/mman.h>

#if defined(__x86_64__)
#define JUMP_SLOT R_X86_64_JUMP_SLOT
#define GLOB_DAT R_X86_64_GLOB_DAT
#elif defined(__aarch64__)
#define JUMP_SLOT R_AARCH64_JUMP_SLOT
#define GLOB_DAT R_AARCH64_GLOB_DAT
#else
#define JUMP_SLOT (~0u)
#define GLOB_DAT (~0u)
#endif

struct tables {
    ElfW(Addr) base;
    const ElfW(Sym) *symbols;
    const char *names;
    const ElfW(Rela) *relocations, *jumps;
    size_t relocation_count, jump_count;
};

/* The loader has made the pointers of the dynamic section absolute, but in the vdso. */
static bool read_tables(struct tables *t, const struct dl_phdr_info *info)
{
    const ElfW(Dyn) *entry = NULL;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_DYNAMIC)
            entry = (const ElfW(Dyn) *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
    *t = (struct tables){.base = info->dlpi_addr};
    for (; entry != NULL && entry->d_tag != DT_NULL; entry++) {
        if (entry->d_un.d_ptr < info->dlpi_addr && (entry->d_tag == DT_SYMTAB || entry->d_tag == DT_STRTAB))
            return false;
        switch (entry->d_tag) {
        case DT_SYMTAB: t->symbols = (const void *)entry->d_un.d_ptr; break;
        case DT_STRTAB: t->names = (const void *)entry->d_un.d_ptr; break;
        case DT_RELA: t->relocations = (const void *)entry->d_un.d_ptr; break;
        case DT_RELASZ: t->relocation_count = entry->d_un.d_val / sizeof(ElfW(Rela)); break;
        case DT_JMPREL: t->jumps = (const void *)entry->d_un.d_ptr; break;
        case DT_PLTRELSZ: t->jump_count = entry->d_un.d_val / sizeof(ElfW(Rela)); break;
        default: break;
        }
    }
    return t->symbols != NULL && t->names != NULL;
}

static const struct {
    const char *name;
    enum outside call;
} outside_calls[] = {
    {"pthread_mutex_lock", MUTEX_LOCK},       {"pthread_mutex_trylock", MUTEX_TRYLOCK}, {"pthread_mutex_unlock", MUTEX_UNLOCK},
    {"pthread_mutex_init", MUTEX_INIT},       {"pthread_mutex_destroy", MUTEX_DESTROY},
    {"pthread_create", STARTS_THREAD},
    {"pthread_spin_lock", MUTEX_LOCK},        {"pthread_spin_trylock", MUTEX_TRYLOCK},  {"pthread_spin_unlock", MUTEX_UNLOCK},
    {"pthread_rwlock_rdlock", READ_LOCK},     {"pthread_rwlock_wrlock", WRITE_LOCK},    {"pthread_rwlock_unlock", READ_WRITE_UNLOCK},
    {"pthread_rwlock_tryrdlock", READ_TRYLOCK}, {"pthread_rwlock_trywrlock", MUTEX_TRYLOCK},
    {"pthread_rwlock_init", MUTEX_INIT},      {"pthread_rwlock_destroy", MUTEX_DESTROY},
    {"malloc", ALLOCATES},                    {"calloc", ALLOCATES},                    {"aligned_alloc", ALLOCATES},
    {"posix_memalign", ALLOCATES_TO},         {"realloc", REALLOCATES},                 {"free", FREES},
    {"_Znwm", ALLOCATES},                     {"_Znam", ALLOCATES},                     {"_ZdlPv", FREES},
    {"_ZdlPvm", FREES},                       {"_ZdaPv", FREES},
    {"PyMem_Malloc", ALLOCATES},              {"PyMem_Calloc", ALLOCATES},              {"PyMem_Realloc", REALLOCATES},
    {"PyMem_RawMalloc", ALLOCATES},           {"PyMem_RawCalloc", ALLOCATES},           {"PyMem_RawRealloc", REALLOCATES},
    {"PyMem_Free", FREES},                    {"PyMem_RawFree", FREES},                 {"PyObject_Malloc", ALLOCATES},
    {"PyObject_Calloc", ALLOCATES},           {"PyObject_Realloc", REALLOCATES},        {"PyObject_Free", FREES},
};

static enum outside outside_named(const char *name)
{
    for (size_t i = 0; i < Py_ARRAY_LENGTH(outside_calls); i++)
        if (strcmp(outside_calls[i].name, name) == 0)
            return outside_calls[i].call;
    return INSIDE;
}

static const char *name_of(const struct tables *t, const ElfW(Rela) *relocation)
{
    return t->names + t->symbols[ELF64_R_SYM(relocation->r_info)].st_name;
}

static int api_calls(const struct tables *t, const ElfW(Rela) *from, size_t count, unsigned type)
{
    int found = 0;
    for (size_t i = 0; i < count; i++)
        if (ELF64_R_TYPE(from[i].r_info) == type && strict_api_named(name_of(t, &from[i])) != NULL)
            found++;
    return found;
}

static void replace(uintptr_t *entry, uintptr_t value)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)entry & ~(page - 1);
    if (mprotect((void *)start, page, PROT_READ | PROT_WRITE) == 0)
        *entry = value;
}

static void watch(const struct tables *t, const ElfW(Rela) *from, size_t count, unsigned type)
{
    for (size_t i = 0; i < count; i++) {
        if (ELF64_R_TYPE(from[i].r_info) != type)
            continue;
        const char *name = name_of(t, &from[i]);
        uintptr_t *entry = (uintptr_t *)(t->base + from[i].r_offset);
        struct target target = {.function = *entry, .name = name, .api = strict_api_named(name), .outside = outside_named(name)};
        if ((target.api == NULL && target.outside == INSIDE) || strict_target_of(*entry) != NULL)
            continue;
        if (conch_strict_mode == CONCH_MODE_PERMISSIVE && target.api == NULL)
            continue;
        if (target.api != NULL) {
            target.name = target.api->name;
            target.role = strict_role(target.name);
        }
        uintptr_t stub = strict_stub(&target);
        if (stub != 0)
            replace(entry, stub);
    }
}

static ElfW(Addr) own_base;

/* The code of the extensions; written with the GIL held, read by a signal handler. */
#define MOST_RANGES 256
static struct {
    uintptr_t start, end;
} code[MOST_RANGES];
static _Atomic int code_count;

static void note_code(const struct dl_phdr_info *info)
{
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        uintptr_t start = info->dlpi_addr + part->p_vaddr;
        if (STRICT_ON && part->p_type == PT_LOAD && (part->p_flags & PF_W))
            leak_variables((void *)start, part->p_memsz);
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X) || strict_is_extensions_code(start) || code_count == MOST_RANGES)
            continue;
        code[code_count].start = start;
        code[code_count].end = start + part->p_memsz;
        code_count++;
    }
}

bool strict_is_extensions_code(uintptr_t address)
{
    for (int i = 0; i < code_count; i++)
        if (address >= code[i].start && address < code[i].end)
            return true;
    return false;
}

static int note_owner(struct dl_phdr_info *info, size_t size, void *function)
{
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        uintptr_t start = info->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_LOAD && (uintptr_t)function >= start && (uintptr_t)function < start + part->p_memsz) {
            note_code(info);
            return 1;
        }
    }
    return 0;
}

void strict_note_library(uintptr_t function)
{
    dl_iterate_phdr(note_owner, (void *)function);
}

static int one_library(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size, (void)unused;
    struct tables t;
    if (info->dlpi_addr == own_base || !read_tables(&t, info))
        return 0;
    /* Where calls go through jump slots, what is in the other table are addresses that the extension takes: those stay what they are. */
    if (api_calls(&t, t.jumps, t.jump_count, JUMP_SLOT) > 0)
        watch(&t, t.jumps, t.jump_count, JUMP_SLOT);
    else if (api_calls(&t, t.relocations, t.relocation_count, GLOB_DAT) > 0)
        watch(&t, t.relocations, t.relocation_count, GLOB_DAT);
    else
        return 0;
    note_code(info);
    return 0;
}

static void find_self(void)
{
    Dl_info self;
    if (own_base == 0 && dladdr((void *)&conch_strict_start, &self) != 0)
        own_base = (ElfW(Addr))(uintptr_t)self.dli_fbase;
}

void strict_watch_libraries(void)
{
    find_self();
    dl_iterate_phdr(one_library, NULL);
}

bool strict_is_own_code(uintptr_t address)
{
    Dl_info where;
    find_self();
    if (strict_target_of(address) != NULL)
        return true;
    return dladdr((void *)address, &where) == 0 || (ElfW(Addr))(uintptr_t)where.dli_fbase == own_base;
}

#else

void strict_watch_libraries(void)
{
}

void strict_note_library(uintptr_t function)
{
    (void)function;
}

bool strict_is_own_code(uintptr_t address)
{
    (void)address;
    return false;
}

bool strict_is_extensions_code(uintptr_t address)
{
    (void)address;
    return false;
}

#endif
