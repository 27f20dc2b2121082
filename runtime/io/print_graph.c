/* SPDX-License-Identifier: MIT
 * print_graph.c: walks over a value before it is printed. All walks keep their own stack, so depth is no matter. Most
 * values are small trees: a walk with a bounded number of steps and no table settles those. Of a long list only every 64th
 * pair goes into a table, unless the list turns out to be part of a cycle. */
#include "runtime/io/print_graph.h"

#include "runtime/data/hamt.h"
#include "runtime/data/impersonator.h"
#include "runtime/data/keyorder.h"
#include "runtime/data/pair.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/prim.h"

enum { QUICK_STEPS = 500, SPINE_STEP = 64, STATE_OPEN = -1, STATE_DONE = -2 };

typedef struct { woad_value *items; size_t n, room; } Stack;

static void push(woad_vm *vm, Stack *stack, woad_value v) {
  if (stack->n == stack->room) {
    size_t room = stack->room == 0 ? 64 : stack->room * 2;
    woad_value *items = mem_alloc(vm, room * sizeof *items);
    if (stack->n > 0) memcpy(items, stack->items, stack->n * sizeof *items);
    stack->items = items;
    stack->room = room;
  }
  stack->items[stack->n++] = v;
}

/* --- parts --- */

static bool struct_is_custom(woad_vm *vm, woad_value v) {
  return struct_of(v)->type->properties != VALUE_FALSE &&
         struct_property_get(vm, vm->prop.custom_write, v) != VALUE_NONE;
}

static bool level_is_visible(const PrintShow *show, const StructType *type) {
  return type->inspector == VALUE_FALSE || value_is_symbol(type->inspector) ||
         struct_inspector_sees(show->inspector, type);
}

static bool struct_is_visible(const PrintShow *show, woad_value v) {
  for (const StructType *t = struct_of(v)->type; t != NULL; t = t->super)
    if (level_is_visible(show, t)) return true;
  return false;
}

woad_value print_graph_plain(woad_vm *vm, woad_value v) {
  if (!value_is_impersonator(v)) return v;
  return vm->cstack == NULL ? impersonator_of(v)->base : vm->hooks.impersonator_copy(vm, v);
}

bool print_graph_is_compound(woad_vm *vm, const PrintShow *show, woad_value v) {
  if (value_is_pair(v)) return true;
  v = impersonator_base(v);
  if (!value_is_object(v)) return false;
  switch (value_type(v)) {
  case TYPE_VECTOR:
  case TYPE_MPAIR: return true;
  case TYPE_BOX: return show->boxes;
  case TYPE_HASH: return show->hashes && hash_hold(hash_of(v)) != HASH_WEAK;
  case TYPE_HAMT: return show->hashes;
  case TYPE_STRUCT: return show->structs && !struct_is_custom(vm, v) && struct_is_visible(show, v);
  default: return false;
  }
}

static bool is_custom(woad_vm *vm, woad_value v) {
  v = impersonator_base(v);
  return value_is_struct(v) && struct_is_custom(vm, v);
}

/* What a walk must look at: what has printed parts, and what prints itself. */
static bool is_walked(woad_vm *vm, const PrintShow *show, woad_value v) {
  return print_graph_is_compound(vm, show, v) || is_custom(vm, v);
}

Vector *print_graph_fields(woad_vm *vm, const PrintShow *show, woad_value v) {
  const Struct *s = struct_of(v);
  if (!struct_is_visible(show, v)) return NULL;
  Vector *out = vector_make(vm, s->type->nfields + s->type->depth + 1, VALUE_NONE);
  size_t n = 0;
  bool hidden = false;
  for (uint32_t level = 0; level <= s->type->depth; level++) {
    const StructType *type = s->type->ancestors[level];
    bool visible = level_is_visible(show, type);
    if (!visible && !hidden) out->items[n++] = VALUE_NONE;  /* also for a level without fields */
    for (uint32_t i = type->first_own; visible && i < type->nfields; i++) out->items[n++] = s->fields[i];
    if (!visible || type->nfields > type->first_own) hidden = !visible;
  }
  return vector_copy_range(vm, out, 0, n);
}

