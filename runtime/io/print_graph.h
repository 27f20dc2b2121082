/* SPDX-License-Identifier: MIT
 * print_graph.h: which parts of a value are printed with a label (#0=), and walking over the parts. */
#ifndef RUNTIME_IO_PRINT_GRAPH_H
#define RUNTIME_IO_PRINT_GRAPH_H

#include "runtime/data/vector.h"

/* What decides how a compound value is printed. */
typedef struct {
  bool structs, boxes, hashes;  /* contents are printed */
  woad_value inspector;
} PrintShow;

typedef struct PrintGraph PrintGraph;
/* NULL when nothing needs a label: no cycle, and, with SHARED, nothing that occurs twice. */
PrintGraph *print_graph_find(woad_vm *vm, const PrintShow *show, woad_value root, bool shared);
/* Pointer to the label of V: 0 not printed yet, n + 1 otherwise; NULL when V has none. */
int *print_graph_label(PrintGraph *graph, woad_value v);
/* Whether V has printed parts. */
bool print_graph_is_compound(woad_vm *vm, const PrintShow *show, woad_value v);
/* Fields of a struct as a vector, hidden ones as one VALUE_NONE for each run; NULL when all are hidden. */
Vector *print_graph_fields(woad_vm *vm, const PrintShow *show, woad_value v);
/* Keys and values in turn. */
Vector *print_graph_entries(woad_vm *vm, woad_value hash);
/* Whether V can stand under one quote in print mode. */
bool print_graph_is_quotable(woad_vm *vm, const PrintShow *show, woad_value v);

#endif
