# prim_table.awk: rows of prim_rows.sh to C: prototypes and the primitive table.
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
  count++
}
END {
  print "/* Generated from the PRIM rows. */"
  print "#include \"runtime/vm/prim.h\"\n"
  print protos
  print "const PrimRow prim_table[] = {"
  printf "%s", rows
  print "};"
  print "const int prim_table_count = " count + 0 ";"
}
