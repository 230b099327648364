/* The passes of fft for any processor, one number at a time: for lengths too short for vectors. */
#include "fft_engine.h"

#define ENGINE fft_engine_scalar
#define TARGET
#define LANES 1
#include "fft_engine.inc"
