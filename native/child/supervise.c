/* supervise ADDRESS_KIB COMMAND [ARG...]: runs a command whose processes cannot outlive it.
 *
 * - The command gets a session of its own, no input, no core dumps, and ADDRESS_KIB of address space (0: no limit).
 * - Standard input is a pipe from whoever wants the command run. Its end means "stop": who closes it, ends or is killed takes the command along.
 * - When the command has ended, or is to be stopped, everything that it started is killed. On Linux this process is the one to whom orphans are
 *   given (PR_SET_CHILD_SUBREAPER), so what forks twice and takes a new session is still found below it. Elsewhere the command's group is killed.
 * - The exit code is the command's; 128 + the signal that ended it; 127 if it is not there, 126 if it cannot be run.
 *
 * What can still get away: a command that kills this process first, and one that asks a service of the system to run something for it.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <dirent.h>
#include <sys/prctl.h>
#endif

enum { CANNOT_RUN = 126, NOT_THERE = 127, SIGNALLED = 128, PASSES = 5000 };

static pid_t command = -1;
static bool has_ended;
static int status;

/* --- the command --- */

static void limit(int resource, rlim_t most)
{
    /* A limit that the system does not know is no reason not to run. */
    setrlimit(resource, &(struct rlimit){most, most});
}

static _Noreturn void become(char **words, unsigned long kib, const sigset_t *mask)
{
    setsid();
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing > 0)
        dup2(nothing, 0), close(nothing);
    limit(RLIMIT_CORE, 0);
    if (kib > 0)
        limit(RLIMIT_AS, (rlim_t)kib << 10);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(words[0], words);
    int why = errno;
    fprintf(stderr, "%s: %s\n", words[0], strerror(why));
    _exit(why == ENOENT ? NOT_THERE : CANNOT_RUN);
}

/* The command's own end, and orphans'. Returns false when there is no child left. */
static bool reap(void)
{
    pid_t ended;
    int how;
    while ((ended = waitpid(-1, &how, WNOHANG)) > 0)
        if (ended == command)
            has_ended = true, status = how;
    return ended == 0;
}

/* --- the end of everything --- */

#ifdef __linux__
enum { MOST_PIDS = 4 << 20 /* PID_MAX_LIMIT */, BELOW_MOST = 1 << 16 };

static struct { pid_t pid, parent; } found[BELOW_MOST];
static bool is_below[MOST_PIDS];

static pid_t parent_of(pid_t pid)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t n = read(file, text, sizeof text - 1);
    close(file);
    text[n > 0 ? n : 0] = 0;
    /* PID (NAME) STATE PARENT: the name may hold anything, also a parenthesis. */
    const char *end = strrchr(text, ')');
    int parent;
    return end != NULL && sscanf(end + 1, " %*c %d", &parent) == 1 ? parent : 0;
}

static int list_processes(void)
{
    DIR *all = opendir("/proc");
    if (all == NULL)
        return 0;
    int n = 0;
    for (struct dirent *each; n < BELOW_MOST && (each = readdir(all)) != NULL;) {
        pid_t pid = atoi(each->d_name), parent = pid > 0 ? parent_of(pid) : 0;
        if (parent > 0 && pid < MOST_PIDS && parent < MOST_PIDS)
            found[n].pid = pid, found[n++].parent = parent;
    }
    closedir(all);
    return n;
}

static void kill_below(void)
{
    int n = list_processes();
    memset(is_below, 0, sizeof is_below);
    is_below[getpid()] = true;
    for (bool grew = true; grew;) {
        grew = false;
        for (int i = 0; i < n; i++)
            if (!is_below[found[i].pid] && is_below[found[i].parent])
                grew = is_below[found[i].pid] = true;
    }
    for (int i = 0; i < n; i++)
        if (is_below[found[i].pid] && found[i].pid != getpid())
            kill(found[i].pid, SIGKILL);
}
#else
static void kill_below(void) {}
#endif

/* The group first: it is killed at once, so that what forks without end has nobody left to fork. What took a group of its own is looked for until no
 * child is left; each pass finds also what was started during the one before. */
static void end_all(void)
{
    if (!has_ended)
        kill(command, SIGKILL);
    kill(-command, SIGKILL);
    for (int pass = 0; reap() && pass < PASSES; pass++) {
        kill_below();
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

/* --- waiting --- */

static volatile sig_atomic_t is_told_to_end;

static void on_child(int signal)
{
    (void)signal;
}

static void on_end(int signal)
{
    (void)signal;
    is_told_to_end = 1;
}

static void wait_for_an_end(const sigset_t *open_mask)
{
    while (reap() && !has_ended && !is_told_to_end) {
        fd_set input;
        FD_ZERO(&input);
        FD_SET(0, &input);
        char said[64];
        if (pselect(1, &input, NULL, NULL, NULL, open_mask) > 0 && read(0, said, sizeof said) <= 0)
            return;
    }
}

int main(int count, char **words)
{
    if (count < 3) {
        fputs("usage: supervise ADDRESS_KIB COMMAND [ARG...]\n", stderr);
        return 2;
    }
    /* The terminal's signals are for whoever holds the pipe. */
    setsid();
#ifdef __linux__
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
    sigset_t before, blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    sigdelset(&before, SIGCHLD);
    sigdelset(&before, SIGTERM);
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = on_child}, NULL);
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = on_end}, NULL);
    fcntl(0, F_SETFD, FD_CLOEXEC);

    command = fork();
    if (command == 0)
        become(words + 2, strtoul(words[1], NULL, 10), &before);
    if (command < 0) {
        perror("supervise: fork");
        return CANNOT_RUN;
    }
    wait_for_an_end(&before);
    end_all();
    return WIFSIGNALED(status) ? SIGNALLED + WTERMSIG(status) : WEXITSTATUS(status);
}
