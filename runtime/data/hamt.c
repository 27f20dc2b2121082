/* SPDX-License-Identifier: MIT
 * hamt.c: immutable hash tables as compressed hash-array mapped prefix trees (CHAMP) [SteindorferVinju15]: a node keeps its
 * entries before its children, each in the order of five hash bits, so that walking is two loops and a table with the same
 * entries has the same shape however it was made (but for keys whose 32 hash bits are all equal: those are in order of
 * insertion).
 *
 *    node   header | datamap | nodemap | count | k v k v ... | child child ...
 *    bucket header (aux 1) | datamap = number of entries | - | count | k v k v ...     at the depth where bits run out
 *
 * N1  nodes never change once linked.  N2  `count` is the number of entries below, for positions.
 * N3  a child has at least two entries: one alone lives in its parent. */
#include "runtime/data/hamt.h"

#include "runtime/base/debug.h"
#include "runtime/data/equal.h"

enum { BITS = 5, MASK = 31, HASH_BITS = 32 };

typedef struct { Header header; uint32_t datamap, nodemap, count; woad_value items[]; } Node;
struct Hamt { Header header; Node *root; }; /* header.aux: kind; root NULL when empty */

static Node *node_of(woad_value v) { return VALUE_AS(Node, v); }
static bool is_bucket(const Node *node) { return node->header.aux != 0; }
/* Written out: without an instruction for it the compiler's own is a call. */
static int ones(uint32_t bits) {
  bits -= bits >> 1 & 0x55555555;
  bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
  return (int)(((bits + (bits >> 4)) & 0x0f0f0f0f) * 0x01010101u >> 24);
}
static uint32_t ndata(const Node *node) { return is_bucket(node) ? node->datamap : (uint32_t)ones(node->datamap); }
static uint32_t nchildren(const Node *node) { return is_bucket(node) ? 0 : (uint32_t)ones(node->nodemap); }
static uint32_t nitems(const Node *node) { return 2 * ndata(node) + nchildren(node); }
static uint32_t bit_at(uint32_t hash, int shift) { return 1u << ((hash >> shift) & MASK); }
static uint32_t rank(uint32_t map, uint32_t bit) { return (uint32_t)ones(map & (bit - 1)); }

static Node *alloc_node(woad_vm *vm, uint32_t items) { return mem_object_flex(vm, Node, TYPE_HAMT_NODE, items, items); }

static woad_value wrap_root(woad_vm *vm, HashKind kind, Node *root) {
  if (!root) return vm->empty_hash[kind];
  Hamt *hamt = mem_object(vm, Hamt, TYPE_HAMT);
  hamt->header.aux = (uint16_t)kind;
  hamt->header.flags = FLAG_IMMUTABLE;
  hamt->root = root;
  return object_value(hamt);
}

woad_value hamt_empty(woad_vm *vm, HashKind kind) { return vm->empty_hash[kind]; }
HashKind hamt_kind(const Hamt *hamt) { return (HashKind)hamt->header.aux; }
size_t hamt_count(const Hamt *hamt) { return hamt->root ? hamt->root->count : 0; }

woad_value hamt_shell(woad_vm *vm, HashKind kind) {
  Hamt *hamt = mem_object(vm, Hamt, TYPE_HAMT);
  hamt->header.aux = (uint16_t)kind;
  hamt->header.flags = FLAG_IMMUTABLE;
  return object_value(hamt);
}
void hamt_become(Hamt *shell, const Hamt *other) { shell->root = other->root; }

void hamt_boot(woad_vm *vm) {
  for (int kind = 0; kind < 4; kind++) vm->empty_hash[kind] = hamt_shell(vm, (HashKind)kind);
}

static bool keys_match(woad_vm *vm, HashKind kind, woad_value a, woad_value b) {
  return a == b || (kind != HASH_EQ && equal_keys_match(vm, kind, a, b));
}

