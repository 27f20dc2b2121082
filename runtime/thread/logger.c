/* SPDX-License-Identifier: MIT
 * logger.c: routing of log messages. Asking whether anybody listens is the common case and has to be quick: each logger
 * remembers the most detailed level that reaches a receiver, until any receiver of the session comes or goes. */
#include "runtime/thread/logger.h"

#include <stdlib.h>
#include <syslog.h>

#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/data/weak.h"
#include "runtime/thread/sync.h"

static const char *const level_names[LEVEL_COUNT] = {"none", "fatal", "error", "warning", "info", "debug"};

/* --- filters --- */

static LogLevel filter_level(woad_value filter, woad_value topic, LogLevel otherwise) {
  bool found = false;
  LogLevel level = otherwise;
  for (; value_is_pair(filter); filter = pair_cdr(filter)) {
    woad_value entry = pair_car(filter);
    if (pair_car(entry) == topic) return (LogLevel)fixnum_value(pair_cdr(entry));
    if (pair_car(entry) == VALUE_FALSE && !found) {
      level = (LogLevel)fixnum_value(pair_cdr(entry));
      found = true;
    }
  }
  return level;
}

static LogLevel filter_most(woad_value filter, LogLevel otherwise) {
  LogLevel most = filter_level(filter, VALUE_FALSE, otherwise);
  for (; value_is_pair(filter); filter = pair_cdr(filter)) {
    LogLevel level = (LogLevel)fixnum_value(pair_cdr(pair_car(filter)));
    if (level > most) most = level;
  }
  return most;
}

static LogLevel lesser(LogLevel a, LogLevel b) { return a < b ? a : b; }

/* --- interest --- */

static bool is_alive(const Inbox *inbox) {
  return inbox->target != LOG_TO_RECEIVER || VALUE_AS(MemWeakBox, inbox->receiver)->value != VALUE_NONE;
}

static void drop_dead_inboxes(woad_vm *vm, Logger *logger) {
  woad_value kept = VALUE_NULL;
  for (woad_value l = logger->inboxes; value_is_pair(l); l = pair_cdr(l))
    if (is_alive(VALUE_AS(Inbox, pair_car(l)))) kept = pair_make(vm, pair_car(l), kept);
  logger->inboxes = pair_reverse(vm, kept);
}

/* TOPIC VALUE_NONE: the most that is wanted for any topic. */
static LogLevel compute_level(woad_vm *vm, Logger *logger, woad_value topic) {
  LogLevel most = LEVEL_NONE, passes = LEVEL_DEBUG;
  for (; logger != NULL; logger = logger->parent) {
    for (woad_value l = logger->inboxes; value_is_pair(l); l = pair_cdr(l)) {
      const Inbox *inbox = VALUE_AS(Inbox, pair_car(l));
      if (!is_alive(inbox)) continue;
      LogLevel level = topic == VALUE_NONE ? filter_most(inbox->filter, LEVEL_NONE)
                                           : filter_level(inbox->filter, topic, LEVEL_NONE);
      level = lesser(level, passes);
      if (level > most) most = level;
    }
    passes = lesser(passes, topic == VALUE_NONE ? filter_most(logger->filter, LEVEL_DEBUG)
                                                : filter_level(logger->filter, topic, LEVEL_DEBUG));
  }
  return most;
}

LogLevel logger_max_level(woad_vm *vm, Logger *logger, woad_value topic) {
  if (topic != VALUE_NONE) return compute_level(vm, logger, topic);
  if (logger->generation != vm->log_generation) {
    logger->most = compute_level(vm, logger, VALUE_NONE);
    logger->generation = vm->log_generation;
  }
  return logger->most;
}

bool logger_wants(woad_vm *vm, Logger *logger, LogLevel level, woad_value topic) {
  if (level == LEVEL_NONE || level > logger_max_level(vm, logger, VALUE_NONE)) return false;
  return topic == VALUE_NONE || level <= compute_level(vm, logger, topic);
}

static woad_value insert_sorted(woad_vm *vm, woad_value list, woad_value topic) {
  if (!value_is_pair(list)) return pair_make(vm, topic, VALUE_NULL);
  if (pair_car(list) == topic) return list;
  if (strcmp(symbol_text(topic), symbol_text(pair_car(list))) < 0) return pair_make(vm, topic, list);
  return pair_make(vm, pair_car(list), insert_sorted(vm, pair_cdr(list), topic));
}

