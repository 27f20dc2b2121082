/* SPDX-License-Identifier: MIT
 * portal.h: portal syntax: a binding that only carries syntax, found without running the module that made it. */
#ifndef EXPANDER_EXPAND_PORTAL_H
#define EXPANDER_EXPAND_PORTAL_H

#include "expander/expand/expand.h"

typedef struct { Header header; woad_value content; } PortalSyntax;   /* TYPE_PORTAL_SYNTAX */
static inline bool value_is_portal(woad_value v) { return value_has_type(v, TYPE_PORTAL_SYNTAX); }
static inline woad_value portal_content(woad_value v) { return VALUE_AS(PortalSyntax, v)->content; }

/* (portal ID CONTENT) in the #%require form FORM at PHASE: defines ID in the module under way or at the top level. */
void portal_define(woad_vm *vm, ExpandCtx *ctx, int phase, woad_value id, woad_value content, woad_value form);
/* The content of the portal that ID is bound to at PHASE, as seen from NS; VALUE_FALSE when it is bound to something else. */
woad_value portal_find(woad_vm *vm, Namespace *ns, woad_value id, int phase);

#endif
