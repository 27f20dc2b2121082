/* SPDX-License-Identifier: MIT
 * winpath.c: paths of the Windows convention (winpath.h). */
#include "runtime/data/winpath.h"

#include <strings.h>

#include "runtime/base/buf.h"
#include "runtime/data/symbol.h"

static const char literal_prefix[] = "\\\\?\\", relative_prefix[] = "\\\\?\\REL\\\\";
enum { LITERAL_PREFIX = sizeof literal_prefix - 1, RELATIVE_PREFIX = sizeof relative_prefix - 1 };

woad_value winpath_make(woad_vm *vm, const char *bytes, size_t n) {
  woad_value path = path_make(vm, bytes, n);
  value_header(path)->type = TYPE_WINDOWS_PATH;
  return path;
}

static woad_value make_from(woad_vm *vm, const Buf *buf) { return winpath_make(vm, (const char *)buf->data, buf->length); }

static size_t length_of(woad_value path) { return VALUE_AS(Path, path)->length; }
static const char *text_of(woad_value path) { return VALUE_AS(Path, path)->bytes; }

/* --- parts --- */

static bool begins_with(const char *text, size_t n, const char *prefix, size_t nprefix) {
  return n >= nprefix && memcmp(text, prefix, nprefix) == 0;
}
static bool is_literal(const char *text, size_t n) { return begins_with(text, n, literal_prefix, LITERAL_PREFIX); }
static bool is_relative_literal(const char *text, size_t n) { return begins_with(text, n, relative_prefix, RELATIVE_PREFIX); }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool separates(char c, bool literal) { return c == '\\' || (c == '/' && !literal); }

static size_t skip_separators(const char *text, size_t n, size_t at, bool literal) {
  while (at < n && separates(text[at], literal)) at++;
  return at;
}
static size_t skip_name(const char *text, size_t n, size_t at, bool literal) {
  while (at < n && !separates(text[at], literal)) at++;
  return at;
}

/* Length of "\\machine\volume", 0 when TEXT does not start so. */
static size_t share_length(const char *text, size_t n) {
  if (n < 2 || !separates(text[0], false) || !separates(text[1], false)) return 0;
  size_t machine = skip_name(text, n, 2, false);
  if (machine == 2 || machine >= n || text[2] == '?') return 0;
  size_t volume = skip_separators(text, n, machine, false), end = skip_name(text, n, volume, false);
  return end > volume ? end : 0;
}

size_t winpath_root(const char *text, size_t n, bool *complete) {
  *complete = false;
  if (is_relative_literal(text, n)) return 0;
  *complete = true;
  if (is_literal(text, n)) {
    size_t root = LITERAL_PREFIX;
    if (n >= root + 2 && is_letter(text[root]) && text[root + 1] == ':') root += 2;
    return skip_separators(text, n, root, true);
  }
  size_t drive = n >= 2 && is_letter(text[0]) && text[1] == ':' ? 2 : share_length(text, n);
  if (drive != 0) return skip_separators(text, n, drive, false);
  *complete = false;
  return skip_separators(text, n, 0, false);
}

bool winpath_is_root(woad_value path) {
  bool complete;
  return winpath_root(text_of(path), length_of(path), &complete) == length_of(path);
}

/* A name that means something else than itself unless it is taken literally. */
static bool needs_literal(const char *name, size_t n) {
  static const char *const devices[] = { "nul", "con", "prn", "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
                                         "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9" };
  if (memchr(name, ':', n) != NULL || memchr(name, '/', n) != NULL || name[n - 1] == '.' || name[n - 1] == ' ') return true;
  size_t stem = 0;
  while (stem < n && name[stem] != '.') stem++;
  for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
    if (strlen(devices[i]) == stem && strncasecmp(devices[i], name, stem) == 0) return true;
  return false;
}

woad_value winpath_element(woad_vm *vm, const char *text, size_t n) {
  if (!needs_literal(text, n)) return winpath_make(vm, text, n);
  Buf out;
  buf_init(&out);
  buf_add_cstring(vm, &out, relative_prefix);
  buf_add_bytes(vm, &out, text, n);
  return make_from(vm, &out);
}

static bool is_same(const char *name, size_t n) { return n == 1 && name[0] == '.'; }
static bool is_up(const char *name, size_t n) { return n == 2 && name[0] == '.' && name[1] == '.'; }

