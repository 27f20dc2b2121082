/* SPDX-License-Identifier: MIT
 * print.c: display, write and print. The printer keeps its own stack of what is being printed, so depth is bounded by
 * memory only. In print mode quote_depth 0 is expression context: what can be quoted gets one quote, what cannot
 * becomes a constructor call, part by part.
 * R1  a frame's items are printed left to right; its opening text was written before it was pushed. */
#include "runtime/io/print.h"

#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/equal.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/io_state.h"
#include "runtime/io/bytesport.h"
#include "runtime/io/port_record.h"
#include "runtime/io/print_atom.h"
#include "runtime/io/print_graph.h"
#include "runtime/io/printport.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

typedef enum { FRAME_LIST, FRAME_MLIST, FRAME_CALL_LIST, FRAME_ITEMS, FRAME_ENTRIES, FRAME_DOTTED } FrameKind;
typedef struct {
  FrameKind kind;
  int quote_depth;
  woad_value rest;      /* lists: what is still to print */
  const Vector *items;  /* others */
  size_t index, count;
  const char *close;
  bool first;           /* nothing printed yet: no separator before the next item */
} Frame;

typedef struct {
  woad_vm *vm;
  Buf *out;
  PrintMode mode;
  PrintShow show;
  PrintGraph *graph;
  Port *port;           /* where `out` will be put; NULL: nowhere that we know of */
  bool long_booleans, mpair_curly, pair_curly, unreadable, abbreviations, vector_length, case_sensitive, for_message;
  size_t max_bytes;     /* stop after that many; SIZE_MAX: never */
  Frame *frames;
  size_t nframes, room;
} Printer;

static void add(Printer *p, const char *text) { buf_add_cstring(p->vm, p->out, text); }
static bool is_on(Printer *p, woad_value parameter) { return value_is_true(param_get(p->vm, parameter)); }

static Frame *push_frame(Printer *p, FrameKind kind, int quote_depth, const char *close) {
  if (p->nframes == p->room) {
    size_t room = p->room == 0 ? 16 : p->room * 2;
    Frame *frames = mem_alloc(p->vm, room * sizeof *frames);
    if (p->nframes > 0) memcpy(frames, p->frames, p->nframes * sizeof *frames);
    p->frames = frames;
    p->room = room;
  }
  Frame *frame = &p->frames[p->nframes++];
  *frame = (Frame){ .kind = kind, .quote_depth = quote_depth, .rest = VALUE_NULL, .close = close, .first = true };
  return frame;
}

static void push_items(Printer *p, FrameKind kind, const Vector *items, int quote_depth, const char *close) {
  Frame *frame = push_frame(p, kind, quote_depth, close);
  frame->items = items;
  frame->count = items->length;
}

/* What was printed so far goes to the port underneath, if there is one. */
static void flush_to_port(Printer *p) {
  if (p->port == NULL) return;
  port_put(p->vm, p->port, p->out->data, p->out->length);
  p->out->length = 0;
}

/* With print-unreadable off, only what `read` would read may be written. */
static void check_readable(Printer *p, woad_value v) {
  if (p->unreadable || p->mode != PRINT_WRITE) return;
  flush_to_port(p);
  raise_format(p->vm, p->vm->exn.fail, "%s: printing disabled for unreadable value\n  value: %V", io_state_who(p->vm), v);
}

/* --- custom writers --- */

static void call_writer(woad_vm *vm, woad_value v, Port *port, PrintMode mode, int quote_depth) {
  woad_value how = mode == PRINT_WRITE ? VALUE_TRUE : mode == PRINT_DISPLAY ? VALUE_FALSE : fixnum_make(quote_depth);
  woad_value args[3] = { v, object_value(port), how };
  woad_value *results;
  call_nested_values(vm, struct_property_get(vm, vm->prop.custom_write, v), 3, args, &results);
}

/* The first run of a writer: only what it prints counts. */
static void run_writer_for_graph(woad_vm *vm, PrintGraph *graph, woad_value v, void *arg) {
  Port *port = printport_make_nowhere(vm, symbol_intern(vm, "nowhere"));
  port->printing = graph;
  call_writer(vm, v, port, *(PrintMode *)arg, 0);
}

