/* SPDX-License-Identifier: MIT
 * links.c: a table maps the symbol of a collection, or #f, to a list of paths: its folders, or folders of collections. The
 * table of a links file is made when the file is first needed and again when its time has changed. A file that cannot be
 * read as one gives an empty table, and an error of the session's logger. */
#include "expander/boot/links.h"

#include <string.h>

#include "expander/common/modpath.h"
#include "expander/namespace/expander_state.h"
#include "expander/read/reader.h"
#include "runtime/base/buf.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/hash.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/port.h"
#include "runtime/prim/prim_table.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/param.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

static woad_value call_primitive(woad_vm *vm, const char *name, int argc, woad_value *argv) {
  return call_nested(vm, prim_lookup(vm, "#%kernel", name), argc, argv);
}

/* --- links files --- */

/* The path that a links file writes as CODE, or VALUE_FALSE: a string, a byte string or a list of elements. */
static woad_value decode_path(woad_vm *vm, woad_value code, woad_value folder) {
  woad_value path = VALUE_FALSE;
  if (value_is_string(code)) {
    path = path_from_cstring(vm, string_to_utf8(vm, string_of(code), NULL));
  } else if (value_is_bytes(code)) {
    path = path_make(vm, (const char *)bytes_of(code)->data, bytes_of(code)->length);
  } else if (value_is_pair(code) && pair_is_list(code)) {
    const char *text = "";
    for (; value_is_pair(code); code = pair_cdr(code)) {
      woad_value part = pair_car(code);
      const char *name = value_is_bytes(part) ? (const char *)bytes_of(part)->data : NULL;
      if (part == symbol_intern(vm, "up")) name = "..";
      if (part == symbol_intern(vm, "same")) name = ".";
      if (name == NULL) return VALUE_FALSE;
      text = raise_text(vm, "%s%s/", text, name);
    }
    path = path_from_cstring(vm, text);
  }
  if (path == VALUE_FALSE || path_bytes(path)[0] == '\0') return VALUE_FALSE;
  return path_simplify(vm, path_complete(vm, path, folder));
}

/* Whether the link is for this version. */
static bool is_for_version(woad_vm *vm, woad_value pattern) {
  woad_value version = call_primitive(vm, "version", 0, NULL), args[2] = { pattern, version };
  return call_primitive(vm, "regexp-match?", 2, args) != VALUE_FALSE;
}

/* Adds LINK to TABLE; false when it is ill-formed. */
static bool add_link(woad_vm *vm, Hash *table, woad_value link, woad_value folder) {
  int64_t n = pair_is_list(link) ? pair_list_length(link) : 0;
  if (n != 2 && n != 3) return false;
  woad_value name = pair_car(link), path = decode_path(vm, pair_cadr(link), folder), key = VALUE_FALSE;
  bool is_root = name == symbol_intern(vm, "root") || name == symbol_intern(vm, "static-root");
  if ((!is_root && !value_is_string(name)) || path == VALUE_FALSE) return false;
  if (n == 3 && !value_is_regexp(pair_caddr(link))) return false;
  if (n == 3 && !is_for_version(vm, pair_caddr(link))) return true;
  if (!is_root) key = symbol_intern(vm, string_to_utf8(vm, string_of(name), NULL));
  woad_value before = hash_get(vm, table, key);
  hash_set(vm, table, key, pair_append(vm, before == VALUE_NONE ? VALUE_NULL : before, pair_make(vm, path, VALUE_NULL)));
  return true;
}

typedef struct { woad_value file; Hash *table; } LinksRead;

static woad_value read_links(woad_vm *vm, void *arg) {
  LinksRead *read = arg;
  Buf *text = mem_new(vm, Buf);
  buf_init(text);
  if (!fs_read_file(vm, path_bytes(read->file), text)) return VALUE_VOID;
  woad_value port = port_open_input_bytes(vm, text->data, text->length, read->file);
  woad_value links = reader_read(vm, port, VALUE_NONE), folder = path_directory_of(vm, read->file);
  bool is_well_formed = pair_is_list(links);
  Hash *table = hash_make(vm, HASH_EQ, HASH_STRONG);
  for (; is_well_formed && value_is_pair(links); links = pair_cdr(links))
    is_well_formed = add_link(vm, table, pair_car(links), folder);
  if (!is_well_formed) raise_format(vm, vm->exn.fail, "ill-formed content");
  read->table = table;
  return VALUE_VOID;
}

