#include "support.h"

#include <math.h>
#include <pthread.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t state;

void random_seed(void)
{
    const char *given = getenv("CONCH_SEED");
    state = given ? strtoull(given, NULL, 0) : (uint64_t)time(NULL) * 2654435761u ^ (uint64_t)getpid();
    printf("CONCH_SEED=%llu\n", (unsigned long long)state);
    fflush(stdout);
}

static uint64_t random_bits(void)
{
    uint64_t x = state += 0x9E3779B97F4A7C15u;      /* splitmix64 (Steele, Lea and Flood, 2014) */
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

size_t random_below(size_t n)
{
    return (size_t)(random_bits() % n);
}

double random_number(void)
{
    return (double)(random_bits() >> 11) * 0x1p-52 - 1;
}

void *memory(size_t bytes)
{
    void *p = malloc(bytes);
    EXPECT(p || bytes == 0, "out of memory");
    return p;
}

double *random_numbers(size_t count)
{
    double *x = memory(count * sizeof *x);
    for (size_t i = 0; i < count; i++)
        x[i] = random_number();
    return x;
}

double relative_error(const double *x, const double *y, size_t count)
{
    double error = 0, size = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(x[i]) || isnan(y[i]))
            return INFINITY;
        error = fmax(error, fabs(x[i] - y[i]));
        size = fmax(size, fabs(y[i]));
    }
    return error == 0 ? 0 : error / size;
}

void use_cpu_level(enum cpu_level level)
{
    setenv("CONCH_KERNELS_CPU", cpu_level_name(level), 1);
}

static int run_in_child(enum cpu_level level, void (*test)(void))
{
    printf("%s: ", cpu_level_name(level));
    fflush(stdout);
    pid_t child = fork();
    EXPECT(child >= 0, "fork failed");
    if (child == 0) {
        use_cpu_level(level);
        random_seed();
        test();
        exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int for_each_cpu_level(void (*test)(void))
{
    int failed = 0;
    enum cpu_level best = cpu_level();
    for (enum cpu_level level = CPU_PORTABLE; level <= best; level++)
        failed |= run_in_child(level, test);
    return failed;
}

struct numbered {
    size_t number;
    void (*body)(size_t);
};

static void *enter(void *argument)
{
    struct numbered *thread = argument;
    thread->body(thread->number);
    return NULL;
}

void run_threads(size_t count, void (*body)(size_t number))
{
    pthread_t *threads = memory(count * sizeof *threads);
    struct numbered *arguments = memory(count * sizeof *arguments);
    for (size_t i = 0; i < count; i++) {
        arguments[i] = (struct numbered){ i, body };
        EXPECT(pthread_create(&threads[i], NULL, enter, &arguments[i]) == 0, "no thread");
    }
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    free(arguments);
    free(threads);
}
