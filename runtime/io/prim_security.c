/* SPDX-License-Identifier: MIT
 * prim_security.c: security guards. Source: Reference, "Security Guards".
 *
 * Primitives know nothing of guards: their rows say which rights they use, and the table below says what their guarded
 * arguments are. Once a program has made a guard, the session no longer holds those rights without further questions
 * (vm->guarded_rights), so that the interpreter asks here before it runs such a primitive. The guards run in native frames, the
 * newest first; at the end the primitive is applied again, with the answer at hand. */
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/pathname.h"
#include "runtime/io/security.h"
#include "runtime/vm/arg.h"
#include "runtime/vm/call.h"
#include "runtime/vm/control.h"
#include "runtime/vm/param.h"

enum { GUARDED_RIGHTS = RIGHT_FILE | RIGHT_NET | RIGHT_PROCESS };

typedef struct Guard {
  Header header;
  struct Guard *parent;              /* NULL: the root */
  woad_value file, network, link;    /* procedures; link may be #f */
} Guard;

static Guard *guard_of(woad_value v) { return VALUE_AS(Guard, v); }

static woad_value make_guard(woad_vm *vm, Guard *parent, woad_value file, woad_value network, woad_value link) {
  Guard *guard = mem_object(vm, Guard, TYPE_SECURITY_GUARD);
  guard->parent = parent;
  guard->file = file;
  guard->network = network;
  guard->link = link;
  return object_value(guard);
}

/* --- what is asked for each primitive --- */

typedef enum { ASK_FILE, ASK_OPEN, ASK_SET, ASK_NET, ASK_LINK } AskKind;

/* FILE: modes for the path at POS (-1: no path). OPEN: they depend on the symbols after the path. SET: write when there is another
 * argument, else read. NET: host and port at POS and OTHER, MODES the side. LINK: the link at POS to the path at OTHER. */
typedef struct { const char *name; AskKind kind; int pos, other; const char *modes; } AskRow;
static const AskRow ask_rows[] = {
    {"open-input-file", ASK_FILE, 0, 0, "read"},
    {"open-output-file", ASK_OPEN, 0, 0, ""},
    {"open-input-output-file", ASK_OPEN, 0, 0, ""},
    {"file-exists?", ASK_FILE, 0, 0, "exists"},
    {"directory-exists?", ASK_FILE, 0, 0, "exists"},
    {"link-exists?", ASK_FILE, 0, 0, "exists"},
    {"file-or-directory-type", ASK_FILE, 0, 0, "exists"},
    {"file-or-directory-identity", ASK_FILE, 0, 0, "exists"},
    {"file-or-directory-stat", ASK_FILE, 0, 0, "exists"},
    {"resolve-path", ASK_FILE, 0, 0, "exists"},
    {"simplify-path", ASK_FILE, 0, 0, "exists"},
    {"filesystem-root-list", ASK_FILE, -1, 0, "exists"},
    {"filesystem-change-evt", ASK_FILE, 0, 0, "exists"},
    {"file-size", ASK_FILE, 0, 0, "read"},
    {"directory-list", ASK_FILE, 0, 0, "read"},
    {"file-or-directory-modify-seconds", ASK_SET, 0, 1, ""},
    {"file-or-directory-permissions", ASK_SET, 0, 1, ""},
    {"make-directory", ASK_FILE, 0, 0, "write"},
    {"delete-file", ASK_FILE, 0, 0, "delete"},
    {"delete-directory", ASK_FILE, 0, 0, "delete"},
    {"copy-file", ASK_FILE, 0, 0, "read"},
    {"copy-file", ASK_FILE, 1, 0, "write delete"},
    {"rename-file-or-directory", ASK_FILE, 0, 0, "read"},
    {"rename-file-or-directory", ASK_FILE, 1, 0, "write"},
    {"make-file-or-directory-link", ASK_FILE, 1, 0, "write"},
    {"make-file-or-directory-link", ASK_LINK, 1, 0, ""},
    {"subprocess", ASK_FILE, 3, 0, "execute"},
    {"tcp-listen", ASK_NET, 3, 0, "server"},
    {"tcp-connect", ASK_NET, 0, 1, "client"},
    {"tcp-connect/enable-break", ASK_NET, 0, 1, "client"},
    {"udp-open-socket", ASK_NET, 0, 1, "server"},
    {"udp-bind!", ASK_NET, 1, 2, "server"},
    {"udp-connect!", ASK_NET, 1, 2, "client"},
    {"udp-send-to", ASK_NET, 1, 2, "client"},
    {"udp-send-to*", ASK_NET, 1, 2, "client"},
    {"udp-send-to-evt", ASK_NET, 1, 2, "client"},
    {"udp-send-to/enable-break", ASK_NET, 1, 2, "client"},
};
enum { ASK_ROWS = sizeof ask_rows / sizeof ask_rows[0] };

