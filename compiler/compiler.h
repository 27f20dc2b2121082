/* SPDX-License-Identifier: MIT
 * compiler.h: the compiler's door: a unit of IR to verified bytecode, and bytecode to and from bytes. */
#ifndef COMPILER_COMPILER_H
#define COMPILER_COMPILER_H

#include "compiler/ir.h"
#include "runtime/base/buf.h"

/* Code of a procedure without arguments that runs the unit's bodies and gives the values of the last.
 * OPTIMISE false: only what is needed for correctness. Big units are split into chunks. */
Code *compiler_compile_unit(woad_vm *vm, IrUnit *unit, bool optimise);

/* code_write.c: a tree of plain data (numbers, strings, bytes, symbols of all kinds, keywords, characters, booleans, null, void,
 * eof, pairs, vectors, boxes, immutable hash tables, prefab structs, paths, regexps, byte-regexps, srclocs as vectors) and Code objects, as bytes. Shared
 * structure is kept, symbols and strings are pooled; uninterned symbols keep identity inside one blob. A function of the tree alone. Raises
 * exn:fail:contract "write: cannot marshal value that is embedded in compiled code\n  value: V" for anything else.
 * RELATIVE_TO: list of folders (absolute, with trailing separator). A path below one of them is written relative to it, one
 * that is near the first by the way there, others as they are. Reading takes a list of the same length. */
void code_write_value(woad_vm *vm, woad_value tree, woad_value relative_to, Buf *out);
/* Back again. Codes come out lazy (decoded at first call, verified then). OWNER is kept alive by lazy parts and must hold BYTES.
 * Damaged bytes: false and *complaint; never reads outside [bytes, bytes+n). */
MUST_USE bool code_read_value(woad_vm *vm, const uint8_t *bytes, size_t n, woad_value owner, woad_value relative_to,
                              woad_value *out, const char **complaint);
/* Before a CODE so read is first run: how many variables and literals its unit has, for it and all codes inside. OWN: a byte string with
 * 1 for each variable that they may define and assign, 0 for others; VALUE_FALSE: all. */
void code_read_set_limits(const Code *code, uint32_t nlinks, woad_value own, uint32_t nliterals);
/* Hash of ops.def, operands.def, the primitive table's names and the format version: what a .wo must match. */
uint64_t code_write_fingerprint(void);

/* Sets vm->hooks.decode_code. Once, at boot. */
void compiler_boot(woad_vm *vm);

#endif
