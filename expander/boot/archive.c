/* SPDX-License-Identifier: MIT
 * archive.c: see archive.h. */
#include "expander/boot/archive.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "expander/boot/resolver.h"
#include "expander/boot/wofile.h"
#include "expander/namespace/expander_state.h"
#include "runtime/base/mem.h"
#include "runtime/data/pair.h"
#include "runtime/data/path.h"
#include "runtime/io/fs.h"
#include "runtime/vm/param.h"
#include "runtime/vm/raise.h"

static const char magic[8] = "WOADLIBS";
enum { FORMAT_VERSION = 1, ALIGNMENT = 16 };
typedef struct ArchiveHeader { char magic[8]; uint32_t version, count; uint64_t fingerprint; } ArchiveHeader;
typedef struct ArchiveEntry { uint32_t name, name_length, data, data_length; } ArchiveEntry;

/* map.data NULL: there is no archive that can be used */
typedef struct Archive { FileMap map; const ArchiveEntry *entries; uint32_t count; } Archive;

static const char *archive_name(woad_vm *vm) { return raise_text(vm, "%scompiled/collects.woa", resolver_collects(vm)); }

/* The name of the source PATH's compiled file in the archive, or NULL: it is below the main collections, unless a parameter
 * sends it elsewhere. */
static const char *entry_name(woad_vm *vm, woad_value path) {
  const char *name = wofile_path(vm, path), *collects = resolver_collects(vm);
  size_t n = strlen(collects);
  return strncmp(name, collects, n) == 0 ? name + n : NULL;
}

/* --- reading --- */

static bool is_usable(woad_vm *vm, const FileMap *map) {
  const ArchiveHeader *header = (const void *)map->data;
  if (map->length < sizeof *header || memcmp(header->magic, magic, sizeof magic) != 0) return false;
  if (header->version != FORMAT_VERSION || header->fingerprint != wofile_fingerprint(vm)) return false;
  return header->count <= (map->length - sizeof *header) / sizeof(ArchiveEntry);
}

static const Archive *open_archive(woad_vm *vm) {
  Archive *archive = vm->expander->archive;
  if (archive) return archive;
  vm->expander->archive = archive = mem_new(vm, Archive);
  FileMap map;
  if (!fs_map_file(archive_name(vm), &map)) return archive;
  if (!is_usable(vm, &map)) {
    fs_unmap_file(&map);
    return archive;
  }
  const ArchiveHeader *header = (const void *)map.data;
  *archive = (Archive){ map, (const void *)(header + 1), header->count };
  return archive;
}

static bool is_inside(const Archive *archive, uint32_t offset, uint32_t length) {
  return offset <= archive->map.length && length <= archive->map.length - offset;
}

/* Below 0, 0 or above: NAME comes before ENTRY's, is it, or comes after. */
static int compare_name(const Archive *archive, const char *name, const ArchiveEntry *entry) {
  if (!is_inside(archive, entry->name, entry->name_length)) return -1;
  size_t length = strlen(name), common = length < entry->name_length ? length : entry->name_length;
  int order = memcmp(name, archive->map.data + entry->name, common);
  return order != 0 ? order : (length > entry->name_length) - (length < entry->name_length);
}

