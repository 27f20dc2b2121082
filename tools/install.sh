#!/bin/sh
# install.sh BUILD PREFIX VERSION LIBS MADE: copies what was built to PREFIX, for `make install`; MADE has what depends on PREFIX.  install.sh --remove PREFIX: removes it, and the folders that are empty then.
#   bin/woad                  the command
#   lib/woad/collects         the libraries, sources and compiled
#   lib/libwoad.a, lib/pkgconfig/woad.pc, include/woad.h     for C programs; LIBS is what they are linked with besides
#   share/man, share/doc/woad manual pages; licence, documents as HTML
set -e
umask 022
if [ "$1" = --remove ]; then
  [ -d "$2" ] || exit 0
  cd "$2"
  rm -rf bin/woad lib/woad lib/libwoad.a lib/pkgconfig/woad.pc include/woad.h share/man/man1/woad.1 share/man/man3/woad.h.3 share/doc/woad
  for folder in bin lib/pkgconfig lib include share/man/man1 share/man/man3 share/man share/doc share; do
    [ -d "$folder" ] && [ ! -L "$folder" ] && rmdir "$folder" 2> /dev/null || true # others' files stay
  done
  exit 0
fi
build=$1 prefix=$2 version=$3 libs=$4
made=$5
put() { mkdir -p "$(dirname "$prefix/$3")"; rm -f "$prefix/$3"; cp "$2" "$prefix/$3"; chmod "$1" "$prefix/$3"; }

put 755 "$made/woad" bin/woad
put 644 "$made/libwoad.a" lib/libwoad.a
put 644 include/woad.h include/woad.h
put 644 "$build/docs/man/woad.1" share/man/man1/woad.1
put 644 "$build/docs/man/woad.h.3" share/man/man3/woad.h.3
put 644 LICENSE share/doc/woad/copyright
mkdir -p "$prefix/lib/pkgconfig"
cat > "$prefix/lib/pkgconfig/woad.pc" <<END
prefix=\${pcfiledir}/../..
Name: woad
Description: sessions of the Racket family's languages in a C program
Version: $version
Cflags: -I\${prefix}/include
Libs: -L\${prefix}/lib -lwoad $libs
END
chmod 644 "$prefix/lib/pkgconfig/woad.pc"

# copy FROM TO: the files named on standard input
copy() { mkdir -p "$2"; tar -C "$1" -cf - --no-recursion --mode=u=rwX,go=rX -T - | tar -C "$2" --no-same-owner -xf -; }
rm -rf "$prefix/share/doc/woad/html" "$prefix/lib/woad"
(cd "$build/docs" && find . -type f ! -path './man/*.[13]') | copy "$build/docs" "$prefix/share/doc/woad/html"
(cd lib/collects && find . -name '*.rkt' | while read -r source; do
  compiled=$(dirname "$source")/compiled/$(basename "$source" .rkt)_rkt.wo
  echo "$source"
  [ -f "$compiled" ] && echo "$compiled"
done) | copy lib/collects "$prefix/lib/woad/collects"
# The archive comes last: it counts while it is newer than the sources (docs/design/archive.md).
put 644 lib/collects/compiled/collects.woa lib/woad/collects/compiled/collects.woa
