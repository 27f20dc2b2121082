/* SPDX-License-Identifier: MIT
 * options.c: reading the command line; the flags are those of the reference's launcher. */
#include "main/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help_text[] =
    "usage: woad [OPTION ...] [FILE ARG ...]\n"
    "       woad make [OPTION ...] FILE ...\n"
    "       woad test [OPTION ...] FILE|FOLDER ...\n"
    "       woad expand [OPTION ...] FILE ...\n"
    "       woad doc NAME ...\n"
    "       woad disassemble [--dump=PASS] FILE ...\n"
    "       woad why [--lenient-arming] ID FILE:LINE:COL [MAIN]\n"
    "Runs FILE with the ARGs, or starts a read-eval-print loop when there is nothing else to do.\n"
    " Actions, done in order:\n"
    "  -e, --eval EXPRS        evaluate EXPRS and print the results\n"
    "  -f, --load FILE         like -e '(load \"FILE\")'\n"
    "  -t, --require FILE      like -e '(require (file \"FILE\"))', then its main submodule\n"
    "  -l, --lib PATH          like -e '(require (lib \"PATH\"))', then its main submodule\n"
    "  -r, --script FILE ARG ...          -f FILE, the ARGs for the program\n"
    "  -u, --require-script FILE ARG ...  -t FILE, the ARGs for the program; the default for a first FILE\n"
    "  -m, --main              call `main` of the namespace with the ARGs, print the results\n"
    " Switches:\n"
    "  -i, --repl              a read-eval-print loop after the actions\n"
    "  -n, --no-lib            do not require the initial library\n"
    "  -I, --init-lib PATH     the initial library is PATH\n"
    "  -N, --name NAME         what (find-system-path 'run-file) answers\n"
    "  -E, --exec NAME         what (find-system-path 'exec-file) answers\n"
    "  -V, --no-yield          like -v, and the executable-yield-handler is not called at the end\n"
    "  -q, --no-init-file      do not load the file (find-system-path 'init-file) before the loop\n"
    "  -y, --make              compile what is required before, where that is missing or out of date\n"
    "  -c, --no-compiled       do not load compiled files\n"
    "  --no-optimize           compile without optimising\n"
    "  --lenient-arming        taking syntax apart ignores dye packs that the running code could remove\n"
    "  --retain TYPE           at the end, print what still holds objects of the type or structure type TYPE\n"
    "  --record LOG            write to the file LOG what the run gets from outside, when its threads switch and collections happen\n"
    "  --replay LOG            run again as the LOG has it, from nothing else; give the recorded options and ARGs or none\n"
    "  -d, --no-delay          accepted, without effect; likewise:\n"
    "  -j, --no-jit\n"
    "  -b, --binary\n"
    "  -M, --compile-any\n"
    "  -W, --stderr LEVELS     what is logged to standard error: LEVEL, LEVEL@TOPIC ...\n"
    "  -O, --stdout LEVELS     the same to standard output\n"
    "  -L, --syslog LEVELS     the same to the system's log\n"
    "  -X, --collects DIR      the main library collections are in DIR\n"
    "  -S, --search DIR        more collections are in DIR, after the main ones\n"
    "  -R, --compiled PATHS    compiled files are found from the PATHS, separated by `:'; an empty one is the source's folder\n"
    "  -A, --addon DIR         what (find-system-path 'addon-dir) answers\n"
    "  -G, --config DIR        what (find-system-path 'config-dir) answers\n"
    "  -U, --no-user-path      the user's own collections and links do not count\n"
    "  -Z ARGUMENT             the ARGUMENT is left out\n"
    "  -v, --version           print the version\n"
    "  -h, --help              print this help\n"
    "  --                      what follows are arguments of the program\n"
    " make: compiles the FILEs and what they require to compiled/NAME_rkt.wo; `woad make --help' tells the options\n"
    " test: runs the `test' submodules of the FILEs and of those below the FOLDERs; `woad test --help' tells the options\n"
    " expand: prints the expansion of the FILEs\n"
    " doc: prints what is documented of each NAME\n"
    " disassemble: prints the bytecode of the modules in the FILEs, or what the compiler has after PASS: lower, letrec, inline, fold\n"
    " why: explains the identifier ID that stands in FILE at LINE (from 1) and column COL (from 0): its binding, the way\n"
    "      it came, its scopes, the macros behind it; seen in the expansion of FILE, or of MAIN\n";

void options_print_help(void) { fputs(help_text, stdout); }

