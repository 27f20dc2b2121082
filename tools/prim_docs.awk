# prim_docs.awk: rows of prim_rows.sh to docs/primitives.md, a table for each primitive module. No line numbers: the text
# changes only when a row does.
function text_of(s) { gsub(/" *"/, "", s); sub(/^ *"/, "", s); sub(/" *$/, "", s); gsub(/\\"/, "\"", s); gsub(/\\\\/, "\\", s); return s }
function cell(s) { gsub(/\|/, "\\|", s); return s }
function words(s, prefix) { gsub(prefix, "", s); gsub(/ *\| */, " ", s); gsub(/^ +| +$/, "", s); return tolower(s) }
FNR == 1 { module = "#%kernel" }
/^MODULE / { module = text_of(substr($0, 8)); next }
/^ROW / {
  n = split(substr($0, 5), f, / @ /)
  doc = f[8]
  for (i = 9; i <= n - 2; i++) doc = doc " @ " f[i]
  arity = f[3] == f[4] ? f[3] : f[4] < 0 ? f[3] "+" : f[3] "-" f[4]
  rights = f[6] == "RIGHTS_NONE" ? "" : words(f[6], "RIGHTS?_")
  row = "| `" cell(text_of(f[1])) "` | " arity " | " (f[5] == "0" ? "" : words(f[5], "PF_")) " | " rights " | `" \
        cell(text_of(f[7])) "` " cell(text_of(doc)) " |"
  if (!(module in known)) { known[module] = 1; modules[++nmodules] = module }
  print module "\t" text_of(f[1]) "\t" row | "LC_ALL=C sort > " sorted
  count++
}
END {
  close("LC_ALL=C sort > " sorted)
  print "# Primitives\n"
  print "Generated from the `PRIM` rows by `make docs`; `runtime/vm/prim.h` has the form of a row. " count " primitives.\n"
  print "- *arity*: `2` exactly, `1-3` between, `1+` at least."
  print "- *flags*: what the compiler may assume. pure: no effect, never raises; foldable: may run at compile time; reads, writes:"
  print "  mutable state; raises; cost: work that is not O(1) and is charged as fuel; nests: may run language code above C frames;"
  print "  control: touches frames, marks or threads; alloc: the result is fresh; predicate: a type test of one argument."
  print "- *rights*: what a session must hold for the primitive to run; empty: nothing."
  last = ""
  while ((getline line < sorted) > 0) {
    split(line, part, "\t")
    if (part[1] != last) { print "\n## `" part[1] "`\n\n| name | arity | flags | rights | arguments, result, meaning |\n|---|---|---|---|---|"; last = part[1] }
    print substr(line, length(part[1]) + length(part[2]) + 3)
  }
}