/* With a port underneath, the writer gets a port that hands on to it, and what was printed so far goes there first. */
static void print_custom(Printer *p, woad_value v, int quote_depth) {
  woad_vm *vm = p->vm;
  check_readable(p, v);
  woad_value how = struct_property_get(vm, vm->prop.custom_print_quotable, v);
  if (p->mode == PRINT_PRINT && quote_depth == 0 && (how == vm->sym.maybe || how == vm->sym.always)) {
    add(p, "'");
    quote_depth = 1;
  }
  if (!io_state_may_nest(vm)) {
    print_atom_opaque(vm, v, p->out);
    return;
  }
  flush_to_port(p);
  Port *port = p->port != NULL ? printport_make(vm, p->port) : bytesport_open_output(vm, vm->sym.string_source);
  port->printing = p->graph;
  call_writer(vm, v, port, p->mode, quote_depth);
  if (p->port == NULL) buf_add_bytes(vm, p->out, port->buf, port->end);
  else printport_finish(port, p->port);
}

/* --- compound values: open text, then a frame --- */

static const char *abbreviation(Printer *p, woad_value v, int quote_depth) {
  woad_vm *vm = p->vm;
  if (p->mode == PRINT_DISPLAY || (p->mode == PRINT_WRITE && !p->abbreviations)) return NULL;
  if (!value_is_pair(v) || !value_is_symbol(pair_car(v))) return NULL;
  woad_value rest = pair_cdr(v), name = pair_car(v);
  if (!value_is_pair(rest) || !value_is_null(pair_cdr(rest))) return NULL;
  if (print_graph_label(p->graph, rest) >= 0) return NULL;
  if (name == vm->sym.quote) return "'";
  if (name == vm->sym.quasiquote) return "`";
  if (name == vm->sym.unquote) return ",";
  if (name == vm->sym.unquote_splicing) return ",@";
  if (name == vm->sym.syntax) return "#'";
  if (name == vm->sym.quasisyntax) return "#`";
  if (name == vm->sym.unsyntax) return "#,";
  return name == vm->sym.unsyntax_splicing ? "#,@" : NULL;
}

/* Length of the list from V on, up to its end or a labelled pair; *tail is what stands there. */
static size_t scan_list(Printer *p, woad_value v, woad_value *tail) {
  size_t n = 0;
  do {
    v = pair_cdr(v);
    n++;
  } while (value_is_pair(v) && print_graph_label(p->graph, v) < 0);
  *tail = v;
  return n;
}

static void open_list(Printer *p, woad_value v, int quote_depth) {
  const char *short_form = abbreviation(p, v, quote_depth);
  if (short_form != NULL) {
    add(p, short_form);
    push_items(p, FRAME_ITEMS, vector_of(vector_list(p->vm, 1, pair_cadr(v))), quote_depth, "");
    return;
  }
  bool call = p->mode == PRINT_PRINT && quote_depth == 0;
  Frame *frame;
  if (call) {
    woad_value tail;
    size_t n = scan_list(p, v, &tail);
    add(p, value_is_null(tail) ? "(list " : n == 1 ? "(cons " : "(list* ");
    frame = push_frame(p, FRAME_CALL_LIST, 0, ")");
  } else {
    add(p, p->pair_curly ? "{" : "(");
    frame = push_frame(p, FRAME_LIST, quote_depth, p->pair_curly ? "}" : ")");
  }
  frame->rest = v;
}

static void open_vector(Printer *p, woad_value v, int quote_depth) {
  const Vector *items = vector_of(v);
  if (p->mode == PRINT_PRINT && quote_depth == 0) {
    add(p, items->length == 0 ? "(vector" : "(vector ");
    push_items(p, FRAME_ITEMS, items, 0, ")");
    return;
  }
  size_t count = items->length;
  if (p->vector_length && p->mode != PRINT_DISPLAY) {
    while (count > 1 && items->items[count - 1] == items->items[count - 2]) count--;
    buf_add_format(p->vm, p->out, "#%zu(", items->length);
  } else add(p, "#(");
  push_items(p, FRAME_ITEMS, items, quote_depth, ")");
  p->frames[p->nframes - 1].count = count;
}

static HashKind kind_of_hash(woad_value v) { return value_is_hamt(v) ? hamt_kind(hamt_of(v)) : hash_kind(hash_of(v)); }

