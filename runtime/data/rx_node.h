/* SPDX-License-Identifier: MIT
 * rx_node.h: the tree of a regular expression, and sets of characters. */
#ifndef RUNTIME_DATA_RX_NODE_H
#define RUNTIME_DATA_RX_NODE_H

#include "runtime/data/rx.h"

#define RX_INFINITE UINT32_MAX

/* Sorted, disjoint, not adjacent ranges of code points (or bytes). */
typedef struct { uint32_t *items; size_t n, room; } RxRanges; /* low, high, low, high, ... ; n counts words */
void rx_set_add(woad_vm *vm, RxRanges *set, uint32_t low, uint32_t high);
void rx_set_add_all(woad_vm *vm, RxRanges *set, const RxRanges *other);
/* Sorts and joins; the functions below want it done. */
void rx_set_normalise(RxRanges *set);
void rx_set_invert(woad_vm *vm, RxRanges *set, uint32_t limit);
/* Adds the other cases of all letters. */
void rx_set_add_cases(woad_vm *vm, RxRanges *set, bool bytes);
/* Characters with the general category NAME ("Ll", "L", "L&", "."); false when there is no such. */
bool rx_set_add_property(woad_vm *vm, RxRanges *set, const char *name);
/* Posix class or \d \w \s: digit, word, space, alpha, ... ; false when there is no such. */
bool rx_set_add_class(woad_vm *vm, RxRanges *set, const char *name, size_t n);

typedef enum {
  RX_NODE_EMPTY, RX_NODE_SET, RX_NODE_SEQUENCE, RX_NODE_CHOICE, RX_NODE_REPEAT, RX_NODE_GROUP, RX_NODE_BACKREF,
  RX_NODE_START, RX_NODE_END, RX_NODE_LINE_START, RX_NODE_LINE_END, RX_NODE_WORD_EDGE, RX_NODE_NO_WORD_EDGE,
  RX_NODE_LOOK, RX_NODE_ATOMIC, RX_NODE_CONDITION
} RxNodeKind;

typedef struct RxNode {
  RxNodeKind kind;
  bool lazy, negative, behind, fold, utf8; /* utf8: the set is of characters, not bytes */
  uint32_t min, max;        /* REPEAT */
  uint32_t number;          /* GROUP, BACKREF, CONDITION on a group */
  uint32_t low, high;       /* bytes that the node matches, at least and at most */
  RxRanges set;
  struct RxNode *child;     /* GROUP, REPEAT, LOOK, ATOMIC; first of SEQUENCE, CHOICE; CONDITION: the look, or NULL */
  struct RxNode *last;      /* SEQUENCE, CHOICE while being built */
  struct RxNode *yes, *no;  /* CONDITION */
  struct RxNode *next;      /* sibling */
} RxNode;

/* rx_parse.c: NULL and *message when SOURCE is not well formed. */
RxNode *rx_parse_source(woad_vm *vm, woad_value source, int flags, uint32_t *ngroups, const char **message);

#endif
