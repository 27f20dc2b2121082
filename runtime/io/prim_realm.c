/* SPDX-License-Identifier: MIT
 * prim_realm.c: realms, which say whose names and words an error message has: the variants of the raising primitives that take
 * one. Source: Reference, "Error Message Adjusters". */
#include "runtime/base/vm.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/adjust.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

PRIM("procedure-realm", procedure_realm, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(proc : procedure?) -> symbol?",
     "'racket/primitive for primitives, 'racket for all other procedures.")
{
  if (!call_is_procedure(vm, argv[0])) raise_argument(vm, NULL, "procedure?", 0, argc, argv);
  return symbol_intern(vm, value_has_type(argv[0], TYPE_PRIMITIVE) ? "racket/primitive" : "racket");
}

/* The arguments without the realm at POS, which the error that is to come is of. */
static woad_value *without_realm(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_symbol(argv[pos])) raise_argument(vm, NULL, "symbol?", pos, argc, argv);
  vm->error_realm = argv[pos];
  woad_value *rest = mem_alloc(vm, (size_t)argc * sizeof *rest);
  for (int i = 0; i < argc - 1; i++) rest[i] = argv[i < pos ? i : i + 1];
  return rest;
}

#define WITH_REALM(name, cname, pos, min, max, args, doc) \
  woad_value prim_##cname(woad_vm *vm, int argc, woad_value *argv); \
  PRIM(name "*", cname##_star, min, max, PF_RAISES | PF_NESTS, RIGHTS_NONE, args, doc) \
  { return prim_##cname(vm, argc - 1, without_realm(vm, pos, argc, argv)); }

WITH_REALM("raise-argument-error", raise_argument_error, 1, 4, -1,
           "(name : symbol?) (realm : symbol?) (expected : string?) (v : any/c) ... -> any", "Like raise-argument-error.")
WITH_REALM("raise-result-error", raise_result_error, 1, 4, -1,
           "(name : symbol?) (realm : symbol?) (expected : string?) (v : any/c) ... -> any", "Like raise-result-error.")
WITH_REALM("raise-arguments-error", raise_arguments_error, 1, 3, -1,
           "(name : symbol?) (realm : symbol?) (message : string?) (field : string?) (v : any/c) ... ... -> any",
           "Like raise-arguments-error.")
WITH_REALM("raise-range-error", raise_range_error, 1, 8, 9,
           "(name : symbol?) (realm : symbol?) (type : string?) (prefix : string?) (index : exact-integer?) (in : any/c) "
           "(lo : exact-integer?) (hi : exact-integer?) [alt : (or/c exact-integer? #f)] -> any", "Like raise-range-error.")
WITH_REALM("raise-arity-error", raise_arity_error, 1, 3, -1,
           "(name : (or/c symbol? procedure?)) (realm : symbol?) (arity : procedure-arity?) (v : any/c) ... -> any",
           "Like raise-arity-error.")
WITH_REALM("raise-arity-mask-error", raise_arity_mask_error, 1, 3, -1,
           "(name : (or/c symbol? procedure?)) (realm : symbol?) (mask : exact-integer?) (v : any/c) ... -> any",
           "Like raise-arity-mask-error.")
WITH_REALM("raise-result-arity-error", raise_result_arity_error, 1, 4, -1,
           "(name : (or/c symbol? #f)) (realm : symbol?) (n : exact-nonnegative-integer?) (detail : (or/c string? #f)) "
           "(v : any/c) ... -> any", "Like raise-result-arity-error.")

static const char *string_argument(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_string(argv[pos])) raise_argument(vm, NULL, "string?", pos, argc, argv);
  return string_to_utf8(vm, string_of(argv[pos]), NULL);
}

static void check_symbol(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (!value_is_symbol(argv[pos])) raise_argument(vm, NULL, "symbol?", pos, argc, argv);
}

PRIM("error-message->adjusted-string", error_message_to_adjusted_string, 4, 4, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(name : (or/c symbol? #f)) (name-realm : symbol?) (message : string?) (message-realm : symbol?) -> string?",
     "NAME: MESSAGE, as errors have it, after all error-message adjusters.")
{
  if (argv[0] != VALUE_FALSE && !value_is_symbol(argv[0])) raise_argument(vm, NULL, "(or/c symbol? #f)", 0, argc, argv);
  check_symbol(vm, 1, argc, argv);
  (void)string_argument(vm, 2, argc, argv);
  check_symbol(vm, 3, argc, argv);
  return adjust_message(vm, argv[0], argv[1], argv[2], argv[3]);
}

PRIM("error-contract->adjusted-string", error_contract_to_adjusted_string, 2, 2, PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(contract : string?) (contract-realm : symbol?) -> string?",
     "CONTRACT after all error-message adjusters.")
{
  (void)string_argument(vm, 0, argc, argv);
  check_symbol(vm, 1, argc, argv);
  return adjust_contract(vm, argv[0], argv[1]);
}
