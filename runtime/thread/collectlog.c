/* SPDX-License-Identifier: MIT
 * collectlog.c: see collectlog.h. There are no generations: all collections are major ones. A message is text and a prefab structure
 * gc-info; what the text calls overhead, (+N), is the heap's room that is not in use. */
#include "runtime/thread/collectlog.h"

#include <stdio.h>

#include "runtime/base/collections.h"
#include "runtime/base/record.h"
#include "runtime/data/number.h"
#include "runtime/data/string.h"
#include "runtime/data/struct.h"
#include "runtime/data/symbol.h"
#include "runtime/thread/logger.h"
#include "runtime/vm/raise.h"

enum { KIB = 1024, NUMBER_ROOM = 32, INFO_FIELDS = 10 };

/* KiB with commas between groups of three digits, as in 53,934K, into OUT, which has room for NUMBER_ROOM characters. */
static const char *kib(int64_t nbytes, char *out) {
  char digits[NUMBER_ROOM];
  int64_t n = nbytes / KIB;
  int length = snprintf(digits, sizeof digits, "%lld", (long long)(n < 0 ? -n : n)), at = 0;
  if (n < 0) out[at++] = '-';
  for (int i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0) out[at++] = ',';
    out[at++] = digits[i];
  }
  out[at++] = 'K';
  out[at] = '\0';
  return out;
}

static const char *with_sign(int64_t nbytes, char *out) {
  if (nbytes / KIB < 0) return kib(nbytes, out);
  out[0] = '+';
  kib(nbytes, out + 1);
  return out;
}

static woad_value text_of(woad_vm *vm, const Collection *c) {
  char a[NUMBER_ROOM], b[NUMBER_ROOM + 1], d[NUMBER_ROOM], e[NUMBER_ROOM + 1];
  int64_t freed = (int64_t)c->used[0] - (int64_t)c->used[1], given_back = (int64_t)c->heap[0] - (int64_t)c->heap[1];
  const char *text = raise_text(vm, "GC: 0:MAJ @ %s(%s); free %s(%s) %ldms @ %ld", kib((int64_t)c->used[0], a),
                                with_sign((int64_t)(c->heap[0] - c->used[0]), b), kib(freed, d), with_sign(given_back - freed, e),
                                (long)(c->processor_ms[1] - c->processor_ms[0]), (long)c->processor_ms[0]);
  return string_to_immutable(vm, string_from_utf8(vm, text));
}

static woad_value info_of(woad_vm *vm, const Collection *c) {
  StructType *type = struct_prefab_type(vm, symbol_intern(vm, "gc-info"), INFO_FIELDS);
  woad_value fields[INFO_FIELDS] = {vm->sym.major, number_from_uint64(vm, c->used[0]), number_from_uint64(vm, c->heap[0]), fixnum_make(0),
                                    number_from_uint64(vm, c->used[1]), number_from_uint64(vm, c->heap[1]),
                                    fixnum_make(c->processor_ms[0]), fixnum_make(c->processor_ms[1]),
                                    fixnum_make(c->real_ms[0]), fixnum_make(c->real_ms[1])};
  return struct_make_from(vm, type, INFO_FIELDS, fields);
}

static void send(woad_vm *vm, const char *topic_name, woad_value text, woad_value data) {
  woad_value topic = symbol_intern(vm, topic_name);
  if (logger_wants(vm, vm->root_logger, LEVEL_DEBUG, topic))
    logger_send(vm, vm->root_logger, LEVEL_DEBUG, vm->sym.debug, topic, text, data);
}

static bool is_wanted(woad_vm *vm) {
  return logger_wants(vm, vm->root_logger, LEVEL_DEBUG, symbol_intern(vm, "GC")) ||
         logger_wants(vm, vm->root_logger, LEVEL_DEBUG, symbol_intern(vm, "GC:major"));
}

void collectlog_send(woad_vm *vm) {
  Collection collection;
  bool is_heard = is_wanted(vm);
  while (OUTSIDE(vm, MEMORY, &collection, sizeof collection, mem_next_collection(vm, &collection))) {
    if (!is_heard) continue;
    woad_value text = text_of(vm, &collection), info = info_of(vm, &collection);
    send(vm, "GC", text, info);
    send(vm, "GC:major", text, info);
  }
}

static int note_sums(woad_vm *vm, MemStatistics *sums, uint64_t *allocated) {
  *sums = mem_statistics();
  *allocated = mem_allocated_bytes(vm);
  return 0;
}

void collectlog_send_sums(woad_vm *vm) {
  if (!is_wanted(vm)) return;
  struct { MemStatistics memory; uint64_t allocated; } sums;
  char a[NUMBER_ROOM], b[NUMBER_ROOM + 1], c[NUMBER_ROOM];
  (void)OUTSIDE(vm, MEMORY, &sums, sizeof sums, note_sums(vm, &sums.memory, &sums.allocated));
  int64_t peak = (int64_t)sums.memory.peak_bytes, room = (int64_t)sums.memory.heap_bytes - peak;
  const char *text = raise_text(vm, "GC: 0:atexit peak %s(%s); alloc %s; major %ld; minor 0; %ldms", kib(peak, a), with_sign(room, b),
                                kib((int64_t)sums.allocated, c), (long)sums.memory.collections, (long)sums.memory.milliseconds);
  send(vm, "GC", string_to_immutable(vm, string_from_utf8(vm, text)), VALUE_FALSE);
}
