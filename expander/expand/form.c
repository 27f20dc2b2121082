/* SPDX-License-Identifier: MIT
 * form.c: taking forms apart and putting them together. */
#include "expander/expand/expand.h"
#include "runtime/data/symbol.h"

_Noreturn void form_bad(woad_vm *vm, woad_value form) { syntax_raise(vm, VALUE_FALSE, "bad syntax", form, VALUE_FALSE); }

woad_value form_content(woad_vm *vm, woad_value stx) {
  return syntax_is_armed(stx) || syntax_is_tainted(stx) ? syntax_e(vm, stx) : syntax_content(vm, stx);
}

woad_value form_list(woad_vm *vm, woad_value stx) {
  if (!syntax_is_armed(stx) && !syntax_is_tainted(stx)) return syntax_list(vm, stx);
  PairBuilder out;
  pair_builder_init(&out);
  for (woad_value at = stx;;) {
    if (value_is_syntax(at)) at = form_content(vm, at);
    if (value_is_null(at)) return out.head;
    if (!value_is_pair(at)) return VALUE_FALSE;
    pair_builder_add(vm, &out, pair_car(at));
    at = pair_cdr(at);
  }
}

woad_value form_parts(woad_vm *vm, woad_value disarmed, woad_value original, int min, int max) {
  woad_value list = form_list(vm, disarmed);
  if (list == VALUE_FALSE) form_bad(vm, original);
  int64_t n = pair_list_length(list);
  if (n < min || (max >= 0 && n > max)) form_bad(vm, original);
  return list;
}

woad_value form_wrap(woad_vm *vm, woad_value form, woad_value list) {
  return syntax_from_datum(vm, syntax_disarm_all(vm, form), list, syntax_of(form)->location, VALUE_FALSE);
}

/* nested plain lists become syntax first (syntax.h S1) */
woad_value form_rebuild(woad_vm *vm, woad_value form, woad_value list) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    woad_value part = pair_car(list);
    if (!value_is_syntax(part)) part = form_wrap(vm, form, part);
    pair_builder_add(vm, &out, part);
  }
  return syntax_rebuild(vm, form, out.head);
}

void form_check_ids(woad_vm *vm, woad_value ids, woad_value form) {
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    if (!syntax_is_identifier(pair_car(ids)))
      syntax_raise(vm, VALUE_FALSE, "not an identifier", form, pair_car(ids));
    if (syntax_is_tainted(pair_car(ids)))
      syntax_raise(vm, VALUE_FALSE, "cannot bind tainted identifier", form, pair_car(ids));
  }
}

void form_check_distinct(woad_vm *vm, woad_value ids, int phase, const char *message, woad_value form) {
  Hash *seen = NULL;
  if (!value_is_pair(ids) || !value_is_pair(pair_cdr(ids))) return;
  seen = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (; value_is_pair(ids); ids = pair_cdr(ids)) {
    woad_value id = pair_car(ids), symbol = syntax_symbol(id);
    woad_value same = hash_get(vm, seen, symbol);
    if (same == VALUE_NONE) same = VALUE_NULL;
    for (woad_value l = same; value_is_pair(l); l = pair_cdr(l)) {
      if (binding_bound_identifier_equal(vm, pair_car(l), id, phase)) syntax_raise(vm, VALUE_FALSE, message, form, id);
    }
    hash_set(vm, seen, symbol, pair_make(vm, id, same));
  }
}

woad_value form_second(woad_value list) { return pair_cadr(list); }
woad_value form_third(woad_value list) { return pair_caddr(list); }

woad_value form_map(woad_vm *vm, woad_value list, woad_value (*fn)(woad_vm *vm, woad_value stx, ExpandCtx *ctx),
                    ExpandCtx *ctx) {
  PairBuilder out;
  pair_builder_init(&out);
  for (; value_is_pair(list); list = pair_cdr(list)) pair_builder_add(vm, &out, fn(vm, pair_car(list), ctx));
  return out.head;
}
