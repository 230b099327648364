/* Linked into every explored program: hands its three functions to the driver in the shared library. */
#include "sched.h"

__attribute__((weak)) const int threads = 2; /* for a file that does not say how many */

int main(int argc, char **argv)
{
    SchedProgram program = {threads, setup, thread, check};
    return sched_main(argc, argv, &program);
}