Vector *print_graph_entries(woad_vm *vm, woad_value hash) {
  woad_value key, value, list = VALUE_NULL;
  size_t n = 0;
  if (value_is_hamt(hash)) {
    HamtIter it;
    hamt_iter_init(&it, hamt_of(hash));
    for (; hamt_iter_next(&it, &key, &value); n++) list = pair_make(vm, pair_make(vm, key, value), list);
  } else {
    Hash *table = hash_of(hash);
    for (int64_t pos = hash_next(table, -1); pos >= 0; pos = hash_next(table, pos)) {
      if (!hash_entry(table, pos, &key, &value)) continue;
      list = pair_make(vm, pair_make(vm, key, value), list);
      n++;
    }
  }
  list = keyorder_sort(vm, pair_reverse(vm, list), false);
  Vector *out = vector_make(vm, 2 * n, VALUE_FALSE);
  for (size_t i = 0; i < n; i++, list = pair_cdr(list)) {
    out->items[2 * i] = pair_car(pair_car(list));
    out->items[2 * i + 1] = pair_cdr(pair_car(list));
  }
  return out;
}

static void push_items(woad_vm *vm, const PrintShow *show, Stack *stack, const Vector *items) {
  for (size_t i = items->length; i > 0; i--)
    if (is_walked(vm, show, items->items[i - 1])) push(vm, stack, items->items[i - 1]);
}

/* Pushes the compound parts of V, so that the first comes off first. */
static void push_parts(woad_vm *vm, const PrintShow *show, Stack *stack, woad_value v) {
  woad_value parts[2];
  int n = 0;
  v = print_graph_plain(vm, v);
  if (value_is_pair(v)) {
    parts[n++] = pair_cdr(v);
    parts[n++] = pair_car(v);
  } else {
    switch (value_type(v)) {
    case TYPE_VECTOR: push_items(vm, show, stack, vector_of(v)); break;
    case TYPE_BOX: parts[n++] = box_of(v)->value; break;
    case TYPE_MPAIR:
      parts[n++] = VALUE_AS(MutablePair, v)->cdr;
      parts[n++] = VALUE_AS(MutablePair, v)->car;
      break;
    case TYPE_HASH:
    case TYPE_HAMT: push_items(vm, show, stack, print_graph_entries(vm, v)); break;
    case TYPE_STRUCT:
      if (!struct_is_custom(vm, v)) push_items(vm, show, stack, print_graph_fields(vm, show, v));
      break;
    default: break;
    }
  }
  for (int i = 0; i < n; i++)
    if (is_walked(vm, show, parts[i])) push(vm, stack, parts[i]);
}

/* --- labels --- */

typedef struct { woad_value value; int state; } Entry;
typedef struct { Entry *entries; size_t room, count; } Table;
/* state of a label's entry: twice its number, plus one when it was printed */
struct PrintGraph { Table seen, labels; bool cyclic, finding; int nlabels; };

static Entry *find_entry(const Table *table, woad_value v) {
  size_t i = (size_t)((VALUE_BITS(v) >> 4) * 0x9E3779B97F4A7C15u >> 20) & (table->room - 1);
  while (table->entries[i].value != VALUE_NONE && table->entries[i].value != v) i = (i + 1) & (table->room - 1);
  return &table->entries[i];
}

static void set_room(woad_vm *vm, Table *table, size_t room) {
  Table old = *table;
  table->entries = mem_alloc(vm, room * sizeof *table->entries);
  table->room = room;
  for (size_t i = 0; i < room; i++) table->entries[i].value = VALUE_NONE;
  for (size_t i = 0; i < old.room; i++)
    if (old.entries[i].value != VALUE_NONE) *find_entry(table, old.entries[i].value) = old.entries[i];
}

static Entry *add_entry(woad_vm *vm, Table *table, woad_value v) {
  if (table->count * 2 >= table->room) set_room(vm, table, table->room == 0 ? 64 : table->room * 2);
  Entry *entry = find_entry(table, v);
  if (entry->value == VALUE_NONE) {
    entry->value = v;
    entry->state = 0;
    table->count++;
  }
  return entry;
}

