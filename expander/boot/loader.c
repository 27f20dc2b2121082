/* SPDX-License-Identifier: MIT
 * loader.c: loading module files: a fresh compiled/NAME_rkt.wo when there is one, the source otherwise. Loading declares
 * only; module bodies are run later by whoever required the module. */
#include "expander/boot/loader.h"

#include <errno.h>

#include "expander/boot/fresh.h"
#include "expander/boot/manager.h"
#include "expander/boot/withparam.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/expand/expand.h"
#include "expander/read/reader.h"
#include "runtime/base/buf.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/port.h"
#include "runtime/io/port_record.h"
#include "runtime/io/print.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

_Noreturn void loader_raise_missing(woad_vm *vm, const char *message, woad_value module_path, woad_value stx) {
  woad_value fields[2];
  if (value_is_syntax(stx)) {
    const char *at = syntax_location_text(vm, stx);
    fields[0] = pair_make(vm, stx, VALUE_NULL);
    fields[1] = module_path;
    size_t n = strlen(at);
    const char *sep = n && (n < 2 || at[n - 2] != ':') ? ": " : "";
    raise_format_fields(vm, vm->exn.fail_syntax_missing_module, 2, fields, "%s%s%s", at, sep, message);
  }
  fields[0] = module_path;
  raise_format_fields(vm, vm->exn.fail_filesystem_missing_module, 1, fields, "%s", message);
}

/* --- parameters around a load --- */

typedef struct Around {
  Cleanup cleanup;
  woad_value declare_name, directory, source, loading, ns, module_path;
  Registry *registry;
  struct Watch *watch;
} Around;

static void leave_load(woad_vm *vm, void *arg) {
  Around *around = arg;
  param_set(vm, vm->param.current_module_declare_name, around->declare_name);
  param_set(vm, vm->param.current_load_relative_directory, around->directory);
  param_set(vm, vm->param.current_module_declare_source, around->source);
  param_set(vm, vm->param.current_namespace, around->ns);
  param_set(vm, vm->param.current_module_path_for_load, around->module_path);
  around->registry->loading = around->loading;
  state_of(vm)->watch = around->watch;
}

static void enter_load(woad_vm *vm, Around *around, Namespace *ns, woad_value root, woad_value path, woad_value module_path) {
  around->module_path = param_get(vm, vm->param.current_module_path_for_load);
  param_set(vm, vm->param.current_module_path_for_load, module_path);
  around->declare_name = param_get(vm, vm->param.current_module_declare_name);
  around->directory = param_get(vm, vm->param.current_load_relative_directory);
  around->source = param_get(vm, vm->param.current_module_declare_source);
  around->ns = param_get(vm, vm->param.current_namespace);
  around->registry = registry_root(ns->registry);
  around->loading = around->registry->loading;
  around->registry->loading = pair_make(vm, root, around->loading);
  param_set(vm, vm->param.current_module_declare_name, root);
  param_set(vm, vm->param.current_module_declare_source, VALUE_FALSE);
  /* a transformer that loads a file does so from phase 1; the file's own phase 0 is what it is declared at */
  if (ns->phase != 0) param_set(vm, vm->param.current_namespace, object_value(namespace_at_phase(vm, ns, 0)));
  param_set(vm, vm->param.current_load_relative_directory, path_directory_of(vm, path));
  around->watch = state_of(vm)->watch; /* watches one file's expansion, not those of what it needs */
  state_of(vm)->watch = NULL;
  cleanup_push(vm, &around->cleanup, leave_load, around);
}

static _Noreturn void cycle(woad_vm *vm, woad_value path, woad_value loading) {
  const char *text = raise_text(vm, "cycle in loading\n  at path: %s\n  paths:", path_bytes(path));
  for (loading = pair_reverse(vm, loading); value_is_pair(loading); loading = pair_cdr(loading))
    text = raise_text(vm, "%s\n   %s", text, path_bytes(modpath_resolved_name(pair_car(loading))));
  raise_format(vm, vm->exn.fail, "standard-module-name-resolver: %s", text);
}

/* --- source --- */

