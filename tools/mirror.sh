#!/bin/sh
# mirror.sh [-w WOAD] [-d DIR] [-o OUT] [-j JOBS] [-t SECONDS] [-m MEGABYTES] [-l] [-v] [PATTERN]: how many modules of another
# library of collections expand and compile unmodified: "N of M", then the first complaint of each that does not, grouped and
# counted. DIR (default: the reference's collections) is only read; compiled files and complaints go to OUT. With PATTERN only
# the files whose path below DIR matches it (grep) are tried. -l: with --lenient-arming. -v lists the modules of each complaint.
woad=build/woad dir=/usr/share/racket/collects out= jobs=2 seconds=60 megabytes=4000 verbose=0 lenient=
while getopts w:d:o:j:t:m:lv option; do
  case $option in
    w) woad=$OPTARG ;; d) dir=$OPTARG ;; o) out=$OPTARG ;; j) jobs=$OPTARG ;; t) seconds=$OPTARG ;; m) megabytes=$OPTARG ;;
    l) lenient=--lenient-arming ;; v) verbose=1 ;; *) sed -n '2,6p' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
[ -n "$out" ] || { out=$(mktemp -d); trap 'rm -rf "$out"' EXIT; }
mkdir -p "$out/errors"
rm -f "$out"/errors/*
export woad dir out seconds megabytes lenient
find "$dir" -name '*.rkt' | LC_ALL=C sort | grep -e "${1:-.}" > "$out/modules"
xargs -P "$jobs" -I {} sh -c '
  file={} name=$(echo "${file#"$dir"/}" | tr / -)
  ulimit -v $((megabytes * 1024))
  timeout -s KILL "$seconds" "$woad" make $lenient -X "$dir" -R "$out/compiled" "$file" > "$out/errors/$name" 2>&1
  status=$?
  if [ $status = 0 ]; then rm "$out/errors/$name"; elif [ $status = 137 ]; then echo "no end after $seconds s" > "$out/errors/$name"; fi
' < "$out/modules"
total=$(wc -l < "$out/modules") failed=$(ls "$out/errors" | wc -l)
echo "$((total - failed)) of $total"
# a complaint without its place: the first line, or the first that says something
for file in "$out"/errors/*; do
  [ -e "$file" ] || continue
  cause=$(grep -v '^ *$' "$file" | head -1 | sed -e 's|^/[^ ]*:[0-9]*:[0-9]*: ||' | cut -c 1-110)
  echo "${cause:-no complaint}	$(basename "$file")"
done > "$out/causes"
cut -f 1 "$out/causes" | sort | uniq -c | sort -rn
if [ $verbose = 1 ]; then sort "$out/causes"; fi
