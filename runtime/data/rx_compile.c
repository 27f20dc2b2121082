/* SPDX-License-Identifier: MIT
 * rx_compile.c: trees of regular expressions to programs for rx_match.c. Sets of characters below 128 and all sets of bytes
 * become bitmaps; others are looked up by decoding one character. Repetition of a single byte or character is one
 * instruction, so that the common patterns need no backtracking entry for each step. */
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/rx_node.h"
#include "runtime/data/rx_op.h"
#include "runtime/data/string.h"

typedef struct {
  woad_vm *vm;
  RxCode *code;
  uint32_t ncode, code_room;
  uint8_t (*sets)[32];
  uint32_t nsets, set_room;
  uint32_t *ranges;
  uint32_t nranges, range_room;
  Buf text;
  uint32_t nloops;
} Compiler;

static uint32_t emit(Compiler *c, RxOp op, uint32_t x, uint32_t y) {
  if (c->ncode == c->code_room) {
    uint32_t room = c->code_room == 0 ? 32 : c->code_room * 2;
    RxCode *code = mem_new_atomic(c->vm, room * sizeof *code);
    if (c->ncode > 0) memcpy(code, c->code, c->ncode * sizeof *code);
    c->code = code;
    c->code_room = room;
  }
  c->code[c->ncode] = (RxCode){ .op = (uint8_t)op, .x = x, .y = y };
  return c->ncode++;
}

static void set_bit(uint8_t *bits, uint32_t byte) { bits[byte >> 3] = (uint8_t)(bits[byte >> 3] | 1 << (byte & 7)); }

static uint32_t add_bitmap(Compiler *c, const RxRanges *set, uint32_t limit) {
  uint8_t bits[32] = { 0 };
  for (size_t i = 0; i < set->n; i += 2)
    for (uint32_t b = set->items[i]; b <= set->items[i + 1] && b < limit; b++) set_bit(bits, b);
  for (uint32_t i = 0; i < c->nsets; i++)
    if (memcmp(c->sets[i], bits, 32) == 0) return i;
  if (c->nsets == c->set_room) {
    uint32_t room = c->set_room == 0 ? 8 : c->set_room * 2;
    uint8_t (*sets)[32] = mem_new_atomic(c->vm, room * 32);
    if (c->nsets > 0) memcpy(sets, c->sets, c->nsets * 32);
    c->sets = sets;
    c->set_room = room;
  }
  memcpy(c->sets[c->nsets], bits, 32);
  return c->nsets++;
}

static uint32_t add_ranges(Compiler *c, const RxRanges *set) {
  uint32_t need = (uint32_t)set->n + 1;
  if (c->nranges + need > c->range_room) {
    uint32_t room = (c->nranges + need) * 2;
    uint32_t *ranges = mem_new_atomic(c->vm, room * sizeof *ranges);
    if (c->nranges > 0) memcpy(ranges, c->ranges, c->nranges * sizeof *ranges);
    c->ranges = ranges;
    c->range_room = room;
  }
  uint32_t at = c->nranges;
  c->ranges[at] = (uint32_t)set->n / 2;
  if (set->n > 0) memcpy(c->ranges + at + 1, set->items, set->n * sizeof *set->items);
  c->nranges += need;
  return at;
}

/* --- literals --- */

static bool is_literal(const RxNode *node) {
  return node->kind == RX_NODE_SET && node->set.n == 2 && node->set.items[0] == node->set.items[1];
}
static void add_literal(Compiler *c, const RxNode *node, Buf *out) {
  if (node->utf8) buf_add_utf8(c->vm, out, node->set.items[0]);
  else buf_add_byte(c->vm, out, (uint8_t)node->set.items[0]);
}

/* Emits the literals from NODE on as one instruction; the first sibling after them. */
static const RxNode *emit_literals(Compiler *c, const RxNode *node) {
  size_t start = c->text.length;
  for (; node != NULL && is_literal(node); node = node->next) add_literal(c, node, &c->text);
  size_t n = c->text.length - start;
  if (n == 1) {
    emit(c, RX_CHAR, c->text.data[start], 0);
    c->text.length = start;
  } else emit(c, RX_TEXT, (uint32_t)start, (uint32_t)n);
  return node;
}

