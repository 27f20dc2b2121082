/* SPDX-License-Identifier: MIT
 * installed.h: where `make install` puts the library collections. The Makefile compiles installed.c once for the build folder, which
 * knows of no such place, and once for each PREFIX. */
#ifndef EXPANDER_BOOT_INSTALLED_H
#define EXPANDER_BOOT_INSTALLED_H

extern const char installed_collects[]; /* a folder; "" when not installed */

#endif
