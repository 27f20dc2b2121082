/* SPDX-License-Identifier: MIT
 * control.c: moving control between konts. A jump pops records down to where two continuations part (running the post
 * thunks of WIND records on the way), then pushes those of the target (running pre thunks). Thunks run in native frames, so
 * no C frame is under them; crossing a LEAVE record leaves C frames through their catch points. */
#include "runtime/vm/control.h"

#include "runtime/base/debug.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arity.h"
#include "runtime/vm/call.h"
#include "runtime/vm/catch.h"
#include "runtime/vm/imptag.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param_object.h"
#include "runtime/vm/raise.h"

/* --- prompt tags, mark keys --- */

woad_value control_make_tag(woad_vm *vm, woad_value name) {
  PromptTag *tag = mem_object(vm, PromptTag, TYPE_PROMPT_TAG);
  tag->name = name;
  return object_value(tag);
}

static woad_value call_first(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
static woad_value call_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);

static woad_value make_key(woad_vm *vm, const char *name) {
  MarkKey *key = mem_object(vm, MarkKey, TYPE_MARK_KEY);
  key->name = symbol_intern(vm, name);
  return object_value(key);
}

void control_boot(woad_vm *vm) {
  vm->keys.parameterization = make_key(vm, "parameterization");
  vm->keys.break_enabled = make_key(vm, "break-enabled");
  vm->keys.exception_handler = make_key(vm, "exception-handler");
  vm->keys.default_prompt_tag = control_make_tag(vm, symbol_intern(vm, "default"));
  vm->keys.root_prompt_tag = control_make_tag(vm, symbol_intern(vm, "root"));
  vm->keys.barrier_prompt_tag = control_make_tag(vm, symbol_intern(vm, "barrier"));
  Closure *closure = mem_object_flex(vm, Closure, TYPE_CLOSURE, free, 0);
  closure->code = code_make(vm);
  vm->native_closure = object_value(closure);
  vm->handler_caller = call_native_closure(vm, NULL, call_handler, 3, 3, 0, 0, NULL);
  vm->barrier_caller = call_native_closure(vm, NULL, call_first, 1, -1, 0, 0, NULL);
}

static Kont *find_prompt(Kont *kont, woad_value tag) {
  if (kont != NULL) kont = kont_prompt(kont);
  while (kont != NULL && kont->tag != tag) kont = kont->prompt;
  return kont;
}

bool control_continuation_has(const Continuation *k, woad_value tag) {
  if (impersonator_base(k->tag) == tag) return true;
  for (Kont *kont = k->kont; kont != NULL && kont != k->bound; kont = kont->next)
    if (kont_kind(kont) == KONT_PROMPT && kont->tag == tag) return true;
  return false;
}

bool control_is_above_c(woad_vm *vm) {
  const Kont *kont = vm->thread->kont;
  while (kont != NULL && kont_kind(kont) != KONT_LEAVE) kont = kont->next;
  return kont != NULL;
}

bool control_tag_available(woad_vm *vm, woad_value tag) { return find_prompt(vm->thread->kont, tag) != NULL; }

/* Winders' thunks run with breaks disabled. */
static woad_value call_winder(woad_vm *vm, woad_value thunk, CallThenFn then, int nslots, const woad_value *slots) {
  woad_value answer = call_then(vm, thunk, 0, NULL, then, nslots, slots);
  vm->tail_mark_key = vm->keys.break_enabled;
  vm->tail_mark_value = param_cell_make(vm, VALUE_FALSE, false);
  return answer;
}

/* --- leaving outward --- */

/* Neither is entered again, nor captured in a composable continuation. */
static bool is_barrier(const Kont *kont) { return kont_kind(kont) == KONT_LEAVE || kont_kind(kont) == KONT_BARRIER; }

static woad_value kont_value(Kont *kont) { return object_value(kont); }
static Kont *value_kont(woad_value v) { return VALUE_AS(Kont, v); }

/* Cuts to below the control record KONT; the fresh frame has the marks of the frame that made the record. */
static void cut_below(woad_vm *vm, Thread *thread, Kont *kont) {
  woad_value marks = kont->attachments;
  woad_value *frame = frame_cut_to(vm, thread, kont->next);
  FRAME_MARKS(frame) = thread->attachments = marks;
}

static woad_value check_break(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return vm->hooks.check_break(vm); }

