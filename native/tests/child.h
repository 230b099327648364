/* Runs a function in a child process and looks at how that ends: what should abort the process is tested this way. */
#ifndef CONCH_TESTS_CHILD_H
#define CONCH_TESTS_CHILD_H

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#define CHILD_OUTPUT 4096

struct child_result {
    int signal;    /* what killed it; 0 when it exited */
    int exit_code; /* −1 when it was killed */
    char output[CHILD_OUTPUT]; /* its standard error */
};

/* Call it while the process has one thread only. */
static inline struct child_result run_in_child(void (*body)(void))
{
    struct child_result result = {.exit_code = -1};
    int channel[2];
    CHECK_EQUAL(pipe(channel), 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        dup2(channel[1], STDERR_FILENO);
        close(channel[0]);
        body();
        _exit(0);
    }
    close(channel[1]);
    size_t length = 0;
    ssize_t got;
    while ((got = read(channel[0], result.output + length, CHILD_OUTPUT - 1 - length)) > 0)
        length += (size_t)got;
    close(channel[0]);
    int status;
    CHECK_EQUAL(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
        result.signal = WTERMSIG(status);
    else
        result.exit_code = WEXITSTATUS(status);
    return result;
}

#endif
