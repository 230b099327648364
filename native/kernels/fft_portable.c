/* The passes of fft for any processor whose baseline has vectors of two doubles (SSE2, NEON). */
#include "fft_engine.h"

#define ENGINE fft_engine_portable
#define TARGET
#define LANES 2
#include "fft_engine.inc"
