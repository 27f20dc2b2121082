#!/bin/sh
# prim_rows.sh CC CPPFLAGS FILE: the PRIM rows of one file, a line each, for prim_table.awk. A row runs from its @@PRIM to
# the next @@; what follows on the line is the body of a row made by a macro.
$1 $2 -E -P -DPRIM_SCAN "$3" | awk '
  /@@PRIM_MODULE/ { sub(/.*@@PRIM_MODULE */, ""); print "MODULE " $0; next }
  /@@PRIM/ { row = $0; sub(/.*@@PRIM */, "", row)
             while (row !~ /@@/ && (getline line) > 0) row = row " " line
             sub(/ *@@.*$/, "", row); gsub(/\n/, " ", row); print "ROW " row }'
