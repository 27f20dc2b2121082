/* SPDX-License-Identifier: MIT
 * code.c: making codes, variables and links. Decoding of lazy bodies belongs to the compiler (code_read.c), which sets
 * vm->hooks.decode_code. */
#include "runtime/vm/code.h"

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

static bool accepts(const Code *code, int argc) {
  return code->header.flags & CODE_REST ? argc >= (int)code->nreq : argc == (int)code->nreq;
}

Closure *code_choose_clause(const CaseClosure *cases, int argc) {
  for (uint32_t i = 0; i < cases->nclauses; i++)
    if (accepts(cases->clauses[i]->code, argc)) return cases->clauses[i];
  return NULL;
}
