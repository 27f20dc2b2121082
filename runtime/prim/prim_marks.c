/* SPDX-License-Identifier: MIT
 * prim_marks.c: continuation marks, and keys that are impersonators. Source: Reference, "Continuation Marks", "Impersonator
 * Constructors".
 *
 * Marks are kept under the plain key. A value stored by way of an impersonated key goes through its procedures first (MARK_VALUE
 * in ops.def), one looked up by way of it afterwards: procs: 0 get, 1 set. */
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/prim/impmake.h"
#include "runtime/prim/nest.h"
#include "runtime/vm/context.h"
#include "runtime/vm/control.h"
#include "runtime/vm/imptag.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/redirect.h"

enum { PROC_GET, PROC_SET };

static woad_value tag_argument(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc)) return vm->keys.default_prompt_tag;
  if (!imptag_is_tag(argv[pos])) arg_wrong(vm, pos, argc, argv, "continuation-prompt-tag?");
  return impersonator_base(argv[pos]);
}

static bool is_redirected(woad_value key) { return impersonator_wraps(key, TYPE_MARK_KEY); }

/* RAW, found under the base of KEY, as who asks by KEY sees it; answers like a primitive. */
static woad_value value_for(woad_vm *vm, const char *who, woad_value key, woad_value raw) {
  if (!is_redirected(key)) return raw;
  return redirect_get(vm, &(Redirect){fixnum_make(PROC_GET), VALUE_NONE, who}, key, raw);
}

static woad_value value_again(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_for(vm, "continuation-mark-set->list", argv[0], argv[1]);
}

/* The same from C code that nests. */
static woad_value value_for_nested(woad_vm *vm, woad_value key, woad_value raw) {
  if (!is_redirected(key)) return raw;
  woad_value args[2] = {key, raw};
  return call_nested(vm, call_native_closure(vm, NULL, value_again, 2, 2, 0, 0, NULL), 2, args);
}

static bool any_redirected(woad_value keys) {
  for (; value_is_pair(keys); keys = pair_cdr(keys))
    if (is_redirected(pair_car(keys))) return true;
  return false;
}

PRIM_MODULE("#%woad")

PRIM("mark-value", mark_value, 2, 2, PF_CONTROL | PF_RAISES, RIGHTS_NONE, "(key : any/c) (v : any/c) -> any/c",
     "What with-continuation-mark keeps for KEY when it is given V: V itself unless KEY is an impersonator.")
{
  if (!is_redirected(argv[0])) return argv[1];
  return redirect_set(vm, &(Redirect){fixnum_make(PROC_SET), VALUE_NONE, "with-continuation-mark"}, argv[0], argv[1], NULL);
}

PRIM_MODULE("#%kernel")

static const Kont *find_prompt_kont(const Kont *kont, woad_value tag) {
  while (kont != NULL && !(kont_kind(kont) == KONT_PROMPT && kont->tag == tag)) kont = kont->next;
  return kont;
}

PRIM("current-continuation-marks", current_continuation_marks, 0, 1, PF_CONTROL | PF_READS, RIGHTS_NONE,
     "[tag : continuation-prompt-tag?] -> continuation-mark-set?", "The marks of the current continuation up to the nearest prompt for TAG.")
{
  woad_value tag = tag_argument(vm, 0, argc, argv);
  const Kont *prompt = find_prompt_kont(vm->thread->kont, tag);
  if (prompt == NULL && !control_tag_is_implicit(vm, tag))
    raise_format(vm, vm->exn.fail_contract_continuation,
                 "current-continuation-marks: no corresponding prompt in the continuation\n  tag: %V", tag);
  woad_value set = marks_current_with_context(vm);
  if (arg_given(0, argc)) VALUE_AS(ContinuationMarkSet, set)->last = (Kont *)prompt;
  return set;
}

