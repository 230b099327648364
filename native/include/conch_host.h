/*
 * What Java and C share: the only header that jextract reads (see native/bindings). Extensions include Python.h instead.
 *
 * A change here changes the committed bindings: regenerate them, or the layout check fails.
 */
#ifndef CONCH_HOST_H
#define CONCH_HOST_H

#include "../runtime/eval_breaker.h"
#include "../runtime/events.h"
#include "../runtime/fatal.h"
#include "../runtime/gil.h"
#include "../runtime/pending.h"
#include "../runtime/runtime.h"
#include "../runtime/signals.h"
#include "../runtime/system_call.h"
#include "../runtime/thread_state.h"

#include "../capi/call_in.h"
#include "../capi/host.h"
#include "../capi/host_memory.h"
#include "../capi/mirror.h"
#include "../capi/strict.h"

#include "conch/type.h"

#endif
