/* SPDX-License-Identifier: MIT
 * test_verify.c: bytecode that the verifier must accept, and one case for each thing that it must refuse. */
#include "runtime/prim/prim_table.h"
#include "runtime/vm/op.h"
#include "tests/unit/compiler/compiler_helper.h"

static woad_vm *vm;
static const uint8_t *own; /* what verify_words says of the variable */
static void set_up(void) { vm = helper_boot(); }

#define INS(op, a, b, c) ((uint32_t)OP_##op | (uint32_t)((a) & 255) << 8 | (uint32_t)(b) << 16 | (uint32_t)(c) << 24)
#define JUMP_BY(n) ((uint32_t)OP_JUMP | (uint32_t)(n) << 8)

/* A code with two captured values, the first a variable box. */
static woad_value make_inner(void) {
  Code *code = code_make(vm);
  code->nfree = 2;
  code->nboxes = 1;
  return object_value(code);
}

/* Code of one argument with 8 registers, 1 captured value of which NBOXES are boxes, 1 variable; constants 7, symbol x,
 * the code of make_inner, the primitives vector-ref and vector?. */
static const char *verify_words(const uint32_t *words, uint32_t n, uint32_t nboxes) {
  Code *code = code_make(vm);
  code->words = mem_new_atomic(vm, n * sizeof(uint32_t));
  memcpy(code->words, words, n * sizeof(uint32_t));
  code->nwords = n;
  code->consts = mem_alloc(vm, 5 * sizeof(woad_value));
  code->consts[0] = fixnum_make(7);
  code->consts[1] = symbol_intern(vm, "x");
  code->consts[2] = make_inner();
  code->consts[3] = prim_lookup(vm, "#%kernel", "vector-ref");
  code->consts[4] = prim_lookup(vm, "#%kernel", "vector?");
  code->nconsts = 5;
  code->nregs = 8;
  code->nreq = code->nfree = code->nlinks = 1;
  code->nboxes = nboxes;
  Flow *flow;
  return verify_code(vm, code, own, &flow);
}

#define ACCEPTS(...) \
  do { \
    static const uint32_t words[] = {__VA_ARGS__}; \
    const char *complaint = verify_words(words, sizeof words / sizeof words[0], 1); \
    ck_assert_msg(complaint == NULL, "%s", complaint); \
  } while (0)
#define REFUSES(text, ...) \
  do { \
    static const uint32_t words[] = {__VA_ARGS__}; \
    const char *complaint = verify_words(words, sizeof words / sizeof words[0], 0); \
    ck_assert_ptr_nonnull(complaint); \
    ck_assert_msg(strstr(complaint, text) != NULL, "%s", complaint); \
  } while (0)

START_TEST(sound_code_is_accepted) {
  ACCEPTS(INS(RETURN, 0, 0, 0));
  ACCEPTS(INS(LOAD_CONST, 1, 0, 0), INS(ADD, 1, 0, 1), INS(RETURN, 1, 0, 0));
  ACCEPTS(INS(TEST, 0, 0, 0), JUMP_BY(1), INS(RETURN, 0, 0, 0), INS(RETURN, 0, 0, 0));
  ACCEPTS(INS(MOVE, 1, 0, 0), INS(MOVE, 5, 0, 0), INS(CALL, 1, 1, 0), INS(RETURN, 1, 0, 0));
  ACCEPTS(OP_WIDE | OP_MOVE << 8, 1, 0, 0, INS(RETURN, 1, 0, 0));
}
END_TEST