/* Goes on with THEN; a break that came while breaks were off, in a winder's thunk or in what a jump leaves, is raised first. */
static woad_value after_breaks(woad_vm *vm, CallThenFn then, int nslots, woad_value *slots) {
  if (LIKELY(!vm->thread->break_pending)) return then(vm, slots, 0, NULL);
  return call_then(vm, call_native_closure(vm, NULL, check_break, 0, 0, 0, 0, NULL), 0, NULL, then, nslots, slots);
}

static woad_value call_slot(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return call_tail(vm, slots[0], 0, NULL); }

static woad_value give_slot(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Vector *values = vector_of(slots[0]);
  return values_return(vm, (int)values->length, values->items);
}

/* slots: handler, arguments */
static woad_value handle_slot(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Vector *args = vector_of(slots[1]);
  return call_tail(vm, slots[0], (int)args->length, args->items);
}

/* What a jump brings to its target is a vector of values, or a pair of a thunk to call there and the marks of its frame. */
static woad_value deliver(woad_vm *vm, woad_value brought) {
  Thread *thread = vm->thread;
  bool is_thunk = value_is_pair(brought);
  if (is_thunk) FRAME_MARKS(thread->fp) = thread->attachments = pair_cdr(brought);
  return after_breaks(vm, is_thunk ? call_slot : give_slot, 1, is_thunk ? &pair_of(brought)->car : &brought);
}

/* As the count of values that a continuation is applied to: they are a thunk and marks instead. */
enum { BRINGS_THUNK = -1 };

static woad_value to_bring(woad_vm *vm, int argc, woad_value *argv) {
  return argc == BRINGS_THUNK ? pair_make(vm, argv[0], argv[1]) : vector_from(vm, (size_t)argc, argv);
}

/* What happens at the target of an escape. slots: target kont, what is brought, how (continuation to enter, or #f). */
static woad_value escape_step(woad_vm *vm, woad_value target, woad_value values, woad_value how);

static woad_value after_post_thunk(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return escape_step(vm, slots[0], slots[1], slots[2]);
}

static woad_value rewind_step(woad_vm *vm, woad_value pending, woad_value values);

static woad_value arrive(woad_vm *vm, Kont *target, woad_value values, woad_value how) {
  Thread *thread = vm->thread;
  if (how != VALUE_FALSE) { /* common ancestor of a full continuation: now inward */
    frame_cut_to(vm, thread, target);
    return rewind_step(vm, how, values);
  }
  if (kont_kind(target) != KONT_PROMPT) {
    frame_cut_to(vm, thread, target->next);
    return deliver(vm, values);
  }
  cut_below(vm, thread, target);
  woad_value slots[2] = {target->handler, values};
  return after_breaks(vm, handle_slot, 2, slots);
}

static woad_value escape_step(woad_vm *vm, woad_value target, woad_value values, woad_value how) {
  Thread *thread = vm->thread;
  for (Kont *kont = thread->kont;; kont = kont->next) {
    if (kont == value_kont(target)) return arrive(vm, kont, values, how);
    ASSERT(kont != NULL);
    if (kont_kind(kont) == KONT_WIND) {
      cut_below(vm, thread, kont);
      woad_value slots[3] = {target, values, how};
      return call_winder(vm, kont->handler, after_post_thunk, 3, slots);
    }
    if (kont_kind(kont) == KONT_LEAVE) {
      frame_cut_to(vm, thread, kont);
      frame_leave_nested(thread, kont);
      thread->escape_target = value_kont(target);
      thread->escape_values = values;
      thread->escape_continuation = how;
      catch_escape(vm);
    }
  }
}

woad_value control_go_on_escaping(woad_vm *vm) {
  Thread *thread = vm->thread;
  return escape_step(vm, kont_value(thread->escape_target), thread->escape_values, thread->escape_continuation);
}

/* --- going inward: PENDING is a list of konts to enter, outermost first --- */

static woad_value after_pre_thunk(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  vm->thread->kont = value_kont(slots[2]);
  frame_cut_to(vm, vm->thread, value_kont(slots[2]));
  return rewind_step(vm, slots[0], slots[1]);
}

static woad_value rewind_step(woad_vm *vm, woad_value pending, woad_value values) {
  Thread *thread = vm->thread;
  for (; value_is_pair(pending); pending = pair_cdr(pending)) {
    Kont *kont = value_kont(pair_car(pending));
    if (kont_kind(kont) == KONT_WIND) {
      cut_below(vm, thread, kont);
      woad_value slots[3] = {pair_cdr(pending), values, kont_value(kont)};
      return call_winder(vm, kont->tag, after_pre_thunk, 3, slots);
    }
    thread->kont = kont;
  }
  frame_cut_to(vm, thread, thread->kont);
  return deliver(vm, values);
}

