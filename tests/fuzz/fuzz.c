/* SPDX-License-Identifier: MIT
 * fuzz.c: see fuzz.h. Sessions are cheap beside the sanitizers, but not free: one serves many inputs. What an input leaves behind
 * (declared modules, interned symbols) goes with it. */
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "expander/boot/embed.h"
#include "expander/boot/loader.h"
#include "expander/boot/wofile.h"
#include "expander/common/modpath.h"
#include "expander/expand/eval.h"
#include "expander/lower/compiled.h"
#include "include/woad.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"
#include "runtime/io/port.h"
#include "runtime/io/print.h"
#include "runtime/thread/sched.h"
#include "runtime/vm/exn.h"
#include "runtime/vm/op.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"

enum { INPUTS_A_SESSION = 2000, POLLS_MAX = 20, POLLS_END = 400, FUEL = 20000 };

static const FuzzTarget *const targets[] = { &target_reader, &target_module, &target_top, &target_code, &target_syntax };

const FuzzTarget *fuzz_find(const char *name) {
  for (size_t i = 0; name && i < sizeof targets / sizeof *targets; i++)
    if (strcmp(targets[i]->name, name) == 0) return targets[i];
  return NULL;
}

/* --- the session --- */

static woad_vm *session;
static unsigned serial;
static int polls;
static bool is_spoilt; /* the session was left at no safe point */
static void (*real_poll)(woad_vm *vm), (*real_leave)(woad_vm *vm);

unsigned fuzz_serial(void) { return serial; }

/* A break when the budget is spent; who does not heed it is thrown out. */
static void poll_with_budget(woad_vm *vm) {
  if (++polls > POLLS_MAX) sched_signal_break(vm, 0);
  if (polls > POLLS_END) {
    is_spoilt = true;
    catch_raise(vm, VALUE_FALSE);
  }
  real_poll(vm);
  vm->fuel = FUEL;
}

/* Nothing that an input may wait for ever comes. */
static void leave_with_break(woad_vm *vm) {
  sched_signal_break(vm, 0);
  polls += POLLS_MAX;
  if (polls > POLLS_END) {
    is_spoilt = true;
    catch_raise(vm, VALUE_FALSE);
  }
  real_leave(vm);
}

static void open_session(const FuzzTarget *target) {
  const char *collects = getenv("FUZZ_COLLECTS");
  woad_options options = { .collects_dir = collects, .single_threaded = true };
  session = woad_open(&options);
  if (!session || (target->language && !woad_require(session, target->language))) {
    fprintf(stderr, "fuzz: no session: %s\n", session ? woad_error_message(session) : "");
    exit(1);
  }
  woad_value nowhere = port_open_output_bytes(session, VALUE_FALSE);
  port_close(session, nowhere);
  param_set(session, session->param.current_output_port, nowhere);
  param_set(session, session->param.current_error_port, nowhere);
  real_poll = session->hooks.sched_poll;
  real_leave = session->hooks.sched_leave;
  session->hooks.sched_poll = poll_with_budget;
  session->hooks.sched_leave = leave_with_break;
}

typedef struct { const FuzzTarget *target; const uint8_t *data; size_t n; } Input;

static woad_value run_input(woad_vm *vm, void *arg) {
  const Input *input = arg;
  input->target->run(vm, input->data, input->n);
  return VALUE_VOID;
}

bool fuzz_try(woad_vm *vm, CatchFn fn, void *arg) {
  woad_value result;
  return catch_call(vm, fn, arg, &result);
}

void fuzz_run(const FuzzTarget *target, const uint8_t *data, size_t n) {
  if (!session) open_session(target);
  polls = 0;
  session->fuel = FUEL;
  (void)fuzz_try(session, run_input, &(Input){ target, data, n });
  if (++serial % INPUTS_A_SESSION != 0 && !is_spoilt) return;
  if (is_spoilt) fprintf(stderr, "fuzz: a budget was not heeded\n");
  else woad_close(session);
  is_spoilt = false;
  session = NULL;
}

/* --- what targets do --- */

woad_value fuzz_roots(woad_vm *vm) { return pair_make(vm, path_from_cstring(vm, "/nowhere/"), VALUE_NULL); }

void fuzz_print(woad_vm *vm, woad_value v) {
  Buf out;
  buf_init(&out);
  print_value(vm, v, PRINT_WRITE, 0, &out);
}

typedef struct { woad_value proc; int argc; const woad_value *argv; } Apply;

static woad_value apply(woad_vm *vm, void *arg) {
  const Apply *call = arg;
  return value_bool(embed_apply(vm, EMBED_RECORD, call->proc, call->argc, call->argv, NULL, NULL));
}

