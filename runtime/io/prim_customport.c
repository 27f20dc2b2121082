/* SPDX-License-Identifier: MIT
 * prim_customport.c: making ports of procedures. Source: Reference, "Custom Ports". */
#include "runtime/data/number.h"
#include "runtime/io/customport.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

/* Argument POS, #f when it is not given. */
static woad_value given(int pos, ARGS) { return pos < argc ? argv[pos] : VALUE_FALSE; }

static bool takes(woad_vm *vm, woad_value v, int n) { return call_is_procedure(vm, v) && call_arity_includes(vm, v, n); }

/* Argument POS is a procedure of N arguments. OR_FALSE: or #f, or missing. */
static void check_procedure(woad_vm *vm, int pos, ARGS, int n, bool or_false, const char *expected) {
  woad_value v = given(pos, argc, argv);
  if (!(or_false && v == VALUE_FALSE) && !takes(vm, v, n)) raise_argument_value(vm, NULL, expected, v);
}

/* count-lines!, the first position and buffer-mode stand at POS and after. */
static void check_rest(woad_vm *vm, int pos, ARGS, bool or_false) {
  if (pos < argc)
    check_procedure(vm, pos, argc, argv, 0, or_false,
                    or_false ? "(or/c (procedure-arity-includes/c 0) #f)" : "(procedure-arity-includes/c 0)");
  woad_value start = pos + 1 < argc ? argv[pos + 1] : fixnum_make(1), mode = given(pos + 2, argc, argv);
  bool is_positive = number_is_exact_integer(start) && !number_is_negative(start) && start != fixnum_make(0);
  if (!is_positive && start != VALUE_FALSE && !takes(vm, start, 0) && !port_is_input(vm, start) && !port_is_output(vm, start))
    raise_argument_value(vm, NULL, "(or/c exact-positive-integer? port? #f (procedure-arity-includes/c 0))", start);
  if (mode != VALUE_FALSE && !(takes(vm, mode, 0) && takes(vm, mode, 1)))
    raise_argument_value(vm, NULL, "(or/c #f (and/c (procedure-arity-includes/c 0)\n"
                                   "                            (procedure-arity-includes/c 1)))", mode);
}

static void take_rest(woad_value *procs, int pos, ARGS) {
  procs[CUSTOM_COUNT_LINES] = given(pos, argc, argv);
  procs[CUSTOM_POSITION] = pos + 1 < argc ? argv[pos + 1] : fixnum_make(1);
  procs[CUSTOM_BUFFER_MODE] = given(pos + 2, argc, argv);
}

static woad_value finish_port(woad_vm *vm, Port *port) {
  woad_value start = customport_procedure(port, CUSTOM_POSITION);
  if (value_is_fixnum(start)) port->offset = fixnum_value(start) - 1;
  return port_arg_counted(vm, port);
}

static void check_input(woad_vm *vm, ARGS) {
  bool reads_port = port_is_input(vm, argv[1]), peeks_port = port_is_input(vm, argv[2]);
  if (!reads_port) check_procedure(vm, 1, argc, argv, 1, false, "(or/c (procedure-arity-includes/c 1) input-port?)");
  if (!peeks_port) check_procedure(vm, 2, argc, argv, 3, true, "(or/c (procedure-arity-includes/c 3) input-port? #f)");
  check_procedure(vm, 3, argc, argv, 0, false, "(procedure-arity-includes/c 0)");
  check_procedure(vm, 4, argc, argv, 0, true, "(or/c (procedure-arity-includes/c 0) #f)");
  check_procedure(vm, 5, argc, argv, 3, true, "(or/c (procedure-arity-includes/c 3) #f)");
  check_procedure(vm, 6, argc, argv, 0, true, "(or/c (procedure-arity-includes/c 0) #f)");
  check_rest(vm, 7, argc, argv, true);
  woad_value progress = given(4, argc, argv), commit = given(5, argc, argv);
  if (peeks_port && !reads_port)
    raise_fields(vm, "make-input-port", "read argument is not an input port, but peek argument is a port", "read argument", argv[1],
                 "peek argument", argv[2], NULL);
  if (reads_port && !peeks_port)
    raise_fields(vm, "make-input-port", "read argument is an input port, but peek argument is not a port", "read argument", argv[1],
                 "peek argument", argv[2], NULL);
  if (argv[2] == VALUE_FALSE && progress != VALUE_FALSE)
    raise_fields(vm, "make-input-port", "peek argument is #f, but progress-evt argument is not", "progress-evt argument", progress,
                 NULL);
  if (progress == VALUE_FALSE && commit != VALUE_FALSE)
    raise_fields(vm, "make-input-port", "progress-evt argument is #f, but commit argument is not", "commit argument", commit, NULL);
  if (commit == VALUE_FALSE && progress != VALUE_FALSE)
    raise_fields(vm, "make-input-port", "commit argument is #f, but progress-evt argument is not", "progress-evt argument",
                 progress, NULL);
}

