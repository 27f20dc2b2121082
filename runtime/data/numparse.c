/* SPDX-License-Identifier: MIT
 * numparse.c: text to numbers, every notation of the reader.
 *
 *   number  = prefix* (real | real? signed-real? "i" | real "@" real)        prefix = #x #d #o #b #e #i
 *   real    = sign? (digits "#"* ("." ...)? | digits "/" digits) exponent?   | sign ("inf" | "nan") "." ("0" | "f" | "t")
 *
 * Text is scanned once into parts (digit ranges); values are made only when the whole text has parsed, since most tokens
 * that come here are symbols. Doubles are rounded once: two doubles that are exact (at most 15 digits, at most ten to the
 * 22nd) divide or multiply directly, everything else goes through exact integers. No locale is involved.
 * Only text with a prefix complains (N1); without one, a misfit is a symbol, unless it divides by zero. */
#include <math.h>

#include "runtime/base/buf.h"
#include "runtime/base/utf8.h"
#include "runtime/data/complex.h"
#include "runtime/data/flonum.h"
#include "runtime/data/integer.h"
#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/data/nummath.h"
#include "runtime/data/rational.h"

typedef struct {
  woad_vm *vm;
  const char *text;
  size_t at, end;
  int radix;
  char exactness;     /* 0, 'e', 'i' */
  bool decimal_exact, prefixed;
  char *message;      /* first complaint */
} Scan;

typedef enum { SPECIAL_NONE, SPECIAL_INF, SPECIAL_NAN } Special;

typedef struct {
  bool is_signed, negative;
  Special special;
  bool extended;            /* exponent marker t: an extflonum */
  size_t whole, whole_end;  /* digits before the point, or the numerator; '#' counts as 0 */
  size_t part, part_end;    /* digits after the point */
  size_t under, under_end;  /* denominator */
  size_t power, power_end;  /* digits of the exponent */
  bool has_point, has_hash, has_fraction, under_has_hash, has_exponent, power_negative;
  size_t start, stop;       /* the whole part's text */
} Part;

/* --- complaints --- */

static bool fail_text(Scan *s, const char *format, const char *arg) {
  if (s->message == NULL) {
    Buf text;
    buf_init(&text);
    buf_add_format(s->vm, &text, format, arg ? arg : "", s->text);
    s->message = buf_cstring(s->vm, &text);
  }
  return false;
}

static bool fail_in(Scan *s, const char *what) { return s->prefixed ? fail_text(s, "%s in `%s`", what) : false; }

/* the character at the scan position as UTF-8 text */
static const char *character_text(Scan *s) {
  uint32_t code;
  int used;
  if (utf8_decode((const uint8_t *)s->text + s->at, s->end - s->at, &code, &used) != UTF8_OK) used = 1;
  char *out = mem_alloc_atomic(s->vm, 8);
  memcpy(out, s->text + s->at, (size_t)used);
  out[used] = 0;
  return out;
}

static bool fail_digit(Scan *s) { return s->prefixed ? fail_text(s, "bad digit `%s`", character_text(s)) : false; }
static bool fail_misplaced(Scan *s) { return s->prefixed ? fail_text(s, "misplaced `%s` in `%s`", character_text(s)) : false; }
static bool fail_division(Scan *s) { return fail_text(s, "%sdivision by zero in `%s`", ""); }

/* --- scanning --- */

