/* SPDX-License-Identifier: MIT
 * format.c: format templates. The template and the number and kinds of arguments are checked before anything is printed.
 * Source: Reference, "Writing" (fprintf). */
#include "runtime/io/format.h"

#include <unictype.h>

#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/io/handler.h"
#include "runtime/io/io_state.h"
#include "runtime/io/message.h"
#include "runtime/io/port_record.h"
#include "runtime/io/print.h"
#include "runtime/vm/raise.h"

typedef struct { woad_vm *vm; const char *who; const String *text; int nargs; woad_value *args; Port *port; } Format;

/* "; arguments were: 1 2" or nothing */
static const char *list_arguments(const Format *f) {
  if (f->nargs == 0) return "";
  Buf out;
  buf_init(&out);
  buf_add_cstring(f->vm, &out, "; arguments were:");
  for (int i = 0; i < f->nargs; i++) {
    buf_add_byte(f->vm, &out, ' ');
    buf_add_cstring(f->vm, &out, message_of_value(f->vm, f->args[i]));
  }
  return buf_cstring(f->vm, &out);
}

static _Noreturn void fail_template(const Format *f, const char *explanation) {
  raise_format(f->vm, f->vm->exn.fail_contract, "%s: ill-formed pattern string\n  explanation: %s%s", f->who,
               explanation, list_arguments(f));
}

static _Noreturn void fail_argument(const Format *f, const char *kind, woad_value v) {
  raise_format(f->vm, f->vm->exn.fail_contract,
               "%s: format string requires a %s, given something else\n  bad argument: %V%s", f->who, kind, v,
               list_arguments(f));
}

static void check_number(const Format *f, int pos) {
  if (pos < f->nargs && !number_is_exact_integer(f->args[pos]) &&
      !(number_is_number(f->args[pos]) && number_is_exact(f->args[pos])))
    fail_argument(f, "exact integer", f->args[pos]);
}

static _Noreturn void fail_tag(const Format *f, uint32_t c) {
  Buf text;
  buf_init(&text);
  buf_add_cstring(f->vm, &text, "tag `~");
  buf_add_utf8(f->vm, &text, c);
  buf_add_cstring(f->vm, &text, "` not allowed");
  fail_template(f, buf_cstring(f->vm, &text));
}

static void check_all(const Format *f) {
  int needed = 0;
  size_t n = f->text->length;
  for (size_t i = 0; i < n; i++) {
    if (string_ref(f->text, i) != '~') continue;
    if (++i == n) fail_template(f, "cannot end in `~`");
    uint32_t c = string_ref(f->text, i);
    switch (c) {
    case '~': case '%': case 'n': case 'N': break;
    case 'a': case 'A': case 's': case 'S': case 'v': case 'V': case 'e': case 'E': needed++; break;
    case '.': {
      uint32_t next = i + 1 < n ? string_ref(f->text, i + 1) : 0;
      if (next == 0 || next > 127 || strchr("aAsSvV", (int)next) == NULL)
        fail_template(f, "tag `~.` not followed by `a`, `s`, or `v`");
      i++;
      needed++;
      break;
    }
    case 'c': case 'C':
      if (needed < f->nargs && !value_is_char(f->args[needed])) fail_argument(f, "character", f->args[needed]);
      needed++;
      break;
    case 'x': case 'X': case 'o': case 'O': case 'b': case 'B': check_number(f, needed++); break;
    default:
      if (!uc_is_property_white_space((ucs4_t)c)) fail_tag(f, c);
    }
  }
  if (needed != f->nargs)
    raise_format(f->vm, f->vm->exn.fail_contract, "%s: format string requires %d arguments, given %d%s", f->who, needed,
                 f->nargs, list_arguments(f));
}

static void add_cut(const Format *f, woad_value v, PrintMode mode, Buf *out) {
  size_t start = out->length, width = message_width(f->vm);
  print_limit_value(f->vm, v, mode, width * 4 + 16, false, out);
  message_cut(f->vm, out, start, width);
}

/* Position after the white space from I on, which holds at most one line end. */
static size_t skip_space(const String *text, size_t i) {
  bool seen_line = false;
  for (; i < text->length; i++) {
    uint32_t c = string_ref(text, i);
    if (!uc_is_property_white_space((ucs4_t)c)) break;
    if (c == '\r' || c == '\n') {
      if (seen_line) break;
      if (c == '\r' && i + 1 < text->length && string_ref(text, i + 1) == '\n') i++;
      seen_line = true;
    }
  }
  return i;
}

static PrintMode mode_of(uint32_t c) {
  return c == 'a' || c == 'A' ? PRINT_DISPLAY : c == 's' || c == 'S' ? PRINT_WRITE : PRINT_PRINT;
}

/* A port with print handlers of its own is asked to print. What stands before a value is written first: printing it may
 * fail, or run code that writes elsewhere. */
static void fill_value(const Format *f, woad_value v, PrintMode mode, Buf *out) {
  bool handled = f->port != NULL && handler_is_set(f->vm, f->port, mode);
  if (handled || (f->port != NULL && io_state_may_nest(f->vm))) {
    port_put(f->vm, f->port, out->data, out->length);
    out->length = 0;
  }
  if (!handled) {
    print_port_value(f->vm, v, mode, 0, out, f->port);
    return;
  }
  handler_print(f->vm, f->port, object_value(f->port), v, mode, 0);
}

/* Carries out the directive at I (after the tilde); answers the position after it. */
static size_t fill_directive(const Format *f, size_t i, woad_value **arg, Buf *out) {
  woad_vm *vm = f->vm;
  uint32_t c = string_ref(f->text, i);
  switch (c) {
  case '~': buf_add_byte(vm, out, '~'); break;
  case '%': case 'n': case 'N': buf_add_byte(vm, out, '\n'); break;
  case 'a': case 'A': case 's': case 'S': case 'v': case 'V': 
    fill_value(f, *(*arg)++, mode_of(c), out);
    break;
  case '.': add_cut(f, *(*arg)++, mode_of(string_ref(f->text, ++i)), out); break;
  case 'e': case 'E': buf_add_cstring(vm, out, message_of_value(vm, *(*arg)++)); break;
  case 'c': case 'C': buf_add_utf8(vm, out, char_value(*(*arg)++)); break;
  case 'x': case 'X': buf_add_cstring(vm, out, numprint_to_text(vm, *(*arg)++, 16)); break;
  case 'o': case 'O': buf_add_cstring(vm, out, numprint_to_text(vm, *(*arg)++, 8)); break;
  case 'b': case 'B': buf_add_cstring(vm, out, numprint_to_text(vm, *(*arg)++, 2)); break;
  default: return skip_space(f->text, i);
  }
  return i + 1;
}

void format_fill(woad_vm *vm, const char *who, woad_value template, int nargs, woad_value *args, Buf *out,
                 struct Port *port) {
  if (!value_is_string(template)) raise_argument_value(vm, who, "string?", template);
  Format f = { vm, who, string_of(template), nargs, args, port };
  check_all(&f);
  woad_value *arg = args;
  for (size_t i = 0; i < f.text->length;) {
    uint32_t c = string_ref(f.text, i);
    if (c == '~') i = fill_directive(&f, i + 1, &arg, out);
    else {
      buf_add_utf8(vm, out, c);
      i++;
    }
  }
}

bool format_needs_nesting(woad_vm *vm, int nargs, const woad_value *args) {
  if (nargs > 0 && message_handler_is_custom(vm)) return true;
  for (int i = 0; i < nargs; i++)
    if (print_needs_nesting(vm, args[i])) return true;
  return false;
}
