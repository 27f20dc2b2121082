#!/bin/sh
# run-install.sh BUILD: what is installed works from where it is, names no folder of the building machine, and goes away again;
# archives of the sources and packages are the same each time, and a package's content runs.
build=$1
here=$(cd "$(dirname "$0")/.." && pwd)
case $build in /*) ;; *) build=$(pwd)/$build ;; esac
work=$(mktemp -d)
passed=0
failed=0
check() { # description, command...
  what=$1
  shift
  if "$@" > "$work/log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $what"; tail -5 "$work/log"; fi
}
make_it() { MAKEFLAGS='' make -s -C "$here" BUILD="$build" INSTALL_DIR="$work/made" "$@"; }
prints() { # text, command...
  text=$1
  shift
  printed=$("$@" 2>&1)
  [ "$printed" = "$text" ] || { echo "$printed"; return 1; }
}
if [ "$(id -u)" = 0 ]; then as_user() { su nobody -s /bin/sh -c "$*"; }; else as_user() { sh -c "$*"; }; fi
chmod 755 "$work"
cd "$work" || exit 1
printf '#lang racket\n(define-struct p (x)) (display (list (p-x (p 1)) (string-trim " a ")))\n' > program.rkt

# to a prefix
top=$work/top prefix=$work/top/usr
check "install" make_it PREFIX="$prefix" install
check "runs" prints '(1 a)' "$prefix/bin/woad" program.rkt
check "with the libraries that were installed" prints "$prefix/lib/woad/collects/" "$prefix/bin/woad" -l racket/base -e '(display (find-system-path (quote collects-dir)))'
check "which are compiled" prints "$(cd "$here/lib/collects" && find . -name '*.rkt' | wc -l)" sh -c "find '$prefix/lib/woad' -name '*.wo' | wc -l"
check "and there is their archive" test -s "$prefix/lib/woad/collects/compiled/collects.woa"
check "make finds nothing to do" "$prefix/bin/woad" make --all-collects
check "by a link" sh -c "ln -s '$prefix/bin/woad' linked && [ \"\$(./linked program.rkt)\" = '(1 a)' ]"
check "no folder of the building machine" sh -c "! grep -rlF -e '$here' -e '$build' -e '$work/made' '$top'"
mkdir -p c/bin
cat > embed.c <<'END'
#include <stdio.h>
#include <woad.h>
int main(void) {
  woad_vm *vm = woad_open(NULL);
  woad_value v;
  if (!woad_require(vm, "racket/base") || !woad_require(vm, "racket/list") || !woad_eval_string(vm, "(last (list 1 2))", &v)) return puts(woad_error_message(vm)), 1;
  puts(woad_write_string(vm, v));
  woad_close(vm);
  return 0;
}
END
libs=$(sed -n 's/^Libs: -L[^ ]* //p' "$prefix/lib/pkgconfig/woad.pc")
# shellcheck disable=SC2086
check "a C program is linked" ${CC:-cc} -I"$prefix/include" -o c/bin/embed embed.c -L"$prefix/lib" $libs
check "and finds the libraries" prints 2 c/bin/embed
check "pkg-config" sh -c "PKG_CONFIG_PATH='$prefix/lib/pkgconfig' pkg-config --libs woad | grep -q -- '-lwoad .*-lgc'"

# nobody may write
chmod -R a-w "$top"
check "read-only" prints '(1 a)' as_user "'$prefix/bin/woad' '$work/program.rkt'"
check "read-only: as root too, nothing is written" sh -c "find '$top' -newer c/bin/embed -type f | grep . && exit 1; exit 0"
chmod -R u+w "$top"

# moved
mv "$top" "$work/elsewhere"
check "moved" prints '(1 a)' "$work/elsewhere/usr/bin/woad" program.rkt
check "the C program no longer finds them" sh -c "c/bin/embed | grep -q 'collection not found'"

# below another root, and away again
check "DESTDIR" make_it PREFIX=/opt/woad DESTDIR="$work/root" install
check "runs below it" prints '(1 a)' "$work/root/opt/woad/bin/woad" program.rkt
check "no folder of the building machine, nor the root" sh -c "! grep -rlF -e '$here' -e '$build' -e '$work' '$work/root'"
check "uninstall" make_it PREFIX=/opt/woad DESTDIR="$work/root" uninstall
check "nothing is left" prints '' find "$work/root/opt/woad" -mindepth 1
check "nothing to uninstall" prints '' make_it PREFIX=/opt/nothing DESTDIR="$work/root" uninstall
make_it PREFIX="$prefix" INSTALL_DIR="$work/made" install > /dev/null && touch "$prefix/share/man/man1/other.1"
check "uninstall beside others" make_it PREFIX="$prefix" uninstall
check "their files are left" prints share/man/man1/other.1 sh -c "cd '$prefix' && find . -type f | cut -c3-"

# sources
if git -C "$here" rev-parse -q --verify HEAD > /dev/null 2>&1; then
  version=$(sed -n 's/^VERSION = //p' "$build/config.mk")
  check "dist" make_it DIST_OUT="$work/dist" dist
  cp "$work/dist/woad-$version.tar.gz" first.tar.gz
  check "dist again" make_it DIST_OUT="$work/dist" dist
  check "the same bytes" cmp first.tar.gz "$work/dist/woad-$version.tar.gz"
  check "its content" sh -c "tar -tzf first.tar.gz | grep -q '^woad-$version/runtime/vm/interp.c\$'"
  check "dist outside of a clone" sh -c "! (cd '$work' && GIT_DIR='$work' sh '$here/tools/dist.sh' '$work/dist' 1)"
fi

# package
if command -v dpkg-deb > /dev/null; then
  check "deb" make_it BUILD="$build" DIST_OUT="$work/dist" DEB_ROOT="$work/deb" DEB_INSTALL="$work/made" DEB_COMPRESSION=gzip deb
  package=$(echo "$work"/dist/*.deb)
  check "what it says" sh -c "dpkg-deb -f '$package' Package Depends | grep -q '^Depends: .*libc6'"
  check "its scripts and sums" sh -c "mkdir control && dpkg-deb -e '$package' control && sh -n control/postinst && grep -q usr/bin/woad control/md5sums"
  check "unpacked" dpkg-deb -x "$package" "$work/unpacked"
  check "the sums are right" sh -c "cd '$work/unpacked' && md5sum -c --quiet ../control/md5sums"
  check "it runs" prints '(1 a)' "$work/unpacked/usr/bin/woad" program.rkt
  check "nothing needs compiling" prints "" "$work/unpacked/usr/bin/woad" make --all-collects
  check "its manual pages" sh -c "gzip -dc '$work/unpacked/usr/share/man/man1/woad.1.gz' | grep -q '^.TH WOAD 1'"
  check "its copyright" grep -q '^License: Expat' "$work/unpacked/usr/share/doc/woad/copyright"
  check "no folder of the building machine in it" sh -c "! grep -rlF -e '$here' -e '$build' -e '$work' '$work/unpacked'"
  cp "$package" first.deb
  touch "$here/LICENSE"
  check "deb again" make_it BUILD="$build" DIST_OUT="$work/dist" DEB_ROOT="$work/deb" DEB_INSTALL="$work/made" DEB_COMPRESSION=gzip deb
  check "the same package" cmp first.deb "$package"
fi
cd / && rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
