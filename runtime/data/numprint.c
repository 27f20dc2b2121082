/* SPDX-License-Identifier: MIT
 * numprint.c: the external form of numbers.
 * A flonum prints the shortest digits that read back. With E digits before the point: plain digits for
 * -3 <= E <= max(14, digits + 3), otherwise D.DDDe+X; always with a point or an exponent. */
#include <math.h>

#include "runtime/base/buf.h"
#include "runtime/data/complex.h"
#include "runtime/data/flonum.h"
#include "runtime/data/integer.h"
#include "runtime/data/number.h"
#include "runtime/data/rational.h"

static void add_integer(woad_vm *vm, Buf *out, woad_value n, int radix) {
  if (value_is_fixnum(n) && radix == 10) {
    char text[32];
    char *at = text + sizeof text;
    int64_t value = fixnum_value(n);
    uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
    do *--at = (char)('0' + rest % 10); while ((rest /= 10) != 0);
    if (value < 0) *--at = '-';
    buf_add_bytes(vm, out, at, (size_t)(text + sizeof text - at));
    return;
  }
  size_t count;
  uint8_t *digits = integer_to_digits(vm, n, radix, &count);
  buf_reserve(vm, out, count + 2);
  if (integer_sign(n) < 0) buf_add_byte(vm, out, '-');
  for (size_t i = 0; i < count; i++) digits[i] = (uint8_t)(digits[i] < 10 ? '0' + digits[i] : 'a' + digits[i] - 10);
  buf_add_bytes(vm, out, digits, count);
}

static void add_digits(woad_vm *vm, Buf *out, const uint8_t *digits, int n) {
  for (int i = 0; i < n; i++) buf_add_byte(vm, out, (uint8_t)('0' + digits[i]));
}

static void add_zeros(woad_vm *vm, Buf *out, int n) {
  for (int i = 0; i < n; i++) buf_add_byte(vm, out, '0');
}

static void add_plain(woad_vm *vm, Buf *out, const uint8_t *digits, int n, int point) {
  if (point <= 0) {
    buf_add_cstring(vm, out, "0.");
    add_zeros(vm, out, -point);
    add_digits(vm, out, digits, n);
  } else if (point >= n) {
    add_digits(vm, out, digits, n);
    add_zeros(vm, out, point - n);
    buf_add_cstring(vm, out, ".0");
  } else {
    add_digits(vm, out, digits, point);
    buf_add_byte(vm, out, '.');
    add_digits(vm, out, digits + point, n - point);
  }
}

static void add_flonum(woad_vm *vm, Buf *out, double d) {
  if (isnan(d)) {
    buf_add_cstring(vm, out, "+nan.0");
    return;
  }
  if (isinf(d)) {
    buf_add_cstring(vm, out, d > 0 ? "+inf.0" : "-inf.0");
    return;
  }
  if (signbit(d)) buf_add_byte(vm, out, '-');
  if (d == 0.0) {
    buf_add_cstring(vm, out, "0.0");
    return;
  }
  uint8_t digits[FLONUM_DIGITS_MAX];
  int point, n = flonum_shortest_digits(vm, fabs(d), digits, &point);
  if (point >= -3 && point <= (n + 3 > 14 ? n + 3 : 14)) {
    add_plain(vm, out, digits, n, point);
    return;
  }
  add_digits(vm, out, digits, 1);
  if (n > 1) {
    buf_add_byte(vm, out, '.');
    add_digits(vm, out, digits + 1, n - 1);
  }
  int exponent = point - 1;
  buf_add_cstring(vm, out, exponent < 0 ? "e-" : "e+");
  add_integer(vm, out, fixnum_make(exponent < 0 ? -exponent : exponent), 10);
}

static void add_real(woad_vm *vm, Buf *out, woad_value v, int radix) {
  if (value_is_flonum(v)) {
    add_flonum(vm, out, flonum_value(v));
    return;
  }
  add_integer(vm, out, rational_numerator(v), radix);
  if (!value_is_rational(v)) return;
  buf_add_byte(vm, out, '/');
  add_integer(vm, out, rational_denominator(v), radix);
}

char *numprint_to_text(woad_vm *vm, woad_value v, int radix) {
  Buf out;
  buf_init(&out);
  add_real(vm, &out, complex_re(v), radix);
  if (value_is_complex(v)) {
    Buf im;
    buf_init(&im);
    add_real(vm, &im, complex_im(v), radix);
    if (im.data[0] != '+' && im.data[0] != '-') buf_add_byte(vm, &out, '+');
    buf_add_bytes(vm, &out, im.data, im.length);
    buf_add_byte(vm, &out, 'i');
  }
  return buf_cstring(vm, &out);
}
