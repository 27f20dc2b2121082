/* SPDX-License-Identifier: MIT
 * prim_pathtools.c: what is done with whole paths: extensions, lists of paths, finding programs. Source: Reference, "Manipulating Paths",
 * "More Path Utilities", "Creating and Managing Processes". */
#include <unistd.h>

#include "runtime/base/buf.h"
#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/char.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/winpath.h"
#include "runtime/io/environ.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/io/pathname.h"
#include "runtime/io/prim_path.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param_object.h"

PRIM_MODULE("#%utils")

PRIM("path-string?", path_string_p, 1, 1, PF_READS | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a path, or a string that can be one: not empty, and without a nul character.")
{
  return value_bool(pathname_is_path_string(argv[0]));
}

static bool is_any_path(woad_value v) { return value_is_winpath(v) || pathname_is_path_string(v); }

static size_t path_length(woad_value path) { return VALUE_AS(Path, path)->length; }

/* --- extensions --- */

typedef struct { const char *what; size_t first_dot; bool joins; const uint8_t *separator; size_t nseparator; } Extension;

static const Bytes *extension_bytes(woad_vm *vm, woad_value v) {
  if (!value_is_string(v)) return bytes_of(v);
  size_t n;
  const char *text = string_to_utf8(vm, string_of(v), &n);
  return bytes_of(bytes_from(vm, text, n));
}

/* Position of the last dot of NAME that is not before FROM; N: none. */
static size_t last_dot(const char *name, size_t n, size_t from) {
  for (size_t i = n; i-- > from;)
    if (name[i] == '.') return i;
  return n;
}

static woad_value change_extension(woad_vm *vm, const Extension *how, ARGS) {
  if (!is_any_path(argv[0])) raise_argument_listing(vm, NULL, "(or/c path-for-some-system? path-string?)", 0, 2, argv);
  if (!value_is_string(argv[1]) && !value_is_bytes(argv[1])) raise_argument_listing(vm, NULL, "(or/c string? bytes?)", 1, 2, argv);
  const char *who = vm->running_primitive;
  (void)prim_split_path(vm, 1, argv);
  woad_value base = vm->values[0], name = vm->values[1];
  if (base == VALUE_FALSE) raise_format(vm, vm->exn.fail_contract, "%s: cannot add %s to a root path: %V", who, how->what, argv[0]);
  if (value_is_symbol(name)) raise_argument_value(vm, "path-element->bytes", "path-element?", name);
  bool windows = value_is_winpath(name);
  const char *text = path_bytes(name);
  size_t n = strlen(text);
  if (windows) (void)winpath_is_element(name, &text, &n);
  const Bytes *extension = extension_bytes(vm, argv[1]);
  size_t dot = last_dot(text, n, how->first_dot);
  Buf out;
  buf_init(&out);
  buf_add_bytes(vm, &out, text, dot);
  if (how->joins && dot < n) {
    buf_add_bytes(vm, &out, how->separator, how->nseparator);
    buf_add_bytes(vm, &out, text + dot + 1, n - dot - 1);
  }
  buf_add_bytes(vm, &out, extension->data, extension->length);
  woad_value element[2] = {bytes_from(vm, out.data, out.length), windows ? vm->sym.windows : vm->sym.unix_};
  vm->running_primitive = "bytes->path-element"; /* which the reference makes it by */
  woad_value made = prim_bytes_to_path_element(vm, 2, element);
  return value_is_symbol(base) ? made : prim_build_path(vm, 2, (woad_value[]){base, made});
}

PRIM("path-replace-extension", path_replace_extension, 2, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : (or/c path-string? path-for-some-system?)) (ext : (or/c string? bytes?)) -> path-for-some-system?",
     "PATH with EXT in place of what its last element has from its last dot on, unless that is its first character.")
{
  return change_extension(vm, &(Extension){ .what = "an extension", .first_dot = 1 }, argc, argv);
}

PRIM("path-add-extension", path_add_extension, 2, 3, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : (or/c path-string? path-for-some-system?)) (ext : (or/c string? bytes?)) [sep : (or/c string? bytes?) = #\"_\"] -> path-for-some-system?",
     "PATH with EXT after its last element, in which SEP takes the place of the last dot, unless that is its first character.")
{
  Extension how = { .what = "an extension", .first_dot = 1, .joins = true, .separator = (const uint8_t *)"_", .nseparator = 1 };
  if (arg_given(2, argc)) {
    if (!value_is_string(argv[2]) && !value_is_bytes(argv[2])) raise_argument_listing(vm, NULL, "(or/c string? bytes?)", 2, 3, argv);
    const Bytes *separator = extension_bytes(vm, argv[2]);
    how.separator = separator->data;
    how.nseparator = separator->length;
  }
  return change_extension(vm, &how, argc, argv);
}

/* --- case, and other roots --- */

