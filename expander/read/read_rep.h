/* SPDX-License-Identifier: MIT
 * read_rep.h: the reader's state, shared by the files of expander/read.
 *
 * R1  functions that read a form are called when its first character has been looked at; START is that character's place.
 * R2  VALUE_NONE as a form means "a comment: read on".
 * R3  data is plain or syntax throughout; read_finish makes the difference. */
#ifndef EXPANDER_READ_READ_REP_H
#define EXPANDER_READ_READ_REP_H

#include "expander/syntax/syntax.h"
#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

typedef struct { int64_t line, column, position; } ReadPos;

/* An open parenthesis: to say where a missing one may be. */
typedef struct ReadOpen {
  struct ReadOpen *outer;
  uint32_t opener, closer;
  ReadPos start;
  int64_t last_line, indent, suspicious_line; /* indent: least column of an element that begins a line */
} ReadOpen;

typedef struct Reader {
  woad_vm *vm;
  woad_value in;
  woad_value source;          /* source name for locations */
  bool for_syntax;
  const char *who;
  woad_value readtable;       /* or VALUE_FALSE */
  bool case_sensitive, square, curly, square_tag, curly_tag, box, bar_quote, graph, decimal_inexact, dot, infix_dot,
       quasiquote, reader, lang, cdot;
  ReadOpen *open;
  ReadPos enclosing;          /* where the form that is being read begins; all -1: none is */
  woad_value graph_table;     /* eqv Hash: number -> value or placeholder; VALUE_FALSE */
  bool has_placeholders;
  char wanted_number;         /* for the list read next: see read_list_numbers */
  woad_value shape_square, shape_curly; /* property tables, made on demand; VALUE_NONE */
  int32_t pushed;             /* read/recursive: a character that stands before what the port gives; -1: none */
} Reader;

/* --- reader.c --- */
int32_t reader_next(Reader *r);
static inline int32_t reader_peek(Reader *r);
int32_t reader_peek_at(Reader *r, size_t skip);
ReadPos reader_pos(Reader *r);
SrcLoc *reader_location(Reader *r, ReadPos start);
/* A datum or a syntax object of CONTENT from START to here. */
woad_value reader_finish(Reader *r, woad_value content, ReadPos start);
/* plain data of a form */
woad_value reader_strip(Reader *r, woad_value v);
/* Skips whitespace and comments; the next character, not consumed; -1 at the end. */
int32_t reader_skip(Reader *r);
/* The form whose first character C has been looked at, or VALUE_NONE. */
woad_value reader_form(Reader *r, int32_t c);
/* Next form after whitespace; never VALUE_NONE; VALUE_EOF at the end. */
woad_value reader_required(Reader *r);
bool reader_is_delimiter(Reader *r, int32_t c);
bool reader_is_space(int32_t c);
/* What C stands for in the readtable: itself, another character, READ_MACRO_x; *proc is set for macros. */
enum { READ_MACRO_TERMINATING = -10, READ_MACRO_INSIDE = -11 };
int32_t reader_effective(Reader *r, int32_t c, woad_value *proc);
/* VALUE = the result of a reader procedure: syntax or datum as this reader gives, VALUE_NONE for a special comment */
woad_value reader_adopt(Reader *r, woad_value value, ReadPos start);

static inline int32_t reader_peek(Reader *r) { return reader_peek_at(r, 0); }

/* after "#'", "#`" or "#," of which C is the second character */
woad_value reader_syntax_quote(Reader *r, ReadPos start, int32_t c);

/* --- read_error.c --- */
_Noreturn void read_error_at(Reader *r, ReadPos start, int64_t span, bool eof, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* from START to here; EOF: exn:fail:read:eof */
#define read_error(r, start, ...) read_error_at((r), (start), -1, false, __VA_ARGS__)
#define read_error_eof(r, start, ...) read_error_at((r), (start), -1, true, __VA_ARGS__)
/* by the character that was met: end of file or not */
#define read_error_by(r, start, c, ...) read_error_at((r), (start), -1, (c) < 0, __VA_ARGS__)
/* the openers that the parameters allow, as in "`(`, `[`, or `{`" */
const char *read_error_openers(Reader *r);
/* a character as UTF-8 text, "" for the end of file */
const char *read_error_char(Reader *r, int32_t c);
_Noreturn void read_error_exn(Reader *r, ReadPos start, int64_t span, woad_value exn_type, const char *text);

/* --- the forms --- */
woad_value read_token_symbol(Reader *r, ReadPos start, const char *prefix); /* symbol, number, or keyword after "#:" */
woad_value read_token_keyword(Reader *r, ReadPos start);
woad_value read_token_number(Reader *r, ReadPos start, const char *prefix);  /* must be a number */
woad_value read_string_chars(Reader *r, ReadPos start);   /* opening quote consumed */
woad_value read_string_bytes(Reader *r, ReadPos start);
woad_value read_string_here(Reader *r, ReadPos start);    /* "#<<" consumed */
woad_value read_char_constant(Reader *r, ReadPos start);  /* "#\" consumed */
woad_value read_list_form(Reader *r, ReadPos start, int32_t opener); /* opener not consumed yet */
/* Elements up to the closer of OPENER (consumed), no dot: a list; *count is set. */
/* FORM, read between OPENER and its end, with the property that tells brackets and braces */
woad_value read_list_shape(Reader *r, woad_value form, int32_t opener);
/* Reading goes on inside OPENER ... CLOSER, until read_list_leave: for what is said of other closers there. */
void read_list_enter(Reader *r, ReadOpen *open, int32_t opener, uint32_t closer, ReadPos start);
void read_list_leave(Reader *r, const ReadOpen *open);
/* C, the next character, closes something and does not fit here: raises. */
_Noreturn void read_list_stray(Reader *r, int32_t c);
bool read_list_is_closer(int32_t c);
/* The place of the character that was taken last, counted back from here. */
ReadPos reader_pos_back(Reader *r);
woad_value read_list_elements(Reader *r, ReadPos start, int32_t opener, int64_t *count);
/* With read-cdot: LEFT, read at START, and what follows it after dots. */
woad_value reader_dotted(Reader *r, woad_value left, ReadPos start);
/* The same with dots allowed; *count is -1 when the result is no list. */
woad_value read_list_dotted(Reader *r, ReadPos start, int32_t opener, int64_t *count);
/* The same where only flonums (real numbers are made such) or only fixnums may stand. */
woad_value read_list_numbers(Reader *r, ReadPos start, int32_t opener, bool flonums, int64_t *count);
uint32_t read_list_closer(Reader *r, int32_t opener);     /* 0: not an opener, or disabled */
woad_value read_hash_dispatch(Reader *r, ReadPos start);  /* "#" looked at, not consumed */
woad_value read_table_form(Reader *r, ReadPos start, int32_t first); /* "#h" or "#H" consumed */
woad_value read_table_prefab(Reader *r, ReadPos start);   /* "#s" consumed */
woad_value read_graph_form(Reader *r, ReadPos start, const char *digits, int32_t mark); /* "#n=" or "#n#" consumed */
woad_value read_graph_settle(Reader *r, woad_value v);
woad_value read_lang_form(Reader *r, ReadPos start, bool is_bang); /* "#l" or "#!" consumed */
woad_value read_lang_reader(Reader *r, ReadPos start);    /* "#re" consumed */

#endif
