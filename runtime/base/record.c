/* SPDX-License-Identifier: MIT
 * record.c: the log of a run. It is a mapped file that grows by doubling, so that it is whole up to the last entry even when the run
 * is killed or crashes; zeros follow then.
 *
 *   header   "woad-log", version, SHA-256 of the executable, command line, current directory, environment, check
 *   entry    kind  looks since the last entry  fuel left  result  [errno when negative]  length  bytes  check
 *
 * Numbers are in groups of seven bits, lowest first, signed ones with the sign lowest. A check is one byte of a hash of all that
 * stands before it in the file.
 * Messages go to standard error at once: a program must not be able to go on where it would not have gone. */
#include "runtime/base/record.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/base/outcomes.h"
#include "runtime/base/sha.h"

extern char **environ;

static const char magic[] = "woad-log";
enum { VERSION = 1, MAGIC_BYTES = 8, DIGEST_BYTES = 32, FIRST_SIZE = 1 << 20, FAILURE_STATUS = 1 };

typedef struct { RecordKind kind; uint64_t looks; int64_t fuel, result; int code; const uint8_t *bytes; size_t nbytes; } Entry;

struct Recorder {
  woad_vm *vm;           /* NULL before it is attached */
  bool replays;
  int fd;
  char *file;
  uint8_t *log;
  size_t size, at;       /* of the mapping; of what is written or read */
  uint32_t hash;
  uint64_t looks, looks_at_last, count;
  volatile uint32_t asked;
  bool has_next;         /* NEXT was read already */
  Entry next;
  int argc;
  char **argv, *directory, **environment;
  Outcomes outcomes;
};

static const char *const kind_texts[] = {
#define RECORD(name, text) text,
#include "runtime/base/record.def"
#undef RECORD
};

bool record_is_replay(const Recorder *recorder) { return recorder->replays; }

/* Ends the process; the program's output up to here is written out. */
static _Noreturn void fail(const Recorder *recorder, const char *text, ...) {
  if (recorder->vm != NULL) {
    recorder->vm->recorder = NULL;
    recorder->vm->hooks.flush_standard(recorder->vm);
  }
  va_list args;
  va_start(args, text);
  fputs("woad: ", stderr);
  vfprintf(stderr, text, args);
  fprintf(stderr, "\n  log: %s\n", recorder->file);
  va_end(args);
  fflush(NULL);
  _exit(FAILURE_STATUS);
}

/* --- writing --- */

static void make_room(Recorder *recorder, size_t nbytes) {
  if (recorder->size - recorder->at >= nbytes) return;
  size_t size = recorder->size == 0 ? FIRST_SIZE : recorder->size;
  while (size - recorder->at < nbytes) size *= 2;
  int code = posix_fallocate(recorder->fd, 0, (off_t)size);
  if (code != 0) fail(recorder, "cannot write the log\n  system error: %s; errno=%d", strerror(code), code);
  void *log = recorder->size == 0 ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, recorder->fd, 0)
                                  : mremap(recorder->log, recorder->size, size, MREMAP_MAYMOVE);
  if (log == MAP_FAILED) fail(recorder, "cannot map the log\n  system error: %s; errno=%d", strerror(errno), errno);
  recorder->log = log;
  recorder->size = size;
}

static uint32_t add_to_hash(uint32_t hash, uint8_t byte) { return (hash ^ byte) * 16777619u; }
static uint8_t check_of(uint32_t hash) { return (uint8_t)(hash ^ hash >> 8 ^ hash >> 16 ^ hash >> 24); }

static void put_bytes(Recorder *recorder, const void *bytes, size_t nbytes) {
  make_room(recorder, nbytes);
  if (nbytes > 0) memcpy(recorder->log + recorder->at, bytes, nbytes);
  for (size_t i = 0; i < nbytes; i++) recorder->hash = add_to_hash(recorder->hash, recorder->log[recorder->at + i]);
  recorder->at += nbytes;
}

static void put_byte(Recorder *recorder, uint8_t byte) { put_bytes(recorder, &byte, 1); }