/* A Windows path: '\\' for '/', small letters, no spaces and dots at the end; one that starts with "\\\\?\\" is as it is. */
static woad_value normal_windows(woad_vm *vm, woad_value path) {
  const char *text = path_bytes(path);
  size_t n = path_length(path), from = 0;
  if (strncmp(text, "\\\\?\\", 4) == 0) return path;
  String *chars = string_of(string_from_utf8_n(vm, text, n));
  Buf out;
  buf_init(&out);
  for (; from < chars->length; from++) {
    uint32_t c = string_ref(chars, from);
    buf_add_utf8(vm, &out, c == '/' ? '\\' : char_downcase(c));
  }
  size_t end = out.length;
  while (end > 0 && (out.data[end - 1] == ' ' || out.data[end - 1] == '.')) end--;
  if (end > 0 && out.data[end - 1] != '\\') out.length = end;
  return winpath_make(vm, (char *)out.data, out.length);
}

PRIM("normal-case-path", normal_case_path, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : (or/c path-string? path-for-some-system?)) -> path-for-some-system?",
     "PATH as it is where names differ by case; a path of Windows in small letters.")
{
  if (value_is_winpath(argv[0])) return normal_windows(vm, argv[0]);
  if (!is_any_path(argv[0]))
    raise_argument_value(vm, "normal-path-case", "(or/c path-for-some-system? path-string?)", argv[0]); /* the reference's name for it */
  return pathname_to_path(vm, argv[0]);
}

/* What a Windows root becomes as elements: the letter of its drive, or UNC, machine and volume. */
static woad_value root_elements(woad_vm *vm, woad_value path, woad_value below) {
  const char *text = path_bytes(path);
  size_t n = path_length(path);
  if (n > 1 && char_is_alphabetic((uint8_t)text[0]) && text[1] == ':') {
    char letter = (char)char_downcase((uint8_t)text[0]);
    return pair_make(vm, winpath_element(vm, &letter, 1), below);
  }
  if (n < 3 || strchr("/\\", text[0]) == NULL || strchr("/\\", text[1]) == NULL || text[2] == '?') return below;
  size_t machine = strcspn(text + 2, "/\\"), volume = strcspn(text + 3 + machine, "/\\");
  below = pair_make(vm, winpath_element(vm, text + 3 + machine, volume), below);
  return pair_make(vm, winpath_element(vm, "UNC", 3), pair_make(vm, winpath_element(vm, text + 2, machine), below));
}

/* The elements of PATH after its root, which for Windows comes first; the last is a folder's when PATH is. */
static woad_value elements_below_root(woad_vm *vm, woad_value path) {
  woad_value elements = VALUE_NULL, at = path;
  for (;;) {
    (void)prim_split_path(vm, 1, &at);
    woad_value base = vm->values[0], name = vm->values[1];
    if (base == VALUE_FALSE) break;
    if (value_is_null(elements) && vm->values[2] == VALUE_TRUE && !value_is_symbol(name)) name = prim_path_to_directory_path(vm, 1, &name);
    elements = pair_make(vm, name, elements);
    if (value_is_symbol(base)) break;
    at = base;
  }
  return value_is_winpath(path) ? root_elements(vm, path, elements) : elements;
}

PRIM("reroot-path", reroot_path, 2, 2, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(path : (or/c path-string? path-for-some-system?)) (root : (or/c path-string? path-for-some-system?)) -> path-for-some-system?",
     "PATH, made complete, with ROOT in place of its root.")
{
  for (int i = 0; i < 2; i++)
    if (!is_any_path(argv[i])) raise_argument_listing(vm, NULL, "(or/c path-string? path-for-some-system?)", i, argc, argv);
  woad_value path = argv[0], complete = prim_complete_path_p(vm, 1, &path) == VALUE_TRUE ? path : prim_path_to_complete_path(vm, 1, &path);
  complete = prim_cleanse_path(vm, 1, &complete);
  woad_value elements = elements_below_root(vm, complete);
  int n = (int)pair_list_length(elements) + 1;
  woad_value *parts = mem_alloc(vm, (size_t)n * sizeof *parts);
  parts[0] = argv[1];
  for (int i = 1; i < n; i++, elements = pair_cdr(elements)) parts[i] = pair_car(elements);
  return prim_build_path(vm, n, parts);
}

/* --- lists of paths, programs --- */

/* The paths between the colons of the N bytes TEXT; DEFAULTS where there is none. */
static woad_value split_list(woad_vm *vm, const char *text, size_t n, woad_value defaults) {
  PairBuilder list;
  pair_builder_init(&list);
  for (size_t start = 0, i = 0; i <= n; i++) {
    if (i < n && text[i] != ':') continue;
    if (i == start)
      for (woad_value l = defaults; value_is_pair(l); l = pair_cdr(l)) pair_builder_add(vm, &list, pair_car(l));
    else pair_builder_add(vm, &list, path_make(vm, text + start, i - start));
    start = i + 1;
  }
  return list.head;
}

