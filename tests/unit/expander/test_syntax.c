/* SPDX-License-Identifier: MIT
 * test_syntax.c: scopes, lazy propagation, bindings, taints, and the way to data and back. */
#include "expander/common/modpath.h"
#include "expander/syntax/stxread.h"
#include "expander/syntax/stxwrite.h"
#include "runtime/data/hash.h"
#include "tests/unit/expander/reader_session.h"

START_TEST(equal_sets_are_the_same_object) {
  woad_value a = scope_make(vm, SCOPE_LOCAL), b = scope_make(vm, SCOPE_LOCAL), c = scope_make(vm, SCOPE_LOCAL);
  ScopeSet *abc = scopeset_add(vm, scopeset_add(vm, scopeset_add(vm, scopeset_empty(vm), a), b), c);
  ScopeSet *cba = scopeset_add(vm, scopeset_add(vm, scopeset_add(vm, scopeset_empty(vm), c), b), a);
  ck_assert_ptr_eq(abc, cba);
  ck_assert_ptr_eq(scopeset_flip(vm, scopeset_flip(vm, abc, b), b), abc);
  ScopeSet *ac = scopeset_remove(vm, abc, b);
  ck_assert_uint_eq(scopeset_count(ac), 2);
  ck_assert(scopeset_is_subset(ac, abc));
  ck_assert(!scopeset_is_subset(abc, ac));
  ck_assert_ptr_eq(scopeset_union(vm, ac, scopeset_add(vm, scopeset_empty(vm), b)), abc);
} END_TEST

START_TEST(multi_scopes_differ_by_phase) {
  woad_value multi = scope_make_multi(vm, VALUE_FALSE);
  woad_value x = syntax_adjust_scope(vm, id("x"), multi, SCOPE_ADD, 0);
  ck_assert(syntax_scope_set(vm, x, 0) != syntax_scope_set(vm, x, 1));
  woad_value up = syntax_shift_phase(vm, x, 1);
  ck_assert_ptr_eq(syntax_scope_set(vm, up, 1), syntax_scope_set(vm, x, 0));
  ck_assert_ptr_eq(syntax_scope_set(vm, syntax_shift_phase(vm, up, -1), 0), syntax_scope_set(vm, x, 0));
  woad_value label = syntax_shift_phase(vm, x, PHASE_LABEL);
  ck_assert_ptr_eq(syntax_scope_set(vm, label, PHASE_LABEL), syntax_scope_set(vm, x, 0));
  ck_assert_uint_eq(scopeset_count(syntax_scope_set(vm, label, 0)), 0);
} END_TEST

START_TEST(scopes_reach_the_parts_when_they_are_looked_at) {
  woad_value s = scope_make(vm, SCOPE_MACRO), t = scope_make(vm, SCOPE_LOCAL);
  woad_value stx = read_stx("(a (b #(c)) . d)");
  woad_value flipped = syntax_adjust_scope(vm, stx, s, SCOPE_FLIP, 0);
  woad_value both = syntax_adjust_scope(vm, flipped, t, SCOPE_ADD, 0);
  woad_value back = syntax_adjust_scope(vm, both, s, SCOPE_FLIP, 0);
  woad_value b = syntax_car(vm, syntax_car(vm, syntax_cdr(vm, both)));
  ck_assert_uint_eq(scopeset_count(syntax_scope_set(vm, b, 0)), 2);
  b = syntax_car(vm, syntax_car(vm, syntax_cdr(vm, back)));
  ck_assert_uint_eq(scopeset_count(syntax_scope_set(vm, b, 0)), 1);
  ck_assert(scopeset_has(syntax_scope_set(vm, b, 0), t));
  b = syntax_car(vm, syntax_car(vm, syntax_cdr(vm, stx)));
  ck_assert_uint_eq(scopeset_count(syntax_scope_set(vm, b, 0)), 0);
} END_TEST

