/* SPDX-License-Identifier: MIT
 * rx_match.c: runs compiled regular expressions on bytes, by backtracking with a stack of its own. Lookahead, lookbehind and
 * atomic groups run as programs inside of the program; their nesting is that of the pattern. Work is charged as fuel.
 * Y1  stack entries above a program's base belong to it; when it is done, its choices are dropped and its records of
 *     changed slots and counters stay, so that failing later still undoes them.
 *
 * What follows a place in the program at a position fails the same way every time, unless it looks at groups or counts (rx->memoised
 * tells). So after some backtracking the places and positions seen are recorded, and none is tried again: the work is then at most
 * the size of the program times the length of the input, and a starred group cannot make it exponential.
 * Y2  a place on the current path is not met again at the same position, since RX_MOVED ends empty rounds; whatever is met again
 *     has failed. */
#include "runtime/base/utf8.h"
#include "runtime/data/rx.h"
#include "runtime/data/rx_op.h"

typedef enum { ENTRY_CHOICE, ENTRY_SLOT, ENTRY_COUNTER, ENTRY_SHRINK, ENTRY_GROW } EntryKind;
/* CHOICE: go on at pc, a = position.  SLOT, COUNTER: pc is the index, a the old value.
 * SHRINK: a repetition at pc that may give back, from b down to a.  GROW: one that may take more at a, count b. */
typedef struct { uint32_t kind, pc; size_t a, b; } Entry;

typedef struct {
  woad_vm *vm;
  const Regexp *rx;
  RxInput *in;
  size_t *slots;
  size_t *counters;
  Entry *stack;
  size_t n, room;
  uint32_t steps;
  size_t total;        /* steps charged */
  uint8_t *seen;       /* a bit for each instruction and each position up to nseen; NULL: not recorded */
  size_t nseen;
  bool behind;         /* inside of a lookbehind: the input ends at its position, and really as the next two say */
  size_t real_end;
  bool (*real_more)(woad_vm *, RxInput *);
} Matcher;

enum { SEEN_LIMIT = 1 << 30, SEEN_AFTER = 4096 }; /* bits at most; steps before recording begins */

/* Makes room to record all positions up to the end that is known. */
static void grow_seen(Matcher *m) {
  size_t n = m->in->end + 1 - m->in->start, room = m->in->more != NULL ? n * 2 : n;
  if (n > SEEN_LIMIT / m->rx->ncode) return;
  uint8_t *seen = mem_new_atomic(m->vm, room * m->rx->ncode / 8 + 1);
  size_t before = m->seen != NULL ? m->nseen * m->rx->ncode / 8 + 1 : 0;
  if (before > 0) memcpy(seen, m->seen, before);
  memset(seen + before, 0, room * m->rx->ncode / 8 + 1 - before);
  m->seen = seen;
  m->nseen = room;
}

static void charge_steps(Matcher *m) {
  vm_charge(m->vm, m->steps / 8);
  vm_poll_break(m->vm);
  m->total += m->steps;
  m->steps = 0;
  if (m->in->patience == 0) m->vm->hooks.safe_point_in_c(m->vm);
  else if (m->total > m->in->patience) m->in->gave_up = true;
  if (m->seen == NULL && m->rx->memoised && m->total > SEEN_AFTER + 4 * (m->in->end - m->in->start)) grow_seen(m);
}

/* Whether PC was met at POS before, and so has failed there; it is recorded. */
static inline bool was_seen(Matcher *m, uint32_t pc, size_t pos) {
  if (LIKELY(m->seen == NULL)) return false;
  if (UNLIKELY(pos - m->in->start >= m->nseen)) {
    grow_seen(m);
    if (pos - m->in->start >= m->nseen) return false;
  }
  size_t bit = (pos - m->in->start) * m->rx->ncode + pc;
  uint8_t mask = (uint8_t)(1 << (bit & 7));
  bool seen = (m->seen[bit >> 3] & mask) != 0;
  m->seen[bit >> 3] |= mask;
  return seen;
}

