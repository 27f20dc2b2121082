/* SPDX-License-Identifier: MIT
 * reader_session.h: a session with the runtime, syntax objects and the reader, but no expander. Used like session.h. */
#ifndef TESTS_UNIT_EXPANDER_READER_SESSION_H
#define TESTS_UNIT_EXPANDER_READER_SESSION_H

#include <check.h>
#include <stdlib.h>

#include "expander/read/reader.h"
#include "expander/syntax/binding.h"
#include "expander/syntax/syntax_print.h"
#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/io/print.h"
#include "runtime/prim/runtime_boot.h"
#include "runtime/vm/catch.h"

static woad_vm *vm;

static void open_vm(void) {
  vm = runtime_boot(NULL);
  syntax_print_boot(vm);
  reader_boot(vm);
}
static void close_vm(void) { runtime_shutdown(vm); }

/* How deep "deep" is: less when every few allocations collect. */
static __attribute__((unused)) int deep(void) { return getenv("WOAD_GC_STRESS") ? 2000 : 1000000; }

typedef struct { const char *text; bool for_syntax; } ReadText;

static woad_value read_text_here(woad_vm *session, void *arg) {
  const ReadText *t = arg;
  woad_value in = port_open_input_bytes(session, t->text, strlen(t->text), symbol_intern(session, "string"));
  if (t->for_syntax) port_count_lines(session, in);
  return reader_read(session, in, t->for_syntax ? string_from_utf8(session, "src") : VALUE_NONE);
}

static woad_value read_stx(const char *text) { return read_text_here(vm, &(ReadText){ text, true }); }

static const char *written(woad_value v) {
  Buf out;
  buf_init(&out);
  print_value(vm, v, PRINT_WRITE, 0, &out);
  return buf_cstring(vm, &out);
}

/* What reading TEXT gives: its written form, or the message of the exception. */
static __attribute__((unused)) const char *outcome(const char *text, bool for_syntax) {
  ReadText t = { text, for_syntax };
  woad_value result;
  if (catch_call(vm, read_text_here, &t, &result)) return written(result);
  return string_to_utf8(vm, string_of(struct_of(result)->fields[0]), NULL);
}

static __attribute__((unused)) woad_value id(const char *name) { return syntax_make(vm, symbol_intern(vm, name), NULL); }

static void add_tests(TCase *tc);
int main(void) {
  Suite *suite = suite_create("unit");
  TCase *tc = tcase_create("all");
  tcase_add_checked_fixture(tc, open_vm, close_vm);
  tcase_set_timeout(tc, 120);
  add_tests(tc);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_set_fork_status(runner, CK_NOFORK);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
}

#endif
