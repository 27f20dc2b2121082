/* SPDX-License-Identifier: MIT
 * context_text.c: see context_text.h. */
#include "runtime/io/context_text.h"

#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/io_state.h"
#include "runtime/vm/marks.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

/* One entry: a name (VALUE_FALSE: none), a place: source (VALUE_FALSE: none), line, column. */
typedef struct { woad_value name, source; const woad_value *place; int64_t repeats; } Entry;

static bool is_of_library(woad_vm *vm, woad_value source) {
  if (!value_has_type(source, TYPE_PATH) || vm->io->collects_dir == VALUE_FALSE) return false;
  const char *dir = path_bytes(vm->io->collects_dir);
  return strncmp(path_bytes(source), dir, strlen(dir)) == 0;
}

static woad_value short_source(woad_vm *vm, woad_value source) {
  const char *text = path_bytes(source), *at = text + strlen(text);
  for (int slashes = 0; at > text && slashes < 2;)
    if (*--at == '/') slashes++;
  return string_to_immutable(vm, string_from_utf8(vm, raise_text(vm, "...%s", at)));
}

/* The entry at POS of CONTEXT; false: it is not shown. */
static bool read_entry(woad_vm *vm, const Vector *context, size_t pos, Entry *entry) {
  woad_value what = context->items[pos];
  *entry = (Entry){VALUE_FALSE, VALUE_FALSE, NULL, fixnum_value(context->items[pos + 1])};
  if (value_has_type(what, TYPE_LINKS)) {
    entry->name = symbol_intern(vm, raise_text(vm, "body of %s", vm->hooks.body_name(vm, VALUE_AS(Links, what))));
    return true;
  }
  const Code *code = VALUE_AS(Code, what);
  entry->name = code_is_proper_name(code->name) ? code->name : VALUE_FALSE;
  if (value_is_vector(code->source) && vector_of(code->source)->length == 5) entry->place = vector_of(code->source)->items;
  if (entry->place != NULL) entry->source = entry->place[0];
  bool own = is_of_library(vm, entry->source);
  if (own) entry->source = short_source(vm, entry->source);
  return entry->name != VALUE_FALSE || (entry->source != VALUE_FALSE && !own);
}

static const Vector *context_of(woad_value marks) {
  if (!value_has_type(marks, TYPE_CONTINUATION_MARK_SET)) return NULL;
  woad_value context = VALUE_AS(ContinuationMarkSet, marks)->context;
  return context == VALUE_FALSE ? NULL : vector_of(context);
}

woad_value context_text_list(woad_vm *vm, woad_value marks) {
  const Vector *context = context_of(marks);
  PairBuilder list;
  pair_builder_init(&list);
  for (size_t i = 0; context != NULL && i < context->length; i += 2) {
    Entry entry;
    if (!read_entry(vm, context, i, &entry)) continue;
    woad_value place = VALUE_FALSE;
    if (entry.source != VALUE_FALSE) {
      woad_value fields[5] = {entry.source, entry.place[1], entry.place[2], entry.place[3], entry.place[4]};
      place = struct_make_from(vm, VALUE_AS(StructType, vm->srcloc), 5, fields);
    }
    woad_value item = pair_make(vm, entry.name, place);
    for (int64_t n = entry.repeats; n > 0; n--) pair_builder_add(vm, &list, item);
  }
  return list.head;
}

static void add_entry(woad_vm *vm, const Entry *entry, Buf *out) {
  buf_add_cstring(vm, out, "\n   ");
  if (entry->source != VALUE_FALSE) {
    bool is_path = value_has_type(entry->source, TYPE_PATH), has_line = value_is_fixnum(entry->place[1]);
    buf_add_cstring(vm, out, is_path ? path_bytes(entry->source) : raise_text(vm, "%D", entry->source));
    buf_add_cstring(vm, out, has_line ? raise_text(vm, ":%V:%V", entry->place[1], entry->place[2])
                                      : raise_text(vm, "::%V", entry->place[3]));
  }
  if (entry->source != VALUE_FALSE && entry->name != VALUE_FALSE) buf_add_cstring(vm, out, ": ");
  if (entry->name != VALUE_FALSE) buf_add_cstring(vm, out, symbol_text(entry->name));
}

void context_text_add(woad_vm *vm, woad_value marks, Buf *out) {
  const Vector *context = context_of(marks);
  woad_value length = param_get(vm, vm->param.error_print_context_length);
  int64_t most = value_is_fixnum(length) ? fixnum_value(length) : INT64_MAX, lines = 0;
  for (size_t i = 0; most > 0 && context != NULL && i < context->length; i += 2) {
    Entry entry;
    if (!read_entry(vm, context, i, &entry)) continue;
    if (lines == 0) buf_add_cstring(vm, out, "\n  context...:");
    if (lines < most) add_entry(vm, &entry, out);
    if (entry.repeats > 1 && lines + 1 < most)
      buf_add_format(vm, out, "\n   [repeats %lld more time%s]", (long long)entry.repeats - 1, entry.repeats == 2 ? "" : "s");
    lines += entry.repeats > 1 ? 2 : 1;
    if (lines > most) {
      buf_add_cstring(vm, out, "\n   ...");
      return;
    }
  }
}
