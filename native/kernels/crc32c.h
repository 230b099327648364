/* The checksum CRC-32C (Castagnoli, RFC 3720 appendix B.4), a byte at a time: a kernel whose work is proportional to a number of bytes. */
#ifndef CONCH_KERNELS_CRC32C_H
#define CONCH_KERNELS_CRC32C_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t entry[256];
} crc32c_table;

/* Fills the table, once for all calls. */
void crc32c_table_fill(crc32c_table *table);

/* The checksum of what `crc` is the checksum of (0: of nothing) followed by `size` bytes. The table is only read. */
uint32_t crc32c(const crc32c_table *table, uint32_t crc, const void *bytes, size_t size);

#endif
