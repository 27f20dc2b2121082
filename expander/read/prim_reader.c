/* SPDX-License-Identifier: MIT
 * prim_reader.c: reading of data and syntax, readtables, special comments. Source: Reference, "Reading". */
#include "expander/read/read_lang.h"
#include "expander/read/reader.h"
#include "expander/read/readtable.h"
#include "expander/syntax/syntax.h"
#include "runtime/data/hamt.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

static woad_value port_argument(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc)) return param_get(vm, vm->param.current_input_port);
  if (!port_is_input(vm, argv[pos])) arg_wrong(vm, pos, argc, argv, "input-port?");
  return argv[pos];
}

/* no name, or #f: the port's own */
static woad_value source_argument(woad_vm *vm, int pos, woad_value in, ARGS) {
  return arg_given(pos, argc) && argv[pos] != VALUE_FALSE ? argv[pos] : port_name(vm, in);
}

/* read-syntax gives a syntax object whatever a port's read handler gave. */
static woad_value after_read_handler(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  if (vals[0] == VALUE_EOF || value_is_syntax(vals[0])) return vals[0];
  return syntax_from_datum(vm, VALUE_FALSE, vals[0], NULL, VALUE_FALSE);
}

PRIM("read", read, 0, 1, PF_READS | PF_WRITES | PF_RAISES | PF_NESTS | PF_COST, RIGHTS_NONE,
     "([in : input-port?]) -> any/c", "Next datum of IN, eof at the end. Raises exn:fail:read on bad syntax.")
{
  woad_value in = port_argument(vm, 0, argc, argv), handler = port_read_handler(vm, in);
  if (handler != VALUE_FALSE) return call_tail(vm, handler, 1, &in);
  return reader_read(vm, in, VALUE_NONE);
}

PRIM("read-syntax", read_syntax, 0, 2, PF_READS | PF_WRITES | PF_RAISES | PF_NESTS | PF_COST, RIGHTS_NONE,
     "([source-name : any/c] [in : input-port?]) -> (or/c syntax? eof-object?)",
     "Next datum of IN as a syntax object located in SOURCE-NAME, by default the port's name.")
{
  woad_value in = port_argument(vm, 1, argc, argv), handler = port_read_handler(vm, in);
  woad_value source = source_argument(vm, 0, in, argc, argv);
  if (handler == VALUE_FALSE) return reader_read(vm, in, source);
  return call_then(vm, handler, 2, (woad_value[]){ in, source }, after_read_handler, 0, NULL);
}

static woad_value read_recursive(woad_vm *vm, int first, bool for_syntax, ARGS) {
  woad_value in = port_argument(vm, first, argc, argv);
  Reader r;
  reader_init(vm, &r, in, for_syntax ? source_argument(vm, first > 0 ? 0 : argc, in, argc, argv) : VALUE_NONE);
  if (arg_given(first + 1, argc) && argv[first + 1] != VALUE_FALSE && !value_is_char(argv[first + 1])) {
    arg_wrong(vm, first + 1, argc, argv, "(or/c char? #f)");
  }
  if (arg_given(first + 2, argc)) {
    woad_value table = argv[first + 2];
    if (table != VALUE_FALSE && !value_is_readtable(table)) {
      arg_wrong(vm, first + 2, argc, argv, "(or/c readtable? #f)");
    }
    r.readtable = table;
  }
  if (arg_given(first + 1, argc) && value_is_char(argv[first + 1])) {
    r.pushed = (int32_t)char_value(argv[first + 1]);
  }
  return reader_read_with(&r);
}

PRIM("read/recursive", read_recursive, 0, 4, PF_READS | PF_WRITES | PF_RAISES | PF_NESTS | PF_COST, RIGHTS_NONE,
     "([in : input-port?] [start : (or/c char? #f)] [readtable : (or/c readtable? #f)] [graph? : any/c]) -> any/c",
     "Like read, for use by reader procedures; START is taken to stand before what IN gives.")
{ return read_recursive(vm, 0, false, argc, argv); }

PRIM("read-syntax/recursive", read_syntax_recursive, 0, 5, PF_READS | PF_WRITES | PF_RAISES | PF_NESTS | PF_COST,
     RIGHTS_NONE,
     "([source-name : any/c] [in : input-port?] [start : (or/c char? #f)] [readtable : (or/c readtable? #f)] "
     "[graph? : any/c]) -> any/c",
     "Like read-syntax, for use by reader procedures.")
{ return read_recursive(vm, 1, true, argc, argv); }

PRIM("read-language", read_language, 0, 2, PF_READS | PF_WRITES | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "([in : input-port?] [fail-thunk : (-> any)]) -> (or/c (any/c any/c . -> . any) #f)",
     "Information procedure of the language that IN's #lang line names; FAIL-THUNK is tail-called when there is none.")
{
  woad_value in = port_argument(vm, 0, argc, argv);
  if (arg_given(1, argc)) arg_procedure_arity(vm, 1, 0, argc, argv);
  Reader r;
  reader_init(vm, &r, in, VALUE_NONE);
  r.who = "read-language";
  bool found;
  woad_value info = read_lang_info(&r, &found);
  if (found) return info;
  if (arg_given(1, argc)) return call_tail(vm, argv[1], 0, NULL);
  read_error_at(&r, reader_pos(&r), 0, reader_peek(&r) < 0,
                "expected (after whitespace and comments) `#lang ` or `#!` followed immediately by a language name, "
                "found %s", reader_peek(&r) < 0 ? "end-of-file" : read_error_char(&r, reader_peek(&r)));
}

