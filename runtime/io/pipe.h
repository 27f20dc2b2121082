/* SPDX-License-Identifier: MIT
 * pipe.h: pipes between green threads. */
#ifndef RUNTIME_IO_PIPE_H
#define RUNTIME_IO_PIPE_H

#include "runtime/io/port_record.h"

/* LIMIT 0: no limit. */
void pipe_make(woad_vm *vm, size_t limit, woad_value in_name, woad_value out_name, Port **in, Port **out);
bool pipe_is(const Port *port);
/* Whether the output port of a pipe takes at least one byte without waiting. */
bool pipe_has_room(const Port *out);
size_t pipe_content_length(const Port *port); /* of either end */

#endif