PRIM("continuation-marks", continuation_marks, 1, 2, PF_CONTROL | PF_READS | PF_RAISES, RIGHTS_NONE,
     "(cont : (or/c continuation? thread? #f)) [tag : continuation-prompt-tag?] -> continuation-mark-set?",
     "The marks of CONT.")
{
  ContinuationMarkSet *set = VALUE_AS(ContinuationMarkSet, marks_current(vm));
  if (value_has_type(argv[0], TYPE_CONTINUATION)) {
    set->attachments = VALUE_AS(Continuation, argv[0])->attachments;
    set->kont = VALUE_AS(Continuation, argv[0])->kont;
    set->context = context_take(vm, NULL, set->kont);
    set->last = VALUE_AS(Continuation, argv[0])->bound;
  } else if (value_has_type(argv[0], TYPE_THREAD)) {
    set->attachments = VALUE_AS(Thread, argv[0])->attachments;
    set->kont = VALUE_AS(Thread, argv[0])->kont;
    set->context = context_take(vm, VALUE_AS(Thread, argv[0])->fp, set->kont);
  } else if (argv[0] == VALUE_FALSE) {
    set->attachments = VALUE_NONE;
    set->kont = NULL;
  } else {
    arg_wrong(vm, 0, argc, argv, "(or/c continuation? thread? #f)");
  }
  return object_value(set);
}

static ContinuationMarkSet *mark_set_argument(woad_vm *vm, int pos, ARGS) {
  if (argv[pos] == VALUE_FALSE) return VALUE_AS(ContinuationMarkSet, marks_current(vm));
  return VALUE_AS(ContinuationMarkSet,
                  arg_type(vm, pos, argc, argv, TYPE_CONTINUATION_MARK_SET, "(or/c continuation-mark-set? #f)"));
}

/* Where the walk for KEY from KONT stops: at LAST, or at a prompt for the tag argument before it. The keys of the machine itself
 * are not hidden by prompts. */
static const Kont *walk_limit(woad_vm *vm, Kont *kont, const Kont *last, woad_value key, int pos, ARGS) {
  woad_value tag = tag_argument(vm, pos, argc, argv);
  if (key == vm->keys.parameterization || key == vm->keys.break_enabled || key == vm->keys.exception_handler) return last;
  while (kont != NULL && kont != last && !(kont_kind(kont) == KONT_PROMPT && kont->tag == tag))
    kont = last != NULL || kont_kind(kont) == KONT_PROMPT ? kont->next : kont_prompt(kont);
  return kont;
}

/* The values of the list argv[1] as the key argv[0] shows them. */
static woad_value list_redirected(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  PairBuilder list;
  pair_builder_init(&list);
  for (woad_value rest = argv[1]; value_is_pair(rest); rest = pair_cdr(rest))
    pair_builder_add(vm, &list, value_for_nested(vm, argv[0], pair_car(rest)));
  return list.head;
}

PRIM("continuation-mark-set->list", continuation_mark_set_to_list, 2, 3, PF_CONTROL | PF_READS | PF_RAISES, RIGHTS_NONE,
     "(set : (or/c continuation-mark-set? #f)) (key : any/c) [tag : continuation-prompt-tag?] -> list?",
     "Values for KEY, newest first.")
{
  ContinuationMarkSet copy = *mark_set_argument(vm, 0, argc, argv);
  woad_value key = impersonator_base(argv[1]);
  copy.last = (Kont *)walk_limit(vm, copy.kont, copy.last, key, 2, argc, argv);
  woad_value list = marks_set_to_list(vm, &copy, key);
  if (!is_redirected(argv[1])) return list;
  woad_value args[2] = {argv[1], list};
  return nest_again(vm, list_redirected, 2, args);
}

/* The values for the N KEYS in SET; NULL when it has none of them. Nests when one of the keys is redirected. */
static Vector *mark_row(woad_vm *vm, const MarkSet *set, woad_value keys, size_t n, woad_value none) {
  Vector *row = NULL;
  for (size_t i = 0; i < n; i++, keys = pair_cdr(keys)) {
    woad_value value = marks_get(set, impersonator_base(pair_car(keys)));
    if (value == VALUE_NONE) continue;
    value = value_for_nested(vm, pair_car(keys), value);
    if (row == NULL) row = vector_make(vm, n, none);
    row->items[i] = value;
  }
  return row;
}

/* arguments: mark set, keys, what stands for a missing value */
static woad_value rows_of(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  const ContinuationMarkSet *marks = VALUE_AS(ContinuationMarkSet, argv[0]);
  size_t n = (size_t)pair_list_length(argv[1]);
  MarkWalk walk;
  marks_walk_start(&walk, marks->attachments, marks->kont, marks->last);
  PairBuilder list;
  pair_builder_init(&list);
  for (MarkSet *set; (set = marks_walk_next(vm, &walk)) != NULL;) {
    Vector *row = mark_row(vm, set, argv[1], n, argv[2]);
    if (row != NULL) pair_builder_add(vm, &list, object_value(row));
  }
  return list.head;
}