/* Konts from TOP down to (not including) BOUND as a list, outermost first; relinked copies on BASE unless BASE is BOUND. */
static woad_value konts_to_enter(woad_vm *vm, Kont *top, Kont *bound, Kont *base) {
  woad_value outer_first = VALUE_NULL;
  for (Kont *kont = top; kont != bound; kont = kont->next) {
    if (is_barrier(kont))
      raise_format(vm, vm->exn.fail_contract_continuation,
                   "continuation application: attempt to cross a continuation barrier");
    outer_first = pair_make(vm, kont_value(kont), outer_first);
  }
  if (base == bound) return outer_first;
  Kont *below = base;
  for (woad_value rest = outer_first; value_is_pair(rest); rest = pair_cdr(rest)) {
    const Kont *kont = value_kont(pair_car(rest));
    below = frame_copy_kont(vm, kont, below, below->depth + kont->depth - (kont->next == NULL ? 0 : kont->next->depth));
    pair_of(rest)->car = kont_value(below);
  }
  return outer_first;
}

/* --- applying continuations --- */

enum { COPY_AT_ONCE = 3 }; /* konts */

/* Whether a jump from here to KONT, of this continuation or of another one, passes no prompt, no winder, no barrier and no C frames,
 * and no break waits for it. */
static bool passes_nothing(const Thread *thread, const Kont *kont) {
  return thread->kont->guard == kont->guard && LIKELY(!thread->break_pending);
}

/* A control record of KIND begins under the frame that is to come. */
static void push_record(woad_vm *vm, KontKind kind, woad_value tag, woad_value handler) {
  Thread *thread = vm->thread;
  frame_freeze(vm, thread, thread->fp);
  Kont *kont = frame_push_kont(vm, thread, kind, tag, handler);
  kont->attachments = thread->attachments;
  thread->attachments = VALUE_NONE;
  FRAME_MARKS(thread->fp) = VALUE_NONE;
}

static Kont *common_ancestor(Kont *a, Kont *b) {
  while (a != b && a != NULL && b != NULL) {
    if (a->depth > b->depth) a = a->next;
    else if (b->depth > a->depth) b = b->next;
    else {
      a = a->next;
      b = b->next;
    }
  }
  return a == b ? a : NULL;
}

static woad_value apply_in_prompt(woad_vm *vm, Continuation *k, Kont *prompt, int argc, woad_value *argv);

/* The prompt's results go through GUARD from now on. slots: continuation, prompt, what it is applied to */
static woad_value apply_guarded(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  Kont *prompt = value_kont(self->slots[1]);
  woad_value brought = self->slots[2], thunk[2];
  prompt->handler = imptag_with_guard(vm, prompt->handler, argv[0]);
  prompt->header.flags |= KONT_REDIRECTED;
  Continuation *k = VALUE_AS(Continuation, self->slots[0]);
  if (!value_is_pair(brought)) return apply_in_prompt(vm, k, prompt, (int)vector_of(brought)->length, vector_of(brought)->items);
  thunk[0] = pair_car(brought);
  thunk[1] = pair_cdr(brought);
  return apply_in_prompt(vm, k, prompt, BRINGS_THUNK, thunk);
}

static woad_value apply_full(woad_vm *vm, Continuation *k, int argc, woad_value *argv) {
  Thread *thread = vm->thread;
  Kont *prompt = find_prompt(thread->kont, impersonator_base(k->tag));
  if (prompt == NULL && k->bound != NULL)
    raise_format(vm, vm->exn.fail_contract_continuation,
                 "continuation application: no corresponding prompt in the continuation\n  tag: %V", k->tag);
  if (LIKELY(prompt == NULL || !(value_is_impersonator(k->tag) || (prompt->header.flags & KONT_REDIRECTED))))
    return apply_in_prompt(vm, k, prompt, argc, argv);
  woad_value slots[3] = {object_value(k), kont_value(prompt), to_bring(vm, argc, argv)};
  return imptag_refine(vm, k->tag, prompt->handler, call_native_closure(vm, NULL, apply_guarded, 1, 1, 0, 3, slots));
}