static bool is_module_form(woad_vm *vm, woad_value stx) {
  if (!value_is_syntax(stx) || !syntax_is_pair(vm, stx)) return false;
  woad_value head = syntax_car(vm, stx);
  return syntax_is_identifier(head) && syntax_symbol(head) == vm->sym.module;
}

/* the head becomes the core `module`, whatever the text's context */
static woad_value with_core_head(woad_vm *vm, woad_value stx) {
  woad_value content = syntax_content(vm, stx);
  woad_value head = expand_core_id(vm, "module", 0);
  return syntax_rebuild(vm, stx, pair_make(vm, head, pair_cdr(content)));
}

typedef struct { Cleanup cleanup; woad_value port; } OpenPort;
static void close_port(woad_vm *vm, void *arg) { port_close(vm, ((OpenPort *)arg)->port); }

static const char expected_module[] = "default-load-handler: expected a `module' declaration";

static void skip_byte_order_mark(woad_vm *vm, woad_value port) {
  static const uint8_t mark[3] = { 0xEF, 0xBB, 0xBF };
  uint8_t first[3];
  Port *in = port_find_input(vm, port);
  if (port_peek(vm, in, 0, first, 3, true) == 3 && memcmp(first, mark, 3) == 0) (void)port_get(vm, in, first, 3, true);
}

woad_value loader_read_module(woad_vm *vm, woad_value path) {
  OpenPort open = { .port = port_open_input_file(vm, "load-handler", path) };
  cleanup_push(vm, &open.cleanup, close_port, &open);
  skip_byte_order_mark(vm, open.port);
  port_count_lines(vm, open.port);
  woad_value stx = reader_read_module(vm, open.port, path);
  if (stx == VALUE_EOF)
    raise_format(vm, vm->exn.fail, "%s;\n found end-of-file\n  in: %V", expected_module, path);
  if (!is_module_form(vm, stx))
    raise_format(vm, vm->exn.fail, "%s, but found something else\n  file: %s", expected_module, path_bytes(path));
  woad_value extra = reader_read(vm, open.port, path);
  if (extra != VALUE_EOF)
    raise_format(vm, vm->exn.fail, "%s;\n found an extra form\n  in: %V\n  found: %V", expected_module, path, extra);
  cleanup_pop(vm, &open.cleanup, true);
  return with_core_head(vm, stx);
}

static void check_exists(woad_vm *vm, woad_value file, woad_value module_path);

static void load_source(woad_vm *vm, Namespace *ns, woad_value path) {
  woad_value *vals;
  check_exists(vm, path, param_get(vm, vm->param.current_module_path_for_load));
  woad_value form = loader_read_module(vm, path);
  eval_forms_nested(vm, ns, pair_make(vm, form, VALUE_NULL), &vals);
}

/* --- load handlers --- */

static woad_value load_forms(woad_vm *vm, woad_value *slots, int n, woad_value *vals);

/* slots: port, path, results of the last form */
static woad_value load_next(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return load_forms(vm, self->slots, self->nslots - 2, self->slots + 2);
}

static woad_value load_forms(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value form = reader_read_loaded(vm, slots[0], slots[1]);
  if (form == VALUE_EOF) {
    port_close(vm, slots[0]);
    return values_return(vm, n, vals);
  }
  Namespace *ns = namespace_current(vm);
  if (value_is_compiled(syntax_content(vm, form))) {
    form = syntax_content(vm, form);
  } else {
    woad_value wrapped = pair_make(vm, vm->sym.top_interaction, form);
    form = namespace_add_scopes(vm, ns, syntax_from_datum(vm, VALUE_FALSE, wrapped, syntax_of(form)->location, VALUE_FALSE));
  }
  woad_value proc = param_get(vm, vm->param.current_eval);
  woad_value keep[2] = { slots[0], slots[1] };
  return eval_in_prompt(vm, proc, form, loader_load_more, 2, keep);
}

woad_value loader_load_more(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value *all = mem_alloc(vm, ((size_t)n + 2) * sizeof(woad_value));
  memcpy(all, slots, 2 * sizeof *all);
  if (n > 0) memcpy(all + 2, vals, (size_t)n * sizeof *all);
  woad_value next = call_native_closure(vm, "load", load_next, 0, 0, PF_NESTS, n + 2, all);
  return call_tail(vm, next, 0, NULL);
}

