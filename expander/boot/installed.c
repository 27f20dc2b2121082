/* SPDX-License-Identifier: MIT
 * installed.c: see installed.h. */
#include "expander/boot/installed.h"

#ifndef INSTALLED_COLLECTS
#define INSTALLED_COLLECTS ""
#endif

const char installed_collects[] = INSTALLED_COLLECTS;