static void put_number(Recorder *recorder, uint64_t n) {
  for (; n >= 0x80; n >>= 7) put_byte(recorder, (uint8_t)(n | 0x80));
  put_byte(recorder, (uint8_t)n);
}

static void put_signed(Recorder *recorder, int64_t n) { put_number(recorder, (uint64_t)n << 1 ^ (uint64_t)(n >> 63)); }

static void put_string(Recorder *recorder, const char *text) {
  put_number(recorder, strlen(text));
  put_bytes(recorder, text, strlen(text));
}

static void put_strings(Recorder *recorder, char *const *texts, size_t count) {
  put_number(recorder, count);
  for (size_t i = 0; i < count; i++) put_string(recorder, texts[i]);
}

static void put_check(Recorder *recorder) { put_byte(recorder, check_of(recorder->hash)); }

static void put_entry(woad_vm *vm, RecordKind kind, int64_t result, const void *bytes, size_t nbytes) {
  Recorder *recorder = vm->recorder;
  int code = errno;
  put_byte(recorder, (uint8_t)kind);
  put_number(recorder, recorder->looks - recorder->looks_at_last);
  put_signed(recorder, vm->fuel);
  put_signed(recorder, result);
  if (result < 0) put_number(recorder, (uint64_t)code);
  put_number(recorder, nbytes);
  put_bytes(recorder, bytes, nbytes);
  put_check(recorder);
  recorder->looks_at_last = recorder->looks;
  recorder->count++;
  errno = code;
}

/* --- reading --- */

static _Noreturn void fail_at_end(const Recorder *recorder) {
  fail(recorder, "the log ends before the run: the recording was cut off\n  entries: %llu", (unsigned long long)recorder->count);
}

static _Noreturn void fail_damaged(const Recorder *recorder) {
  fail(recorder, "the log is damaged\n  at byte: %zu", recorder->at);
}

static const uint8_t *get_bytes(Recorder *recorder, size_t nbytes) {
  if (recorder->size - recorder->at < nbytes) fail(recorder, "the log ends in the middle of an entry\n  at byte: %zu", recorder->size);
  const uint8_t *bytes = recorder->log + recorder->at;
  for (size_t i = 0; i < nbytes; i++) recorder->hash = add_to_hash(recorder->hash, bytes[i]);
  recorder->at += nbytes;
  return bytes;
}

static uint64_t get_number(Recorder *recorder) {
  uint64_t n = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    uint8_t byte = *get_bytes(recorder, 1);
    n |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return n;
  }
  fail_damaged(recorder);
}

static int64_t get_signed(Recorder *recorder) {
  uint64_t n = get_number(recorder);
  return (int64_t)(n >> 1 ^ (0 - (n & 1)));
}

static _Noreturn void fail_memory(const Recorder *recorder) { fail(recorder, "no memory for the log"); }

static char *get_string(Recorder *recorder) {
  size_t length = get_number(recorder);
  const uint8_t *bytes = get_bytes(recorder, length);
  char *text = malloc(length + 1);
  if (text == NULL) fail_memory(recorder);
  memcpy(text, bytes, length);
  text[length] = '\0';
  return text;
}

/* A NULL-terminated array. */
static char **get_strings(Recorder *recorder, int *count) {
  uint64_t n = get_number(recorder);
  if (n > recorder->size) fail_damaged(recorder);
  char **texts = calloc(n + 1, sizeof *texts);
  if (texts == NULL) fail_memory(recorder);
  for (size_t i = 0; i < n; i++) texts[i] = get_string(recorder);
  *count = (int)n;
  return texts;
}

static void get_check(Recorder *recorder) {
  uint8_t expected = check_of(recorder->hash);
  if (*get_bytes(recorder, 1) != expected) fail_damaged(recorder);
}

