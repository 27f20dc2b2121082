# op_docs.awk: runtime/vm/operands.def and ops.def to docs/bytecode.md: an instruction a row, under the headings that are
# one-line comments in ops.def.
function trimmed(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }
function flags_of(s) { if (s == "0") return ""; gsub(/OPF_/, "", s); gsub(/ *\| */, " ", s); return tolower(s) }
FNR == 1 { if (FILENAME ~ /operands/) print "# Bytecode\n\nGenerated from `runtime/vm/operands.def` and `runtime/vm/ops.def` by `make docs`.\n" }
FNR == 1, /\*\// {
  line = $0
  sub(/^\/\* [a-z]+\.def: /, "", line); sub(/^ \* ?/, "", line); sub(/ *\*\/ *$/, "", line)
  print line
  if ($0 ~ /\*\//) print (FILENAME ~ /operands/ ? "\n| operand | bits | signed | below |\n|---|---|---|---|" : "")
  next
}
/^OPERAND\(/ { line = $0; sub(/^OPERAND\(/, "", line); sub(/\) *$/, "", line); split(line, f, /, */); print "| " f[1] " | " f[2] " | " (f[3] == "true" ? "yes" : "") " | `" f[4] "` |"; if (f[1] == "LABEL24") print ""; next }
/^\/\*.*\*\/ *$/ { line = $0; sub(/^\/\* */, "", line); sub(/ *\*\/ *$/, "", line); print "\n## " line "\n\n| instruction | a | b | c | flags | effect |\n|---|---|---|---|---|---|"; next }
/^OP\(/ {
  line = $0; sub(/^OP\(/, "", line); sub(/\) *(\/\*.*)?$/, "", line)
  n = split(line, f, /, */)
  effect = f[6]; for (i = 7; i <= n; i++) effect = effect ", " f[i]
  gsub(/^"|"$/, "", effect); gsub(/\|/, "\\|", effect)
  printf "| %s |", f[1]
  for (i = 2; i <= 4; i++) printf " %s |", f[i] == "NONE" ? "" : f[i]
  print " " flags_of(f[5]) " | " effect " |"
}
