/* SPDX-License-Identifier: MIT
 * syntax_print.c: the external form, equality of the types of expander/common and expander/syntax; set-up of their state.
 * The printer and equal? below call here through vm->hooks. */
#include "expander/syntax/syntax_print.h"

#include "expander/common/modpath.h"
#include "expander/common/state.h"
#include "expander/syntax/syntax_loc.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/io/print.h"
#include "runtime/vm/param.h"

/* The width for the datum: VALUE of print-syntax-width, SIZE_MAX for infinite. */
static size_t syntax_width(woad_vm *vm) {
  woad_value parameter = vm->param.print_syntax_width;
  woad_value width = param_is_parameter(parameter) ? param_get(vm, parameter) : VALUE_FALSE;
  if (value_is_fixnum(width)) return (size_t)fixnum_value(width);
  return value_is_flonum(width) ? SIZE_MAX : 256;
}

static void print_syntax(woad_vm *vm, woad_value v, Buf *out) {
  const SrcLoc *loc = syntax_of(v)->location;
  buf_add_cstring(vm, out, "#<syntax");
  if (syntax_loc_is_known(loc)) {
    buf_add_byte(vm, out, ':');
    syntax_loc_add_text(vm, loc, out);
  }
  size_t width = syntax_width(vm);
  if (width >= 3) {
    Buf text;
    buf_init(&text);
    print_value(vm, syntax_to_datum(vm, v), PRINT_WRITE, 0, &text);
    buf_add_byte(vm, out, ' ');
    syntax_loc_add_clipped(vm, out, (const char *)text.data, text.length, width);
  }
  buf_add_byte(vm, out, '>');
}

static void print_name_part(woad_vm *vm, woad_value part, Buf *out) {
  if (value_is_symbol(part)) {
    buf_add_byte(vm, out, '\'');
    print_value(vm, part, PRINT_WRITE, 0, out);
  } else {
    buf_add_format(vm, out, "\"%s\"", path_bytes(part));
  }
}

/* 'foo, "/a/b.rkt", (submod 'foo a) */
static void print_resolved_name(woad_vm *vm, woad_value name, Buf *out) {
  if (!value_is_pair(name)) {
    print_name_part(vm, name, out);
    return;
  }
  buf_add_cstring(vm, out, "(submod ");
  print_name_part(vm, pair_car(name), out);
  for (name = pair_cdr(name); value_is_pair(name); name = pair_cdr(name)) {
    buf_add_byte(vm, out, ' ');
    print_value(vm, pair_car(name), PRINT_WRITE, 0, out);
  }
  buf_add_byte(vm, out, ')');
}

static void print_mpi(woad_vm *vm, woad_value v, Buf *out) {
  buf_add_cstring(vm, out, "#<module-path-index");
  ModulePathIndex *mpi = mpi_of(v);
  if (mpi->path == VALUE_FALSE) {
    if (mpi->resolved != VALUE_FALSE) {
      buf_add_byte(vm, out, '=');
      print_resolved_name(vm, modpath_resolved_name(mpi->resolved), out);
    }
    buf_add_byte(vm, out, '>');
    return;
  }
  const char *before = ":";
  woad_value base = v;
  for (; value_is_mpi(base) && mpi_of(base)->path != VALUE_FALSE; base = mpi_of(base)->base) {
    buf_add_cstring(vm, out, before);
    woad_value path = mpi_of(base)->path;
    bool is_quote = value_is_pair(path) && pair_car(path) == vm->sym.quote && value_is_pair(pair_cdr(path));
    if (is_quote) buf_add_byte(vm, out, '\'');
    print_value(vm, is_quote ? pair_cadr(path) : path, PRINT_WRITE, 0, out);
    before = " ";
  }
  if (value_is_mpi(base)) base = mpi_of(base)->resolved;
  if (base != VALUE_FALSE) {
    buf_add_cstring(vm, out, " + ");
    print_resolved_name(vm, modpath_resolved_name(base), out);
  }
  buf_add_byte(vm, out, '>');
}

bool syntax_print_value(woad_vm *vm, woad_value v, Buf *out, int mode) {
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_SYNTAX:
    print_syntax(vm, v, out);
    return true;
  case TYPE_MODULE_PATH_INDEX:
    print_mpi(vm, v, out);
    return true;
  case TYPE_RESOLVED_MODULE_PATH:
    if (mode != PRINT_DISPLAY) buf_add_cstring(vm, out, "#<resolved-module-path:");
    print_resolved_name(vm, modpath_resolved_name(v), out);
    if (mode != PRINT_DISPLAY) buf_add_byte(vm, out, '>');
    return true;
  default: return false;
  }
}

bool syntax_print_equal(woad_vm *vm, woad_value a, woad_value b, bool *decided) {
  *decided = value_is_mpi(a) && value_is_mpi(b);
  return *decided && modpath_equal(vm, a, b);
}

static bool hash_hook(woad_vm *vm, woad_value v, uint32_t *hash) {
  if (!value_is_mpi(v)) return false;
  *hash = modpath_hash(vm, v);
  return true;
}

static bool print_hook(woad_vm *vm, woad_value v, struct Buf *out, int mode) {
  return syntax_print_value(vm, v, (Buf *)out, mode);
}

void syntax_print_boot(woad_vm *vm) {
  state_boot(vm);
  vm->hooks.other_print = print_hook;
  vm->hooks.other_equal = syntax_print_equal;
  vm->hooks.other_hash = hash_hook;
  vm->hooks.syntax_location = syntax_location_text;
}
