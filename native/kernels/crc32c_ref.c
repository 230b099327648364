#include "crc32c_ref.h"

/* The coefficients in their written order: the register is kept the other way round than in crc32c.c, and turned at both ends. */
static uint32_t reversed(uint32_t x)
{
    uint32_t y = 0;
    for (int i = 0; i < 32; i++)
        y |= (x >> i & 1) << (31 - i);
    return y;
}

uint32_t crc32c_ref(uint32_t crc, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint32_t rest = reversed(~crc);
    for (size_t i = 0; i < size; i++) {
        for (int bit = 0; bit < 8; bit++) {
            uint32_t in = (at[i] >> bit & 1) ^ rest >> 31;
            rest = rest << 1 ^ (in ? 0x1edc6f41u : 0);
        }
    }
    return ~reversed(rest);
}
