/* SPDX-License-Identifier: MIT
 * compiled.h: compiled modules as plain data, and back.
 *
 *   module  #(name persistent? language-info source-name mpis requires provides literals bodies pre post pre-names post-names)
 *   mpis    tree of stxwrite for the module path indexes of requires and link keys
 *   requires  list of (phase mpi-token ...)
 *   provides, literals   byte strings, decoded when first asked for:
 *     provides  #(tree ((level . #(symbol binding-token ...)) ...))
 *     literals  #(tree #(#(syntax-token ...) ...) inside-token #(syntax-token ...)), by body; in one tree, since the module's
 *               inside has the scopes that its literals have; the last ones belong to the items of a top-level form
 *   portals list of (level symbol), in the order of the last syntax tokens of literals
 *   body    #(level code-bytes #(#(kind mpi-token level symbol) ...) nliterals)
 *
 * C1  nothing in it depends on anything but the module: no absolute path below the file's folder or the collections, no order
 *     of addresses. */
#ifndef EXPANDER_LOWER_COMPILED_H
#define EXPANDER_LOWER_COMPILED_H

#include "expander/namespace/namespace.h"

enum { COMPILED_NAME, COMPILED_PERSISTENT, COMPILED_INFO, COMPILED_SOURCE, COMPILED_MPIS, COMPILED_REQUIRES, COMPILED_PROVIDES,
       COMPILED_LITERALS, COMPILED_BODIES, COMPILED_PRE, COMPILED_POST, COMPILED_PRE_NAMES,
       COMPILED_POST_NAMES, COMPILED_PORTALS, COMPILED_PARTS };
enum { COMPILED_TOP_ITEMS, COMPILED_TOP_MPIS, COMPILED_TOP_BODIES, COMPILED_TOP_LITERALS, COMPILED_TOP_PARTS };
enum { COMPILED_BODY_LEVEL, COMPILED_BODY_CODE, COMPILED_BODY_KEYS, COMPILED_BODY_NLITERALS, COMPILED_BODY_PARTS };

/* COMPILED as a tree for code_write_value; paths relative to ROOTS (as code_write_value has it). */
woad_value compiled_write(woad_vm *vm, Compiled *compiled, woad_value roots);
/* What clients that require COMPILED plainly may be compiled against, of it and its submodules: a tree that is only good for
 * comparing. TREE: what compiled_write made of it. */
woad_value compiled_write_interface(woad_vm *vm, Compiled *compiled, woad_value tree, woad_value roots);
/* The same for a top-level form: #(items mpis bodies literals); an item is #(kind body-position ids symbols payload), ids
 * positions in the extra syntax of the literals. */
woad_value compiled_write_top(woad_vm *vm, Compiled *compiled, woad_value roots);
Compiled *compiled_read_top(woad_vm *vm, woad_value tree, woad_value roots);
/* A lazily decoded Compiled from such a tree; raises exn:fail:read when it has another shape. */
Compiled *compiled_read(woad_vm *vm, woad_value tree, woad_value roots);
/* The inside identifier, or VALUE_FALSE; INSPECTOR as in compiled_literal */
woad_value compiled_inside(woad_vm *vm, Compiled *compiled, woad_value inspector);

/* The syntax of the portal that COMPILED defines as NAME at LEVEL, or VALUE_FALSE; INSPECTOR as in compiled_literal */
woad_value compiled_portal(woad_vm *vm, Compiled *compiled, int level, woad_value name, woad_value inspector);

/* Decodes the code of a body that was read from a file. */
void compiled_load_body(woad_vm *vm, Body *body);
/* The literal at POS as compiled or, decoded now when it comes from a file, as a module declared under INSPECTOR has it. */
woad_value compiled_literal(woad_vm *vm, Body *body, size_t pos, woad_value inspector);

#endif
