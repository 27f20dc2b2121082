/* SPDX-License-Identifier: MIT
 * rx_parse.c: the source of a regular expression to a tree. Recursive descent, one function per rule of the grammar in the
 * Reference, "Regexp Syntax"; nesting is limited, so the C stack is no matter. An error is noted once and unwinds by
 * NULL results. Each node knows how many bytes it can match: repetitions of what may be empty and unbounded lookbehind are
 * refused here. */
#include "runtime/base/buf.h"
#include "runtime/base/utf8.h"
#include "runtime/data/bytes.h"
#include "runtime/data/rx_node.h"
#include "runtime/data/string.h"

enum { MAX_NESTING = 2000 };
#define BAD_OPEN "expected `:`, `=`, `!`, `<=`, `<!`, `i`, `-i`, `m`, `-m`, `s`, or `-s` after `(?`"
#define BAD_MODE \
  "expected `:` or another mode after `(?` and a mode sequence;\n a mode is `i`, `-i`, `m`, `-m`, `s`, or `-s`"
#define NO_CLOSE "missing closing parenthesis in pattern"
#define NOT_CLOSED "expected a closing `)`"
#define TOO_LARGE "backreference number is larger than the highest-numbered cluster"

typedef struct {
  woad_vm *vm;
  const uint32_t *text;
  size_t n, pos;
  bool perl, bytes;
  bool fold, multi;       /* modes */
  bool unbounded; /* a lookbehind has no bound; told last */
  uint32_t ngroups, max_reference;
  uint32_t *group_low;    /* least bytes of the groups so far */
  uint32_t group_room;
  int depth;
  const char *message;
} Parser;