PRIM("continuation-mark-set->list*", continuation_mark_set_to_list_star, 2, 4, PF_CONTROL | PF_READS | PF_RAISES, RIGHTS_NONE,
     "(set : (or/c continuation-mark-set? #f)) (keys : list?) [none : any/c] [tag : continuation-prompt-tag?] -> (listof vector?)",
     "A vector of the values for KEYS per frame that has one of them, newest first.")
{
  const ContinuationMarkSet *given = mark_set_argument(vm, 0, argc, argv);
  arg_list(vm, 1, argc, argv);
  ContinuationMarkSet *cut = mem_object(vm, ContinuationMarkSet, TYPE_CONTINUATION_MARK_SET);
  cut->attachments = given->attachments;
  cut->kont = given->kont;
  cut->last = (Kont *)walk_limit(vm, given->kont, given->last, VALUE_NONE, 3, argc, argv);
  woad_value args[3] = {object_value(cut), argv[1], arg_given(2, argc) ? argv[2] : VALUE_FALSE};
  return any_redirected(argv[1]) ? nest_again(vm, rows_of, 3, args) : rows_of(vm, NULL, 3, args);
}

/* Where an iterator stands in a mark set. */
typedef struct { Header header; MarkWalk walk; } MarkPlace;

static woad_value step_iterator(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);

/* SLOTS: place, keys, what stands for a missing value */
static woad_value iterator_make(woad_vm *vm, const woad_value *slots) {
  return call_native_closure(vm, NULL, step_iterator, 0, 0, any_redirected(slots[1]) ? PF_NESTS : 0, 3, slots);
}

static woad_value step_iterator(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  MarkWalk walk = VALUE_AS(MarkPlace, self->slots[0])->walk;
  size_t n = (size_t)pair_list_length(self->slots[1]);
  for (MarkSet *set; (set = marks_walk_next(vm, &walk)) != NULL;) {
    Vector *row = mark_row(vm, set, self->slots[1], n, self->slots[2]);
    if (row == NULL) continue;
    MarkPlace *place = mem_object(vm, MarkPlace, TYPE_OTHER);
    place->walk = walk;
    woad_value slots[3] = {object_value(place), self->slots[1], self->slots[2]};
    woad_value results[2] = {object_value(row), iterator_make(vm, slots)};
    return values_return(vm, 2, results);
  }
  woad_value results[2] = {VALUE_FALSE, object_value(self)};
  return values_return(vm, 2, results);
}

PRIM("continuation-mark-set->iterator", continuation_mark_set_to_iterator, 2, 4, PF_CONTROL | PF_READS | PF_RAISES, RIGHTS_NONE,
     "(set : (or/c continuation-mark-set? #f)) (keys : list?) [none : any/c] [tag : continuation-prompt-tag?] "
     "-> (-> (values (or/c vector? #f) procedure?))",
     "A thunk that gives the values for KEYS of the newest frame that has one, and a thunk for what is below.")
{
  ContinuationMarkSet set = *mark_set_argument(vm, 0, argc, argv);
  arg_list(vm, 1, argc, argv);
  const Kont *limit = walk_limit(vm, set.kont, set.last, VALUE_NONE, 3, argc, argv);
  MarkPlace *place = mem_object(vm, MarkPlace, TYPE_OTHER);
  marks_walk_start(&place->walk, set.attachments, set.kont, limit);
  woad_value slots[3] = {object_value(place), argv[1], arg_given(2, argc) ? argv[2] : VALUE_FALSE};
  return iterator_make(vm, slots);
}

