/* SPDX-License-Identifier: MIT
 * places.h: where a session finds modules and compiled files, by command line and environment. */
#ifndef MAIN_PLACES_H
#define MAIN_PLACES_H

#include "include/woad.h"
#include "main/options.h"

/* Sets current-library-collection-paths, current-compiled-file-roots, use-user-specific-search-paths and the folders of settings; the
 * main collections are given to woad_open. */
void places_apply(woad_vm *vm, const Places *places);
/* FILE, against the current directory; an empty name gives that directory, with trailing separator. */
woad_value places_complete(woad_vm *vm, const char *file);
/* Reads what the root project of the program FILE says; an empty name stands for a program in the current directory. False, after
 * a report, when the settings are ill-formed. */
bool places_read_project(woad_vm *vm, const char *file);

#endif
