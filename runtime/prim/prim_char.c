/* SPDX-License-Identifier: MIT
 * prim_char.c: characters. Source: Reference, "Characters". */
#include "runtime/base/utf8.h"
#include "runtime/data/char.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

PRIM("char?", char_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a character.")
{
  return value_bool(value_is_char(argv[0]));
}

PRIM("char->integer", char_to_integer, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(char : char?) -> exact-integer?", "The code point.")
{
  return fixnum_make(arg_char(vm, 0, argc, argv));
}

PRIM("integer->char", integer_to_char, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(k : valid-unicode-scalar-value?) -> char?", "The character with code point K, no surrogate, at most 10FFFF.")
{
  int64_t k = value_is_fixnum(argv[0]) ? fixnum_value(argv[0]) : -1;
  if (k < 0 || k > 0x10FFFF || (k >= 0xD800 && k <= 0xDFFF)) arg_wrong(vm, 0, argc, argv, "valid-unicode-scalar-value?");
  return char_make((uint32_t)k);
}

PRIM("char-utf-8-length", char_utf_8_length, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(char : char?) -> (integer-in 1 6)",
     "Bytes of its UTF-8 encoding.")
{
  return fixnum_make(utf8_length(arg_char(vm, 0, argc, argv)));
}

/* An n-ary comparison; every argument is checked. CONVERT may be NULL. */
#define COMPARE_CHARS(convert, op)                                        \
  bool holds = true;                                                      \
  for (int i = 0; i < argc; i++) {                                        \
    uint32_t c = convert(arg_char(vm, i, argc, argv));                    \
    if (i > 0) holds &= convert(char_value(argv[i - 1])) op c;            \
  }                                                                       \
  return value_bool(holds);

#define CHAR_ORDER(name, cname, convert, op, doc)                                                            \
  PRIM(name, cname, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(char : char?) ... -> boolean?", doc) \
  { COMPARE_CHARS(convert, op) }

CHAR_ORDER("char=?", char_eq_p, , ==, "Whether all are the same.")
CHAR_ORDER("char<?", char_lt_p, , <, "Whether the code points ascend.")
CHAR_ORDER("char<=?", char_le_p, , <=, "Whether the code points do not descend.")
CHAR_ORDER("char>?", char_gt_p, , >, "Whether the code points descend.")
CHAR_ORDER("char>=?", char_ge_p, , >=, "Whether the code points do not ascend.")
CHAR_ORDER("char-ci=?", char_ci_eq_p, char_foldcase, ==, "char=? after folding.")
CHAR_ORDER("char-ci<?", char_ci_lt_p, char_foldcase, <, "char<? after folding.")
CHAR_ORDER("char-ci<=?", char_ci_le_p, char_foldcase, <=, "char<=? after folding.")
CHAR_ORDER("char-ci>?", char_ci_gt_p, char_foldcase, >, "char>? after folding.")
CHAR_ORDER("char-ci>=?", char_ci_ge_p, char_foldcase, >=, "char>=? after folding.")

#define CHAR_TEST(name, cname, test, doc)                                                                    \
  PRIM(name, cname, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(char : char?) -> boolean?", doc) \
  { return value_bool(test(arg_char(vm, 0, argc, argv))); }

CHAR_TEST("char-alphabetic?", char_alphabetic_p, char_is_alphabetic, "Unicode property Alphabetic.")
CHAR_TEST("char-lower-case?", char_lower_case_p, char_is_lower_case, "Unicode property Lowercase.")
CHAR_TEST("char-upper-case?", char_upper_case_p, char_is_upper_case, "Unicode property Uppercase.")
CHAR_TEST("char-title-case?", char_title_case_p, char_is_title_case, "General category Lt.")
CHAR_TEST("char-numeric?", char_numeric_p, char_is_numeric, "General categories Nd, Nl, No.")
CHAR_TEST("char-symbolic?", char_symbolic_p, char_is_symbolic, "General categories Sm, Sc, Sk, So.")
CHAR_TEST("char-punctuation?", char_punctuation_p, char_is_punctuation, "General categories P*.")
CHAR_TEST("char-graphic?", char_graphic_p, char_is_graphic, "General categories L*, N*, M*, P*, S*.")
CHAR_TEST("char-whitespace?", char_whitespace_p, char_is_whitespace, "Unicode property White_Space.")
CHAR_TEST("char-blank?", char_blank_p, char_is_blank, "General category Zs, or the tab.")
CHAR_TEST("char-iso-control?", char_iso_control_p, char_is_iso_control, "Code points 0-1F and 7F-9F.")
CHAR_TEST("char-extended-pictographic?", char_extended_pictographic_p, char_is_pictographic,
          "Unicode property Extended_Pictographic.")

#define CHAR_MAP(name, cname, map, doc)                                                                  \
  PRIM(name, cname, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(char : char?) -> char?", doc) \
  { return char_make(map(arg_char(vm, 0, argc, argv))); }

CHAR_MAP("char-upcase", char_upcase, char_upcase, "Simple upper case mapping.")
CHAR_MAP("char-downcase", char_downcase, char_downcase, "Simple lower case mapping.")
CHAR_MAP("char-titlecase", char_titlecase, char_titlecase, "Simple title case mapping.")
CHAR_MAP("char-foldcase", char_foldcase, char_foldcase, "Simple case folding.")

PRIM("char-general-category", char_general_category, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(char : char?) -> symbol?",
     "Two letters: 'lu, 'll, ..., 'cn.")
{
  return symbol_intern(vm, char_general_category(arg_char(vm, 0, argc, argv)));
}

PRIM("char-grapheme-break-property", char_grapheme_break_property, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(char : char?) -> symbol?", "Unicode property Grapheme_Cluster_Break.")
{
  return symbol_intern(vm, char_grapheme_break_property(arg_char(vm, 0, argc, argv)));
}

PRIM("char-grapheme-step", char_grapheme_step, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(char : char?) (state : fixnum?) -> (values boolean? fixnum?)",
     "Whether a cluster ends before CHAR, and the state for the next character; STATE is 0 at first.")
{
  uint32_t c = arg_char(vm, 0, argc, argv);
  uint32_t state = (uint32_t)arg_fixnum(vm, 1, argc, argv);
  woad_value results[2];
  results[0] = value_bool(char_grapheme_step(c, &state));
  results[1] = fixnum_make(state);
  return values_return(vm, 2, results);
}

static bool is_known(uint32_t c) {
  return (c < 0xD800 || c > 0xDFFF) && strcmp(char_general_category(c), "cn") != 0;
}

/* What the predicates and mappings of this file tell about a character, as far as a range may agree in it. */
static bool is_alike(uint32_t a, uint32_t b) {
  return char_general_category(a) == char_general_category(b) && char_is_alphabetic(a) == char_is_alphabetic(b) &&
         char_is_whitespace(a) == char_is_whitespace(b) && char_is_lower_case(a) == char_is_lower_case(b) &&
         char_is_upper_case(a) == char_is_upper_case(b) && char_upcase(b) == b && char_downcase(b) == b &&
         char_upcase(a) == a && char_downcase(a) == a;
}

PRIM("make-known-char-range-list", make_known_char_range_list, 0, 0, PF_ALLOC | PF_COST, RIGHTS_NONE,
     "() -> (listof (list/c exact-nonnegative-integer? exact-nonnegative-integer? boolean?))",
     "Ranges of code points with a general category, and whether all of a range have the same properties.")
{
  PairBuilder b;
  pair_builder_init(&b);
  for (uint32_t c = 0; c <= 0x10FFFF;) {
    if (!is_known(c)) {
      c++;
      continue;
    }
    uint32_t start = c;
    bool alike = true;
    while (c + 1 <= 0x10FFFF && is_known(c + 1)) alike &= is_alike(start, ++c);
    pair_builder_add(vm, &b, pair_list(vm, 3, fixnum_make(start), fixnum_make(c), value_bool(alike)));
    c++;
  }
  vm_charge(vm, 100000);
  return b.head;
}

PRIM_MODULE("#%unsafe")

#define UNSAFE_CHAR_ORDER(name, cname, op)                                                                     \
  PRIM(name, cname, 1, -1, PF_FOLDABLE, RIGHT_UNSAFE, "(char : char?) ... -> boolean?", "Without checks.") \
  {                                                                                                            \
    for (int i = 1; i < argc; i++)                                                                             \
      if (!(char_value(argv[i - 1]) op char_value(argv[i]))) return VALUE_FALSE;                               \
    return VALUE_TRUE;                                                                                         \
  }

UNSAFE_CHAR_ORDER("unsafe-char=?", unsafe_char_eq_p, ==)
UNSAFE_CHAR_ORDER("unsafe-char<?", unsafe_char_lt_p, <)
UNSAFE_CHAR_ORDER("unsafe-char<=?", unsafe_char_le_p, <=)
UNSAFE_CHAR_ORDER("unsafe-char>?", unsafe_char_gt_p, >)
UNSAFE_CHAR_ORDER("unsafe-char>=?", unsafe_char_ge_p, >=)

PRIM("unsafe-char->integer", unsafe_char_to_integer, 1, 1, PF_FOLDABLE, RIGHT_UNSAFE, "(char : char?) -> fixnum?",
     "Without a check.")
{
  return fixnum_make(char_value(argv[0]));
}