static bool covers(const RxRanges *set, uint32_t limit) {
  return set->n == 2 && set->items[0] == 0 && set->items[1] >= limit;
}

static void emit_set(Compiler *c, const RxNode *node) {
  if (!node->utf8) {
    if (covers(&node->set, 255)) emit(c, RX_ANY_BYTE, 0, 0);
    else emit(c, RX_SET, add_bitmap(c, &node->set, 256), 0);
    return;
  }
  if (covers(&node->set, 0x10FFFF)) emit(c, RX_ANY_CHAR, 0, 0);
  else if (node->set.n == 0 || node->set.items[node->set.n - 1] < 128) emit(c, RX_SET, add_bitmap(c, &node->set, 128), 0);
  else {
    uint32_t bitmap = add_bitmap(c, &node->set, 128);
    emit(c, RX_WIDE_SET, bitmap, add_ranges(c, &node->set));
  }
}

/* --- everything else --- */

static void emit_node(Compiler *c, const RxNode *node);

static void emit_choice(Compiler *c, const RxNode *node) {
  uint32_t exits = UINT32_MAX;  /* chain of jumps to the end, through x */
  for (const RxNode *item = node->child; item != NULL; item = item->next) {
    uint32_t split = 0;
    if (item->next != NULL) split = emit(c, RX_SPLIT, c->ncode + 1, 0);
    emit_node(c, item);
    if (item->next == NULL) break;
    exits = emit(c, RX_JUMP, exits, 0);
    c->code[split].y = c->ncode;
  }
  while (exits != UINT32_MAX) {
    uint32_t next = c->code[exits].x;
    c->code[exits].x = c->ncode;
    exits = next;
  }
}

/* ? and *: no counter */
static void emit_simple_repeat(Compiler *c, const RxNode *node) {
  uint32_t split = emit(c, RX_SPLIT, 0, 0), loop = 0;
  bool star = node->max == RX_INFINITE, guarded = star && node->child->low == 0;
  uint32_t body = c->ncode;
  if (guarded) emit(c, RX_MARK, loop = c->nloops++, 0);
  emit_node(c, node->child);
  if (guarded) emit(c, RX_MOVED, loop, 0);
  if (star) emit(c, RX_JUMP, split, 0);
  c->code[split].x = node->lazy ? c->ncode : body;
  c->code[split].y = node->lazy ? body : c->ncode;
}

static void emit_repeat(Compiler *c, const RxNode *node) {
  if (node->child->kind == RX_NODE_SET && !(is_literal(node->child) && node->child->high > 1)) {
    uint32_t at = emit(c, RX_REPEAT, node->min, node->max);
    c->code[at].flag = node->lazy;
    if (is_literal(node->child)) emit_literals(c, &(RxNode){ .kind = RX_NODE_SET, .utf8 = node->child->utf8, .set = node->child->set });
    else emit_set(c, node->child);
    return;
  }
  if (node->min == 0 && (node->max == 1 || node->max == RX_INFINITE)) {
    emit_simple_repeat(c, node);
    return;
  }
  if (node->min == 1 && node->max == RX_INFINITE && node->child->low > 0) {  /* +: no counter either */
    uint32_t body = c->ncode;
    emit_node(c, node->child);
    uint32_t split = emit(c, RX_SPLIT, 0, 0);
    c->code[split].x = node->lazy ? c->ncode : body;
    c->code[split].y = node->lazy ? body : c->ncode;
    return;
  }
  uint32_t counter = c->nloops++;
  emit(c, RX_LOOP_START, counter, 0);
  uint32_t loop = emit(c, RX_LOOP, counter, 0), data = emit(c, RX_DATA, node->min, node->max);
  c->code[loop].flag = node->lazy;
  emit_node(c, node->child);
  emit(c, RX_LOOP_END, loop, 0);
  c->code[data].z = c->ncode;
}