PRIM("make-input-port", make_input_port, 4, 10, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(name : any/c) (read-in : (or/c procedure? input-port?)) (peek : (or/c procedure? input-port? #f))"
     " (close : (-> any)) [get-progress-evt commit get-location count-lines! init-position buffer-mode] -> input-port?",
     "An input port made of procedures.")
{
  check_input(vm, argc, argv);
  woad_value procs[CUSTOM_SLOTS];
  for (int i = 0; i < CUSTOM_SLOTS; i++) procs[i] = VALUE_FALSE;
  for (int i = CUSTOM_READ; i <= CUSTOM_LOCATION; i++) procs[i] = given(i + 1, argc, argv);
  take_rest(procs, 7, argc, argv);
  return finish_port(vm, customport_make_input(vm, argv[0], procs));
}

static void check_output(woad_vm *vm, ARGS) {
  if (!sync_is_evt(vm, argv[1])) raise_argument_value(vm, NULL, "evt?", argv[1]);
  if (!port_is_output(vm, argv[2]))
    check_procedure(vm, 2, argc, argv, 5, false, "(or/c output-port? (procedure-arity-includes/c 5))");
  check_procedure(vm, 3, argc, argv, 0, false, "(procedure-arity-includes/c 0)");
  woad_value special = given(4, argc, argv), write_evt = given(5, argc, argv), special_evt = given(6, argc, argv);
  if (!port_is_output(vm, special))
    check_procedure(vm, 4, argc, argv, 3, true, "(or/c #f output-port? (procedure-arity-includes/c 3))");
  check_procedure(vm, 5, argc, argv, 3, true, "(or/c #f (procedure-arity-includes/c 3))");
  check_procedure(vm, 6, argc, argv, 1, true, "(or/c #f (procedure-arity-includes/c 1))");
  check_procedure(vm, 7, argc, argv, 0, true, "(or/c #f (procedure-arity-includes/c 0))");
  check_rest(vm, 8, argc, argv, false);
  if (special == VALUE_FALSE && special_evt != VALUE_FALSE)
    raise_fields(vm, "make-output-port", "write-special argument is #f, but get-write-special-evt argument is not",
                 "get-write-special-evt argument", special_evt, NULL);
  if (special_evt == VALUE_FALSE && write_evt != VALUE_FALSE && special != VALUE_FALSE)
    raise_fields(vm, "make-output-port",
                 "get-write-special-evt argument is #f, but get-write-evt argument is not, and write-special argument is not",
                 "get-write-evt argument", write_evt, "get-write-special-evt argument", special_evt, NULL);
}

PRIM("make-output-port", make_output_port, 4, 11, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(name : any/c) (evt : evt?) (write : (or/c procedure? output-port?)) (close : (-> any))"
     " [write-special get-write-evt get-write-special-evt get-location count-lines! init-position buffer-mode]"
     " -> output-port?", "An output port made of procedures.")
{
  check_output(vm, argc, argv);
  woad_value procs[CUSTOM_SLOTS];
  for (int i = 0; i < CUSTOM_SLOTS; i++) procs[i] = VALUE_FALSE;
  procs[CUSTOM_WRITE] = argv[2];
  procs[CUSTOM_EVT] = argv[1];
  procs[CUSTOM_CLOSE] = argv[3];
  procs[CUSTOM_WRITE_SPECIAL] = given(4, argc, argv);
  procs[CUSTOM_WRITE_EVT] = given(5, argc, argv);
  procs[CUSTOM_SPECIAL_EVT] = given(6, argc, argv);
  procs[CUSTOM_LOCATION] = given(7, argc, argv);
  take_rest(procs, 8, argc, argv);
  return finish_port(vm, customport_make_output(vm, argv[0], procs));
}

PRIM_MODULE("#%woad")

PRIM("peek-by-reading!", peek_by_reading_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(in : input-port?) (ahead? : any/c) -> void?",
     "From now on IN, made by make-input-port without a peek procedure, may read special values; unless AHEAD? it reads no more"
     " than is asked for.")
{
  Port *port = port_arg_input(vm, 0, argc, argv);
  port->keeps_specials = true;
  if (argv[1] == VALUE_FALSE) port->mode = PORT_MODE_NONE;
  return VALUE_VOID;
}