PRIM("continuation-mark-set-first", continuation_mark_set_first, 2, 4, PF_CONTROL | PF_READS | PF_RAISES, RIGHTS_NONE,
     "(set : (or/c continuation-mark-set? #f)) (key : any/c) [none : any/c = #f] [tag : continuation-prompt-tag?] -> any",
     "Newest value for KEY, or NONE.")
{
  woad_value key = impersonator_base(argv[1]);
  woad_value none = arg_given(2, argc) ? argv[2] : VALUE_FALSE;
  woad_value attachments = vm->thread->attachments;
  Kont *kont = vm->thread->kont;
  const Kont *last = NULL;
  if (argv[0] != VALUE_FALSE) {
    ContinuationMarkSet *set = mark_set_argument(vm, 0, argc, argv);
    attachments = set->attachments;
    kont = set->kont;
    last = set->last;
  }
  const Kont *limit = walk_limit(vm, kont, last, key, 3, argc, argv);
  woad_value value = marks_first_of(vm, attachments, kont, limit, key);
  if (value != VALUE_NONE) return value_for(vm, "continuation-mark-set-first", argv[1], value);
  if (key == vm->keys.parameterization) return param_current_parameterization(vm);
  if (key == vm->keys.break_enabled && none == VALUE_FALSE) return vm->root_break_cell;
  return none;
}

PRIM("continuation-mark-set?", continuation_mark_set_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a mark set.")
{
  return value_bool(value_has_type(argv[0], TYPE_CONTINUATION_MARK_SET));
}

PRIM("make-continuation-mark-key", make_continuation_mark_key, 0, 1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "[name : any/c] -> continuation-mark-key?", "A fresh mark key; a symbol NAME is its name.")
{
  MarkKey *key = mem_object(vm, MarkKey, TYPE_MARK_KEY);
  key->name = arg_given(0, argc) ? argv[0] : symbol_gensym(vm, "key");
  return object_value(key);
}

PRIM("continuation-mark-key?", continuation_mark_key_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a mark key.")
{
  return value_bool(value_has_type(impersonator_base(argv[0]), TYPE_MARK_KEY));
}

static woad_value pass_value(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return call_tail(vm, slots[0], n, vals); }

static woad_value immediate_again(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return value_for(vm, "call-with-immediate-continuation-mark", argv[0], argv[1]);
}

PRIM("call-with-immediate-continuation-mark", call_with_immediate_continuation_mark, 2, 3, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(key : any/c) (proc : (any/c . -> . any)) [none : any/c = #f] -> any",
     "Calls PROC with the current frame's value for KEY.")
{
  arg_procedure_arity(vm, 1, 1, argc, argv);
  woad_value marks = FRAME_MARKS(vm->thread->fp), found = VALUE_NONE;
  if (marks != VALUE_NONE) found = marks_get(VALUE_AS(MarkSet, marks), impersonator_base(argv[0]));
  if (found != VALUE_NONE && is_redirected(argv[0])) {
    woad_value args[2] = {argv[0], found};
    return call_then(vm, call_native_closure(vm, NULL, immediate_again, 2, 2, 0, 0, NULL), 2, args, pass_value, 1, &argv[1]);
  }
  woad_value value = found != VALUE_NONE ? found : arg_given(2, argc) ? argv[2] : VALUE_FALSE;
  return call_tail(vm, argv[1], 1, &value);
}

static woad_value make_redirected(woad_vm *vm, int flags, ARGS) {
  if (!value_has_type(impersonator_base(argv[0]), TYPE_MARK_KEY)) arg_wrong(vm, 0, argc, argv, "continuation-mark-key?");
  woad_value procs[2] = {arg_procedure_arity(vm, 1, 1, argc, argv), arg_procedure_arity(vm, 2, 1, argc, argv)};
  return impersonator_make(vm, argv[0], flags, 2, procs, impmake_props(vm, 3, argc, argv));
}

#define MAKER(name, cname, flags, doc)                                                                              \
  PRIM(name, cname, 3, -1, PF_RAISES | PF_ALLOC, RIGHTS_NONE,                                                       \
       "(key : continuation-mark-key?) (get-proc : (any/c . -> . any/c)) (set-proc : (any/c . -> . any/c))"         \
       " (prop : impersonator-property?) (prop-val : any/c) ... -> continuation-mark-key?", doc)                    \
  { return make_redirected(vm, flags, argc, argv); }

MAKER("impersonate-continuation-mark-key", impersonate_continuation_mark_key, 0,
      "KEY, with values looked up passed through GET-PROC and values stored through SET-PROC.")
MAKER("chaperone-continuation-mark-key", chaperone_continuation_mark_key, IMPERSONATOR_CHAPERONE,
      "As impersonate-continuation-mark-key; the procedures may only give chaperones of what they get.")