static woad_value apply_in_prompt(woad_vm *vm, Continuation *k, Kont *prompt, int argc, woad_value *argv) {
  Thread *thread = vm->thread;
  if (argc != BRINGS_THUNK && k->bound == prompt && passes_nothing(thread, k->kont)) {
    woad_value answer = values_return(vm, argc, argv);
    frame_jump_to(vm, thread, k->kont, prompt);
    return answer;
  }
  woad_value values = to_bring(vm, argc, argv);
  if (k->bound == prompt) {
    Kont *common = common_ancestor(thread->kont, k->kont);
    woad_value enter = konts_to_enter(vm, k->kont, common, common);
    return escape_step(vm, kont_value(common), values, value_is_null(enter) ? VALUE_NULL : enter);
  }
  woad_value enter = konts_to_enter(vm, k->kont, k->bound, prompt);
  return escape_step(vm, kont_value(prompt), values, enter);
}

/* The marks of the outermost frame among the captured konts TOP down to BOUND: MarkSet or NULL. */
static const MarkSet *outermost_marks(const Kont *top, const Kont *bound) {
  while (top != bound && top->next != bound) top = top->next;
  if (top != bound && kont_kind(top) == KONT_JOIN) return outermost_marks(top->top, top->bound);
  if (top == bound || kont_kind(top) != KONT_FRAMES) return NULL;
  const MarkSet *oldest = NULL;
  for (woad_value set = top->attachments; set != VALUE_NONE; set = oldest->prev) oldest = VALUE_AS(MarkSet, set);
  return oldest != NULL && oldest->owner == kont_start(top) + FRAME_WORDS ? oldest : NULL;
}

/* The captured frames take the place of the frame that applies the continuation: its marks stay, under those of the outermost of
 * them, in a record of their own. */
static void keep_marks_below(woad_vm *vm, const Continuation *k) {
  Thread *thread = vm->thread;
  const MarkSet *over = outermost_marks(k->kont, k->bound);
  if (over != NULL) thread->attachments = marks_without(vm, thread->attachments, over);
  push_record(vm, KONT_ESCAPE, VALUE_FALSE, VALUE_FALSE);
}

/* The konts of K, which are FRAMES, ESCAPE and JOIN konts, on BASE: a few are copied, more stay where they are. */
static Kont *relink(woad_vm *vm, const Continuation *k, Kont *base) {
  int n = 0;
  for (const Kont *kont = k->kont; kont != k->bound; kont = kont->next)
    if (++n > COPY_AT_ONCE) return frame_make_join(vm, k->kont, k->bound, base);
  Kont *copies = base, **link = &copies;
  for (const Kont *kont = k->kont; kont != k->bound; kont = kont->next) {
    *link = frame_copy_kont(vm, kont, base, base->depth + kont->depth - k->bound->depth);
    link = &(*link)->next;
  }
  return copies;
}

static bool is_plain(const Continuation *k) { return k->bound != NULL && k->kont->guard == k->bound; }

static woad_value apply_composable(woad_vm *vm, Continuation *k, int argc, woad_value *argv) {
  Thread *thread = vm->thread;
  frame_freeze(vm, thread, thread->fp);
  if (FRAME_MARKS(thread->fp) != VALUE_NONE) keep_marks_below(vm, k);
  if (argc != BRINGS_THUNK && is_plain(k)) {
    woad_value answer = values_return(vm, argc, argv);
    thread->kont = relink(vm, k, thread->kont);
    frame_cut_to(vm, thread, thread->kont);
    return answer;
  }
  woad_value values = to_bring(vm, argc, argv);
  woad_value enter = konts_to_enter(vm, k->kont, k->bound, thread->kont);
  return rewind_step(vm, enter, values);
}

/* To below the record that WALK has just passed, within JOINs: out of them, then into JOINs of what is under the record. */
static woad_value escape_within_join(woad_vm *vm, const KontWalk *walk, woad_value brought) {
  woad_value places = pair_reverse(vm, walk->outer);
  Kont *target = value_kont(pair_car(pair_car(places))), *base = target;
  for (woad_value l = pair_cdr(places); value_is_pair(l); l = pair_cdr(l))
    base = frame_make_join(vm, value_kont(pair_car(pair_car(l))), value_kont(pair_cdr(pair_car(l))), base);
  if (walk->kont != walk->last) base = frame_make_join(vm, walk->kont, (Kont *)(uintptr_t)walk->last, base);
  woad_value enter = base == target ? VALUE_NULL : pair_make(vm, kont_value(base), VALUE_NULL);
  return escape_step(vm, kont_value(target), brought, enter);
}

