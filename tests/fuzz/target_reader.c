/* SPDX-License-Identifier: MIT
 * target_reader.c: text to data. The first byte switches parameters of the reader; the rest is read as data or as syntax, and what comes
 * of it is printed. */
#include "expander/read/reader.h"
#include "expander/syntax/syntax.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/param.h"
#include "tests/fuzz/fuzz.h"

static const char *const switches[] = { "read-case-sensitive", "read-decimal-as-inexact", "read-square-bracket-with-tag",
                                        "read-curly-brace-with-tag", "read-cdot", "read-accept-compiled" };

/* Exact numbers with great exponents take their time, which only breaks cut short. */
static bool has_great_exponent(const uint8_t *text, size_t n) {
  enum { MANY = 6 };
  for (size_t i = 0; i < n; i++) {
    if (text[i] == 0 || strchr("eEdDfFsSlLtT", text[i]) == NULL) continue;
    size_t start = i + 1;
    if (start < n && (text[start] == '-' || text[start] == '+')) start++;
    size_t end = start;
    while (end < n && text[end] >= '0' && text[end] <= '9') end++;
    if (end - start >= MANY) return true;
  }
  return false;
}

static void run(woad_vm *vm, const uint8_t *data, size_t n) {
  if (n == 0 || has_great_exponent(data + 1, n - 1)) return;
  bool for_syntax = data[0] & 64;
  for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
    param_set(vm, prim_lookup(vm, "#%kernel", switches[i]), value_bool((data[0] >> i & 1) != (i < 2)));
  woad_value in = port_open_input_bytes(vm, data + 1, n - 1, vm->sym.string_source);
  if (for_syntax) port_count_lines(vm, in);
  for (;;) {
    woad_value v = reader_read(vm, in, for_syntax ? vm->sym.string_source : VALUE_NONE);
    if (v == VALUE_EOF) return;
    if (value_is_syntax(v)) v = syntax_to_datum(vm, v);
    fuzz_print(vm, v);
  }
}

const FuzzTarget target_reader = { "reader", run, NULL, NULL };
