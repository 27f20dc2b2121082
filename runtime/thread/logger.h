/* SPDX-License-Identifier: MIT
 * logger.h: loggers and their receivers. A message goes to the receivers of its logger and, as far as each logger's
 * propagation filter lets it, to those of the loggers above.
 *
 * L1  a logger holds its receivers weakly; a thread that waits for one stands in the queue of its inbox, which the logger
 *     holds, and keeps the receiver alive.
 * L2  a filter is a list of pairs (topic . level), newest first; topic #f: all others. */
#ifndef RUNTIME_THREAD_LOGGER_H
#define RUNTIME_THREAD_LOGGER_H

#include "runtime/vm/waitq.h"

typedef enum { LEVEL_NONE, LEVEL_FATAL, LEVEL_ERROR, LEVEL_WARNING, LEVEL_INFO, LEVEL_DEBUG, LEVEL_COUNT } LogLevel;
typedef enum { LOG_TO_RECEIVER, LOG_TO_STDERR, LOG_TO_STDOUT, LOG_TO_SYSLOG } LogTarget;

typedef struct Logger {
  Header header;
  woad_value name;        /* symbol: topic of messages that name none; or #f */
  struct Logger *parent;  /* or NULL */
  woad_value filter;      /* what goes on to the parent; everything of topics that are not in it */
  woad_value inboxes;     /* list of Inbox, newest first */
  woad_value changed;     /* semaphore that is posted at the next change of interest, or #f */
  LogLevel most;          /* the most detailed level that anybody wants, if GENERATION is the session's */
  uint64_t generation;
} Logger;

typedef struct LogReceiver {
  Header header;
  struct Inbox *inbox;
  woad_value first, last; /* list of messages, oldest first, and its last pair */
} LogReceiver;

typedef struct Inbox {
  Header header;
  woad_value receiver;    /* weak box of the LogReceiver; #f: goes to TARGET */
  woad_value filter;      /* nothing of topics that are not in it */
  LogTarget target;
  WaitQueue queue;
} Inbox;

void logger_boot(woad_vm *vm);
void prim_logger_boot(woad_vm *vm); /* the same, and the parameter */
Logger *logger_make(woad_vm *vm, woad_value name, Logger *parent, woad_value filter);
LogReceiver *logger_make_receiver(woad_vm *vm, Logger *logger, woad_value filter);
/* Messages of the session's root logger go to TARGET too, by SPEC ("debug@topic ... level"); false: bad SPEC. */
bool logger_listen(woad_vm *vm, LogTarget target, const char *spec);
/* Whether a message would reach anybody; TOPIC VALUE_NONE: with whatever topic. */
bool logger_wants(woad_vm *vm, Logger *logger, LogLevel level, woad_value topic);
LogLevel logger_max_level(woad_vm *vm, Logger *logger, woad_value topic);
/* List of topics that receivers of LOGGER and above name, sorted. */
woad_value logger_topics(woad_vm *vm, Logger *logger);
/* TEXT is an immutable string; LEVEL_SYMBOL its level as the message has it. */
void logger_send(woad_vm *vm, Logger *logger, LogLevel level, woad_value level_symbol, woad_value topic, woad_value text,
                 woad_value data);
/* Semaphore that is posted when what LOGGER's listeners want may have changed. */
woad_value logger_change_semaphore(woad_vm *vm, Logger *logger);

#endif