/* The record of an escape continuation may be a copy that a composable continuation brought back. */
static woad_value apply_escape(woad_vm *vm, Continuation *k, int argc, woad_value *argv) {
  Thread *thread = vm->thread;
  KontWalk walk = frame_walk(thread->kont, NULL);
  Kont *target;
  do target = frame_walk_next(vm, &walk);
  while (target != NULL && target != k->kont && (kont_kind(target) != KONT_ESCAPE || target->tag != object_value(k)));
  if (target == NULL)
    raise_format(vm, vm->exn.fail_contract_continuation,
                 "continuation application: attempt to jump into an escape continuation");
  if (value_is_pair(walk.outer)) return escape_within_join(vm, &walk, to_bring(vm, argc, argv));
  if (argc == BRINGS_THUNK || !passes_nothing(thread, target))
    return escape_step(vm, kont_value(target), to_bring(vm, argc, argv), VALUE_FALSE);
  woad_value answer = values_return(vm, argc, argv);
  frame_cut_to(vm, thread, target->next);
  return answer;
}

static woad_value enter_continuation(woad_vm *vm, woad_value continuation, int argc, woad_value *argv) {
  Continuation *k = VALUE_AS(Continuation, continuation);
  switch ((ContinuationKind)k->header.aux) {
  case CONTINUATION_FULL: return apply_full(vm, k, argc, argv);
  case CONTINUATION_COMPOSABLE: return apply_composable(vm, k, argc, argv);
  case CONTINUATION_ESCAPE: return apply_escape(vm, k, argc, argv);
  }
  PANIC("continuation kind");
}

woad_value control_apply_continuation(woad_vm *vm, woad_value continuation, int argc, woad_value *argv) {
  return enter_continuation(vm, continuation, argc, argv);
}

woad_value control_call_in_continuation(woad_vm *vm, woad_value continuation, woad_value thunk) {
  woad_value brought[2] = {thunk, VALUE_AS(Continuation, continuation)->attachments};
  return enter_continuation(vm, continuation, BRINGS_THUNK, brought);
}

/* --- capturing --- */

static Continuation *make_continuation(woad_vm *vm, ContinuationKind kind, woad_value tag) {
  Continuation *k = mem_object(vm, Continuation, TYPE_CONTINUATION);
  k->header.aux = (uint16_t)kind;
  k->tag = tag;
  k->attachments = vm->thread->attachments;
  return k;
}

/* Raises unless a composable continuation can be captured up to PROMPT. */
static void check_composable(woad_vm *vm, const Kont *prompt, const char *who) {
  for (const Kont *kont = vm->thread->kont; kont != prompt && kont != NULL; kont = kont->next)
    if (is_barrier(kont))
      raise_format(vm, vm->exn.fail_contract_continuation, "%s: cannot capture past continuation barrier", who);
}

static Kont *find_capture_prompt(woad_vm *vm, woad_value tag, const char *who) {
  Kont *prompt = find_prompt(vm->thread->kont, impersonator_base(tag));
  if (prompt == NULL && !control_tag_is_implicit(vm, impersonator_base(tag)))
    raise_format(vm, vm->exn.fail_contract_continuation, "%s: no corresponding prompt in the continuation\n  tag: %V", who, tag);
  return prompt;
}

woad_value control_call_cc(woad_vm *vm, woad_value proc, woad_value tag, ContinuationKind kind, const char *who) {
  Thread *thread = vm->thread;
  Kont *prompt = find_capture_prompt(vm, tag, who);
  if (kind == CONTINUATION_COMPOSABLE) check_composable(vm, prompt, who);
  frame_freeze(vm, thread, thread->fp);
  frame_share(thread, prompt);
  Continuation *k = make_continuation(vm, kind, tag);
  k->kont = thread->kont;
  k->bound = prompt;
  return call_tail_here(vm, proc, object_value(k));
}

woad_value control_call_without_winders(woad_vm *vm, woad_value proc, woad_value tag) {
  static const char who[] = "call-with-composable-continuation";
  Thread *thread = vm->thread;
  Kont *prompt = find_capture_prompt(vm, tag, who), *below = prompt;
  if (prompt == NULL) return control_call_cc(vm, proc, tag, CONTINUATION_COMPOSABLE, who);
  check_composable(vm, prompt, who);
  frame_freeze(vm, thread, thread->fp);
  frame_share(thread, prompt);
  woad_value inner_last = VALUE_NULL;
  for (Kont *kont = thread->kont; kont != prompt; kont = kont->next) inner_last = pair_make(vm, kont_value(kont), inner_last);
  for (; value_is_pair(inner_last); inner_last = pair_cdr(inner_last)) {
    const Kont *kont = value_kont(pair_car(inner_last));
    if (kont_kind(kont) == KONT_WIND) continue;
    below = frame_copy_kont(vm, kont, below, below->depth + kont->depth - kont->next->depth);
  }
  Continuation *k = make_continuation(vm, CONTINUATION_COMPOSABLE, tag);
  k->kont = below;
  k->bound = prompt;
  return call_tail_here(vm, proc, object_value(k));
}