START_TEST(the_binding_with_the_largest_set_wins) {
  woad_value a = scope_make(vm, SCOPE_LOCAL), b = scope_make(vm, SCOPE_LOCAL), c = scope_make(vm, SCOPE_MACRO);
  woad_value x = syntax_adjust_scope(vm, id("x"), a, SCOPE_ADD, 0), xb = syntax_adjust_scope(vm, x, b, SCOPE_ADD, 0);
  woad_value xbc = syntax_adjust_scope(vm, xb, c, SCOPE_ADD, 0), found;
  woad_value outer = binding_make_local(vm, symbol_gensym(vm, "x")), inner = binding_make_local(vm, symbol_gensym(vm, "x"));
  ck_assert_int_eq(binding_resolve(vm, xbc, 0, &found), RESOLVE_UNBOUND);
  binding_add(vm, x, outer, 0);
  ck_assert_int_eq(binding_resolve(vm, xbc, 0, &found), RESOLVE_FOUND);
  ck_assert(found == outer);
  binding_add(vm, xb, inner, 0);
  ck_assert_int_eq(binding_resolve(vm, xbc, 0, &found), RESOLVE_FOUND);
  ck_assert(found == inner);
  ck_assert_int_eq(binding_resolve_exactly(vm, xbc, 0, &found), RESOLVE_UNBOUND);
  ck_assert_int_eq(binding_resolve_exactly(vm, xb, 0, &found), RESOLVE_FOUND);
  woad_value xc = syntax_adjust_scope(vm, x, c, SCOPE_ADD, 0);
  binding_add(vm, xc, binding_make_local(vm, symbol_gensym(vm, "x")), 0);
  ck_assert_int_eq(binding_resolve(vm, xbc, 0, &found), RESOLVE_AMBIGUOUS);
  ck_assert_int_eq(binding_resolve(vm, xb, 0, &found), RESOLVE_FOUND);
} END_TEST

/* A provides table with one variable named NAME, seen from its module's self. */
static woad_value provides_of(const char *name) {
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  woad_value symbol = symbol_intern(vm, name);
  hash_set(vm, table, symbol, binding_make_module(vm, modpath_self(vm, VALUE_FALSE), 0, symbol));
  return object_value(table);
}

START_TEST(bulk_bindings_answer_with_the_requiring_module_path) {
  woad_value multi = scope_make_multi(vm, VALUE_FALSE);
  woad_value context = syntax_adjust_scope(vm, id("ctx"), multi, SCOPE_ADD, 0);
  woad_value mpi = modpath_index(vm, string_from_utf8(vm, "m.rkt"), VALUE_FALSE), found;
  const ImportSource from = { .module = mpi, .space = VALUE_FALSE, .to_space = SPACE_SAME };
  binding_add_bulk(vm, context, 0, provides_of("f"), &from, symbol_intern(vm, "p:"), VALUE_FALSE);
  woad_value pf = syntax_from_datum(vm, context, symbol_intern(vm, "p:f"), NULL, VALUE_FALSE);
  ck_assert_int_eq(binding_resolve(vm, pf, 0, &found), RESOLVE_FOUND);
  ck_assert(binding_of(found)->module == mpi);
  ck_assert(binding_of(found)->name == symbol_intern(vm, "f"));
  ck_assert_int_eq(binding_resolve(vm, pf, 1, &found), RESOLVE_UNBOUND);
  woad_value f = syntax_from_datum(vm, context, symbol_intern(vm, "f"), NULL, VALUE_FALSE);
  ck_assert_int_eq(binding_resolve(vm, f, 0, &found), RESOLVE_UNBOUND);
  binding_add(vm, pf, binding_make_top(vm, symbol_intern(vm, "f")), 0);
  ck_assert_int_eq(binding_resolve(vm, pf, 0, &found), RESOLVE_FOUND);
  ck_assert_int_eq(binding_of(found)->kind, BINDING_TOP);
} END_TEST

START_TEST(shifts_apply_to_the_bindings_found) {
  woad_value self = modpath_self(vm, VALUE_FALSE), actual = modpath_self(vm, modpath_resolved(vm, vm->sym.main));
  woad_value x = syntax_adjust_scope(vm, id("x"), scope_make(vm, SCOPE_MODULE), SCOPE_ADD, 0), found;
  binding_add(vm, x, binding_make_module(vm, modpath_index(vm, string_from_utf8(vm, "a"), self), 0, syntax_symbol(x)), 0);
  woad_value shifted = syntax_shift_modules(vm, x, self, actual, VALUE_FALSE);
  ck_assert_int_eq(binding_resolve(vm, shifted, 0, &found), RESOLVE_FOUND);
  ck_assert(mpi_of(binding_of(found)->module)->base == actual);
  ck_assert_int_eq(binding_resolve(vm, x, 0, &found), RESOLVE_FOUND);
  ck_assert(mpi_of(binding_of(found)->module)->base == self);
} END_TEST

START_TEST(armed_objects_give_tainted_parts_and_can_be_disarmed) {
  woad_value stx = read_stx("(a b)"), armed = syntax_arm(vm, stx, vm->inspector);
  ck_assert(!syntax_is_tainted(armed));
  ck_assert(syntax_is_tainted(pair_car(syntax_e(vm, armed))));
  ck_assert(pair_car(syntax_e(vm, armed)) != pair_car(syntax_e(vm, armed)));
  ck_assert(!syntax_is_tainted(pair_car(syntax_e(vm, syntax_disarm(vm, armed, vm->inspector)))));
  ck_assert(syntax_arm(vm, armed, vm->inspector) == armed);
  woad_value tainted = syntax_taint(vm, stx);
  ck_assert(pair_car(syntax_e(vm, tainted)) == pair_car(syntax_e(vm, tainted)));
  ck_assert(syntax_is_tainted(syntax_from_datum(vm, armed, vm->sym.quote, NULL, VALUE_FALSE)));
  ck_assert(syntax_disarm(vm, tainted, vm->inspector) == tainted);
  ck_assert(!syntax_is_tainted(stx));
} END_TEST