static const Entry *peek_entry(Recorder *recorder) {
  Entry *entry = &recorder->next;
  if (recorder->has_next) return entry;
  if (recorder->at == recorder->size) fail_at_end(recorder);
  uint8_t kind = *get_bytes(recorder, 1);
  if (kind == RECORD_CUT_OFF) fail_at_end(recorder);
  if (kind >= RECORD_KINDS) fail_damaged(recorder);
  entry->kind = (RecordKind)kind;
  entry->looks = recorder->looks_at_last + get_number(recorder);
  entry->fuel = get_signed(recorder);
  entry->result = get_signed(recorder);
  entry->code = entry->result < 0 ? (int)get_number(recorder) : 0;
  entry->nbytes = get_number(recorder);
  entry->bytes = get_bytes(recorder, entry->nbytes);
  get_check(recorder);
  recorder->has_next = true;
  return entry;
}

static bool is_here(const woad_vm *vm, const Entry *entry) {
  return entry->looks == vm->recorder->looks && entry->fuel == vm->fuel;
}

static _Noreturn void fail_astray(woad_vm *vm, const Entry *entry, const char *now) {
  const Recorder *recorder = vm->recorder;
  fail(recorder, "the replay has gone astray from its log\n  entry: %llu\n  recorded: %s, after %llu looks outside, with %lld units of fuel"
       "\n  now: %s%s%s, after %llu looks outside, with %lld units of fuel", (unsigned long long)recorder->count + 1, kind_texts[entry->kind],
       (unsigned long long)entry->looks, (long long)entry->fuel, now, vm->running_primitive ? " in " : "",
       vm->running_primitive ? vm->running_primitive : "", (unsigned long long)recorder->looks, (long long)vm->fuel);
}

/* The next entry, which has to be of KIND and of this place. */
static const Entry *take_entry(woad_vm *vm, RecordKind kind) {
  Recorder *recorder = vm->recorder;
  const Entry *entry = peek_entry(recorder);
  if (entry->kind != kind || !is_here(vm, entry)) fail_astray(vm, entry, kind_texts[kind]);
  recorder->has_next = false;
  recorder->looks_at_last = recorder->looks;
  recorder->count++;
  if (entry->result < 0) errno = entry->code;
  return entry;
}

/* --- inputs --- */

int64_t record_put(woad_vm *vm, RecordKind kind, int64_t result, const void *out, size_t nbytes) {
  put_entry(vm, kind, result, out, result < 0 ? 0 : nbytes);
  return result;
}

static int64_t copy_out(woad_vm *vm, const Entry *entry, void *out, size_t room) {
  if (entry->nbytes > room) fail_damaged(vm->recorder);
  if (out != NULL) memcpy(out, entry->bytes, entry->nbytes);
  return entry->result;
}

int64_t record_take(woad_vm *vm, RecordKind kind, void *out, size_t nbytes) { return copy_out(vm, take_entry(vm, kind), out, nbytes); }

int64_t record_put_counted(woad_vm *vm, RecordKind kind, int64_t result, const void *out) {
  put_entry(vm, kind, result, out, result < 0 ? 0 : (size_t)result);
  return result;
}

int64_t record_take_counted(woad_vm *vm, RecordKind kind, void *out, size_t room) {
  const Entry *entry = take_entry(vm, kind);
  if (entry->result > (int64_t)room) fail_damaged(vm->recorder);
  return copy_out(vm, entry, out, room);
}

void record_bytes(woad_vm *vm, RecordKind kind, const void **bytes, size_t *nbytes) {
  if (vm->recorder == NULL) return;
  if (!vm->recorder->replays) {
    put_entry(vm, kind, 0, *bytes, *nbytes);
    return;
  }
  const Entry *entry = take_entry(vm, kind);
  *bytes = entry->bytes;
  *nbytes = entry->nbytes;
}

static uint32_t hash_of(const uint8_t *bytes, size_t nbytes) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < nbytes; i++) hash = add_to_hash(hash, bytes[i]);
  return hash;
}

/* All of it, as far as it can be: the replay's own output may be a full disk or a closed pipe. */
static void write_out(int fd, const uint8_t *bytes, size_t nbytes) {
  while (nbytes > 0) {
    ssize_t done = write(fd, bytes, nbytes);
    if (done < 0 && errno != EINTR) return;
    if (done < 0) continue;
    bytes += done;
    nbytes -= (size_t)done;
  }
}

