/* SPDX-License-Identifier: MIT
 * message.c: values as they stand in error messages. A handler set by the program is asked only where language code may
 * run; elsewhere the default form is used. */
#include "runtime/io/message.h"

#include "runtime/base/utf8.h"
#include "runtime/data/string.h"
#include "runtime/io/io_state.h"
#include "runtime/io/print.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
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

const char *message_of_value(woad_vm *vm, woad_value v) {
  Buf out;
  buf_init(&out);
  if (message_handler_is_custom(vm) && io_state_may_nest(vm)) {
    woad_value handler = param_get(vm, vm->param.error_value_to_string_handler);
    woad_value args[2] = { v, fixnum_make((int64_t)message_width(vm)) };
    woad_value text = call_nested(vm, handler, 2, args);
    if (value_is_string(text)) return string_to_utf8(vm, string_of(text), NULL);
    return "...";
  }
  add_value(vm, v, message_width(vm), &out);
  return buf_cstring(vm, &out);
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
