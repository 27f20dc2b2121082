/* SPDX-License-Identifier: MIT
 * mode.h: a phase and a binding space together, as programs see them: the phase alone (an integer or #f) for the default
 * space, else a pair of phase and space. A space is a symbol, or #f for the default one. [Reference, "Binding Spaces"]
 *
 * Modes are interned for the session, so that they are keys of eq tables. */
#ifndef EXPANDER_SYNTAX_MODE_H
#define EXPANDER_SYNTAX_MODE_H

#include "expander/syntax/scopeset.h"

/* Stands for a space in a shift that leaves the space alone. */
#define SPACE_SAME VALUE_TRUE

/* #f for PHASE_LABEL */
woad_value mode_phase_value(int phase);
woad_value mode_make(woad_vm *vm, int phase, woad_value space);
int mode_phase(woad_value mode);
woad_value mode_space(woad_value mode);
/* Whether V has the shape of a mode, or of a shift (whose space may be #f). */
bool mode_is_mode(woad_value v);
bool mode_is_shift(woad_value v);
/* The interned one for V of the shape of a mode. */
woad_value mode_intern(woad_vm *vm, woad_value v);
/* A shift as programs see it: of the phase alone, or a pair of phase and space. SPACE may be SPACE_SAME. */
woad_value mode_shift_value(woad_vm *vm, int phase, woad_value space);
/* The space where what SPACE offers is bound under a shift to TO. */
static inline woad_value mode_shift_space(woad_value space, woad_value to) { return to == SPACE_SAME ? space : to; }
/* STX in SPACE: with its scope added, unless it is the default one. */
woad_value mode_add_space(woad_vm *vm, woad_value stx, woad_value space);

#endif