/* --- readtables --- */

PRIM("readtable?", readtable_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a readtable.")
{ return value_bool(value_is_readtable(argv[0])); }

static void map_to_char(woad_vm *vm, Readtable *table, int at, ARGS) {
  woad_value mode = argv[at + 1];
  if (at + 2 == argc)
    raise_fields(vm, NULL, "expected readtable or #f argument after character argument", "character", mode, NULL);
  woad_value from = argv[at + 2], like = mode;
  if (from != VALUE_FALSE && !value_is_readtable(from)) arg_wrong(vm, at + 2, argc, argv, "(or/c readtable? #f)");
  if (from != VALUE_FALSE) {
    woad_value found = hamt_get(vm, hamt_of(readtable_of(from)->chars), mode);
    if (found != VALUE_NONE) like = found;
  }
  table->chars = hamt_set(vm, table->chars, argv[at], like);
}

static bool is_named(woad_value symbol, const char *name) {
  return value_is_symbol(symbol) && strcmp(symbol_text(symbol), name) == 0;
}

/* One key with mode and action, from argument AT on. */
static void set_mapping(woad_vm *vm, Readtable *table, int at, ARGS) {
  woad_value key = argv[at], mode = at + 1 < argc ? argv[at + 1] : VALUE_NONE;
  if (key != VALUE_FALSE && !value_is_char(key)) arg_wrong(vm, at, argc, argv, "(or/c char? #f)");
  if (key == VALUE_FALSE && !is_named(mode, "non-terminating-macro"))
    raise_format(vm, vm->exn.fail_contract, "make-readtable: expected 'non-terminating-macro after #f");
  if (mode == VALUE_NONE)
    raise_fields(vm, NULL,
                 "expected 'terminating-macro, 'non-terminating-macro, 'dispatch-macro, or character argument after "
                 "character argument", "character", key, NULL);
  if (value_is_char(mode)) {
    map_to_char(vm, table, at, argc, argv);
    return;
  }
  bool dispatches = is_named(mode, "dispatch-macro");
  if (!dispatches && !is_named(mode, "terminating-macro") && !is_named(mode, "non-terminating-macro"))
    arg_wrong(vm, at + 1, argc, argv, "(or/c 'terminating-macro 'non-terminating-macro 'dispatch-macro char?)");
  if (at + 2 == argc) raise_fields(vm, NULL, "expected procedure argument after symbol argument", "symbol", mode, NULL);
  woad_value proc = arg_procedure_arity(vm, at + 2, 6, argc, argv);
  if (key == VALUE_FALSE) table->symbol_parser = proc;
  else if (dispatches) table->dispatch = hamt_set(vm, table->dispatch, key, proc);
  else table->chars = hamt_set(vm, table->chars, key, pair_make(vm, mode, proc));
}

PRIM("make-readtable", make_readtable, 1, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(readtable : (or/c readtable? #f)) (key : (or/c char? #f)) (mode : any/c) (action : any/c) ... -> readtable?",
     "A copy of READTABLE (#f: the default one) with the mappings given.")
{
  if (argv[0] != VALUE_FALSE && !value_is_readtable(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c readtable? #f)");
  Readtable *table = readtable_make(vm, argv[0]);
  for (int at = 1; at < argc; at += 3) set_mapping(vm, table, at, argc, argv);
  return object_value(table);
}

PRIM("readtable-mapping", readtable_mapping, 2, 2, PF_RAISES, RIGHTS_NONE,
     "(readtable : readtable?) (char : char?) -> (or/c char? symbol?) (or/c procedure? #f) (or/c procedure? #f)",
     "How CHAR is read: a character it is like or a kind of macro, its procedure, and its procedure after #.")
{
  if (!value_is_readtable(argv[0])) arg_wrong(vm, 0, argc, argv, "readtable?");
  arg_char(vm, 1, argc, argv);
  woad_value found = hamt_get(vm, hamt_of(readtable_of(argv[0])->chars), argv[1]);
  woad_value dispatch = readtable_dispatch(vm, argv[0], (int32_t)char_value(argv[1]));
  woad_value vals[3] = { argv[1], VALUE_FALSE, dispatch };
  if (value_is_char(found)) vals[0] = found;
  else if (found != VALUE_NONE) {
    vals[0] = pair_car(found);
    vals[1] = pair_cdr(found);
  }
  return values_return(vm, 3, vals);
}

PRIM("make-special-comment", make_special_comment, 1, 1, PF_PURE | PF_ALLOC, RIGHTS_NONE,
     "(v : any/c) -> special-comment?", "A value that the reader treats as a comment when a reader procedure returns it.")
{
  SpecialComment *comment = mem_object(vm, SpecialComment, TYPE_OTHER);
  comment->header.aux = READTABLE_COMMENT;
  comment->value = argv[0];
  return object_value(comment);
}

PRIM("special-comment?", special_comment_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by make-special-comment.")
{ return value_bool(readtable_is_comment(argv[0])); }

PRIM("special-comment-value", special_comment_value, 1, 1, PF_RAISES, RIGHTS_NONE, "(sc : special-comment?) -> any/c",
     "The value encapsulated by SC.")
{
  if (!readtable_is_comment(argv[0])) arg_wrong(vm, 0, argc, argv, "special-comment?");
  return VALUE_AS(SpecialComment, argv[0])->value;
}
