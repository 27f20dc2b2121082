/* SPDX-License-Identifier: MIT
 * prim_numtext.c: numbers as text.  Source: Reference, "Number-String Conversions". */
#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

PRIM("number->string", number_to_string, 1, 2, PF_ALLOC | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(z : number?) [(radix : (or/c 2 8 10 16))] -> string?",
     "Text of Z in RADIX, 10 by default; inexact numbers in 10 only.")
{
  const char *who = "number->string";
  if (!number_is_number(argv[0])) raise_argument_value(vm, who, "number?", argv[0]);
  int64_t radix = argc < 2 ? 10 : value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : 0;
  if (radix != 2 && radix != 8 && radix != 10 && radix != 16) raise_argument_value(vm, who, "(or/c 2 8 10 16)", argv[1]);
  if (radix != 10 && !number_is_exact(argv[0]))
    raise_fields(vm, who, "inexact numbers can only be printed in base 10", "number", argv[0], "requested base", argv[1], NULL);
  return string_from_utf8(vm, numprint_to_text(vm, argv[0], (int)radix));
}

/* Argument POS, when given, is the first (false) or the second (true) of two symbols. */
static bool second_of(woad_vm *vm, const char *const names[2], const char *expected, int pos, int argc, woad_value *argv) {
  if (pos >= argc) return false;
  if (value_is_symbol(argv[pos]) && symbol_is_interned(argv[pos]))
    for (int i = 0; i < 2; i++)
      if (strcmp(symbol_text(argv[pos]), names[i]) == 0) return i == 1;
  raise_argument_value(vm, "string->number", expected, argv[pos]);
}

PRIM("string->number", string_to_number, 1, 5, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [(radix : (integer-in 2 16)) (mode : (or/c 'number-or-false 'read)) "
     "(decimal : (or/c 'decimal-as-inexact 'decimal-as-exact)) (single : (or/c 'double 'single))] "
     "-> (or/c number? #f string?)",
     "The number that STR denotes; #f, or in mode 'read perhaps a message, when it denotes none.")
{
  static const char *const modes[2] = { "number-or-false", "read" };
  static const char *const decimals[2] = { "decimal-as-inexact", "decimal-as-exact" };
  static const char *const singles[2] = { "double", "single" };
  if (!value_is_string(argv[0])) raise_argument_value(vm, "string->number", "string?", argv[0]);
  int64_t radix = argc < 2 ? 10 : value_is_fixnum(argv[1]) ? fixnum_value(argv[1]) : 0;
  if (radix < 2 || radix > 16) raise_argument_value(vm, "string->number", "(integer-in 2 16)", argv[1]);
  bool read = second_of(vm, modes, "(or/c 'number-or-false 'read)", 2, argc, argv);
  bool exact = argc > 3 ? second_of(vm, decimals, "(or/c 'decimal-as-inexact 'decimal-as-exact)", 3, argc, argv)
                        : !value_is_true(param_get(vm, vm->param.read_decimal_as_inexact));
  second_of(vm, singles, "(or/c 'single 'double)", 4, argc, argv);
  size_t nbytes;
  char *text = string_to_utf8(vm, string_of(argv[0]), &nbytes);
  vm_charge(vm, nbytes / 32);
  woad_value out;
  const char *message;
  switch (numparse_try_number(vm, text, nbytes, (int)radix, exact, &out, &message)) {
    case NUMPARSE_OK: return read || !value_is_extflonum(out) ? out : VALUE_FALSE;
    case NUMPARSE_BAD: return read ? string_from_utf8(vm, message) : VALUE_FALSE;
    default: return VALUE_FALSE;
  }
}