int64_t record_write(woad_vm *vm, int fd, const void *bytes, size_t nbytes) {
  Recorder *recorder = vm->recorder;
  if (recorder == NULL) return write(fd, bytes, nbytes);
  if (!recorder->replays) {
    int64_t done = write(fd, bytes, nbytes);
    uint32_t hash = hash_of(bytes, done < 0 ? 0 : (size_t)done);
    return record_put(vm, RECORD_WRITE, done, &hash, sizeof hash);
  }
  uint32_t hash = 0;
  const Entry *entry = peek_entry(recorder);
  int64_t done = record_take(vm, RECORD_WRITE, &hash, sizeof hash);
  if (done < 0) return done;
  if ((size_t)done > nbytes || hash != hash_of(bytes, (size_t)done)) fail_astray(vm, entry, "writing other bytes");
  if (fd == 1 || fd == 2) write_out(fd, bytes, (size_t)done);
  return done;
}

bool record_file(woad_vm *vm, const char *path, bool is_read, const void *text, size_t nbytes) {
  if (vm->recorder == NULL) return is_read;
  uint8_t digest[DIGEST_BYTES], recorded[DIGEST_BYTES];
  if (is_read) sha_256(text, nbytes, digest);
  if (!vm->recorder->replays) return record_put(vm, RECORD_FILE, is_read ? (int64_t)nbytes : -1, digest, sizeof digest) >= 0;
  int64_t length = record_take(vm, RECORD_FILE, recorded, sizeof recorded);
  if (length < 0) return false;
  if (!is_read || length != (int64_t)nbytes || memcmp(digest, recorded, sizeof digest) != 0)
    fail(vm->recorder, "a file is not what it was when the log was recorded\n  path: %s", path);
  return true;
}

/* --- switches and collections --- */

void record_ask_break(Recorder *recorder, uint32_t bits) { __atomic_or_fetch(&recorder->asked, bits, __ATOMIC_SEQ_CST); }

bool record_is_asked(const Recorder *recorder) { return recorder->asked != 0; }

uint32_t record_look(woad_vm *vm) {
  Recorder *recorder = vm->recorder;
  recorder->looks++;
  if (recorder->replays) {
    const Entry *entry = peek_entry(recorder);
    return entry->kind == RECORD_BREAK && is_here(vm, entry) ? (uint32_t)record_take(vm, RECORD_BREAK, NULL, 0) : 0;
  }
  uint32_t bits = __atomic_exchange_n(&recorder->asked, 0, __ATOMIC_SEQ_CST);
  if (bits != 0) record_put(vm, RECORD_BREAK, bits, NULL, 0);
  return bits;
}

static void collect(woad_vm *vm, RecordKind kind) {
  Recorder *recorder = vm->recorder;
  Outcomes *outcomes = &recorder->outcomes;
  if (!recorder->replays) {
    outcomes_begin(outcomes);
    mem_collect_now(vm);
    outcomes_end(outcomes);
    if (outcomes->wrong) fail_memory(recorder);
    put_entry(vm, kind, 0, outcomes->bytes, outcomes->length);
    return;
  }
  const Entry *entry = take_entry(vm, kind);
  outcomes_begin_replay(outcomes, entry->bytes, entry->nbytes);
  mem_collect_now(vm);
  if (!outcomes_are_used_up(outcomes)) fail_astray(vm, entry, "a collection with other weak references");
}

void record_collect_if_due(woad_vm *vm) {
  Recorder *recorder = vm->recorder;
  recorder->looks++;
  if (!recorder->replays) {
    if (mem_collection_is_due()) collect(vm, RECORD_DUE);
    return;
  }
  const Entry *entry = peek_entry(recorder);
  if (entry->kind == RECORD_DUE && is_here(vm, entry)) collect(vm, RECORD_DUE);
}

void record_collect(woad_vm *vm) { collect(vm, RECORD_COLLECT); }

/* --- beginning and end --- */

static bool digest_executable(uint8_t digest[DIGEST_BYTES]) {
  struct stat st;
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &st) < 0) return false;
  void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (bytes == MAP_FAILED) return false;
  sha_256(bytes, (size_t)st.st_size, digest);
  munmap(bytes, (size_t)st.st_size);
  return true;
}

