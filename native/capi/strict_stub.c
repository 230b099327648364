/*
 * Stubs. Each is a few instructions that load its number and go on to conch_strict_enter, which keeps every register that may carry an argument.
 * They lie in pages that are written once and executed from then on; one page holds as many as fit, and its first words the address of what they share.
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <pthread.h>
#include <sys/mman.h>

void conch_strict_enter(void);
void conch_strict_leave(void);

#if defined(__x86_64__)

__asm__(".text\n"
        ".p2align 4\n"
        ".globl conch_strict_enter\n.hidden conch_strict_enter\n.type conch_strict_enter, @function\n"
        "conch_strict_enter:\n"
        ".cfi_startproc\n"
        "push %rbp\n.cfi_def_cfa_offset 16\n.cfi_offset %rbp, -16\n"
        "mov %rsp, %rbp\n.cfi_def_cfa_register %rbp\n"
        "sub $208, %rsp\n"
        "mov %rdi, 0(%rsp)\nmov %rsi, 8(%rsp)\nmov %rdx, 16(%rsp)\nmov %rcx, 24(%rsp)\nmov %r8, 32(%rsp)\nmov %r9, 40(%rsp)\n"
        "mov %rax, 64(%rsp)\nmov %r11, 72(%rsp)\n"
        "movups %xmm0, 80(%rsp)\nmovups %xmm1, 96(%rsp)\nmovups %xmm2, 112(%rsp)\nmovups %xmm3, 128(%rsp)\n"
        "movups %xmm4, 144(%rsp)\nmovups %xmm5, 160(%rsp)\nmovups %xmm6, 176(%rsp)\nmovups %xmm7, 192(%rsp)\n"
        "mov %rsp, %rdi\nlea 8(%rbp), %rsi\n"
        "call conch_strict_before\n"
        "mov %rax, %r11\n"
        "mov 0(%rsp), %rdi\nmov 8(%rsp), %rsi\nmov 16(%rsp), %rdx\nmov 24(%rsp), %rcx\nmov 32(%rsp), %r8\nmov 40(%rsp), %r9\n"
        "mov 64(%rsp), %rax\n"
        "movups 80(%rsp), %xmm0\nmovups 96(%rsp), %xmm1\nmovups 112(%rsp), %xmm2\nmovups 128(%rsp), %xmm3\n"
        "movups 144(%rsp), %xmm4\nmovups 160(%rsp), %xmm5\nmovups 176(%rsp), %xmm6\nmovups 192(%rsp), %xmm7\n"
        "leave\n.cfi_def_cfa %rsp, 8\n"
        "jmp *%r11\n"
        ".cfi_endproc\n"
        ".size conch_strict_enter, .-conch_strict_enter\n"
        /* Reached by a return: its own return address is made here. */
        ".p2align 4\n"
        ".globl conch_strict_leave\n.hidden conch_strict_leave\n.type conch_strict_leave, @function\n"
        "conch_strict_leave:\n"
        "sub $8, %rsp\n"
        "push %rbp\nmov %rsp, %rbp\n"
        "sub $48, %rsp\n"
        "mov %rax, 0(%rsp)\nmov %rdx, 8(%rsp)\nmovups %xmm0, 16(%rsp)\nmovups %xmm1, 32(%rsp)\n"
        "mov %rax, %rdi\nlea 8(%rbp), %rsi\n"
        "call conch_strict_after\n"
        "mov %rax, 8(%rbp)\n"
        "mov 0(%rsp), %rax\nmov 8(%rsp), %rdx\nmovups 16(%rsp), %xmm0\nmovups 32(%rsp), %xmm1\n"
        "leave\n"
        "ret\n"
        ".size conch_strict_leave, .-conch_strict_leave\n");

#define HEAD 16
#define STUB 16

static void write_stub(unsigned char *at, unsigned char *head, uint32_t index)
{
    int32_t distance = (int32_t)(head - (at + 12));
    memcpy(at, (unsigned char[]){0x41, 0xBB}, 2); /* mov $index, %r11d */
    memcpy(at + 2, &index, 4);
    memcpy(at + 6, (unsigned char[]){0xFF, 0x25}, 2); /* jmp *head(%rip) */
    memcpy(at + 8, &distance, 4);
}

#elif defined(__aarch64__)

/* The return address is in x30; its place on the stack is made here, and conch_strict_leave finds it again by the same stack pointer. */
__asm__(".text\n"
        ".p2align 4\n"
        ".globl conch_strict_enter\n.hidden conch_strict_enter\n.type conch_strict_enter, %function\n"
        "conch_strict_enter:\n"
        "stp x29, x30, [sp, #-240]!\n"
        "mov x29, sp\n"
        "stp x0, x1, [sp, #16]\nstp x2, x3, [sp, #32]\nstp x4, x5, [sp, #48]\nstp x6, x7, [sp, #64]\n"
        "stp x8, x16, [sp, #80]\n"
        "stp q0, q1, [sp, #96]\nstp q2, q3, [sp, #128]\nstp q4, q5, [sp, #160]\nstp q6, q7, [sp, #192]\n"
        "add x0, sp, #16\nadd x1, sp, #8\nadd x2, sp, #240\n"
        "bl conch_strict_before_linked\n"
        "mov x17, x0\n"
        "ldp x0, x1, [sp, #16]\nldp x2, x3, [sp, #32]\nldp x4, x5, [sp, #48]\nldp x6, x7, [sp, #64]\n"
        "ldr x8, [sp, #80]\n"
        "ldp q0, q1, [sp, #96]\nldp q2, q3, [sp, #128]\nldp q4, q5, [sp, #160]\nldp q6, q7, [sp, #192]\n"
        "ldp x29, x30, [sp], #240\n"
        "br x17\n"
        ".size conch_strict_enter, .-conch_strict_enter\n"
        ".p2align 4\n"
        ".globl conch_strict_leave\n.hidden conch_strict_leave\n.type conch_strict_leave, %function\n"
        "conch_strict_leave:\n"
        "stp x29, x30, [sp, #-64]!\n"
        "mov x29, sp\n"
        "stp x0, x1, [sp, #16]\nstp q0, q1, [sp, #32]\n"
        "add x1, sp, #64\n"
        "bl conch_strict_after\n"
        "mov x30, x0\n"
        "ldp x0, x1, [sp, #16]\nldp q0, q1, [sp, #32]\n"
        "ldr x29, [sp], #64\n"
        "ret\n"
        ".size conch_strict_leave, .-conch_strict_leave\n");

