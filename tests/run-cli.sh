#!/bin/sh
# run-cli.sh WOAD: the command line: switches, exit statuses, bad input, damaged compiled files.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
examples=$(cd "$(dirname "$0")/../examples" && pwd)
work=$(mktemp -d)
cd "$work" || exit 1
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAIL $1"; head -4 out err 2>/dev/null; }
run() { timeout 20 "$woad" "$@" > out 2> err < /dev/null; status=$?; }
# expect NAME STATUS OUT ERR ARG...: the output exactly; the first line of standard error ("*": anything but nothing)
expect() {
  name=$1 wanted=$2 out=$3 err=$4
  shift 4
  run "$@"
  got=$(cat out) first=$(head -1 err)
  if [ "$status" = "$wanted" ] && [ "$got" = "$out" ] && { [ "$first" = "$err" ] || { [ "$err" = "*" ] && [ -n "$first" ]; }; }; then
    pass
  else
    fail "$name: status $status"
  fi
}
cat > a.rkt <<'END'
#lang racket/base
(displayln (current-command-line-arguments))
(module+ main (displayln "main"))
END
printf '#lang racket/base\n(car 1)\n' > err.rkt
printf '#lang racket/base\n(displayln "x"' > half.rkt
printf '#lang racket/base\n(exit 3)\n' > exit.rkt
printf '#lang racket/base\n(require "nope.rkt")\n' > reqno.rkt
printf '(display "loaded")\n(display (vector-length (current-command-line-arguments)))\n' > l.rktl
printf '\000\001\377\002ELF' > bin.rkt
: > empty.rkt
mkdir dir

