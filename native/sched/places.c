#define _GNU_SOURCE
#include "places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "image.h"

enum { MAX_PLACES = 512, LINE_SIZE = 256 };

static struct { uintptr_t where; char line[LINE_SIZE]; } places[MAX_PLACES];
static int place_count;

static int find(uintptr_t where)
{
    for (int i = 0; i < place_count; i++)
        if (places[i].where == where)
            return i;
    return -1;
}

void places_want(uintptr_t where)
{
    if (where == 0 || place_count == MAX_PLACES || find(where) >= 0)
        return;
    size_t offset = 0;
    const char *symbol = image_symbol(where - 1, &offset);
    places[place_count].where = where;
    snprintf(places[place_count].line, LINE_SIZE, "%s+0x%zx", symbol ? symbol : "?", offset);
    place_count++;
}

/* "/some/where/incref.c:12 (discriminator 3)" to "incref.c:12" */
static void take_line(char *line, int i)
{
    line[strcspn(line, " \n")] = '\0';
    const char *slash = strrchr(line, '/');
    if (line[0] != '?' && strchr(line, ':') != NULL)
        snprintf(places[i].line, LINE_SIZE, "%.*s", LINE_SIZE - 1, slash ? slash + 1 : line);
}

void places_resolve(void)
{
    static char command[4096 + 32 + MAX_PLACES * 20];
    if (place_count == 0 || strchr(image_path(), '\'') != NULL)
        return;
    int used = snprintf(command, sizeof command, "addr2line -e '%s'", image_path());
    for (int i = 0; i < place_count; i++) /* less one: the call, not what follows it */
        used += snprintf(command + used, sizeof command - (size_t)used, " 0x%zx", (size_t)image_file_address(places[i].where - 1));
    snprintf(command + used, sizeof command - (size_t)used, " 2>/dev/null");
    FILE *output = popen(command, "r");
    char line[4096];
    for (int i = 0; output && i < place_count && fgets(line, sizeof line, output); i++)
        take_line(line, i);
    if (output)
        pclose(output);
}

const char *places_line(uintptr_t where)
{
    int i = find(where);
    return i < 0 ? "" : places[i].line;
}

static void with_offset(char *text, size_t size, const char *name, size_t offset)
{
    if (offset)
        snprintf(text, size, "%s+%zu", name, offset);
    else
        snprintf(text, size, "%s", name);
}

void places_data(uintptr_t address, char *text, size_t size)
{
    int part, index;
    size_t offset;
    char name[32];
    text[0] = '\0';
    Block *block = heap_block(address, &part, &index);
    if (block) {
        if (part == HEAP_SETUP)
            snprintf(name, sizeof name, "setup#%d", index);
        else
            snprintf(name, sizeof name, "thread%d#%d", part, index);
        with_offset(text, size, name, address - block->address);
        return;
    }
    const char *symbol = image_symbol(address, &offset);
    if (symbol)
        with_offset(text, size, symbol, offset);
}

void places_range(uintptr_t address, size_t bytes, char *text, size_t size)
{
    size_t offset;
    const char *symbol = image_symbol(address, &offset);
    if (address >= heap_begin() && address < heap_end())
        snprintf(text, size, "heap+%zu:%zu", (size_t)(address - heap_begin()), bytes);
    else
        snprintf(text, size, "%s+%zu:%zu", symbol ? symbol : "?", symbol ? offset : 0, bytes);
}

uintptr_t places_parse_range(const char *text, size_t *bytes)
{
    char name[256];
    size_t offset;
    if (sscanf(text, "%255[^+]+%zu:%zu", name, &offset, bytes) != 3)
        return 0;
    uintptr_t start = strcmp(name, "heap") == 0 ? heap_begin() : image_address(name);
    return start ? start + offset : 0;
}