woad_value loader_load(woad_vm *vm, woad_value path, woad_value expected) {
  if (value_is_string(path)) path = path_from_cstring(vm, string_to_utf8(vm, string_of(path), NULL));
  path = path_complete(vm, path, path_from_cstring(vm, fs_current_directory(vm)));
  if (expected == VALUE_FALSE) {
    woad_value slots[3] = { port_open_input_file(vm, "open-input-file", path), path, VALUE_VOID };
    port_count_lines(vm, slots[0]);
    woad_value thunk = call_native_closure(vm, "load", load_next, 0, 0, PF_NESTS, 3, slots);
    return withparam_call(vm, vm->param.current_load_relative_directory, path_directory_of(vm, path), thunk);
  }
  Namespace *ns = namespace_current(vm);
  load_source(vm, ns, path);
  return VALUE_VOID;
}

static woad_value default_load(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return loader_load(vm, argv[0], argv[1]);
}

static bool is_default(woad_vm *vm, woad_value handler, NativeFn fn) {
  return value_has_type(handler, TYPE_NATIVE_CLOSURE) && VALUE_AS(NativeClosure, handler)->fn == fn;
}

static void load_path(woad_vm *vm, Namespace *ns, woad_value path, woad_value expected) {
  woad_value handler = param_get(vm, vm->param.current_load);
  if (value_is_pair(expected) && pair_car(expected) == VALUE_FALSE) return; /* only from a compiled file */
  if (is_default(vm, handler, default_load)) {
    load_source(vm, ns, path);
    return;
  }
  woad_value args[2] = { path, expected };
  woad_value *vals;
  call_nested_values(vm, handler, 2, args, &vals);
}

static woad_value use_compiled(woad_vm *vm, woad_value path, woad_value expected) {
  Namespace *ns = namespace_current(vm);
  bool is_probe = value_is_pair(expected) && pair_car(expected) == VALUE_FALSE;
  if (vm->expander->making) {
    if (!is_probe) check_exists(vm, path, param_get(vm, vm->param.current_module_path_for_load));
    if (!is_probe) manager_load(vm, ns, path);
    return VALUE_VOID;
  }
  woad_value submodule = value_is_pair(expected) ? pair_cdr(expected) : VALUE_NULL;
  if (vm->expander->compiled_load && fresh_load(vm, ns, path, submodule)) return VALUE_VOID;
  load_path(vm, ns, path, expected);
  return VALUE_VOID;
}

static woad_value default_load_use_compiled(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value path = argv[0], expected = argv[1];
  if (value_is_string(path)) path = path_from_cstring(vm, string_to_utf8(vm, string_of(path), NULL));
  path = path_complete(vm, path, path_from_cstring(vm, fs_current_directory(vm)));
  if (expected == VALUE_FALSE) {
    woad_value args[2] = { path, VALUE_FALSE };
    return call_tail(vm, param_get(vm, vm->param.current_load), 2, args);
  }
  return use_compiled(vm, path, expected);
}

/* --- on demand --- */

/* PATH as it was required, if that names a file of a library; else NULL */
static const char *library_text(woad_vm *vm, woad_value path) {
  if (value_is_symbol(path)) return symbol_text(path);
  if (!value_is_pair(path)) return NULL;
  if (pair_car(path) == vm->sym.submod) return library_text(vm, pair_car(pair_cdr(path)));
  if (pair_car(path) != vm->sym.lib) return NULL;
  Buf buf;
  buf_init(&buf);
  print_value(vm, path, PRINT_DISPLAY, 0, &buf);
  return buf_cstring(vm, &buf);
}

/* MODULE_PATH: the value of current-module-path-for-load: what was required, syntax or not, or VALUE_FALSE */
static void check_exists(woad_vm *vm, woad_value file, woad_value module_path) {
  if (fs_file_exists(vm, path_bytes(file))) return;
  woad_value stx = module_path, path = value_is_syntax(stx) ? syntax_to_datum(vm, stx) : module_path;
  const char *name = path_bytes(file), *required = library_text(vm, path);
  const char *text = raise_text(vm, "%scannot open module file\n  module path: %s\n  path: %s\n  system error: %s",
                                value_is_syntax(stx) && syntax_location_text(vm, stx)[0] ? "" : "open-input-file: ",
                                required != NULL ? required : name, name,
                                fs_directory_exists(vm, name) ? "path refers to a directory; rkt_err=9"
                                                          : "no such file or directory; rkt_err=3");
  loader_raise_missing(vm, text, path, stx);
}

