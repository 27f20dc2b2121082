/* SPDX-License-Identifier: MIT
 * timeval.h: clocks and dates. */
#ifndef RUNTIME_IO_TIMEVAL_H
#define RUNTIME_IO_TIMEVAL_H

#include "runtime/base/vm.h"

void timeval_boot(woad_vm *vm);
double timeval_now_ms(woad_vm *vm);           /* since 1970 */
double timeval_monotonic_ms(woad_vm *vm);     /* since some moment */
double timeval_process_ms(woad_vm *vm, bool children);
double timeval_thread_ms(woad_vm *vm);
/* A date* for SECONDS since 1970 with NANOSECONDS. False when the calendar has no such day. */
MUST_USE bool timeval_try_date(woad_vm *vm, int64_t seconds, int64_t nanoseconds, bool local, woad_value *date);

#endif
