/* SPDX-License-Identifier: MIT
 * core.h: the handlers of all core forms; core_forms.def lists them. */
#ifndef EXPANDER_EXPAND_CORE_H
#define EXPANDER_EXPAND_CORE_H

#include "expander/expand/expand.h"

#define CORE_FORM(text, fn) woad_value fn(woad_vm *vm, woad_value stx, ExpandCtx *ctx);
#include "expander/expand/core_forms.def"
#undef CORE_FORM

#endif