printf '#lang racket/base\n(require (for-syntax racket/base))\n(define-syntax (m s) (display "once") (raise-syntax-error #f "no" s))\n(m)' > once.rkt
expect "a module that does not expand is expanded once" 1 "once" "*" once.rkt
expect "file with arguments" 0 "#(x -y)
main" "" a.rkt x -y
expect "-u" 0 "#(x)
main" "" -u a.rkt x
expect "-t with arguments" 0 "#(x)
main" "" -t a.rkt x
expect "-e" 0 "3" "" -n -l racket/base -e '(+ 1 2)'
expect "-e, several values" 0 "1
2
\"a\"" "" -l racket/base -e '(values 1 2) "a" (void)'
expect "-l" 0 "" "" -l racket/base
expect "-l -f" 0 "loaded0" "" -l racket/base -f l.rktl
expect "-l -r" 0 "loaded2" "" -l racket/base -r l.rktl a b
expect "--no-optimize" 0 "#()
main" "" --no-optimize a.rkt
expect "exit status of the program" 3 "" "" exit.rkt
expect "error in a module" 1 "" "car: contract violation" err.rkt
expect "error in -e" 1 "" "car: contract violation" -l racket/base -e '(car 1)' -e '(display 1)'
expect "half a form in -e" 1 "" "string::1: read: expected a \`)\` to close \`(\`" -l racket/base -e '(car'
printf '(module badlang nosuch/lang 1)\n' > badlang.rkt
printf '#lang racket/base\n(require nosuch/lib)\n' > badlib.rkt
expect "module language that is missing" 1 "" "standard-module-name-resolver: collection not found" badlang.rkt
expect "library that is missing" 1 "" "badlib.rkt:2:9: collection not found" badlib.rkt
cat > places.rkt <<'END'
#lang racket/base
(for ([k '(run-file exec-file addon-dir config-dir)]) (printf "~a " (find-system-path k)))
(display (use-user-specific-search-paths))
(executable-yield-handler (lambda (status) (printf " yield ~a" status)))
END
expect "places by switches" 0 "places.rkt x $(pwd)/here/ /there/ #f yield 0" "" -E x -A here -G /there/ -U places.rkt
expect "another file to run" 0 "n x /a/ /c/ #t yield 0" "" -E x -A /a -G /c -N n -t places.rkt
run -V -t places.rkt
{ [ "$status" = 0 ] && grep -q '^Welcome' out && ! grep -q yield out; } && pass || fail "-V"
expect "an ignored argument, switches without effect" 0 "5" "" -Z a -jbdM -n -l racket/base -e 5
expect "no argument to ignore" 1 "" "woad: missing argument to ignore after -Z switch" -Z
expect "no library name" 1 "" "woad: missing library name after -I switch" -I
mkdir y
printf '#lang racket/base\n(require "r.rkt")\n(display r)\n' > y/q.rkt
printf '#lang racket/base\n(provide r)\n(define r 1)\n' > y/r.rkt
expect "-y" 0 "1" "" -y y/q.rkt
[ -f y/compiled/q_rkt.wo ] && [ -f y/compiled/r_rkt.wo ] && pass || fail "what -y compiles"
expect "-y without a file" 1 "" "open-input-file: cannot open module file" -y y/none.rkt
# the loop's own file, of which -q makes nothing
mkdir -p home/woad
export XDG_CONFIG_HOME="$work/home"
echo '(define (mine) (display "mine"))' > home/woad/woadrc.rktl
echo '(mine)' | timeout 20 "$woad" -e '(display "first ")' -i > out 2> err
grep -q '^first > mine' out && pass || fail "the loop's own file"
echo '(mine)' | timeout 20 "$woad" -q > out 2> err
grep -q '^mine: undefined' err && pass || fail "-q"
run -e '(mine)'
[ "$status" = 1 ] && pass || fail "the loop's own file without a loop"
echo '(car 5)' > home/woad/woadrc.rktl
echo '6' | timeout 20 "$woad" -i > out 2> err
[ $? = 1 ] && grep -q '^> 6$' out && grep -q '^car: ' err && pass || fail "an error in the loop's own file"
unset XDG_CONFIG_HOME
echo '6' | timeout 20 "$woad" -e '(car 5)' -i > out 2> err
[ $? = 0 ] && grep -q '^> 6$' out && grep -q '^car: ' err && pass || fail "an error before the loop"
run -l racket/base -e '(require (lib "racket/nope.rkt"))'
{ [ "$status" = 1 ] && grep -qx '  module path: (lib racket/nope.rkt)' err; } && pass || fail "the module path of a missing library file"
expect "-l with a bad path" 1 "" "woad: bad module path: '(lib \"bad path\") derived from command-line argument: bad path" -l "bad path"
expect "unknown letter among several" 1 "" "woad: bad switch: -z within: -zn" -zn
expect "-f with a missing file" 1 "" "open-input-file: cannot open input file" -l racket/base -f nope.rktl
expect "missing file" 1 "" "open-input-file: cannot open module file" nope.rkt
expect "directory" 1 "" "open-input-file: cannot open module file" dir
expect "required file is missing" 1 "" "reqno.rkt:2:9: cannot open module file" reqno.rkt
expect "half-written file" 1 "" "half.rkt:2:0: read-syntax: expected a \`)\` to close \`(\`" half.rkt
expect "binary file" 1 "" "default-load-handler: expected a \`module' declaration, but found something else" bin.rkt
expect "empty file" 1 "" "default-load-handler: expected a \`module' declaration;" empty.rkt
expect "unknown library" 1 "" "*" -l nope/nope
expect "unknown long switch" 1 "" "woad: bad switch: --foo" --foo
expect "unknown short switch" 1 "" "woad: bad switch: -z within: -ez" -ez 1
expect "missing expression" 1 "" "woad: missing expression after -e switch" -e
expect "missing file name" 1 "" "woad: missing file name after -u switch" -u
run --version
{ [ "$status" = 0 ] && grep -q '^Welcome to Woad v' out; } && pass || fail "--version"
for command in make test expand doc disassemble why; do
  run $command --help
  { [ "$status" = 0 ] && grep -q "^usage: woad $command " out && [ ! -s err ]; } && pass || fail "$command --help"
done
run --help
{ [ "$status" = 0 ] && grep -q '^usage: woad' out && [ ! -s err ]; } && pass || fail "--help"
printf '(+ 1 2)\n(car 1)\n"a"\n(exit 4)' | timeout 20 "$woad" -I racket/base -i > out 2> err
{ [ $? = 4 ] && grep -q '^> 3$' out && grep -q '^> > "a"$' out && grep -q '^car: contract' err; } && pass || fail "loop on a pipe"
(ulimit -v 4000000; timeout 10 "$woad" err.rkt 2>&1 | true)
cat > deep.rkt <<'EOF'
#lang racket/base
(define (nest n) (for/fold ([l '()]) ([i n]) (list l)))
(equal? (nest 100000) (read (open-input-string (format "~s" (nest 100000)))))
EOF
for kib in 64 256 1024; do
  out=$(ulimit -s $kib; timeout 30 "$woad" deep.rkt 2>&1)
  case $out in '#t' | 'woad: the limit on the stack is too low'*) pass ;; *) fail "deep data with a stack of $kib KiB: $out" ;; esac
done
for e in '(expt 7/3 (expt 10 9))' '(number->string (expt 3 200000000))' '(regexp-match #px"(a)(?:a{1,30}\\1?){1,30}c" (make-string 60 #\a))' \
  '(for/fold ([n 3]) ([i 100]) (* n n))'; do
  # shellcheck disable=SC2016
  printf '#lang racket/base\n(define main (current-thread))\n(with-handlers ([exn:break? (lambda (e) (display "broken"))])\n  (eprintf "go\\n") %s)\n' "$e" > long.rkt
  timeout 20 "$woad" long.rkt > out 2> err & pid=$!
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do grep -q go err && break; sleep 0.2; done
  sleep 0.3
  kill -INT "$(ps -o pid= --ppid $pid | tr -d ' ')"
  wait $pid
  [ "$(cat out)" = broken ] && pass || fail "break in $e"
done
cat > much.rkt <<'EOF'
#lang racket/base
(define (try thunk) (with-handlers ([exn:fail:out-of-memory? exn-message]) (thunk)))
(try (lambda () (make-vector (expt 2 40))))
(try (lambda () (make-vector (expt 2 28))))
(define (fill l) (fill (cons (make-vector 100) l)))
(fill '())
EOF
(ulimit -v 600000; timeout 60 "$woad" much.rkt > out 2> err)
[ $? = 1 ] && [ "$(echo $(cat out))" = '"out of memory" "out of memory"' ] && [ "$(head -1 err)" = "out of memory" ] &&
  pass || fail "out of memory"
cat > again.rkt <<'EOF'
#lang racket/base
(define (pairs l) (pairs (cons 1 l)))
(define (blocks l) (blocks (cons (make-bytes 10000) l)))
(define (entries h i) (hash-set! h i i) (entries h (+ i 1)))
(define (frames l) (+ 1 (frames (cons 1 l))))
(for* ([round 2]
       [fill (list (lambda () (pairs '())) (lambda () (blocks '())) (lambda () (entries (make-hasheqv) 0)) (lambda () (frames '())))])
  (displayln (with-handlers ([exn:fail:out-of-memory? exn-message]) (fill))))
EOF
(ulimit -v 250000; timeout 60 "$woad" again.rkt > out 2> err)
[ $? = 0 ] && [ "$(sort -u out)" = "out of memory" ] && [ "$(wc -l < out)" = 8 ] && [ ! -s err ] && pass || fail "out of memory again"
timeout 10 "$woad" err.rkt 2> /dev/full
[ $? = 1 ] && pass || fail "error port that cannot be written"

expect "why" 0 "$(printf '`main` at a.rkt:3:9, in the text\n\n  never looked at: data, a module path, or dropped by a macro')" "" why main a.rkt:3:9
expect "why without a place" 1 "" "woad why: expects an identifier, FILE:LINE:COL, and possibly the file to expand" why x
expect "why with a bad line" 1 "" "woad why: bad place: a.rkt:x:1" why x a.rkt:x:1
expect "why with a line of 0" 1 "" "woad why: bad place: a.rkt:0:1" why x a.rkt:0:1
expect "why with a huge column" 1 "" "woad why: bad place: a.rkt:1:99999999999999999999" why x a.rkt:1:99999999999999999999
expect "why without a file name" 1 "" "woad why: bad place: :1:1" why x :1:1
expect "why in a missing file" 1 "" "woad why: no such file: nope.rkt" why x nope.rkt:1:1
expect "why in a missing main file" 1 "" "woad why: no such file: nope.rkt" why x a.rkt:1:1 nope.rkt
expect "why of nothing" 1 "" "woad why: no identifier \`x\` at a.rkt:1:1" why x a.rkt:1:1
expect "why of another name" 1 "" "woad why: no identifier \`x\` at a.rkt:2:1; there: \`displayln\`" why x a.rkt:2:1
expect "why in half a file" 1 "" "woad why: half.rkt does not expand: half.rkt:2:0: read-syntax: expected a \`)\` to close \`(\`" why displayln half.rkt:2:1
expect "why in a binary file" 1 "" "*" why x bin.rkt:1:0
expect "why in an empty file" 1 "" "*" why x empty.rkt:1:0
run why exit exit.rkt:2:1
{ [ "$status" = 0 ] && head -1 out | grep -q '^`exit` at exit.rkt:2:1, in the text$'; } && pass || fail "why does not run the program"

expect "attacks on protected macros" 0 "$(cat "$examples/taints/run.out")" "" "$examples/taints/run.rkt"
expect "--lenient-arming" 0 "#t" "" --lenient-arming -l racket/base -l woad/arming -e "(lenient-arming)"
expect "strict arming" 0 "#f" "" -l racket/base -l woad/arming -e "(lenient-arming)"

expect "make" 0 "" "" make a.rkt
[ -s compiled/a_rkt.wo ] && pass || fail "make writes compiled/a_rkt.wo"
expect "compiled" 0 "#()
main" "" a.rkt
cp compiled/a_rkt.wo good.wo
printf "(module d '#%%kernel (define-values (f) (lambda (x) (if (null? x) x (f (cdr x))))))\n" > d.rkt
run disassemble d.rkt
[ "$status" = 0 ] && grep -q TAIL_SELF out && [ ! -e compiled/d_rkt.wo ] && pass || fail "disassemble"
cat > inlined.rkt <<'EOF'
#lang racket/base
(define (scale x y) (+ (* x 2) (* y 3) 1))
(define (count f) (let loop ([i 0]) (when (< i 9) (f i) (loop (+ i 1)))))
(count (lambda (i) (scale i i)))
EOF
run disassemble inlined.rkt
[ "$status" = 0 ] && [ "$(grep -c 'MUL r' out)" = 4 ] && pass || fail "small procedures are copied to calls, past macros of other modules"
cat > defaults.rkt <<'EOF'
#lang racket/base
(define (gather l [acc '()]) (if (null? l) acc (gather (cdr l) (cons (car l) acc))))
(gather '(1 2))
EOF
run disassemble defaults.rkt
{ [ "$(grep -c TAIL_SELF out)" = 1 ] && ! grep -q CAPTURE out && [ "$(grep -c 'LOAD_SPECIAL r[56] 2' out)" = 2 ]; } && pass || fail "constants for optional arguments are filled in at the call, and a clause calls itself"
mkdir -p pipe/compiled && printf '#lang racket/base\n(display "from source")\n' > pipe/p.rkt && mkfifo pipe/compiled/p_rkt.wo
expect "a pipe in place of a compiled file" 0 "from source" "" pipe/p.rkt
run disassemble --dump=inline inlined.rkt
[ "$status" = 0 ] && grep -q '^; inlined after inline' out && grep -q '(link print-values)' out && pass || fail "what the compiler has after a pass"
expect "an unknown pass" 1 "" "woad disassemble: no such pass: nope; there are lower letrec inline fold" disassemble --dump=nope inlined.rkt
expect "disassemble of a missing file" 1 "" "load-handler: cannot open input file" disassemble nope.rkt
expect "an unknown switch of disassemble" 1 "" "woad disassemble: unknown switch: --bogus" disassemble --bogus inlined.rkt
run disassemble --help
[ "$status" = 0 ] && grep -q '^usage: woad disassemble' out && pass || fail "disassemble --help"
cp d.rkt ./--dashed.rkt
run disassemble -- --dashed.rkt
[ "$status" = 0 ] && grep -q TAIL_SELF out && pass || fail "disassemble of a file whose name begins with a dash"
expect "disassemble without a file" 1 "" "woad disassemble: expects at least one file" disassemble
# a compiled file is as good as its source: edited in the same instant, or replaced by an older file
printf '#lang racket/base\n"A"\n' > s.rkt
"$woad" make s.rkt
sed -i 's/"A"/"BB"/' s.rkt
expect "an edit right after make" 0 '"BB"' "" s.rkt
"$woad" make s.rkt
printf '#lang racket/base\n"CC"\n' > older.rkt
touch -d 2020-01-01 older.rkt
mv older.rkt s.rkt
expect "an older file in the source's place" 0 '"CC"' "" s.rkt
"$woad" make s.rkt
rm s.rkt
# what macros read counts as source: a run never uses what is out of date, and make compiles it again
mkdir -p part
printf '(define part "one")\n' > part/p.rktl
printf '#lang racket/base\n(require racket/include)\n(include "part/p.rktl")\n(provide part)\n' > whole.rkt
printf '#lang racket/base\n(require "whole.rkt")\npart\n' > user.rkt
"$woad" make user.rkt
cp compiled/whole_rkt.wo first.wo
"$woad" make user.rkt
cmp -s first.wo compiled/whole_rkt.wo && pass || fail "make leaves a module alone whose included file is the same"
expect "an included file" 0 '"one"' "" user.rkt
printf '(define part "two")\n' > part/p.rktl
expect "an edit of an included file" 0 '"two"' "" user.rkt
cmp -s first.wo compiled/whole_rkt.wo && pass || fail "running leaves the file alone"
"$woad" make user.rkt
cmp -s first.wo compiled/whole_rkt.wo && fail "make compiles again what includes a changed file" || pass
mv part/p.rktl part/q.rktl
expect "an included file that is gone" 1 "" "*" user.rkt
mv part/q.rktl part/p.rktl
expect "an included file that is back" 0 '"two"' "" user.rkt
cat > looks.rkt << 'EOF'
#lang racket/base
(require (for-syntax racket/base compiler/cm-accomplice))
(define-syntax (look stx)
  (define-values (dir name must-be-dir?) (split-path (syntax-source stx)))
  (register-external-module (build-path dir "seen.rkt"))
  (register-external-file (build-path dir "seen.txt"))
  #`#,(call-with-input-file (build-path dir "seen.rkt") (lambda (in) (file-position in 18) (read in))))
(look)
EOF
printf '#lang racket/base\n"seen"\n' > seen.rkt
echo x > seen.txt
"$woad" make looks.rkt
expect "a module that a macro reads" 0 '"seen"' "" looks.rkt
printf '#lang racket/base\n"seen again"\n' > seen.rkt
expect "an edit of such a module" 0 '"seen again"' "" looks.rkt
"$woad" make looks.rkt
cp compiled/looks_rkt.wo first.wo
echo y > seen.txt
"$woad" make looks.rkt
cmp -s first.wo compiled/looks_rkt.wo && fail "make compiles again when a file that is no module has changed" || pass
expect "the main thread kills itself" 0 "1" "" -e '(begin (display 1) (kill-thread (current-thread)) (display 2))'
expect "the main custodian is shut down" 0 "1" "" -e '(begin (display 1) (custodian-shutdown-all (current-custodian)) (display 2))'
# an output that cannot be written
if [ -w /dev/full ]; then
  for args in 'a.rkt' '-e 1' '-e (exit)'; do
    # shellcheck disable=SC2086
    timeout 20 "$woad" ${args%% *} "${args#* }" > /dev/full 2> err
    status=$?
    [ "${args#* }" = "(exit)" ] && wanted=0 || wanted=1
    [ "$status" = "$wanted" ] && { [ "$wanted" = 0 ] || grep -q "error writing" err; } && pass || fail "full output: $args, status $status"
  done
  printf '1\n' | timeout 20 "$woad" > /dev/full 2> err
  [ $? = 1 ] && pass || fail "the loop with a full output"
fi
printf '\357\273\277#lang racket/base\n(display 1)\n' > bom.rkt
expect "a byte-order mark" 0 "1" "" bom.rkt
printf '#lang racket/base\n(display 2)\n' > ./-e
expect "what follows -- is no switch" 0 "2" "" -- -e
printf '(list 2)\n' | timeout 20 "$woad" > out 2> err
[ "$(sed 1d out)" = "> '(2)
> " ] && [ ! -s err ] && pass || fail "the loop without options"
expect "make without a file" 1 "" "woad make: expects at least one file or module path" make
expect "make of a missing file" 1 "" "open-input-file: cannot open module file" make nope.rkt
expect "make of a half-written file" 1 "" "*" make half.rkt
[ ! -e compiled/half_rkt.wo ] && pass || fail "a failed make leaves nothing behind"

# a compiled file that cannot be used: the source is run instead, and make compiles it again; without the source, an error
flip() { # offset
  cp good.wo compiled/a_rkt.wo
  byte=$(od -An -tu1 -j"$1" -N1 good.wo | tr -d ' ')
  printf "$(printf '\\%03o' $((255 - byte)))" | dd of=compiled/a_rkt.wo bs=1 seek="$1" conv=notrunc 2> /dev/null
}
unusable() { # what message
  cp compiled/a_rkt.wo bad.wo
  expect "$1: runs from source" 0 "#()
main" "" a.rkt
  cmp -s bad.wo compiled/a_rkt.wo && pass || fail "$1: running leaves the file alone"
  mv a.rkt a.away
  expect "$1: no source" 1 "" "$2" a.rkt
  mv a.away a.rkt
  expect "$1: make" 0 "" "" make a.rkt
  cmp -s good.wo compiled/a_rkt.wo && pass || fail "$1: make compiles again"
}
for n in 0 3 20 100 115 300; do
  head -c $n good.wo > compiled/a_rkt.wo
  unusable "truncated to $n bytes" "read (compiled): damaged compiled file"
done
for at in 0 20 50 90 113 118 200 400 900 1500; do
  flip $at
  unusable "damaged at $at" "read (compiled): damaged compiled file"
done
for at in 5 9; do
  flip $at
  unusable "damaged at $at" "read (compiled): wrong version for compiled code"
done
cp good.wo compiled/a_rkt.wo
mv a.rkt a.away
expect "compiled file alone" 0 "#()
main" "" a.rkt
mv a.away a.rkt
chmod 000 compiled/a_rkt.wo
expect "compiled file that cannot be read" 0 "#()
main" "" a.rkt
rm -rf compiled

# a folder that may not be written, as another user than root
if [ "$(id -u)" = 0 ]; then as_user() { su nobody -s /bin/sh -c "$*"; }; else as_user() { sh -c "$*"; }; fi
mkdir locked
cp a.rkt locked
mkdir locked/compiled
chmod 755 "$work" locked
for where in locked/compiled locked; do
  chmod 555 "$where"
  as_user "timeout 20 $woad locked/a.rkt" > out 2> err
  status=$?
  { [ $status = 0 ] && [ "$(cat out)" = "#()
main" ] && [ ! -s err ]; } && pass || fail "run in read-only $where: status $status"
  as_user "timeout 20 $woad make locked/a.rkt" > out 2> err
  status=$?
  { [ $status = 1 ] && head -1 err | grep -q '^make: cannot'; } && pass || fail "make in read-only $where: status $status"
  [ -z "$(ls locked/compiled 2> /dev/null)" ] && pass || fail "make in read-only $where leaves something"
  chmod 755 "$where"
  rm -rf locked/compiled
done
run make --help
{ [ "$status" = 0 ] && head -1 out | grep -q '^usage: woad make' && [ ! -s err ]; } && pass || fail "make --help"
expect "make: unknown switch" 1 "" "woad make: unknown switch: -z" make -z a.rkt
expect "make: nothing to make" 1 "" "woad make: expects at least one file or module path" make -X dir
expect "-R: compiled files elsewhere" 0 "" "" make -R "$work/else:" a.rkt
[ -f "else$work/compiled/a_rkt.wo" ] && [ ! -e compiled ] && pass || fail "-R: place"
mv a.rkt b.rkt
expect "-R: found there, without its source" 0 "#()
main" "" -R ":$work/else" a.rkt
expect "-R: not found without it" 1 "" "open-input-file: cannot open module file" a.rkt
mv b.rkt a.rkt
mkdir -p coll/more other/more
echo "(module one '#%kernel (display \"one\"))" > coll/more/one.rkt
echo "(module two '#%kernel (display \"two\"))" > other/more/two.rkt
echo "(module base '#%kernel (display \"base\"))" > other/more/one.rkt
expect "-X and -S: the main collections come first" 0 "onetwo" "" -X coll -S other -l more/one.rkt -l more/two.rkt
expect "-S adds to the library" 0 "base" "" -S other -l racket/base -l more/one.rkt
expect "-X alone" 1 "" "standard-module-name-resolver: collection not found" -X coll -l racket/base
expect "missing library" 1 "" "standard-module-name-resolver: collection not found" -l nosuch
grep -q '^  for module path: (lib "nosuch")$' err && pass || fail "missing library: path as given"
expect "-m alone" 1 "" "main: not defined or required into the top-level environment" -m
expect "-m is done in order" 1 "" "main: not defined or required into the top-level environment" -m -t a.rkt
expect "-m of a macro" 1 "" "main: not defined or required into the top-level environment" -l racket/base -e '(define-syntax-rule (main) 1)' -m
expect "-m" 0 "'(\"x\")" "" -l racket/base -e '(define (main . args) args)' -m x
expect "-n alone" 0 "" "" -n a.rkt
: > compiled
run make a.rkt
{ [ "$status" = 1 ] && [ -s err ]; } && pass || fail "compiled/ cannot be made: status $status"
expect "runs without compiled/" 0 "#()
main" "" a.rkt
[ "$(ls compiled a.rkt.* 2> /dev/null)" = compiled ] && pass || fail "nothing left behind"
cd / && rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