/* Place of the entry for KEY in the tree, or NULL. */
static const woad_value *find_entry(woad_vm *vm, const Hamt *hamt, woad_value key) {
  const Node *node = hamt->root;
  if (!node) return NULL;
  HashKind kind = hamt_kind(hamt);
  uint32_t hash = equal_key_hash(vm, kind, key);
  for (int shift = 0;; shift += BITS) {
    if (is_bucket(node)) {
      for (uint32_t i = 0; i < node->datamap; i++)
        if (keys_match(vm, kind, node->items[2 * i], key)) return &node->items[2 * i];
      return NULL;
    }
    uint32_t bit = bit_at(hash, shift);
    if (node->datamap & bit) {
      const woad_value *entry = &node->items[2 * rank(node->datamap, bit)];
      return keys_match(vm, kind, entry[0], key) ? entry : NULL;
    }
    if (!(node->nodemap & bit)) return NULL;
    node = node_of(node->items[2 * ones(node->datamap) + (int)rank(node->nodemap, bit)]);
  }
}

woad_value hamt_get(woad_vm *vm, const Hamt *hamt, woad_value key) {
  const woad_value *entry = find_entry(vm, hamt, key);
  return entry ? entry[1] : VALUE_NONE;
}

woad_value hamt_key_ref(woad_vm *vm, const Hamt *hamt, woad_value key) {
  const woad_value *entry = find_entry(vm, hamt, key);
  return entry ? entry[0] : VALUE_NONE;
}

/* --- insertion --- */

typedef struct { woad_vm *vm; HashKind kind; woad_value key, value; uint32_t hash; bool added; } Insert;

static Node *copy_node(woad_vm *vm, const Node *node) {
  uint32_t n = nitems(node);
  Node *copy = alloc_node(vm, n);
  memcpy((char *)copy + offsetof(Node, header), node, offsetof(Node, items) + n * sizeof(woad_value));
  return copy;
}

/* A node for two entries with different keys whose hashes agree below SHIFT. */
static Node *make_pair_node(const Insert *in, woad_value key, woad_value value, uint32_t hash, int shift) {
  if (shift >= HASH_BITS) {
    Node *bucket = alloc_node(in->vm, 4);
    bucket->header.aux = 1;
    bucket->datamap = bucket->count = 2;
    memcpy(bucket->items, (woad_value[]){ key, value, in->key, in->value }, 4 * sizeof(woad_value));
    return bucket;
  }
  uint32_t old_bit = bit_at(hash, shift), new_bit = bit_at(in->hash, shift);
  if (old_bit == new_bit) {
    Node *child = make_pair_node(in, key, value, hash, shift + BITS);
    Node *node = alloc_node(in->vm, 1);
    node->nodemap = old_bit;
    node->count = 2;
    node->items[0] = object_value(child);
    return node;
  }
  Node *node = alloc_node(in->vm, 4);
  node->datamap = old_bit | new_bit;
  node->count = 2;
  int old_at = old_bit < new_bit ? 0 : 2;
  node->items[old_at] = key;
  node->items[old_at + 1] = value;
  node->items[2 - old_at] = in->key;
  node->items[3 - old_at] = in->value;
  return node;
}

/* NODE with the new entry put in at item position AT (an even number). */
static Node *with_entry(const Insert *in, const Node *node, uint32_t at) {
  uint32_t n = nitems(node);
  Node *copy = alloc_node(in->vm, n + 2);
  copy->header = node->header;
  copy->datamap = node->datamap;
  copy->nodemap = node->nodemap;
  copy->count = node->count + 1;
  memcpy(copy->items, node->items, at * sizeof(woad_value));
  copy->items[at] = in->key;
  copy->items[at + 1] = in->value;
  memcpy(copy->items + at + 2, node->items + at, (n - at) * sizeof(woad_value));
  return copy;
}

/* NODE with its entry for BIT replaced by CHILD. */
static Node *entry_to_child(woad_vm *vm, const Node *node, uint32_t bit, Node *child) {
  uint32_t data = ndata(node), children = nchildren(node);
  uint32_t at = 2 * rank(node->datamap, bit), child_at = rank(node->nodemap, bit);
  Node *copy = alloc_node(vm, 2 * (data - 1) + children + 1);
  copy->datamap = node->datamap & ~bit;
  copy->nodemap = node->nodemap | bit;
  copy->count = node->count - 1 + child->count;
  memcpy(copy->items, node->items, at * sizeof(woad_value));
  memcpy(copy->items + at, node->items + at + 2, (2 * data - at - 2) * sizeof(woad_value));
  woad_value *to = copy->items + 2 * (data - 1);
  const woad_value *from = node->items + 2 * data;
  memcpy(to, from, child_at * sizeof(woad_value));
  to[child_at] = object_value(child);
  memcpy(to + child_at + 1, from + child_at, (children - child_at) * sizeof(woad_value));
  return copy;
}

