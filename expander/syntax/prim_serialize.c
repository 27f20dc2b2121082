/* SPDX-License-Identifier: MIT
 * prim_serialize.c: syntax objects as data and back. Source: Reference, "Serializing Syntax".
 *
 * The data is #(woad-syntax TREE TOKEN): what stxwrite.h makes, with the base module path index as self. */
#include "expander/common/modpath.h"
#include "expander/syntax/stxread.h"
#include "expander/syntax/stxwrite.h"
#include "runtime/data/pair.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/param.h"

PRIM_MODULE("#%kernel")

enum { DATA_MARK, DATA_TREE, DATA_TOKEN, DATA_PARTS };

static woad_value data_mark(woad_vm *vm) { return symbol_intern(vm, "woad-syntax"); }

/* Argument POS as a path index; one that nothing is relative to when it is #f. */
static woad_value base_argument(woad_vm *vm, int pos, ARGS) {
  woad_value base = arg_given(pos, argc) ? argv[pos] : VALUE_FALSE;
  if (base == VALUE_FALSE) return modpath_self(vm, VALUE_FALSE);
  if (!value_is_mpi(base)) raise_argument_value(vm, NULL, "(or/c module-path-index? #f)", base);
  return base;
}

static woad_value keys_argument(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc)) return VALUE_NULL;
  woad_value rest = argv[pos];
  while (value_is_pair(rest) && value_is_symbol(pair_car(rest))) rest = pair_cdr(rest);
  if (!value_is_null(rest)) raise_argument_value(vm, NULL, "(listof symbol?)", argv[pos]);
  return argv[pos];
}

PRIM("syntax-serialize", syntax_serialize, 1, 4, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(stx : syntax?) [base-mpi : (or/c module-path-index? #f)] [preserve-property-keys : (listof symbol?)] "
     "[provides-namespace : (or/c namespace? #f)] -> any/c",
     "STX as data fit for s-exp->fasl. Bindings relative to BASE-MPI can be moved when the data is read.")
{
  if (!value_is_syntax(argv[0])) raise_argument_value(vm, NULL, "syntax?", argv[0]);
  StxWriter *w = stxwrite_open(vm, base_argument(vm, 1, argc, argv));
  stxwrite_keep_properties(w, keys_argument(vm, 2, argc, argv));
  if (arg_given(3, argc) && argv[3] != VALUE_FALSE && !value_has_type(argv[3], TYPE_NAMESPACE))
    raise_argument_value(vm, NULL, "(or/c namespace? #f)", argv[3]);
  woad_value token = stxwrite_syntax(w, argv[0]);
  return vector_list(vm, DATA_PARTS, data_mark(vm), stxwrite_close(w), token);
}

PRIM("syntax-deserialize", syntax_deserialize, 1, 2, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(data : any/c) [base-mpi : (or/c module-path-index? #f)] -> syntax?",
     "The syntax object that syntax-serialize made DATA of, what was relative to its base now relative to BASE-MPI.")
{
  const Vector *data = value_is_vector(argv[0]) ? vector_of(argv[0]) : NULL;
  if (!data || data->length != DATA_PARTS || data->items[DATA_MARK] != data_mark(vm))
    raise_fields(vm, NULL, "invalid serialized form", "value", argv[0], NULL);
  woad_value base = base_argument(vm, 1, argc, argv), inspector = param_get(vm, vm->param.current_code_inspector);
  StxReader *reader = stxread_open(vm, data->items[DATA_TREE], base, inspector, VALUE_FALSE);
  return stxread_syntax(reader, data->items[DATA_TOKEN]);
}
