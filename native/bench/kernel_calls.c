#include "kernel_calls.h"

#include <stdlib.h>

#include "fft.h"
#include "matmul.h"

struct bench_job {
    void (*run)(bench_job *);
    size_t n;
    double *a, *b, *c; /* the FFT has its points in a, and neither b nor c */
    void *workspace;
    fft_plan *plan;
};

static bench_job *job_new(void (*run)(bench_job *), size_t n)
{
    bench_job *job = calloc(1, sizeof *job);
    if (job) {
        job->run = run;
        job->n = n;
    }
    return job;
}

/* Numbers of both signs below 1, the same in every run: a kernel's time must not depend on luck. */
static double *numbers(size_t count)
{
    double *x = malloc(count * sizeof *x);
    if (x)
        for (size_t i = 0; i < count; i++)
            x[i] = (double)(i * 7919 % 2003) / 2003.0 - 0.5;
    return x;
}

static void run_matmul(bench_job *job)
{
    matmul(job->c, job->a, job->b, job->n, job->n, job->n, job->workspace);
}

bench_job *bench_matmul_new(size_t n)
{
    bench_job *job = job_new(run_matmul, n);
    if (!job)
        return NULL;
    job->a = numbers(n * n);
    job->b = numbers(n * n);
    job->c = numbers(n * n);
    job->workspace = malloc(matmul_workspace(n, n, n));
    if (job->a && job->b && job->c && job->workspace)
        return job;
    bench_job_free(job);
    return NULL;
}

/* There and back, so that the numbers stay what they were however often it is run. */
static void run_fft(bench_job *job)
{
    fft_forward(job->plan, job->a, job->workspace);
    fft_inverse(job->plan, job->a, job->workspace);
}

bench_job *bench_fft_new(size_t n)
{
    bench_job *job = job_new(run_fft, n);
    if (!job)
        return NULL;
    job->a = numbers(2 * n);
    job->plan = fft_plan_new(n);
    job->workspace = job->plan ? malloc(fft_workspace(job->plan)) : NULL;
    if (job->a && job->workspace)
        return job;
    bench_job_free(job);
    return NULL;
}

void bench_job_run(bench_job *job)
{
    job->run(job);
}

void bench_job_free(bench_job *job)
{
    if (!job)
        return;
    fft_plan_free(job->plan);
    free(job->workspace);
    free(job->c);
    free(job->b);
    free(job->a);
    free(job);
}
