/* SPDX-License-Identifier: MIT
 * places.h: where a session finds modules and compiled files, by command line and environment. */
#ifndef MAIN_PLACES_H
#define MAIN_PLACES_H

#include "include/woad.h"
#include "main/options.h"

/* Sets current-library-collection-paths and current-compiled-file-roots; the main collections are given to woad_open. */
void places_apply(woad_vm *vm, const Places *places);

#endif
