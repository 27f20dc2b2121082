/* SPDX-License-Identifier: MIT
 * weak.c: weak boxes and ephemerons are atomic blocks registered with mem.c, whose pass clears them. A reader therefore
 * loads the field; the load itself makes the value reachable from the C stack. */
#include "runtime/data/weak.h"

static bool value_is_movable(woad_value v) { return value_is_pair(v) || value_is_object(v); }

woad_value weak_box_make(woad_vm *vm, woad_value v) {
  MemWeakBox *box = mem_alloc_atomic(vm, sizeof(MemWeakBox));
  box->header = (Header){ .type = TYPE_WEAK_BOX };
  box->value = v;
  if (value_is_movable(v)) mem_weak_box_register(vm, box);
  mem_keep(v);
  return object_value(box);
}

woad_value weak_box_value(woad_value weak_box) { return VALUE_AS(MemWeakBox, weak_box)->value; }

/* With a key that is never collected an ephemeron would be a plain holder: it still is registered, since only the pass
 * marks the value. */
woad_value ephemeron_make(woad_vm *vm, woad_value key, woad_value value) {
  MemEphemeron *ephemeron = mem_alloc_atomic(vm, sizeof(MemEphemeron));
  ephemeron->header = (Header){ .type = TYPE_EPHEMERON };
  ephemeron->key = key;
  ephemeron->value = value;
  mem_ephemeron_register(vm, ephemeron);
  mem_keep(key);
  mem_keep(value);
  return object_value(ephemeron);
}

woad_value ephemeron_value(woad_value ephemeron) { return VALUE_AS(MemEphemeron, ephemeron)->value; }
