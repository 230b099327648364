#define _GNU_SOURCE
#include "report.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "heap.h"
#include "image.h"
#include "places.h"
#include "sharing.h"

static FILE *out;

void report_open(void)
{
    out = fdopen(dup(STDOUT_FILENO), "w");
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

void report_hang(const char *line, size_t length)
{
    if (write(fileno(out), line, length) < 0)
        return; /* nobody reads; the exit code says it too */
}

/* --- pieces --- */

static void put_string(const char *text)
{
    putc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static void put_name(const char *name) { fprintf(out, "\"%s\": ", name); }

static void put_text(const char *name, const char *text)
{
    put_name(name);
    put_string(text);
}

/* Threads above 9 are letters, so that a step is one character. */
static void put_schedule(const char *name, const uint8_t *threads, int length)
{
    fprintf(out, "\"%s\": \"", name);
    for (int i = 0; i < length; i++)
        putc("0123456789abcdef"[threads[i]], out);
    putc('"', out);
}

static void put_run_schedule(const Run *run)
{
    uint8_t threads[MAX_STEPS];
    for (int i = 0; i < run->step_count; i++)
        threads[i] = (uint8_t)run->decisions[i].chosen;
    put_schedule("schedule", threads, run->step_count);
}

static const char *kind_of(RunEnd end)
{
    switch (end) {
    case RUN_CHECKED: return "checked";
    case RUN_FAILED: return "failed";
    case RUN_DEADLOCK: return "deadlock";
    case RUN_STOPPED: return "stopped";
    case RUN_IMPOSSIBLE: return "impossible";
    }
    return "?";
}

static void put_operation(const Operation *operation)
{
    char name[160];
    put_text("operation", operation->name);
    if (operation->kind == OP_JOIN)
        snprintf(name, sizeof name, "thread %d", (int)operation->address);
    else
        places_data(operation->address, name, sizeof name);
    if (name[0]) {
        fputs(", ", out);
        put_text("object", name);
    }
    if (operation->size)
        fprintf(out, ", \"size\": %zu", operation->size);
    fputs(", ", out);
    put_text("at", places_line(operation->where));
}

/* An address is given by name, so that a trace is the same in every process. */
static void put_value(const char *name, int64_t value, size_t size)
{
    char text[160] = "&";
    uintptr_t address = (uintptr_t)value;
    bool known = (address >= image_begin() && address < image_end()) || (address >= heap_begin() && address < heap_end());
    if (size == sizeof address && known)
        places_data(address, text + 1, sizeof text - 1);
    put_name(name);
    if (text[1])
        put_string(text);
    else
        fprintf(out, "%" PRId64, value);
}

static void want_waits(const Wait *waits, int count)
{
    for (int i = 0; i < count; i++)
        places_want(waits[i].operation.where);
}

static void put_waits(const char *name, const Wait *waits, int count)
{
    put_name(name);
    putc('[', out);
    for (int i = 0; i < count; i++) {
        fprintf(out, "%s{\"thread\": %d, ", i ? ", " : "", waits[i].thread);
        put_operation(&waits[i].operation);
        if (waits[i].holder >= 0)
            fprintf(out, ", \"held_by\": %d, \"holder_ended\": %s", waits[i].holder, waits[i].holder_ended ? "true" : "false");
        putc('}', out);
    }
    putc(']', out);
}

static void put_wait_words(const Wait *wait)
{
    char name[160];
    if (wait->operation.kind == OP_JOIN) {
        fprintf(out, "thread %d waits for the end of thread %d", wait->thread, wait->holder);
        return;
    }
    places_data(wait->operation.address, name, sizeof name);
    fprintf(out, "thread %d waits at %s for %s", wait->thread, places_line(wait->operation.where), name[0] ? name : "an object without a name");
    if (wait->operation.kind == OP_WAKE)
        fputs(wait->holder < 0 ? ", which nobody will signal" : ", which was signalled, and for its mutex", out);
    if (wait->holder == wait->thread)
        fputs(", which it holds itself", out);
    else if (wait->holder >= 0)
        fprintf(out, ", which thread %d holds%s", wait->holder, wait->holder_ended ? " and has ended" : "");
}

/* Names of symbols and files are all that is put in, so nothing needs escaping. */
static void put_explanation(const Outcome *deadlock)
{
    fputs("\"explanation\": \"", out);
    for (int i = 0; i < deadlock->wait_count; i++) {
        fputs(i ? "; " : "", out);
        put_wait_words(&deadlock->waits[i]);
    }
    putc('"', out);
}

static void put_witness(const Witness *witness)
{
    put_schedule("witness", witness->threads, witness->prefix);
    fputs(", ", out);
    put_schedule("schedule", witness->threads, witness->length);
    fprintf(out, ", \"switches\": %d", witness->switches);
}

static void put_failure(const char *detail, uintptr_t failed_at)
{
    if (detail[0]) {
        fputs(", ", out);
        put_text("detail", detail);
    }
    if (failed_at) {
        fputs(", ", out);
        put_text("at", places_line(failed_at));
    }
}

static void put_outcomes(const Tally *tally)
{
    fputs("\"outcomes\": [", out);
    for (int i = 0; i < tally->count; i++) {
        const Outcome *outcome = &tally->outcomes[i];
        fputs(i ? ", {" : "{", out);
        put_text("result", outcome->text);
        fputs(", ", out);
        put_text("kind", kind_of(outcome->end));
        fprintf(out, ", \"count\": %ld, ", outcome->count);
        put_witness(&outcome->witness);
        put_failure(outcome->detail, outcome->failed_at);
        putc('}', out);
    }
    fprintf(out, "], \"outcomes_left_out\": %s", tally->overflowed ? "true" : "false");
}

static void put_deadlocks(const Tally *tally)
{
    fputs("\"deadlocks\": [", out);
    for (int i = 0; i < tally->count; i++) {
        const Outcome *deadlock = &tally->outcomes[i];
        fprintf(out, "%s{\"count\": %ld, ", i ? ", " : "", deadlock->count);
        put_witness(&deadlock->witness);
        fputs(", ", out);
        put_waits("waits", deadlock->waits, deadlock->wait_count);
        fputs(", ", out);
        put_explanation(deadlock);
        putc('}', out);
    }
    putc(']', out);
}

static void put_shared(void)
{
    uintptr_t begin;
    size_t size;
    fputs("\"shared\": [", out);
    for (int i = 0; sharing_stretch(i, &begin, &size); i++) {
        char text[300];
        places_range(begin, size, text, sizeof text);
        fputs(i ? ", " : "", out);
        put_string(text);
    }
    putc(']', out);
}

static void end_line(void)
{
    fputs("}\n", out);
    fflush(out);
}

/* --- reports --- */

void report_search(const char *mode, const Search *search)
{
    for (int i = 0; i < search->tally.count; i++)
        places_want(search->tally.outcomes[i].failed_at);
    for (int i = 0; i < search->deadlocks.count; i++)
        want_waits(search->deadlocks.outcomes[i].waits, search->deadlocks.outcomes[i].wait_count);
    places_resolve();
    putc('{', out);
    put_text("mode", mode);
    fprintf(out, ", \"explored\": %ld, \"total\": ", search->explored);
    if (search->exhaustive)
        fprintf(out, "%ld", search->explored);
    else
        fputs("null", out);
    fprintf(out, ", \"exhaustive\": %s, \"preemption_bound\": ", search->exhaustive ? "true" : "false");
    if (search->exhaustive || search->bound < 0)
        fputs("null", out);
    else
        fprintf(out, "%d", search->bound);
    fprintf(out, ", \"runs\": %ld, \"memory\": \"sequentially consistent\", ", search->runs);
    put_outcomes(&search->tally);
    fputs(", ", out);
    put_deadlocks(&search->deadlocks);
    fputs(", ", out);
    put_shared();
    end_line();
}

void report_visit(const Run *run)
{
    putc('{', out);
    if (run == NULL) {
        fputs("\"again\": true", out);
        end_line();
        return;
    }
    put_run_schedule(run);
    fputs(", ", out);
    put_text("result", run->outcome);
    Witness witness = witness_of(run);
    fprintf(out, ", \"switches\": %d, \"prefix\": %d", witness.switches, witness.prefix);
    end_line();
}

void report_progress(long explored, int stage)
{
    if (stage <= 2)
        fprintf(stderr, "{\"explored\": %ld, \"preemptions\": %d}\n", explored, stage);
    else
        fprintf(stderr, "{\"explored\": %ld, \"preemptions\": null}\n", explored);
}

static void put_step(const Step *step)
{
    fprintf(out, "{\"thread\": %d, ", step->thread);
    put_operation(&step->operation);
    if (step->has_value) {
        fputs(", ", out);
        put_value("before", step->before, step->operation.size);
        fputs(", ", out);
        put_value("after", step->after, step->operation.size);
    }
    putc('}', out);
}

void report_replay(const Run *run, long identical)
{
    for (int i = 0; i < run->step_count; i++)
        places_want(run->steps[i].operation.where);
    want_waits(run->waits, run->wait_count);
    places_want(run->failed_at);
    places_resolve();
    fputs("{\"mode\": \"replay\", ", out);
    put_run_schedule(run);
    fputs(", ", out);
    put_text("kind", kind_of(run->end));
    fputs(", ", out);
    put_text("result", run->outcome);
    put_failure(run->detail, run->failed_at);
    fprintf(out, ", \"identical\": %ld, \"steps\": [", identical);
    for (int i = 0; i < run->step_count; i++) {
        fputs(i ? ", " : "", out);
        put_step(&run->steps[i]);
    }
    fputs("], ", out);
    put_waits("next", run->waits, run->wait_count);
    fputs(", \"can_go_on\": [", out);
    for (int i = 0, first = 1; i < run->thread_count; i++)
        if (run->pending_enabled >> i & 1) {
            fprintf(out, "%s%d", first ? "" : ", ", i);
            first = 0;
        }
    fputs("], ", out);
    put_shared();
    end_line();
}

void report_impossible(const Run *run)
{
    fprintf(out, "{\"error\": \"step %d of the schedule is not possible\", \"can_go_on\": [", run->step_count);
    for (int i = 0, first = 1; i < run->thread_count; i++)
        if (run->pending_enabled >> i & 1) {
            fprintf(out, "%s%d", first ? "" : ", ", i);
            first = 0;
        }
    putc(']', out);
    end_line();
}

void report_shrink(const Outcome *best, bool minimal, long runs)
{
    places_want(best->failed_at);
    places_resolve();
    fputs("{\"mode\": \"shrink\", ", out);
    put_text("result", best->text);
    fputs(", ", out);
    put_text("kind", kind_of(best->end));
    fputs(", ", out);
    put_witness(&best->witness);
    put_failure(best->detail, best->failed_at);
    fprintf(out, ", \"minimal\": %s, \"runs\": %ld, ", minimal ? "true" : "false", runs);
    put_shared();
    end_line();
}

void report_error(const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    putc('{', out);
    put_text("error", text);
    end_line();
}