bool winpath_is_element(woad_value path, const char **text, size_t *n) {
  *text = text_of(path);
  *n = length_of(path);
  if (is_relative_literal(*text, *n)) {
    *text += RELATIVE_PREFIX;
    *n -= RELATIVE_PREFIX;
    return skip_name(*text, *n, 0, true) == *n;
  }
  bool complete;
  if (winpath_root(*text, *n, &complete) != 0) return false;
  size_t end = skip_name(*text, *n, 0, false);
  if (skip_separators(*text, *n, end, false) < *n) return false;
  *n = end;
  return !is_same(*text, *n) && !is_up(*text, *n);
}

/* --- cleansing and simplifying --- */

/* Adds the N bytes TEXT with runs of separators made one. */
static void add_cleansed(woad_vm *vm, Buf *out, const char *text, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!separates(text[i], false) || i == 0 || !separates(text[i - 1], false)) buf_add_byte(vm, out, (uint8_t)text[i]);
}

static woad_value cleansed(woad_vm *vm, const char *text, size_t n, bool after_drive) {
  if (is_literal(text, n)) return winpath_make(vm, text, n);
  Buf out;
  buf_init(&out);
  size_t from = share_length(text, n) != 0 ? 1 : 0;
  buf_add_bytes(vm, &out, text, from);
  if (after_drive && n >= 2 && is_letter(text[0]) && text[1] == ':' && (n == 2 || !separates(text[2], false))) {
    buf_add_bytes(vm, &out, text, 2);
    buf_add_byte(vm, &out, '\\');
    from = 2;
  }
  add_cleansed(vm, &out, text + from, n - from);
  return make_from(vm, &out);
}
woad_value winpath_cleanse(woad_vm *vm, woad_value path) { return cleansed(vm, text_of(path), length_of(path), true); }
woad_value winpath_base(woad_vm *vm, const char *text, size_t n) { return cleansed(vm, text, n, false); }

static bool needs_simplifying(const char *text, size_t n, size_t root, bool complete) {
  if (memchr(text, '/', n) != NULL || (root == n && complete && text[n - 1] != '\\') || (root > 1 && !complete)) return true;
  for (size_t at = root; at < n;) {
    size_t end = skip_name(text, n, at, false);
    if (end == at || is_same(text + at, end - at) || is_up(text + at, end - at)) return true;
    at = end == n ? n : end + 1;
  }
  return false;
}

/* Adds ROOT bytes of TEXT, a root, in its plain form. */
static void add_root(woad_vm *vm, Buf *out, const char *text, size_t root) {
  if (root == 0) return;
  if (share_length(text, root) != 0) buf_add_byte(vm, out, '\\');
  size_t start = out->length;
  add_cleansed(vm, out, text, root);
  for (size_t i = start; i < out->length; i++)
    if (out->data[i] == '/') out->data[i] = '\\';
  if (out->data[out->length - 1] != '\\') buf_add_byte(vm, out, '\\');
}

static bool ends_in_up(const Buf *out, size_t base) {
  size_t n = out->length;
  return n >= base + 3 && memcmp(out->data + n - 3, "..\\", 3) == 0 && (n == base + 3 || out->data[n - 4] == '\\');
}

woad_value winpath_simplify(woad_vm *vm, woad_value path) {
  const char *text = text_of(path);
  size_t n = length_of(path);
  bool complete, open_end = false;
  size_t root = winpath_root(text, n, &complete);
  if (is_literal(text, n) || !needs_simplifying(text, n, root, complete)) return path;
  Buf out;
  buf_init(&out);
  add_root(vm, &out, text, root);
  size_t base = out.length;
  for (size_t at = root, end; at < n; at = skip_separators(text, n, end, false)) {
    end = skip_name(text, n, at, false);
    open_end = false;
    if (is_same(text + at, end - at)) continue;
    if (!is_up(text + at, end - at)) {
      buf_add_bytes(vm, &out, text + at, end - at);
      buf_add_byte(vm, &out, '\\');
      open_end = end == n;
    } else if (out.length > base && !ends_in_up(&out, base)) {
      out.length--;
      while (out.length > base && out.data[out.length - 1] != '\\') out.length--;
    } else if (root == 0) {
      buf_add_cstring(vm, &out, "..\\");
    }
  }
  if (open_end) out.length--;
  if (out.length == 0) buf_add_cstring(vm, &out, ".\\");
  return make_from(vm, &out);
}