static woad_value symbols(woad_vm *vm, const char *names) {
  const char *space = strchr(names, ' ');
  if (space == NULL) return pair_make(vm, symbol_intern(vm, names), VALUE_NULL);
  return pair_make(vm, symbol_intern_n(vm, names, (size_t)(space - names)), symbols(vm, space + 1));
}

/* Modes of opening a file for output. */
static const char *open_modes(woad_vm *vm, ARGS) {
  for (int i = 1; i < argc; i++) {
    if (!value_is_symbol(argv[i])) continue;
    const char *mode = symbol_text(argv[i]);
    if (strcmp(mode, "append") == 0 || strcmp(mode, "update") == 0 || strcmp(mode, "can-update") == 0) return "write read";
    if (strcmp(mode, "replace") == 0 || strcmp(mode, "truncate/replace") == 0) return "write delete";
  }
  return "write";
}

static woad_value argument_or_false(int pos, ARGS) { return pos >= 0 && pos < argc ? argv[pos] : VALUE_FALSE; }

/* The arguments for a guard's procedure after the name, as a list; VALUE_NONE: the primitive will refuse its arguments itself. */
static woad_value question(woad_vm *vm, const AskRow *row, ARGS) {
  woad_value given = argument_or_false(row->pos, argc, argv);
  if (row->kind == ASK_NET) {
    woad_value port = argument_or_false(row->other, argc, argv);
    return pair_list(vm, 3, given, port, symbol_intern(vm, row->modes));
  }
  bool has_path = given != VALUE_FALSE;
  if (has_path && !pathname_is_path_string(given)) return VALUE_NONE;
  woad_value path = has_path || row->pos >= 0 ? pathname_complete_path(vm, has_path ? given : path_from_cstring(vm, "."))
                                              : VALUE_FALSE;
  if (row->kind == ASK_LINK) {
    if (!pathname_is_path_string(argv[row->other])) return VALUE_NONE;
    return pair_list(vm, 2, path, pathname_to_path(vm, argv[row->other]));
  }
  bool sets = row->kind == ASK_SET && value_is_true(argument_or_false(row->other, argc, argv)) &&
              number_is_number(argv[row->other]);
  const char *modes = row->kind == ASK_OPEN ? open_modes(vm, argc, argv)
                      : row->kind == ASK_SET ? (sets ? "write" : "read") : row->modes;
  return pair_list(vm, 2, path, symbols(vm, modes));
}

static woad_value procedure_for(const Guard *guard, AskKind kind) {
  return kind == ASK_NET ? guard->network : kind == ASK_LINK ? guard->link : guard->file;
}

/* --- asking --- */

/* PENDING: list of (procedure argument ...), CALL: the primitive and its arguments, or an empty list: nothing is called */
static woad_value ask_next(woad_vm *vm, woad_value pending, woad_value call);

static woad_value after_answer(woad_vm *vm, woad_value *slots, int n, woad_value *vals) { return ask_next(vm, slots[0], slots[1]); }

static int spread_list(woad_vm *vm, woad_value list, woad_value **items) {
  int n = (int)pair_list_length(list);
  *items = mem_alloc(vm, (size_t)(n + 1) * sizeof **items);
  for (int i = 0; i < n; i++, list = pair_cdr(list)) (*items)[i] = pair_car(list);
  return n;
}

static woad_value ask_next(woad_vm *vm, woad_value pending, woad_value call) {
  woad_value *args;
  if (value_is_null(pending)) {
    if (value_is_null(call)) return VALUE_VOID;
    vm->guard_passed = true;
    int n = spread_list(vm, pair_cdr(call), &args);
    return call_tail(vm, pair_car(call), n, args);
  }
  woad_value slots[2] = {pair_cdr(pending), call}, first = pair_car(pending);
  int n = spread_list(vm, pair_cdr(first), &args);
  return call_then(vm, pair_car(first), n, args, after_answer, 2, slots);
}

