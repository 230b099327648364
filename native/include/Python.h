/*
 * The extension API: a subset of CPython 3.11's, compatible at the level of source. An extension that uses only these names compiles
 * unchanged against Conch and against CPython. One header a topic, in conch/; every declaration says what it does with
 * references: "new" (the caller owns it), "borrowed" (it belongs to someone else), "stolen" (the callee takes it over).
 *
 * Unless a header says otherwise every function wants the GIL held by the calling thread; without it the process ends with a message that
 * names the function.
 */
#ifndef Py_PYTHON_H
#define Py_PYTHON_H

#include "conch/port.h"
#include "conch/object.h"
#include "conch/memory.h"
#include "conch/type.h"
#include "conch/buffer.h"
#include "conch/number.h"
#include "conch/text.h"
#include "conch/container.h"
#include "conch/weakref.h"
#include "conch/structseq.h"
#include "conch/context.h"
#include "conch/system.h"
#include "conch/call.h"
#include "conch/error.h"
#include "conch/module.h"
#include "conch/run.h"
#include "conch/thread.h"
#include "conch/frame.h"
#include "conch/newer.h"
#include "conch/marker.h"

#endif
