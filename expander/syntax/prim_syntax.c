/* SPDX-License-Identifier: MIT
 * prim_syntax.c: syntax objects and data, locations, properties. Source: Reference, "Syntax Object Content".
 * Contract violations of these primitives do not mention argument positions, as in the reference. */
#include "expander/syntax/binding.h"
#include "expander/syntax/syntax_loc.h"
#include "expander/syntax/syntax_prop.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

static woad_value stx_argument(woad_vm *vm, woad_value v) {
  if (!value_is_syntax(v)) raise_argument_value(vm, NULL, "syntax?", v);
  return v;
}

PRIM("syntax?", syntax_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a syntax object.")
{ return value_bool(value_is_syntax(argv[0])); }

PRIM_MODULE("#%woad")
PRIM("identifier?", identifier_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a syntax object with a symbol.")
{ return value_bool(syntax_is_identifier(argv[0])); }
PRIM_MODULE("#%kernel")

PRIM("syntax-e", syntax_e, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> any/c",
     "The content of STX with one layer unwrapped. Parts of an armed or tainted object come out tainted.")
{ return syntax_e(vm, stx_argument(vm, argv[0])); }

PRIM("syntax->datum", syntax_to_datum, 1, 1, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(stx : syntax?) -> any/c", "The datum of STX without any syntax objects.")
{ return syntax_to_datum(vm, stx_argument(vm, argv[0])); }

/* The content of STX as a plain list; VALUE_FALSE when it is none. */
static woad_value list_of(woad_vm *vm, woad_value stx) {
  PairBuilder out;
  pair_builder_init(&out);
  woad_value rest = syntax_e(vm, stx), tail = rest;
  while (value_is_pair(tail)) tail = pair_cdr(tail);
  if (value_is_null(tail)) return rest;
  for (;;) {
    for (; value_is_pair(rest); rest = pair_cdr(rest)) pair_builder_add(vm, &out, pair_car(rest));
    if (value_is_null(rest)) return out.head;
    if (!value_is_syntax(rest)) return VALUE_FALSE;
    rest = syntax_e(vm, rest);
    if (!value_is_pair(rest) && !value_is_null(rest)) return VALUE_FALSE;
  }
}

PRIM("syntax->list", syntax_to_list, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> (or/c list? #f)",
     "The list of syntax objects that STX contains, #f when it is no list.")
{ return list_of(vm, stx_argument(vm, argv[0])); }

/* --- datum->syntax --- */

static int64_t count_or_unknown(woad_value v) { return value_is_fixnum(v) ? fixnum_value(v) : -1; }

static bool is_place(woad_value v, int64_t least) {
  return v == VALUE_FALSE || (value_is_fixnum(v) && fixnum_value(v) >= least);
}

/* The five parts of a source location given as srcloc, list or vector; false when V is none of these. */
static bool location_parts(woad_vm *vm, woad_value v, woad_value *parts) {
  if (value_is_instance(v, VALUE_AS(StructType, vm->srcloc))) {
    memcpy(parts, struct_of(v)->fields, 5 * sizeof *parts);
  } else if (value_is_vector(v) && vector_of(v)->length == 5) {
    memcpy(parts, vector_of(v)->items, 5 * sizeof *parts);
  } else if (value_is_pair(v) && pair_list_length(v) == 5) {
    for (int i = 0; i < 5; i++, v = pair_cdr(v)) parts[i] = pair_car(v);
  } else {
    return false;
  }
  return is_place(parts[1], 1) && is_place(parts[2], 0) && is_place(parts[3], 1) && is_place(parts[4], 0);
}

static SrcLoc *location_argument(woad_vm *vm, woad_value v) {
  static const char expected[] =
      "(or/c #f syntax?\n                     srcloc?\n                     (list/c any/c\n"
      "                             (or/c exact-positive-integer? #f)\n"
      "                             (or/c exact-nonnegative-integer? #f)\n"
      "                             (or/c exact-positive-integer? #f)\n"
      "                             (or/c exact-nonnegative-integer? #f))\n"
      "                     (vector/c any/c\n"
      "                               (or/c exact-positive-integer? #f)\n"
      "                               (or/c exact-nonnegative-integer? #f)\n"
      "                               (or/c exact-positive-integer? #f)\n"
      "                               (or/c exact-nonnegative-integer? #f)))";
  if (v == VALUE_FALSE) return NULL;
  if (value_is_syntax(v)) return syntax_of(v)->location;
  woad_value parts[5];
  if (!location_parts(vm, v, parts)) raise_argument_value(vm, NULL, expected, v);
  return syntax_location_make(vm, parts[0], count_or_unknown(parts[1]), count_or_unknown(parts[2]),
                              count_or_unknown(parts[3]), count_or_unknown(parts[4]));
}

static woad_value optional_stx(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc) || argv[pos] == VALUE_FALSE) return VALUE_FALSE;
  if (!value_is_syntax(argv[pos])) raise_argument_value(vm, NULL, "(or/c #f syntax?)", argv[pos]);
  return argv[pos];
}

PRIM("datum->syntax", datum_to_syntax, 2, 5, PF_READS | PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(ctxt : (or/c syntax? #f)) (v : any/c) [srcloc : any/c] [prop : (or/c syntax? #f)] [ignored : any/c] -> syntax?",
     "V as a syntax object with the lexical context of CTXT, the location SRCLOC and the properties of PROP.")
{
  woad_value context = optional_stx(vm, 0, argc, argv);
  SrcLoc *location = arg_given(2, argc) ? location_argument(vm, argv[2]) : NULL;
  woad_value properties = optional_stx(vm, 3, argc, argv);
  return syntax_from_datum(vm, context, argv[1], location, properties);
}

/* --- locations --- */

static const SrcLoc *place_of(woad_vm *vm, woad_value v) {
  static const SrcLoc unknown = { .source = VALUE_FALSE, .line = -1, .column = -1, .position = -1, .span = -1 };
  const SrcLoc *loc = syntax_of(stx_argument(vm, v))->location;
  return loc ? loc : &unknown;
}

static woad_value number_or_false(int64_t n) { return n < 0 ? VALUE_FALSE : fixnum_make(n); }

PRIM("syntax-source", syntax_source, 1, 1, PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> any/c",
     "The source name of STX's location, or #f.")
{ return place_of(vm, argv[0])->source; }
PRIM("syntax-line", syntax_line, 1, 1, PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> (or/c exact-positive-integer? #f)",
     "Line of STX's location, counted from 1, or #f.")
{ return number_or_false(place_of(vm, argv[0])->line); }
PRIM("syntax-column", syntax_column, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> (or/c exact-nonnegative-integer? #f)", "Column of STX's location, counted from 0, or #f.")
{ return number_or_false(place_of(vm, argv[0])->column); }
PRIM("syntax-position", syntax_position, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> (or/c exact-positive-integer? #f)", "Character position of STX, counted from 1, or #f.")
{ return number_or_false(place_of(vm, argv[0])->position); }
PRIM("syntax-span", syntax_span, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> (or/c exact-nonnegative-integer? #f)", "Number of characters of STX's source text, or #f.")
{ return number_or_false(place_of(vm, argv[0])->span); }

PRIM("syntax-srcloc", syntax_srcloc, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(stx : syntax?) -> (or/c srcloc? #f)",
     "STX's location, or #f when nothing of it is known.")
{
  const SrcLoc *loc = place_of(vm, argv[0]);
  if (loc->source == VALUE_FALSE && loc->line < 0 && loc->column < 0 && loc->position < 0 && loc->span < 0) return VALUE_FALSE;
  woad_value fields[5] = { loc->source, number_or_false(loc->line), number_or_false(loc->column),
                           number_or_false(loc->position), number_or_false(loc->span) };
  return struct_make_from(vm, VALUE_AS(StructType, vm->srcloc), 5, fields);
}

PRIM("srcloc->string", srcloc_to_string, 1, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(srcloc : srcloc?) -> (or/c string? #f)", "Text of SRCLOC as error messages show it, #f when nothing is known.")
{
  woad_value parts[5];
  if (!value_is_instance(argv[0], VALUE_AS(StructType, vm->srcloc))) raise_argument_value(vm, NULL, "srcloc?", argv[0]);
  if (!location_parts(vm, argv[0], parts)) return VALUE_FALSE;
  Buf out;
  buf_init(&out);
  syntax_loc_add_text(vm, location_argument(vm, argv[0]), &out);
  return out.length ? string_from_utf8_n(vm, (const char *)out.data, out.length) : VALUE_FALSE;
}

/* --- properties of exceptions --- */

static woad_value exn_property(woad_vm *vm, woad_value property, woad_value v) {
  return value_is_struct(v) ? struct_property_get(vm, property, v) : VALUE_NONE;
}

PRIM("exn:srclocs?", exn_srclocs_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V has prop:exn:srclocs.")
{ return value_bool(exn_property(vm, vm->prop.exn_srclocs, argv[0]) != VALUE_NONE); }

PRIM("exn:srclocs-accessor", exn_srclocs_accessor, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(v : exn:srclocs?) -> (any/c . -> . (listof srcloc?))", "The value of V's prop:exn:srclocs.")
{
  woad_value value = exn_property(vm, vm->prop.exn_srclocs, argv[0]);
  if (value == VALUE_NONE) raise_argument_value(vm, NULL, "exn:srclocs?", argv[0]);
  return value;
}

PRIM("exn:missing-module?", exn_missing_module_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V has prop:exn:missing-module.")
{ return value_bool(exn_property(vm, vm->prop.exn_missing_module, argv[0]) != VALUE_NONE); }

PRIM("exn:missing-module-accessor", exn_missing_module_accessor, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(v : exn:missing-module?) -> (any/c . -> . module-path?)", "The value of V's prop:exn:missing-module.")
{
  woad_value value = exn_property(vm, vm->prop.exn_missing_module, argv[0]);
  if (value == VALUE_NONE) raise_argument_value(vm, "missing-module-accessor", "missing-module?", argv[0]);
  return value;
}

/* --- properties --- */

static bool is_interned(woad_value v) { return value_is_symbol(v) && symbol_is_interned(v); }

PRIM("syntax-property", syntax_property, 2, 4, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) (key : any/c) [v : any/c] [preserved? : any/c] -> any/c",
     "With V, STX with property KEY set; without, the value of KEY or #f. Preserved properties survive compilation.")
{
  stx_argument(vm, argv[0]);
  if (argc == 2) return syntax_property(vm, argv[0], argv[1]);
  bool preserved = arg_given(3, argc) ? argv[3] != VALUE_FALSE : argv[1] == vm->sym.paren_shape;
  if (!preserved) return syntax_with_property(vm, argv[0], argv[1], argv[2]);
  if (!is_interned(argv[1])) {
    raise_fields(vm, NULL, "key for a preserved property must be an interned symbol", "given key", argv[1],
                 "given value", argv[2], NULL);
  }
  return syntax_with_preserved_property(vm, argv[0], argv[1], argv[2]);
}

PRIM("syntax-property-remove", syntax_property_remove, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) (key : any/c) -> syntax?", "STX without property KEY.")
{ return syntax_without_property(vm, stx_argument(vm, argv[0]), argv[1]); }

PRIM("syntax-property-preserved?", syntax_property_preserved_p, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) (key : (and/c symbol? symbol-interned?)) -> boolean?",
     "Whether STX has a property KEY that is preserved in compiled code.")
{
  stx_argument(vm, argv[0]);
  if (!is_interned(argv[1])) raise_argument_value(vm, NULL, "(and/c symbol? symbol-interned?)", argv[1]);
  return value_bool(syntax_property_is_preserved(vm, argv[0], argv[1]));
}

PRIM("syntax-property-symbol-keys", syntax_property_symbol_keys, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) -> list?", "The keys of STX's properties that are symbols of the usual kind.")
{
  woad_value table = syntax_of(stx_argument(vm, argv[0]))->properties, keys = VALUE_NULL, key, value;
  if (table == VALUE_FALSE) return keys;
  HamtIter it;
  hamt_iter_init(&it, hamt_of(table));
  while (hamt_iter_next(&it, &key, &value)) {
    if (is_interned(key)) keys = pair_make(vm, key, keys);
  }
  return keys;
}

PRIM("syntax-original?", syntax_original_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> boolean?",
     "Whether STX came from read-syntax and was not introduced by a macro.")
{
  const Syntax *stx = syntax_of(stx_argument(vm, argv[0]));
  return value_bool((stx->header.flags & SYNTAX_ORIGINAL) && !scopeset_has_kind(stx->scopes, SCOPE_MACRO));
}

PRIM("syntax-track-origin", syntax_track_origin, 3, 3, PF_RAISES, RIGHTS_NONE,
     "(new-stx : syntax?) (orig-stx : syntax?) (id-stx : identifier?) -> syntax?",
     "NEW-STX with the properties of ORIG-STX added, and ID-STX in its 'origin property.")
{
  stx_argument(vm, argv[0]);
  stx_argument(vm, argv[1]);
  if (!syntax_is_identifier(argv[2])) raise_argument_value(vm, NULL, "identifier?", argv[2]);
  return syntax_track_origin(vm, argv[0], argv[1], argv[2]);
}

/* --- errors --- */

/* What is complained about: name, message, form, subform, further forms, suffix; from argument AT on. */
typedef struct { woad_value who, form, subform, extra; const char *message, *suffix; } Complaint;

static Complaint complaint_arguments(woad_vm *vm, const char *who, int at, int argc, woad_value *argv) {
  argc -= at;
  argv += at;
  if (argv[0] != VALUE_FALSE && !value_is_symbol(argv[0])) raise_argument_value(vm, who, "(or/c symbol? #f)", argv[0]);
  if (!value_is_string(argv[1])) raise_argument_value(vm, who, "string?", argv[1]);
  woad_value extra = arg_given(4, argc) ? argv[4] : VALUE_NULL;
  bool all_syntax = pair_is_list(extra);
  for (woad_value p = extra; all_syntax && value_is_pair(p); p = pair_cdr(p)) all_syntax = value_is_syntax(pair_car(p));
  if (!all_syntax) raise_argument_value(vm, who, "(listof syntax?)", extra);
  if (arg_given(5, argc) && !value_is_string(argv[5])) raise_argument_value(vm, who, "string?", argv[5]);
  return (Complaint){ .who = argv[0], .message = string_to_utf8(vm, string_of(argv[1]), NULL), .extra = extra,
                      .form = arg_given(2, argc) ? argv[2] : VALUE_FALSE, .subform = arg_given(3, argc) ? argv[3] : VALUE_FALSE,
                      .suffix = arg_given(5, argc) ? string_to_utf8(vm, string_of(argv[5]), NULL) : NULL };
}

PRIM("raise-syntax-error", raise_syntax_error, 2, 6, PF_RAISES | PF_READS, RIGHTS_NONE,
     "(name : (or/c symbol? #f)) (message : string?) [expr : any/c] [sub-expr : any/c] [extra-sources : (listof syntax?)] "
     "[message-suffix : string?] -> none/c",
     "Raises exn:fail:syntax about SUB-EXPR in EXPR.")
{
  Complaint c = complaint_arguments(vm, NULL, 0, argc, argv);
  syntax_raise_type(vm, vm->exn.fail_syntax, c.who, c.message, c.form, c.subform, c.extra, c.suffix);
}

/* slot: who complains */
static woad_value raise_made(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  if (!value_is_instance(vals[0], VALUE_AS(StructType, vm->exn.fail_syntax)))
    raise_format(vm, vm->exn.fail_contract, "%D: contract violation\n  expected: exn:fail:syntax?\n  result: %V", slots[0], vals[0]);
  raise_value(vm, vals[0]);
}

PRIM("do-raise-syntax-error", do_raise_syntax_error, 8, 8, PF_RAISES | PF_CONTROL, RIGHTS_NONE,
     "(who : symbol?) (exn : procedure?) (name : (or/c symbol? #f)) (message : string?) (expr : any/c) (sub-expr : any/c) "
     "(extra-sources : (listof syntax?)) (message-suffix : string?) -> none/c",
     "Raises what EXN makes of the message, the current marks and the list of forms, an exn:fail:syntax. WHO complains about arguments.")
{
  Complaint c = complaint_arguments(vm, value_is_symbol(argv[0]) ? symbol_text(argv[0]) : NULL, 2, argc, argv);
  const char *text = syntax_error_text(vm, c.who, c.message, c.form, c.subform, c.suffix);
  woad_value args[3] = { string_to_immutable(vm, string_from_utf8(vm, text)), marks_current(vm),
                         syntax_error_exprs(vm, c.form, c.subform, c.extra) };
  return call_then(vm, argv[1], 3, args, raise_made, 1, argv);
}
