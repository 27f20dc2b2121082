/* SPDX-License-Identifier: MIT
 * code_format.h: the bytes that code_write.c makes and code_read.c understands.
 *
 *   blob    = version, symbols, primitives, shared, value
 *   symbols = count, { kind byte, text }             kind: SymbolKind
 *   primitives = count, { module text, name text }
 *   shared  = count, { value }                       things that occur more than once; each refers to earlier ones only
 *   PATH_RELATIVE = index of the folder, number of folders up from there, text
 *   text    = length, UTF-8 bytes
 *   value   = tag byte, then by tag; numbers are varints, signed ones in zigzag form
 *   CODE    = name value, flags byte, nreq, nfree, nboxes, length of body (4 bytes, little-endian: filled in when the body,
 *             which holds the code of inner procedures, has been written in place), body
 *   body    = nregs, nlinks, nliterals, nwords, words (4 bytes each, little-endian), nconsts, values,
 *             nsources, { pc difference, line, column, source }, source value, origin value
 * Bodies are decoded when first called; all they need from the rest of the blob is its three tables. Maps are not stored. */
#ifndef COMPILER_CODE_FORMAT_H
#define COMPILER_CODE_FORMAT_H

enum { FORMAT_VERSION = 3 };
typedef enum { SYMBOL_KIND_PLAIN, SYMBOL_KIND_UNREADABLE, SYMBOL_KIND_UNINTERNED, SYMBOL_KIND_KEYWORD } SymbolKind;

enum {
  FORMAT_SPECIAL = 0, /* + index of the special value, below 16 */
  FORMAT_FIXNUM = 16, FORMAT_CHAR, FORMAT_FLONUM, FORMAT_BIGNUM, FORMAT_RATIONAL, FORMAT_COMPLEX, FORMAT_SYMBOL,
  FORMAT_REF, FORMAT_PRIM, FORMAT_STRING, FORMAT_BYTES, FORMAT_LIST, FORMAT_LIST_STAR, FORMAT_VECTOR, FORMAT_BOX,
  FORMAT_HASH, FORMAT_PREFAB, FORMAT_PATH, FORMAT_PATH_RELATIVE, FORMAT_REGEXP, FORMAT_CODE, FORMAT_FLVECTOR,
  FORMAT_FXVECTOR, FORMAT_EXTFLONUM,
  FORMAT_SMALL = 64, FORMAT_SMALL_COUNT = 128 /* fixnums 0..127 */
};

/* Special values that may stand in a file: false true null void eof unsafe-undefined, and undefined. */
#define FORMAT_SPECIAL_OK(n) ((n) <= 5 || (n) == 7)

#endif
