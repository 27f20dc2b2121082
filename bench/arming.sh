#!/usr/bin/env bash
# arming.sh [-n ROUNDS] [FILE ...]: what dye packs cost the compiler. Two builds, one of them configured with --disable-arming,
# compile the FILEs (the program of compile/gen-macros.py when none are given) against the same libraries, each compiled by that
# build itself. Prints instructions of the process (valgrind), the median processor time of ROUNDS (15) alternating rounds, and
# bytes of compiled files: of the FILEs, and of all the libraries. Bounds: 5 % in time, 2 % in bytes; beyond them the status is 1.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
rounds=15
while getopts n: opt; do
  case $opt in n) rounds=$OPTARG ;; *) exit 2 ;; esac
done
shift $((OPTIND - 1))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

make -s -C "$root" build/woad > /dev/null
make -s -C "$root" BUILD=build-unarmed CONFIGURE_FLAGS=--disable-arming build-unarmed/woad > /dev/null
builds='on off'
woad_on=$root/build/woad woad_off=$root/build-unarmed/woad
woad_of() { case $1 in on) echo "$woad_on" ;; off) echo "$woad_off" ;; esac; }

for build in $builds; do
  mkdir "$work/$build"
  cp -r "$root/lib/collects" "$work/$build/collects"
  find "$work/$build/collects" -name compiled -prune -exec rm -rf {} +
  mkdir "$work/$build/program"
  if [ $# -gt 0 ]; then cp "$@" "$work/$build/program"; else python3 "$here/compile/gen-macros.py" "$work/$build/program"; fi
  "$(woad_of $build)" make -X "$work/$build/collects" --all-collects
done

compile() { # build [wrapper ...]: compiles the program afresh
  local build=$1
  shift
  rm -rf "$work/$build/program/compiled"
  (cd "$work/$build/program" && "$@" "$(woad_of "$build")" make -X "$work/$build/collects" ./*.rkt)
}

instructions() { # build
  compile "$1" valgrind --tool=callgrind --callgrind-out-file=/dev/null 2>&1 | awk '/Collected/ { print $NF }'
}

seconds() { # build: user and system time of one compilation
  local before after
  TIMEFORMAT='%U %S'
  { time compile "$1" > /dev/null 2>&1; } 2>&1 | awk '{ printf "%.3f\n", $1 + $2 }'
}

bytes() { find "$1" -name '*.wo' -exec cat {} + | wc -c; }

for build in $builds; do
  instructions $build > "$work/$build.instructions"
  bytes "$work/$build/program" > "$work/$build.bytes"
  bytes "$work/$build/collects" > "$work/$build.library"
  : > "$work/$build.times"
done
for round in $(seq "$rounds"); do
  for build in $builds; do seconds $build >> "$work/$build.times"; done
done
for build in $builds; do
  sort -n "$work/$build.times" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }' > "$work/$build.seconds"
done

awk -v work="$work" '
  function get(file,  line) { getline line < (work "/" file); return line }
  function row(what, kind, bound,  on, off, more) {
    on = get("on." kind); off = get("off." kind); more = (on / off - 1) * 100
    printf "%-28s %14s %14s %+8.2f %%%s\n", what, on, off, more, (more > bound ? "  (more than " bound " %)" : "")
    if (more > bound) status = 1
  }
  BEGIN {
    printf "%-28s %14s %14s\n", "arming", "on", "off"
    row("instructions", "instructions", 5)
    row("processor seconds, median", "seconds", 5)
    row("bytes compiled", "bytes", 2)
    row("bytes of the libraries", "library", 2)
    exit status
  }'
