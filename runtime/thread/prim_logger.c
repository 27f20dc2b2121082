/* SPDX-License-Identifier: MIT
 * prim_logger.c: loggers, messages, receivers. Source: Reference, "Logging". */
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/logger.h"
#include "runtime/thread/sync.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

static const char level_contract[] = "(or/c 'none 'fatal 'error 'warning 'info 'debug)";

static LogLevel level_of(woad_vm *vm, woad_value v) {
  const woad_value names[LEVEL_COUNT] = {vm->sym.none, vm->sym.fatal, vm->sym.error, vm->sym.warning, vm->sym.info, vm->sym.debug};
  int level = 0;
  while (level < LEVEL_COUNT && names[level] != v) level++;
  return (LogLevel)level;
}

static woad_value level_symbol(woad_vm *vm, LogLevel level) {
  const woad_value names[LEVEL_COUNT] = {VALUE_FALSE, vm->sym.fatal, vm->sym.error, vm->sym.warning, vm->sym.info, vm->sym.debug};
  return names[level];
}

static Logger *logger_argument(woad_vm *vm, int pos, ARGS) {
  return VALUE_AS(Logger, arg_type(vm, pos, argc, argv, TYPE_LOGGER, "logger?"));
}

static LogLevel level_argument(woad_vm *vm, int pos, ARGS) {
  LogLevel level = level_of(vm, argv[pos]);
  if (level == LEVEL_COUNT) arg_wrong(vm, pos, argc, argv, level_contract);
  return level;
}

/* A topic to ask about; absent or #f: any. */
static woad_value topic_argument(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc) || argv[pos] == VALUE_FALSE) return VALUE_NONE;
  if (!value_has_type(argv[pos], TYPE_SYMBOL)) arg_wrong(vm, pos, argc, argv, "(or/c #f symbol?)");
  return argv[pos];
}

/* level topic level topic ..., the last level perhaps without a topic, from argument FROM on. */
static woad_value filter_argument(woad_vm *vm, int from, ARGS) {
  woad_value filter = VALUE_NULL;
  for (int i = from; i < argc; i += 2) {
    LogLevel level = level_argument(vm, i, argc, argv);
    woad_value topic = topic_argument(vm, i + 1, argc, argv);
    filter = pair_make(vm, pair_make(vm, topic == VALUE_NONE ? VALUE_FALSE : topic, fixnum_make(level)), filter);
  }
  return filter;
}

PRIM("make-logger", make_logger, 0, -1, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "[topic : (or/c symbol? #f)] [parent : (or/c logger? #f)] [propagate : (or/c log-level/c symbol? #f)] ... -> logger?",
     "A fresh logger, whose messages go on to PARENT as far as the pairs of level and topic let them.")
{
  woad_value name = arg_given(0, argc) ? argv[0] : VALUE_FALSE, parent = arg_given(1, argc) ? argv[1] : VALUE_FALSE;
  if (name != VALUE_FALSE && !value_has_type(name, TYPE_SYMBOL)) arg_wrong(vm, 0, argc, argv, "(or/c symbol? #f)");
  if (parent != VALUE_FALSE && !value_has_type(parent, TYPE_LOGGER)) arg_wrong(vm, 1, argc, argv, "(or/c logger? #f)");
  woad_value filter = filter_argument(vm, 2, argc, argv);
  return object_value(logger_make(vm, name, parent == VALUE_FALSE ? NULL : VALUE_AS(Logger, parent), filter));
}

