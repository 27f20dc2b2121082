/* SPDX-License-Identifier: MIT
 * reader.h: text to data or syntax. Reader extensions (#lang, #reader, readtables) run language code: PF_NESTS. */
#ifndef EXPANDER_READ_READER_H
#define EXPANDER_READ_READER_H

#include "runtime/base/vm.h"

struct Reader;

/* Next datum of IN, VALUE_EOF at the end. SOURCE VALUE_NONE: plain datum; else syntax objects with that source name. */
woad_value reader_read(woad_vm *vm, woad_value in, woad_value source);
/* The #lang (or module) form of a module file: like reader_read with module reading parameters; used by the loader. */
woad_value reader_read_module(woad_vm *vm, woad_value in, woad_value source);
/* The next form of a file that `load` evaluates: languages, reader extensions and compiled code are welcome in it. */
woad_value reader_read_loaded(woad_vm *vm, woad_value in, woad_value source);
/* Makes the parameters of reading (read-accept-reader, current-readtable, ...). After prim_table_boot. */
void reader_boot(woad_vm *vm);

/* for expander/read only */
void reader_init(woad_vm *vm, struct Reader *r, woad_value in, woad_value source);
woad_value reader_read_with(struct Reader *r);

#endif
