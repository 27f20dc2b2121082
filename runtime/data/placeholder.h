/* SPDX-License-Identifier: MIT
 * placeholder.h: stand-ins for parts of data that are not known yet, and the graphs that come from filling them in. */
#ifndef RUNTIME_DATA_PLACEHOLDER_H
#define RUNTIME_DATA_PLACEHOLDER_H

#include "runtime/data/hash.h"

typedef struct {
  Header header;     /* aux, of a hash placeholder: HashKind */
  woad_value value;  /* what it stands for; of a hash placeholder: list of pairs; VALUE_NONE: not known yet */
} Placeholder;

static inline bool value_is_placeholder(woad_value v) { return value_has_type(v, TYPE_PLACEHOLDER); }
static inline bool value_is_hash_placeholder(woad_value v) { return value_has_type(v, TYPE_HASH_PLACEHOLDER); }
static inline Placeholder *placeholder_of(woad_value v) { return VALUE_AS(Placeholder, v); }

woad_value placeholder_make(woad_vm *vm, woad_value v);
woad_value placeholder_make_hash(woad_vm *vm, HashKind kind, woad_value pairs);
/* V with each placeholder in it replaced. Parts that lead to placeholders are copied, once each; the rest is shared. Looks into
 * pairs, vectors, boxes, hash tables, prefab structures and placeholders. *out untouched and false, with the placeholder in
 * *guilty, when placeholders stand for nothing but each other. Neither raises nor recurs. */
bool placeholder_try_graph(woad_vm *vm, woad_value v, woad_value *out, woad_value *guilty);

#endif
