#!/bin/sh
# demo.sh WOAD: the example from source, compiled, and run again.
woad=$1
here=$(dirname "$0")
show() { echo "\$ $*"; "$@"; }
rm -rf "$here/compiled"
show "$woad" "$here/check-food.rkt" cheesecake || exit 1
echo
show "$woad" make "$here/check-food.rkt" || exit 1
echo
show "$woad" "$here/check-food.rkt" cheesecake || exit 1
show "$woad" "$here/check-food.rkt" 'fried chicken' || exit 1