woad_value control_call_ec(woad_vm *vm, woad_value proc) {
  Continuation *k = make_continuation(vm, CONTINUATION_ESCAPE, VALUE_FALSE);
  woad_value arg = object_value(k);
  push_record(vm, KONT_ESCAPE, arg, VALUE_FALSE);
  k->kont = vm->thread->kont;
  return call_tail_here(vm, proc, arg);
}

/* --- prompts, barriers, winders --- */

woad_value control_call_with_prompt(woad_vm *vm, woad_value proc, woad_value tag, woad_value handler, int argc,
                                    woad_value *argv) {
  bool is_redirected = value_is_impersonator(tag);
  if (UNLIKELY(is_redirected)) handler = imptag_handler(vm, tag, handler, VALUE_FALSE);
  push_record(vm, KONT_PROMPT, impersonator_base(tag), handler);
  if (UNLIKELY(is_redirected)) vm->thread->kont->header.flags |= KONT_REDIRECTED;
  return call_tail(vm, proc, argc, argv);
}

static woad_value call_aborted_thunk(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  if (argc != 1)
    raise_binding_arity(vm, "call-with-continuation-prompt", "application of default prompt handler", 1, argc, argv);
  if (!call_is_procedure(vm, argv[0]) || !call_arity_includes(vm, argv[0], 0))
    raise_argument_value(vm, "default-continuation-prompt-handler", "(procedure-arity-includes/c 0)", argv[0]);
  return control_call_with_prompt(vm, argv[0], self->slots[0], object_value(self), 0, NULL);
}

woad_value control_default_handler(woad_vm *vm, woad_value tag) {
  return call_native_closure(vm, "default-continuation-prompt-handler", call_aborted_thunk, 0, -1, 0, 1, &tag);
}

woad_value control_call_with_barrier(woad_vm *vm, woad_value proc, int argc, woad_value *argv) {
  push_record(vm, KONT_BARRIER, VALUE_FALSE, VALUE_FALSE);
  return call_tail(vm, proc, argc, argv);
}

static woad_value call_first(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_call_with_barrier(vm, argv[0], argc - 1, argv + 1);
}

static woad_value abort_filtered(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return control_abort(vm, self->slots[0], argc, argv);
}

woad_value control_abort(woad_vm *vm, woad_value tag, int argc, woad_value *argv) {
  woad_value base = impersonator_base(tag);
  Kont *prompt = find_prompt(vm->thread->kont, base);
  if (prompt == NULL)
    raise_format(vm, vm->exn.fail_contract_continuation,
                 "abort-current-continuation: no corresponding prompt in the continuation\n  tag: %V", tag);
  if (UNLIKELY(tag != base)) {
    woad_value go = call_native_closure(vm, NULL, abort_filtered, 0, -1, 0, 1, &base);
    return imptag_filter(vm, tag, IMPTAG_ABORT, argc, argv, go);
  }
  if (!passes_nothing(vm->thread, prompt))
    return escape_step(vm, kont_value(prompt), vector_from(vm, (size_t)argc, argv), VALUE_FALSE);
  woad_value answer = call_tail(vm, prompt->handler, argc, argv);
  cut_below(vm, vm->thread, prompt);
  return answer;
}

woad_value control_abort_without_winders(woad_vm *vm, woad_value tag, int argc, woad_value *argv) {
  Kont *prompt = find_prompt(vm->thread->kont, tag);
  for (const Kont *kont = vm->thread->kont; prompt != NULL && kont != prompt; kont = kont->next)
    if (kont_kind(kont) == KONT_LEAVE) prompt = NULL;
  if (prompt == NULL) return control_abort(vm, tag, argc, argv);
  woad_value answer = call_tail(vm, prompt->handler, argc, argv);
  cut_below(vm, vm->thread, prompt);
  return answer;
}

static woad_value do_nothing(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) { return VALUE_VOID; }

woad_value control_escape(woad_vm *vm) {
  woad_value thunk = call_native_closure(vm, "void", do_nothing, 0, -1, 0, 0, NULL);
  return control_abort(vm, vm->keys.default_prompt_tag, 1, &thunk);
}

