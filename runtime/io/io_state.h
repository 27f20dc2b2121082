/* SPDX-License-Identifier: MIT
 * io_state.h: what io/ keeps for a session. */
#ifndef RUNTIME_IO_IO_STATE_H
#define RUNTIME_IO_IO_STATE_H

#include "runtime/data/struct.h"
#include "runtime/io/port_record.h"

/* Primitives with a fast path that may not nest hand the rest over to these (io_state_slow). */
typedef enum {
#define SLOW(field, name, cname, min, max) SLOW_##field,
#include "runtime/io/slow.def"
#undef SLOW
  SLOW_COUNT
} SlowCall;

struct IoState {
  Port *stdin_port, *stdout_port, *stderr_port;
  Port *empty_input;           /* what a structure reads whose prop:input-port leads to no port */
  Port *empty_output;          /* the same for prop:output-port */
  woad_options options;        /* copied; strings in collected memory */
  woad_value run_file, exec_file, orig_dir; /* paths */
  woad_value collects_dir, addon_dir, config_dir; /* folders; VALUE_FALSE: the usual ones */
  woad_value slow[SLOW_COUNT];
  woad_value display_handler, write_handler, print_handler, read_handler, global_handler; /* the default ones */
  StructType *environment_type; /* opaque; field 0: equal hash, bytes to bytes, in order of setting */
  StructType *date_type, *date_star_type, *converter_type;
  StructType *unquoted_type;    /* unquoted-printing-string */
  woad_value message_handler;   /* default-error-value->string-handler */
  woad_value sync_proc;         /* the primitive sync, VALUE_FALSE until looked up */
  woad_value poll_proc, list_proc; /* sync/timeout and list, likewise */
  woad_value event_maker;       /* of customport.h, likewise */
  woad_value bindings;          /* list of (symbol . value): non-procedures and struct procedures of '#%kernel */
};
typedef struct IoState IoState;

/* Makes vm->io with standard ports and parameters; OPTIONS may be NULL. */
void io_boot(woad_vm *vm, const woad_options *options);
void io_state_boot_ports(woad_vm *vm);
/* Values that '#%kernel exports from here beside primitives and parameters: BIND for each. */
void io_state_each_binding(woad_vm *vm, void (*bind)(woad_vm *vm, const char *name, woad_value value, void *state),
                           void *state);
void io_state_add_binding(woad_vm *vm, const char *name, woad_value value);
/* Tail call of the nesting variant of a primitive. */
woad_value io_state_slow(woad_vm *vm, SlowCall which, int argc, woad_value *argv);
/* Name of the running primitive, for messages. */
const char *io_state_who(woad_vm *vm);
/* (sync EVT), nested. */
woad_value io_state_sync(woad_vm *vm, woad_value evt);
/* The same without waiting: VALUE_NONE when it is not ready. */
woad_value io_state_poll(woad_vm *vm, woad_value evt);
/* An event for those who can only look again later. */
woad_value io_state_soon(woad_vm *vm);
/* The primitive procedure NAME, or VALUE_FALSE. */
woad_value io_state_primitive(woad_vm *vm, const char *name);
/* With the session's recorder: the standard ports are of the kinds (file, terminal) that they were of in the recording. */
void io_state_record_standard(woad_vm *vm);
/* Puts PORT under the current custodian. */
void io_state_register(woad_vm *vm, Port *port);
bool io_state_may_nest(woad_vm *vm);

#endif
