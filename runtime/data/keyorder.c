/* SPDX-License-Identifier: MIT
 * keyorder.c: a stable merge sort of entries by key. */
#include "runtime/data/keyorder.h"

#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"

typedef enum { RANK_BOOL, RANK_CHAR, RANK_REAL, RANK_SYMBOL, RANK_KEYWORD, RANK_STRING, RANK_BYTES, RANK_NULL, RANK_VOID,
               RANK_EOF, RANK_NONE } Rank;

static Rank rank_of(woad_value v) {
  if (value_is_bool(v)) return RANK_BOOL;
  if (value_is_char(v)) return RANK_CHAR;
  if (v == VALUE_NULL) return RANK_NULL;
  if (v == VALUE_VOID) return RANK_VOID;
  if (v == VALUE_EOF) return RANK_EOF;
  if (value_is_symbol(v)) return RANK_SYMBOL;
  if (value_is_keyword(v)) return RANK_KEYWORD;
  if (value_is_string(v)) return RANK_STRING;
  if (value_is_bytes(v)) return RANK_BYTES;
  return number_is_number(v) && number_is_real(v) ? RANK_REAL : RANK_NONE;
}

static int compare_text(woad_value a, woad_value b) {
  size_t n = symbol_length(a), m = symbol_length(b);
  int order = memcmp(symbol_text(a), symbol_text(b), n < m ? n : m);
  return order != 0 ? order : n < m ? -1 : n > m;
}

static bool is_nan(woad_value v) { return value_is_flonum(v) && flonum_value(v) != flonum_value(v); }

/* A before B; both have the same rank. Not-a-numbers come last, uninterned symbols first. */
static bool is_before(woad_vm *vm, Rank rank, woad_value a, woad_value b) {
  switch (rank) {
  case RANK_BOOL: return a == VALUE_FALSE && b == VALUE_TRUE;
  case RANK_CHAR: return char_value(a) < char_value(b);
  case RANK_REAL: return is_nan(a) || is_nan(b) ? !is_nan(a) : number_lt(vm, a, b);
  case RANK_SYMBOL:
    if (symbol_is_interned(a) != symbol_is_interned(b)) return symbol_is_interned(b);
    return compare_text(a, b) < 0;
  case RANK_KEYWORD: return compare_text(a, b) < 0;
  case RANK_STRING: return string_compare(string_of(a), string_of(b)) < 0;
  case RANK_BYTES: return bytes_compare(bytes_of(a), bytes_of(b)) < 0;
  default: return false;
  }
}

static bool entry_is_before(woad_vm *vm, woad_value a, woad_value b) {
  Rank x = rank_of(pair_car(a)), y = rank_of(pair_car(b));
  return x == y ? is_before(vm, x, pair_car(a), pair_car(b)) : x < y;
}

static void merge_sort(woad_vm *vm, woad_value *items, woad_value *room, size_t n) {
  if (n < 2) return;
  size_t half = n / 2;
  merge_sort(vm, items, room, half);
  merge_sort(vm, items + half, room + half, n - half);
  memcpy(room, items, n * sizeof *items);
  size_t i = 0, j = half, k = 0;
  while (i < half && j < n) items[k++] = entry_is_before(vm, room[j], room[i]) ? room[j++] : room[i++];
  while (i < half) items[k++] = room[i++];
  while (j < n) items[k++] = room[j++];
}

woad_value keyorder_sort(woad_vm *vm, woad_value entries, bool mixed) {
  size_t n = 0;
  Rank first = RANK_NONE;
  for (woad_value l = entries; value_is_pair(l); l = pair_cdr(l), n++) {
    Rank rank = rank_of(pair_car(pair_car(l)));
    if (n == 0) first = rank;
    if (rank == RANK_NONE || (!mixed && (rank != first || rank == RANK_BOOL))) return entries;
  }
  if (n < 2) return entries;
  woad_value *items = mem_alloc(vm, 2 * n * sizeof *items);
  for (size_t i = 0; i < n; i++, entries = pair_cdr(entries)) items[i] = pair_car(entries);
  merge_sort(vm, items, items + n, n);
  woad_value sorted = pair_list_from(vm, n, items, VALUE_NULL);
  mem_keep(items);
  return sorted;
}
