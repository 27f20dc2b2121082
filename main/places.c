/* SPDX-License-Identifier: MIT
 * places.c: see places.h. */
#include "main/places.h"

#include <stdlib.h>

#include "expander/boot/wofile.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"
#include "runtime/vm/param.h"

void places_apply(woad_vm *vm, const Places *places) {
  PairBuilder paths;
  pair_builder_init(&paths);
  for (woad_value l = param_get(vm, vm->param.current_library_collection_paths); value_is_pair(l); l = pair_cdr(l))
    pair_builder_add(vm, &paths, pair_car(l));
  woad_value here = path_from_cstring(vm, fs_current_directory(vm));
  for (int i = 0; i < places->nsearch; i++)
    pair_builder_add(vm, &paths, path_complete(vm, path_from_cstring(vm, places->search[i]), here));
  param_set(vm, vm->param.current_library_collection_paths, paths.head);
  const char *roots = places->compiled_roots ? places->compiled_roots : getenv("PLTCOMPILEDROOTS");
  if (roots) param_set(vm, vm->param.current_compiled_file_roots, wofile_parse_roots(vm, roots));
}
