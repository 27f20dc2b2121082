/* SPDX-License-Identifier: MIT
 * timeval.c: clocks, and the date and date* struct types. */
#include "runtime/io/timeval.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "runtime/base/record.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/call.h"
#include "runtime/vm/raise.h"

static double clock_ms(woad_vm *vm, clockid_t id) {
  struct timespec ts;
  (void)OUTSIDE(vm, CLOCK, &ts, sizeof ts, clock_gettime(id, &ts));
  return (double)ts.tv_sec * 1000.0 + (double)ts.tv_nsec / 1e6;
}
double timeval_now_ms(woad_vm *vm) { return clock_ms(vm, CLOCK_REALTIME); }
double timeval_monotonic_ms(woad_vm *vm) { return clock_ms(vm, CLOCK_MONOTONIC); }
double timeval_thread_ms(woad_vm *vm) { return clock_ms(vm, CLOCK_THREAD_CPUTIME_ID); }
double timeval_process_ms(woad_vm *vm, bool children) {
  struct rusage use;
  (void)OUTSIDE(vm, CLOCK, &use, sizeof use, getrusage(children ? RUSAGE_CHILDREN : RUSAGE_SELF, &use));
  return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000.0 +
         (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1000.0;
}

/* --- the struct types --- */

static bool in_range(woad_value v, int64_t low, int64_t high) {
  return value_is_fixnum(v) && fixnum_value(v) >= low && fixnum_value(v) <= high;
}

static const struct { const char *expected; int64_t low, high; } date_ranges[10] = {
  { "(integer-in 0 60)", 0, 60 }, { "(integer-in 0 59)", 0, 59 }, { "(integer-in 0 23)", 0, 23 },
  { "(integer-in 1 31)", 1, 31 }, { "(integer-in 1 12)", 1, 12 }, { "exact-integer?", FIXNUM_MIN, FIXNUM_MAX },
  { "(integer-in 0 6)", 0, 6 }, { "(integer-in 0 365)", 0, 365 }, { "boolean?", 0, 0 },
  { "exact-integer?", FIXNUM_MIN, FIXNUM_MAX }
};

static void check_date(woad_vm *vm, const char *who, woad_value *argv) {
  for (int i = 0; i < 10; i++) {
    bool good = i == 8 ? value_is_bool(argv[i]) : in_range(argv[i], date_ranges[i].low, date_ranges[i].high);
    if (!good) raise_argument_value(vm, who, date_ranges[i].expected, argv[i]);
  }
}

static woad_value guard_date(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value name = argv[argc - 1];
  check_date(vm, value_is_symbol(name) ? symbol_text(name) : "date", argv);
  return values_return(vm, 10, argv);
}

static woad_value guard_date_star(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  check_date(vm, "date*", argv);
  if (!in_range(argv[10], 0, 999999999)) raise_argument_value(vm, "date*", "(integer-in 0 999999999)", argv[10]);
  if (!value_is_string(argv[11])) raise_argument_value(vm, "date*", "string?", argv[11]);
  argv[11] = string_to_immutable(vm, argv[11]);
  return values_return(vm, 12, argv);
}

static StructType *make_type(woad_vm *vm, const char *name, StructType *super, uint32_t nfields, woad_value guard) {
  woad_value immutables = VALUE_NULL;
  for (uint32_t i = nfields; i > 0; i--) immutables = pair_make(vm, fixnum_make(i - 1), immutables);
  StructTypeSpec spec = { .name = symbol_intern(vm, name), .super = super == NULL ? VALUE_FALSE : object_value(super),
                          .inspector = VALUE_FALSE, .proc_spec = VALUE_FALSE, .guard = guard,
                          .auto_value = VALUE_FALSE, .constructor_name = symbol_intern(vm, name), .ninit = nfields,
                          .properties = VALUE_NULL, .immutables = immutables };
  return struct_type_make(vm, &spec);
}

static void bind_type(woad_vm *vm, StructType *type, const char *name, const char *const *fields) {
  char text[64];
  StructProc *proc;
  snprintf(text, sizeof text, "struct:%s", name);
  io_state_add_binding(vm, text, object_value(type));
  io_state_add_binding(vm, name, struct_proc_make(vm, SP_CONSTRUCTOR, type, 0, symbol_intern(vm, name)));
  snprintf(text, sizeof text, "%s?", name);
  io_state_add_binding(vm, text, struct_proc_make(vm, SP_PREDICATE, type, 0, symbol_intern(vm, text)));
  for (uint32_t i = 0; fields[i] != NULL; i++) {
    snprintf(text, sizeof text, "%s-%s%s", name, fields[i], strcmp(fields[i], "dst") == 0 ? "?" : "");
    woad_value accessor = struct_proc_make(vm, SP_ACCESSOR, type, type->first_own + i, symbol_intern(vm, text));
    proc = VALUE_AS(StructProc, accessor);
    proc->field_name = symbol_intern(vm, fields[i]);
    io_state_add_binding(vm, text, accessor);
  }
}

void timeval_boot(woad_vm *vm) {
  static const char *const fields[] = { "second", "minute", "hour", "day", "month", "year", "week-day", "year-day",
                                        "dst", "time-zone-offset", NULL };
  static const char *const star_fields[] = { "nanosecond", "time-zone-name", NULL };
  struct IoState *io = vm->io;
  woad_value guard = call_native_closure(vm, "date", guard_date, 11, 11, 0, 0, NULL);
  io->date_type = make_type(vm, "date", NULL, 10, guard);
  guard = call_native_closure(vm, "date*", guard_date_star, 13, 13, 0, 0, NULL);
  io->date_star_type = make_type(vm, "date*", io->date_type, 2, guard);
  bind_type(vm, io->date_type, "date", fields);
  bind_type(vm, io->date_star_type, "date*", star_fields);
}

bool timeval_try_date(woad_vm *vm, int64_t seconds, int64_t nanoseconds, bool local, woad_value *date) {
  time_t when = (time_t)seconds;
  struct tm tm;
  if ((local ? localtime_r(&when, &tm) : gmtime_r(&when, &tm)) == NULL) return false;
  const char *zone = local && tm.tm_zone != NULL ? tm.tm_zone : "UTC";
  woad_value fields[12] = {
    fixnum_make(tm.tm_sec), fixnum_make(tm.tm_min), fixnum_make(tm.tm_hour), fixnum_make(tm.tm_mday),
    fixnum_make(tm.tm_mon + 1), fixnum_make((int64_t)tm.tm_year + 1900), fixnum_make(tm.tm_wday),
    fixnum_make(tm.tm_yday), value_bool(tm.tm_isdst > 0), fixnum_make(local ? tm.tm_gmtoff : 0),
    fixnum_make(nanoseconds), string_to_immutable(vm, string_from_utf8(vm, zone))
  };
  *date = struct_make_from(vm, vm->io->date_star_type, 12, fields);
  return true;
}