#define HEAD 16
#define STUB 16

static void write_stub(unsigned char *at, unsigned char *head, uint32_t index)
{
    int32_t words = (int32_t)(head - (at + 8)) / 4;
    uint32_t code[4] = {
        0x52800010u | (index & 0xFFFF) << 5,          /* movz w16, #low */
        0x72A00010u | (index >> 16) << 5,             /* movk w16, #high, lsl 16 */
        0x58000011u | ((uint32_t)words & 0x7FFFF) << 5, /* ldr x17, head */
        0xD61F0220u,                                  /* br x17 */
    };
    memcpy(at, code, sizeof code);
}

uintptr_t conch_strict_before(struct strict_frame *frame, uintptr_t *slot);
uintptr_t strict_before_at(struct strict_frame *frame, uintptr_t *link, uintptr_t *slot);

__attribute__((visibility("hidden"))) uintptr_t conch_strict_before_linked(struct strict_frame *frame, uintptr_t *link, uintptr_t *slot)
{
    return strict_before_at(frame, link, slot);
}

#else

#define HEAD 16
#define STUB 16
#define NO_STUBS 1

void conch_strict_enter(void)
{
}

void conch_strict_leave(void)
{
}

static void write_stub(unsigned char *at, unsigned char *head, uint32_t index)
{
    (void)at, (void)head, (void)index;
}

#endif

#define PAGE 65536
#define STUBS_A_PAGE ((PAGE - HEAD) / STUB)
#define MOST_PAGES 64

static struct {
    pthread_mutex_t mutex;
    unsigned char *pages[MOST_PAGES];
    struct target *targets[MOST_PAGES];
    _Atomic uint32_t count;
} stubs = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static int add_page(int number)
{
    unsigned char *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return -1;
    stubs.targets[number] = calloc(STUBS_A_PAGE, sizeof(struct target));
    uintptr_t enter = (uintptr_t)&conch_strict_enter;
    memcpy(page, &enter, sizeof enter);
    for (uint32_t i = 0; i < STUBS_A_PAGE; i++)
        write_stub(page + HEAD + i * STUB, page, (uint32_t)number * STUBS_A_PAGE + i);
    if (stubs.targets[number] == NULL || mprotect(page, PAGE, PROT_READ | PROT_EXEC) != 0)
        return -1;
    __builtin___clear_cache((char *)page, (char *)page + PAGE);
    stubs.pages[number] = page;
    return 0;
}

int strict_stubs_begin(void)
{
#if defined(NO_STUBS) || !defined(__linux__)
    return -1;
#else
    return stubs.pages[0] != NULL ? 0 : add_page(0);
#endif
}

uint32_t strict_target_count(void)
{
    return stubs.count;
}

const struct target *strict_target_at(uint32_t index)
{
    return &stubs.targets[index / STUBS_A_PAGE][index % STUBS_A_PAGE];
}

static uintptr_t address_of(uint32_t index)
{
    return (uintptr_t)stubs.pages[index / STUBS_A_PAGE] + HEAD + index % STUBS_A_PAGE * STUB;
}

static uintptr_t find(const struct target *wanted)
{
    for (uint32_t i = 0; i < stubs.count; i++) {
        const struct target *t = strict_target_at(i);
        if (t->function == wanted->function && t->api == wanted->api && t->returns == wanted->returns && t->outside == wanted->outside
            && strcmp(t->name, wanted->name) == 0)
            return address_of(i);
    }
    return 0;
}

static uintptr_t add(const struct target *target)
{
    uint32_t index = stubs.count;
    int page = (int)(index / STUBS_A_PAGE);
    if (page >= MOST_PAGES || (stubs.pages[page] == NULL && add_page(page) != 0))
        return 0;
    stubs.targets[page][index % STUBS_A_PAGE] = *target;
    stubs.count = index + 1;
    return address_of(index);
}

uintptr_t strict_stub(const struct target *target)
{
    pthread_mutex_lock(&stubs.mutex);
    uintptr_t found = find(target);
    if (found == 0)
        found = add(target);
    pthread_mutex_unlock(&stubs.mutex);
    return found;
}

const struct target *strict_target_of(uintptr_t address)
{
    for (int page = 0; page < MOST_PAGES && stubs.pages[page] != NULL; page++) {
        uintptr_t start = (uintptr_t)stubs.pages[page] + HEAD;
        if (address >= start && address < start + STUBS_A_PAGE * STUB)
            return strict_target_at((uint32_t)page * STUBS_A_PAGE + (uint32_t)((address - start) / STUB));
    }
    return NULL;
}
