/* SPDX-License-Identifier: MIT
 * disassemble.h: `woad disassemble`. */
#ifndef MAIN_DISASSEMBLE_H
#define MAIN_DISASSEMBLE_H

/* Compiles the modules in the files named by the arguments, and prints their bytecode, level by level. Nothing of them is run but
 * their compile-time code, and nothing is written. Exit status. */
int disassemble_main(int argc, char **argv);

#endif
