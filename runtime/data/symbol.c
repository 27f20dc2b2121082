/* SPDX-License-Identifier: MIT
 * symbol.c: symbols and keywords. Interned ones of all sessions are in one process-wide table (the second of the two
 * listed globals), found by the hash of their text under its lock. The table holds them weakly: it is malloc memory, and
 * symbol_settle removes unmarked ones at the end of marking. Uninterned symbols get hashes in sequence.
 *
 * Lock order: the table's lock, then the allocation lock; no allocation while the table's lock is held. The table is
 * replaced only under the allocation lock; a collection in the midst of a look-up can only turn entries into REMOVED. */
#include "runtime/data/symbol.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/base/debug.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"

#define REMOVED ((Symbol *)(uintptr_t)8)

static struct {
  pthread_mutex_t lock;
  Symbol **items;
  size_t capacity, used; /* used counts removed places too */
} table = { .lock = PTHREAD_MUTEX_INITIALIZER };

static bool is_entry(const Symbol *symbol) { return symbol != NULL && symbol != REMOVED; }

static void rebuild_table(void *failed) {
  size_t live = 0;
  for (size_t i = 0; i < table.capacity; i++) live += is_entry(table.items[i]);
  size_t capacity = 4096;
  while (capacity < live * 4) capacity *= 2;
  Symbol **items = calloc(capacity, sizeof(Symbol *));
  if (!items) {
    *(bool *)failed = true;
    return;
  }
  for (size_t i = 0; i < table.capacity; i++) {
    if (!is_entry(table.items[i])) continue;
    size_t at = table.items[i]->header.hash & (capacity - 1);
    while (items[at]) at = (at + 1) & (capacity - 1);
    items[at] = table.items[i];
  }
  free(table.items);
  table.items = items;
  table.capacity = capacity;
  table.used = live;
}

static void symbol_settle(woad_vm *vm) {
  (void)vm;
  for (size_t i = 0; i < table.capacity; i++)
    if (is_entry(table.items[i]) && !mem_is_marked(object_value(table.items[i]))) table.items[i] = REMOVED;
}

static Symbol *find_symbol(TypeCode type, uint32_t hash, const char *text, size_t nbytes) {
  if (!table.capacity) return NULL;
  for (size_t at = hash & (table.capacity - 1);; at = (at + 1) & (table.capacity - 1)) {
    Symbol *symbol = table.items[at];
    if (!symbol) return NULL;
    if (symbol != REMOVED && symbol->header.hash == hash && symbol->header.type == type && symbol->length == nbytes &&
        (nbytes == 0 || memcmp(symbol->text, text, nbytes) == 0)) /* TEXT may then be NULL */
      return symbol;
  }
}

static Symbol *new_symbol(woad_vm *vm, TypeCode type, unsigned flags, uint32_t hash, const char *text, size_t nbytes) {
  Symbol *symbol = mem_new_atomic(vm, offsetof(Symbol, text) + nbytes + 1);
  symbol->header = (Header){ .type = (uint8_t)type, .flags = (uint8_t)(flags | FLAG_IMMUTABLE), .hash = hash };
  symbol->length = (uint32_t)nbytes;
  if (nbytes > 0) memcpy(symbol->text, text, nbytes);
  symbol->text[nbytes] = 0;
  return symbol;
}

/* Adds SYMBOL unless another thread added its equal first; false: no memory. */
static bool add_symbol(Symbol **symbol) {
  bool failed = false;
  pthread_mutex_lock(&table.lock);
  Symbol *first = find_symbol((*symbol)->header.type, (*symbol)->header.hash, (*symbol)->text, (*symbol)->length);
  if (first) {
    *symbol = first;
  } else {
    if ((table.used + 1) * 2 > table.capacity) mem_locked(rebuild_table, &failed);
    if (!failed) {
      size_t at = (*symbol)->header.hash & (table.capacity - 1);
      while (table.items[at]) at = (at + 1) & (table.capacity - 1);
      table.items[at] = *symbol;
      table.used++;
    }
  }
  pthread_mutex_unlock(&table.lock);
  return !failed;
}

static woad_value intern_text(woad_vm *vm, TypeCode type, const char *text, size_t nbytes) {
  uint32_t hash = bytes_hash(text, nbytes);
  pthread_mutex_lock(&table.lock);
  Symbol *symbol = find_symbol(type, hash, text, nbytes);
  pthread_mutex_unlock(&table.lock);
  if (!symbol) {
    symbol = new_symbol(vm, type, 0, hash, text, nbytes);
    if (!add_symbol(&symbol)) vm->hooks.out_of_memory(vm, nbytes);
  }
  return object_value(symbol);
}

woad_value symbol_intern_n(woad_vm *vm, const char *text, size_t nbytes) {
  return intern_text(vm, TYPE_SYMBOL, text, nbytes);
}

woad_value symbol_intern(woad_vm *vm, const char *text) { return symbol_intern_n(vm, text, strlen(text)); }

woad_value keyword_intern_n(woad_vm *vm, const char *text, size_t nbytes) {
  return intern_text(vm, TYPE_KEYWORD, text, nbytes);
}

/* Uninterned symbols are hashed by their number in the session, unreadable ones are interned among themselves. */
static uint32_t next_hash(woad_vm *vm) {
  uint32_t hash = (uint32_t)((++vm->gensym_counter * UINT64_C(0x9E3779B97F4A7C15)) >> 32);
  return hash ? hash : 1;
}

woad_value symbol_uninterned(woad_vm *vm, const char *text, size_t nbytes) {
  return object_value(new_symbol(vm, TYPE_SYMBOL, SYMBOL_UNINTERNED, next_hash(vm), text, nbytes));
}

woad_value symbol_unreadable(woad_vm *vm, const char *text, size_t nbytes) {
  uint32_t hash = bytes_hash(text, nbytes) ^ 0x55555555u;
  pthread_mutex_lock(&table.lock);
  Symbol *symbol = find_symbol(TYPE_SYMBOL, hash, text, nbytes);
  pthread_mutex_unlock(&table.lock);
  if (!symbol) {
    symbol = new_symbol(vm, TYPE_SYMBOL, SYMBOL_UNREADABLE, hash, text, nbytes);
    if (!add_symbol(&symbol)) vm->hooks.out_of_memory(vm, nbytes);
  }
  return object_value(symbol);
}

woad_value symbol_gensym(woad_vm *vm, const char *base) {
  char number[24];
  size_t nbase = strlen(base);
  int ndigits = snprintf(number, sizeof number, "%llu", (unsigned long long)(vm->gensym_counter + 1));
  char *text = mem_new_atomic(vm, nbase + sizeof number);
  memcpy(text, base, nbase);
  memcpy(text + nbase, number, (size_t)ndigits);
  return symbol_uninterned(vm, text, nbase + (size_t)ndigits);
}

int symbol_compare(woad_value a, woad_value b) {
  uint32_t na = symbol_length(a), nb = symbol_length(b);
  int order = memcmp(symbol_text(a), symbol_text(b), na < nb ? na : nb); /* UTF-8 keeps code point order */
  return order ? (order < 0 ? -1 : 1) : na < nb ? -1 : na > nb;
}

void symbol_boot(woad_vm *vm) {
  mem_add_settle(NULL, symbol_settle);
#define SYMBOL(name, text) vm->sym.name = symbol_intern(vm, text);
#include "runtime/base/symbols.def"
#undef SYMBOL
}