static void open_hash(Printer *p, woad_value v, int quote_depth) {
  static const char *const quoted[] = { [HASH_EQUAL] = "#hash(", [HASH_EQV] = "#hasheqv(", [HASH_EQ] = "#hasheq(",
                                        [HASH_EQUAL_ALWAYS] = "#hashalw(" };
  static const char *const called[] = { [HASH_EQUAL] = "(hash ", [HASH_EQV] = "(hasheqv ", [HASH_EQ] = "(hasheq ",
                                        [HASH_EQUAL_ALWAYS] = "(hashalw " };
  bool call = p->mode == PRINT_PRINT && quote_depth == 0;
  add(p, (call ? called : quoted)[kind_of_hash(v)]);
  push_items(p, call ? FRAME_ITEMS : FRAME_ENTRIES, print_graph_entries(p->vm, v), quote_depth, ")");
}

static void open_struct(Printer *p, woad_value v, int quote_depth) {
  const StructType *type = struct_of(v)->type;
  const Vector *fields = print_graph_fields(p->vm, &p->show, v);
  bool prefab = value_is_symbol(type->inspector);
  if (!prefab) check_readable(p, v);
  if (p->mode == PRINT_PRINT && quote_depth == 0) {
    add(p, "(");
    print_atom_symbol(p->vm, type->name, true, p->out);
  } else if (prefab) {
    add(p, "#s(");
    print_value(p->vm, type->prefab_key == VALUE_FALSE ? type->name : type->prefab_key, PRINT_WRITE, 0, p->out);
  } else {
    add(p, "#(struct:");
    if (p->mode == PRINT_DISPLAY) add(p, symbol_text(type->name));
    else print_atom_symbol(p->vm, type->name, true, p->out);
  }
  push_items(p, FRAME_ITEMS, fields, quote_depth, ")");
  p->frames[p->nframes - 1].first = false;
}

static void open_mpair(Printer *p, woad_value v, int quote_depth) {
  check_readable(p, v);
  MutablePair *pair = VALUE_AS(MutablePair, v);
  const Vector *both = vector_of(vector_list(p->vm, 2, pair->car, pair->cdr));
  if (p->mode == PRINT_PRINT && quote_depth == 0) {
    add(p, "(mcons ");
    push_items(p, FRAME_ITEMS, both, 0, ")");
  } else {
    Frame *frame;
    add(p, p->mpair_curly ? "{" : "(");
    frame = push_frame(p, FRAME_MLIST, quote_depth, p->mpair_curly ? "}" : ")");
    frame->rest = v;
  }
}

static void open_box(Printer *p, woad_value v, int quote_depth) {
  bool call = p->mode == PRINT_PRINT && quote_depth == 0;
  add(p, call ? "(box " : "#&");
  push_items(p, FRAME_ITEMS, vector_of(vector_list(p->vm, 1, box_of(v)->value)), quote_depth, call ? ")" : "");
}

static void open_compound(Printer *p, woad_value v, int quote_depth) {
  if (p->mode == PRINT_PRINT && quote_depth == 0 && print_graph_is_quotable(p->vm, &p->show, v)) {
    add(p, "'");
    quote_depth = 1;
  }
  if (value_is_pair(v)) {
    open_list(p, v, quote_depth);
    return;
  }
  v = print_graph_plain(p->vm, v);
  switch (value_type(v)) {
  case TYPE_VECTOR: open_vector(p, v, quote_depth); break;
  case TYPE_BOX: open_box(p, v, quote_depth); break;
  case TYPE_MPAIR: open_mpair(p, v, quote_depth); break;
  case TYPE_STRUCT: open_struct(p, v, quote_depth); break;
  default: open_hash(p, v, quote_depth);
  }
}

/* --- values without parts --- */

static void print_unreadable(Printer *p, woad_value v) {
  check_readable(p, v);
  print_atom_opaque(p->vm, v, p->out);
}

static void print_regexp(Printer *p, woad_value v) {
  const Regexp *rx = rx_of(v);
  add(p, (rx->header.flags & RX_PERL) != 0 ? "#px" : "#rx");
  if (value_is_string(rx->source)) print_atom_string(p->vm, rx->source, true, p->out);
  else {
    add(p, "#");
    print_atom_bytes(p->vm, bytes_of(rx->source)->data, bytes_of(rx->source)->length, p->out);
  }
}

