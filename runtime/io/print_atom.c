/* SPDX-License-Identifier: MIT
 * print_atom.c: numbers, characters, strings, symbols and everything that prints as #<name>. */
#include "runtime/io/print_atom.h"

#include <unictype.h>

#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/char.h"
#include "runtime/data/hash.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/number.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/winpath.h"
#include "runtime/io/port_record.h"
#include "runtime/io/portevt.h"
#include "runtime/vm/call.h"
#include "runtime/vm/frame.h"
#include "runtime/vm/param.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/control.h"

/* Printed as itself in strings and characters. */
static bool is_graphic(uint32_t code) {
  if (code < 128) return code > 32 && code < 127;
  return uc_is_general_category_withtable((ucs4_t)code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N |
                                                            UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S);
}
static bool is_blank(uint32_t code) {
  return code == ' ' || (code >= 128 && uc_is_general_category_withtable((ucs4_t)code, UC_CATEGORY_MASK_Zs));
}

static const char *short_escape(uint32_t code) {
  switch (code) {
  case 7: return "\\a";
  case 8: return "\\b";
  case 9: return "\\t";
  case 10: return "\\n";
  case 11: return "\\v";
  case 12: return "\\f";
  case 13: return "\\r";
  case 27: return "\\e";
  case '"': return "\\\"";
  case '\\': return "\\\\";
  default: return NULL;
  }
}

static void add_code_escape(woad_vm *vm, const char *lead, uint32_t code, Buf *out) {
  if (code <= 0xFFFF) buf_add_format(vm, out, "%su%04X", lead, (unsigned)code);
  else buf_add_format(vm, out, "%sU%08X", lead, (unsigned)code);
}

void print_atom_string(woad_vm *vm, woad_value string, bool written, Buf *out) {
  const String *s = string_of(string);
  if (!written) {
    size_t n;
    char *text = string_to_utf8(vm, s, &n);
    buf_add_bytes(vm, out, text, n);
    return;
  }
  buf_reserve(vm, out, s->length + 2);
  buf_add_byte(vm, out, '"');
  for (size_t i = 0; i < s->length; i++) {
    uint32_t code = string_ref(s, i);
    const char *escape = short_escape(code);
    if (escape != NULL) buf_add_cstring(vm, out, escape);
    else if (code < 127 && code >= 32) buf_add_byte(vm, out, (uint8_t)code);
    else if (is_graphic(code) || is_blank(code)) buf_add_utf8(vm, out, code);
    else add_code_escape(vm, "\\", code, out);
  }
  buf_add_byte(vm, out, '"');
}

void print_atom_bytes(woad_vm *vm, const uint8_t *bytes, size_t n, Buf *out) {
  buf_add_byte(vm, out, '"');
  for (size_t i = 0; i < n; i++) {
    const char *escape = short_escape(bytes[i]);
    if (escape != NULL) buf_add_cstring(vm, out, escape);
    else if (bytes[i] >= 32 && bytes[i] < 127) buf_add_byte(vm, out, bytes[i]);
    else {
      bool digit_next = i + 1 < n && bytes[i + 1] >= '0' && bytes[i + 1] <= '7';
      buf_add_format(vm, out, digit_next ? "\\%03o" : "\\%o", (unsigned)bytes[i]);
    }
  }
  buf_add_byte(vm, out, '"');
}

void print_atom_char(woad_vm *vm, uint32_t code, Buf *out) {
  static const struct { uint8_t code; const char *name; } names[] = {
    { 0, "nul" }, { 8, "backspace" }, { 9, "tab" }, { 10, "newline" }, { 11, "vtab" }, { 12, "page" },
    { 13, "return" }, { 32, "space" }, { 127, "rubout" }
  };
  buf_add_cstring(vm, out, "#\\");
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (names[i].code == code) {
      buf_add_cstring(vm, out, names[i].name);
      return;
    }
  if (is_graphic(code)) buf_add_utf8(vm, out, code);
  else add_code_escape(vm, "", code, out);
}

static bool is_delimiter(uint32_t code) {
  if (code < 128) return code != 0 && (strchr("()[]{}\",'`;", (int)code) != NULL || code == ' ' || (code >= 9 && code <= 13));
  return uc_is_property_white_space((ucs4_t)code);
}

typedef struct { bool special, bar, backslash, upper; } SymbolScan;

/* Whether reading without regard to case changes the character that begins here. */
static bool folds(const char *text, size_t n) {
  uint32_t code;
  int used;
  return utf8_decode((const uint8_t *)text, n, &code, &used) == UTF8_OK && char_foldcase(code) != code;
}

