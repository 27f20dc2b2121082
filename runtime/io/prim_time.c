/* SPDX-License-Identifier: MIT
 * prim_time.c: clocks, dates, and what is known about the system.
 * Source: Reference, "Time" and "Environment and Runtime Information". */
#include <math.h>
#include <sys/utsname.h>

#include "runtime/base/record.h"
#include "runtime/data/bytes.h"
#include "runtime/data/hamt.h"
#include "runtime/data/number.h"
#include "runtime/data/path.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/data/vector.h"
#include "runtime/io/environ.h"
#include "runtime/io/port_arg.h"
#include "runtime/io/timeval.h"

PRIM_MODULE("#%kernel")

PRIM("current-seconds", current_seconds, 0, 0, PF_READS, RIGHT_CLOCK, "-> exact-integer?", "Seconds since 1970, UTC.")
{
  return fixnum_make((int64_t)floor(timeval_now_ms(vm) / 1000.0));
}
PRIM("current-milliseconds", current_milliseconds, 0, 0, PF_READS, RIGHT_CLOCK, "-> exact-integer?",
     "Milliseconds since 1970, UTC.")
{
  return fixnum_make((int64_t)floor(timeval_now_ms(vm)));
}
PRIM("current-inexact-milliseconds", current_inexact_milliseconds, 0, 0, PF_READS, RIGHT_CLOCK, "-> real?",
     "Milliseconds since 1970, UTC, with fraction.")
{
  return flonum_make(vm, timeval_now_ms(vm));
}
PRIM("current-inexact-monotonic-milliseconds", current_inexact_monotonic_milliseconds, 0, 0, PF_READS, RIGHT_CLOCK,
     "-> real?", "Milliseconds on a clock that never goes back.")
{
  return flonum_make(vm, timeval_monotonic_ms(vm));
}
PRIM("current-process-milliseconds", current_process_milliseconds, 0, 1, PF_READS | PF_RAISES, RIGHT_CLOCK,
     "[scope : (or/c #f thread? 'process 'subprocesses)] -> exact-integer?", "Processor time used, in milliseconds.")
{
  bool children = false;
  if (argc > 0 && argv[0] != VALUE_FALSE && !value_has_type(argv[0], TYPE_THREAD)) {
    children = argv[0] == symbol_intern(vm, "subprocesses");
    if (!children && argv[0] != symbol_intern(vm, "process"))
      raise_argument_value(vm, NULL, "(or/c #f thread? 'subprocesses)", argv[0]);
  }
  return fixnum_make((int64_t)timeval_process_ms(vm, children));
}
PRIM("seconds->date", seconds_to_date, 1, 2, PF_READS | PF_RAISES | PF_ALLOC, RIGHT_CLOCK,
     "(secs : real?) [local-time? : any/c] -> date*?", "The date SECS seconds after 1970 began.")
{
  if (!number_is_real(argv[0])) raise_argument_value(vm, NULL, "real?", argv[0]);
  bool local = argc < 2 || argv[1] != VALUE_FALSE;
  int64_t seconds = 0, nanoseconds = 0;
  woad_value date;
  bool good = true;
  if (value_is_fixnum(argv[0])) seconds = fixnum_value(argv[0]);
  else {
    double d = number_to_double(vm, argv[0]);
    good = d > -1e17 && d < 1e17;
    if (good) {
      seconds = (int64_t)floor(d);
      nanoseconds = (int64_t)floor((d - floor(d)) * 1e9);
    }
  }
  if (!good || !timeval_try_date(vm, seconds, nanoseconds, local, &date))
    raise_fields(vm, "seconds->date", "integer is out-of-range", "integer",
                 number_is_integer(argv[0]) ? number_to_exact(vm, argv[0]) : argv[0], NULL);
  return date;
}

/* --- the system --- */