woad_value logger_topics(woad_vm *vm, Logger *logger) {
  woad_value topics = VALUE_NULL;
  for (; logger != NULL; logger = logger->parent)
    for (woad_value l = logger->inboxes; value_is_pair(l); l = pair_cdr(l)) {
      const Inbox *inbox = VALUE_AS(Inbox, pair_car(l));
      if (!is_alive(inbox)) continue;
      for (woad_value f = inbox->filter; value_is_pair(f); f = pair_cdr(f))
        if (pair_car(pair_car(f)) != VALUE_FALSE) topics = insert_sorted(vm, topics, pair_car(pair_car(f)));
    }
  return topics;
}

/* --- changes of interest: vm->log_watched lists the loggers that have a semaphore for it --- */

woad_value logger_change_semaphore(woad_vm *vm, Logger *logger) {
  if (logger->changed == VALUE_FALSE) {
    logger->changed = thread_semaphore_make(vm, 0);
    vm->log_watched = pair_make(vm, weak_box_make(vm, object_value(logger)), vm->log_watched);
  }
  return logger->changed;
}

static const Logger *root_of(const Logger *logger) {
  while (logger->parent != NULL) logger = logger->parent;
  return logger;
}

static void interest_changed(woad_vm *vm, const Logger *where) {
  vm->log_generation++;
  woad_value kept = VALUE_NULL;
  for (woad_value l = vm->log_watched; value_is_pair(l); l = pair_cdr(l)) {
    woad_value v = weak_box_value(pair_car(l));
    if (v == VALUE_NONE) continue;
    Logger *logger = VALUE_AS(Logger, v);
    if (root_of(where) != root_of(logger)) {
      kept = pair_make(vm, pair_car(l), kept);
      continue;
    }
    thread_semaphore_post(vm, VALUE_AS(Semaphore, logger->changed));
    logger->changed = VALUE_FALSE;
  }
  vm->log_watched = kept;
}

static Inbox *add_inbox(woad_vm *vm, Logger *logger, woad_value receiver, LogTarget target, woad_value filter) {
  Inbox *inbox = mem_object(vm, Inbox, TYPE_OTHER);
  inbox->receiver = receiver;
  inbox->target = target;
  inbox->filter = filter;
  drop_dead_inboxes(vm, logger);
  logger->inboxes = pair_make(vm, object_value(inbox), logger->inboxes);
  interest_changed(vm, logger);
  return inbox;
}

/* --- making --- */

Logger *logger_make(woad_vm *vm, woad_value name, Logger *parent, woad_value filter) {
  Logger *logger = mem_object(vm, Logger, TYPE_LOGGER);
  logger->name = name;
  logger->parent = parent;
  logger->filter = filter;
  logger->inboxes = VALUE_NULL;
  logger->changed = VALUE_FALSE;
  return logger;
}

LogReceiver *logger_make_receiver(woad_vm *vm, Logger *logger, woad_value filter) {
  LogReceiver *receiver = mem_object(vm, LogReceiver, TYPE_LOG_RECEIVER);
  receiver->first = receiver->last = VALUE_NULL;
  receiver->inbox = add_inbox(vm, logger, weak_box_make(vm, object_value(receiver)), LOG_TO_RECEIVER, filter);
  return receiver;
}

static LogLevel parse_level(const char *text, size_t n) {
  for (int level = 0; level < LEVEL_COUNT; level++)
    if (strlen(level_names[level]) == n && memcmp(level_names[level], text, n) == 0) return (LogLevel)level;
  return LEVEL_COUNT;
}

/* One "level" or "level@topic" of N characters in front of *FILTER. */
static bool parse_entry(woad_vm *vm, const char *text, size_t n, bool *has_default, woad_value *filter) {
  const char *at = memchr(text, '@', n);
  size_t nlevel = at == NULL ? n : (size_t)(at - text);
  LogLevel level = parse_level(text, nlevel);
  if (level == LEVEL_COUNT || (at != NULL && nlevel + 1 == n) || (at == NULL && *has_default)) return false;
  if (at == NULL) *has_default = true;
  woad_value topic = at == NULL ? VALUE_FALSE : symbol_intern_n(vm, at + 1, n - nlevel - 1);
  *filter = pair_make(vm, pair_make(vm, topic, fixnum_make(level)), *filter);
  return true;
}

