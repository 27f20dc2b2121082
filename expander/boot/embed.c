/* SPDX-License-Identifier: MIT
 * embed.c: the public interface (include/woad.h). Each call that runs code runs it in a prompt above one nested run of the
 * interpreter, on the caller's own C stack. */
#include "expander/boot/embed.h"

#include "expander/boot/archive.h"
#include "expander/boot/boot.h"
#include "runtime/base/root.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/io/print.h"
#include "runtime/prim/prim_table.h"
#include "runtime/prim/runtime_boot.h"
#include "runtime/thread/stack.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* --- running --- */

/* The outcome of one run: the list of results, or #f after an abort. */
static woad_value note_results(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value list = pair_list_from(vm, (size_t)n, vals, VALUE_NULL);
  return list;
}

static woad_value in_prompt(woad_vm *vm, woad_value thunk);

static woad_value answer_false(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return VALUE_FALSE; }

static woad_value call_aborting(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_then(vm, self->slots[0], 0, NULL, answer_false, 0, NULL);
}

/* As the default handler of a prompt does, an abort with a thunk calls it, in a prompt of its own. */
static woad_value aborted(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argc != 1 || !call_is_procedure(vm, argv[0]) || !call_arity_includes(vm, argv[0], 0)) return VALUE_FALSE;
  return in_prompt(vm, call_native_closure(vm, "abort", call_aborting, 0, 0, 0, 1, argv));
}

static woad_value in_prompt(woad_vm *vm, woad_value thunk) {
  woad_value handler = call_native_closure(vm, "abort", aborted, 0, -1, 0, 0, NULL);
  return control_call_with_prompt(vm, thunk, vm->keys.default_prompt_tag, handler, 0, NULL);
}

static woad_value call_collecting(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return call_then(vm, self->slots[0], self->nslots - 1, self->slots + 1, note_results, 0, NULL);
}

static woad_value call_in_prompt(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return in_prompt(vm, self->slots[0]);
}

static woad_value record_exception(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const char *text = exn_is_exn(vm, argv[0]) ? exn_message(vm, argv[0])
                                             : raise_text(vm, "uncaught exception: %V", argv[0]);
  size_t n = strlen(text) + 1;
  vm->error_message = mem_new_atomic(vm, n);
  memcpy(vm->error_message, text, n);
  return control_abort(vm, vm->keys.default_prompt_tag, 0, NULL);
}

static woad_value call_recording(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value handler = call_native_closure(vm, "record-exception", record_exception, 1, 1, 0, 0, NULL);
  woad_value args[2] = {handler, self->slots[0]};
  return call_tail(vm, prim_lookup(vm, NULL, "call-with-exception-handler"), 2, args);
}

bool embed_apply(woad_vm *vm, EmbedErrors errors, woad_value proc, int argc, const woad_value *argv, int *n,
                 woad_value **vals) {
  stack_note_thread(vm);
  woad_value slots[argc + 1];
  slots[0] = proc;
  for (int i = 0; i < argc; i++) slots[i + 1] = argv[i];
  woad_value thunk = call_native_closure(vm, "call", call_collecting, 0, 0, 0, argc + 1, slots);
  if (errors == EMBED_RECORD) thunk = call_native_closure(vm, "call", call_recording, 0, 0, 0, 1, &thunk);
  woad_value list = call_nested(vm, call_native_closure(vm, "run", call_in_prompt, 0, 0, 0, 1, &thunk), 0, NULL);
  if (list == VALUE_FALSE) return false;
  int count = (int)pair_list_length(list);
  if (n != NULL) *n = count;
  if (vals != NULL) {
    *vals = mem_alloc(vm, (size_t)(count + 1) * sizeof(woad_value));
    for (int i = 0; i < count; i++, list = pair_cdr(list)) (*vals)[i] = pair_car(list);
  }
  return true;
}

bool embed_call(woad_vm *vm, EmbedErrors errors, const char *name, int argc, const woad_value *argv, int *n,
                woad_value **vals) {
  woad_value proc = prim_lookup(vm, "#%kernel", name);
  if (proc == VALUE_NONE) return false;
  return embed_apply(vm, errors, proc, argc, argv, n, vals);
}