static woad_value machine_text(woad_vm *vm) {
  struct utsname u;
  if (OUTSIDE(vm, NAME, &u, sizeof u, uname(&u)) < 0) return string_from_utf8(vm, "unknown machine");
  return string_from_utf8(vm, raise_text(vm, "%s %s %s %s %s", u.sysname, u.nodename, u.release, u.version, u.machine));
}
static const char *architecture(void) {
#if defined(__x86_64__)
  return "x86_64";
#elif defined(__aarch64__)
  return "aarch64";
#else
  return "unknown";
#endif
}

PRIM("system-big-endian?", system_big_endian_p, 0, 0, PF_PURE, RIGHTS_NONE, "-> boolean?",
     "Whether the most significant byte of a number comes first in memory.")
{
  const uint16_t one = 1;
  return value_bool(*(const uint8_t *)&one == 0);
}
PRIM("system-type", system_type, 0, 1, PF_READS | PF_RAISES, RIGHTS_NONE, "[mode : symbol?] -> any/c",
     "What is known about operating system, machine and virtual machine.")
{
  const char *mode = argc == 0 ? "os" : value_is_symbol(argv[0]) ? symbol_text(argv[0]) : "";
  const struct { const char *mode, *answer; } rows[] = {
    { "os", "unix" }, { "os*", "linux" }, { "arch", architecture() }, { "vm", "woad" }, { "gc", "cs" },
    { "link", "shared" }, { "so-mode", "local" }, { "cross", "infer" }, { "target-machine", "woad" }
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (strcmp(mode, rows[i].mode) == 0) return symbol_intern(vm, rows[i].answer);
  if (strcmp(mode, "word") == 0) return fixnum_make(64);
  if (strcmp(mode, "so-suffix") == 0) return bytes_from(vm, ".so", 3);
  if (strcmp(mode, "machine") == 0) return machine_text(vm);
  if (strcmp(mode, "fs-change") == 0)
    return vector_list(vm, 4, symbol_intern(vm, "supported"), symbol_intern(vm, "scalable"), VALUE_FALSE,
                       symbol_intern(vm, "file-level"));
  raise_argument_value(vm, NULL, "(or/c 'os 'os* 'arch 'word 'vm 'gc 'link 'machine 'target-machine\n"
                                 "                  'so-suffix 'so-mode 'fs-change 'cross)", argv[0]);
}
PRIM("system-language+country", system_language_country, 0, 0, PF_READS, RIGHT_ENV, "-> string?",
     "The user's language and country, as in \"en_US\".")
{
  const char *text = environ_get(vm, "LC_ALL");
  if (text == NULL || *text == 0) text = environ_get(vm, "LC_CTYPE");
  if (text == NULL || *text == 0) text = environ_get(vm, "LANG");
  if (text == NULL || strlen(text) < 5 || text[2] != '_') return string_from_utf8(vm, "en_US");
  return string_from_utf8_n(vm, text, 5);
}
PRIM("system-library-subpath", system_library_subpath, 0, 1, PF_READS, RIGHTS_NONE, "[mode : any/c] -> path?",
     "Folder for libraries of this machine.")
{
  return path_from_cstring(vm, raise_text(vm, "%s-linux", architecture()));
}
PRIM("version", version, 0, 0, PF_PURE, RIGHTS_NONE, "-> string?", "The version of the language that is implemented.")
{
  return string_to_immutable(vm, string_from_utf8(vm, "8.7"));
}
PRIM("banner", banner, 0, 0, PF_PURE, RIGHTS_NONE, "-> string?", "What the REPL says first.")
{
  return string_to_immutable(vm, string_from_utf8(vm, raise_text(vm, "Welcome to Woad v%s.\n", woad_version())));
}
PRIM("locale-string-encoding", locale_string_encoding, 0, 0, PF_PURE, RIGHTS_NONE, "-> any",
     "The encoding of the current locale: always UTF-8.")
{
  return string_from_utf8(vm, "UTF-8");
}
PRIM("read-installation-configuration-table", read_installation_configuration_table, 0, 0, PF_READS, RIGHT_FILE,
     "-> (and/c hash? immutable?)", "Settings of the installation: none.")
{
  return hamt_empty(vm, HASH_EQ);
}