static woad_value after_wind_pre(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  woad_value pre = slots[0], thunk = slots[1], post = slots[2];
  push_record(vm, KONT_WIND, pre, post);
  return after_breaks(vm, call_slot, 1, &thunk);
}

woad_value control_dynamic_wind(woad_vm *vm, woad_value pre, woad_value thunk, woad_value post) {
  woad_value slots[3] = {pre, thunk, post};
  return call_winder(vm, pre, after_wind_pre, 3, slots);
}

static woad_value after_wind_post(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  return after_breaks(vm, give_slot, 1, slots);
}

woad_value control_leave_record(woad_vm *vm) {
  Thread *thread = vm->thread;
  Kont *record = thread->kont;
  woad_value values = vector_from(vm, (size_t)vm->nvalues, vm->values);
  cut_below(vm, thread, record);
  if (kont_kind(record) == KONT_WIND) return call_winder(vm, record->handler, after_wind_post, 1, &values);
  woad_value slots[2] = {imptag_guard(vm, record->handler), values};
  return handle_slot(vm, slots, 0, NULL);
}

/* --- raising --- */

/* Goes through the handlers of a continuation, innermost first; they are looked for as they are needed, since the first mostly
 * escapes. A mark that holds a list replaces all handlers further out. */
typedef struct { Header header; MarkWalk walk; woad_value list; bool ends; } HandlerWalk;

static HandlerWalk *start_handlers(woad_vm *vm) {
  HandlerWalk *handlers = mem_object(vm, HandlerWalk, TYPE_OTHER);
  marks_walk_start(&handlers->walk, vm->thread->attachments, vm->thread->kont, NULL);
  handlers->list = VALUE_NULL;
  return handlers;
}

/* The next handler, VALUE_NONE when there is none left. */
static woad_value next_handler(woad_vm *vm, HandlerWalk *handlers) {
  MarkSet *set;
  while (!handlers->ends && (set = marks_walk_next(vm, &handlers->walk)) != NULL) {
    woad_value handler = marks_get(set, vm->keys.exception_handler);
    if (handler == VALUE_NONE) continue;
    if (!value_is_pair(handler) && !value_is_null(handler)) return handler;
    handlers->list = handler;
    handlers->ends = true;
  }
  if (!value_is_pair(handlers->list)) return VALUE_NONE;
  woad_value handler = pair_car(handlers->list);
  handlers->list = pair_cdr(handlers->list);
  return handler;
}

/* What is raised while a handler runs is reported together with the value that the handler was called for, and goes to no
 * other handler. */
static woad_value report_nested(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return vm->hooks.report_nested_raise(vm, RAISED_BY_HANDLER, argv[0], self->slots[0]);
}

/* arguments: handler, value, whether under a barrier. Breaks are disabled while the handler runs. */
static woad_value call_handler(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  woad_value handler = argv[0], v = argv[1];
  if (value_is_true(argv[2])) push_record(vm, KONT_BARRIER, VALUE_FALSE, VALUE_FALSE);
  woad_value nested = call_native_closure(vm, NULL, report_nested, 1, 1, 0, 1, &v);
  Thread *thread = vm->thread;
  marks_set_on_frame(vm, thread, thread->fp, vm->keys.exception_handler, pair_make(vm, nested, VALUE_NULL));
  marks_set_on_frame(vm, thread, thread->fp, vm->keys.break_enabled, param_cell_make(vm, VALUE_FALSE, false));
  return call_tail(vm, handler, 1, &v);
}

static woad_value call_next_handler(woad_vm *vm, woad_value *slots, int n, woad_value *vals);

/* slots: the HandlerWalk, #f after the last; the value; barrier? */
static woad_value run_handlers(woad_vm *vm, HandlerWalk *handlers, woad_value v, woad_value barrier) {
  woad_value handler = next_handler(vm, handlers);
  bool last = handler == VALUE_NONE;
  if (last) handler = param_get(vm, vm->param.uncaught_exception_handler);
  woad_value slots[3] = {last ? VALUE_FALSE : object_value(handlers), v, barrier};
  woad_value call[3] = {handler, v, barrier};
  return call_then(vm, vm->handler_caller, 3, call, call_next_handler, 3, slots);
}

static woad_value call_next_handler(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (slots[0] == VALUE_FALSE) return vm->hooks.report_nested_raise(vm, HANDLER_RETURNED, VALUE_NONE, slots[1]);
  HandlerWalk *rest = mem_object(vm, HandlerWalk, TYPE_OTHER); /* a continuation may come here again */
  *rest = *VALUE_AS(HandlerWalk, slots[0]);
  return run_handlers(vm, rest, n == 1 ? vals[0] : slots[1], slots[2]);
}