static woad_value number_at(woad_vm *vm, woad_value v, size_t i) {
  return value_type(v) == TYPE_FLVECTOR ? flonum_make(vm, VALUE_AS(FlVector, v)->items[i]) : VALUE_AS(FxVector, v)->items[i];
}

static void print_numbers(Printer *p, woad_value v, int quote_depth) {
  bool call = p->mode == PRINT_PRINT && quote_depth == 0, fl = value_type(v) == TYPE_FLVECTOR;
  size_t n = fl ? VALUE_AS(FlVector, v)->length : VALUE_AS(FxVector, v)->length;
  add(p, call ? (fl ? "(flvector" : "(fxvector") : fl ? "#fl" : "#fx");
  if (!call && p->vector_length && p->mode != PRINT_DISPLAY) {
    buf_add_format(p->vm, p->out, "%zu", n);
    while (n > 1 && value_is_eqv(number_at(p->vm, v, n - 1), number_at(p->vm, v, n - 2))) n--;
  }
  if (!call) add(p, "(");
  for (size_t i = 0; i < n; i++) {
    if (i > 0 || call) add(p, " ");
    add(p, numprint_to_text(p->vm, number_at(p->vm, v, i), 10));
  }
  add(p, ")");
}

/* Data whose contents are hidden is quoted in print mode all the same. */
static bool is_hidden_datum(woad_value v) {
  TypeCode type = value_type(v);
  return type == TYPE_BOX || type == TYPE_HASH || type == TYPE_HAMT ||
         (type == TYPE_STRUCT && value_is_symbol(struct_of(v)->type->inspector));
}

static void print_object(Printer *p, woad_value v, int quote_depth) {
  bool display = p->mode == PRINT_DISPLAY, quote = p->mode == PRINT_PRINT && quote_depth == 0;
  switch (value_type(v)) {
  case TYPE_STRING: print_atom_string(p->vm, v, !display, p->out); break;
  case TYPE_SYMBOL:
    if (quote) add(p, "'");
    if (display) buf_add_bytes(p->vm, p->out, symbol_text(v), symbol_length(v));
    else print_atom_symbol(p->vm, v, p->case_sensitive, p->out);
    break;
  case TYPE_KEYWORD:
    if (quote) add(p, "'");
    print_atom_keyword(p->vm, v, !display, p->case_sensitive, p->out);
    break;
  case TYPE_BYTES:
    if (display) buf_add_bytes(p->vm, p->out, bytes_of(v)->data, bytes_of(v)->length);
    else {
      add(p, "#");
      print_atom_bytes(p->vm, bytes_of(v)->data, bytes_of(v)->length, p->out);
    }
    break;
  case TYPE_PATH:
  case TYPE_WINDOWS_PATH:
    if (display) print_atom_path(p->vm, v, p->out);
    else print_unreadable(p, v);
    break;
  case TYPE_REGEXP: print_regexp(p, v); break;
  case TYPE_EXTFLONUM: print_atom_string(p->vm, VALUE_AS(Extflonum, v)->text, false, p->out); break;
  case TYPE_FLVECTOR:
  case TYPE_FXVECTOR: print_numbers(p, v, quote_depth); break;
  default:
    if (number_is_number(v)) add(p, numprint_to_text(p->vm, v, 10));
    else if (display && value_type(v) >= TYPE_MODULE_PATH_INDEX && p->vm->hooks.other_print != NULL &&
             p->vm->hooks.other_print(p->vm, v, (struct Buf *)p->out, 0)) break;
    else {
      if (quote && is_hidden_datum(v)) add(p, "'");
      print_unreadable(p, v);
    }
  }
}

static void print_atom(Printer *p, woad_value v, int quote_depth) {
  if (value_is_fixnum(v) || value_is_flonum(v)) add(p, numprint_to_text(p->vm, v, 10));
  else if (value_is_object(v)) print_object(p, v, quote_depth);
  else if (value_is_char(v)) {
    if (p->mode == PRINT_DISPLAY) buf_add_utf8(p->vm, p->out, char_value(v));
    else print_atom_char(p->vm, char_value(v), p->out);
  } else if (value_is_null(v)) add(p, p->mode == PRINT_PRINT && quote_depth == 0 ? "'()" : "()");
  else if (v == VALUE_TRUE) add(p, p->long_booleans ? "#true" : "#t");
  else if (v == VALUE_FALSE) add(p, p->long_booleans ? "#false" : "#f");
  else if (v == VALUE_NONE) add(p, "...");
  else print_unreadable(p, v);
}

