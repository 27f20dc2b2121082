/* SPDX-License-Identifier: MIT
 * prim_string.c: strings. Source: Reference, "Strings". Which checks say mutable-string? and which the longer contract
 * follows the reference's output. */
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/char.h"
#include "runtime/data/literal.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("string?", string_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a string.")
{
  return value_bool(value_is_string(argv[0]));
}

PRIM("make-string", make_string, 1, 2, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(k : exact-nonnegative-integer?) [char : char? = #\\nul] -> string?", "A fresh string of K times CHAR.")
{
  size_t n = arg_size(vm, 0, argc, argv, "valid-string-length?", "string");
  uint32_t fill = argc > 1 ? arg_char(vm, 1, argc, argv) : 0;
  vm_charge(vm, n / 64);
  return object_value(string_make(vm, n, fill));
}

PRIM("string", string, 0, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(char : char?) ... -> string?",
     "A fresh string of the CHARs.")
{
  uint32_t all = 0;
  for (int i = 0; i < argc; i++) all |= arg_char(vm, i, argc, argv);
  String *s = string_make(vm, (size_t)argc, all > 255 ? 256 : 0);
  for (int i = 0; i < argc; i++) string_set(vm, s, (size_t)i, char_value(argv[i]));
  return object_value(s);
}

PRIM("string-length", string_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(str : string?) -> exact-nonnegative-integer?", "Number of characters.")
{
  return fixnum_make((int64_t)arg_string(vm, 0, argc, argv)->length);
}

PRIM("string-ref", string_ref, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(str : string?) (k : exact-nonnegative-integer?) -> char?", "Character at K, counted from 0.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  return char_make(string_ref(s, arg_index(vm, 1, argc, argv, s->length, "string", 0)));
}

PRIM("string-set!", string_set_x, 3, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(str : (and/c string? (not/c immutable?))) (k : exact-nonnegative-integer?) (char : char?) -> void?",
     "Changes the character at K, counted from 0.")
{
  if (!value_is_string(argv[0]) || value_is_immutable(argv[0])) arg_wrong(vm, 0, argc, argv, "mutable-string?");
  String *s = string_of(argv[0]);
  size_t pos = arg_index(vm, 1, argc, argv, s->length, "string", 0);
  string_set(vm, s, pos, arg_char(vm, 2, argc, argv));
  return VALUE_VOID;
}

PRIM("substring", substring, 2, 3, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) (start : exact-nonnegative-integer?) [end : exact-nonnegative-integer? = (string-length str)] -> string?",
     "A fresh string of the characters from START up to END.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  size_t start, end;
  arg_range(vm, 1, argc, argv, s->length, "string", 0, &start, &end);
  vm_charge(vm, (end - start) / 64);
  return object_value(string_copy_range(vm, s, start, end));
}

PRIM("string-copy", string_copy, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(str : string?) -> string?",
     "A fresh mutable copy.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  vm_charge(vm, s->length / 64);
  return object_value(string_copy_range(vm, s, 0, s->length));
}

static void check_room(woad_vm *vm, const char *kind, size_t length, size_t needed) {
  if (needed > length) {
    raise_format(vm, vm->exn.fail_contract, "%s: not enough room in target %s\n  target length: %zu\n  needed length: %zu",
                 vm->running_primitive, kind, length, needed);
  }
}

PRIM("string-copy!", string_copy_x, 3, 5, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(dest : (and/c string? (not/c immutable?))) (dest-start : exact-nonnegative-integer?) (src : string?) "
     "[src-start : exact-nonnegative-integer? = 0] [src-end : exact-nonnegative-integer? = (string-length src)] -> void?",
     "Copies characters of SRC over those of DEST from DEST-START on; both may be the same string.")
{
  String *to = arg_mutable_string(vm, 0, argc, argv);
  arg_natural(vm, 1, argc, argv);
  const String *from = arg_string(vm, 2, argc, argv);
  size_t at, start, end, to_end;
  arg_range(vm, 1, 2, argv, to->length, "string", 0, &at, &to_end);
  arg_range(vm, 3, argc, argv, from->length, "string", 2, &start, &end);
  check_room(vm, "string", to->length, at + (end - start));
  vm_charge(vm, (end - start) / 64);
  string_copy_into(vm, to, at, from, start, end);
  return VALUE_VOID;
}

PRIM("string-fill!", string_fill_x, 2, 2, PF_WRITES | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(dest : (and/c string? (not/c immutable?))) (char : char?) -> void?", "Changes every character to CHAR.")
{
  if (!value_is_string(argv[0]) || value_is_immutable(argv[0])) arg_wrong(vm, 0, argc, argv, "mutable-string?");
  String *s = string_of(argv[0]);
  uint32_t c = arg_char(vm, 1, argc, argv);
  for (size_t i = 0; i < s->length; i++) string_set(vm, s, i, c);
  vm_charge(vm, s->length / 16);
  return VALUE_VOID;
}

static String *append_all(woad_vm *vm, int argc, woad_value *argv) {
  size_t n = 0;
  bool wide = false;
  for (int i = 0; i < argc; i++) {
    const String *s = arg_string(vm, i, argc, argv);
    n += s->length;
    wide |= string_is_wide(s);
  }
  String *result = string_make(vm, n, wide ? 256 : 0);
  size_t at = 0;
  for (int i = 0; i < argc; i++) {
    const String *s = string_of(argv[i]);
    string_copy_into(vm, result, at, s, 0, s->length);
    at += s->length;
  }
  vm_charge(vm, n / 64);
  return result;
}

PRIM("string-append", string_append, 0, -1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) ... -> string?", "A fresh string of all characters in order.")
{
  return object_value(append_all(vm, argc, argv));
}

PRIM("string-append-immutable", string_append_immutable, 0, -1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) ... -> (and/c string? immutable?)", "An immutable string of all characters in order.")
{
  String *s = append_all(vm, argc, argv);
  s->header.flags |= FLAG_IMMUTABLE;
  return object_value(s);
}

PRIM("string->list", string_to_list, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(str : string?) -> (listof char?)", "A fresh list of the characters.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  woad_value result = VALUE_NULL;
  for (size_t i = s->length; i-- > 0;) result = pair_make(vm, char_make(string_ref(s, i)), result);
  vm_charge(vm, s->length);
  mem_keep(s);
  return result;
}

PRIM("list->string", list_to_string, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(lst : (listof char?)) -> string?",
     "A fresh string of the characters in LST.")
{
  arg_list(vm, 0, argc, argv);
  uint32_t all = 0;
  size_t n = 0;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l), n++) {
    if (!value_is_char(pair_car(l))) raise_argument_value(vm, NULL, "char?", pair_car(l));
    all |= char_value(pair_car(l));
  }
  String *s = string_make(vm, n, all > 255 ? 256 : 0);
  size_t i = 0;
  for (woad_value l = argv[0]; value_is_pair(l); l = pair_cdr(l)) string_set(vm, s, i++, char_value(pair_car(l)));
  vm_charge(vm, n);
  return object_value(s);
}

PRIM("string->immutable-string", string_to_immutable_string, 1, 1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) -> (and/c string? immutable?)", "STR itself when it is immutable, else an immutable copy.")
{
  arg_string(vm, 0, argc, argv);
  return string_to_immutable(vm, argv[0]);
}

PRIM("datum-intern-literal", datum_intern_literal, 1, 1, PF_READS | PF_COST, RIGHTS_NONE, "(v : any/c) -> any/c",
     "The one literal equal to V, when V is a string, byte string, number or regexp; else V.")
{
  return literal_intern(vm, argv[0]);
}

/* --- comparing --- */

static int compare_folded(woad_vm *vm, woad_value a, woad_value b) {
  woad_value x = char_convert_string(vm, string_of(a), CHAR_FOLDCASE);
  woad_value y = char_convert_string(vm, string_of(b), CHAR_FOLDCASE);
  return string_compare(string_of(x), string_of(y));
}

static int compare_plain(woad_vm *vm, woad_value a, woad_value b) { return string_compare(string_of(a), string_of(b)); }

#define STRING_ORDER(name, cname, compare, op, doc)                                                                     \
  PRIM(name, cname, 1, -1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE, "(str : string?) ... -> boolean?", doc)         \
  {                                                                                                                     \
    bool holds = true;                                                                                                  \
    for (int i = 0; i < argc; i++) vm_charge(vm, arg_string(vm, i, argc, argv)->length / 64);                           \
    for (int i = 1; i < argc && holds; i++) holds = compare(vm, argv[i - 1], argv[i]) op 0;                             \
    return value_bool(holds);                                                                                           \
  }

STRING_ORDER("string<?", string_lt_p, compare_plain, <, "Whether the strings ascend, by code points.")
STRING_ORDER("string<=?", string_le_p, compare_plain, <=, "Whether the strings do not descend.")
STRING_ORDER("string>?", string_gt_p, compare_plain, >, "Whether the strings descend.")
STRING_ORDER("string>=?", string_ge_p, compare_plain, >=, "Whether the strings do not ascend.")
STRING_ORDER("string-ci=?", string_ci_eq_p, compare_folded, ==, "string=? after case folding.")
STRING_ORDER("string-ci<?", string_ci_lt_p, compare_folded, <, "string<? after case folding.")
STRING_ORDER("string-ci<=?", string_ci_le_p, compare_folded, <=, "string<=? after case folding.")
STRING_ORDER("string-ci>?", string_ci_gt_p, compare_folded, >, "string>? after case folding.")
STRING_ORDER("string-ci>=?", string_ci_ge_p, compare_folded, >=, "string>=? after case folding.")
STRING_ORDER("string-locale=?", string_locale_eq_p, compare_plain, ==, "string=? in the one locale there is, C.UTF-8.")
STRING_ORDER("string-locale<?", string_locale_lt_p, compare_plain, <, "string<? in the one locale there is, C.UTF-8.")
STRING_ORDER("string-locale>?", string_locale_gt_p, compare_plain, >, "string>? in the one locale there is, C.UTF-8.")
STRING_ORDER("string-locale-ci=?", string_locale_ci_eq_p, compare_folded, ==, "string-ci=? in the locale C.UTF-8.")
STRING_ORDER("string-locale-ci<?", string_locale_ci_lt_p, compare_folded, <, "string-ci<? in the locale C.UTF-8.")
STRING_ORDER("string-locale-ci>?", string_locale_ci_gt_p, compare_folded, >, "string-ci>? in the locale C.UTF-8.")

PRIM("string=?", string_eq_p, 1, -1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE, "(str : string?) ... -> boolean?",
     "Whether all have the same characters.")
{
  for (int i = 0; i < argc; i++) vm_charge(vm, arg_string(vm, i, argc, argv)->length / 64);
  for (int i = 1; i < argc; i++)
    if (!string_equal(string_of(argv[i - 1]), string_of(argv[i]))) return VALUE_FALSE;
  return VALUE_TRUE;
}

/* --- conversions --- */

#define STRING_CASING(name, cname, casing, doc)                                                                        \
  PRIM(name, cname, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE, "(str : string?) -> string?", doc)   \
  {                                                                                                                    \
    const String *s = arg_string(vm, 0, argc, argv);                                                                   \
    vm_charge(vm, s->length / 8);                                                                                      \
    return char_convert_string(vm, s, casing);                                                                         \
  }

STRING_CASING("string-upcase", string_upcase, CHAR_UPCASE, "In upper case; the length may change.")
STRING_CASING("string-downcase", string_downcase, CHAR_DOWNCASE, "In lower case; a final sigma is known.")
STRING_CASING("string-titlecase", string_titlecase, CHAR_TITLECASE, "Each word with a capital.")
STRING_CASING("string-foldcase", string_foldcase, CHAR_FOLDCASE, "For comparison without regard to case.")
STRING_CASING("string-locale-upcase", string_locale_upcase, CHAR_UPCASE, "string-upcase in the locale C.UTF-8.")
STRING_CASING("string-locale-downcase", string_locale_downcase, CHAR_DOWNCASE, "string-downcase in the locale C.UTF-8.")

#define STRING_NORMALIZE(name, cname, form)                                                                            \
  PRIM(name, cname, 1, 1, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE, "(str : string?) -> string?",                   \
       "The Unicode normal form.")                                                                                     \
  {                                                                                                                    \
    const String *s = arg_string(vm, 0, argc, argv);                                                                   \
    vm_charge(vm, s->length / 4);                                                                                      \
    return char_normalize_string(vm, s, form);                                                                         \
  }

STRING_NORMALIZE("string-normalize-nfd", string_normalize_nfd, CHAR_NFD)
STRING_NORMALIZE("string-normalize-nfc", string_normalize_nfc, CHAR_NFC)
STRING_NORMALIZE("string-normalize-nfkd", string_normalize_nfkd, CHAR_NFKD)
STRING_NORMALIZE("string-normalize-nfkc", string_normalize_nfkc, CHAR_NFKC)

PRIM("string-utf-8-length", string_utf_8_length, 1, 3, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [start : exact-nonnegative-integer? = 0] [end : exact-nonnegative-integer? = (string-length str)] "
     "-> exact-nonnegative-integer?",
     "Bytes of the UTF-8 encoding.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  size_t start, end, n = 0;
  arg_range(vm, 1, argc, argv, s->length, "byte string", 0, &start, &end);
  for (size_t i = start; i < end; i++) n += (size_t)utf8_length(string_ref(s, i));
  vm_charge(vm, (end - start) / 16);
  return fixnum_make((int64_t)n);
}

/* Length of the grapheme cluster that starts at START. */
static size_t cluster_length(const String *s, size_t start, size_t end) {
  uint32_t state = 0;
  size_t i = start;
  while (i < end && !char_grapheme_step(string_ref(s, i), &state)) i++;
  return i - start;
}

PRIM("string-grapheme-span", string_grapheme_span, 2, 3, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) (start : exact-nonnegative-integer?) [end : exact-nonnegative-integer? = (string-length str)] "
     "-> exact-nonnegative-integer?",
     "Characters in the grapheme cluster at START; 0 at the end.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  size_t start, end;
  arg_range(vm, 1, argc, argv, s->length, "string", 0, &start, &end);
  return fixnum_make((int64_t)cluster_length(s, start, end));
}

