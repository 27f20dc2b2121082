/* SPDX-License-Identifier: MIT
 * prim_portal.c: primitives for portal syntax. Source: Reference, "Portal Syntax Bindings". */
#include "expander/expand/portal.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

PRIM("portal-syntax?", portal_syntax_p, 1, 1, PF_READS, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is portal syntax, as make-portal-syntax makes it.")
{ return value_bool(value_is_portal(argv[0])); }

PRIM("make-portal-syntax", make_portal_syntax, 1, 1, PF_RAISES | PF_ALLOC, RIGHTS_NONE, "(stx : syntax?) -> portal-syntax?",
     "A value for define-syntax that carries STX and is no transformer.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  PortalSyntax *made = mem_object(vm, PortalSyntax, TYPE_PORTAL_SYNTAX);
  made->content = argv[0];
  return object_value(made);
}

PRIM("portal-syntax-content", portal_syntax_content, 1, 1, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(portal : portal-syntax?) -> syntax?", "The syntax that PORTAL carries.")
{
  if (!value_is_portal(argv[0])) raise_argument_value(vm, NULL, "portal-syntax?", argv[0]);
  return portal_content(argv[0]);
}

PRIM("identifier-binding-portal-syntax", identifier_binding_portal_syntax, 1, 2, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(id-stx : identifier?) [phase-level : phase?] -> (or/c #f syntax?)",
     "The content of the portal syntax that ID-STX is bound to at PHASE-LEVEL, or #f. Its module is declared, not run.")
{
  if (!syntax_is_identifier(argv[0])) raise_argument_value(vm, NULL, "identifier?", argv[0]);
  if (arg_given(1, argc) && argv[1] != VALUE_FALSE && !value_is_fixnum(argv[1])) raise_argument_value(vm, NULL, "phase?", argv[1]);
  const ExpandCtx *ctx = expandctx_current(vm);
  Namespace *ns = ctx ? ctx->ns : namespace_current(vm);
  int phase = arg_given(1, argc) ? mode_phase(argv[1]) : ctx ? ctx->phase : ns->phase;
  return portal_find(vm, ns, argv[0], phase);
}