static void push(Matcher *m, EntryKind kind, uint32_t pc, size_t a, size_t b) {
  if (UNLIKELY(m->n == m->room)) {
    size_t room = m->room * 2;
    Entry *stack = mem_new_atomic(m->vm, room * sizeof *stack);
    memcpy(stack, m->stack, m->n * sizeof *stack);
    m->stack = stack;
    m->room = room;
  }
  m->stack[m->n++] = (Entry){ (uint32_t)kind, pc, a, b };
}

/* Whether there is a byte at POS. */
static inline bool has_byte(Matcher *m, size_t pos) {
  while (UNLIKELY(pos >= m->in->end))
    if (m->in->more == NULL || !m->in->more(m->vm, m->in)) return false;
  return true;
}
/* The same for assertions, which see what follows a lookbehind. */
static bool has_following(Matcher *m, size_t pos) {
  if (!m->behind) return has_byte(m, pos);
  size_t limit = m->in->end;
  m->in->end = m->real_end;
  m->in->more = m->real_more;
  bool there = has_byte(m, pos);
  m->real_end = m->in->end;
  m->in->end = limit;
  m->in->more = NULL;
  return there;
}
static inline bool in_bitmap(const uint8_t *bits, uint8_t byte) { return (bits[byte >> 3] >> (byte & 7)) & 1; }

static bool in_ranges(const uint32_t *ranges, uint32_t code) {
  uint32_t low = 0, high = ranges[0];
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (code < ranges[1 + middle * 2]) high = middle;
    else if (code > ranges[2 + middle * 2]) low = middle + 1;
    else return true;
  }
  return false;
}

/* Length of the well-formed character at POS, 0 when there is none. */
static size_t char_at(Matcher *m, size_t pos, uint32_t *code) {
  if (!has_byte(m, pos)) return 0;
  uint8_t lead = m->in->bytes[pos];
  if (lead < 0x80) {
    *code = lead;
    return 1;
  }
  if (lead < 0xC2) return 0;
  size_t need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (!has_byte(m, pos + need - 1)) return 0;
  int used;
  return utf8_decode(m->in->bytes + pos, need, code, &used) == UTF8_OK ? (size_t)used : 0;
}

/* Bytes that the one-item instruction matches at POS; 0: it does not. */
static inline size_t match_item(Matcher *m, const RxCode *code, size_t pos) {
  uint32_t c;
  switch (code->op) {
  case RX_CHAR: return has_byte(m, pos) && m->in->bytes[pos] == code->x;
  case RX_SET: return has_byte(m, pos) && in_bitmap(m->rx->sets[code->x], m->in->bytes[pos]);
  case RX_ANY_BYTE: return has_byte(m, pos);
  case RX_ANY_CHAR: return char_at(m, pos, &c);
  case RX_WIDE_SET: {
    size_t n = char_at(m, pos, &c);
    if (n == 0) return 0;
    return (c < 128 ? in_bitmap(m->rx->sets[code->x], (uint8_t)c) : in_ranges(m->rx->ranges + code->y, c)) ? n : 0;
  }
  default: return 0;
  }
}

static bool is_word(Matcher *m, size_t pos) {
  uint8_t b = m->in->bytes[pos];
  return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
}
static bool at_word_edge(Matcher *m, size_t pos) {
  bool after = has_following(m, pos) && is_word(m, pos);
  bool before = pos > m->in->origin && is_word(m, pos - 1);
  return before != after;
}

static bool match_assertion(Matcher *m, RxOp op, size_t pos) {
  switch (op) {
  case RX_START: return pos == m->in->origin;
  case RX_LINE_START: return pos == m->in->origin || m->in->bytes[pos - 1] == '\n';
  case RX_LIMIT: return pos == m->in->end;
  case RX_END: return !has_following(m, pos);
  case RX_LINE_END: return !has_following(m, pos) || m->in->bytes[pos] == '\n';
  case RX_WORD_EDGE: return at_word_edge(m, pos);
  default: return !at_word_edge(m, pos);
  }
}

static uint8_t fold_byte(uint8_t b) { return b >= 'A' && b <= 'Z' ? (uint8_t)(b + 32) : b; }