void fuzz_apply(woad_vm *vm, woad_value proc, int argc, const woad_value *argv) {
  uint64_t rights = vm->rights;
  polls = 0;
  vm->rights = RIGHTS_NONE;
  (void)fuzz_try(vm, apply, &(Apply){ proc, argc, argv });
  vm->rights = rights;
}

static bool is_trusting(const Code *code) {
  for (uint32_t pc = 0; pc < code->nwords;) {
    OpDecoded ins = op_decode(code->words, pc);
    if (ins.op == OP_UNSAFE_CAR || ins.op == OP_UNSAFE_CDR) return true;
    pc += (uint32_t)ins.length;
  }
  return false;
}

bool fuzz_decode(woad_vm *vm, Code *code) {
  code_force(vm, code);
  if (is_trusting(code)) return false;
  for (uint32_t i = 0; i < code->nconsts; i++)
    if (value_has_type(code->consts[i], TYPE_CODE) && !fuzz_decode(vm, VALUE_AS(Code, code->consts[i]))) return false;
  return true;
}

/* --- inputs --- */

typedef struct { const FuzzTarget *target; const char *file; FuzzGive give; } Seed;

static woad_value make_seeds(woad_vm *vm, void *arg) {
  const Seed *seed = arg;
  woad_value path = path_complete(vm, path_from_cstring(vm, seed->file), path_from_cstring(vm, fs_current_directory(vm)));
  woad_value name = modpath_resolved(vm, path), roots = pair_make(vm, path_directory_of(vm, path), VALUE_NULL);
  param_set(vm, vm->param.current_module_declare_name, name);
  Namespace *ns = namespace_current(vm);
  Compiled *compiled = compiled_of(eval_compile(vm, ns, loader_read_module(vm, path)));
  param_set(vm, vm->param.current_module_declare_name, VALUE_FALSE);
  seed->target->seed(vm, compiled_write(vm, compiled, roots), seed->give);
  return VALUE_VOID;
}

void fuzz_seed(const FuzzTarget *target, const char *file, FuzzGive give) {
  if (!session) open_session(target);
  Seed seed = { target, file, give };
  polls = -1000000;
  if (!fuzz_try(session, make_seeds, &seed)) {
    const char *why = exn_is_exn(session, session->caught_value) ? exn_message(session, session->caught_value) : "";
    fprintf(stderr, "fuzz: cannot compile %s: %s\n", file, why);
    exit(1);
  }
}

static unsigned next_random(unsigned *state) {
  *state = *state * 1664525 + 1013904223;
  return *state >> 8;
}

/* Whether words of code may stand at DATA: the first bytes of three are opcodes. */
static bool looks_like_code(const uint8_t *data) { return data[0] < OP_COUNT && data[4] < OP_COUNT && data[8] < OP_COUNT; }

void fuzz_change(uint8_t *data, size_t n, unsigned seed) {
  enum { SMALL = 64, SMALL_COUNT = 128, TRIES = 64 };
  unsigned state = seed;
  if (n < 16) return;
  for (unsigned changes = 1 + next_random(&state) % 3; changes > 0; changes--) {
    size_t at = next_random(&state) % n, other = next_random(&state) % (n - 12);
    switch (next_random(&state) % 6) {
    case 0: data[at] = (uint8_t)next_random(&state); break;
    case 1: data[at] ^= (uint8_t)(1 << next_random(&state) % 8); break;
    case 2: /* a number below 128, or a position */
      for (int i = 0; i < TRIES && (data[at] < SMALL || data[at] >= SMALL + SMALL_COUNT); i++) at = next_random(&state) % n;
      data[at] = (uint8_t)(SMALL + (data[at] - SMALL + (next_random(&state) % 2 ? 1 : (int)(next_random(&state) % SMALL_COUNT))) % SMALL_COUNT);
      break;
    case 3: { /* as many bytes from elsewhere */
      size_t length = 1 + next_random(&state) % 12;
      if (at + length <= n) memmove(data + at, data + other, length);
      break;
    }
    default: /* a word of code: another operation, another operand, or a word from elsewhere */
      for (int i = 0; i < TRIES && !looks_like_code(data + other); i++) other = next_random(&state) % (n - 12);
      if (!looks_like_code(data + other)) break;
      switch (next_random(&state) % 4) {
      case 0: data[other] = (uint8_t)(next_random(&state) % OP_COUNT); break;
      case 1: data[other + 1 + next_random(&state) % 3] = (uint8_t)(next_random(&state) % 12); break;
      case 2: memcpy(data + other, data + other + 4, 4); break;
      default: memcpy(data + other + 4, data + other + 4 * (next_random(&state) % 3), 4); break;
      }
    }
  }
}
