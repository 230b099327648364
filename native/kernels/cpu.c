#include "cpu.h"

#include <stdlib.h>
#include <string.h>

static enum cpu_level supported(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return CPU_AVX512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return CPU_AVX2;
#endif
    return CPU_PORTABLE;
}

const char *cpu_level_name(enum cpu_level level)
{
    return level == CPU_AVX512 ? "avx512" : level == CPU_AVX2 ? "avx2" : "portable";
}

enum cpu_level cpu_level(void)
{
    enum cpu_level best = supported();
    const char *wanted = getenv("CONCH_KERNELS_CPU");
    for (enum cpu_level level = CPU_PORTABLE; wanted && level < best; level++)
        if (strcmp(wanted, cpu_level_name(level)) == 0)
            return level;
    return best;
}