START_TEST(what_is_written_comes_back_with_its_bindings) {
  woad_value self = modpath_self(vm, VALUE_FALSE), other_self = modpath_self(vm, VALUE_FALSE), found;
  woad_value multi = scope_make_multi(vm, VALUE_FALSE), local = scope_make(vm, SCOPE_LOCAL);
  woad_value stx = syntax_adjust_scope(vm, read_stx("(x [y #(1 \"s\")] . #&z)"), multi, SCOPE_ADD, 0);
  woad_value x = syntax_car(vm, stx);
  binding_add(vm, x, binding_make_module(vm, self, 0, syntax_symbol(x)), 0);
  woad_value hidden = syntax_adjust_scope(vm, x, local, SCOPE_ADD, 0);
  binding_add(vm, hidden, binding_make_local(vm, symbol_gensym(vm, "x")), 0);
  StxWriter *w = stxwrite_open(vm, self);
  woad_value token = stxwrite_syntax(w, stx), mpi = stxwrite_mpi(w, modpath_index(vm, string_from_utf8(vm, "a"), self));
  woad_value tree = stxwrite_close(w);
  StxReader *r = stxread_open(vm, tree, other_self, VALUE_FALSE, VALUE_FALSE);
  woad_value back = stxread_syntax(r, token);
  ck_assert_str_eq(written(back), written(stx));
  ck_assert(syntax_property(vm, syntax_car(vm, syntax_cdr(vm, back)), vm->sym.paren_shape) == char_make('['));
  ck_assert_int_eq(binding_resolve(vm, syntax_car(vm, back), 0, &found), RESOLVE_FOUND);
  ck_assert(binding_of(found)->module == other_self);
  ck_assert(mpi_of(stxread_mpi(r, mpi))->base == other_self);
} END_TEST

START_TEST(module_paths_follow_the_grammar) {
  static const char *const good[] = { "a", "a/b", "\"../a\"", "\"a/..\"", "(lib \"a/b\" \"c\")", "(file \"/a\")", "'a",
                                      "(submod \".\" a)", "(submod a \"..\" b)", "a%20b", "(planet a/b)" };
  static const char *const bad[] = { "a/b.rkt", "\"/a\"", "\"a/\"", "\"\"", "\"a b\"", "(lib)", "(lib \"../a\")",
                                     "(submod (submod \".\" a) b)", "(a)", "5", "\"a%41\"", "a%2" };
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    ck_assert_msg(modpath_is_module_path(vm, syntax_to_datum(vm, read_stx(good[i]))), "%s", good[i]);
  }
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    ck_assert_msg(!modpath_is_module_path(vm, syntax_to_datum(vm, read_stx(bad[i]))), "%s", bad[i]);
  }
} END_TEST

START_TEST(deep_data_goes_both_ways) {
  int n = deep();
  woad_value datum = VALUE_NULL;
  for (int i = 0; i < n; i++) datum = pair_make(vm, datum, VALUE_NULL);
  woad_value stx = syntax_from_datum(vm, VALUE_FALSE, datum, NULL, VALUE_FALSE);
  stx = syntax_adjust_scope(vm, stx, scope_make(vm, SCOPE_MACRO), SCOPE_ADD, 0);
  woad_value back = syntax_to_datum(vm, stx);
  for (int i = 0; i < n; i++) back = pair_car(back);
  ck_assert(value_is_null(back));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, equal_sets_are_the_same_object);
  tcase_add_test(tc, multi_scopes_differ_by_phase);
  tcase_add_test(tc, scopes_reach_the_parts_when_they_are_looked_at);
  tcase_add_test(tc, the_binding_with_the_largest_set_wins);
  tcase_add_test(tc, bulk_bindings_answer_with_the_requiring_module_path);
  tcase_add_test(tc, shifts_apply_to_the_bindings_found);
  tcase_add_test(tc, armed_objects_give_tainted_parts_and_can_be_disarmed);
  tcase_add_test(tc, what_is_written_comes_back_with_its_bindings);
  tcase_add_test(tc, module_paths_follow_the_grammar);
  tcase_add_test(tc, deep_data_goes_both_ways);
}