/* --- the loop --- */

/* Answers true when V was printed before and only its label is due. */
static bool print_label(Printer *p, woad_value v) {
  int label = print_graph_label(p->graph, v);
  if (label < 0) return false;
  bool printed = print_graph_was_printed(p->graph, v);
  buf_add_format(p->vm, p->out, printed ? "#%d#" : "#%d=", label);
  return printed;
}

static void print_one(Printer *p, woad_value v, int quote_depth) {
  woad_value base = impersonator_base(v);
  if (value_is_struct(base)) {
    if (struct_of(base)->type == p->vm->io->unquoted_type) {
      print_atom_string(p->vm, struct_of(base)->fields[0], false, p->out);
      return;
    }
    if (struct_property_get(p->vm, p->vm->prop.custom_write, v) != VALUE_NONE) {
      if (!print_label(p, v)) print_custom(p, v, quote_depth);
      return;
    }
  }
  if (!print_graph_is_compound(p->vm, &p->show, v)) print_atom(p, base, quote_depth);
  else if (!print_label(p, v)) open_compound(p, v, quote_depth);
}

/* The next part of a list (or mutable list); true when the frame is done. */
static bool step_list(Printer *p) {
  Frame *frame = &p->frames[p->nframes - 1];
  woad_value rest = frame->rest;
  int quote_depth = frame->quote_depth;
  bool call = frame->kind == FRAME_CALL_LIST;
  if (value_is_null(rest)) return true;
  bool is_pair = value_is_pair(rest);
  bool goes_on = frame->kind == FRAME_MLIST ? value_has_type(rest, TYPE_MPAIR) : is_pair;
  if (!frame->first && goes_on)
    goes_on = print_graph_label(p->graph, rest) < 0 && (call || abbreviation(p, rest, quote_depth) == NULL);
  if (goes_on) {
    woad_value item = is_pair ? pair_car(rest) : VALUE_AS(MutablePair, rest)->car;
    if (!frame->first) add(p, " ");
    frame->first = false;
    frame->rest = is_pair ? pair_cdr(rest) : VALUE_AS(MutablePair, rest)->cdr;
    print_one(p, item, quote_depth);
    return false;
  }
  add(p, call ? " " : " . ");
  frame->rest = VALUE_NULL;
  print_one(p, rest, quote_depth);
  return false;
}

static bool step_items(Printer *p) {
  Frame *frame = &p->frames[p->nframes - 1];
  size_t i = frame->index;
  bool entries = frame->kind == FRAME_ENTRIES;
  if (i == frame->count) {
    if (entries && i > 0) add(p, ")");
    return true;
  }
  if (entries) add(p, i % 2 == 1 ? " . " : i > 0 ? ") (" : "(");
  else if (!frame->first) add(p, " ");
  frame->first = false;
  frame->index++;
  print_one(p, frame->items->items[i], frame->quote_depth);
  return false;
}

static void run_printer(Printer *p) {
  while (p->nframes > 0) {
    if (p->out->length >= p->max_bytes) return;
    Frame *frame = &p->frames[p->nframes - 1];
    const char *close = frame->close;
    size_t depth = p->nframes;
    bool list = frame->kind == FRAME_LIST || frame->kind == FRAME_MLIST || frame->kind == FRAME_CALL_LIST;
    if (list ? step_list(p) : step_items(p)) {
      p->nframes = depth - 1;
      add(p, close);
    }
    vm_charge(p->vm, 1);
    vm_poll_break(p->vm);
    sched_safe_point_in_c(p->vm);
  }
}

static void read_parameters(Printer *p) {
  woad_vm *vm = p->vm;
  p->show.structs = is_on(p, vm->param.print_struct);
  p->show.boxes = is_on(p, vm->param.print_box);
  p->show.hashes = is_on(p, vm->param.print_hash_table);
  p->show.inspector = param_get(vm, vm->param.current_inspector);
  p->long_booleans = is_on(p, vm->param.print_boolean_long_form);
  p->mpair_curly = is_on(p, vm->param.print_mpair_curly_braces);
  p->pair_curly = is_on(p, vm->param.print_pair_curly_braces);
  p->unreadable = p->for_message || is_on(p, vm->param.print_unreadable);
  p->abbreviations = is_on(p, vm->param.print_reader_abbreviations);
  p->vector_length = is_on(p, vm->param.print_vector_length);
  p->case_sensitive =
      !param_is_parameter(vm->param.read_case_sensitive) || is_on(p, vm->param.read_case_sensitive);
  if (p->mode == PRINT_PRINT && !is_on(p, vm->param.print_as_expression)) p->mode = PRINT_WRITE;
}