/* Matches the group's text again; *pos moves past it. */
static bool match_backref(Matcher *m, const RxCode *code, size_t *pos) {
  size_t start = m->slots[code->x * 2], end = m->slots[code->x * 2 + 1];
  if (start == RX_NO_POSITION || end == RX_NO_POSITION) return false;
  for (size_t i = start; i < end; i++, (*pos)++) {
    if (!has_byte(m, *pos)) return false;
    uint8_t a = m->in->bytes[i], b = m->in->bytes[*pos];
    if (a != b && !(code->flag && fold_byte(a) == fold_byte(b))) return false;
  }
  return true;
}

static bool match_text(Matcher *m, const RxCode *code, size_t pos) {
  if (!has_byte(m, pos + code->y - 1)) return false;
  return memcmp(m->in->bytes + pos, m->rx->text + code->x, code->y) == 0;
}

/* Runs a repetition at PC from *pos; false when the least count is not reached. */
static bool run_repeat(Matcher *m, uint32_t pc, size_t *pos) {
  const RxCode *code = &m->rx->code[pc], *item = code + 1;
  size_t at = *pos, count = 0;
  while (count < code->x) {
    size_t n = match_item(m, item, at);
    if (n == 0) return false;
    at += n;
    count++;
  }
  size_t least = at;
  if (code->flag) {
    if (count < code->y) push(m, ENTRY_GROW, pc, at, count);
  } else {
    while (count < code->y) {
      size_t n = match_item(m, item, at);
      if (n == 0) break;
      at += n;
      count++;
    }
    m->steps += (uint32_t)((at - least) / 8);
    if (at > least) push(m, ENTRY_SHRINK, pc, least, at);
  }
  *pos = at;
  return true;
}

/* Takes entries off down to BASE until one says where to go on; false: none. */
static bool backtrack(Matcher *m, size_t base, uint32_t *pc, size_t *pos) {
  while (m->n > base) {
    Entry *entry = &m->stack[m->n - 1];
    switch ((EntryKind)entry->kind) {
    case ENTRY_CHOICE:
      *pc = entry->pc;
      *pos = entry->a;
      m->n--;
      return true;
    case ENTRY_SLOT: m->slots[entry->pc] = entry->a; break;
    case ENTRY_COUNTER: m->counters[entry->pc] = entry->a; break;
    case ENTRY_SHRINK: {
      RxOp op = (RxOp)m->rx->code[entry->pc + 1].op;
      size_t at = entry->b - 1;
      if (op == RX_ANY_CHAR || op == RX_WIDE_SET)
        while ((m->in->bytes[at] & 0xC0) == 0x80) at--;
      *pc = entry->pc + 2;
      *pos = at;
      entry->b = at;
      uint32_t item = entry->pc + 1;
      if (at == entry->a) m->n--;
      if (was_seen(m, item, at)) {
        if (UNLIKELY(++m->steps >= 64)) charge_steps(m);
        continue;
      }
      return true;
    }
    case ENTRY_GROW: {
      const RxCode *code = &m->rx->code[entry->pc];
      size_t n = match_item(m, code + 1, entry->a);
      if (n == 0) break;
      entry->a += n;
      entry->b++;
      *pc = entry->pc + 2;
      *pos = entry->a;
      if (entry->b >= code->y) m->n--;
      return true;
    }
    }
    m->n--;
  }
  return false;
}

/* Keeps only the records of changes above BASE. */
static void drop_choices(Matcher *m, size_t base) {
  size_t out = base;
  for (size_t i = base; i < m->n; i++)
    if (m->stack[i].kind == ENTRY_SLOT || m->stack[i].kind == ENTRY_COUNTER) m->stack[out++] = m->stack[i];
  m->n = out;
}

static void set_slot(Matcher *m, uint32_t slot, size_t value) {
  push(m, ENTRY_SLOT, slot, m->slots[slot], 0);
  m->slots[slot] = value;
}
static void set_counter(Matcher *m, uint32_t counter, size_t value) {
  push(m, ENTRY_COUNTER, counter, m->counters[counter], 0);
  m->counters[counter] = value;
}

