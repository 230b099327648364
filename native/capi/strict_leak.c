#include "strict_internal.h"

void conch_strict_finish(void)
{
}