PRIM("path-list-string->path-list", path_list_string_to_path_list, 2, 2, PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(str : (or/c string? bytes?)) (default-path-list : (listof path?)) -> (listof path?)",
     "The paths that STR lists, with colons between them; the default list where nothing is between two.")
{
  if (!value_is_string(argv[0]) && !value_is_bytes(argv[0])) arg_wrong(vm, 0, argc, argv, "(or/c bytes? string?)");
  if (!pair_is_list(argv[1])) arg_wrong(vm, 1, argc, argv, "(listof path?)");
  const Bytes *bytes = extension_bytes(vm, argv[0]);
  return split_list(vm, (const char *)bytes->data, bytes->length, argv[1]);
}

static bool can_run(woad_vm *vm, woad_value path) {
  const char *name = pathname_complete(vm, path);
  return fs_file_exists(vm, name) && OUTSIDE(vm, STATUS, NULL, 0, access(name, X_OK)) == 0;
}

static woad_value find_in_path(woad_vm *vm, woad_value program) {
  const char *list = environ_get(vm, "PATH");
  if (list == NULL) return VALUE_FALSE;
  woad_value dirs = split_list(vm, list, strlen(list), pair_list(vm, 1, vm->io->orig_dir));
  for (; value_is_pair(dirs); dirs = pair_cdr(dirs)) {
    woad_value path = prim_build_path(vm, 2, (woad_value[]){pathname_complete_path(vm, pair_car(dirs)), program});
    if (can_run(vm, path)) return path;
  }
  return VALUE_FALSE;
}

PRIM("find-executable-path", find_executable_path, 1, 3, PF_READS | PF_RAISES | PF_ALLOC, RIGHT_FILE,
     "(program : path-string?) [related : (or/c path-string? #f) = #f] [deepest? : any/c = #f] -> (or/c path? #f)",
     "The program's complete path: a single name is looked for in the folders of the environment variable PATH. With RELATED the path "
     "of that file or folder beside the program. #f when there is none.")
{
  if (!pathname_is_path_string(argv[0])) arg_wrong(vm, 0, argc, argv, "path-string?");
  bool related = arg_given(1, argc) && argv[1] != VALUE_FALSE;
  if (related && !(pathname_is_path_string(argv[1]) && !path_is_absolute(pathname_to_path(vm, argv[1]))))
    arg_wrong(vm, 1, argc, argv, "(or/c #f (and/c path-string? relative-path?))");
  (void)prim_split_path(vm, 1, argv);
  woad_value found;
  if (value_is_symbol(vm->values[0])) found = find_in_path(vm, argv[0]);
  else found = fs_file_exists(vm, pathname_complete(vm, argv[0])) ? pathname_complete_path(vm, argv[0]) : VALUE_FALSE;
  if (found == VALUE_FALSE || !related) return found;
  (void)prim_split_path(vm, 1, &found);
  if (!value_is_path(vm->values[0])) return VALUE_FALSE;
  woad_value beside = prim_build_path(vm, 2, (woad_value[]){vm->values[0], argv[1]});
  const char *name = pathname_complete(vm, beside);
  return fs_file_exists(vm, name) || fs_directory_exists(vm, name) ? beside : VALUE_FALSE;
}

/* --- reading --- */

static woad_value call_under(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value answer = call_tail(vm, slots[0], 0, NULL);
  vm->tail_mark_key = vm->keys.parameterization;
  vm->tail_mark_value = vals[0];
  return answer;
}

PRIM("call-with-default-reading-parameterization", call_with_default_reading_parameterization, 1, 1, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(thunk : (-> any)) -> any", "Calls THUNK with the parameters of reading as a session has them at first, but compiled code and reader modules off.")
{
  arg_procedure_arity(vm, 0, 0, argc, argv);
  const struct { woad_value parameter; bool on; } settings[] = {
    { vm->param.read_case_sensitive, true }, { vm->param.read_square_bracket_as_paren, true },
    { vm->param.read_curly_brace_as_paren, true }, { vm->param.read_square_bracket_with_tag, false },
    { vm->param.read_curly_brace_with_tag, false }, { vm->param.read_accept_box, true }, { vm->param.read_accept_compiled, false },
    { vm->param.read_accept_bar_quote, true }, { vm->param.read_accept_graph, true }, { vm->param.read_decimal_as_inexact, true },
    { vm->param.read_cdot, false }, { vm->param.read_accept_dot, true }, { vm->param.read_accept_infix_dot, true },
    { vm->param.read_accept_quasiquote, true }, { vm->param.read_accept_reader, false }, { vm->param.read_accept_lang, true },
    { vm->param.current_readtable, false },
  };
  enum { COUNT = sizeof settings / sizeof *settings };
  woad_value args[1 + 2 * COUNT] = { param_current_parameterization(vm) };
  for (int i = 0; i < COUNT; i++) {
    args[1 + 2 * i] = settings[i].parameter;
    args[2 + 2 * i] = value_bool(settings[i].on);
  }
  return call_then(vm, io_state_primitive(vm, "extend-parameterization"), 1 + 2 * COUNT, args, call_under, 1, argv);
}
