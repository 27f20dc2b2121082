/* SPDX-License-Identifier: MIT
 * message.c: values as they stand in error messages. A handler set by the program is asked only where language code may
 * run; elsewhere the default form is used. */
#include "runtime/io/message.h"

#include "runtime/base/utf8.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/io/io_state.h"
#include "runtime/io/print.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

size_t message_width(woad_vm *vm) {
  woad_value width = param_get(vm, vm->param.error_print_width);
  return value_is_fixnum(width) ? (size_t)fixnum_value(width) : 256;
}

void message_cut(woad_vm *vm, Buf *out, size_t start, size_t width) {
  size_t nchars = 0, cut = out->length;
  for (size_t i = start; i < out->length; i++) {
    if ((out->data[i] & 0xC0) == 0x80) continue;
    if (nchars == width - (width >= 3 ? 3 : 0)) cut = i;
    nchars++;
  }
  if (nchars <= width) return;
  out->length = cut;
  buf_add_cstring(vm, out, "...");
}

static void add_value(woad_vm *vm, woad_value v, size_t width, Buf *out) {
  size_t start = out->length;
  print_limit_value(vm, v, PRINT_PRINT, width * 4 + 16, true, out);
  message_cut(vm, out, start, width);
}

bool message_handler_is_custom(woad_vm *vm) {
  return param_get(vm, vm->param.error_value_to_string_handler) != vm->io->message_handler;
}

/* A handler that fails is not asked how to report that: while it runs, the default one is in its place. */
static woad_value call_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value inner = param_extend(vm, vm->param.error_value_to_string_handler, vm->io->message_handler);
  woad_value answer = call_tail(vm, self->slots[0], argc, argv);
  vm->tail_mark_key = vm->keys.parameterization;
  vm->tail_mark_value = inner;
  return answer;
}

const char *message_of_value(woad_vm *vm, woad_value v) {
  Buf out;
  buf_init(&out);
  if (message_handler_is_custom(vm) && io_state_may_nest(vm)) {
    woad_value handler = param_get(vm, vm->param.error_value_to_string_handler);
    woad_value args[2] = { v, fixnum_make((int64_t)message_width(vm)) };
    woad_value caller = call_native_closure(vm, NULL, call_handler, 2, 2, 0, 1, &handler);
    woad_value text = call_nested(vm, caller, 2, args);
    if (value_is_string(text)) return string_to_utf8(vm, string_of(text), NULL);
    return "...";
  }
  add_value(vm, v, message_width(vm), &out);
  return buf_cstring(vm, &out);
}

/* Where language code may not run, a value whose text needs it leaves a hole in the message: the byte 0xFF, which UTF-8
 * never has, and the value's number, counted from 1. raise.c fills it before the exception is seen. */
enum { MOST_HOLES = 200 };

static bool needs_code(woad_vm *vm, woad_value v) {
  return message_handler_is_custom(vm) || print_runs_writer(vm, v);
}

const char *message_or_hole(woad_vm *vm, woad_value v) {
  if (io_state_may_nest(vm) || !needs_code(vm, v)) return message_of_value(vm, v);
  int64_t n = pair_list_length(vm->message_holes);
  if (n >= MOST_HOLES) return message_of_value(vm, v);
  vm->message_holes = pair_make(vm, v, vm->message_holes);
  char *hole = mem_new_atomic(vm, 3);
  hole[0] = (char)0xFF;
  hole[1] = (char)(n + 1);
  hole[2] = 0;
  return hole;
}

static woad_value default_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (!value_is_fixnum(argv[1]) || fixnum_value(argv[1]) < 0)
    raise_argument_value(vm, "default-error-value->string-handler", "exact-nonnegative-integer?", argv[1]);
  Buf out;
  buf_init(&out);
  add_value(vm, argv[0], (size_t)fixnum_value(argv[1]), &out);
  return string_from_utf8_n(vm, (char *)out.data, out.length);
}

woad_value message_default_handler(woad_vm *vm) {
  vm->io->message_handler =
      call_native_closure(vm, "default-error-value->string-handler", default_handler, 2, 2, PF_NESTS, 0, NULL);
  return vm->io->message_handler;
}
