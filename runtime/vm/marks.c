/* SPDX-License-Identifier: MIT
 * marks.c: mark sets and their walks. Sets are immutable once a snapshot may see them: changes copy (they are small). */
#include "runtime/vm/marks.h"

#include "runtime/data/impersonator.h"
#include "runtime/data/pair.h"
#include "runtime/vm/context.h"

enum { SETS_STRIDE = 16, KONTS_STRIDE = 8 }; /* between the places of a look-up that remember it */

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
  set->header.hash = 1;
  set->items[0] = key;
  set->items[1] = value;
  return object_value(set);
}

static woad_value extend_set(woad_vm *vm, const MarkSet *old, woad_value key, woad_value value) {
  uint32_t at = 0;
  key = note_key(vm, key);
  uint32_t count = mark_set_count(old), n;
  while (at < count && old->items[2 * at] != key) at++;
  n = at == count ? count + 1 : count;
  MarkSet *set = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, n * 2);
  set->owner = old->owner;
  set->prev = old->prev;
  set->header.hash = n;
  memcpy(set->items, old->items, count * 2 * sizeof(woad_value));
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
  MarkSet *kept = mem_object_flex(vm, MarkSet, TYPE_MARK_SET, items, mark_set_count(old) * 2);
  kept->owner = old->owner;
  kept->prev = old->prev;
  uint32_t n = 0;
  for (uint32_t i = 0; i < mark_set_count(old); i++) {
    if (marks_get(over, old->items[2 * i]) != VALUE_NONE) continue;
    kept->items[2 * n] = old->items[2 * i];
    kept->items[2 * n++ + 1] = old->items[2 * i + 1];
  }
  kept->header.hash = n;
  return n == 0 ? old->prev : object_value(kept);
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
  for (uint32_t i = 0; i < mark_set_count(set); i++)
    if (set->items[2 * i] == key) return set->items[2 * i + 1];
  return VALUE_NONE;
}

/* --- look-ups ---
 * Lists of sets never change, nor does what is found from a kont on. So a look-up that goes a long way leaves word of what it
 * gave, "nothing" included, at places on its way: look-ups at each level of a deep recursion, on the way in or back,
 * take constant time each, taken together. */

/* Whether FOUND knows of KEY up to LAST; its value, VALUE_NONE when it is not there, goes to VALUE. */
static bool recall(const MarksFound *found, woad_value key, const Kont *last, woad_value *value) {
  for (int i = 0; i < MARKS_FOUND_SLOTS; i++) {
    if (found->slots[i].key != key || found->slots[i].last != last) continue;
    *value = found->slots[i].value;
    return true;
  }
  return false;
}

static void remember(woad_vm *vm, MarksFound **place, woad_value key, const Kont *last, woad_value value) {
  if (*place == NULL) {
    MarksFound *fresh = mem_object(vm, MarksFound, TYPE_OTHER);
    for (int i = 0; i < MARKS_FOUND_SLOTS; i++) fresh->slots[i].key = VALUE_NONE;
    *place = fresh;
  }
  MarksFound *found = *place;
  unsigned slot = found->header.aux;
  found->slots[slot].key = key;
  found->slots[slot].last = last;
  found->slots[slot].value = value;
  found->header.aux = (uint16_t)((slot + 1) % MARKS_FOUND_SLOTS);
}

/* In one list; what is remembered there is of the list alone. */
static woad_value find_in_sets(woad_vm *vm, woad_value sets, woad_value key) {
  woad_value value = VALUE_NONE;
  int steps = 0;
  for (woad_value at = sets; at != VALUE_NONE; at = VALUE_AS(MarkSet, at)->prev, steps++) {
    const MarkSet *set = VALUE_AS(MarkSet, at);
    value = marks_get(set, key);
    if (value != VALUE_NONE || (set->found != NULL && recall(set->found, key, NULL, &value))) break;
  }
  for (int i = 0; i + SETS_STRIDE <= steps; sets = VALUE_AS(MarkSet, sets)->prev, i++)
    if (i % SETS_STRIDE == 0) remember(vm, &VALUE_AS(MarkSet, sets)->found, key, NULL, value);
  return value;
}

woad_value marks_first_of(woad_vm *vm, woad_value attachments, Kont *top, const Kont *last, woad_value key) {
  woad_value value = find_in_sets(vm, attachments, key);
  if (value != VALUE_NONE) return value;
  KontWalk walk = frame_walk(top, last);
  Kont *kont;
  int steps = 0;
  for (; value == VALUE_NONE && (kont = frame_walk_next(vm, &walk)) != NULL; steps++) {
    bool within_join = walk.last != last || walk.outer != VALUE_NULL; /* what it remembers is from where it was before */
    if (kont->found != NULL && !within_join && recall(kont->found, key, last, &value)) break;
    if (kont->attachments != VALUE_NONE) value = find_in_sets(vm, kont->attachments, key);
  }
  if (steps < KONTS_STRIDE) return value;
  walk = frame_walk(top, last);
  for (int i = 0; i + KONTS_STRIDE <= steps && (kont = frame_walk_next(vm, &walk)) != NULL; i++) {
    if (walk.last != last || walk.outer != VALUE_NULL) break;
    if (i % KONTS_STRIDE == 0) remember(vm, &kont->found, key, last, value);
  }
  return value;
}

woad_value marks_first(woad_vm *vm, woad_value key) {
  return marks_first_of(vm, vm->thread->attachments, vm->thread->kont, NULL, key);
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
