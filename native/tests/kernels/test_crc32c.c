/* crc32c against the division a bit at a time, and against the check values of RFC 3720 B.4. */
#include "crc32c.h"
#include "crc32c_ref.h"
#include "support.h"

static crc32c_table table;

static void check(const void *bytes, size_t size, uint32_t expected)
{
    uint32_t crc = crc32c(&table, 0, bytes, size);
    EXPECT(crc == expected, "of %zu bytes: %08x and not %08x", size, crc, expected);
}

static void known_values(void)
{
    unsigned char zeros[32] = { 0 }, ones[32], rising[32];
    for (unsigned i = 0; i < 32; i++) {
        ones[i] = 0xff;
        rising[i] = (unsigned char)i;
    }
    check("123456789", 9, 0xe3069283);
    check(zeros, 32, 0x8a9136aa);
    check(ones, 32, 0x62a8ab43);
    check(rising, 32, 0x46dd794e);
    check("", 0, 0);
}

static void random_bytes_in_two_parts(void)
{
    for (int i = 0; i < 200; i++) {
        size_t size = random_below(500), first = random_below(size + 1);
        unsigned char *bytes = memory(size + 1);
        for (size_t k = 0; k < size; k++)
            bytes[k] = (unsigned char)random_below(256);
        uint32_t expected = crc32c_ref(0, bytes, size);
        check(bytes, size, expected);
        uint32_t parts = crc32c(&table, crc32c(&table, 0, bytes, first), bytes + first, size - first);
        EXPECT(parts == expected, "of %zu and %zu bytes: %08x and not %08x", first, size - first, parts, expected);
        free(bytes);
    }
}

int main(void)
{
    crc32c_table_fill(&table);
    random_seed();
    known_values();
    random_bytes_in_two_parts();
    return 0;
}
