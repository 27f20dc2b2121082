/* SPDX-License-Identifier: MIT
 * prim_path.c: paths as values. All but expand-user-path, resolve-path and simplify-path leave the file system alone.
 * Source: Reference, "Paths". */
#include <errno.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/buf.h"
#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/winpath.h"
#include "runtime/io/environ.h"
#include "runtime/io/fs.h"
#include "runtime/io/pathname.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

#define SYSTEM_PATHS \
  "(or/c 'home-dir 'pref-dir 'pref-file 'temp-dir\n" \
  "                  'init-dir 'init-file 'addon-dir 'cache-dir\n" \
  "                  'doc-dir 'desk-dir 'sys-dir 'exec-file 'run-file\n" \
  "                  'collects-dir 'config-dir 'orig-dir\n" \
  "                  'host-collects-dir 'host-config-dir)"

static woad_value arg_path_string(woad_vm *vm, int pos, ARGS, const char *expected) {
  if (!pathname_is_path_string(argv[pos])) raise_argument_value(vm, NULL, expected, argv[pos]);
  return pathname_to_path(vm, argv[pos]);
}
static bool is_any_path(woad_value v) { return value_is_path(v) || value_is_winpath(v); }
/* A path string of this system, or a path of another one. */
static woad_value arg_any_path(woad_vm *vm, int pos, ARGS) {
  if (value_is_winpath(argv[pos])) return argv[pos];
  return arg_path_string(vm, pos, argc, argv, "(or/c path-string? path-for-some-system?)");
}
static size_t length_of(woad_value path) { return VALUE_AS(Path, path)->length; }
static woad_value arg_path(woad_vm *vm, int pos, ARGS, const char *expected) {
  if (!value_is_path(argv[pos])) raise_argument_value(vm, NULL, expected, argv[pos]);
  return argv[pos];
}

/* --- conversion --- */