bool archive_find(woad_vm *vm, woad_value path, Buf *out) {
  if (vm->expander->making || vm->recorder || !resolver_in_collects(vm, path)) return false; /* a recording notes each file */
  const Archive *archive = open_archive(vm);
  if (archive->count == 0 || value_is_null(param_get(vm, vm->param.use_compiled_file_paths))) return false;
  const char *name = entry_name(vm, path);
  if (!name || !fs_is_older_than(vm, path_bytes(path), archive->map.time)) return false;
  for (uint32_t low = 0, high = archive->count; low < high;) {
    uint32_t middle = low + (high - low) / 2;
    const ArchiveEntry *entry = archive->entries + middle;
    int order = compare_name(archive, name, entry);
    if (order == 0) {
      /* nothing writes to what a compiled file was read into */
      *out = (Buf){ (uint8_t *)(uintptr_t)archive->map.data + entry->data, entry->data_length, entry->data_length };
      return is_inside(archive, entry->data, entry->data_length);
    }
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}

void archive_close(woad_vm *vm) {
  if (!vm->expander || !vm->expander->archive) return;
  if (vm->expander->archive->map.data) fs_unmap_file(&vm->expander->archive->map);
  vm->expander->archive = NULL;
}

/* --- writing --- */

/* file: the start of the path, of which the name is the rest after that of the collections (a pointer to the rest alone would not
 * keep it) */
typedef struct Member { const char *file; Buf data; } Member;

static int compare_members(const void *a, const void *b) { return strcmp(((const Member *)a)->file, ((const Member *)b)->file); }

static void align(woad_vm *vm, Buf *out) {
  while (out->length % ALIGNMENT != 0) buf_add_byte(vm, out, 0);
}

/* Appends N bytes at an aligned offset, which it gives. */
static uint32_t add_part(woad_vm *vm, Buf *out, const void *bytes, size_t n) {
  align(vm, out);
  uint32_t at = (uint32_t)out->length;
  buf_add_bytes(vm, out, bytes, n);
  return at;
}

static void assemble(woad_vm *vm, const Member *members, uint32_t count, Buf *out) {
  ArchiveHeader header = { .version = FORMAT_VERSION, .count = count, .fingerprint = wofile_fingerprint(vm) };
  memcpy(header.magic, magic, sizeof magic);
  buf_init(out);
  buf_add_bytes(vm, out, &header, sizeof header);
  size_t index = out->length;
  for (uint32_t i = 0; i < count; i++) buf_add_bytes(vm, out, &(ArchiveEntry){ 0 }, sizeof(ArchiveEntry));
  for (uint32_t i = 0; i < count; i++) {
    const char *name = members[i].file + strlen(resolver_collects(vm));
    uint32_t length = (uint32_t)strlen(name), data_length = (uint32_t)members[i].data.length;
    ArchiveEntry entry = { .name_length = length, .data_length = data_length };
    entry.name = add_part(vm, out, name, length);
    entry.data = add_part(vm, out, members[i].data.data, data_length);
    memcpy(out->data + index + i * sizeof entry, &entry, sizeof entry);
  }
}

/* Whether the archive has COUNT modules and none of their compiled files was written after it. */
static bool is_current(woad_vm *vm, woad_value modules, uint32_t count) {
  FileMap map;
  if (!fs_map_file(archive_name(vm), &map)) return false;
  bool is_current = is_usable(vm, &map) && ((const ArchiveHeader *)(const void *)map.data)->count == count;
  for (woad_value l = modules; is_current && value_is_pair(l); l = pair_cdr(l))
    is_current = fs_is_older_than(vm, wofile_path(vm, pair_car(l)), map.time + 1);
  fs_unmap_file(&map);
  return is_current;
}

void archive_write(woad_vm *vm, woad_value modules) {
  uint32_t count = (uint32_t)pair_list_length(modules), n = 0;
  if (is_current(vm, modules, count)) return;
  Member *members = mem_alloc(vm, count * sizeof *members);
  for (woad_value l = modules; value_is_pair(l); l = pair_cdr(l), n++) {
    const char *file = members[n].file = wofile_path(vm, pair_car(l));
    buf_init(&members[n].data);
    if (!entry_name(vm, pair_car(l))) return; /* compiled files go elsewhere */
    if (!fs_read_file(vm, file, &members[n].data)) raise_errno(vm, "make", "cannot read compiled file", file, errno);
  }
  qsort(members, count, sizeof *members, compare_members);
  Buf out;
  assemble(vm, members, count, &out);
  const char *name = archive_name(vm), *folder = raise_text(vm, "%scompiled", resolver_collects(vm));
  if (!fs_directory_exists(vm, folder) && !fs_make_directory(vm, folder)) raise_errno(vm, "make", "cannot create directory", folder, errno);
  if (!fs_write_file_atomically(vm, name, out.data, out.length)) raise_errno(vm, "make", "cannot write compiled file", name, errno);
}

void archive_remove(woad_vm *vm) { (void)unlink(archive_name(vm)); }
