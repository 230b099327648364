/* What crc32c must return: the division by the polynomial, a bit at a time. */
#ifndef CONCH_KERNELS_CRC32C_REF_H
#define CONCH_KERNELS_CRC32C_REF_H

#include <stddef.h>
#include <stdint.h>

uint32_t crc32c_ref(uint32_t crc, const void *bytes, size_t size);

#endif
