/* SPDX-License-Identifier: MIT
 * code.c: making codes, variables and links. Decoding of lazy bodies belongs to the compiler (code_read.c), which sets
 * vm->hooks.decode_code. */
#include "runtime/vm/code.h"

#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/raise.h"

Code *code_make(woad_vm *vm) {
  Code *code = mem_object(vm, Code, TYPE_CODE);
  code->name = code->source = code->origin = code->lazy_owner = VALUE_FALSE;
  code->entry_argc = CODE_NO_ENTRY;
  return code;
}

void code_complete(Code *code) {
  code->entry_argc = code->header.flags & (CODE_REST | CODE_LAZY) ? CODE_NO_ENTRY : code->nreq;
  code->entry_bytes = (code->nregs + CODE_FRAME_WORDS) * (uint32_t)sizeof(woad_value);
}

void code_force_slow(woad_vm *vm, Code *code) { vm->hooks.decode_code(vm, code); }

Variable *code_variable_make(woad_vm *vm, woad_value name, struct Instance *instance) {
  Variable *variable = mem_object(vm, Variable, TYPE_VARIABLE);
  variable->value = VALUE_UNDEFINED;
  variable->name = name;
  variable->instance = instance;
  return variable;
}

Links *code_links_make(woad_vm *vm, struct Instance *instance, uint32_t nvars, uint32_t nliterals) {
  Links *links = mem_object(vm, Links, TYPE_LINKS);
  links->instance = instance;
  links->owner = VALUE_FALSE;
  links->nvars = nvars;
  links->nliterals = nliterals;
  links->vars = mem_alloc(vm, (size_t)nvars * sizeof(Variable *) + 1);
  links->literals = mem_alloc(vm, (size_t)nliterals * sizeof(woad_value) + 1);
  for (uint32_t i = 0; i < nliterals; i++) links->literals[i] = VALUE_NONE;
  return links;
}

woad_value code_closure_make(woad_vm *vm, Code *code, Links *links) {
  Closure *closure = mem_object(vm, Closure, TYPE_CLOSURE);
  closure->code = code;
  closure->links = links;
  return object_value(closure);
}

const CodeSource *code_source_at(const Code *code, uint32_t pc) {
  uint32_t low = 0, high = code->nsources;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (code->sources[middle].pc < pc) low = middle + 1;
    else high = middle;
  }
  return low == 0 ? NULL : &code->sources[low - 1];
}

bool code_is_proper_name(woad_value name) { return value_is_symbol(name) && symbol_text(name)[0] != '['; }

/* The path of a place as names show it: its last MOST characters after dots, or all of it when it is no longer than that. */
static const char *short_path(woad_vm *vm, woad_value path, size_t most) {
  woad_value text = value_is_string(path) ? path : string_from_utf8(vm, path_bytes(path));
  const String *whole = string_of(text);
  if (whole->length <= most) return string_to_utf8(vm, whole, NULL);
  const char *end = string_to_utf8(vm, string_copy_range(vm, whole, whole->length - most, whole->length), NULL);
  return raise_text(vm, "...%s", end);
}

woad_value code_shown_name(woad_vm *vm, Code *code) {
  if (code_is_proper_name(code->name)) return code->name;
  code_force(vm, code);
  if (!value_is_vector(code->source) || vector_of(code->source)->length != 5) return VALUE_FALSE;
  const woad_value *place = vector_of(code->source)->items;
  if (!value_has_type(place[0], TYPE_PATH) && !value_is_string(place[0])) return VALUE_FALSE;
  bool core_form = code->name == VALUE_FALSE, has_line = value_is_fixnum(place[1]) && value_is_fixnum(place[2]);
  if (core_form && !has_line && !value_is_fixnum(place[3])) return VALUE_FALSE;
  const char *path = short_path(vm, place[0], core_form ? 19 : 20);
  return symbol_intern(vm, has_line ? raise_text(vm, "%s:%D:%D", path, place[1], place[2])
                                    : raise_text(vm, "%s::%D", path, place[3]));
}