/* a source named .ss stands for .rkt and the other way round */
static woad_value actual_file(woad_vm *vm, woad_value file) {
  const char *name = path_bytes(file);
  size_t n = strlen(name);
  if (fs_file_exists(vm, name) || n < 4 || strcmp(name + n - 4, ".rkt") != 0) return file;
  const char *other = raise_text(vm, "%s.ss", path_bytes(path_make(vm, name, n - 4)));
  return fs_file_exists(vm, other) ? path_from_cstring(vm, other) : file;
}

static woad_value expected_name(woad_vm *vm, woad_value file) {
  const char *name = strrchr(path_bytes(file), '/');
  name = name ? name + 1 : path_bytes(file);
  const char *dot = strrchr(name, '.');
  return symbol_intern_n(vm, name, dot ? (size_t)(dot - name) : strlen(name));
}

static void load_file(woad_vm *vm, woad_value file, woad_value expected) {
  woad_value handler = param_get(vm, vm->param.current_load_use_compiled), args[2] = { file, expected }, *vals;
  if (is_default(vm, handler, default_load_use_compiled)) use_compiled(vm, file, expected);
  else call_nested_values(vm, handler, 2, args, &vals);
}

/* the submodule NAME of a module that was declared from its compiled file */
static void find_beside(woad_vm *vm, Namespace *ns, woad_value root, woad_value name) {
  ModuleDecl *decl = registry_find(vm, ns->registry, root);
  if (decl && decl->compiled->from_bytes) registry_declare_beside(vm, ns, decl, name);
}

/* A submodule is first looked for in the compiled file alone: (#f SUBMODULE ...), then with all of the source. */
void loader_ensure(woad_vm *vm, woad_value name, woad_value path, woad_value stx) {
  Namespace *ns = namespace_current(vm);
  if (registry_find(vm, ns->registry, name)) return;
  woad_value root = modpath_resolved_name(name), submodule = VALUE_NULL;
  if (value_is_pair(root)) {
    submodule = pair_cdr(root);
    root = pair_car(root);
  }
  if (!value_is_path(root)) return;
  woad_value resolved = modpath_resolved(vm, root);
  if (registry_find(vm, ns->registry, resolved)) {
    if (value_is_pair(submodule)) find_beside(vm, ns, resolved, name);
    return;
  }
  woad_value loading = registry_root(ns->registry)->loading;
  if (pair_memq(resolved, loading) != VALUE_FALSE) {
    if (value_is_pair(modpath_resolved_name(name))) return;
    cycle(vm, root, loading);
  }
  woad_value file = actual_file(vm, root), symbol = expected_name(vm, file);
  Around around;
  enter_load(vm, &around, ns, resolved, file, value_is_syntax(stx) ? stx : path);
  if (value_is_null(submodule)) {
    load_file(vm, file, symbol);
  } else {
    load_file(vm, file, pair_make(vm, VALUE_FALSE, submodule));
    if (!registry_find(vm, ns->registry, name)) load_file(vm, file, pair_make(vm, symbol, submodule));
    if (!registry_find(vm, ns->registry, name)) find_beside(vm, ns, resolved, name);
  }
  cleanup_pop(vm, &around.cleanup, true);
}

void loader_boot(woad_vm *vm) {
  vm->expander->compiled_load = true;
  param_set(vm, vm->param.use_compiled_file_paths, pair_make(vm, path_from_cstring(vm, "compiled"), VALUE_NULL));
  param_set(vm, vm->param.current_compiled_file_roots, pair_make(vm, symbol_intern(vm, "same"), VALUE_NULL));
  param_set(vm, vm->param.current_load, call_native_closure(vm, "default-load-handler", default_load, 2, 2, PF_NESTS, 0, NULL));
  param_set(vm, vm->param.current_load_use_compiled,
            call_native_closure(vm, "default-load/use-compiled", default_load_use_compiled, 2, 2, PF_NESTS, 0, NULL));
}
