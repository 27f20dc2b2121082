/* SPDX-License-Identifier: MIT
 * project.h: what the root project says about the modules of a program. The root project is the folder, at or above that of the
 * program, whose info.rkt has something to say; the info.rkt of what the program requires is never looked at, so that a
 * dependency decides nothing for others. docs/design/arming.md */
#ifndef EXPANDER_BOOT_PROJECT_H
#define EXPANDER_BOOT_PROJECT_H

#include "runtime/base/vm.h"

/* Reads the settings of the project of PROGRAM, an absolute path: the program's file, or its folder with trailing separator.
 * They replace those of an earlier program. Raises when they are ill-formed. */
void project_read(woad_vm *vm, woad_value program);
/* Whether the project has the lenient switch on for the code that runs: the module whose macro is applied or whose compile-time
 * code runs; else the module that is being loaded; else the program (docs/taints.md). */
bool project_code_is_lenient(woad_vm *vm);

#endif