bool logger_listen(woad_vm *vm, LogTarget target, const char *spec) {
  woad_value filter = VALUE_NULL;
  bool has_default = false;
  for (const char *text = spec; *text != '\0';) {
    size_t n = strcspn(text, " \t\n");
    if (n > 0 && !parse_entry(vm, text, n, &has_default, &filter)) return false;
    text += n + (text[n] != '\0');
  }
  if (value_is_pair(filter)) add_inbox(vm, vm->root_logger, VALUE_FALSE, target, filter);
  return true;
}

/* --- sending --- */

static void send_outside(woad_vm *vm, LogTarget target, LogLevel level, woad_value text) {
  const char *utf8 = string_to_utf8(vm, string_of(text), NULL);
  if (target == LOG_TO_SYSLOG) {
    static const int priorities[LEVEL_COUNT] = {LOG_DEBUG, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_INFO, LOG_DEBUG};
    syslog(priorities[level], "%s", utf8);
    return;
  }
  vm->hooks.write_standard(vm, target == LOG_TO_STDERR ? 2 : 1, utf8);
}

static void deliver(woad_vm *vm, Inbox *inbox, woad_value message) {
  woad_value v = weak_box_value(inbox->receiver);
  if (v == VALUE_NONE) return;
  LogReceiver *receiver = VALUE_AS(LogReceiver, v);
  woad_value last = pair_make(vm, message, VALUE_NULL);
  if (value_is_null(receiver->first)) receiver->first = last;
  else pair_of(receiver->last)->cdr = last;
  receiver->last = last;
  sync_wake_all(vm, &inbox->queue);
}

static woad_value make_message(woad_vm *vm, woad_value level, woad_value text, woad_value data, woad_value topic) {
  Vector *message = vector_make(vm, 4, level);
  message->items[1] = text;
  message->items[2] = data;
  message->items[3] = topic;
  message->header.flags |= FLAG_IMMUTABLE;
  return object_value(message);
}

void logger_send(woad_vm *vm, Logger *logger, LogLevel level, woad_value level_symbol, woad_value topic, woad_value text,
                 woad_value data) {
  woad_value message = VALUE_FALSE;
  for (; logger != NULL; logger = logger->parent) {
    for (woad_value l = logger->inboxes; value_is_pair(l); l = pair_cdr(l)) {
      Inbox *inbox = VALUE_AS(Inbox, pair_car(l));
      if (level > filter_level(inbox->filter, topic, LEVEL_NONE)) continue;
      if (inbox->target != LOG_TO_RECEIVER) {
        send_outside(vm, inbox->target, level, text);
        continue;
      }
      if (message == VALUE_FALSE) message = make_message(vm, level_symbol, text, data, topic);
      deliver(vm, inbox, message);
    }
    if (level > filter_level(logger->filter, topic, LEVEL_DEBUG)) return;
  }
}

/* --- receivers as events --- */

static bool poll_receiver(woad_vm *vm, woad_value v, woad_value *value) {
  LogReceiver *receiver = VALUE_AS(LogReceiver, v);
  if (value_is_null(receiver->first)) return false;
  *value = pair_car(receiver->first);
  receiver->first = pair_cdr(receiver->first);
  if (value_is_null(receiver->first)) receiver->last = VALUE_NULL; /* it would hold the message */
  return true;
}

static Waiter *watch_receiver(woad_vm *vm, woad_value v, Thread *thread, int64_t *wake_us) {
  Inbox *inbox = VALUE_AS(LogReceiver, v)->inbox;
  return waitq_join(vm, &inbox->queue, object_value(inbox), thread);
}

static const EvtOps receiver_ops = {poll_receiver, watch_receiver, NULL, NULL};

void logger_boot(woad_vm *vm) {
  vm->log_watched = VALUE_NULL;
  vm->root_logger = logger_make(vm, VALUE_FALSE, NULL, VALUE_NULL);
  sync_register_type(vm, TYPE_LOG_RECEIVER, &receiver_ops);
}
