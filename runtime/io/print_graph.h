/* SPDX-License-Identifier: MIT
 * print_graph.h: which parts of a value are printed with a label (#0=), and walking over the parts.
 *
 * A graph belongs to one printing, with the printing that custom writers do in it: they run twice, first to a port that
 * keeps nothing, so that what they print is walked too (`finding`), then for good. */
#ifndef RUNTIME_IO_PRINT_GRAPH_H
#define RUNTIME_IO_PRINT_GRAPH_H

#include "runtime/data/vector.h"

/* What decides how a compound value is printed. */
typedef struct {
  bool structs, boxes, hashes;  /* contents are printed */
  woad_value inspector;
} PrintShow;

typedef struct PrintGraph PrintGraph;
/* Runs the custom writer of V while GRAPH is being found. */
typedef void (*PrintGraphWriterFn)(woad_vm *vm, PrintGraph *graph, woad_value v, void *arg);
typedef struct { PrintGraphWriterFn fn; void *arg; } PrintGraphWriter; /* fn NULL: writers are not run */
/* What occurs twice gets a label, numbered in the order in which the walk comes upon it again: always when there is a
 * cycle, else only with SHARED. NULL when that is nothing and no writer runs. */
PrintGraph *print_graph_find(woad_vm *vm, const PrintShow *show, woad_value root, bool shared,
                             const PrintGraphWriter *writer);
/* Walks over ROOT, which a custom writer prints while GRAPH is being found. */
void print_graph_add(woad_vm *vm, PrintGraph *graph, const PrintShow *show, woad_value root,
                     const PrintGraphWriter *writer);
/* Whether a custom writer is among the first few hundred parts of ROOT. */
bool print_graph_has_writer(woad_vm *vm, const PrintShow *show, woad_value root);
bool print_graph_is_finding(const PrintGraph *graph);
/* The label of V, -1 when it has none. */
int print_graph_label(const PrintGraph *graph, woad_value v);
/* Notes that V, which has a label, is being printed: whether it was printed before. */
bool print_graph_was_printed(PrintGraph *graph, woad_value v);
/* V, or a plain copy of what it shows when it is an impersonator. */
woad_value print_graph_plain(woad_vm *vm, woad_value v);
/* Whether V has printed parts. */
bool print_graph_is_compound(woad_vm *vm, const PrintShow *show, woad_value v);
/* Fields of a struct as a vector, hidden ones as one VALUE_NONE for each run; NULL when all are hidden. */
Vector *print_graph_fields(woad_vm *vm, const PrintShow *show, woad_value v);
/* Keys and values in turn. */
Vector *print_graph_entries(woad_vm *vm, woad_value hash);
/* Whether V can stand under one quote in print mode. */
bool print_graph_is_quotable(woad_vm *vm, const PrintShow *show, woad_value v);

#endif
