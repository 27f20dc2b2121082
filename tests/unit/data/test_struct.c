/* SPDX-License-Identifier: MIT
 * test_struct.c: structure types, prefab keys, inspectors, equality of instances, lists. */
#include "runtime/data/equal.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "tests/unit/session.h"

static StructType *make_type(const char *name, StructType *super, uint32_t ninit, uint32_t nauto, woad_value inspector) {
  StructTypeSpec spec = {
    .name = symbol_intern(vm, name), .super = super ? object_value(super) : VALUE_FALSE, .inspector = inspector,
    .proc_spec = VALUE_FALSE, .guard = VALUE_FALSE, .auto_value = fixnum_make(9), .constructor_name = VALUE_FALSE,
    .ninit = ninit, .nauto = nauto, .properties = VALUE_NULL, .immutables = VALUE_NULL
  };
  return struct_type_make(vm, &spec);
}

START_TEST(automatic_fields_stand_after_the_own_ones_of_each_level) {
  StructType *super = make_type("s", NULL, 1, 1, VALUE_FALSE), *sub = make_type("t", super, 2, 1, VALUE_FALSE);
  ck_assert_uint_eq(sub->nfields, 5);
  ck_assert_uint_eq(sub->ninit, 3);
  woad_value v = struct_make_from(vm, sub, 3, (woad_value[]){ fixnum_make(1), fixnum_make(2), fixnum_make(3) });
  static const int expected[] = { 1, 9, 2, 3, 9 };
  for (int i = 0; i < 5; i++) ck_assert(struct_of(v)->fields[i] == fixnum_make(expected[i]));
  ck_assert(value_is_instance(v, super) && value_is_instance(v, sub));
  ck_assert(!value_is_instance(struct_make_from(vm, super, 1, &v), sub));
} END_TEST

START_TEST(transparent_instances_are_equal_by_fields_and_opaque_ones_by_identity) {
  StructType *open = make_type("o", NULL, 1, 0, VALUE_FALSE), *closed = make_type("c", NULL, 1, 0, vm->inspector);
  woad_value field = pair_make(vm, VALUE_NULL, VALUE_NULL), same = pair_make(vm, VALUE_NULL, VALUE_NULL);
  woad_value a = struct_make_from(vm, open, 1, &field), b = struct_make_from(vm, open, 1, &same);
  ck_assert(value_is_equal(vm, a, b));
  ck_assert_uint_eq(value_hash_equal(vm, a), value_hash_equal(vm, b));
  a = struct_make_from(vm, closed, 1, &field);
  b = struct_make_from(vm, closed, 1, &field);
  ck_assert(!value_is_equal(vm, a, b));
  ck_assert(value_is_equal(vm, a, a));
} END_TEST

START_TEST(prefab_types_are_unique_by_key) {
  woad_value p = symbol_intern(vm, "p");
  ck_assert_ptr_eq(struct_prefab_type(vm, p, 2), struct_prefab_type(vm, pair_list(vm, 2, p, fixnum_make(2)), 2));
  ck_assert_ptr_ne(struct_prefab_type(vm, p, 2), struct_prefab_type(vm, p, 3));
  ck_assert(struct_prefab_type(vm, p, 2)->prefab_key == p);
  ck_assert_ptr_eq(struct_prefab_type(vm, pair_list(vm, 2, p, fixnum_make(2)), 3), NULL);
  ck_assert_ptr_eq(struct_prefab_type(vm, fixnum_make(1), 3), NULL);
} END_TEST

START_TEST(prefab_keys_name_mutable_fields_and_supertypes) {
  woad_value p = symbol_intern(vm, "p"), q = symbol_intern(vm, "q");
  woad_value key = pair_list(vm, 4, p, vector_list(vm, 1, fixnum_make(0)), q, fixnum_make(1));
  StructType *type = struct_prefab_type(vm, key, 2);
  ck_assert_ptr_ne(type, NULL);
  ck_assert_ptr_eq(type->super, struct_prefab_type(vm, q, 1));
  ck_assert(value_is_equal(vm, type->prefab_key, key));
  ck_assert(!struct_is_prefab_key(vm, pair_list(vm, 2, p, q)));
} END_TEST

START_TEST(an_inspector_sees_what_stands_strictly_below) {
  woad_value low = struct_inspector_make(vm, vm->inspector);
  StructType *type = make_type("t", NULL, 0, 0, low);
  ck_assert(struct_inspector_sees(vm->inspector, type));
  ck_assert(!struct_inspector_sees(low, type));
  ck_assert(inspector_is_above(vm->inspector, low) && !inspector_is_above(low, vm->inspector));
} END_TEST

START_TEST(properties_are_inherited) {
  woad_value property = struct_property_make(vm, "x");
  StructType *super = make_type("s", NULL, 0, 0, VALUE_FALSE);
  struct_type_add_properties(vm, super, pair_list(vm, 1, pair_make(vm, property, fixnum_make(4))));
  StructType *sub = make_type("t", super, 0, 0, VALUE_FALSE);
  ck_assert(struct_property_get(vm, property, object_value(struct_make(vm, sub))) == fixnum_make(4));
  ck_assert(struct_property_get(vm, property, object_value(sub)) == fixnum_make(4));
  ck_assert(struct_property_get(vm, property, VALUE_NULL) == VALUE_NONE);
} END_TEST

START_TEST(cyclic_data_can_be_compared) {
  woad_value a = box_make(vm, VALUE_NULL), b = box_make(vm, VALUE_NULL);
  box_of(a)->value = pair_make(vm, fixnum_make(1), a);
  box_of(b)->value = pair_make(vm, fixnum_make(1), b);
  ck_assert(value_is_equal(vm, a, b));
  box_of(b)->value = pair_make(vm, fixnum_make(2), b);
  ck_assert(!value_is_equal(vm, a, b));
} END_TEST

START_TEST(a_cyclic_list_has_no_length) {
  woad_value l = pair_list(vm, 3, VALUE_NULL, VALUE_NULL, VALUE_NULL);
  ck_assert_int_eq(pair_list_length(l), 3);
  pair_of(pair_cddr(l))->cdr = l;
  ck_assert_int_eq(pair_list_length(l), -1);
  ck_assert_int_eq(pair_list_length(pair_make(vm, VALUE_NULL, fixnum_make(1))), -1);
  ck_assert_int_eq(pair_list_length(VALUE_NULL), 0);
} END_TEST

START_TEST(appending_copies_all_but_the_tail) {
  woad_value a = pair_list(vm, 2, fixnum_make(1), fixnum_make(2)), tail = pair_list(vm, 1, fixnum_make(3));
  woad_value both = pair_append(vm, a, tail);
  ck_assert_int_eq(pair_list_length(both), 3);
  ck_assert(pair_cddr(both) == tail && both != a);
  ck_assert(pair_car(pair_reverse(vm, both)) == fixnum_make(3));
} END_TEST

static void add_tests(TCase *tc) {
  tcase_add_test(tc, automatic_fields_stand_after_the_own_ones_of_each_level);
  tcase_add_test(tc, transparent_instances_are_equal_by_fields_and_opaque_ones_by_identity);
  tcase_add_test(tc, prefab_types_are_unique_by_key);
  tcase_add_test(tc, prefab_keys_name_mutable_fields_and_supertypes);
  tcase_add_test(tc, an_inspector_sees_what_stands_strictly_below);
  tcase_add_test(tc, properties_are_inherited);
  tcase_add_test(tc, cyclic_data_can_be_compared);
  tcase_add_test(tc, a_cyclic_list_has_no_length);
  tcase_add_test(tc, appending_copies_all_but_the_tail);
}
