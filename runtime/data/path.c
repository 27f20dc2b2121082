/* SPDX-License-Identifier: MIT
 * path.c: paths of the Unix convention: any bytes but NUL, separated by '/'. Nothing here looks at the file system. */
#include "runtime/data/path.h"

#include "runtime/base/buf.h"

woad_value path_make(woad_vm *vm, const char *bytes, size_t n) {
  Path *path = mem_object_flex(vm, Path, TYPE_PATH, bytes, n + 1);
  path->header.flags = FLAG_IMMUTABLE;
  path->length = n;
  memcpy(path->bytes, bytes, n);
  path->bytes[n] = 0;
  return object_value(path);
}

woad_value path_from_cstring(woad_vm *vm, const char *text) { return path_make(vm, text, strlen(text)); }

bool path_is_absolute(woad_value path) { return path_bytes(path)[0] == '/'; }

woad_value path_join(woad_vm *vm, woad_value base, const char *relative) {
  const Path *b = VALUE_AS(Path, base);
  size_t extra = strlen(relative);
  bool separated = b->length > 0 && b->bytes[b->length - 1] == '/';
  size_t n = b->length + !separated + extra;
  Path *path = mem_object_flex(vm, Path, TYPE_PATH, bytes, n + 1);
  path->header.flags = FLAG_IMMUTABLE;
  path->length = n;
  memcpy(path->bytes, b->bytes, b->length);
  if (!separated) path->bytes[b->length] = '/';
  memcpy(path->bytes + n - extra, relative, extra);
  path->bytes[n] = 0;
  return object_value(path);
}

woad_value path_complete(woad_vm *vm, woad_value path, woad_value base) {
  return path_is_absolute(path) ? path : path_join(vm, base, path_bytes(path));
}

/* --- simplification --- */

/* Whether TEXT has an empty, "." or ".." element (a single separator at the end is none). */
static bool needs_simplifying(const char *text) {
  for (const char *p = text; *p != 0;) {
    const char *end = strchrnul(p, '/');
    size_t n = (size_t)(end - p);
    if ((n == 0 && p != text) || (n == 1 && p[0] == '.') || (n == 2 && p[0] == '.' && p[1] == '.')) return true;
    p = *end == 0 ? end : end + 1;
  }
  return false;
}

static bool ends_in_up(const Buf *out, size_t base) {
  size_t n = out->length;
  return n >= base + 3 && memcmp(out->data + n - 3, "../", 3) == 0 && (n == base + 3 || out->data[n - 4] == '/');
}

/* Takes the last element of OUT (which ends in a separator) away. */
static void drop_element(Buf *out, size_t base) {
  out->length--;
  while (out->length > base && out->data[out->length - 1] != '/') out->length--;
}

woad_value path_simplify(woad_vm *vm, woad_value path) {
  const char *text = path_bytes(path);
  if (!needs_simplifying(text)) return path;
  Buf out;
  buf_init(&out);
  bool absolute = text[0] == '/', open_end = false;
  if (absolute) buf_add_byte(vm, &out, '/');
  size_t base = out.length;
  for (const char *p = text; *p != 0;) {
    const char *end = strchrnul(p, '/');
    size_t n = (size_t)(end - p);
    open_end = false;
    if (n == 0 || (n == 1 && p[0] == '.')) {
    } else if (n == 2 && p[0] == '.' && p[1] == '.') {
      if (out.length > base && !ends_in_up(&out, base)) drop_element(&out, base);
      else if (!absolute) buf_add_cstring(vm, &out, "../");
    } else {
      buf_add_bytes(vm, &out, p, n);
      buf_add_byte(vm, &out, '/');
      open_end = *end == 0;
    }
    p = *end == 0 ? end : end + 1;
  }
  if (open_end) out.length--;
  if (out.length == 0) buf_add_cstring(vm, &out, "./");
  return path_make(vm, (char *)out.data, out.length);
}

woad_value path_directory_of(woad_vm *vm, woad_value path) {
  const Path *p = VALUE_AS(Path, path);
  size_t n = p->length;
  while (n > 1 && p->bytes[n - 1] == '/') n--;
  while (n > 0 && p->bytes[n - 1] != '/') n--;
  return n == 0 || (n == 1 && p->length == 1) ? VALUE_FALSE : path_make(vm, p->bytes, n);
}