/* Whether ROOT is a small tree without custom writers (that would run). */
static bool is_small_tree(woad_vm *vm, const PrintShow *show, woad_value root, bool runs_writers) {
  Stack stack = { 0 };
  push(vm, &stack, root);
  for (int steps = 0; stack.n > 0; steps++) {
    woad_value v = stack.items[--stack.n];
    if (steps > QUICK_STEPS || (runs_writers && is_custom(vm, v))) return false;
    push_parts(vm, show, &stack, v);
  }
  return true;
}

bool print_graph_has_writer(woad_vm *vm, const PrintShow *show, woad_value root) {
  if (!is_walked(vm, show, root)) return false;
  Stack stack = { 0 };
  push(vm, &stack, root);
  for (int steps = 0; stack.n > 0 && steps <= QUICK_STEPS; steps++) {
    woad_value v = stack.items[--stack.n];
    if (is_custom(vm, v)) return true;
    push_parts(vm, show, &stack, v);
  }
  return false;
}

/* Whether ROOT may have a cycle, or a writer to run; if not, it surely has none. Depth first, as walk_all; a pair remembered further
 * along a list counts as open also for what hangs from pairs before it, so that a shared tail may look like a cycle. */
static bool may_be_cyclic(woad_vm *vm, const PrintShow *show, woad_value root, bool runs_writers) {
  Stack stack = { 0 };
  Table seen = { 0 };
  push(vm, &stack, root);
  while (stack.n > 0) {
    woad_value v = stack.items[--stack.n];
    if (v == VALUE_NONE) {
      find_entry(&seen, stack.items[--stack.n])->state = STATE_DONE;
      continue;
    }
    for (size_t i = 0;; i++, v = pair_cdr(v)) {
      if (i % SPINE_STEP == 0) {
        Entry *entry = add_entry(vm, &seen, v);
        if (entry->state == STATE_OPEN) return true;
        if (entry->state == STATE_DONE) break;
        entry->state = STATE_OPEN;
        push(vm, &stack, v);
        push(vm, &stack, VALUE_NONE);
        vm_charge(vm, SPINE_STEP);
        vm_poll_break(vm);
      }
      if (runs_writers && is_custom(vm, v)) return true;
      if (!value_is_pair(v) || !value_is_pair(pair_cdr(v))) {
        push_parts(vm, show, &stack, v);
        break;
      }
      if (is_walked(vm, show, pair_car(v))) push(vm, &stack, pair_car(v));
    }
  }
  return false;
}

static void add_label(woad_vm *vm, PrintGraph *graph, woad_value v) {
  size_t before = graph->labels.count;
  Entry *entry = add_entry(vm, &graph->labels, v);
  if (graph->labels.count > before) entry->state = 2 * graph->nlabels++;
}

/* Depth first; a VALUE_NONE above a value on the stack says that the value's parts are done. */
static void walk_all(woad_vm *vm, PrintGraph *graph, const PrintShow *show, woad_value root,
                     const PrintGraphWriter *writer) {
  Stack stack = { 0 };
  push(vm, &stack, root);
  while (stack.n > 0) {
    woad_value v = stack.items[--stack.n];
    if (v == VALUE_NONE) {
      find_entry(&graph->seen, stack.items[--stack.n])->state = STATE_DONE;
      continue;
    }
    Entry *entry = add_entry(vm, &graph->seen, v);
    if (entry->state != 0) {
      graph->cyclic |= entry->state == STATE_OPEN;
      add_label(vm, graph, v);
      continue;
    }
    entry->state = STATE_OPEN;
    push(vm, &stack, v);
    push(vm, &stack, VALUE_NONE);
    if (!is_custom(vm, v)) push_parts(vm, show, &stack, v);
    else if (writer->fn != NULL) writer->fn(vm, graph, v, writer->arg);
    vm_charge(vm, 1);
    vm_poll_break(vm);
    sched_safe_point_in_c(vm);
  }
}

void print_graph_add(woad_vm *vm, PrintGraph *graph, const PrintShow *show, woad_value root,
                     const PrintGraphWriter *writer) {
  if (is_walked(vm, show, root)) walk_all(vm, graph, show, root, writer);
}

