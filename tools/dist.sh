#!/bin/sh
# dist.sh OUT VERSION: the sources of the last commit as OUT/woad-VERSION.tar.gz: the same bytes each time.
set -e
git rev-parse --verify -q HEAD > /dev/null || { echo "make dist: this is no clone of the sources" >&2; exit 1; }
mkdir -p "$1"
git archive --format=tar --prefix="woad-$2/" HEAD | gzip -9n > "$1/woad-$2.tar.gz"
echo "$1/woad-$2.tar.gz"