static void log_unreadable(woad_vm *vm, woad_value file, woad_value exn) {
  const char *text = raise_text(vm, "error reading collection links file %V: %s", file, exn_message(vm, exn));
  woad_value args[4] = { param_get(vm, vm->param.current_logger), symbol_intern(vm, "error"), string_from_utf8(vm, text), VALUE_FALSE };
  call_primitive(vm, "log-message", 4, args);
}

/* The table of FILE; state->links_files has vectors of time and table. */
static Hash *table_of_file(woad_vm *vm, woad_value file) {
  ExpanderState *state = vm->expander;
  Hash *files = hash_of(state->links_files);
  int64_t seconds;
  if (!fs_modify_seconds(vm, path_bytes(file), &seconds)) return NULL;
  woad_value known = hash_get(vm, files, file);
  if (known != VALUE_NONE && pair_car(known) == fixnum_make(seconds)) return hash_of(pair_cdr(known));
  LinksRead read = { file, hash_make(vm, HASH_EQ, HASH_STRONG) };
  woad_value raised;
  if (!catch_call(vm, read_links, &read, &raised)) {
    if (!value_is_instance(raised, VALUE_AS(StructType, vm->exn.fail))) catch_rethrow(vm);
    log_unreadable(vm, file, raised);
  }
  hash_set(vm, files, file, pair_make(vm, fixnum_make(seconds), object_value(read.table)));
  return read.table;
}

/* --- searching --- */

static woad_value paths_of(woad_vm *vm, woad_value table, woad_value key) {
  woad_value paths = value_is_hamt(table) ? hamt_get(vm, hamt_of(table), key) : hash_get(vm, hash_of(table), key);
  return paths == VALUE_NONE ? VALUE_NULL : paths;
}

typedef struct { const char *collection; LinksVisit visit; void *arg; } Search;

static woad_value visit_all(woad_vm *vm, const Search *search, woad_value paths, const char *rest) {
  woad_value found = VALUE_NONE;
  for (; value_is_pair(paths) && found == VALUE_NONE; paths = pair_cdr(paths)) {
    woad_value path = pair_car(paths);
    found = search->visit(vm, value_is_path(path) ? path_bytes(path) : string_to_utf8(vm, string_of(path), NULL), rest, search->arg);
  }
  return found;
}

static woad_value visit_table(woad_vm *vm, const Search *search, woad_value table) {
  const char *slash = strchr(search->collection, '/');
  size_t n = slash ? (size_t)(slash - search->collection) : strlen(search->collection);
  woad_value name = symbol_intern(vm, string_to_utf8(vm, string_of(string_from_utf8_n(vm, search->collection, n)), NULL));
  woad_value found = visit_all(vm, search, paths_of(vm, table, name), slash ? slash + 1 : "");
  return found == VALUE_NONE ? visit_all(vm, search, paths_of(vm, table, VALUE_FALSE), search->collection) : found;
}

woad_value links_search(woad_vm *vm, const char *collection, LinksVisit visit, void *arg) {
  const Search search = { collection, visit, arg };
  woad_value found = VALUE_NONE;
  for (woad_value l = param_get(vm, vm->param.current_library_collection_links); value_is_pair(l) && found == VALUE_NONE; l = pair_cdr(l)) {
    woad_value link = pair_car(l);
    if (link == VALUE_FALSE) {
      found = visit_all(vm, &search, param_get(vm, vm->param.current_library_collection_paths), collection);
    } else if (value_is_hash(link)) {
      found = visit_table(vm, &search, link);
    } else {
      Hash *table = table_of_file(vm, link);
      if (table) found = visit_table(vm, &search, object_value(table));
    }
  }
  return found;
}

/* --- the parameters --- */

