/* SPDX-License-Identifier: MIT
 * parsed.c: making nodes. See parsed.h. */
#include "expander/lower/parsed.h"

#include "expander/common/modpath.h"
#include "expander/namespace/expander_state.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"

/* Origin stamps as data that compiled files can hold: a lib path, path, symbol or submod list. The compiler compares them
 * with eq?, to inline code of one origin only. */
static woad_value portable_origin(woad_vm *vm, woad_value origin) {
  if (!value_is_resolved_path(origin)) return origin;
  ExpanderState *state = vm->expander;
  Hash *known = VALUE_AS(Hash, state->portable_origins);
  woad_value portable = hash_get(vm, known, origin);
  if (portable == VALUE_NONE) {
    portable = mpi_of(registry_absolute(vm, origin))->path;
    hash_set(vm, known, origin, portable);
  }
  return portable;
}

Parsed *parsed_make(woad_vm *vm, ParsedKind kind, woad_value stx, uint32_t nkids) {
  Parsed *parsed = mem_object_flex(vm, Parsed, TYPE_IR, kids, nkids);
  parsed->kind = kind;
  parsed->source = value_is_syntax(stx) ? syntax_source_vector(vm, stx) : VALUE_FALSE;
  parsed->origin = value_is_syntax(stx) ? portable_origin(vm, syntax_of(stx)->origin) : VALUE_FALSE;
  parsed->a = parsed->b = parsed->c = VALUE_FALSE;
  parsed->nkids = nkids;
  return parsed;
}

Parsed *parsed_make_from(woad_vm *vm, ParsedKind kind, woad_value stx, woad_value list) {
  Parsed *parsed = parsed_make(vm, kind, stx, (uint32_t)pair_list_length(list));
  for (uint32_t i = 0; i < parsed->nkids; i++, list = pair_cdr(list)) parsed->kids[i] = parsed_of(pair_car(list));
  return parsed;
}

woad_value parsed_sequence(woad_vm *vm, woad_value stx, woad_value list) {
  if (value_is_pair(list) && value_is_null(pair_cdr(list))) return pair_car(list);
  return parsed_value(parsed_make_from(vm, PARSED_SEQ, stx, list));
}

woad_value parsed_const(woad_vm *vm, woad_value stx, woad_value value) {
  Parsed *parsed = parsed_make(vm, PARSED_CONST, stx, 0);
  parsed->a = value;
  return parsed_value(parsed);
}