static Node *replace_value(const Insert *in, const Node *node, uint32_t at) {
  if (node->items[at + 1] == in->value) return (Node *)(uintptr_t)node;
  Node *copy = copy_node(in->vm, node);
  copy->items[at + 1] = in->value;
  return copy;
}

static Node *insert_entry(Insert *in, const Node *node, int shift) {
  if (is_bucket(node)) {
    for (uint32_t i = 0; i < node->datamap; i++)
      if (keys_match(in->vm, in->kind, node->items[2 * i], in->key)) return replace_value(in, node, 2 * i);
    in->added = true;
    Node *copy = with_entry(in, node, 2 * node->datamap);
    copy->datamap++;
    return copy;
  }
  uint32_t bit = bit_at(in->hash, shift);
  if (node->datamap & bit) {
    uint32_t at = 2 * rank(node->datamap, bit);
    if (keys_match(in->vm, in->kind, node->items[at], in->key)) return replace_value(in, node, at);
    in->added = true;
    uint32_t other = equal_key_hash(in->vm, in->kind, node->items[at]);
    Node *child = make_pair_node(in, node->items[at], node->items[at + 1], other, shift + BITS);
    return entry_to_child(in->vm, node, bit, child);
  }
  if (node->nodemap & bit) {
    uint32_t at = 2 * ndata(node) + rank(node->nodemap, bit);
    const Node *child = node_of(node->items[at]);
    Node *changed = insert_entry(in, child, shift + BITS);
    if (changed == child) return (Node *)(uintptr_t)node;
    Node *copy = copy_node(in->vm, node);
    copy->items[at] = object_value(changed);
    copy->count += changed->count - child->count;
    return copy;
  }
  in->added = true;
  Node *copy = with_entry(in, node, 2 * rank(node->datamap, bit));
  copy->datamap |= bit;
  return copy;
}

woad_value hamt_set(woad_vm *vm, woad_value hamt, woad_value key, woad_value value) {
  const Hamt *h = hamt_of(hamt);
  HashKind kind = hamt_kind(h);
  Insert in = { vm, kind, key, value, equal_key_hash(vm, kind, key), false };
  if (!h->root) {
    Node *root = alloc_node(vm, 2);
    root->datamap = bit_at(in.hash, 0);
    root->count = 1;
    root->items[0] = key;
    root->items[1] = value;
    return wrap_root(vm, kind, root);
  }
  Node *root = insert_entry(&in, h->root, 0);
  return root == h->root ? hamt : wrap_root(vm, kind, root);
}

/* --- removal --- */

static Node *without_entry(woad_vm *vm, const Node *node, uint32_t at) {
  uint32_t n = nitems(node);
  Node *copy = alloc_node(vm, n - 2);
  copy->header = node->header;
  copy->datamap = node->datamap;
  copy->nodemap = node->nodemap;
  copy->count = node->count - 1;
  memcpy(copy->items, node->items, at * sizeof(woad_value));
  memcpy(copy->items + at, node->items + at + 2, (n - at - 2) * sizeof(woad_value));
  return copy;
}

/* NODE with the child for BIT replaced by its last entry. */
static Node *child_to_entry(woad_vm *vm, const Node *node, uint32_t bit, const woad_value *entry) {
  uint32_t data = ndata(node), children = nchildren(node);
  uint32_t at = 2 * rank(node->datamap, bit), child_at = rank(node->nodemap, bit);
  Node *copy = alloc_node(vm, 2 * (data + 1) + children - 1);
  copy->datamap = node->datamap | bit;
  copy->nodemap = node->nodemap & ~bit;
  copy->count = node->count - 1;
  memcpy(copy->items, node->items, at * sizeof(woad_value));
  copy->items[at] = entry[0];
  copy->items[at + 1] = entry[1];
  memcpy(copy->items + at + 2, node->items + at, (2 * data - at) * sizeof(woad_value));
  woad_value *to = copy->items + 2 * (data + 1);
  const woad_value *from = node->items + 2 * data;
  memcpy(to, from, child_at * sizeof(woad_value));
  memcpy(to + child_at, from + child_at + 1, (children - child_at - 1) * sizeof(woad_value));
  return copy;
}

