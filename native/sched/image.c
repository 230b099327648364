/*
 * The first loaded object is the explored program itself. Its writable segment, less what the linker made read-only after
 * relocation, holds the globals of the C file (and a few of the C library's, such as stdout, that do not change).
 * The library's own state is in another object, so that putting the globals back does not touch it.
 */
#define _GNU_SOURCE
#include "image.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
    uintptr_t base, begin, end;
    char *first_values;
    const char *file;
    const ElfW(Sym) *symbols;
    size_t symbol_count;
    const char *strings;
    char path[4096];
} image;

static int find_segments(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size, (void)unused;
    uintptr_t read_only_end = 0;
    image.base = info->dlpi_addr;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        uintptr_t begin = info->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_LOAD && (part->p_flags & PF_W)) {
            image.begin = begin;
            image.end = begin + part->p_memsz;
        }
        if (part->p_type == PT_GNU_RELRO)
            read_only_end = begin + part->p_memsz;
    }
    if (image.begin < read_only_end)
        image.begin = read_only_end;
    return 1; /* the first object only */
}

static const ElfW(Shdr) *section(const ElfW(Ehdr) *header, int i)
{
    return (const ElfW(Shdr) *)(image.file + header->e_shoff) + i;
}

static void read_symbols(void)
{
    ssize_t length = readlink("/proc/self/exe", image.path, sizeof image.path - 1);
    if (length < 0)
        return;
    int fd = open(image.path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0)
        return;
    if (fstat(fd, &status) == 0) {
        void *map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        image.file = map == MAP_FAILED ? NULL : map;
    }
    close(fd);
    if (image.file == NULL)
        return;
    const ElfW(Ehdr) *header = (const void *)image.file;
    for (int i = 0; i < header->e_shnum; i++) {
        if (section(header, i)->sh_type == SHT_SYMTAB) {
            image.symbols = (const void *)(image.file + section(header, i)->sh_offset);
            image.symbol_count = section(header, i)->sh_size / sizeof *image.symbols;
            image.strings = image.file + section(header, (int)section(header, i)->sh_link)->sh_offset;
        }
    }
}

void image_open(void)
{
    dl_iterate_phdr(find_segments, NULL);
    image.first_values = malloc(image.end - image.begin);
    if (image.first_values == NULL)
        abort();
    memcpy(image.first_values, (void *)image.begin, image.end - image.begin);
    read_symbols();
}

void image_reset(void)
{
    memcpy((void *)image.begin, image.first_values, image.end - image.begin);
}

static int reset_thread_locals(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size, (void)unused;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type == PT_TLS && info->dlpi_tls_data != NULL) {
            memcpy(info->dlpi_tls_data, (void *)(info->dlpi_addr + part->p_vaddr), part->p_filesz);
            memset((char *)info->dlpi_tls_data + part->p_filesz, 0, part->p_memsz - part->p_filesz);
        }
    }
    return 1;
}

void image_reset_thread(void)
{
    dl_iterate_phdr(reset_thread_locals, NULL);
}

uintptr_t image_begin(void) { return image.begin; }
uintptr_t image_end(void) { return image.end; }
const char *image_path(void) { return image.path; }
uintptr_t image_file_address(uintptr_t address) { return address - image.base; }

const char *image_symbol(uintptr_t address, size_t *offset)
{
    uintptr_t wanted = address - image.base;
    for (size_t i = 0; i < image.symbol_count; i++) {
        const ElfW(Sym) *symbol = &image.symbols[i];
        int type = ELF64_ST_TYPE(symbol->st_info);
        if ((type == STT_OBJECT || type == STT_FUNC) && symbol->st_value <= wanted && wanted < symbol->st_value + symbol->st_size) {
            *offset = wanted - symbol->st_value;
            return image.strings + symbol->st_name;
        }
    }
    return NULL;
}

uintptr_t image_address(const char *name)
{
    for (size_t i = 0; i < image.symbol_count; i++)
        if (ELF64_ST_TYPE(image.symbols[i].st_info) == STT_OBJECT && strcmp(image.strings + image.symbols[i].st_name, name) == 0)
            return image.base + image.symbols[i].st_value;
    return 0;
}
