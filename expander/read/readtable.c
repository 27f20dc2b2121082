/* SPDX-License-Identifier: MIT
 * readtable.c: see readtable.h. */
#include "expander/read/readtable.h"

#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

Readtable *readtable_make(woad_vm *vm, woad_value like) {
  Readtable *table = mem_object(vm, Readtable, TYPE_READTABLE);
  bool fresh = like == VALUE_FALSE;
  table->chars = fresh ? hamt_empty(vm, HASH_EQV) : readtable_of(like)->chars;
  table->dispatch = fresh ? hamt_empty(vm, HASH_EQV) : readtable_of(like)->dispatch;
  table->symbol_parser = fresh ? VALUE_FALSE : readtable_of(like)->symbol_parser;
  return table;
}

int32_t readtable_effective(woad_vm *vm, woad_value table, int32_t c, woad_value *proc) {
  woad_value found = hamt_get(vm, hamt_of(readtable_of(table)->chars), char_make((uint32_t)c));
  if (found == VALUE_NONE) return c;
  if (value_is_char(found)) return (int32_t)char_value(found);
  *proc = pair_cdr(found);
  bool terminating = strcmp(symbol_text(pair_car(found)), "terminating-macro") == 0;
  return terminating ? READ_MACRO_TERMINATING : READ_MACRO_INSIDE;
}

woad_value readtable_dispatch(woad_vm *vm, woad_value table, int32_t c) {
  woad_value found = hamt_get(vm, hamt_of(readtable_of(table)->dispatch), char_make((uint32_t)c));
  return found == VALUE_NONE ? VALUE_FALSE : found;
}

bool readtable_dispatches(Reader *r) {
  if (LIKELY(r->readtable == VALUE_FALSE)) return false;
  woad_value proc;
  if (readtable_effective(r->vm, r->readtable, '#', &proc) != '#') return true;
  int32_t c = reader_peek_at(r, 1);
  return c >= 0 && readtable_dispatch(r->vm, r->readtable, c) != VALUE_FALSE;
}

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

woad_value readtable_call(Reader *r, woad_value proc, ReadPos start, int nchars) {
  int32_t c = 0;
  for (int i = 0; i < nchars; i++) c = reader_next(r);
  woad_value args[6] = { char_make((uint32_t)c), r->in, r->source, number_or_false(start.line),
                         number_or_false(start.column), number_or_false(start.position) };
  int n = !r->for_syntax && call_arity_includes(r->vm, proc, 2) ? 2 : 6;
  return reader_adopt(r, call_nested(r->vm, proc, n, args), start);
}

static woad_value guard_readtable(woad_vm *vm, woad_value parameter, woad_value value) {
  (void)parameter;
  if (value == VALUE_FALSE || value_is_readtable(value)) return value;
  raise_argument_value(vm, "current-readtable", "(or/c prop:readtable? #f)", value);
}

static woad_value guard_reader_guard(woad_vm *vm, woad_value parameter, woad_value value) {
  (void)parameter;
  if (call_is_procedure(vm, value) && call_arity_includes(vm, value, 1)) return value;
  raise_argument_value(vm, "current-reader-guard", "(procedure-arity-includes/c 1)", value);
}

void readtable_parameter(woad_vm *vm, woad_value *slot, const char *name, woad_value initial, ParamGuard guard) {
  if (param_is_parameter(*slot)) {
    VALUE_AS(Parameter, *slot)->native_guard = guard;
    param_set(vm, *slot, initial);
  } else {
    *slot = param_make(vm, name, initial, guard);
  }
}

static woad_value same_path(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  (void)vm, (void)self, (void)argc;
  return argv[0];
}

void readtable_boot(woad_vm *vm) {
  struct Param *p = &vm->param;
  readtable_parameter(vm, &p->current_readtable, "current-readtable", VALUE_FALSE, guard_readtable);
  woad_value identity = call_native_closure(vm, "default-reader-guard", same_path, 1, 1, 0, 0, NULL);
  readtable_parameter(vm, &p->current_reader_guard, "current-reader-guard", identity, guard_reader_guard);
}
