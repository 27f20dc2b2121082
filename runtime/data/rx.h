/* SPDX-License-Identifier: MIT
 * rx.h: compiled regular expressions and the calls of the matcher. rx_parse.c makes a tree of the source, rx_compile.c a
 * program of the tree, rx_match.c runs the program on bytes.
 *
 * X1  programs work on bytes; a pattern on characters was compiled to what those characters are in UTF-8.
 * X2  group 0 is the whole match; groups count from 1. */
#ifndef RUNTIME_DATA_RX_H
#define RUNTIME_DATA_RX_H

#include "runtime/base/buf.h"
#include "runtime/base/vm.h"

enum { RX_PERL = FLAG_A, RX_BYTES = FLAG_B }; /* header flags: #px, and made of a byte string */

typedef struct RxCode { uint8_t op, flag; uint16_t a; uint32_t x, y, z; } RxCode;

typedef struct Regexp {
  Header header;
  woad_value source;      /* immutable string or byte string */
  RxCode *code;
  uint32_t ncode, ngroups, nloops, nsets;
  uint8_t (*sets)[32];    /* bitmaps over bytes */
  uint32_t *ranges;       /* code point ranges: count, then low, high ... */
  uint8_t *text;          /* bytes of literal strings */
  size_t max_lookbehind;  /* bytes before the start that a match may look at */
  bool anchored;          /* begins with ^ outside of (?m: */
  bool memoised;          /* whether a place fails at a position does not depend on groups or counts */
  bool has_first;         /* first[] tells which bytes a match can begin with */
  uint8_t first[32];
  uint8_t *must;          /* bytes that every match contains, or NULL */
  size_t nmust;
} Regexp;

/* rx_compile.c: a regexp of SOURCE, a string (RX_BYTES not set) or byte string; FLAGS of RX_*. VALUE_FALSE when it is not
 * well formed: *message then says why, in the reference's words without the "regexp: " before. */
woad_value rx_compile_regexp(woad_vm *vm, woad_value source, int flags, const char **message);

/* What is matched against. Bytes before START are seen by lookbehind and by ^. MORE makes end larger and answers true, or
 * false when there is nothing more; it may move BYTES. */
typedef struct RxInput {
  const uint8_t *bytes;
  size_t origin, start, end;
  bool (*more)(woad_vm *vm, struct RxInput *input);
  void *arg;
  bool moves;              /* a match has to end after START */
  size_t patience;         /* steps of the matcher after which it gives up; 0: never, but other threads get their turn meanwhile */
  bool gave_up;            /* it did, and the answer means nothing */
} RxInput;
/* rx_match.c: the first match at or after input->start. SLOTS: two positions a group, (size_t)-1 where it has none. */
bool rx_match_run(woad_vm *vm, const Regexp *rx, RxInput *input, size_t *slots);
#define RX_NO_POSITION ((size_t)-1)

static inline bool value_is_regexp(woad_value v) { return value_has_type(v, TYPE_REGEXP); }
static inline Regexp *rx_of(woad_value v) { return VALUE_AS(Regexp, v); }

#endif