static woad_value questions(woad_vm *vm, const Guard *guard, const PrimRow *prim, ARGS) {
  PairBuilder list;
  pair_builder_init(&list);
  for (size_t i = 0; i < ASK_ROWS; i++) {
    const AskRow *row = &ask_rows[i];
    if (strcmp(row->name, prim->name) != 0) continue;
    woad_value about = question(vm, row, argc, argv);
    if (about == VALUE_NONE) return VALUE_NULL;
    about = pair_make(vm, symbol_intern(vm, prim->name), about);
    for (const Guard *at = guard; at->parent != NULL; at = at->parent)
      if (procedure_for(at, row->kind) != VALUE_FALSE)
        pair_builder_add(vm, &list, pair_make(vm, procedure_for(at, row->kind), about));
  }
  return list.head;
}

/* Before the primitive FRAME_PROC(argv) with the row PRIM runs: VALUE_NONE, it may; or the answer of asking. */
static woad_value ask_guards(woad_vm *vm, const PrimRow *prim, int argc, woad_value *argv) {
  if ((prim->rights & ~(vm->rights | vm->guarded_rights)) != 0) control_raise_rights(vm, prim);
  if (vm->guard_passed) {
    vm->guard_passed = false;
    return VALUE_NONE;
  }
  woad_value current = param_get(vm, vm->param.current_security_guard);
  if (!value_has_type(current, TYPE_SECURITY_GUARD) || guard_of(current)->parent == NULL) return VALUE_NONE;
  woad_value pending = questions(vm, guard_of(current), prim, argc, argv);
  if (value_is_null(pending)) return VALUE_NONE;
  return ask_next(vm, pending, pair_make(vm, FRAME_PROC(argv), pair_list_from(vm, (size_t)argc, argv, VALUE_NULL)));
}

/* --- primitives --- */

static void start_asking(woad_vm *vm) {
  vm->guarded_rights |= vm->rights & GUARDED_RIGHTS;
  vm->rights &= ~(uint64_t)GUARDED_RIGHTS;
}

static woad_value link_procedure(woad_vm *vm, int pos, ARGS) {
  if (!arg_given(pos, argc) || argv[pos] == VALUE_FALSE) return VALUE_FALSE;
  if (!call_is_procedure(vm, argv[pos]) || !call_arity_includes(vm, argv[pos], 3))
    arg_wrong(vm, pos, argc, argv, "(or/c #f (procedure-arity-includes/c 3))");
  return argv[pos];
}

PRIM_MODULE("#%kernel")

PRIM("make-security-guard", make_security_guard, 3, 4, PF_ALLOC | PF_RAISES, RIGHTS_NONE,
     "(parent : security-guard?) (file-guard : (symbol? (or/c path? #f) (listof symbol?) . -> . any))"
     " (network-guard : (symbol? (or/c string? #f) (or/c (integer-in 0 65535) #f) (or/c 'server 'client) . -> . any))"
     " [link-guard : (or/c (symbol? path? path? . -> . any) #f) = #f] -> security-guard?",
     "A guard whose procedures are called before files, the network and links are touched, then those of PARENT. A procedure"
     " refuses by raising.")
{
  woad_value parent = arg_type(vm, 0, argc, argv, TYPE_SECURITY_GUARD, "security-guard?");
  arg_procedure_arity(vm, 1, 3, argc, argv);
  arg_procedure_arity(vm, 2, 4, argc, argv);
  woad_value link = link_procedure(vm, 3, argc, argv);
  start_asking(vm);
  return make_guard(vm, guard_of(parent), argv[1], argv[2], link);
}