PRIM("logger?", logger_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a logger.")
{
  return value_bool(value_has_type(argv[0], TYPE_LOGGER));
}

PRIM("logger-name", logger_name, 1, 1, PF_RAISES, RIGHTS_NONE, "(logger : logger?) -> (or/c symbol? #f)", "LOGGER's default topic.")
{
  return logger_argument(vm, 0, argc, argv)->name;
}

PRIM("log-level?", log_level_p, 2, 3, PF_READS | PF_RAISES, RIGHT_LOG, "(logger : logger?) (level : log-level/c) [topic : (or/c symbol? #f)] -> boolean?",
     "Whether anybody listens to LEVEL.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  LogLevel level = level_argument(vm, 1, argc, argv);
  return value_bool(logger_wants(vm, logger, level, topic_argument(vm, 2, argc, argv)));
}

PRIM("log-max-level", log_max_level, 1, 2, PF_READS | PF_RAISES, RIGHT_LOG, "(logger : logger?) [topic : (or/c symbol? #f)] -> (or/c log-level/c #f)",
     "The most detailed level that anybody listens to.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  return level_symbol(vm, logger_max_level(vm, logger, topic_argument(vm, 1, argc, argv)));
}

PRIM("log-all-levels", log_all_levels, 1, 1, PF_READS | PF_RAISES, RIGHT_LOG, "(logger : logger?) -> list?",
     "Levels and topics by turns: what is listened to in general, with #f, then each topic that a receiver names.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  PairBuilder list;
  pair_builder_init(&list);
  pair_builder_add(vm, &list, level_symbol(vm, logger_max_level(vm, logger, VALUE_FALSE)));
  pair_builder_add(vm, &list, VALUE_FALSE);
  for (woad_value l = logger_topics(vm, logger); value_is_pair(l); l = pair_cdr(l)) {
    pair_builder_add(vm, &list, level_symbol(vm, logger_max_level(vm, logger, pair_car(l))));
    pair_builder_add(vm, &list, pair_car(l));
  }
  return list.head;
}

PRIM("log-level-evt", log_level_evt, 1, 1, PF_ALLOC | PF_RAISES, RIGHT_LOG, "(logger : logger?) -> evt?",
     "Ready once what is listened to may have changed.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  return sync_evt_make(vm, EVT_SEMAPHORE_PEEK, logger_change_semaphore(vm, logger), VALUE_FALSE);
}

/* Arguments: logger level [topic] message [data] [prefix-message?]. */
PRIM("log-message", log_message, 3, 6, PF_WRITES | PF_RAISES | PF_CONTROL, RIGHT_LOG,
     "(logger : logger?) (level : log-level/c) [topic : (or/c symbol? #f)] (message : string?) [data : any/c = #f] "
     "[prefix-message? : any/c = #t] -> void?",
     "Sends MESSAGE, with \"TOPIC: \" in front, and DATA to those who listen.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  LogLevel level = level_argument(vm, 1, argc, argv);
  woad_value topic = logger->name;
  int at = 2;
  if (!value_is_string(argv[2])) {
    topic = argv[2];
    at = 3;
    if (topic != VALUE_FALSE && !value_has_type(topic, TYPE_SYMBOL)) arg_wrong(vm, 2, argc, argv, "(or/c string? symbol?)");
    if (argc < 4) raise_argument_value(vm, NULL, "string?", VALUE_NONE);
    arg_string(vm, 3, argc, argv);
  }
  if (!logger_wants(vm, logger, level, topic)) return VALUE_VOID;
  woad_value text = argv[at], data = arg_given(at + 1, argc) ? argv[at + 1] : VALUE_FALSE;
  bool prefixed = !arg_given(at + 2, argc) || value_is_true(argv[at + 2]);
  if (prefixed && topic != VALUE_FALSE) {
    woad_value prefix = string_from_utf8(vm, raise_text(vm, "%s: ", symbol_text(topic)));
    text = string_append_2(vm, prefix, text);
  }
  logger_send(vm, logger, level, argv[1], topic, string_to_immutable(vm, text), data);
  return VALUE_VOID;
}

PRIM("make-log-receiver", make_log_receiver, 2, -1, PF_ALLOC | PF_RAISES, RIGHT_LOG,
     "(logger : logger?) (level : log-level/c) [topic : (or/c symbol? #f)] ... -> log-receiver?",
     "An event that gives, one by one, the messages sent to LOGGER that the pairs of level and topic let through.")
{
  Logger *logger = logger_argument(vm, 0, argc, argv);
  return object_value(logger_make_receiver(vm, logger, filter_argument(vm, 1, argc, argv)));
}

PRIM("log-receiver?", log_receiver_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?", "Whether V is a log receiver.")
{
  return value_bool(value_has_type(argv[0], TYPE_LOG_RECEIVER));
}

static woad_value guard_logger(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_LOGGER)) raise_argument_value(vm, "current-logger", "logger?", v);
  return v;
}

void prim_logger_boot(woad_vm *vm) {
  logger_boot(vm);
  vm->param.current_logger = param_make(vm, "current-logger", object_value(vm->root_logger), guard_logger);
}