/* The letter 0 marks switches that have a long name only. */
typedef struct { char letter; const char *name; int nargs; const char *missing; } Flag;
enum { FLAG_NO_OPTIMIZE = 1, FLAG_LENIENT_ARMING, FLAG_RETAIN, FLAG_RECORD, FLAG_REPLAY };
static const Flag flags[] = {{'e', "--eval", 1, "expression"}, {'f', "--load", 1, "file name"},
                             {'t', "--require", 1, "file name"}, {'l', "--lib", 1, "library name"},
                             {'r', "--script", 1, "file name"}, {'u', "--require-script", 1, "file name"},
                             {'i', "--repl", 0, NULL}, {'n', "--no-lib", 0, NULL}, {'m', "--main", 0, NULL},
                             {'c', "--no-compiled", 0, NULL}, {'q', "--no-init-file", 0, NULL},
                             {'d', "--no-delay", 0, NULL}, {'j', "--no-jit", 0, NULL}, {'b', "--binary", 0, NULL},
                             {'M', "--compile-any", 0, NULL}, {'Z', "-Z", 1, "argument to ignore"}, {'y', "--make", 0, NULL},
                             {'V', "--no-yield", 0, NULL}, {'N', "--name", 1, "name"}, {'E', "--exec", 1, "name"},
                             {'I', "--init-lib", 1, "library name"}, {'A', "--addon", 1, "addon directory"},
                             {'G', "--config", 1, "config path"}, {'U', "--no-user-path", 0, NULL},
                             {'X', "--collects", 1, "collects path"}, {'S', "--search", 1, "path"},
                             {'R', "--compiled", 1, "path list"},
                             {'W', "--stderr", 1, "levels"}, {'O', "--stdout", 1, "levels"},
                             {'L', "--syslog", 1, "levels"}, {'v', "--version", 0, NULL}, {'h', "--help", 0, NULL},
                             {FLAG_NO_OPTIMIZE, "--no-optimize", 0, NULL},
                             {FLAG_LENIENT_ARMING, "--lenient-arming", 0, NULL},
                             {FLAG_RETAIN, "--retain", 1, "type"},
                             {FLAG_RECORD, "--record", 1, "file name"}, {FLAG_REPLAY, "--replay", 1, "file name"}};

static const Flag *find_flag(const char *text) {
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
    if (text[0] == '-' && text[1] == flags[i].letter && text[2] == '\0') return &flags[i];
    if (strcmp(text, flags[i].name) == 0) return &flags[i];
  }
  return NULL;
}

static bool complain_switch(const char *word) {
  fprintf(stderr, "woad: bad switch: %s\n", word);
  return false;
}

static bool complain_letter(char letter, const char *word) {
  if (word[2] == '\0') return complain_switch(word);
  fprintf(stderr, "woad: bad switch: -%c within: %s\n", letter, word);
  return false;
}

static bool complain_missing(const Flag *flag, const char *word) {
  fprintf(stderr, "woad: missing %s after %s switch\n", flag->missing, word);
  return false;
}

static bool add_action(Options *options, ActionKind kind, const char *text) {
  if (options->nactions == OPTIONS_MAX_ACTIONS) {
    fprintf(stderr, "woad: too many actions on the command line\n");
    return false;
  }
  if (kind == ACTION_EVAL || kind == ACTION_LOAD || kind == ACTION_MAIN) options->wants_lib = true;
  else if (!options->wants_lib) options->no_lib = true; /* a module that comes first takes the library's place */
  options->actions[options->nactions++] = (Action){kind, text};
  return true;
}

bool options_apply_place(Places *places, char letter, const char *value) {
  if (letter == 'X') places->collects = value;
  if (letter == 'R') places->compiled_roots = value;
  if (letter == 'A') places->addon = value;
  if (letter == 'G') places->config = value;
  if (letter != 'S') return true;
  if (places->nsearch == OPTIONS_MAX_SEARCH) {
    fprintf(stderr, "woad: too many -S switches on the command line\n");
    return false;
  }
  places->search[places->nsearch++] = value;
  return true;
}

