/* SPDX-License-Identifier: MIT
 * prim_regexp.c: regular expressions on strings, byte strings, paths and ports. Strings are matched as UTF-8 and the
 * positions counted back into characters. A port is peeked as far as the matcher looks; what a match (or its failure) uses
 * up is read afterwards.
 * Source: Reference, "Regexp Matching". */
#include "runtime/base/buf.h"
#include "runtime/data/bytes.h"
#include "runtime/data/number.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/data/rx.h"
#include "runtime/data/string.h"
#include "runtime/data/symbol.h"
#include "runtime/io/port.h"
#include "runtime/io/port_arg.h"
#include "runtime/vm/call.h"

PRIM_MODULE("#%kernel")

/* --- making --- */

static woad_value make_regexp(woad_vm *vm, ARGS, int flags, const char *who) {
  bool bytes = (flags & RX_BYTES) != 0;
  if (bytes ? !value_is_bytes(argv[0]) : !value_is_string(argv[0]))
    raise_argument_value(vm, who, bytes ? "bytes?" : "string?", argv[0]);
  if (argc > 1 && argv[1] != VALUE_FALSE && !(call_is_procedure(vm, argv[1]) && call_arity_includes(vm, argv[1], 1)))
    raise_argument_value(vm, who, "(or/c #f (string? . -> . any))", argv[1]);
  const char *message = NULL;
  woad_value rx = rx_compile_regexp(vm, argv[0], flags, &message);
  if (rx != VALUE_FALSE) return rx;
  if (argc > 1 && argv[1] != VALUE_FALSE) {
    woad_value text = string_from_utf8(vm, message);
    return call_tail(vm, argv[1], 1, &text);
  }
  raise_format(vm, vm->exn.fail_contract, "%s: %s\n  pattern: %V", who, message, argv[0]);
}

