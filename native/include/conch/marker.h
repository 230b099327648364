/* What tells an extension built for Conch from one built for CPython's binary interface, before any of its code runs. */
#ifndef CONCH_MARKER_H
#define CONCH_MARKER_H

#include "port.h"

#define CONCH_ABI_VERSION 1

#if !defined(CONCH_BUILDING_LIBCONCH) && defined(__GNUC__)
CONCH_BEGIN_C
/* One in each extension, however many files it consists of: the linker merges weak definitions. */
extern CONCH_VISIBLE unsigned conch_extension_abi;
__attribute__((weak, used)) unsigned conch_extension_abi = CONCH_ABI_VERSION;
CONCH_END_C
#endif

#endif
