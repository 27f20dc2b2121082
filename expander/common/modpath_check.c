/* SPDX-License-Identifier: MIT
 * modpath_check.c: the grammar of module paths, and joining submodule paths. Source: Reference, "The require form". */
#include "expander/common/modpath.h"

#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"

static bool is_plain(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '+';
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One element between slashes: characters, and %xx for others; dots only when allowed. */
static bool is_element(const char *text, size_t n, bool dots, bool relative) {
  if (n == 0) return false;
  bool up = (n == 1 && text[0] == '.') || (n == 2 && text[0] == '.' && text[1] == '.');
  if (up) return relative;
  for (size_t i = 0; i < n; i++) {
    if (text[i] == '%') {
      int hi = i + 2 < n ? hex_digit(text[i + 1]) : -1, lo = i + 2 < n ? hex_digit(text[i + 2]) : -1;
      if (hi < 0 || lo < 0 || is_plain((uint32_t)(hi * 16 + lo))) return false;
      i += 2;
    } else if (!is_plain((uint8_t)text[i]) && !(dots && text[i] == '.')) {
      return false;
    }
  }
  return true;
}

static bool is_slashed(const char *text, size_t n, bool dots, bool relative) {
  size_t start = 0;
  for (size_t i = 0; i <= n; i++) {
    if (i < n && text[i] != '/') continue;
    if (!is_element(text + start, i - start, dots, relative)) return false;
    start = i + 1;
  }
  return true;
}

static bool is_string_path(woad_vm *vm, woad_value v, bool relative) {
  if (!value_is_string(v)) return false;
  size_t n;
  const char *text = string_to_utf8(vm, string_of(v), &n);
  return is_slashed(text, n, true, relative);
}

static bool is_file_string(woad_vm *vm, woad_value v) {
  if (!value_is_string(v) || string_of(v)->length == 0) return false;
  size_t n;
  const char *text = string_to_utf8(vm, string_of(v), &n);
  return memchr(text, 0, n) == NULL;
}

static bool is_lib(woad_vm *vm, woad_value parts) {
  if (!value_is_pair(parts)) return false;
  for (; value_is_pair(parts); parts = pair_cdr(parts)) {
    if (!is_string_path(vm, pair_car(parts), false)) return false;
  }
  return true;
}

static bool is_planet(woad_value parts) {
  if (!value_is_pair(parts)) return false;
  if (value_is_null(pair_cdr(parts))) return value_is_symbol(pair_car(parts));
  if (!value_is_string(pair_car(parts)) || !pair_is_list(pair_cadr(parts))) return false;
  woad_value package = pair_cadr(parts);
  return value_is_pair(package) && value_is_string(pair_car(package)) && value_is_pair(pair_cdr(package)) &&
         value_is_string(pair_cadr(package));
}

static bool is_dots(woad_vm *vm, woad_value v) {
  if (!value_is_string(v)) return false;
  const char *text = string_to_utf8(vm, string_of(v), NULL);
  return strcmp(text, ".") == 0 || strcmp(text, "..") == 0;
}

static bool is_up(woad_vm *vm, woad_value v) { return is_dots(vm, v) && string_of(v)->length == 2; }

static bool is_submod(woad_vm *vm, woad_value parts) {
  if (!value_is_pair(parts)) return false;
  woad_value root = pair_car(parts);
  bool root_is_submod = value_is_pair(root) && pair_car(root) == vm->sym.submod;
  if (!is_dots(vm, root) && (root_is_submod || !modpath_is_module_path(vm, root))) return false;
  for (parts = pair_cdr(parts); value_is_pair(parts); parts = pair_cdr(parts)) {
    if (!value_is_symbol(pair_car(parts)) && !is_up(vm, pair_car(parts))) return false;
  }
  return true;
}

bool modpath_is_module_path(woad_vm *vm, woad_value v) {
  if (value_is_path(v)) return true;
  if (value_is_symbol(v)) return is_slashed(symbol_text(v), symbol_length(v), false, false);
  if (value_is_string(v)) return is_string_path(vm, v, true);
  if (!value_is_pair(v) || !pair_is_list(v)) return false;
  woad_value head = pair_car(v), rest = pair_cdr(v);
  bool single = value_is_pair(rest) && value_is_null(pair_cdr(rest));
  if (head == vm->sym.quote) return single && value_is_symbol(pair_car(rest));
  if (head == vm->sym.file) return single && is_file_string(vm, pair_car(rest));
  if (head == vm->sym.lib) return is_lib(vm, rest);
  if (head == vm->sym.planet) return is_planet(rest);
  if (head == vm->sym.submod) return is_submod(vm, rest);
  return false;
}

woad_value modpath_join_submodule(woad_vm *vm, woad_value resolved, woad_value submod_path) {
  woad_value name = modpath_resolved_name(resolved);
  woad_value reversed = value_is_pair(name) ? pair_reverse(vm, name) : pair_make(vm, name, VALUE_NULL);
  for (woad_value p = pair_cdr(submod_path); value_is_pair(p); p = pair_cdr(p)) {
    woad_value part = pair_car(p);
    if (value_is_symbol(part)) {
      reversed = pair_make(vm, part, reversed);
    } else if (is_up(vm, part)) {
      if (value_is_null(pair_cdr(reversed))) return VALUE_FALSE;
      reversed = pair_cdr(reversed);
    }
  }
  return modpath_resolved(vm, pair_reverse(vm, reversed));
}