woad_value control_raise(woad_vm *vm, woad_value v, bool barrier) {
  if (UNLIKELY(raise_is_unfinished(v))) return call_tail(vm, v, 0, NULL);
  return run_handlers(vm, start_handlers(vm), v, value_bool(barrier));
}

/* --- odds and ends for the interpreter --- */

const char *control_symbol_text(woad_value symbol) { return symbol_text(symbol); }

/* "\n  in module: M" for a variable that belongs to an instance */
static const char *module_line(woad_vm *vm, const Variable *variable, const char *space) {
  if (variable->instance == NULL || vm->hooks.instance_label == NULL) return "";
  return raise_text(vm, "\n  in module:%s%s", space, vm->hooks.instance_label(vm, variable->instance));
}

/* slots: procedure, arguments */
static woad_value after_arity_string(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  Vector *args = vector_of(slots[1]);
  bool good = n == 1 && value_is_string(vals[0]);
  raise_arity_expected(vm, slots[0], good ? string_to_utf8(vm, string_of(vals[0]), NULL) : arity_text(vm, slots[0]),
                   (int)args->length, args->items);
}

woad_value control_wrong_arity(woad_vm *vm, woad_value proc, int argc, woad_value *argv) {
  woad_value spec = value_is_struct(proc) ? struct_property_get(vm, vm->prop.arity_string, proc) : VALUE_NONE;
  if (!call_is_procedure(vm, spec)) raise_arity(vm, proc, argc, argv);
  woad_value slots[2] = {proc, vector_from(vm, (size_t)argc, argv)};
  return call_then(vm, spec, 1, &proc, after_arity_string, 2, slots);
}

_Noreturn void control_raise_undefined(woad_vm *vm, Variable *variable) {
  raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &variable->name,
                      "%D: undefined;\n cannot reference an identifier before its definition%s", variable->name,
                      module_line(vm, variable, " "));
}

_Noreturn void control_raise_assigned_early(woad_vm *vm, woad_value name) {
  raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &name,
                      "%D: assignment disallowed;\n cannot assign before initialization", name);
}

_Noreturn void control_raise_rights(woad_vm *vm, const PrimRow *row) {
  raise_format(vm, vm->exn.fail_unsupported, "%s: not allowed in a sealed session", row->name);
}

void control_define(woad_vm *vm, Variable *variable, woad_value value) {
  if ((variable->header.flags & VARIABLE_CONSTANT) && (variable->header.flags & VARIABLE_DEFINED))
    raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &variable->name,
                        "define-values: assignment disallowed;\n cannot re-define a constant\n  constant: %D%s", variable->name,
                        module_line(vm, variable, ""));
  variable->value = value;
  variable->header.flags |= VARIABLE_DEFINED;
}

void control_assign(woad_vm *vm, Variable *variable, woad_value value) {
  if (variable->value == VALUE_UNDEFINED && value_is_true(param_get(vm, vm->param.compile_allow_set_undefined)))
    variable->header.flags |= VARIABLE_DEFINED;
  else if (variable->value == VALUE_UNDEFINED)
    raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &variable->name,
                 "set!: assignment disallowed;\n cannot set variable before its definition\n  variable: %D%s", variable->name,
                 module_line(vm, variable, " "));
  if (variable->header.flags & VARIABLE_CONSTANT)
    raise_format_fields(vm, vm->exn.fail_contract_variable, 1, &variable->name, "%D: cannot modify a constant",
                        variable->name);
  variable->value = value;
}

woad_value control_variable_reference(woad_vm *vm, Links *links, int operand) {
  VarRef *ref = mem_object(vm, VarRef, TYPE_VARREF);
  int pos = operand & 0x7fff;
  ref->links = links;
  ref->variable = pos == 0 ? NULL : links->vars[pos - 1];
  ref->is_constant = pos == 0 || (operand & 0x8000) || (ref->variable->header.flags & VARIABLE_CONSTANT) != 0;
  return object_value(ref);
}

woad_value control_arith(woad_vm *vm, const char *who, woad_value (*fn)(woad_vm *, woad_value, woad_value), woad_value a,
                         woad_value b) {
  woad_value args[2] = {a, b};
  for (int i = 0; i < 2; i++)
    if (!number_is_number(args[i])) raise_argument(vm, who, "number?", i, 2, args);
  return fn(vm, a, b);
}