PRIM("path?", path_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a path.")
{
  return value_bool(value_is_path(argv[0]));
}
PRIM("path-for-some-system?", path_for_some_system_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?", "Whether V is a path of any convention.")
{
  return value_bool(is_any_path(argv[0]));
}
static woad_value path_of_string(woad_vm *vm, woad_value string) {
  if (string_of(string)->length == 0)
    raise_format(vm, vm->exn.fail_contract, "%s: path string is empty", io_state_who(vm));
  if (!pathname_is_path_string(string))
    raise_fields(vm, io_state_who(vm), "path string contains a nul character", "path string", string, NULL);
  return pathname_to_path(vm, string);
}
PRIM("string->path", string_to_path, 1, 1, PF_RAISES, RIGHTS_NONE, "(str : string?) -> path?", "The path that STR names.")
{
  if (!value_is_string(argv[0])) raise_argument_value(vm, NULL, "string?", argv[0]);
  return path_of_string(vm, argv[0]);
}
static bool wants_windows(woad_vm *vm, int pos, ARGS) { return pos < argc && argv[pos] == vm->sym.windows; }
static woad_value path_of_bytes(woad_vm *vm, woad_value v, bool windows) {
  const Bytes *bytes = bytes_of(v);
  if (bytes->length == 0) raise_format(vm, vm->exn.fail_contract, "%s: byte string is empty", io_state_who(vm));
  if (memchr(bytes->data, 0, bytes->length) != NULL)
    raise_fields(vm, io_state_who(vm), "byte string contains a nul character", "byte string", v, NULL);
  return windows ? winpath_make(vm, (const char *)bytes->data, bytes->length) : path_make(vm, (const char *)bytes->data, bytes->length);
}
static void check_convention(woad_vm *vm, int pos, ARGS) {
  if (pos < argc && argv[pos] != vm->sym.unix_ && argv[pos] != vm->sym.windows)
    raise_argument_value(vm, NULL, pos == 0 ? "(or/c 'unix 'windows)" : "(or/c 'windows 'unix)", argv[pos]);
}
PRIM("bytes->path", bytes_to_path, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [type : (or/c 'unix 'windows)] -> path?", "The path with the bytes BSTR.")
{
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  check_convention(vm, 1, argc, argv);
  return path_of_bytes(vm, argv[0], wants_windows(vm, 1, argc, argv));
}
PRIM("path->string", path_to_string, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(path : path?) -> string?",
     "The path as text; bytes that are no UTF-8 become U+FFFD.")
{
  woad_value path = arg_path(vm, 0, argc, argv, "path?");
  return string_from_utf8_n(vm, path_bytes(path), length_of(path));
}
PRIM("path->bytes", path_to_bytes, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(path : path?) -> bytes?", "The path's bytes.")
{
  woad_value path = value_is_winpath(argv[0]) ? argv[0] : arg_path(vm, 0, argc, argv, "path-for-some-system?");
  return bytes_from(vm, path_bytes(path), length_of(path));
}
PRIM("path-convention-type", path_convention_type, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(path : path-for-some-system?) -> (or/c 'unix 'windows)", "The convention of PATH.")
{
  if (value_is_winpath(argv[0])) return vm->sym.windows;
  arg_path(vm, 0, argc, argv, "path-for-some-system?");
  return vm->sym.unix_;
}
PRIM("system-path-convention-type", system_path_convention_type, 0, 0, PF_PURE, RIGHTS_NONE, "-> (or/c 'unix 'windows)",
     "The convention of this system.")
{
  return vm->sym.unix_;
}
PRIM("path<?", path_lt_p, 1, -1, PF_RAISES, RIGHTS_NONE, "(a-path : path?) (b-path : path?) ... -> boolean?",
     "Whether the paths' bytes are in increasing order.")
{
  for (int i = 0; i < argc; i++) arg_path(vm, i, argc, argv, "path?");
  for (int i = 1; i < argc; i++)
    if (strcmp(path_bytes(argv[i - 1]), path_bytes(argv[i])) >= 0) return VALUE_FALSE;
  return VALUE_TRUE;
}
PRIM("current-drive", current_drive, 0, 0, PF_PURE, RIGHTS_NONE, "-> path?", "The root folder: there are no drives here.")
{
  return path_make(vm, "/", 1);
}

/* --- elements --- */

/* What one element of N bytes is: itself, 'up or 'same. */
static woad_value element_value(woad_vm *vm, const char *text, size_t n) {
  if (n == 1 && text[0] == '.') return symbol_intern(vm, "same");
  if (n == 2 && text[0] == '.' && text[1] == '.') return symbol_intern(vm, "up");
  return path_make(vm, text, n);
}
static bool is_element(woad_value path) {
  const char *text = path_bytes(path);
  return strchr(text, '/') == NULL && strcmp(text, ".") != 0 && strcmp(text, "..") != 0;
}
static const char *arg_element(woad_vm *vm, ARGS, size_t *n) {
  const char *text;
  if (value_is_winpath(argv[0]) && winpath_is_element(argv[0], &text, n)) return text;
  if (!value_is_path(argv[0]) || !is_element(argv[0])) raise_argument_value(vm, NULL, "path-element?", argv[0]);
  *n = length_of(argv[0]);
  return path_bytes(argv[0]);
}
PRIM("path-element->bytes", path_element_to_bytes, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : path-element?) -> bytes?", "The bytes of a path that is one element.")
{
  size_t n;
  const char *text = arg_element(vm, argc, argv, &n);
  return bytes_from(vm, text, n);
}
PRIM("path-element->string", path_element_to_string, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : path-element?) -> string?", "The text of a path that is one element.")
{
  size_t n;
  const char *text = arg_element(vm, argc, argv, &n);
  return string_from_utf8_n(vm, text, n);
}
static woad_value checked_element(woad_vm *vm, woad_value path, woad_value given, bool or_false) {
  if (value_is_winpath(path) ? strchr(path_bytes(path), '\\') == NULL : is_element(path))
    return value_is_winpath(path) ? winpath_element(vm, path_bytes(path), length_of(path)) : path;
  if (or_false) return VALUE_FALSE;
  raise_format(vm, vm->exn.fail_contract, "%s: cannot be converted to a path element\n  path: %V\n"
               "  explanation: path can be split, is not relative, or names a special element", io_state_who(vm), given);
}
PRIM("string->path-element", string_to_path_element, 1, 2, PF_RAISES, RIGHTS_NONE,
     "(str : string?) [false-on-non-element? : any/c] -> (or/c path-element? #f)", "The path element STR names.")
{
  if (!value_is_string(argv[0])) raise_argument_value(vm, NULL, "string?", argv[0]);
  return checked_element(vm, path_of_string(vm, argv[0]), argv[0], argc > 1 && argv[1] != VALUE_FALSE);
}
PRIM("bytes->path-element", bytes_to_path_element, 1, 3, PF_RAISES, RIGHTS_NONE,
     "(bstr : bytes?) [type : symbol?] [false-on-non-element? : any/c] -> (or/c path-element? #f)",
     "The path element with the bytes BSTR.")
{
  if (!value_is_bytes(argv[0])) raise_argument_value(vm, NULL, "bytes?", argv[0]);
  check_convention(vm, 1, argc, argv);
  woad_value path = path_of_bytes(vm, argv[0], wants_windows(vm, 1, argc, argv));
  return checked_element(vm, path, argv[0], argc > 2 && argv[2] != VALUE_FALSE);
}

/* Appends N bytes of TEXT with runs of separators made one. */
static void add_cleansed(woad_vm *vm, Buf *out, const char *text, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (text[i] != '/' || i == 0 || text[i - 1] != '/') buf_add_byte(vm, out, (uint8_t)text[i]);
}
static woad_value cleanse(woad_vm *vm, const char *text, size_t n) {
  Buf out;
  buf_init(&out);
  add_cleansed(vm, &out, text, n);
  return path_make(vm, (char *)out.data, out.length);
}
PRIM("cleanse-path", cleanse_path, 1, 1, PF_RAISES, RIGHTS_NONE, "(path : path-string?) -> path?",
     "PATH without repeated separators.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv);
  if (value_is_winpath(path)) return winpath_cleanse(vm, path);
  return strstr(path_bytes(path), "//") == NULL ? path : cleanse(vm, path_bytes(path), length_of(path));
}

/* Splits the first N bytes of TEXT: *name is the last element's value, answers the length of the base (0: none). */
static size_t split_bytes(woad_vm *vm, const char *text, size_t n, woad_value *name, bool *directory) {
  *directory = text[n - 1] == '/';
  while (n > 1 && text[n - 1] == '/') n--;
  size_t start = n;
  while (start > 0 && text[start - 1] != '/') start--;
  if (start == n) {  /* a root */
    *name = path_make(vm, "/", 1);
    *directory = true;
    return 0;
  }
  *name = element_value(vm, text + start, n - start);
  if (value_is_symbol(*name)) *directory = true;
  return start;
}
static size_t split_any(woad_vm *vm, bool windows, const char *text, size_t n, woad_value *name, bool *directory) {
  return windows ? winpath_split(vm, text, n, name, directory) : split_bytes(vm, text, n, name, directory);
}
PRIM("split-path", split_path, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(path : path-string?) -> (values (or/c path? 'relative #f) (or/c path? 'up 'same) boolean?)",
     "Base, last element, and whether PATH must be a folder.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv), name;
  bool directory, windows = value_is_winpath(path), complete;
  const char *text = path_bytes(path);
  size_t base = split_any(vm, windows, text, length_of(path), &name, &directory);
  woad_value all[3] = { VALUE_FALSE, name, value_bool(directory) };
  if (base > 0) all[0] = windows ? winpath_base(vm, text, base) : cleanse(vm, text, base);
  else if (windows ? winpath_root(text, length_of(path), &complete) == 0 : text[0] != '/') all[0] = symbol_intern(vm, "relative");
  return values_return(vm, 3, all);
}
PRIM("explode-path", explode_path, 1, 1, PF_RAISES | PF_ALLOC | PF_COST, RIGHTS_NONE,
     "(path : path-string?) -> (listof (or/c path? 'up 'same))", "All elements of PATH, the root first when it is absolute.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv);
  woad_value elements = VALUE_NULL, name;
  bool directory;
  for (size_t n = length_of(path); n > 0;) {
    n = split_any(vm, value_is_winpath(path), path_bytes(path), n, &name, &directory);
    elements = pair_make(vm, name, elements);
    vm_charge(vm, 1);
  }
  return elements;
}

/* --- building --- */

static const char *element_text(woad_vm *vm, woad_value v, bool *absolute) {
  *absolute = false;
  if (value_is_symbol(v) && strcmp(symbol_text(v), "up") == 0) return "..";
  if (value_is_symbol(v) && strcmp(symbol_text(v), "same") == 0) return ".";
  if (!value_is_winpath(v) && !pathname_is_path_string(v))
    raise_argument_value(vm, NULL, "(or/c path-string? path-for-some-system? 'up 'same)", v);
  if (value_is_winpath(v)) {
    bool complete;
    *absolute = winpath_root(path_bytes(v), length_of(v), &complete) > 0;
    return path_bytes(v);
  }
  const char *text = path_bytes(pathname_to_path(vm, v));
  *absolute = text[0] == '/';
  return text;
}
/* The convention that the elements agree on, which GIVEN (VALUE_FALSE: none) begins with; a string has this system's. */
static bool builds_windows(woad_vm *vm, woad_value given, int from, ARGS) {
  woad_value convention = given;
  for (int i = from; i < argc; i++) {
    bool absolute;
    element_text(vm, argv[i], &absolute);
    if (value_is_symbol(argv[i])) continue;
    woad_value own = value_is_winpath(argv[i]) ? vm->sym.windows : vm->sym.unix_;
    if (convention != VALUE_FALSE && convention != own) {
      bool first = given != VALUE_FALSE && i == from;
      raise_fields(vm, io_state_who(vm),
                   raise_text(vm, "%s convention incompatible with %s path element", first ? "specified" : "preceding path's",
                              value_is_string(argv[i]) ? "string" : "given"),
                   "path element", argv[i], first ? "convention" : "preceding path's convention", convention, NULL);
    }
    convention = own;
  }
  return convention == vm->sym.windows;
}
static woad_value build_windows_path(woad_vm *vm, int from, ARGS) {
  woad_value path = VALUE_FALSE;
  for (int i = from; i < argc; i++) {
    bool absolute, complete;
    const char *text = element_text(vm, argv[i], &absolute);
    if (absolute && i > from) {
      bool drive = winpath_is_root(argv[i]) && winpath_root(text, strlen(text), &complete) > 0 && complete;
      raise_fields(vm, io_state_who(vm), drive ? "drive cannot be added to a base path" : "absolute path cannot be added to a base path",
                   drive ? "drive" : "absolute path", argv[i], "base path", path, NULL);
    }
    winpath_append(vm, &path, text, strlen(text));
  }
  return path;
}
static woad_value build_path(woad_vm *vm, woad_value convention, int from, ARGS) {
  Buf out;
  buf_init(&out);
  if (builds_windows(vm, convention, from, argc, argv)) return build_windows_path(vm, from, argc, argv);
  for (int i = from; i < argc; i++) {
    bool absolute;
    const char *text = element_text(vm, argv[i], &absolute);
    if (absolute && i > from)
      raise_fields(vm, io_state_who(vm), "absolute path cannot be added to a path", "absolute path", argv[i], NULL);
    if (out.length > 0 && out.data[out.length - 1] != '/') buf_add_byte(vm, &out, '/');
    buf_add_cstring(vm, &out, text);
  }
  return path_make(vm, (char *)out.data, out.length);
}
PRIM("build-path", build_path, 1, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(base : (or/c path-string? 'up 'same)) (sub : (or/c path-string? 'up 'same)) ... -> path?", "The parts, joined.")
{
  return build_path(vm, VALUE_FALSE, 0, argc, argv);
}
PRIM("build-path/convention-type", build_path_convention_type, 2, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(type : (or/c 'unix 'windows)) (base : (or/c path-string? 'up 'same)) (sub : (or/c path-string? 'up 'same)) ..."
     " -> path?", "The parts, joined.")
{
  bool absolute;
  for (int i = 1; i < argc; i++) element_text(vm, argv[i], &absolute);
  check_convention(vm, 0, argc, argv);
  return build_path(vm, argv[0], 1, argc, argv);
}

static bool starts_absolute(woad_vm *vm, ARGS, bool *path, bool *complete) {
  woad_value v = argv[0];
  if (value_is_winpath(v)) {
    *path = true;
    return winpath_root(path_bytes(v), length_of(v), complete) > 0;
  }
  if (!value_is_path(v) && !value_is_string(v))
    raise_argument_value(vm, NULL, "(or/c path? string? path-for-some-system?)", v);
  *path = pathname_is_path_string(v);
  *complete = *path && path_is_absolute(pathname_to_path(vm, v));
  return *complete;
}
PRIM("absolute-path?", absolute_path_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(path : (or/c path? string?)) -> boolean?",
     "Whether PATH begins at the root.")
{
  bool path, complete;
  return value_bool(starts_absolute(vm, argc, argv, &path, &complete));
}
PRIM("complete-path?", complete_path_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(path : (or/c path? string?)) -> boolean?",
     "Whether PATH begins at the root.")
{
  bool path, complete;
  return value_bool(starts_absolute(vm, argc, argv, &path, &complete) && complete);
}
PRIM("relative-path?", relative_path_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(path : (or/c path? string?)) -> boolean?",
     "Whether PATH is a path that does not begin at the root.")
{
  bool path, complete, absolute = starts_absolute(vm, argc, argv, &path, &complete);
  return value_bool(path && !absolute);
}
PRIM("path->complete-path", path_to_complete_path, 1, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(path : path-string?) [base : path-string?] -> path?", "PATH after BASE (the current directory), unless it is complete.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv);
  bool windows = value_is_winpath(path), given, complete = false;
  if (argc == 1 && windows)
    raise_fields(vm, "path->complete-path", "no second path supplied, and given path is not for the current platform", "given path", path, NULL);
  if (argc == 1) return pathname_complete_path(vm, path);
  if (is_any_path(argv[1]) || value_is_string(argv[1])) starts_absolute(vm, 1, argv + 1, &given, &complete);
  if (!complete) raise_argument_value(vm, NULL, "(and/c (or/c path-string? path-for-some-system?) complete-path?)", argv[1]);
  if (windows != value_is_winpath(argv[1]))
    raise_fields(vm, "path->complete-path", "convention of first path incompatible with convention of second path", "first path", argv[0],
                 "second path", argv[1], NULL);
  if (windows) return winpath_complete(vm, path, argv[1]);
  return path_complete(vm, path, pathname_to_path(vm, argv[1]));
}
PRIM("path->directory-path", path_to_directory_path, 1, 1, PF_RAISES, RIGHTS_NONE, "(path : path-string?) -> path?",
     "PATH with a separator at its end.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv);
  if (value_is_winpath(path)) return winpath_to_directory(vm, path);
  return path_bytes(path)[length_of(path) - 1] == '/' ? path : path_join(vm, path, "");
}

/* --- with a look at the file system --- */

/* The target of the link PATH, or VALUE_FALSE. */
static woad_value read_link(woad_vm *vm, const char *path) {
  char target[4096];
  ssize_t n = OUTSIDE_COUNTED(vm, NAME, target, sizeof target, readlink(path, target, sizeof target));
  return n <= 0 ? VALUE_FALSE : path_make(vm, target, (size_t)n);
}
PRIM("resolve-path", resolve_path, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> path?",
     "What the link PATH points at; PATH itself when it is no link.")
{
  woad_value path = arg_path_string(vm, 0, argc, argv, "path-string?");
  Buf name;
  buf_init(&name);
  buf_add_cstring(vm, &name, pathname_complete(vm, path));
  while (name.length > 1 && name.data[name.length - 1] == '/') name.length--;
  woad_value target = read_link(vm, buf_cstring(vm, &name));
  return target == VALUE_FALSE ? path : target;
}

/* Goes through the links before each "..", then simplifies. */
static woad_value simplify_with_links(woad_vm *vm, woad_value path) {
  for (int rounds = 0; rounds < 64; rounds++) {
    const char *text = path_bytes(path), *up = text;
    bool changed = false;
    while (!changed && (up = strstr(up, "/..")) != NULL) {
      const char *at = up;
      up += 3;
      if ((*up != 0 && *up != '/') || at == text) continue;
      woad_value prefix = path_make(vm, text, (size_t)(at - text));
      woad_value target = read_link(vm, path_bytes(prefix));
      if (target == VALUE_FALSE) continue;
      woad_value directory = path_directory_of(vm, prefix);
      if (!path_is_absolute(target)) target = path_join(vm, directory, path_bytes(target));
      path = path_join(vm, target, at + 1);
      changed = true;
    }
    if (!changed) break;
  }
  return path_simplify(vm, path);
}
PRIM("simplify-path", simplify_path, 1, 2, PF_READS | PF_RAISES, RIGHT_FILE,
     "(path : path-string?) [use-filesystem? : any/c] -> path?", "PATH without \".\", \"..\" and repeated separators.")
{
  woad_value path = arg_any_path(vm, 0, argc, argv);
  if (value_is_winpath(path)) {
    if (argc > 1 && argv[1] == VALUE_FALSE) return winpath_simplify(vm, path);
    raise_fields(vm, "simplify-path", "in use-filesystem mode, path is not for the current platform", "path", path, NULL);
  }
  woad_value simple = path_simplify(vm, path);
  if (simple == path || (argc > 1 && argv[1] == VALUE_FALSE)) return simple;
  return simplify_with_links(vm, pathname_complete_path(vm, path));
}

/* The folder of the user NAME, NULL when there is none; without a name that of the user whose process this is, or "/". */
static const char *user_home(woad_vm *vm, const char *name) {
  bool replays = vm->recorder != NULL && record_is_replay(vm->recorder);
  const struct passwd *user = replays ? NULL : name != NULL ? getpwnam(name) : getpwuid(getuid());
  const void *home = user != NULL ? user->pw_dir : name == NULL ? "/" : "";
  size_t n = strlen(home) + 1;
  record_bytes(vm, RECORD_NAME, &home, &n);
  return *(const char *)home != 0 ? home : NULL;
}
static const char *home_directory(woad_vm *vm) {
  const char *home = environ_get(vm, "HOME");
  if (home != NULL && *home != 0) return home;
  return user_home(vm, NULL);
}
PRIM("expand-user-path", expand_user_path, 1, 1, PF_READS | PF_RAISES, RIGHT_FILE, "(path : path-string?) -> path?",
     "PATH with a leading ~ or ~USER replaced by that user's folder.")
{
  woad_value path = arg_path_string(vm, 0, argc, argv, "path-string?");
  const char *text = path_bytes(path), *rest = strchrnul(text, '/');
  if (text[0] != '~') return path;
  const char *home = home_directory(vm);
  if (rest > text + 1) {
    home = user_home(vm, path_bytes(path_make(vm, text + 1, (size_t)(rest - text - 1))));
    if (home == NULL)
      raise_format(vm, vm->exn.fail_filesystem, "expand-user-path: bad username in path\n  path: %s\n"
                   "  system error: unknown username in path; rkt_err=15", text);
  }
  woad_value base = path_from_cstring(vm, home);
  return *rest == 0 ? base : path_join(vm, base, rest + 1);
}

/* --- places --- */

static woad_value directory_path(woad_vm *vm, const char *text) {
  woad_value path = path_from_cstring(vm, text);
  return text[strlen(text) - 1] == '/' ? path : path_join(vm, path, "");
}
static woad_value user_place(woad_vm *vm, const char *variable, const char *below_home) {
  const char *base = environ_get(vm, variable);
  if (base != NULL && base[0] == '/') return path_join(vm, path_from_cstring(vm, base), "woad/");
  return path_join(vm, directory_path(vm, home_directory(vm)), below_home);
}
static woad_value temporary_place(woad_vm *vm) {
  static const char *const variables[] = { "TMPDIR", "TEMP", "TMP" };
  static const char *const places[] = { "/var/tmp", "/usr/tmp", "/tmp" };
  for (int i = 0; i < 3; i++) {
    const char *place = environ_get(vm, variables[i]);
    if (place != NULL && place[0] == '/' && fs_directory_exists(vm, place)) return directory_path(vm, place);
  }
  for (int i = 0; i < 3; i++)
    if (fs_directory_exists(vm, places[i])) return directory_path(vm, places[i]);
  return vm->io->orig_dir;
}
static woad_value find_place(woad_vm *vm, const char *kind) {
  if (strcmp(kind, "home-dir") == 0 || strcmp(kind, "desk-dir") == 0 || strcmp(kind, "doc-dir") == 0)
    return directory_path(vm, home_directory(vm));
  if (strcmp(kind, "temp-dir") == 0) return temporary_place(vm);
  if (strcmp(kind, "pref-dir") == 0 || strcmp(kind, "init-dir") == 0)
    return user_place(vm, "XDG_CONFIG_HOME", ".config/woad/");
  if (strcmp(kind, "pref-file") == 0)
    return path_join(vm, user_place(vm, "XDG_CONFIG_HOME", ".config/woad/"), "woad-prefs.rktd");
  if (strcmp(kind, "init-file") == 0) return path_join(vm, user_place(vm, "XDG_CONFIG_HOME", ".config/woad/"), "woadrc.rktl");
  if (strcmp(kind, "addon-dir") == 0)
    return vm->io->addon_dir != VALUE_FALSE ? vm->io->addon_dir : user_place(vm, "XDG_DATA_HOME", ".local/share/woad/");
  if (strcmp(kind, "cache-dir") == 0) return user_place(vm, "XDG_CACHE_HOME", ".cache/woad/");
  if (strcmp(kind, "sys-dir") == 0) return path_make(vm, "/", 1);
  if (strcmp(kind, "exec-file") == 0) return vm->io->exec_file;
  if (strcmp(kind, "run-file") == 0) return vm->io->run_file;
  if (strcmp(kind, "orig-dir") == 0) return vm->io->orig_dir;
  if (strcmp(kind, "config-dir") == 0 || strcmp(kind, "host-config-dir") == 0)
    return vm->io->config_dir != VALUE_FALSE ? vm->io->config_dir : path_from_cstring(vm, "/etc/woad/");
  if (strcmp(kind, "collects-dir") == 0 || strcmp(kind, "host-collects-dir") == 0)
    return vm->io->collects_dir != VALUE_FALSE ? vm->io->collects_dir : path_from_cstring(vm, "/usr/share/woad/collects/");
  return VALUE_FALSE;
}
PRIM("find-system-path", find_system_path, 1, 1, PF_READS | PF_RAISES, RIGHT_ENV, "(kind : symbol?) -> path?",
     "Where the place KIND is on this machine.")
{
  woad_value path = value_is_symbol(argv[0]) ? find_place(vm, symbol_text(argv[0])) : VALUE_FALSE;
  if (path == VALUE_FALSE) raise_argument_value(vm, NULL, SYSTEM_PATHS, argv[0]);
  return path;
}
