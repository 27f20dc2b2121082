#!/bin/sh
# check_symbols.sh BUILD: each global symbol of x.o, of x_part.o or of prim_x.o starts with x_; primitives with prim_, the public
# interface with woad_. tools/symbols.allow has the modules that own another prefix as well: FILE PREFIX reason.
find "$1/obj" -name '*.o' -not -path '*/gen/*' | while read -r object; do
  module=$(basename "$object" .o)
  nm -g --defined-only "$object" | awk -v module="$module" '
    BEGIN { n = split(module, part, "_"); own[module "_"]; own[part[1] "_"]; if (part[1] == "prim") own[substr(module, 6) "_"]; own["prim_"]; own["woad_"]; own["__"]
            while ((getline line < "tools/symbols.allow") > 0) { split(line, word, " "); if (word[1] == module) own[word[2]] } }
    { for (prefix in own) if (index($3, prefix) == 1 || $3 == "main") next
      print "symbols: " $3 " in " module ".o" }'
done | sort > "$1/symbols.out"
[ -s "$1/symbols.out" ] || exit 0
cat "$1/symbols.out"
exit 1
