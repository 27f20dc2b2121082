/* SPDX-License-Identifier: MIT
 * arity.c: arities of all kinds of procedures, and their wording. */
#include "runtime/vm/arity.h"

#include "runtime/base/buf.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/vm/call.h"
#include "runtime/vm/code.h"
#include "runtime/vm/prim.h"

static ArityClause code_clause(const Code *code) {
  return (ArityClause){(int)code->nreq, code->header.flags & CODE_REST ? -1 : (int)code->nreq};
}

static int sort_and_merge(ArityClause *clauses, int n) {
  for (int i = 1; i < n; i++)
    for (int j = i; j > 0 && clauses[j].min < clauses[j - 1].min; j--) {
      ArityClause swap = clauses[j];
      clauses[j] = clauses[j - 1];
      clauses[j - 1] = swap;
    }
  int out = 0;
  for (int i = 0; i < n; i++) {
    if (out > 0 && (clauses[out - 1].max < 0 || clauses[i].min <= clauses[out - 1].max + 1)) {
      if (clauses[out - 1].max >= 0 && (clauses[i].max < 0 || clauses[i].max > clauses[out - 1].max))
        clauses[out - 1].max = clauses[i].max;
    } else {
      clauses[out++] = clauses[i];
    }
  }
  return out;
}

static int struct_clauses(woad_vm *vm, woad_value proc, ArityClause *clauses) {
  woad_value spec = struct_of(proc)->type->proc_spec;
  if (spec == VALUE_FALSE) return 0;
  int n = arity_of(vm, spec, clauses), out = 0;
  for (int i = 0; i < n; i++) {
    if (clauses[i].max == 0) continue;
    clauses[out].min = clauses[i].min > 0 ? clauses[i].min - 1 : 0;
    clauses[out++].max = clauses[i].max < 0 ? -1 : clauses[i].max - 1;
  }
  return out;
}

static int mask_clauses(int64_t mask, ArityClause *clauses) {
  int n = 0;
  for (int i = 0; i < 60; i++) {
    if (!((mask >> i) & 1)) continue;
    if (n > 0 && clauses[n - 1].max == i - 1) clauses[n - 1].max = i;
    else clauses[n++] = (ArityClause){i, i};
  }
  if (mask < 0) clauses[n - 1].max = -1;
  return n;
}

/* The procedure whose arity PROC has: a structure may stand for one of its fields, an impersonator for what it wraps. */
static woad_value look_through(woad_value proc) {
  for (;;) {
    if (value_is_impersonator(proc)) proc = impersonator_of(proc)->base;
    else if (value_is_struct(proc) && value_is_fixnum(struct_of(proc)->type->proc_spec))
      proc = struct_of(proc)->fields[fixnum_value(struct_of(proc)->type->proc_spec)];
    else return proc;
  }
}

int arity_of(woad_vm *vm, woad_value proc, ArityClause *clauses) {
  proc = look_through(proc);
  if (!value_is_object(proc)) return 0;
  switch (value_type(proc)) {
  case TYPE_CLOSURE: clauses[0] = code_clause(VALUE_AS(Closure, proc)->code); return 1;
  case TYPE_CASE_CLOSURE: {
    const CaseClosure *cases = VALUE_AS(CaseClosure, proc);
    int n = 0;
    for (uint32_t i = 0; i < cases->nclauses && n < ARITY_MAX_CLAUSES; i++)
      clauses[n++] = code_clause(cases->clauses[i]->code);
    return sort_and_merge(clauses, n);
  }
  case TYPE_PRIMITIVE: {
    const PrimRow *row = VALUE_AS(Primitive, proc)->row;
    clauses[0] = (ArityClause){row->min, row->max};
    return 1;
  }
  case TYPE_NATIVE_CLOSURE:
    if (VALUE_AS(NativeClosure, proc)->mask != VALUE_FALSE)
      return mask_clauses(fixnum_value(VALUE_AS(NativeClosure, proc)->mask), clauses);
    clauses[0] = (ArityClause){VALUE_AS(NativeClosure, proc)->min, VALUE_AS(NativeClosure, proc)->max};
    return 1;
  case TYPE_PARAMETER: clauses[0] = (ArityClause){0, 1}; return 1;
  case TYPE_CONTINUATION: clauses[0] = (ArityClause){0, -1}; return 1;
  case TYPE_STRUCT_PROC:
    struct_proc_arity(VALUE_AS(StructProc, proc), &clauses[0].min, &clauses[0].max);
    return 1;
  case TYPE_STRUCT: return struct_clauses(vm, proc, clauses);
  default: return 0;
  }
}

bool arity_is_incomplete(woad_vm *vm, woad_value proc) {
  for (;;) {
    if (struct_property_get(vm, vm->prop.incomplete_arity, proc) != VALUE_NONE) return true;
    proc = impersonator_base(proc);
    if (!value_is_struct(proc)) return false;
    woad_value spec = struct_of(proc)->type->proc_spec;
    proc = value_is_fixnum(spec) ? struct_of(proc)->fields[fixnum_value(spec)] : spec;
  }
}

static woad_value make_at_least(woad_vm *vm, int min) {
  woad_value field = fixnum_make(min);
  return struct_make_from(vm, VALUE_AS(StructType, vm->arity_at_least), 1, &field);
}

woad_value arity_value(woad_vm *vm, woad_value proc) {
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  PairBuilder list;
  pair_builder_init(&list);
  for (int i = 0; i < n; i++) {
    if (clauses[i].max < 0) {
      pair_builder_add(vm, &list, make_at_least(vm, clauses[i].min));
      continue;
    }
    for (int argc = clauses[i].min; argc <= clauses[i].max; argc++) pair_builder_add(vm, &list, fixnum_make(argc));
  }
  return value_is_pair(list.head) && value_is_null(pair_cdr(list.head)) ? pair_car(list.head) : list.head;
}

bool arity_is_method(woad_value proc) {
  if (value_has_type(proc, TYPE_CASE_CLOSURE)) {
    const CaseClosure *cases = VALUE_AS(CaseClosure, proc);
    return cases->nclauses > 0 && (cases->clauses[0]->code->header.flags & CODE_METHOD) != 0;
  }
  if (value_is_struct(proc)) {
    woad_value spec = struct_of(proc)->type->proc_spec;
    return value_is_fixnum(spec) && !value_is_struct(struct_of(proc)->fields[fixnum_value(spec)]) &&
           arity_is_method(struct_of(proc)->fields[fixnum_value(spec)]);
  }
  return value_has_type(proc, TYPE_CLOSURE) && (VALUE_AS(Closure, proc)->code->header.flags & CODE_METHOD) != 0;
}

const char *arity_text(woad_vm *vm, woad_value proc) {
  if (value_has_type(proc, TYPE_STRUCT)) {
    woad_value text = struct_property_get(vm, vm->prop.arity_string, proc);
    if (text != VALUE_NONE && value_is_string(text)) return string_to_utf8(vm, string_of(text), NULL);
  }
  ArityClause clauses[ARITY_MAX_CLAUSES];
  int n = arity_of(vm, proc, clauses);
  if (n != 1) return NULL;
  Buf buf;
  buf_init(&buf);
  int less = arity_is_method(proc) && clauses[0].min > 0 ? 1 : 0;
  int min = clauses[0].min - less, max = clauses[0].max < 0 ? -1 : clauses[0].max - less;
  if (max < 0) buf_add_format(vm, &buf, "at least %d", min);
  else if (min == max) buf_add_format(vm, &buf, "%d", min);
  else return NULL;
  return buf_cstring(vm, &buf);
}