static PrintGraphWriter writer_of(woad_vm *vm, PrintMode *mode) {
  return (PrintGraphWriter){ io_state_may_nest(vm) ? run_writer_for_graph : NULL, mode };
}

/* Printing inside a custom writer goes on with the graph of the printing that the writer is part of. */
static void print_with(Printer *p, woad_value value, int quote_depth) {
  woad_vm *vm = p->vm;
  read_parameters(p);
  PrintGraphWriter writer = writer_of(vm, &p->mode);
  PrintGraph *outer = p->port == NULL ? NULL : p->port->printing;
  if (outer == NULL) {
    p->graph = print_graph_find(vm, &p->show, value, is_on(p, vm->param.print_graph), &writer);
  } else if (print_graph_is_finding(outer)) {
    print_graph_add(vm, outer, &p->show, value, &writer);
    return;
  } else {
    p->graph = outer;
  }
  print_one(p, value, quote_depth);
  run_printer(p);
}

static bool print_common_atom(woad_vm *vm, woad_value value, PrintMode mode, Buf *out) {
  if (value_is_fixnum(value)) buf_add_format(vm, out, "%lld", (long long)fixnum_value(value));
  else if (value_is_string(value)) print_atom_string(vm, value, mode != PRINT_DISPLAY, out);
  else if (mode == PRINT_DISPLAY && value_is_symbol(value))
    buf_add_bytes(vm, out, symbol_text(value), symbol_length(value));
  else return false;
  return true;
}

void print_limit_value(woad_vm *vm, woad_value value, PrintMode mode, size_t max_bytes, bool for_message, Buf *out) {
  if (print_common_atom(vm, value, mode, out)) return;
  Printer p = { .vm = vm, .out = out, .mode = mode, .max_bytes = SIZE_MAX, .for_message = for_message };
  if (max_bytes < SIZE_MAX - out->length) p.max_bytes = out->length + max_bytes;
  print_with(&p, value, 0);
}

void print_port_value(woad_vm *vm, woad_value value, PrintMode mode, int quote_depth, Buf *out, struct Port *port) {
  if (print_common_atom(vm, value, mode, out)) return;
  Printer p = { .vm = vm, .out = out, .mode = mode, .max_bytes = SIZE_MAX, .port = port };
  print_with(&p, value, quote_depth);
}

void print_value(woad_vm *vm, woad_value value, PrintMode mode, int quote_depth, Buf *out) {
  print_port_value(vm, value, mode, quote_depth, out, NULL);
}

void print_symbol_written(woad_vm *vm, woad_value symbol, Buf *out) {
  bool case_sensitive = !param_is_parameter(vm->param.read_case_sensitive) ||
                        value_is_true(param_get(vm, vm->param.read_case_sensitive));
  print_atom_symbol(vm, symbol, case_sensitive, out);
}

/* Only values that surely have no struct inside are told apart; the rest counts as needing it. */
static bool may_need_nesting(woad_value v, int depth) {
  int steps = 0;
  for (; value_is_pair(v) && steps < 64 && depth < 16; v = pair_cdr(v), steps++)
    if (may_need_nesting(pair_car(v), depth + 1)) return true;
  if (value_is_pair(v)) return true;
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_VECTOR:
  case TYPE_BOX:
  case TYPE_MPAIR:
  case TYPE_HASH:
  case TYPE_HAMT:
  case TYPE_IMPERSONATOR:
  case TYPE_STRUCT: return true;
  default: return false;
  }
}

bool print_runs_writer(woad_vm *vm, woad_value value) {
  if (!print_needs_nesting(vm, value)) return false;
  Printer p = { .vm = vm, .mode = PRINT_PRINT };
  read_parameters(&p);
  return print_graph_has_writer(vm, &p.show, value);
}

bool print_needs_nesting(woad_vm *vm, woad_value value) { return may_need_nesting(value, 0); }
