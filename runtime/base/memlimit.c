/* SPDX-License-Identifier: MIT
 * memlimit.c: how large the heap may get (memlimit.h). */
#include "runtime/base/memlimit.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

size_t memlimit_heap_bytes(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return 0;
  FILE *file = fopen("/proc/self/statm", "r");
  unsigned long pages = 0;
  if (file) {
    if (fscanf(file, "%lu", &pages) != 1) pages = 0;
    fclose(file);
  }
  size_t used = pages * (size_t)sysconf(_SC_PAGESIZE), left = limit.rlim_cur > used ? limit.rlim_cur - used : 4;
  return left / 4 * 3;
}