static uint32_t emit_look(Compiler *c, const RxNode *node) {
  uint32_t at = emit(c, RX_LOOK, 0, 0);
  c->code[at].flag = (uint8_t)((node->negative ? RX_LOOK_NEGATIVE : 0) | (node->behind ? RX_LOOK_BEHIND : 0));
  emit(c, RX_DATA, node->child->low, node->child->high);
  emit_node(c, node->child);
  if (node->behind) emit(c, RX_LIMIT, 0, 0);
  emit(c, RX_DONE, 0, 0);
  c->code[at].x = c->ncode;
  return at;
}

static void emit_condition(Compiler *c, const RxNode *node) {
  uint32_t test = node->child != NULL ? emit_look(c, node->child) : emit(c, RX_IF_GROUP, node->number, 0);
  emit_node(c, node->yes);
  uint32_t jump = emit(c, RX_JUMP, 0, 0);
  c->code[test].y = c->ncode;
  emit_node(c, node->no);
  c->code[jump].x = c->ncode;
}

static void emit_node(Compiler *c, const RxNode *node) {
  switch (node->kind) {
  case RX_NODE_EMPTY: break;
  case RX_NODE_SET:
    if (is_literal(node)) emit_literals(c, &(RxNode){ .kind = RX_NODE_SET, .utf8 = node->utf8, .set = node->set });
    else emit_set(c, node);
    break;
  case RX_NODE_SEQUENCE:
    for (const RxNode *item = node->child; item != NULL;) {
      if (is_literal(item)) item = emit_literals(c, item);
      else {
        emit_node(c, item);
        item = item->next;
      }
    }
    break;
  case RX_NODE_CHOICE: emit_choice(c, node); break;
  case RX_NODE_REPEAT: emit_repeat(c, node); break;
  case RX_NODE_GROUP:
    emit(c, RX_SAVE, node->number * 2, 0);
    emit_node(c, node->child);
    emit(c, RX_SAVE, node->number * 2 + 1, 0);
    break;
  case RX_NODE_BACKREF: {
    uint32_t at = emit(c, RX_BACKREF, node->number, 0); /* moves the code */
    c->code[at].flag = node->fold;
    break;
  }
  case RX_NODE_LOOK: emit_look(c, node); break;
  case RX_NODE_ATOMIC: {
    uint32_t at = emit(c, RX_ATOMIC, 0, 0);
    emit_node(c, node->child);
    emit(c, RX_DONE, 0, 0);
    c->code[at].x = c->ncode;
    break;
  }
  case RX_NODE_CONDITION: emit_condition(c, node); break;
  default: emit(c, (RxOp)(RX_START + (node->kind - RX_NODE_START)), 0, 0);
  }
}

/* --- what is known beforehand --- */

static void fill_bits(uint8_t *bits) { memset(bits, 0xFF, 32); }

/* Adds the bytes that a match of NODE can begin with; true when it may match without looking at one. */
static bool find_first(const RxNode *node, uint8_t *bits) {
  switch (node->kind) {
  case RX_NODE_SET:
    for (size_t i = 0; i < node->set.n; i += 2)
      for (uint32_t b = node->set.items[i]; b <= node->set.items[i + 1]; b++) {
        if (node->utf8 && b >= 128) {
          for (uint32_t lead = 0xC2; lead < 0xF5; lead++) set_bit(bits, lead);
          break;
        }
        set_bit(bits, b);
      }
    return false;
  case RX_NODE_SEQUENCE:
    for (const RxNode *item = node->child; item != NULL; item = item->next)
      if (!find_first(item, bits)) return false;
    return true;
  case RX_NODE_CHOICE: {
    bool open = false;
    for (const RxNode *item = node->child; item != NULL; item = item->next) open |= find_first(item, bits);
    return open;
  }
  case RX_NODE_REPEAT: return find_first(node->child, bits) || node->min == 0;
  case RX_NODE_GROUP:
  case RX_NODE_ATOMIC: return find_first(node->child, bits);
  case RX_NODE_CONDITION: {
    bool yes = find_first(node->yes, bits), no = find_first(node->no, bits);
    return yes || no;
  }
  case RX_NODE_BACKREF: fill_bits(bits); return false;
  default: return true;
  }
}

