/* SPDX-License-Identifier: MIT
 * filedeps.c: see filedeps.h. */
#include "expander/boot/filedeps.h"

#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"

/* where a message has its data, and the data, a prefab structure, its fields */
enum { MESSAGE_DATA = 2, DATA_PATH = 0, DATA_IS_MODULE = 1, DATA_FIELDS = 2 };

static void stop_listening(woad_vm *vm, void *arg) {
  const FileDeps *deps = arg;
  param_set(vm, vm->param.current_logger, deps->outer);
}

static woad_value filter(woad_vm *vm, LogLevel level) {
  return pair_make(vm, pair_make(vm, symbol_intern(vm, "cm-accomplice"), fixnum_make(level)), VALUE_NULL);
}

void filedeps_begin(woad_vm *vm, FileDeps *deps) {
  deps->outer = param_get(vm, vm->param.current_logger);
  Logger *logger = logger_make(vm, VALUE_FALSE, VALUE_AS(Logger, deps->outer), filter(vm, LEVEL_NONE));
  deps->receiver = logger_make_receiver(vm, logger, filter(vm, LEVEL_INFO));
  param_set(vm, vm->param.current_logger, object_value(logger));
  cleanup_push(vm, &deps->cleanup, stop_listening, deps);
}

woad_value filedeps_end(woad_vm *vm, FileDeps *deps) {
  cleanup_pop(vm, &deps->cleanup, true);
  return deps->receiver->first;
}

bool filedeps_read(woad_vm *vm, woad_value message, FileDep *out) {
  woad_value data = vector_of(message)->items[MESSAGE_DATA];
  if (!value_is_struct(data) || struct_of(data)->type->prefab_key == VALUE_FALSE) return false;
  const StructType *type = struct_of(data)->type->ancestors[0];
  if (type->name != symbol_intern(vm, "file-dependency") || type->nfields < DATA_FIELDS) return false;
  *out = (FileDep){ struct_of(data)->fields[DATA_PATH], struct_of(data)->fields[DATA_IS_MODULE] != VALUE_FALSE };
  return value_is_path(out->path) && path_is_absolute(out->path);
}
