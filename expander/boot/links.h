/* SPDX-License-Identifier: MIT
 * links.h: collection links: tables and files of tables that say where collections are (Reference, "Collection Links"). */
#ifndef EXPANDER_BOOT_LINKS_H
#define EXPANDER_BOOT_LINKS_H

#include "runtime/base/vm.h"

/* A folder of the search, and what of the wanted collection path is to be looked for in it. Answers VALUE_NONE to go on. */
typedef woad_value (*LinksVisit)(woad_vm *vm, const char *folder, const char *rest, void *arg);
/* Visits the folders where COLLECTION, such as "racket/list.rkt" or "racket", may be, in the order of the links, the collection
 * paths standing where these have #f; the first answer other than VALUE_NONE, or VALUE_NONE. */
woad_value links_search(woad_vm *vm, const char *collection, LinksVisit visit, void *arg);
/* #f and, unless switched off, the user's links file: what current-library-collection-links begins as */
woad_value links_default(woad_vm *vm);
/* gives the parameters of collections their guards and first values */
void links_boot(woad_vm *vm);

#endif
