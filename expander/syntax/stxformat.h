/* SPDX-License-Identifier: MIT
 * stxformat.h: the layout that stxwrite.c and stxread.c share.
 *
 *   tree      #(mpis scopes sets shift-lists contexts locations table-bindings bulk-bindings)
 *   mpi       #t the self | #(path base) base: token | name: a foreign self, #f or (name . n)
 *   scope     #(kind flags multi shift name rank)   multi: position or #f; rank: place in the order of scopeorder.h
 *   set       #(scope ...)
 *   shifts    #(from to) ..., newest first, in one vector; from and to are mpi positions, from #f: none
 *   context   #(set fallbacks shifts)               fallbacks: vector of sets
 *   location  #(source line column position span)
 *   binding   #(kind key module phase name nominal-module nominal-name nominal-phase nominal-require-phase flags rename)
 *   table-b.  #(scope-set symbol binding) ...       flat
 *   bulk      #(set mpi level shift prefix except)
 *   syntax    #(shape content context location [flags properties])
 * Positions are fixnums; #f stands for nothing. */
#ifndef EXPANDER_SYNTAX_STXFORMAT_H
#define EXPANDER_SYNTAX_STXFORMAT_H

enum { STX_MPIS, STX_SCOPES, STX_SETS, STX_SHIFTS, STX_CONTEXTS, STX_LOCATIONS, STX_BINDINGS, STX_BULKS, STX_PARTS };
typedef enum { SHAPE_ATOM, SHAPE_LIST, SHAPE_DOTTED, SHAPE_VECTOR, SHAPE_BOX, SHAPE_PREFAB, SHAPE_HASH } StxShape;
enum { STX_FLAG_TAINTED = 1, STX_FLAG_ARMED = 2, STX_FLAG_ORIGINAL = 4 };
enum { BINDING_FLAG_SYNTAX = 1, BINDING_FLAG_PROTECTED = 2 };
enum { BINDING_PARTS = 13, BULK_PARTS = 8 };

#endif