static SymbolScan scan_symbol(const char *text, size_t n, bool case_sensitive) {
  SymbolScan scan = { false, false, false, false };
  for (size_t i = 0; i < n; i++) {
    uint8_t c = (uint8_t)text[i];
    if (c == '|') scan.bar = true;
    else if (c == '\\') scan.backslash = true;
    else if (c < 128 && is_delimiter(c)) scan.special = true;
    else if (!case_sensitive && c >= 'A' && c <= 'Z') scan.upper = true;
    else if (!case_sensitive && c >= 0xC0 && folds(text + i, n - i)) scan.upper = true;
    else if (c == 0xC2 && i + 1 < n && ((uint8_t)text[i + 1] == 0xA0 || (uint8_t)text[i + 1] == 0x85)) scan.special = true;
    else if (c >= 0xE1 && c <= 0xE3 && i + 2 < n) {
      uint32_t code = ((uint32_t)(c & 15) << 12) | ((uint32_t)(text[i + 1] & 63) << 6) | (uint32_t)(text[i + 2] & 63);
      if (is_delimiter(code)) scan.special = true;
    } else if (c == 0xEF && i + 2 < n && (uint8_t)text[i + 1] == 0xBB && (uint8_t)text[i + 2] == 0xBF) scan.special = true;
  }
  return scan;
}

/* BARS: they mean something to the reader. */
static void add_backslashed(woad_vm *vm, const char *text, size_t n, bool lead, bool bars, Buf *out) {
  for (size_t i = 0; i < n; i++) {
    uint8_t c = (uint8_t)text[i];
    if ((i == 0 && lead) || (bars && c == '|') || c == '\\' || (c < 128 && is_delimiter(c))) buf_add_byte(vm, out, '\\');
    buf_add_byte(vm, out, c);
  }
}

