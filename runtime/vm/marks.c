/* SPDX-License-Identifier: MIT
 * marks.c: mark sets and their walks. Sets are immutable once a snapshot may see them: changes copy (they are small). */
#include "runtime/vm/marks.h"

#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/vm/context.h"

enum { REMEMBER_FROM = 8 }; /* konts */

/* KEY as it is kept. Errors look for adjusters only once there was a mark that may hold one. */
static woad_value note_key(woad_vm *vm, woad_value key) {
  if (UNLIKELY(key == vm->keys.error_adjuster)) vm->has_adjuster_marks = true;
  return impersonator_base(key);
}

static woad_value make_set(woad_vm *vm, const woad_value *owner, woad_value prev, woad_value key, woad_value value) {
  MarkSet *set = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, 2);
  key = note_key(vm, key);
  set->owner = owner;
  set->prev = prev;
  set->n = 1;
  set->items[0] = key;
  set->items[1] = value;
  return object_value(set);
}

static woad_value extend_set(woad_vm *vm, const MarkSet *old, woad_value key, woad_value value) {
  uint32_t at = 0;
  key = note_key(vm, key);
  while (at < old->n && old->items[2 * at] != key) at++;
  uint32_t n = at == old->n ? old->n + 1 : old->n;
  MarkSet *set = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, n * 2);
  set->owner = old->owner;
  set->prev = old->prev;
  set->n = n;
  memcpy(set->items, old->items, old->n * 2 * sizeof(woad_value));
  set->items[2 * at] = key;
  set->items[2 * at + 1] = value;
  return object_value(set);
}

void marks_set_on_frame(woad_vm *vm, Thread *thread, woad_value *frame, woad_value key, woad_value value) {
  if (FRAME_MARKS(frame) == VALUE_NONE) FRAME_MARKS(frame) = make_set(vm, frame, thread->attachments, key, value);
  else FRAME_MARKS(frame) = extend_set(vm, VALUE_AS(MarkSet, FRAME_MARKS(frame)), key, value);
  thread->attachments = FRAME_MARKS(frame);
}

woad_value marks_push(woad_vm *vm, Thread *thread, woad_value key, woad_value value) {
  thread->attachments = make_set(vm, thread->fp, thread->attachments, key, value);
  return thread->attachments;
}

woad_value marks_add(woad_vm *vm, Thread *thread, woad_value set, woad_value key, woad_value value) {
  thread->attachments = extend_set(vm, VALUE_AS(MarkSet, set), key, value);
  return thread->attachments;
}

woad_value marks_without(woad_vm *vm, woad_value set, const MarkSet *over) {
  const MarkSet *old = VALUE_AS(MarkSet, set);
  MarkSet *kept = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, old->n * 2);
  kept->owner = old->owner;
  kept->prev = old->prev;
  for (uint32_t i = 0; i < old->n; i++) {
    if (marks_get(over, old->items[2 * i]) != VALUE_NONE) continue;
    kept->items[2 * kept->n] = old->items[2 * i];
    kept->items[2 * kept->n++ + 1] = old->items[2 * i + 1];
  }
  return kept->n == 0 ? old->prev : object_value(kept);
}

void marks_walk_start(MarkWalk *walk, woad_value attachments, Kont *kont, const Kont *last) {
  *walk = (MarkWalk){attachments, frame_walk(kont, last)};
}

MarkSet *marks_walk_next(woad_vm *vm, MarkWalk *walk) {
  while (walk->set == VALUE_NONE) {
    const Kont *kont = frame_walk_next(vm, &walk->konts);
    if (kont == NULL) return NULL;
    walk->set = kont->attachments;
  }
  MarkSet *set = VALUE_AS(MarkSet, walk->set);
  walk->set = set->prev;
  return set;
}

woad_value marks_get(const MarkSet *set, woad_value key) {
  for (uint32_t i = 0; i < set->n; i++)
    if (set->items[2 * i] == key) return set->items[2 * i + 1];
  return VALUE_NONE;
}

static woad_value find_in_sets(woad_value set, woad_value key) {
  for (; set != VALUE_NONE; set = VALUE_AS(MarkSet, set)->prev) {
    woad_value value = marks_get(VALUE_AS(MarkSet, set), key);
    if (value != VALUE_NONE) return value;
  }
  return VALUE_NONE;
}

static void remember(woad_vm *vm, Kont *kont, int which, woad_value value) {
  if (kont->found == NULL) {
    KontFound *found = mem_object(vm, KontFound, TYPE_OTHER);
    found->values[0] = found->values[1] = VALUE_UNDEFINED;
    kont->found = found;
  }
  kont->found->values[which] = value;
}

/* What is found from a kont on never changes, so after a long way to it the first kont remembers it for the two keys that are
 * looked up all the time: nested look-ups, one a level of a deep recursion, take constant time each. */
woad_value marks_first(woad_vm *vm, woad_value key) {
  woad_value value = find_in_sets(vm->thread->attachments, key);
  if (value != VALUE_NONE) return value;
  int memo = key == vm->keys.parameterization ? 0 : key == vm->keys.break_enabled ? 1 : -1;
  Kont *top = vm->thread->kont, *kont;
  KontWalk walk = frame_walk(top, NULL);
  int steps = 0;
  for (; value == VALUE_NONE && (kont = frame_walk_next(vm, &walk)) != NULL; steps++) {
    bool within_join = walk.last != NULL; /* what it remembers is from where it was before */
    if (memo >= 0 && !within_join && kont->found != NULL && kont->found->values[memo] != VALUE_UNDEFINED) {
      value = kont->found->values[memo];
      break;
    }
    value = find_in_sets(kont->attachments, key);
  }
  if (memo >= 0 && steps >= REMEMBER_FROM) remember(vm, top, memo, value);
  return value;
}

woad_value marks_current(woad_vm *vm) {
  ContinuationMarkSet *set = mem_object(vm, ContinuationMarkSet, TYPE_CONTINUATION_MARK_SET);
  set->attachments = vm->thread->attachments;
  set->kont = vm->thread->kont;
  set->context = VALUE_FALSE;
  return object_value(set);
}

woad_value marks_current_with_context(woad_vm *vm) {
  woad_value set = marks_current(vm);
  VALUE_AS(ContinuationMarkSet, set)->context = context_take(vm, vm->thread->fp, vm->thread->kont);
  return set;
}

woad_value marks_set_to_list(woad_vm *vm, const ContinuationMarkSet *set, woad_value key) {
  PairBuilder list;
  pair_builder_init(&list);
  MarkWalk walk;
  marks_walk_start(&walk, set->attachments, set->kont, set->last);
  for (MarkSet *marks; (marks = marks_walk_next(vm, &walk)) != NULL;) {
    woad_value value = marks_get(marks, key);
    if (value != VALUE_NONE) pair_builder_add(vm, &list, value);
  }
  return list.head;
}
