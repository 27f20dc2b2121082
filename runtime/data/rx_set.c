/* SPDX-License-Identifier: MIT
 * rx_set.c: sets of characters as sorted ranges. */
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

#include "runtime/data/rx_node.h"

void rx_set_add(woad_vm *vm, RxRanges *set, uint32_t low, uint32_t high) {
  if (set->n + 2 > set->room) {
    size_t room = set->room == 0 ? 8 : set->room * 2;
    uint32_t *items = mem_new_atomic(vm, room * sizeof *items);
    if (set->n > 0) memcpy(items, set->items, set->n * sizeof *items);
    set->items = items;
    set->room = room;
  }
  set->items[set->n++] = low;
  set->items[set->n++] = high;
}

void rx_set_add_all(woad_vm *vm, RxRanges *set, const RxRanges *other) {
  for (size_t i = 0; i < other->n; i += 2) rx_set_add(vm, set, other->items[i], other->items[i + 1]);
}

static int compare_ranges(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

void rx_set_normalise(RxRanges *set) {
  if (set->n == 0) return;
  qsort(set->items, set->n / 2, 2 * sizeof *set->items, compare_ranges);
  size_t out = 2;
  for (size_t i = 2; i < set->n; i += 2) {
    uint32_t low = set->items[i], high = set->items[i + 1];
    if (low <= set->items[out - 1] + 1) {
      if (high > set->items[out - 1]) set->items[out - 1] = high;
    } else {
      set->items[out++] = low;
      set->items[out++] = high;
    }
  }
  set->n = out;
}

void rx_set_invert(woad_vm *vm, RxRanges *set, uint32_t limit) {
  RxRanges out = { NULL, 0, 0 };
  uint32_t next = 0;
  rx_set_normalise(set);
  for (size_t i = 0; i < set->n; i += 2) {
    if (set->items[i] > next) rx_set_add(vm, &out, next, set->items[i] - 1);
    next = set->items[i + 1] + 1;
  }
  if (next <= limit) rx_set_add(vm, &out, next, limit);
  *set = out;
}

void rx_set_add_cases(woad_vm *vm, RxRanges *set, bool bytes) {
  size_t n = set->n;
  for (size_t i = 0; i < n; i += 2) {
    uint32_t low = set->items[i], high = set->items[i + 1];
    if (high - low > 0x3000) high = low + 0x3000;
    for (uint32_t c = low; c <= high; c++) {
      if (bytes && c > 127) break;
      uint32_t upper = uc_toupper((ucs4_t)c), lower = uc_tolower((ucs4_t)c);
      if (upper != c) rx_set_add(vm, set, upper, upper);
      if (lower != c) rx_set_add(vm, set, lower, lower);
      if (upper != c && uc_tolower((ucs4_t)upper) != c) rx_set_add(vm, set, uc_tolower((ucs4_t)upper), uc_tolower((ucs4_t)upper));
    }
  }
  rx_set_normalise(set);
}

static bool property_mask(const char *name, uint32_t *mask) {
  if (strcmp(name, ".") == 0) {
    *mask = UINT32_MAX;
    return true;
  }
  if (strcmp(name, "L&") == 0) {
    *mask = UC_CATEGORY_MASK_Ll | UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt | UC_CATEGORY_MASK_Lm;
    return true;
  }
  static const char letters[] = "LNPMSZC";
  if (name[0] == 0 || strchr(letters, name[0]) == NULL || strlen(name) > 2) return false;
  uc_general_category_t category = uc_general_category_byname(name);
  *mask = category.bitmask;
  return category.bitmask != 0;
}

bool rx_set_add_property(woad_vm *vm, RxRanges *set, const char *name) {
  uint32_t mask;
  if (!property_mask(name, &mask)) return false;
  uint32_t start = 0;
  bool inside = false;
  for (uint32_t c = 0; c <= 0x110000; c++) {
    bool in = c < 0x110000 && !(c >= 0xD800 && c < 0xE000) && uc_is_general_category_withtable((ucs4_t)c, mask);
    if (in && !inside) start = c;
    if (!in && inside) rx_set_add(vm, set, start, c - 1);
    inside = in;
  }
  return true;
}

bool rx_set_add_class(woad_vm *vm, RxRanges *set, const char *name, size_t n) {
  static const struct { const char *name, *ranges; } classes[] = {
    { "alpha", "azAZ" }, { "upper", "AZ" }, { "lower", "az" }, { "digit", "09" }, { "xdigit", "09afAF" },
    { "alnum", "azAZ09" }, { "word", "azAZ__" }, { "perl-word", "azAZ09__" }, { "blank", "  \t\t" }, { "space", "  \t\t\n\n\f\f\r\r" },
    { "graph", "!~" }, { "print", "!~  \t\t" }
  };
  if (n == 5 && memcmp(name, "cntrl", 5) == 0) {
    rx_set_add(vm, set, 0, 31);
    return true;
  }
  if (n == 5 && memcmp(name, "ascii", 5) == 0) {
    rx_set_add(vm, set, 0, 127);
    return true;
  }
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
    if (strlen(classes[i].name) != n || memcmp(classes[i].name, name, n) != 0) continue;
    for (const char *r = classes[i].ranges; *r != 0; r += 2) rx_set_add(vm, set, (uint8_t)r[0], (uint8_t)r[1]);
    return true;
  }
  return false;
}