woad_value winpath_to_directory(woad_vm *vm, woad_value path) {
  const char *text = text_of(path);
  size_t n = length_of(path);
  if (separates(text[n - 1], is_literal(text, n))) return path;
  Buf out;
  buf_init(&out);
  buf_add_bytes(vm, &out, text, n);
  buf_add_byte(vm, &out, '\\');
  return make_from(vm, &out);
}

/* --- splitting and building --- */

size_t winpath_split(woad_vm *vm, const char *text, size_t n, woad_value *name, bool *directory) {
  bool complete, literal = is_literal(text, n), relative = is_relative_literal(text, n);
  size_t root = relative ? RELATIVE_PREFIX : winpath_root(text, n, &complete), end = n;
  while (end > root && separates(text[end - 1], literal)) end--;
  *directory = end < n;
  if (end <= root) {
    *directory = true;
    *name = winpath_base(vm, text, n);
    return 0;
  }
  size_t start = end;
  while (start > root && !separates(text[start - 1], literal)) start--;
  const char *element = text + start;
  size_t length = end - start;
  if (literal) *name = winpath_element(vm, element, length);
  else if (is_same(element, length) || is_up(element, length)) *name = symbol_intern(vm, is_up(element, length) ? "up" : "same");
  else *name = *directory ? winpath_element(vm, element, length) : winpath_make(vm, element, length);
  if (value_is_symbol(*name)) *directory = true;
  return relative && start == root ? 0 : start;
}

/* Takes spaces and periods at the end of the last element away, unless it has nothing else. */
static void trim_element(Buf *out) {
  size_t separators = out->length;
  while (separators > 0 && separates((char)out->data[separators - 1], false)) separators--;
  size_t end = separators;
  while (end > 0 && (out->data[end - 1] == '.' || out->data[end - 1] == ' ')) end--;
  if (end == 0 || separates((char)out->data[end - 1], false)) return;
  memmove(out->data + end, out->data + separators, out->length - separators);
  out->length -= separators - end;
}

/* OUT in the form that takes its elements literally. */
static void make_literal(woad_vm *vm, Buf *out) {
  const char *plain = text_of(winpath_simplify(vm, make_from(vm, out)));
  bool complete;
  size_t root = winpath_root(plain, strlen(plain), &complete);
  bool share = share_length(plain, root) != 0;
  out->length = 0;
  buf_add_cstring(vm, out, root == 0 ? relative_prefix : share ? "\\\\?\\UNC\\" : !complete ? "\\\\?\\RED\\" : literal_prefix);
  buf_add_cstring(vm, out, share ? plain + 2 : plain);
}

void winpath_append(woad_vm *vm, woad_value *path, const char *text, size_t n) {
  Buf out;
  buf_init(&out);
  if (*path == VALUE_FALSE) {
    *path = winpath_make(vm, text, n);
    return;
  }
  buf_add_bytes(vm, &out, text_of(*path), length_of(*path));
  bool literal = is_literal((char *)out.data, out.length);
  /* "//x" with something after it would be a shared folder */
  if (out.length > 2 && share_length((char *)out.data, out.length) == 0 && separates((char)out.data[0], false) &&
      separates((char)out.data[1], false) && !separates((char)out.data[2], false) && !literal)
    memmove(out.data, out.data + 1, --out.length);
  if (!literal) trim_element(&out);
  if (is_relative_literal(text, n)) {
    if (!literal) make_literal(vm, &out);
    literal = true;
    text += RELATIVE_PREFIX;
    n -= RELATIVE_PREFIX;
  }
  if (!separates((char)out.data[out.length - 1], literal)) buf_add_byte(vm, &out, '\\');
  buf_add_bytes(vm, &out, text, n);
  if (!literal) trim_element(&out);
  *path = make_from(vm, &out);
}

woad_value winpath_complete(woad_vm *vm, woad_value path, woad_value base) {
  const char *text = text_of(path);
  size_t n = length_of(path);
  bool complete;
  size_t root = winpath_root(text, n, &complete);
  if (complete) return path;
  woad_value result = base;
  if (root > 0) {
    size_t drive = winpath_root(text_of(base), length_of(base), &complete);
    result = winpath_to_directory(vm, winpath_make(vm, text_of(base), drive));
    if (root == n) return result;
  }
  winpath_append(vm, &result, text + root, n - root);
  return result;
}
