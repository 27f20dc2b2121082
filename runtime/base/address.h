/* SPDX-License-Identifier: MIT
 * address.h: addresses of literals and C functions, which the collector does not own, in slots of values: as fixnums. */
#ifndef RUNTIME_BASE_ADDRESS_H
#define RUNTIME_BASE_ADDRESS_H

#include "runtime/base/value.h"

static inline woad_value address_to_value(uintptr_t address) { return fixnum_make((int64_t)address); }
static inline uintptr_t address_of_value(woad_value v) { return (uintptr_t)fixnum_value(v); }

#endif
