/* SPDX-License-Identifier: MIT
 * prim_syntax_taint.c: dye packs and taints. spec/taints.md */
#include "expander/syntax/syntax.h"
#include "runtime/vm/arg.h"

PRIM_MODULE("#%kernel")

static woad_value stx_argument(woad_vm *vm, woad_value v) {
  if (!value_is_syntax(v)) raise_argument_value(vm, NULL, "syntax?", v);
  return v;
}

/* Argument POS as a key: an inspector; #f or absent means the one of spec/taints.md section 3. */
static woad_value key_argument(woad_vm *vm, int pos, ARGS) {
  if (arg_given(pos, argc) && argv[pos] != VALUE_FALSE) {
    if (!value_has_type(argv[pos], TYPE_INSPECTOR)) {
      raise_argument_value(vm, NULL, "(or/c inspector? #f)", argv[pos]);
    }
    return argv[pos];
  }
  return syntax_current_key(vm);
}

static bool flag(int pos, int argc, woad_value *argv) { return arg_given(pos, argc) && argv[pos] != VALUE_FALSE; }

PRIM("syntax-tainted?", syntax_tainted_p, 1, 1, PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> boolean?",
     "Whether STX itself is tainted; an armed object is not.")
{ return value_bool(syntax_is_tainted(stx_argument(vm, argv[0]))); }

PRIM("syntax-taint", syntax_taint, 1, 1, PF_RAISES, RIGHTS_NONE, "(stx : syntax?) -> syntax?",
     "STX tainted, STX itself when it is already.")
{ return syntax_taint(vm, stx_argument(vm, argv[0])); }

PRIM("syntax-arm", syntax_arm, 1, 3, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(stx : syntax?) [inspector : (or/c inspector? #f)] [use-mode? : any/c] -> syntax?",
     "STX with a dye pack of INSPECTOR added; with USE-MODE?, pushed as the 'taint-mode property and the form ask for.")
{
  stx_argument(vm, argv[0]);
  woad_value key = key_argument(vm, 1, argc, argv);
  return flag(2, argc, argv) ? syntax_protect(vm, argv[0], key) : syntax_arm(vm, argv[0], key);
}

PRIM_MODULE("#%woad")
PRIM("syntax-protect", syntax_protect, 1, 1, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE, "(stx : syntax?) -> syntax?",
     "(syntax-arm stx #f #t)")
{ return syntax_protect(vm, stx_argument(vm, argv[0]), key_argument(vm, 1, argc, argv)); }
PRIM_MODULE("#%kernel")

PRIM("syntax-disarm", syntax_disarm, 2, 2, PF_READS | PF_RAISES, RIGHTS_NONE,
     "(stx : syntax?) (inspector : (or/c inspector? #f)) -> syntax?",
     "STX without the dye packs of its outermost object whose key is INSPECTOR or weaker.")
{
  stx_argument(vm, argv[0]);
  return syntax_disarm(vm, argv[0], key_argument(vm, 1, argc, argv));
}

PRIM("syntax-rearm", syntax_rearm, 2, 3, PF_READS | PF_RAISES | PF_NESTS, RIGHTS_NONE,
     "(stx : syntax?) (from-stx : syntax?) [use-mode? : any/c] -> syntax?",
     "STX with the dye packs, or the taint, of FROM-STX's outermost object.")
{
  stx_argument(vm, argv[0]);
  stx_argument(vm, argv[1]);
  return flag(2, argc, argv) ? syntax_push_packs(vm, argv[0], argv[1]) : syntax_rearm(vm, argv[0], argv[1]);
}

PRIM_MODULE("#%woad")
PRIM("syntax-recertify", syntax_recertify, 4, 4, PF_RAISES, RIGHTS_NONE,
     "(new-stx : syntax?) (old-stx : syntax?) (inspector : any/c) (key : any/c) -> syntax?", "NEW-STX.")
{
  stx_argument(vm, argv[1]);
  return stx_argument(vm, argv[0]);
}
PRIM_MODULE("#%kernel")