PRIM("security-guard?", security_guard_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a security guard.")
{
  return value_bool(value_has_type(argv[0], TYPE_SECURITY_GUARD));
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-make-security-guard-at-root", unsafe_make_security_guard_at_root, 2, 3, PF_ALLOC | PF_RAISES, RIGHT_UNSAFE,
     "(file-guard : procedure?) (network-guard : procedure?) [link-guard : (or/c procedure? #f) = #f] -> security-guard?",
     "A guard as make-security-guard makes it, whose parent is the root guard whatever the current one is.")
{
  arg_procedure_arity(vm, 0, 3, argc, argv);
  arg_procedure_arity(vm, 1, 4, argc, argv);
  woad_value link = link_procedure(vm, 2, argc, argv);
  start_asking(vm);
  return make_guard(vm, guard_of(vm->root_guard), argv[0], argv[1], link);
}

/* --- asking on behalf of code that has its own ways to files and the network --- */

PRIM_MODULE("#%paramz")

/* Asks the current guard and those above it; ABOUT is what their procedures get. */
static woad_value ask_about(woad_vm *vm, AskKind kind, woad_value about) {
  PairBuilder list;
  pair_builder_init(&list);
  woad_value current = param_get(vm, vm->param.current_security_guard);
  for (const Guard *at = guard_of(current); at->parent != NULL; at = at->parent)
    if (procedure_for(at, kind) != VALUE_FALSE) pair_builder_add(vm, &list, pair_make(vm, procedure_for(at, kind), about));
  return ask_next(vm, list.head, VALUE_NULL);
}

static woad_value complete_path(woad_vm *vm, int pos, ARGS) {
  if (!value_is_path(argv[pos]) || !path_is_absolute(argv[pos])) arg_wrong(vm, pos, argc, argv, "(and/c path? complete-path?)");
  return argv[pos];
}

static bool is_one_of(woad_value v, const char *names) {
  const char *text = value_is_symbol(v) ? symbol_text(v) : "", *at = text[0] == 0 ? NULL : strstr(names, text);
  size_t n = strlen(text);
  return at != NULL && (at == names || at[-1] == ' ') && (at[n] == ' ' || at[n] == 0);
}

PRIM("security-guard-check-file", security_guard_check_file, 3, 3, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(who : symbol?) (path : (or/c path-string? #f)) (guards : (listof (or/c 'read 'write 'execute 'delete 'exists))) -> void?",
     "Asks the current security guard, as before a file is touched.")
{
  arg_symbol(vm, 0, argc, argv);
  bool has_path = argv[1] != VALUE_FALSE;
  if (has_path && !pathname_is_path_string(argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c path-string? #f)");
  woad_value path = has_path ? pathname_complete_path(vm, pathname_to_path(vm, argv[1])) : VALUE_FALSE, modes = argv[2];
  for (; value_is_pair(modes) && is_one_of(pair_car(modes), "read write execute delete exists"); modes = pair_cdr(modes));
  if (!value_is_null(modes)) arg_wrong(vm, 2, argc, argv, "(or/c 'read 'write 'execute 'delete 'exists)");
  return ask_about(vm, ASK_FILE, pair_list(vm, 3, argv[0], path, argv[2]));
}

PRIM("security-guard-check-file-link", security_guard_check_file_link, 3, 3, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(who : symbol?) (path : (and/c path? complete-path?)) (dest : path-string?) -> void?", "Asks the current security guard, as before a link is made.")
{
  arg_symbol(vm, 0, argc, argv);
  woad_value path = complete_path(vm, 1, argc, argv);
  if (!pathname_is_path_string(argv[2])) arg_wrong(vm, 2, argc, argv, "path-string?");
  return ask_about(vm, ASK_LINK, pair_list(vm, 3, argv[0], path, pathname_to_path(vm, argv[2])));
}

PRIM("security-guard-check-network", security_guard_check_network, 4, 4, PF_CONTROL | PF_RAISES, RIGHTS_NONE,
     "(who : symbol?) (host : (or/c string? #f)) (port : (or/c (integer-in 1 65535) #f)) (mode : (or/c 'client 'server)) -> void?",
     "Asks the current security guard, as before the network is reached.")
{
  arg_symbol(vm, 0, argc, argv);
  if (argv[1] != VALUE_FALSE && !value_is_string(argv[1])) arg_wrong(vm, 1, argc, argv, "(or/c string? #f)");
  bool is_port = value_is_fixnum(argv[2]) && fixnum_value(argv[2]) >= 0 && fixnum_value(argv[2]) <= 65535;
  if (argv[2] != VALUE_FALSE && !is_port) arg_wrong(vm, 2, argc, argv, "(or/c listen-port-number? #f)");
  if (!is_one_of(argv[3], "client server")) arg_wrong(vm, 3, argc, argv, "(or/c 'client 'server)");
  return ask_about(vm, ASK_NET, pair_list(vm, 4, argv[0], argv[1], argv[2], argv[3]));
}

/* --- boot --- */

static woad_value check_current(woad_vm *vm, woad_value parameter, woad_value v) {
  if (!value_has_type(v, TYPE_SECURITY_GUARD)) raise_argument_value(vm, "current-security-guard", "security-guard?", v);
  return v;
}

void security_boot(woad_vm *vm) {
  vm->root_guard = make_guard(vm, NULL, VALUE_FALSE, VALUE_FALSE, VALUE_FALSE);
  vm->param.current_security_guard = param_make(vm, "current-security-guard", vm->root_guard, check_current);
  vm->hooks.ask_guards = ask_guards;
}