static int digit_value(int c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

static int peek(const Scan *s) { return s->at < s->end ? (unsigned char)s->text[s->at] : -1; }
static int peek_lower(const Scan *s) {
  int c = peek(s);
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}
static bool at_digit(const Scan *s) { return digit_value(peek(s)) < s->radix; }
static bool at_marker(const Scan *s) {
  int c = peek_lower(s);
  return !at_digit(s) && (c == 'e' || c == 'd' || c == 'f' || c == 's' || c == 'l' || c == 't');
}
static bool at_real_end(const Scan *s) {
  int c = peek_lower(s);
  return c < 0 || c == 'i' || c == '+' || c == '-' || c == '@';
}

static void skip_digits(Scan *s) { while (at_digit(s)) s->at++; }
static bool skip_hashes(Scan *s) {
  size_t start = s->at;
  while (peek(s) == '#') s->at++;
  return s->at > start;
}

static bool scan_special(Scan *s, Part *p) {
  static const char inf[] = "inf.", nan[] = "nan.";
  if (s->end - s->at < 5) return false;
  const char *name = peek_lower(s) == 'i' ? inf : nan;
  size_t start = s->at;
  for (int i = 0; i < 4; i++, s->at++)
    if (peek_lower(s) != name[i]) {
      s->at = start;
      return false;
    }
  int last = peek_lower(s);
  s->at++;
  if ((last != '0' && last != 'f' && last != 't') || !at_real_end(s)) {
    s->at = start;
    return false;
  }
  p->special = name == inf ? SPECIAL_INF : SPECIAL_NAN;
  p->extended = last == 't';
  return true;
}

/* What stands where a digit, point, slash or exponent could have gone on. */
static bool fail_after_digits(Scan *s, const Part *p) {
  int c = peek(s);
  if (c == '.' || c == '/') {
    if (c == '.' ? p->has_fraction && !p->has_exponent : p->has_point && !p->has_exponent)
      return fail_in(s, "decimal points and fractions cannot be mixed");
    return fail_misplaced(s);
  }
  if (c == '#' || at_marker(s)) return fail_misplaced(s);
  if (at_digit(s)) { /* a digit after '#': the '#' is what is wrong */
    do s->at--;
    while (peek(s) == '.');
    return fail_misplaced(s);
  }
  return fail_digit(s);
}

static bool scan_exponent(Scan *s, Part *p) {
  p->extended = peek_lower(s) == 't';
  p->has_exponent = true;
  s->at++;
  int c = peek(s);
  if (c == '+' || c == '-') {
    p->power_negative = c == '-';
    s->at++;
  }
  p->power = s->at;
  skip_digits(s);
  p->power_end = s->at;
  if (p->power_end > p->power) return at_real_end(s) ? true : fail_after_digits(s, p);
  bool ends = at_real_end(s) && (peek_lower(s) != 'i' || c == '+' || c == '-');
  if (ends) return s->prefixed ? fail_text(s, "%sempty exponent `%s`", "") : false;
  bool misplaced = at_marker(s) || peek_lower(s) == 'i' || peek(s) == '#' || peek(s) == '.' || peek(s) == '/';
  return misplaced ? fail_misplaced(s) : fail_digit(s);
}

static bool scan_fraction(Scan *s, Part *p) {
  p->has_fraction = true;
  s->at++;
  p->under = s->at;
  skip_digits(s);
  bool empty = s->at == p->under;
  if (!empty && skip_hashes(s)) p->under_has_hash = p->has_hash = true;
  p->under_end = s->at;
  if (!empty) return true;
  if (peek(s) < 0 || at_marker(s) || at_real_end(s)) return fail_in(s, "missing digits after `/`");
  if (peek(s) == '.') return fail_in(s, "decimal points and fractions cannot be mixed");
  return peek(s) == '#' ? fail_misplaced(s) : fail_digit(s);
}

static bool scan_decimal(Scan *s, Part *p) {
  p->has_point = true;
  s->at++;
  p->part = s->at;
  if (!p->has_hash) skip_digits(s);
  bool any = s->at > p->part || p->whole_end > p->whole;
  p->part_end = s->at;
  if (any && skip_hashes(s)) p->has_hash = true;
  if (any) return true;
  if (peek(s) < 0 || at_real_end(s) || at_marker(s)) return fail_in(s, "missing digits after `.`");
  return peek(s) == '#' || peek(s) == '.' || peek(s) == '/' ? fail_misplaced(s) : fail_digit(s);
}

/* One real part from the scan position on; stops at i, +, -, @ or the end. */
static bool scan_real(Scan *s, Part *p) {
  memset(p, 0, sizeof *p);
  p->start = s->at;
  int c = peek(s);
  if (c == '+' || c == '-') {
    p->is_signed = true;
    p->negative = c == '-';
    s->at++;
    c = peek_lower(s);
    if ((c == 'i' || c == 'n') && scan_special(s, p)) {
      p->stop = s->at;
      return true;
    }
  }
  p->whole = s->at;
  skip_digits(s);
  p->whole_end = s->at;
  bool digits = p->whole_end > p->whole;
  if (digits && skip_hashes(s)) {
    p->has_hash = true;
    p->whole_end = s->at;
  }
  c = peek(s);
  if (c == '.') {
    if (!scan_decimal(s, p)) return false;
    digits = true;
  } else if (c == '/' && digits) {
    if (!scan_fraction(s, p)) return false;
  }
  if (!digits) {
    if (p->is_signed && peek_lower(s) == 'i' && s->at + 1 == s->end) { /* +i */
      p->stop = s->at;
      return true;
    }
    if (peek(s) < 0) return fail_in(s, "no digits");
    return fail_digit(s);
  }
  if (at_marker(s) && !scan_exponent(s, p)) return false;
  p->stop = s->at;
  return at_real_end(s) ? true : fail_after_digits(s, p);
}

static bool part_is_unit(const Part *p) { /* the sign alone, as in +i */
  return p->special == SPECIAL_NONE && p->whole == p->whole_end && !p->has_point;
}

/* --- values --- */

enum { EXPONENT_LIMIT = 400000000 };

static int64_t part_exponent(const Scan *s, const Part *p) {
  int64_t e = 0;
  for (size_t i = p->power; i < p->power_end && e < EXPONENT_LIMIT; i++) e = e * s->radix + digit_value(s->text[i]);
  return p->power_negative ? -e : e;
}

static woad_value digits_to_integer(const Scan *s, size_t from, size_t to, size_t more_from, size_t more_to) {
  uint8_t small[64];
  size_t n = to - from + (more_to - more_from);
  uint8_t *digits = n <= sizeof small ? small : mem_alloc_atomic(s->vm, n);
  size_t count = 0;
  for (size_t i = from; i < to; i++) digits[count++] = s->text[i] == '#' ? 0 : (uint8_t)digit_value(s->text[i]);
  for (size_t i = more_from; i < more_to; i++) digits[count++] = (uint8_t)digit_value(s->text[i]);
  return integer_from_digits(s->vm, digits, count, s->radix, false);
}

static double signed_double(const Part *p, double d) { return p->negative ? -d : d; }

/* NUM/DEN * radix^exponent, rounded once */
static double scaled_double(const Scan *s, woad_value num, woad_value den, int64_t exponent) {
  static const double tens[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  if (num == fixnum_make(0)) return 0.0;
  bool small = value_is_fixnum(num) && fixnum_value(num) <= ((int64_t)1 << 53) && den == fixnum_make(1);
  if (small && s->radix == 10 && exponent >= -22 && exponent <= 22) {
    double d = (double)fixnum_value(num);
    return exponent < 0 ? d / tens[-exponent] : d * tens[exponent];
  }
  /* bits of the result, to within a few: beyond the range of doubles there is nothing to compute */
  double bits = (double)integer_length(num) - (double)integer_length(den) + (double)exponent * log2((double)s->radix);
  if (bits > 1100) return HUGE_VAL;
  if (bits < -1200) return 0.0;
  woad_value scale = integer_power(s->vm, fixnum_make(s->radix), (uint64_t)(exponent < 0 ? -exponent : exponent));
  if (exponent < 0) den = integer_mul(s->vm, den, scale);
  else num = integer_mul(s->vm, num, scale);
  return rational_quotient_to_double(s->vm, num, den);
}

static bool part_is_exact(const Scan *s, const Part *p) {
  if (s->exactness == 'e') return true;
  if (p->has_point || p->has_exponent || p->has_hash) return s->exactness == 0 && s->decimal_exact;
  return true; /* #i is applied to the exact value */
}

static bool exact_part_value(Scan *s, const Part *p, woad_value num, woad_value den, int64_t exponent, woad_value *out) {
  if (p->has_fraction && den == fixnum_make(0)) return fail_division(s);
  if (num != fixnum_make(0) && exponent != 0) {
    if (exponent >= EXPONENT_LIMIT || exponent <= -EXPONENT_LIMIT)
      return fail_text(s, "%sexponent is too large in `%s`", "");
    woad_value scale = integer_power(s->vm, fixnum_make(s->radix), (uint64_t)(exponent < 0 ? -exponent : exponent));
    if (exponent < 0) den = integer_mul(s->vm, den, scale);
    else num = integer_mul(s->vm, num, scale);
  }
  if (p->negative) num = integer_negate(s->vm, num);
  *out = den == fixnum_make(1) ? num : rational_make(s->vm, num, den);
  return true;
}

static bool part_value(Scan *s, const Part *p, woad_value *out) {
  if (p->special != SPECIAL_NONE) {
    double d = p->special == SPECIAL_NAN ? NAN : signed_double(p, HUGE_VAL);
    if (s->exactness == 'e')
      return fail_text(s, "no exact representation for %s",
                       p->special == SPECIAL_NAN ? "+nan.0" : p->negative ? "-inf.0" : "+inf.0");
    *out = flonum_make(s->vm, d);
    return true;
  }
  if (part_is_unit(p)) {
    *out = fixnum_make(p->negative ? -1 : 1);
    return true;
  }
  woad_value num = digits_to_integer(s, p->whole, p->whole_end, p->part, p->part_end);
  woad_value den = p->has_fraction ? digits_to_integer(s, p->under, p->under_end, 0, 0) : fixnum_make(1);
  int64_t exponent = part_exponent(s, p) - (int64_t)(p->part_end - p->part);
  if (part_is_exact(s, p)) {
    if (!exact_part_value(s, p, num, den, exponent, out)) return false;
    if (s->exactness == 'i' && *out == fixnum_make(0)) *out = flonum_make(s->vm, signed_double(p, 0.0));
    return true;
  }
  if (den == fixnum_make(0)) {
    if (!p->under_has_hash) return fail_division(s);
    *out = flonum_make(s->vm, num == den ? NAN : signed_double(p, HUGE_VAL));
    return true;
  }
  *out = flonum_make(s->vm, signed_double(p, scaled_double(s, num, den, exponent)));
  return true;
}

static bool apply_exactness(Scan *s, woad_value v, woad_value *out) {
  if (s->exactness == 'i') v = number_to_inexact(s->vm, v);
  woad_value bad;
  if (s->exactness != 'e') *out = v;
  else if (!number_try_exact(s->vm, v, out, &bad))
    return fail_text(s, "no exact representation for %s", numprint_to_text(s->vm, bad, 10));
  return true;
}

/* --- whole numbers --- */

static bool scan_prefixes(Scan *s) {
  bool radix_given = false;
  while (peek(s) == '#') {
    if (s->at + 1 == s->end) return s->prefixed ? fail_text(s, "no character after `#` indicator in `%s%s`", "") : false;
    int c = s->text[s->at + 1];
    c = c >= 'A' && c <= 'Z' ? c + 32 : c;
    int radix = c == 'x' ? 16 : c == 'd' ? 10 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    if (radix == 0 && c != 'e' && c != 'i') {
      char indicator[2] = { s->text[s->at + 1], 0 };
      Buf text;
      buf_init(&text);
      buf_add_format(s->vm, &text, "bad `#` indicator `%s` at `%s`", indicator, s->text + s->at);
      s->message = buf_cstring(s->vm, &text);
      return false;
    }
    if (radix != 0 ? radix_given : s->exactness != 0) {
      Buf text;
      buf_init(&text);
      buf_add_format(s->vm, &text, "misplaced %s specification at `%s`", radix ? "radix" : "exactness", s->text + s->at);
      s->message = buf_cstring(s->vm, &text);
      return false;
    }
    if (radix != 0) {
      radix_given = true;
      s->radix = radix;
    } else {
      s->exactness = (char)c;
    }
    s->prefixed = true;
    s->at += 2;
  }
  if (s->at == s->end) return s->prefixed ? fail_text(s, "no digits", NULL) : false;
  return true;
}

woad_value number_make_extflonum(woad_vm *vm, const char *text) {
  Extflonum *made = mem_object(vm, Extflonum, TYPE_EXTFLONUM);
  made->text = string_to_immutable(vm, string_from_utf8(vm, text));
  return object_value(made);
}

static bool fail_inexact_only(Scan *s) {
  return fail_in(s, s->exactness == 'e' ? "cannot convert extflonum to exact" : "cannot convert extflonum to inexact");
}

/* PART and an extflonum, or PART that is one, cannot make a complex number. */
static bool fail_extended(Scan *s, const Part *part) {
  if (!s->prefixed) return false;
  char *text = mem_alloc_atomic(s->vm, part->stop - part->start + 1);
  memcpy(text, s->text + part->start, part->stop - part->start);
  text[part->stop - part->start] = 0;
  return fail_text(s, "cannot combine extflonum `%s` into a complex number", text);
}

static bool finish_polar(Scan *s, const Part *size, woad_value *out) {
  Part turn;
  size_t sign = s->at++;
  if (s->at == s->end) {
    s->at = sign;
    return fail_misplaced(s);
  }
  if (!scan_real(s, &turn)) return false;
  if (part_is_unit(&turn) || peek(s) >= 0) return fail_misplaced(s);
  if (size->extended) return fail_inexact_only(s);
  if (turn.extended) return fail_extended(s, &turn);
  woad_value m, a;
  if (!part_value(s, size, &m) || !part_value(s, &turn, &a)) return false;
  return apply_exactness(s, nummath_make_polar(s->vm, m, a), out);
}

/* RE is NULL for a number without a real part; the scan stands at the final i. */
static bool finish_rectangular(Scan *s, const Part *re, const Part *im, woad_value *out) {
  if (!im->is_signed || s->at + 1 != s->end) return fail_misplaced(s);
  if ((re ? re : im)->extended) return fail_inexact_only(s);
  if (im->extended) return fail_extended(s, re ? re : im);
  woad_value x = fixnum_make(0), y;
  if ((re && !part_value(s, re, &x)) || !part_value(s, im, &y)) return false;
  /* #i makes both parts inexact before they are joined: #i1+0i keeps its imaginary part */
  if (s->exactness == 'i') y = number_to_inexact(s->vm, y);
  return apply_exactness(s, number_make_rectangular(s->vm, x, y), out);
}

static bool parse_number(Scan *s, woad_value *out) {
  Part first, second;
  if (!scan_prefixes(s) || !scan_real(s, &first)) return false;
  int c = peek_lower(s);
  if (first.extended && s->exactness == 0) {
    if (c == 'i' && first.is_signed) return fail_extended(s, &first);
    if (c >= 0) return fail_misplaced(s);
    *out = number_make_extflonum(s->vm, s->text + first.start);
    return true;
  }
  if (c < 0) {
    if (first.extended) return fail_inexact_only(s);
    woad_value v;
    return part_value(s, &first, &v) && apply_exactness(s, v, out);
  }
  if (c == 'i') return finish_rectangular(s, NULL, &first, out);
  if (c == '@') return finish_polar(s, &first, out);
  if (!scan_real(s, &second)) return false;
  c = peek_lower(s);
  if (c == 'i') return finish_rectangular(s, &first, &second, out);
  if (c < 0) return fail_in(s, "missing `i` for complex number");
  return fail_misplaced(s);
}

/* Most tokens are symbols: a number starts with a digit of RADIX, a sign, a point or '#'. */
static bool may_be_number(const char *text, size_t n, int radix) {
  if (n == 0) return false;
  int c = (unsigned char)text[0];
  return digit_value(c) < radix || c == '+' || c == '-' || c == '.' || c == '#';
}

NumparseStatus numparse_try_number(woad_vm *vm, const char *text, size_t nbytes, int radix, bool decimal_exact,
                                   woad_value *out, const char **message) {
  if (!may_be_number(text, nbytes, radix)) return NUMPARSE_NOT;
  if (nbytes <= 15 && radix == 10) { /* a plain integer */
    size_t i = text[0] == '-' || text[0] == '+';
    int64_t n = 0;
    size_t start = i;
    for (; i < nbytes && text[i] >= '0' && text[i] <= '9'; i++) n = n * 10 + (text[i] - '0');
    if (i == nbytes && i > start) {
      *out = fixnum_make(text[0] == '-' ? -n : n);
      return NUMPARSE_OK;
    }
  }
  char *copy = mem_alloc_atomic(vm, nbytes + 1); /* NUL-terminated, for messages */
  memcpy(copy, text, nbytes);
  copy[nbytes] = 0;
  Scan s = { .vm = vm, .text = copy, .end = nbytes, .radix = radix, .decimal_exact = decimal_exact };
  if (parse_number(&s, out)) return NUMPARSE_OK;
  if (s.message == NULL || (nbytes == 1 && copy[0] == '#')) return NUMPARSE_NOT;
  *message = s.message;
  return NUMPARSE_BAD;
}
