/*
 * Faults of the processor that an extension causes: memory that was lent and has ended (strict_guard.c), a NULL pointer, an index far behind the end, a
 * division by zero. The JVM would end with a report of itself; here the message names the line of C, and what the script was doing.
 *
 * - The handler only notes where, and lets the thread go on in a function that tells: telling needs Java, which no handler may call.
 * - The JVM raises the same signals on purpose, in code that it has made and in its own library. So only faults elsewhere are an extension's: in its code,
 *   in a library that it called, or at an address that is no code because it called through NULL; and where the stack ends, the JVM has its own pages.
 *   All else goes to the handler that was there before, as if this one were not.
 * - A crash may come with the heap locked or broken, and then Java may never answer: the process has a few seconds to tell.
 * - Whoever reads the JVM's own report says so by not starting this (conch.ext.Jvm).
 */
#define _GNU_SOURCE
#include "strict_internal.h"

#include <dlfcn.h>
#include <signal.h>
#include <ucontext.h>

#define LOWEST 65536u       /* below it nothing is ever mapped: NULL, or a member of a struct at NULL */
#define NEAR_STACK 65536u
#define SECONDS_TO_TELL 20
#define NO_ADDRESS UINTPTR_MAX /* the processor does not say which it was: there can be none like it */

static const int signals[] = {SIGSEGV, SIGFPE};
static struct sigaction before[2];

static _Thread_local struct {
    int signal; /* 0 for none yet */
    uintptr_t address, place;
    bool is_outside; /* the place is only returned to: what it had called made the fault */
} fault;

/* ---- telling ---- */

static void describe(struct conch_stop *stop, char *what, size_t room)
{
    if (fault.signal == SIGFPE) {
        snprintf(what, room, "crashed: an integer was divided by zero");
        stop->repair = "look at the divisor before the division";
    } else if (fault.address < LOWEST) {
        snprintf(what, room, "crashed: a pointer was NULL (address 0x%llx was used)", (unsigned long long)fault.address);
        stop->repair = "look at each result of the API for NULL before it is used, and give each pointer a value before its first use";
    } else {
        if (fault.address == NO_ADDRESS)
            snprintf(what, room, "crashed: what it used as a pointer can be no address");
        else
            snprintf(what, room, "crashed: address 0x%llx was used, where no memory is, or none to be written", (unsigned long long)fault.address);
        stop->repair = "find where the pointer or the index comes from: conch ext check runs AddressSanitizer, which knows what lay there";
    }
}

static _Noreturn void die(void)
{
    signal(fault.signal, SIG_DFL);
    raise(fault.signal);
    _exit(128 + fault.signal);
}

/* A strict run knows whose function it was, and which function of the API it had called. Else the words are CPython's, and so is the end, by the signal. */
static _Noreturn void tell_crash(void)
{
    char what[128];
    struct conch_stop stop = {.rule = fault.signal == SIGFPE ? "Floating point exception" : "Segmentation fault", .subject = "C", .place = (int64_t)fault.place, .what = what};
    describe(&stop, what, sizeof what);
    alarm(SECONDS_TO_TELL);
    if (STRICT_ON) {
        const struct strict_thread *me = strict_me();
        const struct strict_call *last = me->depth > 0 ? &me->calls[me->depth - 1] : NULL;
        bool in_api = fault.is_outside && last != NULL && last->target->api != NULL;
        stop.rule = RULE_CRASH;
        if (in_api)
            stop.place = (int64_t)last->place;
        if (in_api || (last != NULL && last->target->api == NULL))
            stop.subject = last->target->name;
        strict_stop(&stop);
    }
    strict_tell(&stop);
    die();
}

/* Where the thread goes on. */
static void tell(void)
{
    if (fault.signal == SIGSEGV && guard_has_lent((const void *)fault.address))
        guard_stop((const void *)fault.address, fault.place);
    tell_crash();
}

/* ---- machines ---- */

#if defined(__x86_64__) && defined(__linux__)

static uintptr_t instruction(const ucontext_t *context)
{
    return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
}

static uintptr_t stack_pointer(const ucontext_t *context)
{
    return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
}

