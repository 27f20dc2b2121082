/* SPDX-License-Identifier: MIT
 * expander_state.h: the expander's part of a session, vm->expander; NULL until expander/boot makes it. */
#ifndef EXPANDER_NAMESPACE_EXPANDER_STATE_H
#define EXPANDER_NAMESPACE_EXPANDER_STATE_H

#include "expander/namespace/namespace.h"

struct Install;

/* Calls from namespace/ to the folders above it; set at boot, never NULL. */
typedef struct ExpanderCalls {
  /* lower/compiled_read.c: decodes the code of a body that was read from a file */
  void (*load_body)(woad_vm *vm, Body *body);
  /* lower/compiled_read.c: the identifier in whose scopes a module's inside lies, or VALUE_FALSE */
  woad_value (*inside)(woad_vm *vm, Compiled *compiled, woad_value inspector);
  /* expand/visit.c: calls PROC, the body of a declared module, above C frames */
  void (*visit)(woad_vm *vm, woad_value proc);
  /* boot/primmod.c: fills the tables of primitive modules and of their instances; nothing when it was done before */
  void (*fill_primitives)(woad_vm *vm);
  /* the same for one variable of a primitive module's instance; NULL when it has none of that name */
  Variable *(*define_primitive)(woad_vm *vm, const Instance *instance, woad_value name);
} ExpanderCalls;

typedef struct ExpanderState {
  ExpanderCalls calls;
  struct Install *current;    /* expand/expandctx.h */
  Namespace *startup;         /* the session's namespace */
  woad_value core_scope;      /* multi-scope in which the core forms are bound at every phase */
  woad_value core_self;       /* path index of '#%core */
  uint64_t fingerprint;       /* code_write_fingerprint(), 0 until asked for */
  woad_value lifted;          /* eq weak Hash: key of a lifted local variable -> LocalVariable */
  woad_value loader;
  woad_value portable_origins; /* lower/parsed.c, eq weak Hash: resolved name -> its origin stamp as data, one for each name */
  bool primitives_filled;     /* boot/primmod.c */
  bool compiled_load;         /* read .wo files */
  bool making;                /* write them: boot/manager.c */
  woad_value made_in;         /* boot/manager.c: (namespace . lenient folders) of the make before, when it went well; or VALUE_FALSE */
  woad_value liberal_type;    /* struct type of what stands for a body in syntax-local-context, or VALUE_FALSE */
  woad_value implicit_properties; /* of #%app, #%datum, #%top that the expander adds: table, or VALUE_FALSE */
  woad_value links_files;     /* boot/links.c, equal Hash: path of a links file -> (its time . its table) */
  woad_value libraries;       /* boot/resolver.c: (links . paths) of the search and eq Hash: symbol -> resolved name, a pair; or VALUE_FALSE */
  woad_value collects;        /* path of the main collections, with trailing separator */
  struct Archive *archive;    /* boot/archive.c: the mapped archive of the main collections; NULL before anything asks for it */
  uint64_t plans;             /* namespace/instance.c: how many there were */
  woad_value program;         /* boot/project.c: path of the program or of its folder, or VALUE_FALSE */
  woad_value lenient_folders; /* the project's setting lenient-arming: list of paths with trailing separators; VALUE_TRUE: all */
} ExpanderState;

#endif
