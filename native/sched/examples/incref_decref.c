/*
 * One thread raises the count of an object, the other lowers it and frees the object at zero. The count starts at 1: the lowering thread
 * drops the last reference that it knows of. Each looks first whether the object was deleted.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

const int threads = 2;

static struct object { int value; int ref_count; } *object;
static bool deleted;

void setup(void)
{
    object = malloc(sizeof *object);
    object->value = 42;
    object->ref_count = 1;
}

static void raise_count(void)
{
    if (!deleted)
        object->ref_count++;
}

static void lower_count(void)
{
    if (deleted)
        return;
    int left = object->ref_count - 1;
    object->ref_count = left;
    if (left == 0) {
        deleted = true;
        free(object);
    }
}

void thread(int number)
{
    if (number == 0)
        raise_count();
    else
        lower_count();
}

const char *check(void)
{
    static char outcome[64];
    if (deleted)
        return "freed";
    snprintf(outcome, sizeof outcome, "alive, count %d", object->ref_count);
    return outcome;
}