START_TEST(operands_out_of_range_are_refused) {
  REFUSES("register out of range", INS(RETURN, 8, 0, 0));
  REFUSES("constant out of range", INS(LOAD_CONST, 1, 5, 0), INS(RETURN, 1, 0, 0));
  REFUSES("captured value out of range", INS(LOAD_FREE, 1, 1, 0), INS(RETURN, 1, 0, 0));
  REFUSES("variable out of range", INS(LOAD_LINK, 1, 1, 0), INS(RETURN, 1, 0, 0));
  REFUSES("literal out of range", INS(LOAD_LITERAL, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("registers out of range", INS(MOVE, 4, 0, 0), INS(CALL, 4, 1, 0), INS(RETURN, 4, 0, 0));
  REFUSES("no room for a frame", INS(MOVE, 6, 0, 0), INS(CALL, 6, 0, 0), INS(RETURN, 6, 0, 0));
  REFUSES("unknown value", INS(LOAD_SPECIAL, 1, 9, 0), INS(RETURN, 1, 0, 0));
}
END_TEST

START_TEST(bad_control_flow_is_refused) {
  REFUSES("runs off the end", INS(MOVE, 1, 0, 0));
  REFUSES("jump to no instruction", JUMP_BY(5), INS(RETURN, 0, 0, 0));
  REFUSES("jump to no instruction", JUMP_BY(1), OP_WIDE | OP_MOVE << 8, 1, 0, 0, INS(RETURN, 0, 0, 0));
  REFUSES("jump to no instruction", INS(TEST, 0, 0, 0), JUMP_BY(-1), INS(RETURN, 0, 0, 0));
  REFUSES("test without jump", INS(TEST, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("unknown instruction", INS(UNDERFLOW, 0, 0, 0));
  REFUSES("unknown instruction", 255);
  REFUSES("cut off", OP_WIDE | OP_MOVE << 8, 1);
}
END_TEST

START_TEST(registers_must_be_written_first) {
  REFUSES("may hold nothing", INS(RETURN, 1, 0, 0));
  REFUSES("may hold nothing", INS(TEST, 0, 0, 0), JUMP_BY(1), INS(MOVE, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("may hold nothing", INS(MOVE, 1, 0, 0), INS(MOVE, 2, 0, 0), INS(CALL, 1, 0, 0), INS(RETURN, 2, 0, 0));
}
END_TEST

START_TEST(constants_must_be_of_the_right_kind) {
  REFUSES("no code", INS(CLOSURE, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("no primitive", INS(PRIM, 1, 0, 0), INS(RETURN, 1, 0, 0));
  ACCEPTS(INS(MOVE, 5, 0, 0), INS(MOVE, 6, 0, 0), INS(PRIM, 1, 3, 2), INS(RETURN, 1, 0, 0));
  REFUSES("wrong number of arguments", INS(MOVE, 5, 0, 0), INS(PRIM, 1, 3, 1), INS(RETURN, 1, 0, 0));
  REFUSES("wrong number of arguments", INS(MOVE, 5, 0, 0), INS(MOVE, 6, 0, 0), INS(MOVE, 7, 0, 0), INS(PRIM, 1, 3, 3),
          INS(RETURN, 1, 0, 0));
  ACCEPTS(INS(TEST_PREDICATE, 0, 4, 0), JUMP_BY(0), INS(RETURN, 0, 0, 0));
  REFUSES("no primitive", INS(TEST_PREDICATE, 0, 1, 0), JUMP_BY(0), INS(RETURN, 0, 0, 0));
  REFUSES("more than tell a kind", INS(TEST_PREDICATE, 0, 3, 0), JUMP_BY(0), INS(RETURN, 0, 0, 0));
  REFUSES("no symbol", INS(CHECK_DEFINED, 0, 0, 0), INS(RETURN, 0, 0, 0));
  ACCEPTS(INS(MOVE, 1, 0, 0), INS(CALL, 1, 0, 0), INS(BIND_VALUES, 1, 1, 0), INS(RETURN, 1, 0, 0));
  REFUSES("takes no values", INS(MOVE, 1, 0, 0), INS(CALL, 1, 0, 0), INS(BIND_VALUES, 1, 1, 1), INS(RETURN, 1, 0, 0));
  REFUSES("takes no values", INS(MOVE, 1, 0, 0), INS(CALL, 1, 0, 0), INS(BIND_VALUES, 1, 1, 200), INS(RETURN, 1, 0, 0));
  REFUSES("stray capture", INS(CAPTURE_REG, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("patches no fresh closure", INS(CLOSURE_PATCH, 0, 0, 0), INS(RETURN, 0, 0, 0));
}
END_TEST

START_TEST(only_own_variables_are_defined_and_assigned) {
  static const uint8_t others[] = {0}, mine[] = {1};
  own = mine;
  ACCEPTS(INS(DEFINE_LINK, 0, 0, 0), INS(RETURN, 0, 0, 0));
  ACCEPTS(INS(STORE_LINK, 0, 0, 0), INS(RETURN, 0, 0, 0));
  own = others;
  ACCEPTS(INS(LOAD_LINK, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("variable of another module", INS(DEFINE_LINK, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("variable of another module", INS(STORE_LINK, 0, 0, 0), INS(RETURN, 0, 0, 0));
  own = NULL;
}
END_TEST

START_TEST(objects_of_the_machine_must_be_proven) {
  ACCEPTS(INS(BOX_NEW, 1, 0, 0), INS(BOX_LOAD, 2, 1, 0), INS(BOX_STORE, 1, 2, 0), INS(RETURN, 2, 0, 0));
  REFUSES("no variable box", INS(BOX_LOAD, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("no variable box", INS(BOX_STORE, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("no variable box", INS(MOVE, 1, 0, 0), INS(TEST, 0, 0, 0), JUMP_BY(1), INS(BOX_NEW, 1, 0, 0),
          INS(BOX_LOAD, 2, 1, 0), INS(RETURN, 2, 0, 0));
  ACCEPTS(INS(LOAD_FREE_BOX, 1, 0, 0), INS(STORE_FREE_BOX, 0, 1, 0), INS(RETURN, 1, 0, 0));
  REFUSES("no variable box", INS(LOAD_FREE_BOX, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("no variable box", INS(STORE_FREE_BOX, 0, 0, 0), INS(RETURN, 0, 0, 0));
  ACCEPTS(INS(CLOSURE, 1, 2, 0), INS(CAPTURE_FREE, 0, 0, 0), INS(CAPTURE_REG, 0, 0, 0), INS(CLOSURE_PATCH, 1, 0, 1),
          INS(CASE_CLOSURE, 2, 1, 1), INS(RETURN, 2, 0, 0));
  REFUSES("captures no variable box", INS(CLOSURE, 1, 2, 0), INS(CAPTURE_REG, 0, 0, 0), INS(CAPTURE_REG, 0, 0, 0),
          INS(RETURN, 1, 0, 0));
  REFUSES("captures no variable box", INS(CLOSURE, 1, 2, 0), INS(CAPTURE_SELF, 0, 0, 0), INS(CAPTURE_REG, 0, 0, 0),
          INS(RETURN, 1, 0, 0));
  REFUSES("capture is missing", INS(CLOSURE, 1, 2, 0), INS(CAPTURE_REG, 0, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("patches no fresh closure", INS(BOX_NEW, 2, 0, 0), INS(CLOSURE, 1, 2, 0), INS(CAPTURE_REG, 2, 0, 0),
          INS(CAPTURE_REG, 0, 0, 0), INS(CLOSURE_PATCH, 1, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("jump to no instruction", INS(BOX_NEW, 2, 0, 0), JUMP_BY(1), INS(CLOSURE, 1, 2, 0), INS(CAPTURE_REG, 2, 0, 0),
          INS(CAPTURE_REG, 0, 0, 0), INS(RETURN, 1, 0, 0));
  REFUSES("no closure", INS(CASE_CLOSURE, 2, 0, 1), INS(RETURN, 2, 0, 0));
  ACCEPTS(INS(MARK_PUSH, 1, 0, 0), INS(MARK_ADD, 1, 0, 0), INS(MARK_POP, 1, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("no marks", INS(MARK_POP, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("no marks", INS(MARK_ADD, 0, 0, 0), INS(RETURN, 0, 0, 0));
  REFUSES("no results", INS(RETURN_VECTOR, 0, 0, 0));
}
END_TEST

int main(void) {
  Suite *suite = suite_create("verify");
  TCase *tc = tcase_create("verify");
  tcase_add_checked_fixture(tc, set_up, NULL);
  tcase_add_test(tc, sound_code_is_accepted);
  tcase_add_test(tc, operands_out_of_range_are_refused);
  tcase_add_test(tc, bad_control_flow_is_refused);
  tcase_add_test(tc, registers_must_be_written_first);
  tcase_add_test(tc, only_own_variables_are_defined_and_assigned);
  tcase_add_test(tc, objects_of_the_machine_must_be_proven);
  tcase_add_test(tc, constants_must_be_of_the_right_kind);
  suite_add_tcase(suite, tc);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? 0 : 1;
}
