/* SPDX-License-Identifier: MIT
 * prim_symbol.c: symbols and keywords. Source: Reference, "Symbols", "Keywords". */
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

PRIM("symbol?", symbol_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a symbol.")
{
  return value_bool(value_is_symbol(argv[0]));
}

PRIM("symbol-interned?", symbol_interned_p, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(sym : symbol?) -> boolean?",
     "Whether SYM is the one symbol of its text.")
{
  return value_bool(symbol_is_interned(arg_symbol(vm, 0, argc, argv)));
}

PRIM("symbol-unreadable?", symbol_unreadable_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(sym : symbol?) -> boolean?",
     "Whether SYM comes from string->unreadable-symbol.")
{
  return value_bool((value_header(arg_symbol(vm, 0, argc, argv))->flags & SYMBOL_UNREADABLE) != 0);
}

PRIM("symbol->string", symbol_to_string, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(sym : symbol?) -> string?",
     "A fresh mutable string with the text of SYM.")
{
  woad_value sym = arg_symbol(vm, 0, argc, argv);
  return string_from_utf8_n(vm, symbol_text(sym), symbol_length(sym));
}

static woad_value immutable_text(woad_vm *vm, woad_value sym) {
  woad_value s = string_from_utf8_n(vm, symbol_text(sym), symbol_length(sym));
  value_header(s)->flags |= FLAG_IMMUTABLE;
  return s;
}

PRIM("symbol->immutable-string", symbol_to_immutable_string, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(sym : symbol?) -> (and/c string? immutable?)", "The text of SYM.")
{
  return immutable_text(vm, arg_symbol(vm, 0, argc, argv));
}

PRIM("string->symbol", string_to_symbol, 1, 1, PF_RAISES, RIGHTS_NONE, "(str : string?) -> symbol?",
     "The interned symbol with the text of STR.")
{
  size_t n;
  const char *text = string_to_utf8(vm, arg_string(vm, 0, argc, argv), &n);
  return symbol_intern_n(vm, text, n);
}

PRIM("string->uninterned-symbol", string_to_uninterned_symbol, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(str : string?) -> symbol?", "A fresh symbol that is eq? to no other.")
{
  size_t n;
  const char *text = string_to_utf8(vm, arg_string(vm, 0, argc, argv), &n);
  return symbol_uninterned(vm, text, n);
}

PRIM("string->unreadable-symbol", string_to_unreadable_symbol, 1, 1, PF_RAISES, RIGHTS_NONE, "(str : string?) -> symbol?",
     "The symbol with the text of STR among those that the reader never makes.")
{
  size_t n;
  const char *text = string_to_utf8(vm, arg_string(vm, 0, argc, argv), &n);
  return symbol_unreadable(vm, text, n);
}

PRIM("gensym", gensym, 0, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "([base : (or/c symbol? string?) = \"g\"]) -> symbol?",
     "A fresh uninterned symbol named after BASE and the session's next number.")
{
  if (argc == 0) return symbol_gensym(vm, "g");
  if (value_is_symbol(argv[0])) return symbol_gensym(vm, symbol_text(argv[0]));
  if (!value_is_string(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c symbol? string?)");
  return symbol_gensym(vm, string_to_utf8(vm, string_of(argv[0]), NULL));
}

/* Whether each argument is below the next; all are checked even when an early pair decides. */
static woad_value are_ascending(woad_vm *vm, int argc, woad_value *argv) {
  bool ascending = true;
  for (int i = 1; i < argc; i++) ascending &= symbol_compare(argv[i - 1], argv[i]) < 0;
  return value_bool(ascending);
}

PRIM("symbol<?", symbol_lt_p, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(sym : symbol?) ... -> boolean?",
     "Whether the symbols ascend in the order of their texts as UTF-8.")
{
  for (int i = 0; i < argc; i++) arg_symbol(vm, i, argc, argv);
  return are_ascending(vm, argc, argv);
}

PRIM("keyword?", keyword_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a keyword.")
{
  return value_bool(value_is_keyword(argv[0]));
}

PRIM("keyword->string", keyword_to_string, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(kw : keyword?) -> string?",
     "A fresh mutable string with the text of KW, without #:.")
{
  woad_value kw = arg_keyword(vm, 0, argc, argv);
  return string_from_utf8_n(vm, symbol_text(kw), symbol_length(kw));
}

PRIM("keyword->immutable-string", keyword_to_immutable_string, 1, 1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE,
     "(kw : keyword?) -> (and/c string? immutable?)", "The text of KW, without #:.")
{
  return immutable_text(vm, arg_keyword(vm, 0, argc, argv));
}

PRIM("string->keyword", string_to_keyword, 1, 1, PF_RAISES, RIGHTS_NONE, "(str : string?) -> keyword?",
     "The keyword with the text of STR.")
{
  size_t n;
  const char *text = string_to_utf8(vm, arg_string(vm, 0, argc, argv), &n);
  return keyword_intern_n(vm, text, n);
}

PRIM("keyword<?", keyword_lt_p, 1, -1, PF_FOLDABLE | PF_RAISES, RIGHTS_NONE, "(kw : keyword?) ... -> boolean?",
     "Whether the keywords ascend in the order of their texts as UTF-8.")
{
  for (int i = 0; i < argc; i++) arg_keyword(vm, i, argc, argv);
  return are_ascending(vm, argc, argv);
}