/* --- woad.h --- */

void woad_adopt_thread(void) {
  mem_boot();
  mem_adopt_thread();
}

void woad_release_thread(void) { mem_release_thread(); }

woad_vm *woad_open(const woad_options *options) {
  woad_vm *vm = runtime_boot(options);
  if (vm == NULL) return NULL;
  boot_expander(vm);
  return vm;
}

void woad_close(woad_vm *vm) {
  port_flush_all(vm);
  archive_close(vm);
  runtime_shutdown(vm);
}

bool woad_require(woad_vm *vm, const char *module_path) {
  woad_value port = port_open_input_bytes(vm, module_path, strlen(module_path), vm->sym.string_source);
  int n;
  woad_value *vals;
  if (!embed_call(vm, EMBED_RECORD, "read", 1, &port, &n, &vals)) return false;
  return embed_call(vm, EMBED_RECORD, "namespace-require", 1, vals, NULL, NULL);
}

bool woad_require_file(woad_vm *vm, const char *file) {
  woad_value spec = pair_list(vm, 2, vm->sym.file, string_to_immutable(vm, string_from_utf8(vm, file)));
  return embed_call(vm, EMBED_RECORD, "namespace-require", 1, &spec, NULL, NULL);
}

static bool read_form(woad_vm *vm, woad_value port, woad_value *form) {
  woad_value args[2] = {vm->sym.string_source, port};
  int n;
  woad_value *vals;
  if (!embed_call(vm, EMBED_RECORD, "read-syntax", 2, args, &n, &vals)) return false;
  *form = vals[0];
  return true;
}

bool woad_eval_string(woad_vm *vm, const char *text, woad_value *result) {
  woad_value port = port_open_input_bytes(vm, text, strlen(text), vm->sym.string_source);
  port_count_lines(vm, port);
  woad_value last = VALUE_VOID;
  for (;;) {
    woad_value form;
    if (!read_form(vm, port, &form)) return false;
    if (form == VALUE_EOF) break;
    woad_value ns = param_get(vm, vm->param.current_namespace);
    int n;
    woad_value *vals;
    if (!embed_call(vm, EMBED_RECORD, "namespace-syntax-introduce", 1, &form, &n, &vals)) return false;
    woad_value args[2] = {vals[0], ns};
    if (!embed_call(vm, EMBED_RECORD, "eval", 2, args, &n, &vals)) return false;
    last = n == 1 ? vals[0] : VALUE_VOID;
  }
  if (result != NULL) *result = last;
  return true;
}

bool woad_apply(woad_vm *vm, woad_value proc, int argc, woad_value *argv, woad_value *result) {
  int n;
  woad_value *vals;
  if (!embed_apply(vm, EMBED_RECORD, proc, argc, argv, &n, &vals)) return false;
  if (result != NULL) *result = n == 1 ? vals[0] : VALUE_VOID;
  return true;
}

const char *woad_error_message(woad_vm *vm) { return vm->error_message == NULL ? "" : vm->error_message; }

const char *woad_write_string(woad_vm *vm, woad_value value) {
  Buf buf;
  buf_init(&buf);
  print_value(vm, value, PRINT_WRITE, 0, &buf);
  return buf_cstring(vm, &buf);
}

woad_value woad_integer(woad_vm *vm, int64_t n) { return number_from_int64(vm, n); }
woad_value woad_string(woad_vm *vm, const char *utf8) { return string_from_utf8(vm, utf8); }
woad_value woad_symbol(woad_vm *vm, const char *utf8) { return symbol_intern(vm, utf8); }
bool woad_get_integer(woad_vm *vm, woad_value value, int64_t *out) { return number_try_int64(value, out); }

const char *woad_get_string(woad_vm *vm, woad_value value) {
  return value_is_string(value) ? string_to_utf8(vm, string_of(value), NULL) : NULL;
}

size_t woad_root_add(woad_vm *vm, woad_value value) { return root_add(vm, value); }
woad_value woad_root_get(woad_vm *vm, size_t root) { return root_get(vm, root); }
void woad_root_drop(woad_vm *vm, size_t root) { root_drop(vm, root); }

const char *woad_version(void) { return WOAD_VERSION; }
