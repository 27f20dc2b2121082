/* SPDX-License-Identifier: MIT
 * explain.c: see explain.h. The expansion is an ordinary one with a watch on it (syntax/watch.h); everything is told from its records
 * afterwards. Scopes are numbered by the report, not by the session, so that the text depends on the program alone. */
#include "expander/boot/explain.h"

#include <string.h>

#include "expander/boot/loader.h"
#include "expander/boot/wording.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "runtime/data/path.h"
#include "runtime/data/symbol.h"
#include "runtime/vm/param.h"

void explain_expand(woad_vm *vm, woad_value file, woad_value name, woad_value source, int64_t line, int64_t column) {
  woad_value module = modpath_resolved(vm, file);
  param_set(vm, vm->param.current_module_declare_name, module);
  param_set(vm, vm->param.current_load_relative_directory, path_directory_of(vm, file));
  watch_start(vm, name, file, source, line, column);
  woad_value form = loader_read_module(vm, file);
  watch_note_quoted(vm, WATCH_WRITTEN, form, 0);
  Namespace *ns = namespace_current(vm);
  woad_value compiled = eval_compile(vm, ns, form);
  state_of(vm)->watch->is_complete = true;
  registry_declare(vm, ns, compiled_of(compiled), module); /* so that its submodules are known */
}

/* --- events --- */

static bool is_written(const Watch *watch) {
  for (woad_value l = watch->events; value_is_pair(l); l = pair_cdr(l)) {
    if (watch_event_of(pair_car(l))->role == WATCH_WRITTEN) return true;
  }
  return false;
}

static bool is_same_macro(woad_value a, woad_value b) {
  if (a == VALUE_FALSE || b == VALUE_FALSE) return a == b;
  return syntax_symbol(watch_macro_of(a)->id) == syntax_symbol(watch_macro_of(b)->id) &&
         watch_macro_of(a)->module == watch_macro_of(b)->module;
}

/* Two events that the report would tell in the same words, but for numbers of scopes. */
static bool is_alike(woad_vm *vm, const Watch *watch, const WatchEvent *a, const WatchEvent *b) {
  if (a->role != b->role || a->phase != b->phase || a->status != b->status) return false;
  if (syntax_is_tainted(a->id) != syntax_is_tainted(b->id)) return false;
  if (a->status == RESOLVE_FOUND && a->binding != b->binding) {
    /* local binders of one place are copies of one that some macro made */
    bool local = binding_of(a->binding)->kind == BINDING_LOCAL && binding_of(b->binding)->kind == BINDING_LOCAL;
    if (!local && !binding_same(vm, a->binding, b->binding)) return false;
  }
  return is_same_macro(watch_introducer(vm, watch, a->id, a->phase), watch_introducer(vm, watch, b->id, b->phase));
}

/* The events to tell, oldest first: one of each kind of alike ones. What transformers ask counts only when there is nothing else. */
static woad_value choose_events(woad_vm *vm, const Watch *watch, bool by_transformers) {
  PairBuilder chosen;
  pair_builder_init(&chosen);
  for (woad_value l = pair_reverse(vm, watch->events); value_is_pair(l); l = pair_cdr(l)) {
    const WatchEvent *event = watch_event_of(pair_car(l));
    if (event->role == WATCH_WRITTEN || watch_is_by_transformer(event->role) != by_transformers) continue;
    woad_value seen = chosen.head;
    while (value_is_pair(seen) && !is_alike(vm, watch, event, watch_event_of(pair_car(seen)))) seen = pair_cdr(seen);
    if (!value_is_pair(seen)) pair_builder_add(vm, &chosen, pair_car(l));
  }
  return chosen.head;
}

static size_t count_alike(woad_vm *vm, const Watch *watch, const WatchEvent *event) {
  size_t n = 0;
  for (woad_value l = watch->events; value_is_pair(l); l = pair_cdr(l)) n += is_alike(vm, watch, event, watch_event_of(pair_car(l)));
  return n;
}

static const char *role_text(const WatchEvent *event) {
  switch (event->role) {
  case WATCH_REFERENCE: return "reference";
  case WATCH_BINDING: return "bound here";
  case WATCH_EXPORT: return "provided";
  case WATCH_COMPARED: return "compared with free-identifier=?";
  case WATCH_LOOKED_UP: return "looked up with syntax-local-value";
  case WATCH_TEMPLATE: return "in quoted syntax";
  default: return "in quoted data";
  }
}

static void tell_event(Wording *w, const WatchEvent *event) {
  woad_vm *vm = w->vm;
  buf_add_format(vm, w->out, "\n  %s", role_text(event));
  if (event->role != WATCH_QUOTED) buf_add_format(vm, w->out, ", phase %d", event->phase);
  size_t n = count_alike(vm, w->watch, event);
  if (n > 1) buf_add_format(vm, w->out, " (the first of %zu alike)", n);
  buf_add_cstring(vm, w->out, "\n");
  if (event->role == WATCH_QUOTED) return;
  wording_add_binding(w, event);
  wording_add_scopes(w, event->id, event->phase);
  wording_add_source(w, event->id, event->phase);
  wording_add_protection(w, event->id);
}

bool explain_write(woad_vm *vm, Buf *out) {
  Watch *watch = state_of(vm)->watch;
  if (value_is_null(watch->events)) {
    for (woad_value l = pair_reverse(vm, watch->others); value_is_pair(l); l = pair_cdr(l))
      buf_add_format(vm, out, "`%s`%s", symbol_text(pair_car(l)), value_is_pair(pair_cdr(l)) ? ", " : "");
    return false;
  }
  Wording w;
  wording_init(vm, &w, watch, out);
  buf_add_format(vm, out, "`%s` at %s:%lld:%lld, %s\n", symbol_text(watch->name), wording_path(&w, watch->source),
                 (long long)watch->line, (long long)watch->column,
                 is_written(watch) ? "in the text" : "not in the text: made by expansion");
  woad_value events = choose_events(vm, watch, false);
  if (value_is_null(events)) events = choose_events(vm, watch, true);
  if (value_is_null(events))
    buf_add_cstring(vm, out, watch->is_complete ? "\n  never looked at: data, a module path, or dropped by a macro\n"
                                                : "\n  not looked at before the expansion stopped\n");
  for (; value_is_pair(events); events = pair_cdr(events)) tell_event(&w, watch_event_of(pair_car(events)));
  return true;
}
