#!/bin/sh
# deb.sh STAGE OUT VERSION: makes OUT/woad_VERSION_ARCHITECTURE.deb of what was installed below STAGE with the prefix /usr.
# The same bytes for the same files: times are those of the last commit at the latest. DEB_COMPRESSION: what dpkg-deb -Z takes.
set -e
umask 022
stage=$1 out=$2 version=$3
here=$(dirname "$0")/debian
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2> /dev/null || stat -c %Y "$0")}
export SOURCE_DATE_EPOCH
doc=$stage/usr/share/doc/woad

sed '/^@LICENSE@$/d' "$here/copyright.in" | sed "s/@HOLDER@/$(sed -n 's/^Copyright (c) //p' LICENSE)/" > "$doc/copyright"
sed -n '5,$p' LICENSE | sed 's/^$/./; s/^/ /' >> "$doc/copyright"
printf 'woad (%s) unstable; urgency=medium\n\n  * See the documents in /usr/share/doc/woad/html.\n\n -- %s  %s\n' "$version" \
  "$(sed -n 's/^Maintainer: //p' "$here/control.in")" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" | gzip -9n > "$doc/changelog.gz"
gzip -9nf "$stage"/usr/share/man/man?/*

# what the command needs at run time
work=$(mktemp -d)
mkdir "$work/debian"
printf 'Source: woad\n\nPackage: woad\nArchitecture: any\n' > "$work/debian/control"
binary=$(cd "$stage" && pwd)/usr/bin/woad
depends=$(cd "$work" && dpkg-shlibdeps -O "$binary" 2> /dev/null | sed -n 's/^shlibs:Depends=//p')
rm -r "$work"

mkdir -p "$stage/DEBIAN" "$out"
sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(du -k -s "$stage/usr" | cut -f 1)/; s/@DEPENDS@/${depends:-libc6}/" \
  "$here/control.in" > "$stage/DEBIAN/control"
install -m 755 "$here/postinst" "$stage/DEBIAN/postinst"
(cd "$stage" && find usr -type f | LC_ALL=C sort | xargs md5sum) > "$stage/DEBIAN/md5sums"
dpkg-deb --root-owner-group "-Z${DEB_COMPRESSION:-xz}" --build "$stage" "$out/woad_${version}_$architecture.deb" > /dev/null
echo "$out/woad_${version}_$architecture.deb"