static bool is_anchored(const RxNode *node) {
  if (node->kind == RX_NODE_START) return true;
  if (node->kind == RX_NODE_GROUP || node->kind == RX_NODE_ATOMIC) return is_anchored(node->child);
  if (node->kind == RX_NODE_SEQUENCE) return node->child != NULL && is_anchored(node->child);
  if (node->kind != RX_NODE_CHOICE) return false;
  for (const RxNode *item = node->child; item != NULL; item = item->next)
    if (!is_anchored(item)) return false;
  return true;
}

static size_t find_lookbehind(const RxNode *node) {
  size_t most = 0, inner;
  switch (node->kind) {
  case RX_NODE_START: case RX_NODE_LINE_START: case RX_NODE_WORD_EDGE: case RX_NODE_NO_WORD_EDGE: return 1;
  default: break;
  }
  if (node->kind == RX_NODE_LOOK && node->behind) most = node->child->high;
  for (const RxNode *item = node->child; item != NULL; item = item->next) {
    inner = find_lookbehind(item);
    if (inner > most) most = inner;
    if (node->kind != RX_NODE_SEQUENCE && node->kind != RX_NODE_CHOICE) break;
  }
  if (node->kind == RX_NODE_CONDITION) {
    inner = find_lookbehind(node->yes);
    if (inner > most) most = inner;
    inner = find_lookbehind(node->no);
    if (inner > most) most = inner;
  }
  return most;
}

/* Finds the longest run of literals that every match of NODE and its siblings contains. */
static void find_must(Compiler *c, Regexp *rx, const RxNode *node) {
  while (node != NULL) {
    Buf run;
    buf_init(&run);
    for (; node != NULL && is_literal(node); node = node->next) add_literal(c, node, &run);
    if (run.length > rx->nmust) {
      rx->must = run.data;
      rx->nmust = run.length;
    }
    if (node == NULL) return;
    bool passes = node->kind == RX_NODE_SEQUENCE || node->kind == RX_NODE_GROUP || node->kind == RX_NODE_ATOMIC ||
                  (node->kind == RX_NODE_REPEAT && node->min > 0);
    if (passes) find_must(c, rx, node->child);
    node = node->next;
  }
}

static bool is_memoised(const RxCode *code, uint32_t ncode) {
  for (uint32_t i = 0; i < ncode; i++) switch ((RxOp)code[i].op) {
    case RX_BACKREF: case RX_IF_GROUP: case RX_LOOP: case RX_LOOK: case RX_ATOMIC: return false;
    default: break;
  }
  return true;
}

woad_value rx_compile_regexp(woad_vm *vm, woad_value source, int flags, const char **message) {
  uint32_t ngroups;
  RxNode *root = rx_parse_source(vm, source, flags, &ngroups, message);
  if (root == NULL) return VALUE_FALSE;
  Compiler c = { .vm = vm };
  buf_init(&c.text);
  emit_node(&c, root);
  emit(&c, RX_DONE, 0, 0);
  Regexp *rx = mem_object(vm, Regexp, TYPE_REGEXP);
  rx->header.flags = (uint8_t)(flags | FLAG_IMMUTABLE);
  if (value_is_immutable(source)) rx->source = source;
  else if ((flags & RX_BYTES) != 0) {
    rx->source = bytes_from(vm, bytes_of(source)->data, bytes_of(source)->length);
    value_header(rx->source)->flags |= FLAG_IMMUTABLE;
  } else rx->source = string_to_immutable(vm, source);
  rx->code = c.code;
  rx->ncode = c.ncode;
  rx->ngroups = ngroups + 1;
  rx->nloops = c.nloops;
  rx->sets = c.sets;
  rx->nsets = c.nsets;
  rx->ranges = c.ranges;
  rx->text = c.text.data;
  rx->memoised = is_memoised(c.code, c.ncode);
  rx->anchored = is_anchored(root);
  rx->max_lookbehind = find_lookbehind(root);
  rx->has_first = !find_first(root, rx->first);
  find_must(&c, rx, root);
  return object_value(rx);
}
