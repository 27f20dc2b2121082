/* SPDX-License-Identifier: MIT
 * project.c: see project.h. The settings are read as data, not run: info.rkt holds definitions of names as constants, and asking
 * what a project wants should not give it a say in how it is asked.
 *
 *     #lang info
 *     (define lenient-arming '("." "vendor/walker"))    ; folders, from that of info.rkt; or #t: all modules */
#include "expander/boot/project.h"

#include <string.h>

#include "expander/common/modpath.h"
#include "expander/expand/expandctx.h"
#include "expander/namespace/expander_state.h"
#include "expander/read/reader.h"
#include "runtime/base/buf.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/port.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

static const char setting_name[] = "lenient-arming";

/* --- reading --- */

static bool mentions_setting(const Buf *text) {
  return memmem(text->data, text->length, setting_name, sizeof setting_name - 1) != NULL;
}

/* The line that names the language is not data. */
static void blank_language(Buf *text) {
  for (size_t at = 0; at < text->length; at++) {
    bool starts_line = at == 0 || text->data[at - 1] == '\n';
    if (!starts_line || text->length - at < 5 || memcmp(text->data + at, "#lang", 5) != 0) continue;
    for (; at < text->length && text->data[at] != '\n'; at++) text->data[at] = ' ';
  }
}

/* The expression that FORM gives to the setting, or VALUE_NONE. FORM may be a module around definitions. */
static woad_value find_definition(woad_vm *vm, woad_value form) {
  if (!value_is_pair(form)) return VALUE_NONE;
  if (pair_car(form) == symbol_intern(vm, "define")) {
    bool is_it = pair_list_length(form) == 3 && pair_cadr(form) == symbol_intern(vm, setting_name);
    return is_it ? pair_caddr(form) : VALUE_NONE;
  }
  woad_value found = VALUE_NONE;
  for (; value_is_pair(form) && found == VALUE_NONE; form = pair_cdr(form)) found = find_definition(vm, pair_car(form));
  return found;
}

static _Noreturn void bad_setting(woad_vm *vm, woad_value file, woad_value given) {
  raise_format(vm, vm->exn.fail, "%s: expected #t, #f or a list of folder names\n  in: %s\n  given: %V", setting_name,
               path_bytes(file), given);
}

/* #t, or the list of folders that EXPRESSION names, complete paths with trailing separators. */
static woad_value folders_of(woad_vm *vm, woad_value expression, woad_value file) {
  woad_value list = expression;
  if (value_is_bool(list)) return list == VALUE_TRUE ? VALUE_TRUE : VALUE_NULL;
  if (value_is_pair(list) && pair_car(list) == vm->sym.quote && pair_list_length(list) == 2) list = pair_cadr(list);
  else if (value_is_pair(list) && pair_car(list) == symbol_intern(vm, "list")) list = pair_cdr(list);
  else bad_setting(vm, file, expression);
  PairBuilder folders;
  pair_builder_init(&folders);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    if (!value_is_string(pair_car(list))) bad_setting(vm, file, expression);
    size_t length;
    const char *name = string_to_utf8(vm, string_of(pair_car(list)), &length);
    if (length == 0 || strlen(name) != length) bad_setting(vm, file, expression);
    woad_value folder = path_complete(vm, path_from_cstring(vm, raise_text(vm, "%s/", name)), path_directory_of(vm, file));
    pair_builder_add(vm, &folders, path_simplify(vm, folder));
  }
  if (!value_is_null(list)) bad_setting(vm, file, expression);
  return folders.head;
}

/* The folders that FILE lists, or VALUE_NONE when it says nothing about the setting. */
static woad_value read_settings(woad_vm *vm, woad_value file) {
  Buf *text = mem_new(vm, Buf);
  buf_init(text);
  if (!fs_file_exists(vm, path_bytes(file)) || !fs_read_file(vm, path_bytes(file), text) || !mentions_setting(text)) return VALUE_NONE;
  blank_language(text);
  woad_value port = port_open_input_bytes(vm, text->data, text->length, file), form, found = VALUE_NONE;
  port_count_lines(vm, port);
  while (found == VALUE_NONE && (form = reader_read(vm, port, VALUE_NONE)) != VALUE_EOF) found = find_definition(vm, form);
  return found == VALUE_NONE ? found : folders_of(vm, found, file);
}

void project_read(woad_vm *vm, woad_value program) {
  ExpanderState *state = vm->expander;
  state->program = program;
  state->lenient_folders = VALUE_NULL;
  size_t length = strlen(path_bytes(program));
  woad_value folder = path_bytes(program)[length - 1] == '/' ? program : path_directory_of(vm, program), found = VALUE_NONE;
  while (found == VALUE_NONE && folder != VALUE_FALSE) {
    found = read_settings(vm, path_join(vm, folder, "info.rkt"));
    folder = path_directory_of(vm, folder);
  }
  if (found != VALUE_NONE) state->lenient_folders = found;
}

/* --- asking --- */

static bool is_lenient_path(woad_vm *vm, woad_value path) {
  for (woad_value l = vm->expander->lenient_folders; value_is_pair(l); l = pair_cdr(l)) {
    const char *folder = path_bytes(pair_car(l));
    if (strncmp(path_bytes(path), folder, strlen(folder)) == 0) return true;
  }
  return false;
}

/* A module that has no file belongs to the program. */
static bool is_lenient_module(woad_vm *vm, woad_value resolved) {
  woad_value name = modpath_resolved_name(resolved);
  if (value_is_pair(name)) name = pair_car(name);
  return is_lenient_path(vm, value_is_path(name) ? name : vm->expander->program);
}

bool project_code_is_lenient(woad_vm *vm) {
  woad_value folders = vm->expander->lenient_folders;
  if (!value_is_pair(folders)) return folders == VALUE_TRUE;
  const Install *install = expandctx_current_install(vm);
  if (install && install->origin != VALUE_FALSE) return is_lenient_module(vm, install->origin);
  woad_value loading = param_get(vm, vm->param.current_module_declare_name);
  return loading == VALUE_FALSE ? is_lenient_path(vm, vm->expander->program) : is_lenient_module(vm, loading);
}
