/* SPDX-License-Identifier: MIT
 * places.c: see places.h. */
#include "main/places.h"

#include <stdlib.h>

#include "expander/boot/embed.h"
#include "expander/boot/project.h"
#include "expander/boot/resolver.h"
#include "expander/boot/wofile.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

woad_value places_complete(woad_vm *vm, const char *file) {
  woad_value directory = path_from_cstring(vm, fs_current_directory(vm));
  return file[0] == '\0' ? directory : path_simplify(vm, path_complete(vm, path_from_cstring(vm, file), directory));
}

static woad_value folder(woad_vm *vm, const char *name) {
  return name != NULL ? path_join(vm, places_complete(vm, name), "") : VALUE_FALSE;
}

void places_apply(woad_vm *vm, const Places *places) {
  vm->io->addon_dir = folder(vm, places->addon != NULL ? places->addon : getenv("PLTADDONDIR"));
  vm->io->config_dir = folder(vm, places->config != NULL ? places->config : getenv("PLTCONFIGDIR"));
  if (places->no_user_paths) param_set(vm, vm->param.use_user_specific_search_paths, VALUE_FALSE);
  PairBuilder paths;
  pair_builder_init(&paths);
  woad_value here = path_from_cstring(vm, fs_current_directory(vm));
  for (int i = 0; i < places->nsearch; i++)
    pair_builder_add(vm, &paths, path_complete(vm, path_from_cstring(vm, places->search[i]), here));
  param_set(vm, vm->param.current_library_collection_paths, resolver_collection_paths(vm, VALUE_NULL, paths.head));
  const char *roots = places->compiled_roots ? places->compiled_roots : getenv("PLTCOMPILEDROOTS");
  if (roots) param_set(vm, vm->param.current_compiled_file_roots, wofile_parse_roots(vm, roots));
}

static woad_value read_project(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  project_read(vm, argv[0]);
  return VALUE_VOID;
}

bool places_read_project(woad_vm *vm, const char *file) {
  woad_value path = places_complete(vm, file);
  return embed_apply(vm, EMBED_REPORT, call_native_closure(vm, "project", read_project, 1, 1, PF_RAISES, 0, NULL), 1, &path, NULL, NULL);
}
