#!/bin/sh
# deps.sh PACKAGE...: installs the missing system packages, saying which.
missing=
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "Installing system packages:$missing"
if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  echo "make: these packages are missing and neither root rights nor sudo are there to install them:$missing" >&2
  exit 1
fi
command -v apt-get >/dev/null 2>&1 || { echo "make: no apt-get here; install:$missing" >&2; exit 1; }
$as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