static bool is_complete(woad_vm *vm, woad_value v) {
  if (value_is_string(v)) return string_of(v)->length > 0 && string_ref(string_of(v), 0) == '/';
  return value_is_path(v) && path_is_absolute(v);
}

static woad_value as_path(woad_vm *vm, woad_value v) {
  return value_is_string(v) ? path_from_cstring(vm, string_to_utf8(vm, string_of(v), NULL)) : v;
}

/* LIST with its strings as paths, or VALUE_NONE when not all are complete paths. */
static woad_value complete_paths(woad_vm *vm, woad_value list) {
  if (!pair_is_list(list)) return VALUE_NONE;
  PairBuilder paths;
  pair_builder_init(&paths);
  for (; value_is_pair(list); list = pair_cdr(list)) {
    if (!is_complete(vm, pair_car(list))) return VALUE_NONE;
    pair_builder_add(vm, &paths, as_path(vm, pair_car(list)));
  }
  return paths.head;
}

/* TABLE as an immutable one, or VALUE_NONE. */
static woad_value complete_table(woad_vm *vm, woad_value table) {
  woad_value entries = call_primitive(vm, "hash-map", 2, (woad_value[]){ table, prim_lookup(vm, "#%kernel", "cons") });
  woad_value out = hamt_empty(vm, HASH_EQUAL);
  for (; value_is_pair(entries); entries = pair_cdr(entries)) {
    woad_value key = pair_car(pair_car(entries)), paths = pair_cdr(pair_car(entries));
    bool is_key = key == VALUE_FALSE || (value_is_symbol(key) && modpath_is_module_path(vm, key));
    if (!is_key || complete_paths(vm, paths) == VALUE_NONE) return VALUE_NONE;
    out = hamt_set(vm, out, key, paths);
  }
  return out;
}

static woad_value guard_links(woad_vm *vm, woad_value parameter, woad_value value) {
  PairBuilder links;
  pair_builder_init(&links);
  bool is_list = pair_is_list(value);
  for (woad_value l = value; is_list && value_is_pair(l); l = pair_cdr(l)) {
    woad_value link = pair_car(l);
    if (value_is_hash(link)) link = complete_table(vm, link);
    else if (link != VALUE_FALSE) link = is_complete(vm, link) ? as_path(vm, link) : VALUE_NONE;
    is_list = link != VALUE_NONE;
    pair_builder_add(vm, &links, link);
  }
  if (!is_list)
    raise_argument_value(vm, "current-library-collection-links",
                         "(listof (or/c #f\n                          (and/c path-string? complete-path?)\n"
                         "                          (hash/c (or/c (and/c symbol? module-path?) #f)\n"
                         "                                  (listof (and/c path-string? complete-path?)))))", value);
  return links.head;
}

static woad_value guard_paths(woad_vm *vm, woad_value parameter, woad_value value) {
  woad_value paths = complete_paths(vm, value);
  if (paths == VALUE_NONE)
    raise_argument_value(vm, "current-library-collection-paths", "(listof (and/c path-string? complete-path?))", value);
  return paths;
}

woad_value links_default(woad_vm *vm) {
  woad_value links = VALUE_NULL, addon = symbol_intern(vm, "addon-dir");
  bool wants_file = param_get(vm, vm->param.use_collection_link_paths) != VALUE_FALSE &&
                    param_get(vm, vm->param.use_user_specific_search_paths) != VALUE_FALSE;
  if (wants_file) links = pair_make(vm, path_join(vm, call_primitive(vm, "find-system-path", 1, &addon), "links.rktd"), VALUE_NULL);
  return pair_make(vm, VALUE_FALSE, links);
}

void links_boot(woad_vm *vm) {
  vm->expander->links_files = object_value(hash_make(vm, HASH_EQUAL, HASH_STRONG));
  param_set(vm, vm->param.current_library_collection_links, links_default(vm));
  VALUE_AS(Parameter, vm->param.current_library_collection_links)->native_guard = guard_links;
  VALUE_AS(Parameter, vm->param.current_library_collection_paths)->native_guard = guard_paths;
}