static bool looks_like_number(woad_vm *vm, const char *text, size_t n) {
  uint8_t c = (uint8_t)text[0];
  if (!((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')) return false;
  woad_value number;
  const char *message;
  return numparse_try_number(vm, text, n, 10, false, &number, &message) != NUMPARSE_NOT;
}

void print_atom_symbol(woad_vm *vm, woad_value symbol, bool case_sensitive, Buf *out) {
  const char *text = symbol_text(symbol);
  size_t n = symbol_length(symbol);
  SymbolScan scan = scan_symbol(text, n, case_sensitive);
  bool lead = n == 0 || (n == 1 && text[0] == '.') || (text[0] == '#' && !(n > 1 && text[1] == '%'));
  if (!lead) lead = looks_like_number(vm, text, n);
  bool quotes = scan.bar || scan.special || scan.backslash || scan.upper || lead;
  if (quotes && param_is_parameter(vm->param.read_accept_bar_quote) &&
      !value_is_true(param_get(vm, vm->param.read_accept_bar_quote))) {
    add_backslashed(vm, text, n, lead && n > 0, false, out);
    return;
  }
  if (scan.bar) {
    add_backslashed(vm, text, n, lead, true, out);
  } else if (scan.special || scan.backslash || scan.upper || lead) {
    buf_add_byte(vm, out, '|');
    buf_add_bytes(vm, out, text, n);
    buf_add_byte(vm, out, '|');
  } else buf_add_bytes(vm, out, text, n);
}

void print_atom_keyword(woad_vm *vm, woad_value keyword, bool written, bool case_sensitive, Buf *out) {
  const char *text = symbol_text(keyword);
  size_t n = symbol_length(keyword);
  buf_add_cstring(vm, out, "#:");
  SymbolScan scan = scan_symbol(text, n, case_sensitive);
  if (written && scan.bar) add_backslashed(vm, text, n, false, true, out);
  else if (written && (scan.special || scan.backslash || scan.upper)) {
    buf_add_byte(vm, out, '|');
    buf_add_bytes(vm, out, text, n);
    buf_add_byte(vm, out, '|');
  } else buf_add_bytes(vm, out, text, n);
}

void print_atom_path(woad_vm *vm, woad_value path, Buf *out) {
  const uint8_t *text = (const uint8_t *)path_bytes(path);
  size_t n = VALUE_AS(Path, path)->length;
  for (size_t i = 0; i < n;) {
    uint32_t code;
    int used = 1;
    bool is_char = utf8_decode(text + i, n - i, &code, &used) == UTF8_OK;
    if (is_char) buf_add_bytes(vm, out, text + i, (size_t)used);
    else buf_add_byte(vm, out, '?');
    i += is_char ? (size_t)used : 1;
  }
}

static void add_named(woad_vm *vm, const char *kind, woad_value name, Buf *out) {
  buf_add_cstring(vm, out, "#<");
  buf_add_cstring(vm, out, kind);
  if (name != VALUE_FALSE) buf_add_byte(vm, out, ':');
  if (value_is_symbol(name)) buf_add_bytes(vm, out, symbol_text(name), symbol_length(name));
  else if (value_is_path(name) || value_is_winpath(name)) print_atom_path(vm, name, out);
  else if (value_is_string(name)) print_atom_string(vm, name, false, out);
  else if (number_is_number(name)) buf_add_cstring(vm, out, numprint_to_text(vm, name, 10));
  buf_add_byte(vm, out, '>');
}

/* The field that prop:object-name tells, when it is a name. */
void print_atom_procedure(woad_vm *vm, woad_value v, Buf *out) {
  woad_value base = impersonator_base(v);
  woad_value spec = value_is_struct(base) ? struct_property_get(vm, vm->prop.object_name, base) : VALUE_NONE;
  if (spec == VALUE_NONE || !value_is_fixnum(spec)) {
    add_named(vm, "procedure", call_procedure_name(vm, v), out);
    return;
  }
  woad_value name = struct_of(base)->fields[fixnum_value(spec)];
  add_named(vm, "procedure", value_is_symbol(name) || value_is_string(name) ? name : VALUE_FALSE, out);
}

static const char *type_name(TypeCode type) {
  static const char *const names[TYPE_COUNT] = {
#define TYPE(name, print_name) [TYPE_##name] = print_name,
#include "runtime/base/types.def"
#undef TYPE
  };
  return names[type];
}

static void add_immediate(woad_vm *vm, woad_value v, Buf *out) {
  buf_add_cstring(vm, out, v == VALUE_VOID ? "#<void>" : v == VALUE_EOF ? "#<eof>" : v == VALUE_UNSAFE_UNDEFINED
                  ? "#<unsafe-undefined>" : v == VALUE_SPECIAL_EVT ? "#<evt>" : "#<undefined>");
}

static const char *event_name(const Evt *evt) {
  switch ((EvtKind)evt->header.aux) {
  case EVT_ALWAYS: return "always-evt";
  case EVT_NEVER: return "never-evt";
  case EVT_HANDLE: return "handle-evt";
  case EVT_CHANNEL_PUT: return "channel-put-evt";
  case EVT_ALARM: return "alarm-evt";
  case EVT_SEMAPHORE_PEEK: return "semaphore-peek-evt";
  case EVT_THREAD_DEAD: return "thread-dead-evt";
  case EVT_IDLE: return "system-idle-evt";
  case EVT_RECEIVE: return "thread-receive-evt";
  case EVT_GATE:
    if (!value_has_type(evt->base, TYPE_THREAD)) return "evt"; /* a nack */
    return evt->header.flags & EVT_OF_SUSPENSION ? "thread-suspend-evt" : "thread-resume-evt";
  case EVT_CUSTOM: return evt->ops->name != NULL ? evt->ops->name : "evt";
  case EVT_WRAP: return portevt_is_progress(object_value(evt)) ? "progress-evt" : "evt";
  default: return "evt";
  }
}

static const char *hash_placeholder_name(HashKind kind) {
  switch (kind) {
  case HASH_EQ: return "hasheq-placeholder";
  case HASH_EQV: return "hasheqv-placeholder";
  case HASH_EQUAL_ALWAYS: return "hashalw-placeholder";
  default: return "hash-placeholder";
  }
}

/* The name of port V when it is one that prints. */
static woad_value shown_port_name(woad_value v) {
  woad_value name = port_of(v)->name;
  return value_is_symbol(name) || value_is_string(name) || value_is_path(name) ? name : VALUE_FALSE;
}

void print_atom_opaque(woad_vm *vm, woad_value v, Buf *out) {
  if (!value_is_object(v)) {
    add_immediate(vm, v, out);
    return;
  }
  switch (value_type(v)) {
  case TYPE_STRUCT_TYPE: add_named(vm, "struct-type", VALUE_AS(StructType, v)->name, out); return;
  case TYPE_STRUCT_PROPERTY: add_named(vm, "struct-type-property", VALUE_AS(StructProperty, v)->name, out); return;
  case TYPE_THREAD: add_named(vm, "thread", call_thread_name(vm, VALUE_AS(Thread, v)), out); return;
  case TYPE_PORT:
    add_named(vm, (value_header(v)->flags & PORT_FLAG_INPUT) != 0 ? "input-port" : "output-port", shown_port_name(v), out);
    return;
  case TYPE_PROMPT_TAG: add_named(vm, "continuation-prompt-tag", VALUE_AS(PromptTag, v)->name, out); return;
  case TYPE_EVT: add_named(vm, event_name(VALUE_AS(Evt, v)), VALUE_FALSE, out); return;
  case TYPE_PATH: add_named(vm, "path", v, out); return;
  case TYPE_WINDOWS_PATH: add_named(vm, "windows-path", v, out); return;
  case TYPE_OTHER:
    if (value_header(v)->aux != THREAD_CELL_VALUES) break;
    add_named(vm, "thread-cell-values", VALUE_FALSE, out);
    return;
  case TYPE_HASH_PLACEHOLDER: add_named(vm, hash_placeholder_name((HashKind)value_header(v)->aux), VALUE_FALSE, out); return;
  default: break;
  }
  if (call_is_procedure(vm, v)) print_atom_procedure(vm, v, out);
  else if (value_is_struct(v)) add_named(vm, symbol_text(struct_of(v)->type->name), VALUE_FALSE, out);
  else if (vm->hooks.other_print == NULL || !vm->hooks.other_print(vm, v, (struct Buf *)out, 1))
    add_named(vm, type_name(value_type(v)), VALUE_FALSE, out);
}
