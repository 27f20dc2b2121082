/* SPDX-License-Identifier: MIT
 * raise.h: the only way C code reports failure to the language. Wording of all standard messages lives in raise.c.
 * None returns. WHO is the name in the message ("vector-ref"); NULL: the running primitive's name. */
#ifndef RUNTIME_VM_RAISE_H
#define RUNTIME_VM_RAISE_H

#include "runtime/base/vm.h"

/* (raise v #t): hands V to the exception handlers of the current continuation. */
/* What raise_value throws in place of an exception whose message has holes: to be called with no arguments where language
 * code may run, it raises the finished exception. raise_plain_value: the exception itself, with a plainer message. */
bool raise_is_unfinished(woad_value v);
woad_value raise_plain_value(woad_value v);
_Noreturn void raise_value(woad_vm *vm, woad_value v);
/* exn:fail:contract "WHO: contract violation\n  expected: EXPECTED\n  given: V", V being argument POS, counted from 0. */
_Noreturn void raise_argument(woad_vm *vm, const char *who, const char *expected, int pos, int argc, woad_value *argv);
/* the same for a single value outside of an argument list */
_Noreturn void raise_argument_value(woad_vm *vm, const char *who, const char *expected, woad_value given);
/* "WHO: index is out of range\n  index: I\n  valid range: [LO, HI]\n  KIND: V", or "... out of range for empty KIND".
 * HI is inclusive; LO > HI means empty. */
_Noreturn void raise_range(woad_vm *vm, const char *who, const char *kind, const char *index_prefix, woad_value index,
                           woad_value in, int64_t lo, int64_t hi);
/* "PROC: arity mismatch;\n the expected number of arguments does not match the given number\n  expected: N\n  given: M" */
_Noreturn void raise_arity(woad_vm *vm, woad_value proc, int argc, woad_value *argv);
/* The same with the text about what is expected given (NULL: none). The arguments are listed for structures. */
_Noreturn void raise_arity_expected(woad_vm *vm, woad_value proc, const char *text, int argc, woad_value *argv);
/* The same for PROC behind an impersonator: the arguments are listed. */
_Noreturn void raise_arity_impersonated(woad_vm *vm, woad_value proc, int argc, woad_value *argv);
/* raise_argument, with position and other arguments listed. */
_Noreturn void raise_argument_listing(woad_vm *vm, const char *who, const char *expected, int pos, int argc,
                                      woad_value *argv);
/* Wrong number of values for a binding or definition: IN says which, the values are listed. */
_Noreturn void raise_binding_arity(woad_vm *vm, const char *who, const char *in, int expected, int received,
                                   const woad_value *values);
_Noreturn void raise_result_arity(woad_vm *vm, const char *who, int expected, int received, woad_value *values);
/* the same with the VALUES; AT: of what they are the results */
_Noreturn void raise_result_arity_values(woad_vm *vm, const char *who, int expected, int received, const woad_value *values);
_Noreturn void raise_result_arity_at(woad_vm *vm, const char *at, int expected, int received, const woad_value *values);
/* "application: not a procedure;\n expected a procedure that can be applied to arguments\n  given: V" */
_Noreturn void raise_not_procedure(woad_vm *vm, woad_value v, int argc, woad_value *argv);
/* exception TYPE (a field of vm->exn) with a message made by printf rules; %V takes a woad_value (as error-value->string
 * prints it), %W a value as `write` prints it, %D as `display` does, %s a UTF-8 C string, %d int, %ld long, %zu size_t, %c, %x, %%. */
_Noreturn void raise_format(woad_vm *vm, woad_value exn_type, const char *format, ...);
/* the same, for types with own fields after message and marks */
_Noreturn void raise_format_fields(woad_vm *vm, woad_value exn_type, int nfields, const woad_value *fields,
                                   const char *format, ...);
/* exn:fail:contract with "WHO: MESSAGE" then "\n  NAME: value" per field, values as %V; names end the list with NULL:
 * raise_fields(vm, "hash-ref", "no value found for key", "key", key, NULL) */
_Noreturn void raise_fields(woad_vm *vm, const char *who, const char *message, ...);
/* exn:fail:unsupported "PRIMITIVE: unsupported;\n WHY" about the running primitive; without WHY when it is NULL */
_Noreturn void raise_unsupported(woad_vm *vm, const char *why);
_Noreturn void raise_divide_by_zero(woad_vm *vm, const char *who);
/* exn:fail:filesystem:errno "WHO: MESSAGE\n  path: PATH\n  system error: TEXT; errno=N" (WHO, PATH NULL: none) */
_Noreturn void raise_errno(woad_vm *vm, const char *who, const char *message, const char *path, int errnum);
/* exn:fail:contract:variable "NAME: undefined;\n cannot reference an identifier before its definition" etc. */
_Noreturn void raise_undefined(woad_vm *vm, woad_value name, const char *detail);
/* message text by the same rules as raise_format, in collected memory */
char *raise_text(woad_vm *vm, const char *format, ...);
/* "1st", "2nd" and so on */
const char *raise_ordinal(woad_vm *vm, int n);
/* a fresh exception of TYPE with MESSAGE, current marks, and the own fields; not raised */
woad_value raise_make_exn(woad_vm *vm, woad_value exn_type, const char *message, int nfields, const woad_value *fields);

#endif
