/* SPDX-License-Identifier: MIT
 * prim_load.c: collections, and the smaller parameters of loading and compiling. Source: Reference, "Libraries and
 * Collections", "Evaluation and Compilation". */
#include <stdlib.h>

#include "expander/boot/links.h"
#include "expander/boot/resolver.h"
#include "expander/boot/wofile.h"
#include "expander/expand/expandctx.h"
#include "expander/namespace/namespace.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/fs.h"
#include "runtime/io/pathname.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

static woad_value fail_collection(woad_vm *vm, int argc, woad_value *argv, int pos, const char *who, const char *name) {
  const char *text = raise_text(vm, "collection not found\n  collection: \"%s\"%s", name, resolver_searched_text(vm, name));
  if (argc > pos && argv[pos] != VALUE_FALSE) {
    woad_value message = string_from_utf8(vm, text);
    return call_tail(vm, argv[pos], 1, &message);
  }
  raise_format(vm, vm->exn.fail_filesystem, "%s: %s", who, text);
}

static const char *join_collection(woad_vm *vm, int from, int to, woad_value *argv) {
  const char *name = resolver_text(vm, argv[from]);
  for (int i = from + 1; i < to; i++) name = raise_text(vm, "%s/%s", name, resolver_text(vm, argv[i]));
  return name;
}

static int count_paths(int from, int argc, woad_value *argv) {
  while (from < argc && (value_is_string(argv[from]) || value_is_path(argv[from]))) from++;
  return from;
}

PRIM_MODULE("#%kernel")

PRIM("collection-path", collection_path, 1, -1, PF_READS | PF_CONTROL, RIGHT_FILE, "(collection : path-string?) ... [fail : (or/c #f (string? . -> . any))] -> any",
     "The folder of a collection; for a missing one what FAIL, tail called, makes of the message, or exn:fail:filesystem.")
{
  int end = count_paths(0, argc, argv);
  const char *name = join_collection(vm, 0, end, argv);
  woad_value found = resolver_find_collection(vm, name);
  if (found != VALUE_FALSE) return found;
  return fail_collection(vm, argc, argv, end, "collection-path", name);
}

PRIM("collection-file-path", collection_file_path, 2, -1, PF_READS | PF_CONTROL, RIGHT_FILE,
     "(file : path-string?) (collection : path-string?) ... [fail : (or/c #f (string? . -> . any))] -> any",
     "The path of a file in a collection; FAIL as for collection-path.")
{
  int end = count_paths(1, argc, argv);
  const char *collection = join_collection(vm, 1, end, argv);
  woad_value found = resolver_find_library(vm, raise_text(vm, "%s/%s", collection, resolver_text(vm, argv[0])));
  if (found != VALUE_FALSE) return found;
  found = resolver_find_collection(vm, collection);
  if (found != VALUE_FALSE) return path_join(vm, found, resolver_text(vm, argv[0]));
  return fail_collection(vm, argc, argv, end, "collection-file-path", collection);
}

PRIM("find-library-collection-paths", find_library_collection_paths, 0, 5, PF_READS, RIGHT_FILE,
     "[extra : list?] [post : list?] [config : hash?] [name : string?] -> (listof path?)", "Folders that hold collections.")
{
  woad_value before = argc > 0 ? argv[0] : VALUE_NULL, after = argc > 1 ? argv[1] : VALUE_NULL;
  if (!pair_is_list(before)) raise_argument(vm, NULL, "(listof path-string?)", 0, argc, argv);
  if (!pair_is_list(after)) raise_argument(vm, NULL, "(listof path-string?)", 1, argc, argv);
  return resolver_collection_paths(vm, before, after);
}

PRIM("find-library-collection-links", find_library_collection_links, 0, 2, PF_READS, RIGHT_FILE,
     "[config : hash?] [name : string?] -> (listof (or/c #f path?))",
     "#f, for the collection paths, and the user's links file, links.rktd in the folder of add-ons, unless use-collection-link-paths "
     "or use-user-specific-search-paths is #f.")
{
  return links_default(vm);
}

PRIM("find-compiled-file-roots", find_compiled_file_roots, 0, 0, PF_READS, RIGHT_FILE, "-> list?",
     "Where compiled files are, as the environment variable PLTCOMPILEDROOTS says, or ('same).")
{
  const char *text = getenv("PLTCOMPILEDROOTS");
  return wofile_parse_roots(vm, text ? text : "");
}

PRIM("module-cache-clear!", module_cache_clear_x, 0, 0, PF_WRITES, RIGHTS_NONE, "-> void?", "Does nothing: no such cache.")
{
  return VALUE_VOID;
}

PRIM("module-compiled-realm", module_compiled_realm, 1, 1, PF_RAISES, RIGHTS_NONE, "(mod : compiled-module-expression?) -> symbol?",
     "Always 'racket.")
{
  if (!value_is_compiled(argv[0])) raise_argument(vm, NULL, "compiled-module-expression?", 0, argc, argv);
  return symbol_intern(vm, "racket");
}

PRIM("compile-target-machine?", compile_target_machine_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(v : symbol?) -> boolean?",
     "Whether code for V can be made: only 'woad.")
{
  if (!value_is_symbol(argv[0])) raise_argument(vm, NULL, "symbol?", 0, argc, argv);
  return value_bool(argv[0] == symbol_intern(vm, "woad"));
}

PRIM("load-extension", load_extension, 1, 1, PF_RAISES, RIGHT_FILE, "(file : path-string?) -> any", "Not supported.")
{
  if (!pathname_is_path_string(argv[0])) raise_argument(vm, NULL, "path-string?", 0, argc, argv);
  raise_format(vm, vm->exn.fail_unsupported, "load-extension: not supported\n  path: %V", argv[0]);
}