/* Applies one flag; *rest is set when what follows belongs to the program. */
static bool apply_flag(Options *options, const Flag *flag, const char *value, bool *rest) {
  switch (flag->letter) {
  case 'e': return add_action(options, ACTION_EVAL, value);
  case 'f': return add_action(options, ACTION_LOAD, value);
  case 't': return add_action(options, ACTION_FILE, value);
  case 'l': return add_action(options, ACTION_LIB, value);
  case 'r':
  case 'u':
    *rest = true;
    options->program_name = value;
    return add_action(options, flag->letter == 'r' ? ACTION_LOAD : ACTION_FILE, value);
  case 'i': options->interactive = options->version = options->wants_lib = true; return true;
  case 'm': return add_action(options, ACTION_MAIN, NULL);
  case 'c': options->no_compiled = true; return true;
  case FLAG_NO_OPTIMIZE: options->no_optimize = true; return true;
  case FLAG_LENIENT_ARMING: options->lenient_arming = true; return true;
  case FLAG_RETAIN: options->retain = value; return true;
  case FLAG_RECORD: options->record = value; return true;
  case FLAG_REPLAY: options->replay = value; return true;
  case 'I': options->init_library = value; return true;
  case 'N': options->program_name = value; return true;
  case 'E': options->exec_name = value; return true;
  case 'V': options->no_yield = options->version = true; return true;
  case 'y': options->make = true; return true;
  case 'U': options->places.no_user_paths = true; return true;
  case 'q': options->no_init_file = true; return true;
  case 'd':
  case 'j':
  case 'b':
  case 'M':
  case 'Z': return true;
  case 'n': options->no_lib = true; return true;
  case 'X':
  case 'S':
  case 'R':
  case 'A':
  case 'G': return options_apply_place(&options->places, flag->letter, value);
  case 'W': options->log_levels[0] = value; return true;
  case 'O': options->log_levels[1] = value; return true;
  case 'L': options->log_levels[2] = value; return true;
  case 'v': options->version = true; return true;
  default: options->help = true; return true;
  }
}

/* "-tm x" style: several letters in one word. */
static bool apply_letters(Options *options, int argc, char **argv, int *at, bool *rest) {
  const char *word = argv[*at];
  for (const char *letter = word + 1; *letter != '\0'; letter++) {
    char single[3] = {'-', *letter, '\0'};
    const Flag *flag = find_flag(single);
    if (flag == NULL) return complain_letter(*letter, word);
    const char *value = NULL;
    if (flag->nargs == 1) {
      if (*at + 1 >= argc) return complain_missing(flag, word);
      value = argv[++*at];
    }
    if (!apply_flag(options, flag, value, rest)) return false;
  }
  return true;
}

bool options_parse(int argc, char **argv, Options *options) {
  *options = (Options){.args = argv + argc};
  bool rest = false;
  int at = 1;
  for (; at < argc && !rest && argv[at][0] == '-' && argv[at][1] != '\0'; at++) {
    if (strcmp(argv[at], "--") == 0) {
      at++;
      break;
    }
    if (argv[at][1] == '-') {
      const Flag *flag = find_flag(argv[at]);
      if (flag == NULL) return complain_switch(argv[at]);
      if (flag->nargs == 1 && at + 1 >= argc) return complain_missing(flag, argv[at]);
      const char *value = flag->nargs == 1 ? argv[++at] : NULL;
      if (!apply_flag(options, flag, value, &rest)) return false;
    } else if (!apply_letters(options, argc, argv, &at, &rest)) {
      return false;
    }
  }
  if (options->replay != NULL && at == argc && options->nactions == 0) return true; /* the log has the rest */
  bool nothing = !rest && options->nactions == 0 && !options->interactive && !options->version && !options->help && !options->no_lib;
  if (nothing && at < argc) {
    options->program_name = argv[at];
    if (!add_action(options, ACTION_FILE, argv[at++])) return false;
  }
  options->nargs = argc - at;
  options->args = argv + at;
  if (nothing && options->nactions == 0) options->interactive = options->version = options->wants_lib = true;
  return true;
}

char **options_without_log(int *argc, char *const *argv, const Options *options) {
  char **rest = calloc((size_t)*argc + 1, sizeof *rest);
  int n = 0, own = (int)(options->args - argv); /* where the program's arguments begin */
  for (int i = 0; rest != NULL && i < *argc; i++) {
    bool is_log = i > 0 && i + 1 < own && (strcmp(argv[i], "--record") == 0 || strcmp(argv[i], "--replay") == 0);
    if (is_log) i++;
    else rest[n++] = argv[i];
  }
  *argc = n;
  return rest;
}

bool options_take_lenient(int *argc, char ***argv) {
  if (*argc == 0 || strcmp((*argv)[0], "--lenient-arming") != 0) return false;
  --*argc;
  ++*argv;
  return true;
}
