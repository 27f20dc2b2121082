/* SPDX-License-Identifier: MIT
 * vm.h: the session record. Everything a session owns hangs off it; it is the only permanent root. */
#ifndef RUNTIME_BASE_VM_H
#define RUNTIME_BASE_VM_H

#include "runtime/base/mem.h"
#include "runtime/base/value.h"

struct Thread;
struct Segment;
struct Sched;
struct Catch;
struct CStack;
struct NestingCall;
struct PrimRow;
struct Instance;
struct IoState;
struct ExpanderState;
struct SyntaxState;
struct Links;
struct Buf;
struct Code;
struct EqualProgress;
struct Recorder;
struct EqualHashProgress;
struct EvtOps;
struct Logger;

/* What runs in a native frame when results arrive (runtime/vm/call.h). */
typedef woad_value (*CallThenFn)(woad_vm *vm, woad_value *slots, int n, woad_value *vals);

/* Well-known symbols: vm->sym.lambda */
struct Sym {
#define SYMBOL(name, text) woad_value name;
#include "runtime/base/symbols.def"
#undef SYMBOL
};

/* Exception struct types: vm->exn.fail_contract */
struct Exn {
#define EXN(name, super, owner, text, nfields, ...) woad_value name;
#include "runtime/base/exn.def"
#undef EXN
};

/* Parameters that C code reads: vm->param.current_output_port */
struct Param {
#define PARAMETER(name, text) woad_value name;
#include "runtime/base/param.def"
#undef PARAMETER
};

/* Well-known struct type properties: vm->prop.procedure */
struct Props {
#define PROPERTY(name, text) woad_value name;
#define PROPERTY_OF(name, text, module) woad_value name;
#include "runtime/base/props.def"
#undef PROPERTY
#undef PROPERTY_OF
};

/* Mark keys and tags that the VM itself uses. */
struct ControlKeys {
  woad_value parameterization, break_enabled, exception_handler, default_prompt_tag, barrier_prompt_tag, root_prompt_tag,
      error_adjuster;
};

/* Why report_nested_raise is called. */
typedef enum { RAISED_BY_HANDLER, RAISED_BY_DISPLAY, RAISED_BY_ESCAPE, HANDLER_RETURNED } NestedRaise;

