/* SPDX-License-Identifier: MIT
 * port_arg.c: the rarer parts of reading port arguments. */
#include "runtime/io/port_arg.h"

#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/io/port.h"

size_t port_arg_natural(woad_vm *vm, int pos, ARGS) {
  if (pos >= argc) return 0;
  woad_value v = argv[pos];
  if (value_is_fixnum(v) && fixnum_value(v) >= 0) return (size_t)fixnum_value(v);
  if (!value_is_fixnum(v) && number_is_exact_integer(v) && !number_is_negative(v)) return SIZE_MAX / 4;
  raise_argument_value(vm, NULL, "exact-nonnegative-integer?", v);
}

static int64_t range_bound(woad_vm *vm, woad_value v) {
  if (value_is_fixnum(v) && fixnum_value(v) >= 0) return fixnum_value(v);
  if (!value_is_fixnum(v) && number_is_exact_integer(v) && !number_is_negative(v)) return FIXNUM_MAX;
  raise_argument_value(vm, NULL, "exact-nonnegative-integer?", v);
}

void port_arg_range(woad_vm *vm, int pos, ARGS, size_t length, const char *kind, woad_value what, size_t range[2]) {
  range[0] = 0;
  range[1] = length;
  if (pos >= argc) return;
  const char *who = io_state_who(vm);
  int64_t start = range_bound(vm, argv[pos]);
  bool has_end = pos + 1 < argc && argv[pos + 1] != VALUE_FALSE;
  int64_t end = has_end ? range_bound(vm, argv[pos + 1]) : (int64_t)length;
  if ((size_t)start > length)
    raise_format(vm, vm->exn.fail_contract,
                 "%s: starting index is out of range\n  starting index: %V\n  valid range: [0, %zu]\n  %s: %V", who,
                 argv[pos], length, kind, what);
  if ((size_t)end > length || end < start) {
    if ((size_t)end <= length)
      raise_format(vm, vm->exn.fail_contract,
                   "%s: ending index is smaller than starting index\n  ending index: %V\n  starting index: %V\n"
                   "  valid range: [0, %zu]\n  %s: %V", who, argv[pos + 1], argv[pos], length, kind, what);
    raise_format(vm, vm->exn.fail_contract,
                 "%s: ending index is out of range\n  ending index: %V\n  valid range: [%zu, %zu]\n  %s: %V", who,
                 argv[pos + 1], (size_t)0, length, kind, what);
  }
  range[0] = (size_t)start;
  range[1] = (size_t)end;
}

woad_value port_arg_counted(woad_vm *vm, Port *port) {
  if (value_is_true(param_get(vm, vm->param.port_count_lines_enabled))) port_count_lines(vm, object_value(port));
  return object_value(port);
}

const uint8_t *port_arg_utf8(woad_vm *vm, woad_value string, size_t start, size_t end, size_t *nbytes) {
  const String *s = string_of(string);
  if (!string_is_wide(s)) {
    /* one byte a character: ASCII needs no copy */
    const uint8_t *text = s->text;
    size_t i = start;
    while (i < end && text[i] < 0x80) i++;
    if (i == end) {
      *nbytes = end - start;
      return text + start;
    }
  }
  if (start != 0 || end != s->length) s = string_copy_range(vm, s, start, end);
  return (const uint8_t *)string_to_utf8(vm, s, nbytes);
}
