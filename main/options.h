/* SPDX-License-Identifier: MIT
 * options.h: the command line as data. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H

#include <stdbool.h>

typedef enum { ACTION_EVAL, ACTION_LIB, ACTION_FILE, ACTION_LOAD, ACTION_MAIN } ActionKind;
typedef struct { ActionKind kind; const char *text; } Action;

enum { OPTIONS_MAX_ACTIONS = 256, OPTIONS_MAX_SEARCH = 64 };
/* where modules, compiled files and settings are: -X, -S, -R, -A, -G, -U */
typedef struct {
  const char *collects;                   /* NULL: the library that comes with the program */
  const char *search[OPTIONS_MAX_SEARCH];
  int nsearch;
  const char *compiled_roots;             /* NULL: by environment variable, or beside the sources */
  const char *addon, *config;             /* folders of the user and of the machine; NULL: the usual ones */
  bool no_user_paths;                     /* the user's own collections and links do not count */
} Places;

typedef struct {
  Action actions[OPTIONS_MAX_ACTIONS];
  int nactions;
  bool interactive, no_lib, version, help, no_compiled, no_optimize, lenient_arming;
  bool make;                /* -y: what is to be required is compiled before */
  bool no_init_file, no_yield; /* -q, -V */
  bool wants_lib;           /* -e, -f or -i came before any module: the initial library is wanted */
  const char *init_library; /* -I; NULL: racket */
  Places places;
  const char *log_levels[3]; /* -W, -O, -L: to standard error, standard output, the system's log; NULL: not given */
  const char *record, *replay; /* --record, --replay: the file of a log; or NULL */
  const char *retain;       /* --retain: of which type; or NULL */
  const char *program_name; /* of the program that runs, for run-file */
  const char *exec_name;    /* -E: for exec-file; NULL: the command's own name */
  int nargs;                /* the program's own arguments */
  char **args;
} Options;

/* Reads the command line. False after a complaint on standard error. */
bool options_parse(int argc, char **argv, Options *options);
void options_print_help(void);
/* The command line ARGV without --record, --replay and their files: what a log has. NULL-terminated; *argc is set. */
char **options_without_log(int *argc, char *const *argv, const Options *options);
/* Takes a leading --lenient-arming off the arguments of a command like `woad make`; whether there was one. */
bool options_take_lenient(int *argc, char ***argv);
/* Notes the VALUE of the switch -X, -S, -R, -A or -G. False after a complaint. */
bool options_apply_place(Places *places, char letter, const char *value);

#endif
