/* SPDX-License-Identifier: MIT
 * rx_op.h: the instructions of compiled regular expressions. */
#ifndef RUNTIME_DATA_RX_OP_H
#define RUNTIME_DATA_RX_OP_H

typedef enum {
  RX_CHAR,        /* byte x */
  RX_TEXT,        /* y bytes of rx->text from x */
  RX_SET,         /* a byte of set x */
  RX_WIDE_SET,    /* a character: of set x when below 128, else in the ranges from y */
  RX_ANY_BYTE,
  RX_ANY_CHAR,
  RX_REPEAT,      /* the next instruction (one byte or character), x to y times; flag: as few as possible */
  RX_SPLIT,       /* goes on at x, after a failure at y */
  RX_JUMP,        /* to x */
  RX_SAVE,        /* slot x is here */
  RX_LOOP_START,  /* counter x is 0 */
  RX_LOOP,        /* counter x: body at pc + 2; next instruction has min x, max y, exit z; flag: as few as possible */
  RX_LOOP_END,    /* back to the RX_LOOP at x */
  RX_MARK,        /* counter x is this position */
  RX_MOVED,       /* fails when the position is still counter x */
  RX_BACKREF,     /* what group x matched; flag: any case */
  RX_START, RX_END, RX_LINE_START, RX_LINE_END, RX_WORD_EDGE, RX_NO_WORD_EDGE,
  RX_LIMIT,       /* where the lookbehind stands */
  RX_LOOK,        /* program at pc + 2 up to RX_DONE; goes on at x, or at y (0: fails) when it fails; flags below;
                     next instruction: min x and max y bytes behind */
  RX_ATOMIC,      /* program at pc + 1 up to RX_DONE, then at x */
  RX_IF_GROUP,    /* when group x has no match: to y */
  RX_DONE,
  RX_DATA
} RxOp;
enum { RX_LOOK_NEGATIVE = 1, RX_LOOK_BEHIND = 2 };

#endif