static bool run_program(Matcher *m, uint32_t pc, size_t pos, size_t *end);

/* Undoes everything above BASE. */
static void undo_all(Matcher *m, size_t base) {
  while (m->n > base) {
    Entry *entry = &m->stack[--m->n];
    if (entry->kind == ENTRY_SLOT) m->slots[entry->pc] = entry->a;
    else if (entry->kind == ENTRY_COUNTER) m->counters[entry->pc] = entry->a;
  }
}

static bool run_look(Matcher *m, uint32_t pc, size_t pos) {
  const RxCode *code = &m->rx->code[pc];
  bool negative = (code->flag & RX_LOOK_NEGATIVE) != 0, found = false;
  size_t base = m->n, end;
  if ((code->flag & RX_LOOK_BEHIND) == 0) found = run_program(m, pc + 2, pos, &end);
  else {
    size_t least = code[1].x, most = code[1].y, room = pos - m->in->origin;
    bool was_behind = m->behind;
    size_t limit = m->in->end;
    if (!was_behind) {
      m->behind = true;
      m->real_end = m->in->end;
      m->real_more = m->in->more;
    }
    m->in->end = pos; /* what is behind ends here */
    m->in->more = NULL;
    for (size_t back = least; !found && back <= most && back <= room; back++) {
      found = run_program(m, pc + 2, pos - back, &end) && end == pos;
      if (!found) undo_all(m, base);
    }
    m->behind = was_behind;
    m->in->end = was_behind ? limit : m->real_end;
    m->in->more = was_behind ? NULL : m->real_more;
  }
  if (negative) undo_all(m, base);
  return found != negative;
}

/* The RX_LOOP at *pc: decides between body and exit. */
static void run_loop(Matcher *m, uint32_t *pc, size_t pos) {
  const RxCode *code = &m->rx->code[*pc], *data = code + 1;
  size_t count = m->counters[code->x];
  uint32_t body = *pc + 2;
  if (count < data->x) {
    set_counter(m, code->x, count + 1);
    *pc = body;
  } else if (count >= data->y) *pc = data->z;
  else if (code->flag) {
    /* as few as possible: more only after a failure; the entry for the body is an instruction pair of its own */
    push(m, ENTRY_CHOICE, *pc | 0x80000000u, pos, 0);
    *pc = data->z;
  } else {
    push(m, ENTRY_CHOICE, data->z, pos, 0);
    set_counter(m, code->x, count + 1);
    *pc = body;
  }
}

static bool run_program(Matcher *m, uint32_t pc, size_t pos, size_t *end) {
  size_t base = m->n;
  for (;;) {
    if (UNLIKELY(++m->steps >= 64)) {
      charge_steps(m);
      if (m->in->gave_up) return false;
    }
    if (UNLIKELY(pc & 0x80000000u)) {  /* a lazy loop goes around once more */
      pc &= 0x7FFFFFFFu;
      uint32_t counter = m->rx->code[pc].x;
      set_counter(m, counter, m->counters[counter] + 1);
      pc += 2;
    }
    const RxCode *code = &m->rx->code[pc];
    bool good = true;
    size_t n;
    switch ((RxOp)code->op) {
    case RX_CHAR: case RX_SET: case RX_WIDE_SET: case RX_ANY_BYTE: case RX_ANY_CHAR:
      n = match_item(m, code, pos);
      good = n > 0;
      pos += n;
      pc++;
      break;
    case RX_TEXT:
      good = match_text(m, code, pos);
      pos += code->y;
      pc++;
      break;
    case RX_REPEAT:
      good = !was_seen(m, pc, pos) && run_repeat(m, pc, &pos);
      pc += 2;
      break;
    case RX_SPLIT:
      good = !was_seen(m, pc, pos);
      if (good) push(m, ENTRY_CHOICE, code->y, pos, 0);
      pc = code->x;
      break;
    case RX_JUMP: pc = code->x; break;
    case RX_SAVE: set_slot(m, code->x, pos); pc++; break;
    case RX_LOOP_START: set_counter(m, code->x, 0); pc++; break;
    case RX_LOOP: run_loop(m, &pc, pos); break;
    case RX_LOOP_END: pc = code->x; break;
    case RX_MARK: set_counter(m, code->x, pos); pc++; break;
    case RX_MOVED: good = m->counters[code->x] != pos; pc++; break;
    case RX_BACKREF: good = match_backref(m, code, &pos); pc++; break;
    case RX_LOOK:
      good = run_look(m, pc, pos);
      if (!good && code->y != 0) {
        good = true;
        pc = code->y;
      } else {
        pc = code->x;
      }
      break;
    case RX_ATOMIC:
      good = run_program(m, pc + 1, pos, &pos);
      pc = code->x;
      break;
    case RX_IF_GROUP: pc = m->slots[code->x * 2 + 1] == RX_NO_POSITION ? code->y : pc + 1; break;
    case RX_DONE:
      if (UNLIKELY(m->in->moves) && pos <= m->in->start && pc + 1 == m->rx->ncode) {
        good = false;
        break;
      }
      drop_choices(m, base);
      *end = pos;
      return true;
    case RX_DATA: return false;
    default: good = match_assertion(m, (RxOp)code->op, pos); pc++; break;
    }
    if (!good && !backtrack(m, base, &pc, &pos)) return false;
  }
}

