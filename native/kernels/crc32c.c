/*
 * CRC-32C by one table. Each byte waits for the one before it, so the speed is a load and two exclusive-ors a byte, some hundred MB/s:
 * what a checksum or a hash costs that has no instruction of its own. It is meant as such a kernel, not as the fastest CRC.
 */
#include "crc32c.h"

/* x^32 + x^28 + … + 1 without its highest power, the lowest power in the highest bit. */
#define POLYNOMIAL 0x82f63b78u

void crc32c_table_fill(crc32c_table *table)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t rest = byte;
        for (int bit = 0; bit < 8; bit++)
            rest = rest >> 1 ^ (rest & 1 ? POLYNOMIAL : 0);
        table->entry[byte] = rest;
    }
}

uint32_t crc32c(const crc32c_table *table, uint32_t crc, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    crc = ~crc;
    for (size_t i = 0; i < size; i++)
        crc = crc >> 8 ^ table->entry[(crc ^ at[i]) & 0xff];
    return ~crc;
}