static RxNode *fail(Parser *p, const char *message) {
  if (p->message == NULL) p->message = message;
  return NULL;
}
static bool at_end(const Parser *p) { return p->pos >= p->n; }
static uint32_t look(const Parser *p, size_t ahead) { return p->pos + ahead < p->n ? p->text[p->pos + ahead] : 0; }
static bool take(Parser *p, uint32_t c) {
  if (at_end(p) || p->text[p->pos] != c) return false;
  p->pos++;
  return true;
}
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_letter(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static uint32_t add_lengths(uint32_t a, uint32_t b) {
  return a == RX_INFINITE || b == RX_INFINITE || a + b < a ? RX_INFINITE : a + b;
}
static uint32_t multiply_lengths(uint32_t a, uint32_t b) {
  if (a == 0 || b == 0) return 0;
  uint64_t product = (uint64_t)a * b;
  return a == RX_INFINITE || b == RX_INFINITE || product >= RX_INFINITE ? RX_INFINITE : (uint32_t)product;
}

/* --- nodes --- */

static RxNode *make_node(Parser *p, RxNodeKind kind) {
  RxNode *node = mem_new(p->vm, RxNode);
  node->kind = kind;
  return node;
}

static void finish_set(Parser *p, RxNode *node) {
  rx_set_normalise(&node->set);
  node->low = node->high = 1;
  if (!node->utf8 || node->set.n == 0) return;
  node->low = (uint32_t)utf8_length(node->set.items[0]);
  node->high = (uint32_t)utf8_length(node->set.items[node->set.n - 1]);
}

static RxNode *make_literal(Parser *p, uint32_t c) {
  RxNode *node = make_node(p, RX_NODE_SET);
  node->utf8 = !p->bytes;
  rx_set_add(p->vm, &node->set, c, c);
  if (p->fold) rx_set_add_cases(p->vm, &node->set, p->bytes);
  finish_set(p, node);
  return node;
}

static void add_child(RxNode *parent, RxNode *child) {
  if (parent->last == NULL) parent->child = child;
  else parent->last->next = child;
  parent->last = child;
}

/* --- sets --- */

static uint32_t set_limit(const Parser *p) { return p->bytes ? 255 : 0x10FFFF; }

/* \d and its kin; C is the letter after the backslash. False: no class letter. */
static bool add_escape_class(Parser *p, uint32_t c, RxRanges *set) {
  static const struct { char letter; const char *name; } rows[] = { { 'd', "digit" }, { 'w', "perl-word" }, { 's', "space" } };
  for (int i = 0; i < 3; i++) {
    uint32_t letter = (uint32_t)rows[i].letter;
    if (c != letter && c != letter - 32) continue;
    RxRanges one = { NULL, 0, 0 };
    rx_set_add_class(p->vm, &one, rows[i].name, strlen(rows[i].name));
    if (c != letter) rx_set_invert(p->vm, &one, set_limit(p));
    rx_set_add_all(p->vm, set, &one);
    return true;
  }
  return false;
}

/* After "\p" or "\P". */
static bool parse_property(Parser *p, bool negative, RxRanges *set) {
  if (!take(p, '{')) return fail(p, negative ? "expected `{` after `\\P`" : "expected `{` after `\\p`") != NULL;
  char name[32];
  size_t n = 0;
  if (take(p, '^')) negative = !negative;
  while (!at_end(p) && look(p, 0) != '}' && n < sizeof name - 1) name[n++] = (char)p->text[p->pos++];
  if (!take(p, '}')) return fail(p, "missing `}` to close `\\p{`") != NULL;
  name[n] = 0;
  RxRanges one = { NULL, 0, 0 };
  if (!rx_set_add_property(p->vm, &one, name)) {
    Buf text;
    buf_init(&text);
    buf_add_format(p->vm, &text, "unrecognized property name in `\\p{}`: `%s`", name);
    return fail(p, buf_cstring(p->vm, &text)) != NULL;
  }
  if (negative) rx_set_invert(p->vm, &one, 0x10FFFF);
  rx_set_add_all(p->vm, set, &one);
  return true;
}

/* [:name:] with pos at the '['; false (nothing taken): none. */
static bool take_posix_class(Parser *p, RxRanges *set) {
  if (!p->perl || look(p, 0) != '[' || look(p, 1) != ':') return false;
  char name[16];
  size_t n = 0;
  while (n < sizeof name && is_letter(look(p, 2 + n))) {
    name[n] = (char)look(p, 2 + n);
    n++;
  }
  if (look(p, 2 + n) != ':' || look(p, 3 + n) != ']' || !rx_set_add_class(p->vm, set, name, n)) return false;
  p->pos += n + 4;
  return true;
}

/* One member of a bracket: *single is its code, or -1 for a class. */
static bool parse_member(Parser *p, RxRanges *set, int64_t *single) {
  *single = -1;
  if (take_posix_class(p, set)) return true;
  uint32_t c = p->text[p->pos++];
  if (p->perl && c == '\\') {
    if (at_end(p)) return fail(p, "escaping backslash at end pattern (within square brackets)") != NULL;
    c = p->text[p->pos++];
    if (add_escape_class(p, c, set)) return true;
    if (c == 'p' || c == 'P') return parse_property(p, c == 'P', set);
    if (is_letter(c)) return fail(p, "illegal alphabetic escape") != NULL;
  }
  *single = c;
  return true;
}

#define BAD_HYPHEN "misplaced hyphen within square brackets in pattern"

static bool parse_members(Parser *p, RxRanges *set) {
  bool first = true;
  for (;; first = false) {
    if (at_end(p)) return fail(p, "missing closing square bracket in pattern") != NULL;
    uint32_t c = look(p, 0);
    if (c == ']' && !first) {
      p->pos++;
      return true;
    }
    if (c == '-' && !first && look(p, 1) != ']') return fail(p, BAD_HYPHEN) != NULL;
    int64_t low, high;
    if (!parse_member(p, set, &low)) return false;
    if (look(p, 0) != '-' || look(p, 1) == ']' || p->pos + 1 >= p->n) {
      if (low >= 0) rx_set_add(p->vm, set, (uint32_t)low, (uint32_t)low);
      continue;
    }
    if (low < 0) return fail(p, BAD_HYPHEN) != NULL;
    p->pos++;
    if (!parse_member(p, set, &high)) return false;
    if (high < 0) return fail(p, BAD_HYPHEN) != NULL;
    if (high < low) return fail(p, "invalid range within square brackets in pattern") != NULL;
    rx_set_add(p->vm, set, (uint32_t)low, (uint32_t)high);
  }
}

static RxNode *parse_bracket(Parser *p) {
  RxNode *node = make_node(p, RX_NODE_SET);
  bool negative = take(p, '^');
  node->utf8 = !p->bytes;
  if (!parse_members(p, &node->set)) return NULL;
  rx_set_normalise(&node->set);
  if (p->fold) rx_set_add_cases(p->vm, &node->set, p->bytes);
  if (negative) rx_set_invert(p->vm, &node->set, set_limit(p));
  finish_set(p, node);
  return node;
}

static RxNode *make_any(Parser *p) {
  RxNode *node = make_node(p, RX_NODE_SET);
  node->utf8 = !p->bytes;
  if (p->multi) {
    rx_set_add(p->vm, &node->set, 0, 9);
    rx_set_add(p->vm, &node->set, 11, set_limit(p));
  } else rx_set_add(p->vm, &node->set, 0, set_limit(p));
  finish_set(p, node);
  return node;
}

/* --- groups --- */

static RxNode *parse_choice(Parser *p);

static void note_group(Parser *p, uint32_t number, uint32_t low) {
  if (number >= p->group_room) {
    uint32_t room = number * 2 + 16;
    uint32_t *lows = mem_new_atomic(p->vm, room * sizeof *lows);
    for (uint32_t i = 0; i < room; i++) lows[i] = i < p->group_room ? p->group_low[i] : 1;
    p->group_low = lows;
    p->group_room = room;
  }
  p->group_low[number] = low;
}

static RxNode *parse_group(Parser *p) {
  RxNode *node = make_node(p, RX_NODE_GROUP);
  node->number = ++p->ngroups;
  note_group(p, node->number, 1);
  node->child = parse_choice(p);
  if (node->child == NULL) return NULL;
  if (!take(p, ')')) return fail(p, NOT_CLOSED);
  node->low = node->child->low;
  node->high = node->child->high;
  note_group(p, node->number, node->low);
  return node;
}

/* A look or atomic group whose opening was taken. */
static RxNode *parse_wrapped(Parser *p, RxNodeKind kind, bool negative, bool behind) {
  RxNode *node = make_node(p, kind);
  node->negative = negative;
  node->behind = behind;
  node->child = parse_choice(p);
  if (node->child == NULL) return NULL;
  if (!take(p, ')')) return fail(p, NOT_CLOSED);
  if (behind && node->child->high == RX_INFINITE) p->unbounded = true;
  if (kind == RX_NODE_ATOMIC) {
    node->low = node->child->low;
    node->high = node->child->high;
  }
  return node;
}

/* "(?=" and kin with pos after "(?"; NULL without message when it is no look. */
static RxNode *try_look(Parser *p) {
  if (take(p, '=')) return parse_wrapped(p, RX_NODE_LOOK, false, false);
  if (take(p, '!')) return parse_wrapped(p, RX_NODE_LOOK, true, false);
  if (look(p, 0) == '<' && (look(p, 1) == '=' || look(p, 1) == '!')) {
    bool negative = look(p, 1) == '!';
    p->pos += 2;
    return parse_wrapped(p, RX_NODE_LOOK, negative, true);
  }
  return NULL;
}

static bool parse_number(Parser *p, uint32_t *out) {
  if (!is_digit(look(p, 0))) return false;
  uint64_t n = 0;
  while (is_digit(look(p, 0))) {
    n = n * 10 + (p->text[p->pos++] - '0');
    if (n > 1000000000) n = 1000000000;
  }
  *out = (uint32_t)n;
  return true;
}

static RxNode *parse_sequence(Parser *p);

/* After "(?(". */
static RxNode *parse_condition(Parser *p) {
  RxNode *node = make_node(p, RX_NODE_CONDITION);
  const char *bad = "expected `(?=`, `(?!`, `(?<`, or digit after `(?(`";
  if (take(p, '?')) {
    node->child = try_look(p);
    if (node->child == NULL) return fail(p, bad);
  } else if (parse_number(p, &node->number)) {
    if (node->number > p->max_reference) p->max_reference = node->number;
    if (!take(p, ')')) return fail(p, "expected `)` after digits in `(?(`");
  } else return fail(p, bad);
  node->yes = parse_sequence(p);
  if (node->yes == NULL) return NULL;
  node->no = make_node(p, RX_NODE_EMPTY);
  if (take(p, '|')) {
    node->no = parse_sequence(p);
    if (node->no == NULL) return NULL;
  }
  if (at_end(p)) return fail(p, NO_CLOSE);
  if (!take(p, ')')) return fail(p, "expected `)` to close `(?(...)...` after second branch");
  node->low = node->yes->low < node->no->low ? node->yes->low : node->no->low;
  node->high = node->yes->high > node->no->high ? node->yes->high : node->no->high;
  return node;
}

static bool parse_modes(Parser *p) {
  for (bool any = false;; any = true) {
    size_t minus = look(p, 0) == '-' ? 1 : 0;
    uint32_t c = look(p, minus);
    if (c != 'i' && c != 's' && c != 'm') {
      if (take(p, ':')) return true;
      return fail(p, any ? BAD_MODE : BAD_OPEN) != NULL;
    }
    p->pos += 1 + minus;
    if (c == 'i') p->fold = minus == 0;
    else p->multi = (c == 'm') == (minus == 0);
  }
}

/* After "(". */
static RxNode *parse_open(Parser *p) {
  if (at_end(p)) return fail(p, NO_CLOSE);
  if (!take(p, '?')) return parse_group(p);
  if (take(p, '>')) return parse_wrapped(p, RX_NODE_ATOMIC, false, false);
  if (take(p, '(')) return parse_condition(p);
  RxNode *node = try_look(p);
  if (node != NULL || p->message != NULL) return node;
  bool fold = p->fold, multi = p->multi;
  if (!parse_modes(p)) return NULL;
  node = parse_choice(p);
  p->fold = fold;
  p->multi = multi;
  if (node == NULL) return NULL;
  if (!take(p, ')')) return fail(p, NOT_CLOSED);
  return node;
}

/* --- atoms and repetition --- */

static RxNode *parse_backslash(Parser *p) {
  if (at_end(p)) return make_literal(p, '\\');
  uint32_t c = look(p, 0);
  if (!p->perl) {
    p->pos++;
    return make_literal(p, c);
  }
  if (is_digit(c)) {
    RxNode *node = make_node(p, RX_NODE_BACKREF);
    parse_number(p, &node->number);
    node->fold = p->fold;
    node->utf8 = !p->bytes;
    if (node->number > p->max_reference) p->max_reference = node->number;
    node->low = node->number < p->group_room ? p->group_low[node->number] : 1;
    node->high = RX_INFINITE;
    return node;
  }
  p->pos++;
  if (c == 'b') return make_node(p, RX_NODE_WORD_EDGE);
  if (c == 'B') return make_node(p, RX_NODE_NO_WORD_EDGE);
  if (!is_letter(c)) return make_literal(p, c);
  RxNode *node = make_node(p, RX_NODE_SET);
  node->utf8 = !p->bytes || c == 'p' || c == 'P';
  if (c == 'p' || c == 'P') {
    if (!parse_property(p, c == 'P', &node->set)) return NULL;
  } else if (!add_escape_class(p, c, &node->set)) return fail(p, "illegal alphabetic escape");
  finish_set(p, node);
  return node;
}

static RxNode *fail_char(Parser *p, const char *format, uint32_t c) {
  Buf text;
  buf_init(&text);
  buf_add_format(p->vm, &text, format, (int)c);
  return fail(p, buf_cstring(p->vm, &text));
}

static RxNode *parse_atom(Parser *p) {
  uint32_t c = p->text[p->pos++];
  switch (c) {
  case '(': {
    if (++p->depth > MAX_NESTING) return fail(p, "pattern is nested too deeply");
    RxNode *node = parse_open(p);
    p->depth--;
    return node;
  }
  case '[': return parse_bracket(p);
  case '.': return make_any(p);
  case '^': return make_node(p, p->multi ? RX_NODE_LINE_START : RX_NODE_START);
  case '$': return make_node(p, p->multi ? RX_NODE_LINE_END : RX_NODE_END);
  case '\\': return parse_backslash(p);
  case '*': case '+': case '?': return fail_char(p, "`%c` follows nothing in pattern", c);
  case '{': if (p->perl) return fail_char(p, "`%c` follows nothing in pattern", c); break;
  case ']': case '}': if (p->perl) return fail_char(p, "unmatched `%c` in pattern", c); break;
  default: break;
  }
  return make_literal(p, c);
}

/* {n} {n,} {,m} {n,m} after the "{" */
static bool parse_counts(Parser *p, uint32_t *min, uint32_t *max) {
  static const char *const bad = "expected digit, `,`, or `}' for repetition specification started with `{`";
  bool has_min = parse_number(p, min);
  if (!has_min) *min = 0;
  if (take(p, ',')) {
    if (!parse_number(p, max)) *max = RX_INFINITE;
  } else {
    if (!has_min) return fail(p, bad) != NULL;
    *max = *min;
  }
  return take(p, '}') ? true : fail(p, bad) != NULL;
}

static RxNode *parse_repeat(Parser *p) {
  RxNode *atom = parse_atom(p);
  if (atom == NULL || at_end(p)) return atom;
  uint32_t c = look(p, 0), min = 0, max = RX_INFINITE;
  if (c == '*' || c == '+' || c == '?') {
    p->pos++;
    if (c == '+') min = 1;
    if (c == '?') max = 1;
  } else if (c == '{' && p->perl) {
    p->pos++;
    if (!parse_counts(p, &min, &max)) return NULL;
  } else return atom;
  if (c != '?' && atom->low == 0) return fail(p, "`*`, `+`, or `{...}` operand could be empty");
  RxNode *node = make_node(p, RX_NODE_REPEAT);
  node->lazy = take(p, '?');
  node->child = atom;
  node->min = min;
  node->max = max;
  node->low = multiply_lengths(min, atom->low);
  node->high = multiply_lengths(max, atom->high);
  c = look(p, 0);
  if (c == '*' || c == '+' || c == '?') return fail_char(p, "nested `%c` in patten", c);
  if (c == '{' && p->perl) return fail_char(p, "nested `%c` in pattern", c);
  return node;
}

static RxNode *parse_sequence(Parser *p) {
  RxNode *sequence = make_node(p, RX_NODE_SEQUENCE);
  while (!at_end(p) && look(p, 0) != '|' && look(p, 0) != ')') {
    RxNode *item = parse_repeat(p);
    if (item == NULL) return NULL;
    add_child(sequence, item);
    sequence->low = add_lengths(sequence->low, item->low);
    sequence->high = add_lengths(sequence->high, item->high);
  }
  if (sequence->child != NULL && sequence->child == sequence->last) return sequence->child;
  return sequence;
}

static RxNode *parse_choice(Parser *p) {
  RxNode *first = parse_sequence(p);
  if (first == NULL || look(p, 0) != '|' || at_end(p)) return first;
  RxNode *choice = make_node(p, RX_NODE_CHOICE);
  /* a sequence of one item is that item, which may have a sibling link of its own: wrap it */
  RxNode *wrapped = make_node(p, RX_NODE_SEQUENCE);
  add_child(wrapped, first);
  wrapped->low = first->low;
  wrapped->high = first->high;
  add_child(choice, wrapped);
  choice->low = first->low;
  choice->high = first->high;
  while (take(p, '|')) {
    RxNode *item = parse_sequence(p);
    if (item == NULL) return NULL;
    wrapped = make_node(p, RX_NODE_SEQUENCE);
    add_child(wrapped, item);
    wrapped->low = item->low;
    wrapped->high = item->high;
    add_child(choice, wrapped);
    if (item->low < choice->low) choice->low = item->low;
    if (item->high > choice->high) choice->high = item->high;
  }
  return choice;
}

RxNode *rx_parse_source(woad_vm *vm, woad_value source, int flags, uint32_t *ngroups, const char **message) {
  bool bytes = (flags & RX_BYTES) != 0;
  size_t n = bytes ? bytes_of(source)->length : string_of(source)->length;
  uint32_t *text = mem_new_atomic(vm, (n + 1) * sizeof *text);
  for (size_t i = 0; i < n; i++) text[i] = bytes ? bytes_of(source)->data[i] : string_ref(string_of(source), i);
  Parser p = { .vm = vm, .text = text, .n = n, .perl = (flags & RX_PERL) != 0, .bytes = bytes };
  RxNode *root = parse_choice(&p);
  if (root != NULL && !at_end(&p)) root = fail(&p, "unmatched `)` in pattern");
  if (root != NULL && p.max_reference > p.ngroups) root = fail(&p, TOO_LARGE);
  if (root != NULL && p.unbounded) root = fail(&p, "lookbehind pattern does not match a bounded length");
  *ngroups = p.ngroups;
  *message = p.message;
  return root;
}