/* NODE without KEY: NODE itself when it is not there, NULL when nothing is left. */
static Node *remove_entry(woad_vm *vm, HashKind kind, const Node *node, woad_value key, uint32_t hash, int shift) {
  Node *same = (Node *)(uintptr_t)node;
  if (is_bucket(node)) {
    for (uint32_t i = 0; i < node->datamap; i++) {
      if (!keys_match(vm, kind, node->items[2 * i], key)) continue;
      if (node->count == 1) return NULL;
      Node *copy = without_entry(vm, node, 2 * i);
      copy->datamap--;
      return copy;
    }
    return same;
  }
  uint32_t bit = bit_at(hash, shift);
  if (node->datamap & bit) {
    uint32_t at = 2 * rank(node->datamap, bit);
    if (!keys_match(vm, kind, node->items[at], key)) return same;
    if (node->count == 1) return NULL;
    Node *copy = without_entry(vm, node, at);
    copy->datamap &= ~bit;
    return copy;
  }
  if (!(node->nodemap & bit)) return same;
  uint32_t at = 2 * ndata(node) + rank(node->nodemap, bit);
  const Node *child = node_of(node->items[at]);
  Node *changed = remove_entry(vm, kind, child, key, hash, shift + BITS);
  if (changed == child) return same;
  if (changed->count == 1) return child_to_entry(vm, node, bit, changed->items);
  Node *copy = copy_node(vm, node);
  copy->items[at] = object_value(changed);
  copy->count--;
  return copy;
}

woad_value hamt_remove(woad_vm *vm, woad_value hamt, woad_value key) {
  const Hamt *h = hamt_of(hamt);
  if (!h->root) return hamt;
  HashKind kind = hamt_kind(h);
  Node *root = remove_entry(vm, kind, h->root, key, equal_key_hash(vm, kind, key), 0);
  return root == h->root ? hamt : wrap_root(vm, kind, root);
}

/* --- walking --- */

void hamt_iter_init(HamtIter *it, const Hamt *hamt) {
  it->hamt = hamt;
  it->depth = 0;
  if (!hamt->root) return;
  it->stack[0].node = hamt->root;
  it->stack[0].pos = 0;
  it->depth = 1;
}

bool hamt_iter_next(HamtIter *it, woad_value *key, woad_value *value) {
  while (it->depth > 0) {
    const Node *node = it->stack[it->depth - 1].node;
    uint32_t pos = it->stack[it->depth - 1].pos++;
    uint32_t data = ndata(node);
    if (pos < data) {
      *key = node->items[2 * pos];
      *value = node->items[2 * pos + 1];
      return true;
    }
    if (pos - data >= nchildren(node)) {
      it->depth--;
      continue;
    }
    it->stack[it->depth].node = node_of(node->items[data + pos]);
    it->stack[it->depth++].pos = 0;
  }
  return false;
}

bool hamt_entry_at(const Hamt *hamt, size_t pos, woad_value *key, woad_value *value) {
  const Node *node = hamt->root;
  if (!node || pos >= node->count) return false;
  for (;;) {
    uint32_t data = ndata(node);
    if (pos < data) {
      *key = node->items[2 * pos];
      *value = node->items[2 * pos + 1];
      return true;
    }
    pos -= data;
    const woad_value *child = node->items + 2 * data;
    while (pos >= node_of(*child)->count) pos -= node_of(*child++)->count;
    node = node_of(*child);
  }
}

bool hamt_is_key_subset(woad_vm *vm, const Hamt *a, const Hamt *b) {
  if (hamt_count(a) > hamt_count(b)) return false;
  if (a->root == b->root) return true;
  HamtIter it;
  woad_value key, value;
  hamt_iter_init(&it, a);
  while (hamt_iter_next(&it, &key, &value))
    if (hamt_get(vm, b, key) == VALUE_NONE) return false;
  return true;
}
