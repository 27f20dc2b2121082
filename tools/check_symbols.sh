#!/bin/sh
# check_symbols.sh BUILD: each global symbol of x.o starts with x_ (prim_x.o: prim_; embed.o: woad_ too).
find "$1/obj" -name '*.o' -not -path '*/gen/*' | while read -r object; do
  module=$(basename "$object" .o)
  nm -g --defined-only "$object" | awk '{print $3}' | while read -r symbol; do
    case $symbol in
      "$module"_*|woad_*|prim_*|main|__*) ;;
      *) grep -qE "^$module $symbol$" tools/symbols.allow 2>/dev/null || echo "symbols: $symbol in $module.o" ;;
    esac
  done
done > "$1/symbols.out"
[ -s "$1/symbols.out" ] || exit 0
sort "$1/symbols.out"
exit 1