PRIM("regexp", regexp, 1, 2, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [handler : (or/c #f (string? . -> . any))] -> any", "The regular expression STR writes.")
{
  return make_regexp(vm, argc, argv, 0, "regexp");
}
PRIM("pregexp", pregexp, 1, 2, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(str : string?) [handler : (or/c #f (string? . -> . any))] -> any", "The regular expression STR writes, Perl syntax.")
{
  return make_regexp(vm, argc, argv, RX_PERL, "pregexp");
}
PRIM("byte-regexp", byte_regexp, 1, 2, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [handler : (or/c #f (string? . -> . any))] -> any", "The regular expression on bytes BSTR writes.")
{
  return make_regexp(vm, argc, argv, RX_BYTES, "byte-regexp");
}
PRIM("byte-pregexp", byte_pregexp, 1, 2, PF_RAISES | PF_COST, RIGHTS_NONE,
     "(bstr : bytes?) [handler : (or/c #f (string? . -> . any))] -> any",
     "The regular expression on bytes BSTR writes, Perl syntax.")
{
  return make_regexp(vm, argc, argv, RX_BYTES | RX_PERL, "byte-pregexp");
}

static woad_value has_flags(woad_value v, int want, int of) {
  return value_bool(value_is_regexp(v) && (value_header(v)->flags & of) == want);
}
PRIM("regexp?", regexp_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a regular expression on characters.")
{
  return has_flags(argv[0], 0, RX_BYTES);
}
PRIM("pregexp?", pregexp_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by pregexp.")
{
  return has_flags(argv[0], RX_PERL, RX_PERL | RX_BYTES);
}
PRIM("byte-regexp?", byte_regexp_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V is a regular expression on bytes.")
{
  return has_flags(argv[0], RX_BYTES, RX_BYTES);
}
PRIM("byte-pregexp?", byte_pregexp_p, 1, 1, PF_PURE | PF_PREDICATE, RIGHTS_NONE, "(v : any/c) -> boolean?",
     "Whether V was made by byte-pregexp.")
{
  return has_flags(argv[0], RX_PERL | RX_BYTES, RX_PERL | RX_BYTES);
}

/* --- a match under way --- */

typedef enum { WANT_MATCH, WANT_POSITIONS, WANT_TRUTH } Want;
typedef struct { Want want; bool peek, immediate, with_end, moves; } How;

typedef struct {
  woad_vm *vm;
  How how;
  const Regexp *rx;
  woad_value given;        /* the input argument */
  Port *port;              /* or NULL */
  Port *output;            /* gets what is before the match, or NULL */
  bool whole;              /* the whole range is wanted at once */
  bool strings;            /* results are strings */
  bool chars;              /* positions count characters */
  size_t start;            /* of the match's range in the input, bytes or characters */
  size_t nprefix;
  RxInput input;           /* prefix, then the range */
  size_t *slots;
  /* ports */
  Buf seen;
  size_t limit;            /* most bytes to look at; of a string the end of the range */
  size_t next_char;        /* of a string: what comes after what was seen */
  bool blocked;
} Match;

static const Regexp *arg_pattern(woad_vm *vm, woad_value v) {
  if (value_is_regexp(v)) return rx_of(v);
  if (!value_is_string(v) && !value_is_bytes(v))
    raise_argument_value(vm, NULL, "(or/c regexp? byte-regexp? string? bytes?)", v);
  const char *message = NULL;
  woad_value rx = rx_compile_regexp(vm, v, value_is_bytes(v) ? RX_BYTES : 0, &message);
  if (rx == VALUE_FALSE)
    raise_format(vm, vm->exn.fail_contract, "%s: %s\n  pattern: %V", io_state_who(vm), message, v);
  return rx_of(rx);
}

static size_t arg_bound(woad_vm *vm, woad_value v) {
  if (value_is_fixnum(v) && fixnum_value(v) >= 0) return (size_t)fixnum_value(v);
  if (!value_is_fixnum(v) && number_is_exact_integer(v) && !number_is_negative(v)) return SIZE_MAX / 4;
  raise_argument_value(vm, NULL, "exact-nonnegative-integer?", v);
}
static void check_range(woad_vm *vm, ARGS, size_t start, size_t end, size_t length) {
  const char *who = io_state_who(vm);
  if (start > length) raise_fields(vm, who, "starting index is out of range", "starting index", argv[2], NULL);
  if (end < start)
    raise_fields(vm, who, "ending index is smaller than starting index", "ending index", argv[3], "starting index", argv[2], NULL);
  if (end > length) raise_fields(vm, who, "ending index is out of range", "ending index", argv[3], NULL);
}

/* The same for replacements, whose messages are worded by the library of the reference. */
static void check_offsets(woad_vm *vm, ARGS, size_t start, size_t end, size_t length) {
  const char *who = io_state_who(vm);
  if (start > length)
    raise_format(vm, vm->exn.fail_contract, "%s: starting offset index out of range [0,%zu]: %V", who, length, argv[2]);
  if (end < start || end > length)
    raise_format(vm, vm->exn.fail_contract, "%s: ending offset index out of range [%zu,%zu]: %V", who, start, length, argv[3]);
}

/* The prefix and N bytes in one piece. */
static void set_bytes(Match *m, woad_value prefix, const uint8_t *bytes, size_t n) {
  m->nprefix = prefix == VALUE_FALSE ? 0 : bytes_of(prefix)->length;
  m->input.origin = 0;
  m->input.start = m->nprefix;
  m->input.end = m->nprefix + n;
  m->input.bytes = bytes;
  if (m->nprefix == 0) return;
  uint8_t *joined = mem_new_atomic(m->vm, m->nprefix + n + 1);
  memcpy(joined, bytes_of(prefix)->data, m->nprefix);
  memcpy(joined + m->nprefix, bytes, n);
  m->input.bytes = joined;
}

static bool see_more(woad_vm *vm, RxInput *input) {
  Match *m = input->arg;
  size_t have = m->seen.length - m->nprefix, chunk = have < 4096 ? 256 : 16384;
  if (m->limit - have < chunk) chunk = m->limit - have;
  if (chunk == 0) return false;
  buf_reserve(vm, &m->seen, chunk);
  int64_t got = port_peek(vm, m->port, m->start + have, m->seen.data + m->seen.length, chunk, !m->how.immediate);
  if (got == PORT_SPECIAL)
    raise_format(vm, vm->exn.fail_contract, "%s: non-character in an unsupported context\n  port: %V", io_state_who(vm),
                 object_value(m->port));
  if (got == 0) m->blocked = true;
  if (got <= 0) return false;
  m->seen.length += (size_t)got;
  input->bytes = m->seen.data;
  input->end = m->seen.length;
  return true;
}

/* --- strings: UTF-8 of as much as the matcher looks at, so that many matches in one text cost no more than the text --- */

enum { FIRST_CHARS = 4096 };

static bool is_ascii(const uint8_t *text, size_t n) {
  uint64_t high = 0, word;
  for (; n >= 8; n -= 8, text += 8) {
    memcpy(&word, text, 8);
    high |= word;
  }
  for (size_t i = 0; i < n; i++) high |= text[i];
  return (high & UINT64_C(0x8080808080808080)) == 0;
}

/* While every character was ASCII the string's own bytes are matched; a first other one makes a copy necessary. */
static bool see_more_chars(woad_vm *vm, RxInput *input) {
  Match *m = input->arg;
  const String *s = string_of(m->given);
  size_t seen = m->next_char - m->start, n = seen < FIRST_CHARS ? FIRST_CHARS : seen, at = m->next_char;
  if (n > m->limit - at) n = m->limit - at;
  if (n == 0) return false;
  m->next_char += n;
  bool is_copied = m->seen.data != NULL;
  if (!is_copied && !string_is_wide(s) && is_ascii((const uint8_t *)s->text + at, n)) {
    input->end += n;
    return true;
  }
  if (!is_copied) {
    size_t before = input->end - input->origin;
    buf_reserve(vm, &m->seen, before + n + 1);
    buf_add_bytes(vm, &m->seen, input->bytes, before);
  }
  for (size_t i = 0; i < n; i++) buf_add_utf8(vm, &m->seen, string_ref(s, at + i));
  input->bytes = m->seen.data;
  input->end = m->seen.length;
  return true;
}

static void set_string(Match *m, woad_value prefix, size_t end) {
  const String *s = string_of(m->given);
  m->limit = end;
  m->next_char = m->start;
  buf_init(&m->seen);
  if (prefix == VALUE_FALSE || bytes_of(prefix)->length == 0) {
    m->nprefix = 0;
    m->input.bytes = string_is_wide(s) ? NULL : (const uint8_t *)s->text + m->start;
  } else {
    m->nprefix = bytes_of(prefix)->length;
    buf_add_bytes(m->vm, &m->seen, bytes_of(prefix)->data, m->nprefix);
    m->input.bytes = m->seen.data;
  }
  m->input.origin = 0;
  m->input.start = m->input.end = m->nprefix;
  m->input.arg = m;
  (void)see_more_chars(m->vm, &m->input);
  if (m->next_char < end) m->input.more = see_more_chars;
}

static void set_port(Match *m, woad_value prefix, size_t end) {
  buf_init(&m->seen);
  m->nprefix = prefix == VALUE_FALSE ? 0 : bytes_of(prefix)->length;
  buf_reserve(m->vm, &m->seen, m->nprefix + 16);
  if (m->nprefix > 0) buf_add_bytes(m->vm, &m->seen, bytes_of(prefix)->data, m->nprefix);
  m->limit = end == SIZE_MAX ? SIZE_MAX : end - m->start;
  m->input = (RxInput){ .bytes = m->seen.data, .start = m->nprefix, .end = m->nprefix, .more = see_more, .arg = m };
}

/* Reads the arguments (pattern input [start end output prefix]) into M; false: must be done by the nesting variant. */
static void read_arguments(Match *m, ARGS) {
  woad_vm *vm = m->vm;
  m->rx = arg_pattern(vm, argv[0]);
  m->given = argv[1];
  m->port = port_find_input(vm, argv[1]);
  if (m->how.peek ? m->port == NULL
                  : m->port == NULL && !value_is_string(argv[1]) && !value_is_bytes(argv[1]) && !value_is_path(argv[1]))
    raise_argument_value(vm, NULL, m->how.peek ? "input-port?" : "(or/c bytes? string? input-port? path?)", argv[1]);
  if (value_is_path(argv[1]))
    m->given = string_from_utf8_n(vm, path_bytes(argv[1]), VALUE_AS(Path, argv[1])->length);
  size_t start = argc > 2 ? arg_bound(vm, argv[2]) : 0;
  size_t end = argc > 3 && argv[3] != VALUE_FALSE ? arg_bound(vm, argv[3]) : SIZE_MAX;
  if (!m->how.peek && argc > 4 && argv[4] != VALUE_FALSE) {
    m->output = port_find_output(vm, argv[4]);
    if (m->output == NULL) raise_argument_value(vm, NULL, "(or/c #f output-port?)", argv[4]);
  }
  woad_value prefix = argc > 5 ? argv[5] : VALUE_FALSE;
  if (argc > 5 && !value_is_bytes(prefix)) raise_argument_value(vm, NULL, "bytes?", prefix);
  m->start = start;
  m->chars = value_is_string(m->given);
  m->strings = m->chars && (m->rx->header.flags & RX_BYTES) == 0;
  if (m->port != NULL) {
    check_range(vm, argc, argv, start, end, SIZE_MAX);
    set_port(m, prefix, end);
  } else if (m->chars) {
    size_t length = string_of(m->given)->length;
    if (end == SIZE_MAX) end = length;
    if (m->whole) check_offsets(vm, argc, argv, start, end, length);
    check_range(vm, argc, argv, start, end, length);
    if (m->whole || m->output != NULL) {
      size_t n;
      const uint8_t *bytes = port_arg_utf8(vm, m->given, start, end, &n);
      set_bytes(m, prefix, bytes, n);
    } else {
      set_string(m, prefix, end);
    }
  } else {
    size_t length = bytes_of(m->given)->length;
    if (end == SIZE_MAX) end = length;
    if (m->whole) check_offsets(vm, argc, argv, start, end, length);
    check_range(vm, argc, argv, start, end, length);
    set_bytes(m, prefix, bytes_of(m->given)->data + start, end - start);
  }
  m->slots = mem_new_atomic(vm, m->rx->ngroups * 2 * sizeof *m->slots);
}

/* --- results --- */

static size_t count_chars(const uint8_t *bytes, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += (bytes[i] & 0xC0) != 0x80;
  return count;
}

static woad_value position_value(const Match *m, size_t at) {
  size_t n = at - m->nprefix;
  if (m->chars && !m->strings) { /* a pattern on bytes counts bytes */
    port_arg_utf8(m->vm, m->given, 0, m->start, &at);
    return fixnum_make((int64_t)(at + n));
  }
  if (m->chars) n = count_chars(m->input.bytes + m->nprefix, n);
  return fixnum_make((int64_t)(m->start + n));
}

static woad_value group_value(Match *m, uint32_t group) {
  size_t from = m->slots[group * 2], to = m->slots[group * 2 + 1];
  if (from == RX_NO_POSITION || to == RX_NO_POSITION) return VALUE_FALSE;
  if (m->how.want == WANT_POSITIONS) return pair_make(m->vm, position_value(m, from), position_value(m, to));
  const uint8_t *bytes = m->input.bytes + from;
  return m->strings ? string_from_utf8_n(m->vm, (const char *)bytes, to - from) : bytes_from(m->vm, bytes, to - from);
}

static woad_value match_value(Match *m) {
  if (m->how.want == WANT_TRUTH) return VALUE_TRUE;
  woad_value list = VALUE_NULL;
  for (uint32_t i = m->rx->ngroups; i > 0; i--) list = pair_make(m->vm, group_value(m, i - 1), list);
  return list;
}

static void skip_bytes(woad_vm *vm, Port *port, size_t n) {
  uint8_t dropped[512];
  while (n > 0) {
    int64_t got = port_get(vm, port, dropped, n < sizeof dropped ? n : sizeof dropped, true);
    if (got <= 0) return;
    n -= (size_t)got;
  }
}

/* Reads what the match used up, and writes what came before it. */
static void settle_ports(Match *m, bool found) {
  size_t before = (found ? m->slots[0] : m->input.end) - m->nprefix;
  if (m->output != NULL) port_put(m->vm, m->output, m->input.bytes + m->nprefix, before);
  if (m->port == NULL || m->how.peek || m->blocked) return;
  size_t used = (found ? m->slots[1] : m->input.end) - m->nprefix;
  if (found) skip_bytes(m->vm, m->port, m->start + used);
  else {
    while (m->input.more != NULL && see_more(m->vm, &m->input)) {
      if (m->output != NULL)
        port_put(m->vm, m->output, m->input.bytes + m->nprefix + used, m->input.end - m->nprefix - used);
      used = m->input.end - m->nprefix;
    }
    skip_bytes(m->vm, m->port, m->start + used);
    uint8_t byte;
    if (m->limit == SIZE_MAX) port_get(m->vm, m->port, &byte, 1, true);  /* the end of file itself */
  }
}

/* Steps of a match that other threads are kept waiting for, some milliseconds of work; what takes longer begins anew in a nesting
 * variant, where they get their turn. */
enum { PATIENCE = 1 << 20 };

/* What is matched on a C stack of its own must not change meanwhile. */
static woad_value own_copy(woad_vm *vm, woad_value input) {
  if (value_is_bytes(input)) return bytes_from(vm, bytes_of(input)->data, bytes_of(input)->length);
  return value_is_string(input) ? object_value(string_copy_range(vm, string_of(input), 0, string_of(input)->length)) : input;
}

/* HOW goes in front of the arguments. */
static woad_value match_slowly(woad_vm *vm, How how, ARGS) {
  woad_value args[10];
  args[0] = fixnum_make(how.want | how.peek << 2 | how.immediate << 3 | how.with_end << 4 | how.moves << 5);
  args[1] = symbol_intern(vm, io_state_who(vm));
  for (int i = 0; i < argc; i++) args[i + 2] = argv[i];
  args[3] = own_copy(vm, argv[1]);
  return io_state_slow(vm, SLOW_REGEXP_MATCH, argc + 2, args);
}

static woad_value run_match(woad_vm *vm, How how, size_t patience, ARGS) {
  Match m = { .vm = vm, .how = how };
  read_arguments(&m, argc, argv);
  m.input.patience = patience;
  size_t nend = 1;
  if (how.with_end && argc > 6) nend = arg_bound(vm, argv[6]);
  m.input.moves = how.moves;
  bool found = rx_match_run(vm, m.rx, &m.input, m.slots);
  if (UNLIKELY(m.input.gave_up)) return match_slowly(vm, how, argc, argv);
  woad_value result = found ? match_value(&m) : VALUE_FALSE;
  woad_value both[2] = { result, VALUE_FALSE };
  if (found && how.with_end) {
    size_t to = m.slots[1], from = to > nend ? to - nend : 0;
    both[1] = bytes_from(vm, m.input.bytes + from, to - from);
  }
  if (m.port != NULL || m.output != NULL) settle_ports(&m, found);
  return how.with_end ? values_return(vm, 2, both) : result;
}

/* Matches on ports may wait or run custom ports: those go to the nesting variant. */
static woad_value start_match(woad_vm *vm, How how, ARGS) {
  bool plain = (value_is_string(argv[1]) || value_is_bytes(argv[1]) || value_is_path(argv[1])) &&
               (argc < 5 || argv[4] == VALUE_FALSE || how.peek);
  if (plain || port_find_input(vm, argv[1]) == NULL) {
    if (plain || argc < 5) return run_match(vm, how, PATIENCE, argc, argv);
  }
  return match_slowly(vm, how, argc, argv);
}

woad_value prim_slow_regexp_match(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
woad_value prim_slow_regexp_match(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  int64_t bits = fixnum_value(argv[0]);
  How how = { (Want)(bits & 3), (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0, (bits & 32) != 0 };
  vm->running_primitive = symbol_text(argv[1]);
  return run_match(vm, how, 0, argc - 2, argv + 2);
}

#define MATCH_ARGUMENTS \
  "(pattern : (or/c regexp? byte-regexp? string? bytes?)) (input : (or/c string? bytes? path? input-port?))" \
  " [start : exact-nonnegative-integer?] [end : (or/c exact-nonnegative-integer? #f)]" \
  " [output-port : (or/c output-port? #f)] [input-prefix : bytes?]"
#define PEEK_ARGUMENTS \
  "(pattern : (or/c regexp? byte-regexp? string? bytes?)) (input : input-port?)" \
  " [start : exact-nonnegative-integer?] [end : (or/c exact-nonnegative-integer? #f)] [progress : any/c]" \
  " [input-prefix : bytes?]"
#define MATCH(name, cname, max, arguments, doc, ...) \
  PRIM(name, cname, 2, max, PF_PORT | PF_COST, RIGHTS_NONE, arguments " -> any", doc) \
  { \
    return start_match(vm, (How){ __VA_ARGS__ }, argc, argv); \
  }

MATCH("regexp-match", regexp_match, 6, MATCH_ARGUMENTS, "Texts of the first match and its groups, or #f.", WANT_MATCH, .peek = false)
MATCH("regexp-match-positions", regexp_match_positions, 6, MATCH_ARGUMENTS,
      "Start and end of the first match and its groups, or #f.", WANT_POSITIONS, .peek = false)
MATCH("regexp-match?", regexp_match_p, 6, MATCH_ARGUMENTS, "Whether there is a match.", WANT_TRUTH, .peek = false)
MATCH("regexp-match/end", regexp_match_end, 7, MATCH_ARGUMENTS " [count : exact-nonnegative-integer?]",
      "As regexp-match, and the last COUNT bytes up to the match's end.", WANT_MATCH, .with_end = true)
MATCH("regexp-match-positions/end", regexp_match_positions_end, 7, MATCH_ARGUMENTS " [count : exact-nonnegative-integer?]",
      "As regexp-match-positions, and the last COUNT bytes up to the match's end.", WANT_POSITIONS, .with_end = true)
MATCH("regexp-match-peek", regexp_match_peek, 6, PEEK_ARGUMENTS, "As regexp-match, without reading.", WANT_MATCH,
      .peek = true)
MATCH("regexp-match-peek-positions", regexp_match_peek_positions, 6, PEEK_ARGUMENTS,
      "As regexp-match-positions, without reading.", WANT_POSITIONS, .peek = true)
MATCH("regexp-match-peek-immediate", regexp_match_peek_immediate, 6, PEEK_ARGUMENTS,
      "As regexp-match-peek, with what is there without waiting.", WANT_MATCH, .peek = true, .immediate = true)
MATCH("regexp-match-peek-positions-immediate", regexp_match_peek_positions_immediate, 6, PEEK_ARGUMENTS,
      "As regexp-match-peek-positions, with what is there without waiting.", WANT_POSITIONS, .peek = true, .immediate = true)
MATCH("regexp-match-peek-positions/end", regexp_match_peek_positions_end, 7,
      PEEK_ARGUMENTS " [count : exact-nonnegative-integer?]",
      "As regexp-match-peek-positions, and the last COUNT bytes.", WANT_POSITIONS, .peek = true, .with_end = true)
MATCH("regexp-match-peek-positions-immediate/end", regexp_match_peek_positions_immediate_end, 7,
      PEEK_ARGUMENTS " [count : exact-nonnegative-integer?]",
      "As regexp-match-peek-positions-immediate, and the last COUNT bytes.", WANT_POSITIONS, .peek = true,
      .immediate = true, .with_end = true)

PRIM_MODULE("#%woad")
MATCH("regexp-match-positions/moving", regexp_match_positions_moving, 6, MATCH_ARGUMENTS,
      "As regexp-match-positions, but the match has to end after START, so that matches after an empty one go on.", WANT_POSITIONS,
      .moves = true)
PRIM_MODULE("#%kernel")

PRIM("regexp-max-lookbehind", regexp_max_lookbehind, 1, 1, PF_RAISES, RIGHTS_NONE,
     "(pattern : (or/c regexp? byte-regexp?)) -> exact-nonnegative-integer?",
     "The most bytes before a match that PATTERN may look at.")
{
  if (!value_is_regexp(argv[0])) raise_argument_value(vm, NULL, "(or regexp? byte-regexp?)", argv[0]);
  return fixnum_make((int64_t)rx_of(argv[0])->max_lookbehind);
}

/* --- replacing --- */

static const uint8_t *insert_bytes(woad_vm *vm, woad_value insert, size_t *n) {
  if (value_is_string(insert)) return (const uint8_t *)string_to_utf8(vm, string_of(insert), n);
  *n = bytes_of(insert)->length;
  return bytes_of(insert)->data;
}

static void add_group(Match *m, size_t group, Buf *out) {
  if (group >= m->rx->ngroups || m->slots[group * 2] == RX_NO_POSITION) return;
  size_t from = m->slots[group * 2];
  buf_add_bytes(m->vm, out, m->input.bytes + from, m->slots[group * 2 + 1] - from);
}

/* & and \0 are the match, \N a group, \& and \\ themselves, \$ nothing; any other \ is the match. */
static void add_template(Match *m, const uint8_t *text, size_t n, Buf *out) {
  for (size_t i = 0; i < n; i++) {
    if (text[i] == '&') add_group(m, 0, out);
    else if (text[i] != '\\') buf_add_byte(m->vm, out, text[i]);
    else if (i + 1 < n && (text[i + 1] == '&' || text[i + 1] == '\\')) buf_add_byte(m->vm, out, text[++i]);
    else if (i + 1 < n && text[i + 1] == '$') i++;
    else if (i + 1 < n && text[i + 1] >= '0' && text[i + 1] <= '9') {
      size_t group = 0;
      while (i + 1 < n && text[i + 1] >= '0' && text[i + 1] <= '9') group = group * 10 + (size_t)(text[++i] - '0');
      add_group(m, group, out);
    } else add_group(m, 0, out);
  }
}

/* The arguments that a procedure in place of an insert gets for the match. */
static woad_value match_arguments(Match *m) {
  uint32_t n = m->rx->ngroups;
  PairBuilder list;
  pair_builder_init(&list);
  for (uint32_t i = 0; i < n; i++) pair_builder_add(m->vm, &list, group_value(m, i));
  return list.head;
}

static size_t char_length(const Match *m, size_t at) {
  size_t n = 1;
  if ((m->rx->header.flags & RX_BYTES) != 0) return n;
  while (at + n < m->input.end && (m->input.bytes[at + n] & 0xC0) == 0x80) n++;
  return n;
}

/* A procedure in place of the insert is called when all matches are known, so that no C frame is under it: PIECES gets the
 * bytes between matches and the argument lists by turns. */
typedef struct { const char *who; woad_value insert; bool all; PairBuilder pieces; } Replace;

/* Replaces in the range of M; false: nothing matched. */
static bool replace_matches(Match *m, Replace *r, Buf *out) {
  size_t copied = m->nprefix, ntemplate = 0;
  bool called = !value_is_string(r->insert) && !value_is_bytes(r->insert), any = false;
  const uint8_t *template = called ? NULL : insert_bytes(m->vm, r->insert, &ntemplate);
  m->how.want = WANT_MATCH;
  while (rx_match_run(m->vm, m->rx, &m->input, m->slots)) {
    size_t from = m->slots[0], to = m->slots[1];
    any = true;
    buf_add_bytes(m->vm, out, m->input.bytes + copied, from - copied);
    if (called) {
      pair_builder_add(m->vm, &r->pieces, bytes_from(m->vm, out->data, out->length));
      pair_builder_add(m->vm, &r->pieces, match_arguments(m));
      out->length = 0;
    } else add_template(m, template, ntemplate, out);
    copied = to;
    if (!r->all) break;
    size_t next = to;
    if (from == to) {
      if (to >= m->input.end) break;
      next = to + char_length(m, to);
      buf_add_bytes(m->vm, out, m->input.bytes + to, next - to);
      copied = next;
    }
    m->input.start = next;
  }
  if (any) buf_add_bytes(m->vm, out, m->input.bytes + copied, m->input.end - copied);
  return any;
}

static void check_insert(woad_vm *vm, const Match *m, const char *who, woad_value insert) {
  if (!value_is_string(insert) && !value_is_bytes(insert) && !call_is_procedure(vm, insert))
    raise_argument_value(vm, who, "(or/c string? bytes? procedure?)", insert);
  if (m->strings && value_is_bytes(insert))
    raise_fields(vm, who, "cannot replace a string with a byte string", "byte string", insert, NULL);
}

/* slots: pieces still to come, procedure, texts so far (newest first), who, whether strings are made */
static woad_value call_inserts(woad_vm *vm, woad_value *slots);

static woad_value after_insert(woad_vm *vm, woad_value *slots, int n, woad_value *vals) {
  if (n != 1) raise_result_arity(vm, NULL, 1, n, vals);
  bool strings = slots[4] == VALUE_TRUE;
  if (strings ? !value_is_string(vals[0]) : !value_is_bytes(vals[0]))
    raise_format(vm, vm->exn.fail_contract, "%D: contract violation\n  expected: %s\n  result: %V", slots[3],
                 strings ? "string?" : "bytes?", vals[0]);
  size_t nbytes;
  const uint8_t *bytes = insert_bytes(vm, vals[0], &nbytes);
  slots[2] = pair_make(vm, bytes_from(vm, bytes, nbytes), slots[2]);
  return call_inserts(vm, slots);
}

static woad_value call_inserts(woad_vm *vm, woad_value *slots) {
  woad_value pieces = slots[0];
  slots[2] = pair_make(vm, pair_car(pieces), slots[2]);
  if (value_is_pair(pair_cdr(pieces))) {
    slots[0] = pair_cddr(pieces);
    woad_value arguments = pair_cadr(pieces);
    int n = (int)pair_list_length(arguments);
    woad_value *argv = mem_alloc(vm, ((size_t)n + 1) * sizeof(woad_value));
    for (int i = 0; i < n; i++, arguments = pair_cdr(arguments)) argv[i] = pair_car(arguments);
    return call_then(vm, slots[1], n, argv, after_insert, 5, slots);
  }
  Buf out;
  buf_init(&out);
  for (woad_value l = pair_reverse(vm, slots[2]); value_is_pair(l); l = pair_cdr(l))
    buf_add_bytes(vm, &out, bytes_of(pair_car(l))->data, bytes_of(pair_car(l))->length);
  return slots[4] == VALUE_TRUE ? string_from_utf8_n(vm, (char *)out.data, out.length) : bytes_from(vm, out.data, out.length);
}

static woad_value replace_slowly(woad_vm *vm, const char *who, bool all, ARGS) {
  woad_value args[8] = { value_bool(all), symbol_intern(vm, who) };
  for (int i = 0; i < argc; i++) args[i + 2] = argv[i];
  args[3] = own_copy(vm, argv[1]);
  return io_state_slow(vm, SLOW_REGEXP_REPLACE, argc + 2, args);
}

/* Arguments: pattern input insert [prefix], or for all matches also [start end prefix]. */
static woad_value replace(woad_vm *vm, const char *who, bool all, size_t patience, ARGS) {
  Match m = { .vm = vm };
  if (!value_is_string(argv[1]) && !value_is_bytes(argv[1])) {
    arg_pattern(vm, argv[0]);
    raise_argument_value(vm, who, "(or/c bytes? string?)", argv[1]);
  }
  bool range = argc > 4 || (argc == 4 && !value_is_bytes(argv[3]));
  woad_value args[6] = { argv[0], argv[1], fixnum_make(0), VALUE_FALSE, VALUE_FALSE, vm->empty_bytes };
  if (range) {
    args[2] = argv[3];
    if (argc > 4) args[3] = argv[4];
    if (argc > 5) args[5] = argv[5];
  } else if (argc == 4) args[5] = argv[3];
  m.whole = true;
  read_arguments(&m, 6, args);
  m.input.patience = patience;
  check_insert(vm, &m, who, argv[2]);
  Replace r = { .who = who, .insert = argv[2], .all = all };
  pair_builder_init(&r.pieces);
  Buf out;
  buf_init(&out);
  size_t length = m.chars ? string_of(m.given)->length : bytes_of(m.given)->length;
  size_t head = m.start, tail = args[3] == VALUE_FALSE ? length : (size_t)fixnum_value(args[3]), n;
  const uint8_t *bytes;
  if (head > 0) {
    bytes = m.chars ? port_arg_utf8(vm, m.given, 0, head, &n) : bytes_of(m.given)->data;
    buf_add_bytes(vm, &out, bytes, m.chars ? n : head);
  }
  bool any = replace_matches(&m, &r, &out);
  if (UNLIKELY(m.input.gave_up)) return replace_slowly(vm, who, all, argc, argv);
  if (!any) {
    if (m.chars == m.strings) return argv[1];
    return bytes_from(vm, port_arg_utf8(vm, m.given, 0, length, &n), n);
  }
  if (tail < length) {
    bytes = m.chars ? port_arg_utf8(vm, m.given, tail, length, &n) : bytes_of(m.given)->data + tail;
    buf_add_bytes(vm, &out, bytes, m.chars ? n : length - tail);
  }
  if (r.pieces.head != VALUE_NULL) {
    pair_builder_add(vm, &r.pieces, bytes_from(vm, out.data, out.length));
    woad_value slots[5] = {r.pieces.head, argv[2], VALUE_NULL, symbol_intern(vm, who), value_bool(m.strings)};
    return call_inserts(vm, slots);
  }
  return m.strings ? string_from_utf8_n(vm, (char *)out.data, out.length) : bytes_from(vm, out.data, out.length);
}

woad_value prim_slow_regexp_replace(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv);
woad_value prim_slow_regexp_replace(woad_vm *vm, NativeClosure *self, int argc, woad_value *argv) {
  return replace(vm, symbol_text(argv[1]), argv[0] == VALUE_TRUE, 0, argc - 2, argv + 2);
}

PRIM("regexp-replace", regexp_replace, 3, 4, PF_READS | PF_RAISES | PF_COST | PF_CONTROL, RIGHTS_NONE,
     "(pattern : (or/c regexp? byte-regexp? string? bytes?)) (input : (or/c string? bytes?))"
     " (insert : (or/c string? bytes? procedure?)) [input-prefix : bytes?] -> (or/c string? bytes?)",
     "INPUT with the first match replaced.")
{
  return replace(vm, "regexp-replace", false, PATIENCE, argc, argv);
}
PRIM("regexp-replace*", regexp_replace_star, 3, 6, PF_READS | PF_RAISES | PF_COST | PF_CONTROL, RIGHTS_NONE,
     "(pattern : (or/c regexp? byte-regexp? string? bytes?)) (input : (or/c string? bytes?))"
     " (insert : (or/c string? bytes? procedure?)) [start : exact-nonnegative-integer?]"
     " [end : (or/c exact-nonnegative-integer? #f)] [input-prefix : bytes?] -> (or/c string? bytes?)",
     "INPUT with all matches replaced.")
{
  return replace(vm, "regexp-replace*", true, PATIENCE, argc, argv);
}
