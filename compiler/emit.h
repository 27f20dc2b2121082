/* SPDX-License-Identifier: MIT
 * emit.h: IR to instructions, one Emitter a procedure. Registers: arguments, then variables and temporaries as a stack
 * whose first free register is em->top; a callee's frame is built at the top.
 *
 * E1  a register below top is never written by an expression except as its destination, and that only by the last
 *     instruction which the expression runs (a *fresh* destination holds nothing yet and may be written at any time).
 * E2  an unmutated variable's register never changes while the variable is in scope; mutated variables live in boxes.
 *     So an operand may stay in its variable's register, and a let of such a variable needs no move.
 * E3  whoever pushes registers resets top. */
#ifndef COMPILER_EMIT_H
#define COMPILER_EMIT_H

#include "compiler/deep.h"
#include "compiler/pass.h"
#include "runtime/vm/op.h"

struct Hash;

/* What becomes of an expression's value.
 * REG: one value, to reg.  EFFECT: any number, dropped.  TAIL: returned.  VALUES: exactly count, to reg...
 * VECTOR: any number, as a vector in reg; with count 1: one value as itself, others as a results object. */
typedef enum { DEST_REG, DEST_EFFECT, DEST_TAIL, DEST_VALUES, DEST_VECTOR } DestKind;
typedef struct {
  DestKind kind;
  int32_t reg, count;
  bool fresh;
  int32_t marks;  /* register of the mark set to pop at the end, -1: none */
  int32_t taker;  /* VALUES: operand of BIND_VALUES that says what a wrong number raises */
} Dest;

typedef struct {
  Opcode op;
  bool is_dead;
  int32_t operands[3];   /* of jumps: operands[0] is a label */
  woad_value source;     /* srcloc vector or VALUE_FALSE */
} EmitIns;

typedef struct { int32_t closure, index; IrVar *var; } EmitPatch;

typedef struct Emitter {
  woad_vm *vm;
  IrUnit *unit;
  PassFn *fn;
  EmitIns *ins;
  uint32_t nins, ins_room;
  int32_t *labels;       /* index of the instruction each label stands before, -1: not placed */
  uint32_t nlabels, labels_room;
  woad_value *consts;
  uint32_t nconsts, consts_room;
  struct Hash *const_index;
  EmitPatch *patches;    /* captures to be filled in when the group is complete */
  uint32_t npatches, patches_room;
  int32_t top, nregs;
  woad_value source;     /* of the expression being emitted */
} Emitter;

/* emit.c */
static inline Dest emit_dest(DestKind kind, int32_t reg, int32_t count) {
  Dest dest = {kind, reg, count, false, -1, 0};
  return dest;
}
void emit_expr(Emitter *em, Ir *ir, Dest dest);
/* A register that holds the value: a variable's own, or a fresh one on top. */
int32_t emit_operand(Emitter *em, Ir *ir);
/* Value in a fresh register on top. */
int32_t emit_push(Emitter *em, Ir *ir);
/* Value into REG, which is not fresh. */
void emit_into(Emitter *em, Ir *ir, int32_t reg);
void emit_effect(Emitter *em, Ir *ir);
/* Jumps to LABEL when IR's value is true (WHEN) or false (not WHEN), otherwise goes on. */
void emit_branch(Emitter *em, Ir *ir, int32_t label, bool when);
/* The value is in REG: hands it to DEST. */
void emit_finish(Emitter *em, Dest dest, int32_t reg);
void emit_finish_void(Emitter *em, Dest dest);
/* Register that a value for DEST may be computed into. */
int32_t emit_target(Emitter *em, Dest dest);
/* TAKE, which follows an instruction whose slow path is a call, is never WIDE: whether it can name the target for DEST. */
bool emit_may_take(const Emitter *em, Dest dest);
/* Whether the variable surely has its value. */
bool emit_link_is_defined(const Emitter *em, int32_t pos);
void emit_pop_marks(Emitter *em, Dest dest);
void emit_load_const(Emitter *em, int32_t reg, woad_value v);
/* Registers for a bound variable: boxes it when it is mutated. */
void emit_box_var(Emitter *em, IrVar *var);
bool emit_var_is_local(const Emitter *em, const IrVar *var);
/* Copies body part: unit-level forms [first, end). */
void emit_bodies(Emitter *em, uint32_t first, uint32_t end, bool last);

/* emit_call.c */
void emit_call(Emitter *em, Ir *ir, Dest dest);
/* The result of a call is in REG, or several are on their way: the instruction before is the call. */
void emit_call_result(Emitter *em, Dest dest, int32_t reg, bool marks_taken);
/* First register of an outgoing frame for DEST. */
int32_t emit_frame(Emitter *em, Dest dest);

/* emit_loop.c */
void emit_loop_bind(Emitter *em, PassLoop *loop, Dest dest);
void emit_loop_call(Emitter *em, Ir *ir, PassLoop *loop);

/* emit_prim.c */
/* Inline code for a call of primitive kids[0]; false: there is none. */
bool emit_prim_call(Emitter *em, Ir *ir, Dest dest);
/* Whether the expression surely gives one value, if it gives any; false when that would take long to find out. */
bool emit_gives_one_value(const Ir *ir);
bool emit_prim_branch(Emitter *em, Ir *ir, int32_t label, bool when);

/* emit_lambda.c */
/* Constant of the code of the procedure that IR, a LAMBDA without captures, makes. */
int32_t emit_procedure_const(Emitter *em, Ir *ir);
void emit_lambda(Emitter *em, Ir *ir, Dest dest);
void emit_letrec(Emitter *em, Ir *ir, Dest dest);
/* A procedure of FN, with body parts [first, end) when FN is a chunk. */
struct Code *emit_chunk(woad_vm *vm, IrUnit *unit, PassFn *fn, uint32_t first, uint32_t end, bool last);
/* A code that runs CHUNKS in order. */
struct Code *emit_sequence(woad_vm *vm, IrUnit *unit, struct Code **chunks, uint32_t nchunks);

/* emit_code.c */
void emit_ins(Emitter *em, Opcode op, int32_t a, int32_t b, int32_t c);
int32_t emit_label(Emitter *em);
void emit_place(Emitter *em, int32_t label);
void emit_jump(Emitter *em, Opcode op, int32_t label);
/* A test instruction with its jump: to LABEL when the condition's truth is WHEN. */
void emit_test(Emitter *em, Opcode op, int32_t a, int32_t b, int32_t label, bool when);
int32_t emit_const_index(Emitter *em, woad_value v);
/* Marks registers below COUNT as used. */
void emit_touch(Emitter *em, int32_t count);
Emitter *emit_emitter_make(woad_vm *vm, IrUnit *unit, PassFn *fn);
struct Code *emit_assemble(Emitter *em);

/* peephole.c */
void peephole_run(Emitter *em);

#endif
