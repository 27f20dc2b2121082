# prim_table.awk: rows of prim_rows.sh to C: prototypes, the primitive table, and its index: the places of an open hash table by
# prim_hash (runtime/vm/prim.c), linear probing; of rows with one name the last one comes first. DIGEST is given.
BEGIN {
  for (i = 32; i < 127; i++) code[sprintf("%c", i)] = i
  slots = 4096
}
function hash(name,   i, h) {
  h = 0
  for (i = 1; i <= length(name); i++) h = (h * 31 + code[substr(name, i, 1)]) % slots
  return h
}
FNR == 1 { module = "\"#%kernel\"" }
/^MODULE / { module = substr($0, 8); next }
/^ROW / {
  text = substr($0, 5)
  # fields are separated by " @ "; strings may hold that only in no known row
  n = split(text, f, / @ /)
  if (n < 10) { print "prim_table.awk: bad row: " text > "/dev/stderr"; exit 1 }
  doc = f[8]
  for (i = 9; i <= n - 2; i++) doc = doc " @ " f[i]
  protos = protos "woad_value prim_" f[2] "(woad_vm *vm, int argc, woad_value *argv);\n"
  rows = rows "  {" f[1] ", " module ", prim_" f[2] ", " f[3] ", " f[4] ", " f[5] ", " f[6] ",\n   " f[7] ",\n   " doc ",\n   " f[n - 1] ", " f[n] "},\n"
  name = f[1]
  gsub(/" *"/, "", name) # adjacent literals are one
  names[count++] = substr(name, 2, length(name) - 2)
}
END {
  print "/* Generated from the PRIM rows. */"
  print "#include \"runtime/vm/prim.h\"\n"
  print protos
  print "const PrimRow prim_table[] = {"
  printf "%s", rows
  print "};"
  print "const int prim_table_count = " count + 0 ";"
  for (i = count - 1; i >= 0; i--) {
    for (at = hash(names[i]); at in place; at = (at + 1) % slots) { }
    place[at] = i
  }
  print "const int16_t prim_index[PRIM_INDEX_SLOTS] = {"
  for (at = 0; at < slots; at++) printf "%d,%s", at in place ? place[at] : -1, at % 16 == 15 ? "\n" : " "
  print "};"
  print "const char prim_table_digest[] = \"" digest "\";"
  print "_Static_assert(PRIM_INDEX_SLOTS == " slots ", \"prim_table.awk and prim.h\");"
}
