/* SPDX-License-Identifier: MIT
 * prim_logger.c: loggers as named objects. There are no receivers yet, so no level is ever wanted and messages go nowhere.
 * Source: Reference, "Logging". */
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

typedef struct { Header header; woad_value name, parent; } Logger;

static bool is_level(woad_vm *vm, woad_value v) {
  return v == vm->sym.fatal || v == vm->sym.error || v == vm->sym.warning || v == vm->sym.info || v == vm->sym.debug;
}

PRIM("make-logger", make_logger, 0, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "[topic : (or/c symbol? #f)] [parent : (or/c logger? #f)] (propagate : any/c) ... -> logger?", "A fresh logger.")
{
  Logger *logger = mem_object(vm, Logger, TYPE_LOGGER);
  logger->name = arg_given(0, argc) ? argv[0] : VALUE_FALSE;
  logger->parent = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  if (logger->name != VALUE_FALSE) arg_symbol(vm, 0, argc, argv);
  return object_value(logger);
}

PRIM("logger?", logger_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a logger.")
{
  return value_bool(value_has_type(argv[0], TYPE_LOGGER));
}

PRIM("logger-name", logger_name, 1, 1, PF_RAISES, RIGHTS_NONE, "(logger : logger?) -> (or/c symbol? #f)", "LOGGER's default topic.")
{
  return VALUE_AS(Logger, arg_type(vm, 0, argc, argv, TYPE_LOGGER, "logger?"))->name;
}

PRIM("log-level?", log_level_p, 2, 3, PF_READS | PF_RAISES, RIGHT_LOG, "(logger : logger?) (level : log-level/c) [topic : (or/c symbol? #f)] -> boolean?",
     "Whether somebody listens.")
{
  arg_type(vm, 0, argc, argv, TYPE_LOGGER, "logger?");
  if (!is_level(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c 'fatal 'error 'warning 'info 'debug)");
  return VALUE_FALSE;
}

PRIM("log-max-level", log_max_level, 1, 2, PF_READS | PF_RAISES, RIGHT_LOG, "(logger : logger?) [topic : (or/c symbol? #f)] -> (or/c log-level/c #f)",
     "The most detailed level that somebody listens to.")
{
  arg_type(vm, 0, argc, argv, TYPE_LOGGER, "logger?");
  return VALUE_FALSE;
}

PRIM("log-message", log_message, 3, 6, PF_WRITES | PF_RAISES, RIGHT_LOG,
     "(logger : logger?) (level : log-level/c) [topic : (or/c symbol? #f)] (message : string?) [data : any/c] [prefix? : any/c] -> void?",
     "Sends MESSAGE to those who listen.")
{
  arg_type(vm, 0, argc, argv, TYPE_LOGGER, "logger?");
  if (!is_level(vm, argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c 'fatal 'error 'warning 'info 'debug)");
  return VALUE_VOID;
}