PRIM("string-grapheme-count", string_grapheme_count, 1, 3, PF_READS | PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [start : exact-nonnegative-integer? = 0] [end : exact-nonnegative-integer? = (string-length str)] "
     "-> exact-nonnegative-integer?",
     "Number of grapheme clusters.")
{
  const String *s = arg_string(vm, 0, argc, argv);
  size_t start, end;
  int64_t n = 0;
  arg_range(vm, 1, argc, argv, s->length, "string", 0, &start, &end);
  for (size_t i = start; i < end; n++) i += cluster_length(s, i, end);
  vm_charge(vm, end - start);
  return fixnum_make(n);
}

/* --- unchecked forms --- */

PRIM_MODULE("#%unsafe")

PRIM("unsafe-string-length", unsafe_string_length, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(str : string?) -> fixnum?",
     "Without a check.")
{
  return fixnum_make((int64_t)string_of(argv[0])->length);
}

PRIM("unsafe-string-ref", unsafe_string_ref, 2, 2, PF_READS, RIGHT_UNSAFE, "(str : string?) (k : fixnum?) -> char?",
     "Without checks.")
{
  return char_make(string_ref(string_of(argv[0]), (size_t)fixnum_value(argv[1])));
}

PRIM("unsafe-string-set!", unsafe_string_set_x, 3, 3, PF_WRITES, RIGHT_UNSAFE,
     "(str : string?) (k : fixnum?) (char : char?) -> void?", "Without checks.")
{
  string_set(vm, string_of(argv[0]), (size_t)fixnum_value(argv[1]), char_value(argv[2]));
  return VALUE_VOID;
}

PRIM("unsafe-string->immutable-string!", unsafe_string_to_immutable_string_x, 1, 1, PF_WRITES, RIGHT_UNSAFE,
     "(str : string?) -> (and/c string? immutable?)", "Makes STR itself immutable.")
{
  if (string_of(argv[0])->length == 0) return vm->empty_string;
  value_header(argv[0])->flags |= FLAG_IMMUTABLE;
  return argv[0];
}