static Recorder *open_log(const char *file, int flags, const char **why) {
  Recorder *recorder = calloc(1, sizeof *recorder);
  *why = "out of memory";
  if (recorder == NULL || (recorder->file = strdup(file)) == NULL) return NULL;
  recorder->fd = open(file, flags | O_CLOEXEC, 0666);
  *why = strerror(errno);
  return recorder->fd < 0 ? NULL : recorder;
}

Recorder *record_create(const char *file, int argc, char *const *argv, const char **why) {
  uint8_t digest[DIGEST_BYTES];
  Recorder *recorder = open_log(file, O_RDWR | O_CREAT | O_TRUNC, why);
  if (recorder == NULL) return NULL;
  if (!digest_executable(digest)) fail(recorder, "cannot read the executable");
  char *directory = getcwd(NULL, 0);
  put_bytes(recorder, magic, MAGIC_BYTES);
  put_byte(recorder, VERSION);
  put_bytes(recorder, digest, sizeof digest);
  put_strings(recorder, argv, (size_t)argc);
  put_string(recorder, directory == NULL ? "/" : directory);
  free(directory);
  size_t n = 0;
  while (environ[n] != NULL) n++;
  put_strings(recorder, environ, n);
  put_check(recorder);
  return recorder;
}

static void read_header(Recorder *recorder) {
  uint8_t digest[DIGEST_BYTES];
  if (memcmp(get_bytes(recorder, MAGIC_BYTES), magic, MAGIC_BYTES) != 0) fail(recorder, "not a log of a run");
  int version = *get_bytes(recorder, 1);
  if (version != VERSION) fail(recorder, "the log is of another version of its format\n  version: %d\n  expected: %d", version, VERSION);
  bool known = digest_executable(digest);
  if (!known || memcmp(get_bytes(recorder, DIGEST_BYTES), digest, DIGEST_BYTES) != 0)
    fail(recorder, "the log was recorded by another executable");
}

Recorder *record_open(const char *file, const char **why) {
  Recorder *recorder = open_log(file, O_RDONLY, why);
  if (recorder == NULL) return NULL;
  recorder->replays = true;
  struct stat st;
  if (fstat(recorder->fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size < MAGIC_BYTES) fail(recorder, "not a log of a run");
  recorder->size = (size_t)st.st_size;
  recorder->log = mmap(NULL, recorder->size, PROT_READ, MAP_PRIVATE, recorder->fd, 0);
  *why = strerror(errno);
  if (recorder->log == MAP_FAILED) return NULL;
  read_header(recorder);
  int count;
  recorder->argv = get_strings(recorder, &recorder->argc);
  recorder->directory = get_string(recorder);
  recorder->environment = get_strings(recorder, &count);
  get_check(recorder);
  return recorder;
}

char **record_arguments(const Recorder *recorder, int *argc) {
  *argc = recorder->argc;
  return recorder->argv;
}

void record_prepare(Recorder *recorder) {
  if (!recorder->replays) return;
  environ = recorder->environment;
  if (chdir(recorder->directory) != 0)
    fail(recorder, "cannot go to the folder of the recording\n  path: %s\n  system error: %s; errno=%d", recorder->directory, strerror(errno), errno);
}

void record_attach(woad_vm *vm, Recorder *recorder) {
  vm->recorder = recorder;
  recorder->vm = vm;
  mem_set_outcomes(vm, &recorder->outcomes);
}

int record_finish(woad_vm *vm, int status) {
  Recorder *recorder = vm->recorder;
  if (recorder == NULL) return status;
  if (recorder->replays) {
    const Entry *entry = peek_entry(recorder);
    if (record_take(vm, RECORD_END, NULL, 0) != status) fail_astray(vm, entry, "the end with another status");
    return status;
  }
  record_put(vm, RECORD_END, status, NULL, 0);
  if (ftruncate(recorder->fd, (off_t)recorder->at) != 0) fail(recorder, "cannot write the log\n  system error: %s; errno=%d", strerror(errno), errno);
  return status;
}
