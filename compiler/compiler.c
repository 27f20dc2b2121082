/* SPDX-License-Identifier: MIT
 * compiler.c: the order of the passes, and units of any size: bodies are emitted in chunks, each a procedure of its own, so
 * that no code outgrows what its parts may be. */
#include "compiler/compiler.h"

#include "compiler/code_read.h"
#include "compiler/dump.h"
#include "compiler/emit.h"
#include "compiler/known.h"
#include "compiler/pass.h"

enum { CHUNK_BODIES = 128, CHUNK_NODES = 4000, OPTIMISE_ROUNDS = 2 };

typedef struct { uint32_t nodes, limit; } NodeCount;

static void *count_node(woad_vm *vm, void *ctx, void *node) {
  NodeCount *count = ctx;
  const Ir *ir = node;
  if (++count->nodes > count->limit) return NULL;
  if (ir->kind == IR_LAMBDA) deep_walk(vm, count_node, ctx, ir->lambda->body);
  for (uint32_t i = 0; i < ir->nclauses; i++) deep_walk(vm, count_node, ctx, ir->clauses[i].rhs);
  for (uint32_t i = 0; i < ir->nkids; i++) deep_walk(vm, count_node, ctx, ir->kids[i]);
  return NULL;
}

/* End of the chunk that begins at body FIRST. */
static uint32_t chunk_end(woad_vm *vm, const IrUnit *unit, uint32_t first) {
  NodeCount count = {0, CHUNK_NODES};
  uint32_t end = first;
  while (end < unit->nbodies && end - first < CHUNK_BODIES && count.nodes < CHUNK_NODES)
    deep_walk(vm, count_node, &count, unit->bodies[end++]);
  return end;
}

static void run_passes(woad_vm *vm, IrUnit *unit, bool optimise) {
  ir_check(vm, unit);
  dump_unit(vm, unit, "lower");
  pass_mutated_run(vm, unit);
  pass_letrec_run(vm, unit);
  dump_unit(vm, unit, "letrec");
  for (int round = 0; optimise && round < OPTIMISE_ROUNDS; round++) {
    pass_mutated_run(vm, unit);
    pass_inline_run(vm, unit);
    dump_unit(vm, unit, "inline");
    pass_mutated_run(vm, unit);
    pass_fold_run(vm, unit);
    dump_unit(vm, unit, "fold");
  }
  pass_mutated_run(vm, unit);
  known_set_links(vm, unit);
  pass_loop_run(vm, unit);
  ir_check(vm, unit);
}

Code *compiler_compile_unit(woad_vm *vm, IrUnit *unit, bool optimise) {
  run_passes(vm, unit, optimise);
  Code **chunks = NULL;
  uint32_t nchunks = 0, room = 0, first = 0;
  do {
    uint32_t end = chunk_end(vm, unit, first);
    PassFn *fn = pass_close_run(vm, unit, first, end);
    Code *code = emit_chunk(vm, unit, fn, first, end, end == unit->nbodies);
    DEEP_PUSH(vm, chunks, nchunks, room, code);
    first = end;
  } while (first < unit->nbodies);
  Code *top = nchunks == 1 ? chunks[0] : emit_sequence(vm, unit, chunks, nchunks);
  return top;
}

void compiler_boot(woad_vm *vm) { vm->hooks.decode_code = code_read_decode; }