/* Calls upward. A hook is set once at boot and never NULL afterwards. */
struct Hooks {
  void (*out_of_memory)(woad_vm *vm, size_t nbytes) __attribute__((noreturn));
  /* io/print.c: value as `write`, `display` or `print` text for messages, in UTF-8 cut at max_chars */
  const char *(*value_to_message)(woad_vm *vm, woad_value v);
  /* the same without holes (io/message.c); runs language code where that may run */
  const char *(*value_to_text)(woad_vm *vm, woad_value v);
  /* expander: the syntax literal at POS of LINKS, decoded and shifted for that instance */
  woad_value (*syntax_literal)(woad_vm *vm, struct Links *links, size_t pos);
  /* expander: text that tells which module's body LINKS are of ("top-level": none) */
  const char *(*body_name)(woad_vm *vm, const struct Links *links);
  /* expander: srcloc prefix text of a syntax object or "" */
  const char *(*syntax_location)(woad_vm *vm, woad_value stx);
  /* expander: whether V is a syntax object with a symbol */
  bool (*is_identifier)(woad_value v);
  /* datum equality and hashing of expander types */
  bool (*other_equal)(woad_vm *vm, woad_value a, woad_value b, bool *decided);
  /* prints a value of a type that io/ does not know; mode as in print.h; false: not known either */
  bool (*other_print)(woad_vm *vm, woad_value v, struct Buf *out, int mode);
  /* Expander's answers for expander/syntax and expander/read, which lie below it. Unlike the others these may be NULL
   * (before the expander has booted): then phase 0, no origin, no inspector. */
  int (*current_expand_phase)(woad_vm *vm);          /* phase of the running expansion; 0 outside */
  woad_value (*current_origin)(woad_vm *vm);         /* stamp of the module whose transformer is running, or VALUE_FALSE */
  woad_value (*current_code_key)(woad_vm *vm);       /* spec/taints.md section 3, rules 1 and 2; else VALUE_FALSE */
  bool (*current_code_is_lenient)(woad_vm *vm);      /* whether the project has the lenient switch on for that code */
  woad_value (*current_introduction)(woad_vm *vm);   /* macro scope of the running transformer, or VALUE_FALSE */
  /* the module name resolver: PATH (no mpi) against the resolved name RELATIVE_TO or VALUE_FALSE; may run language code */
  /* the compiled code after #~ on the port IN; boot/compiledport.c */
  woad_value (*read_compiled)(woad_vm *vm, woad_value in);
  /* after a module was declared under NAME (a resolved name); may run language code. boot/resolver.c */
  void (*module_declared)(woad_vm *vm, woad_value name);
  woad_value (*module_resolve)(woad_vm *vm, woad_value path, woad_value relative_to, woad_value stx, bool load);
  /* provides of the module MPI at LEVEL: eq hash symbol -> Binding (relative to the module's self), VALUE_FALSE: unknown */
  woad_value (*bulk_provides)(woad_vm *vm, woad_value mpi, woad_value mode);
  /* reader extensions: the procedure NAME (symbol) of the reader module of #lang LANG or #reader PATH; KIND 'l' or 'r';
   * current-reader-guard is asked about the path */
  woad_value (*reader_extension)(woad_vm *vm, int kind, woad_value module_path, woad_value name, woad_value stx);
  /* expander: the module of an instance as messages name it */
  const char *(*instance_label)(woad_vm *vm, struct Instance *instance);
  /* io/: object-name of ports, regexps and others */
  woad_value (*object_name)(woad_vm *vm, woad_value v);
  /* main/: before the process ends through exit; may be NULL */
  void (*at_exit)(woad_vm *vm);
  void (*main_ended)(woad_vm *vm); /* the main thread was killed: ends the process */
  /* thread/sched.c: a safe point (fuel is out): may switch threads; the caller reloads vm->thread */
  void (*sched_poll)(woad_vm *vm);
  /* thread/sched.c: the running thread cannot go on (blocked or finished): switches to another */
  void (*sched_leave)(woad_vm *vm);
  /* thread/sched.c: raises the running thread's pending break when breaks are enabled; answers like a primitive, void */
  woad_value (*check_break)(woad_vm *vm);
  /* thread/sched.c: whether a break waits for the running thread and may be raised; raises it, where the work cannot go on */
  bool (*has_break)(woad_vm *vm);
  void (*raise_break)(woad_vm *vm) __attribute__((noreturn));
  /* thread/sched.c: breaks and, on a C stack that is not the base, other threads get their turn */
  void (*safe_point_in_c)(woad_vm *vm);
  /* thread/thread.c: the running thread's body returned */
  void (*thread_done)(woad_vm *vm);
  /* thread/nesting.c: runs a primitive that may run language code above its C frame, on a pooled C stack. On return
   * vm->thread, perhaps another one, goes on with its answer. */
  void (*run_nesting)(woad_vm *vm, struct NestingCall *call);
  /* thread/stack.c: before a longjmp to a frame on TARGET (NULL: the base stack), and where it lands */
  void (*stack_unwind_to)(woad_vm *vm, struct CStack *target);
  void (*stack_landed)(woad_vm *vm);
  /* thread/stack.c: little is left of the running C stack; run FN on a fresh one */
  bool (*stack_is_low)(woad_vm *vm);
  woad_value (*call_fresh)(woad_vm *vm, woad_value (*fn)(woad_vm *vm, void *arg), void *arg);
  /* hash that goes with other_equal; false: by identity. May be NULL. */
  bool (*other_hash)(woad_vm *vm, woad_value v, uint32_t *hash);
  /* prim/prim_equal.c: prop:equal+hash; PROCS is the property's value; both may run language code above C frames */
  bool (*equal_custom)(woad_vm *vm, woad_value procs, woad_value a, woad_value b, struct EqualProgress *progress);
  uint32_t (*hash_custom)(woad_vm *vm, woad_value procs, woad_value v, struct EqualHashProgress *progress);
  /* prim/prim_impersonator.c: a plain value with the parts that an impersonator shows (the base of one of a procedure or
   * the like), and what a structure with prop:impersonator-of stands for; both nest */
  woad_value (*impersonator_copy)(woad_vm *vm, woad_value v);
  woad_value (*impersonated)(woad_vm *vm, woad_value v);
  /* prim/runtime_boot.c: the value of current-inspector */
  woad_value (*current_inspector)(woad_vm *vm);
  /* io/prim_security.c: a primitive uses rights that the session does not hold without further questions: VALUE_NONE, it may run,
   * or the answer of asking, after which it is applied again; raises when the session does not hold them at all */
  woad_value (*ask_guards)(woad_vm *vm, const struct PrimRow *row, int argc, woad_value *argv);
  /* compiler/code_read.c: decodes and verifies a lazy Code in place, or raises exn:fail:read */
  void (*decode_code)(woad_vm *vm, struct Code *code);
  /* io/: closes a port whose custodian is shut down; set with the first registered port */
  void (*close_port)(woad_vm *vm, woad_value port);
  void (*flush_port)(woad_vm *vm, woad_value port);
  /* io/: ends a process, closes a listener or socket whose custodian is shut down */
  void (*end_managed)(woad_vm *vm, woad_value v);
  /* thread/prim_custodian.c: hands ready wills to their executors */
  void (*sort_wills)(woad_vm *vm);
  /* io/: a line of UTF-8 text to the standard output (1) or error (2) */
  void (*write_standard)(woad_vm *vm, int fd, const char *text);
  /* io/: writes out what the standard output and error ports hold back */
  void (*flush_standard)(woad_vm *vm);
  /* io/prim_error.c: V was raised while ORIGINAL was being handled: reports both and escapes; answers like a primitive */
  woad_value (*report_nested_raise)(woad_vm *vm, NestedRaise why, woad_value v, woad_value original);
  /* prim/number_hooks.c: raises exn:fail:contract:divide-by-zero with TEXT, for arithmetic without a result */
  void (*undefined_result)(woad_vm *vm, const char *text) __attribute__((noreturn));
};

struct woad_vm {
#define VM_FIELD(type, name, doc) type name;
/* arrays are written TYPE, name[N] */
#include "runtime/base/vm_fields.def"
#undef VM_FIELD
};

/* Charges fuel for N units of work that is not O(1) (about 64 bytes or one element each). Breaks and thread switches
 * come at the next safe point. */
static inline void vm_charge(woad_vm *vm, size_t units) { vm->fuel -= (int64_t)units; }
/* For primitives that may work for more than some milliseconds: raises a break that has come, which ends them. Where this is called
 * nothing may be held that must be released. */
static inline void vm_poll_break(woad_vm *vm) {
  if (UNLIKELY(vm->interrupt != 0) && vm->hooks.has_break(vm)) vm->hooks.raise_break(vm);
}

#endif
