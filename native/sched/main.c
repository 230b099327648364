/* Linked into every explored program: hands its three functions to the driver in the shared library. */
#include "sched.h"

int main(int argc, char **argv)
{
    SchedProgram program = {threads, setup, thread, check};
    return sched_main(argc, argv, &program);
}