PrintGraph *print_graph_find(woad_vm *vm, const PrintShow *show, woad_value root, bool shared,
                             const PrintGraphWriter *writer) {
  if (!is_walked(vm, show, root)) return NULL;
  bool runs_writers = writer->fn != NULL;
  if (!shared && (is_small_tree(vm, show, root, runs_writers) || !may_be_cyclic(vm, show, root, runs_writers))) return NULL;
  PrintGraph *graph = mem_new(vm, PrintGraph);
  set_room(vm, &graph->seen, 256);
  graph->finding = true;
  walk_all(vm, graph, show, root, writer);
  graph->finding = false;
  graph->seen = (Table){ 0 };
  if (!shared && !graph->cyclic) graph->labels = (Table){ 0 };
  return graph;
}

bool print_graph_is_finding(const PrintGraph *graph) { return graph->finding; }

int print_graph_label(const PrintGraph *graph, woad_value v) {
  if (graph == NULL || graph->labels.count == 0) return -1;
  Entry *entry = find_entry(&graph->labels, v);
  return entry->value == VALUE_NONE ? -1 : entry->state / 2;
}

bool print_graph_was_printed(PrintGraph *graph, woad_value v) {
  Entry *entry = find_entry(&graph->labels, v);
  bool printed = entry->state % 2 != 0;
  entry->state |= 1;
  return printed;
}

/* --- quoting --- */

static bool node_is_quotable(woad_vm *vm, const PrintShow *show, woad_value v) {
  v = impersonator_base(v);
  if (!value_is_object(v)) return true;
  if (value_type(v) == TYPE_MPAIR) return false;
  if (value_type(v) != TYPE_STRUCT) return true;
  if (struct_is_custom(vm, v)) {
    woad_value how = struct_property_get(vm, vm->prop.custom_print_quotable, v);
    return how == VALUE_NONE || !value_is_symbol(how) || strcmp(symbol_text(how), "never") != 0;
  }
  return !show->structs || value_is_symbol(struct_of(v)->type->inspector) || !struct_is_visible(show, v);
}

/* Unquotable structs are compound or custom; both must be met by the walk. */
static bool parts_are_quotable(woad_vm *vm, const PrintShow *show, woad_value v) {
  if (value_is_pair(v)) return node_is_quotable(vm, show, pair_car(v)) && node_is_quotable(vm, show, pair_cdr(v));
  const Vector *items = NULL;
  v = print_graph_plain(vm, v);
  switch (value_type(v)) {
  case TYPE_VECTOR: items = vector_of(v); break;
  case TYPE_BOX: return node_is_quotable(vm, show, box_of(v)->value);
  case TYPE_HASH:
  case TYPE_HAMT: items = print_graph_entries(vm, v); break;
  case TYPE_STRUCT:
    if (struct_is_custom(vm, v)) return true;
    items = print_graph_fields(vm, show, v);
    break;
  default: return true;
  }
  for (size_t i = 0; i < items->length; i++)
    if (!node_is_quotable(vm, show, items->items[i])) return false;
  return true;
}

bool print_graph_is_quotable(woad_vm *vm, const PrintShow *show, woad_value v) {
  if (!node_is_quotable(vm, show, v)) return false;
  if (!print_graph_is_compound(vm, show, v)) return true;
  Stack stack = { 0 };
  Table seen = { 0 };
  push(vm, &stack, v);
  for (size_t steps = 0; stack.n > 0; steps++) {
    woad_value next = stack.items[--stack.n];
    for (size_t i = 0;; i++, steps++, next = pair_cdr(next)) {
      if (steps >= QUICK_STEPS && i % SPINE_STEP == 0) {
        Entry *entry = add_entry(vm, &seen, next);
        if (entry->state != 0) break;
        entry->state = STATE_DONE;
        vm_charge(vm, SPINE_STEP);
        vm_poll_break(vm);
        sched_safe_point_in_c(vm);
      }
      if (!parts_are_quotable(vm, show, next)) return false;
      if (!value_is_pair(next) || !value_is_pair(pair_cdr(next))) {
        push_parts(vm, show, &stack, next);
        break;
      }
      if (is_walked(vm, show, pair_car(next))) push(vm, &stack, pair_car(next));
    }
  }
  return true;
}