/* The next position from POS on where a match may begin; RX_NO_POSITION: none. */
static size_t next_candidate(Matcher *m, size_t pos) {
  const Regexp *rx = m->rx;
  if (!rx->has_first) return pos;
  for (;;) {
    const uint8_t *bytes = m->in->bytes;
    size_t end = m->in->end;
    while (pos < end && !in_bitmap(rx->first, bytes[pos])) pos++;
    if (pos < end) return pos;
    if (!has_byte(m, pos)) return RX_NO_POSITION;
    vm_charge(m->vm, 8);
  }
}

/* A match failed at POS. When it begins with an unlimited repetition, it fails from each item that this passes as well, since
 * fewer items reach no other place: the position of the last of these. */
static size_t skip_leading(Matcher *m, size_t pos) {
  if (!m->rx->memoised) return pos;
  const RxCode *code = m->rx->code;
  while (code->op == RX_SAVE) code++;
  if (code->op != RX_REPEAT || code->flag || code->y != UINT32_MAX) return pos;
  size_t start = pos, n;
  while ((n = match_item(m, code + 1, pos)) > 0) pos += n;
  m->steps += (uint32_t)((pos - start) / 8);
  return pos > start && code->x > 0 ? pos - 1 : pos;
}

bool rx_match_run(woad_vm *vm, const Regexp *rx, RxInput *input, size_t *slots) {
  Entry first_entries[64];
  size_t first_counters[16];
  Matcher m = { .vm = vm, .rx = rx, .in = input, .slots = slots, .stack = first_entries, .room = 64 };
  m.counters = rx->nloops <= 16 ? first_counters : mem_new_atomic(vm, rx->nloops * sizeof(size_t));
  if (input->more == NULL && rx->nmust > 0 &&
      (input->end - input->start < rx->nmust ||
       memmem(input->bytes + input->start, input->end - input->start, rx->must, rx->nmust) == NULL)) {
    vm_charge(vm, (input->end - input->start) / 64);
    return false;
  }
  bool chars = (rx->header.flags & RX_BYTES) == 0;
  for (size_t pos = input->start;; pos++) {
    if (rx->anchored && pos != input->origin) return false;
    if (chars && pos > input->start && pos < input->end && (input->bytes[pos] & 0xC0) == 0x80) continue;
    pos = next_candidate(&m, pos);
    if (pos == RX_NO_POSITION) return false;
    for (uint32_t i = 0; i < rx->ngroups * 2; i++) slots[i] = RX_NO_POSITION;
    m.n = 0;
    size_t end;
    bool found = run_program(&m, 0, pos, &end);
    if (UNLIKELY(input->gave_up)) return false;
    if (found) {
      slots[0] = pos;
      slots[1] = end;
      return true;
    }
    pos = skip_leading(&m, pos);
    if (!has_byte(&m, pos)) return false;
    vm_charge(vm, 1);
  }
}