/* Where the extension's code is, or where the library function that it called returns to. */
static uintptr_t place_in_extension(const ucontext_t *context)
{
    uintptr_t at = instruction(context);
    if (strict_is_extensions_code(at))
        return at + 1;
    const uintptr_t *stack = (const uintptr_t *)stack_pointer(context);
    for (int i = 0; i < 256; i++)
        if (strict_is_extensions_code(stack[i]))
            return stack[i];
    return 0;
}

static void go_on_in_tell(ucontext_t *context)
{
    uintptr_t stack = stack_pointer(context) - 256;
    context->uc_mcontext.gregs[REG_RSP] = (greg_t)((stack & ~(uintptr_t)15) - 8);
    context->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)&tell;
}

#elif defined(__aarch64__) && defined(__linux__)

static uintptr_t instruction(const ucontext_t *context)
{
    return context->uc_mcontext.pc;
}

static uintptr_t stack_pointer(const ucontext_t *context)
{
    return context->uc_mcontext.sp;
}

static uintptr_t place_in_extension(const ucontext_t *context)
{
    uintptr_t at = instruction(context), link = context->uc_mcontext.regs[30];
    return strict_is_extensions_code(at) ? at + 4 : strict_is_extensions_code(link) ? link : 0;
}

static void go_on_in_tell(ucontext_t *context)
{
    context->uc_mcontext.sp = (stack_pointer(context) - 256) & ~(uintptr_t)15;
    context->uc_mcontext.pc = (uintptr_t)&tell;
}

#else

static uintptr_t instruction(const ucontext_t *context)
{
    (void)context;
    return 0;
}

static uintptr_t stack_pointer(const ucontext_t *context)
{
    (void)context;
    return 0;
}

static uintptr_t place_in_extension(const ucontext_t *context)
{
    (void)context;
    return 0;
}

static void go_on_in_tell(ucontext_t *context)
{
    (void)context, (void)tell;
}

#endif

/* ---- the handler ---- */

static uintptr_t address_used(int number, const siginfo_t *info)
{
#ifdef SI_KERNEL
    if (number == SIGSEGV && info->si_code == SI_KERNEL)
        return NO_ADDRESS;
#endif
    return number == SIGSEGV ? (uintptr_t)info->si_addr : 0;
}

/* Whether an extension may have caused it. Code that the JVM has made is in no library. */
static bool may_be_extensions(uintptr_t at, uintptr_t address, uintptr_t stack)
{
    Dl_info where;
    if (address < stack + NEAR_STACK && address + NEAR_STACK > stack)
        return false;
    if (strict_is_extensions_code(at) || at < LOWEST)
        return true;
    return dladdr((void *)at, &where) != 0 && where.dli_fname != NULL && strstr(where.dli_fname, "libjvm") == NULL;
}

static void pass_on(const struct sigaction *action, int number, siginfo_t *info, void *context)
{
    if (action->sa_flags & SA_SIGINFO)
        action->sa_sigaction(number, info, context);
    else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN)
        action->sa_handler(number);
    else
        signal(number, SIG_DFL);
}

static void on_fault(int number, siginfo_t *info, void *context)
{
    uintptr_t address = address_used(number, info), place = 0;
    bool lent = number == SIGSEGV && guard_has_lent(info->si_addr);
    if (fault.signal == 0 && (lent || may_be_extensions(instruction(context), address, stack_pointer(context))))
        place = place_in_extension(context);
    if (fault.signal != 0 || (!lent && place == 0)) {
        pass_on(&before[number == SIGSEGV ? 0 : 1], number, info, context);
        return;
    }
    fault.signal = number;
    fault.address = address;
    fault.place = place;
    fault.is_outside = !strict_is_extensions_code(instruction(context));
    go_on_in_tell(context);
}

bool fault_start(void)
{
    static bool started;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(signals) && !started; i++) {
        struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
        if (sigaction(signals[i], NULL, &before[i]) != 0)
            return false;
        action.sa_mask = before[i].sa_mask;
        if (sigaction(signals[i], &action, NULL) != 0)
            return false;
    }
    started = true;
    return true;
}
