#!/bin/sh
# run-commands.sh WOAD: `woad test`, `woad expand`, `woad doc`, and commands of the loop in plain input.
woad=$1
case $woad in /*) ;; *) woad=$(pwd)/$woad ;; esac
work=$(mktemp -d)
cd "$work" || exit 1
passed=0
failed=0
pass() { passed=$((passed + 1)); }
fail() { failed=$((failed + 1)); echo "FAIL $1"; head -6 out err 2>/dev/null; }
run() { timeout 60 "$woad" "$@" > out 2> err < /dev/null; status=$?; }
# check NAME STATUS PATTERN FILE: the status of the last run, and a line in out or err
check() { { [ "$status" = "$2" ] && grep -q -- "$3" "$4"; } && pass || fail "$1: status $status"; }

mkdir -p d/sub d/compiled
printf '#lang racket/base\n(module+ test (require rackunit) (check-equal? 1 1) (check-equal? (add1 1) 2))\n' > d/good.rkt
printf '#lang racket/base\n(module+ test (require rackunit) (test-case "c" (check-equal? 1 2)) (check-true #t))\n' > d/sub/bad.rkt
printf '#lang racket/base\n(module+ test (car 1))\n' > raises.rkt
printf '#lang racket/base\n(module+ test (exit 4))\n' > exits.rkt
printf '#lang racket/base\n(module+ test (let loop () (loop)))\n' > endless.rkt
printf '#lang racket/base\n(display "plain")\n' > d/plain.rkt
printf '#lang racket/base\n(error "never run")\n' > d/compiled/not.rkt
run test d/good.rkt
check "tests that pass" 0 '^2 tests passed$' out
check "the file is named" 0 '^woad test: (submod "d/good.rkt" test)$' out
run test d
check "a folder with a failure" 1 '^1/4 test failures$' err
check "files without tests are counted" 1 "^1 file without a .test. submodule$" out
grep -q '^plain' out && fail "a file without tests was run" || pass
cp out one; cp err one.err
run test -j 3 d
check "three at a time" 1 '^1/4 test failures$' err
cmp -s one out && cmp -s one.err err && pass || fail "the same with -j"
printf '#lang racket/base\n(module+ test (require racket/system) (void (system "sleep 20 &")))\n' > leaves.rkt
timeout 10 "$woad" test -j 2 d/good.rkt leaves.rkt > out 2> err < /dev/null; status=$?
check "a process that a test leaves behind" 0 '^2 tests passed$' out
run test raises.rkt
check "an exception" 1 '^1 file ended in an error$' err
run test exits.rkt
check "an exit status" 1 '^1 file ended in an error$' err
run test -t 2 endless.rkt d/good.rkt
check "a time limit" 1 '^woad test: no end after 2 seconds' err
check "others run on" 1 '^1 file ended in an error$' err
run test -r d/plain.rkt
check "a file itself" 0 plain out
run test -q d/good.rkt
[ "$(cat out)" = "2 tests passed" ] && pass || fail "quiet"
run test -s main d/good.rkt
check "another submodule" 0 '^0 tests passed$' out
run test none.rkt
check "no such file" 1 '^woad test: no such file or folder: none.rkt$' err
run test -j zero d
check "a bad number" 1 'expected a positive number for --jobs, given: zero' err
run test
check "no file" 1 . err

printf '#lang racket/base\n(define-syntax-rule (twice e) (begin e e))\n(twice (display 1))\n' > x.rkt
run expand x.rkt
check "an expansion" 0 '(#%app display (quote 1))\|(#%app display .1)' out
run expand none.rkt
check "expand: no such file" 1 'none.rkt' err
run expand
check "expand: no file" 1 . err

run doc car
check "a primitive's documentation" 0 '^  (car (p : pair?)) -> any/c$' out
run doc let-values
check "a core form's" 0 '^  (let-values' out
run doc current-output-port
check "a parameter's two uses" 0 '^  (current-output-port port) -> void?$' out
run doc prop:evt
check "a property's, whose name has a colon" 0 '^  prop:evt : struct-type-property?$' out
run doc parameterize
check "a macro's patterns, as they are bracketed" 0 '^  (parameterize (.param-expr value-expr. ...) body ...+)$' out
run doc define
check "what is told comes before a definition of another name" 0 '^  (define id expr)$' out
run doc displayln
check "an optional argument" 0 '^  (displayln v .out.)' out
run doc vector-prefix-of-nothing
check "an unknown name" 1 "^woad doc: nothing is known of .vector-prefix-of-nothing'$" err
run doc -l racket/list first
check "a library's name" 0 '^first, from racket/list$' out
run doc -l net/url proxy-server-for
check "a name given on by contract-out" 0 '^  (proxy-server-for scheme .host.) -> ' out
run doc chaperone-hash-set
check "a name given on by lazy-require" 0 '^  (chaperone-hash-set s inject ' out
run doc -l syntax/id-set bound-id-set-add
check "a name in a list of signatures" 0 '^  (bound-id-set-add s id) -> ' out
run doc -l racket/class pubment
grep -q '^  (pubment' out && ! grep -q '(overment' out && pass || fail "what is told of other names is left out"
run doc read-xml
check "a name that only another library has" 0 '^read-xml, from xml$' out
run doc document-prolog
check "a part of a structure that contract-out gives on" 0 '^document-prolog, from xml$' out
run doc token-name
check "a name from a private module" 0 '^token-name, from parser-tools/lex$' out
run doc define-generics
check "a name given on by rename-out" 0 '^  (define-generics id option ... ' out
run doc send
check "the library to require in place of a private module" 0 '^send, from racket/class$' out
run doc '->*'
check "a name with an arrow is no switch" 0 '^->\*, from ' out
run doc -l racket/class '->m'
check "nor after a library's" 0 '^->m, from ' out
run doc car '->'
check "nor after another name" 0 '^->, from ' out
run doc -x
check "other switches are unknown" 1 'unknown switch: -x' err
run doc racket/list
check "a library" 0 '^racket/list, a library$' out
[ "$(wc -l < out)" -gt 1 ] && ! grep -q Layer out && pass || fail "what a library is for"
run doc racket/nothing
check "no library" 1 "nothing is known of .racket/nothing'" err
run doc -l '5' first
check "a bad library" 1 'not a module path: 5' err

# plain NAME PATTERN INPUT: the loop's output for the input
plain() {
  printf "$3" | timeout 60 "$woad" -I racket/base -i > out 2> err
  grep -q -- "$2" out && pass || fail "$1"
}
plain "help" ',expand!' ',help\n'
plain "a shortened command" ',expand!' ',he\n'
plain "usable after a bad command" '^> > $\|> $' ',nonsense\n'
plain "a definition described" 'f: a procedure of 1 argument' '(define (f x) x)\n,describe f\n'
plain "a primitive described" 'First part of P' ',describe car\n'
plain "an unbound name described" 'nothing-at-all: not bound' ',describe nothing-at-all\n'
plain "a macro described" '> let: syntax$' ',describe let\n'
plain "a name under a contract described" 'read-xml: syntax that stands for a value' '(require xml)\n,describe read-xml\n'
grep -q '^  from xml$' out && pass || fail "names that macros make are not told"
plain "a name of a library described" '^  racket/math exports one$' ',describe nan?\n'
plain "apropos" 'vector->immutable-vector' ',apropos vector imm\n'
plain "apropos with names of libraries" '^  xml->xexpr, from xml$' ',apropos xml->x\n'
plain "apropos without result" 'no name contains no-such-thing' ',apropos no-such-thing\n'
plain "time" '^> cpu time: ' ',time (+ 1 1)\n'
plain "several runs" '^x*run 7: cpu time: ' ',time 7 (display "x") 7878\n'
grep -q '^average of 3: cpu time: ' out && grep -q '^7878$' out && pass || fail "what several runs give"
plain "the last results" "^> '(8 7 3)\$" '3\n(values 7 8)\n(list ^ ^^ $3)\n'
plain "a result of a command" '^> 7979$' ',time 7979\n^\n'
plain "void is no result" '^> 8080$' '8080\n(void)\n^\n'
plain "a definition of such a name" '^> 8181$' '5\n^\n(define ^ 8181)\n6\n^\n'
plain "a syntax of such a name" '^> 8282$' '5\n(define-syntax-rule (^ x) x)\n6\n(^ 8282)\n'
plain "other names of a command" '^    the same: ,exit ,ex$' ',help exit\n'
plain "help for a command of the shell" ',md ARGUMENT ...  runs mkdir' ',help ,md\n'
plain "a command of the shell by its name" '^> /$' ',ls -d /\n'
plain "a name at another phase" '^> lambda: not bound at phase 1$' ',describe 1 lambda\n'
plain "the last exception by a name" '^> > > "car: ' '(car 1)\n,exn e\n(exn-message e)\n'
plain "the form before, expanded" "^> (#%app list '1)\$" '(list 1)\n,expand\n'
plain "a module declared at the prompt" '^> > > 8383$' '(module m racket/base (provide x) (define x 8383))\n,require m\nx\n'
printf '#lang racket/base\n(provide r)\n(define r 1)\n' > r.rkt
plain "a module required again" '^> > > > 8484$' ',rr r.rkt\n,shell sed -i s/1/8484/ r.rkt; touch -d 2040-01-01 r.rkt\n,rr r.rkt\nr\n'
plain "expand" '(let-values ' ',expand (let ([x 1]) x)\n'
plain "expand step by step" '^1:   (if 1 ' ',expand! (when 1 2)\n'
plain "require" 7070 ',require racket/list\n(first (list 7070 2))\n'
plain "enter" 55 ',enter x.rkt\n(twice (display 5))\n'
plain "usable after an error" '> ' '(car 8)\n,bt\n'
plain "doc" '(car (p : pair?)) -> any/c' ',doc car\n'
plain "why" 'scopes:' ',why car\n'
plain "trace" '^> *>(g 6)\|>(g 6)' '(define (g x) x)\n,trace g\n(g 6)\n'
plain "folders" "/d/" ',cd d\n,pwd\n'
plain "require with a form" '(set 7171)' ',require (only-in racket/set set)\n(set 7171)\n'
plain "back from a module" '#<procedure:printf>' ',enter racket/list\n,enter #f\nprintf\n'
plain "a module described" 'boolean=?' ',describe racket/bool\n'
plain "several names described" 'nothing-at-all: not bound' ',describe car nothing-at-all\n'
plain "apropos with a regular expression" 'vector-set!  *vector-set-performance-stats!' ',apropos #rx"^vector-s"\n'
plain "the folder before" '^> .*/d/$' ',cd d\n,cd ..\n,cd -\n'
plain "a command of the shell" '^> from the shell$' ',shell echo from the shell\n'
plain "the last exception" '^> > (exn:fail:contract "car: ' '(car 1)\n,exn\n'
plain "a synonym" '^> > 7272$' ',toplevel\n7272\n'
# told NAME PATTERN INPUT: the same in standard error
told() { plain "$1" '> ' "$3"; grep -q -- "$2" err && pass || fail "$1"; }
told "no such folder" '^no such folder: ' ',cd nowhere\n'
told "no folder before" '^there was no folder before$' ',cd -\n'
told "a command of the shell that fails" '^the command failed$' ',shell false\n'
told "too much for a command" '^expected nothing more, given: 5$' ',bt 5\n'
told "a bad status" '^expected a status from 0 to 255, given: 300$' ',quit 300\n'
told "no form to time" '^expected a form$' ',time\n'
told "a phase alone" '^expected a name$' ',describe 1\n'
told "no file name" '^expected a file name, given: 5$' ',load 5\n'

# racket/help, which racket/init gives
# helped NAME PATTERN FORM
helped() { echo "$3" | timeout 60 "$woad" -i > out 2> err; cat err >> out; grep -q -- "$2" out && pass || fail "$1"; }
helped "help" '(help NAME) prints' 'help'
helped "help of a binding" '^> car, from ' '(help car)'
helped "help from a module" '^  (url->string u) -> string?$' '(help url->string #:from net/url)'
helped "help for texts" '^string-prefix?, from racket/string$' '(help "no such thing" "string-pre")'
helped "bad help" 'help: expects any number of literal strings, a single identifier, an identifier followed by' '(help a b)'

# results of several lines
echo "(build-list 40 values) (void) '(a)" | timeout 60 "$woad" -i > out 2> err
grep -q "^> '(0\$" out && grep -q '^  39)$' out && grep -q "^> > '(a)\$" out && pass || fail "results by pretty-print"
"$woad" -e '(build-list 40 values)' > out 2> err; grep -q '^  39)$' out && pass || fail "-e by pretty-print"
plain "a prompt after output that ends no line" '^> unfinished> 7373$' '(display "unfinished")\n7373\n'
plain "another prompt" 'first[.]> 7474$' '(current-prompt-read (let ([ask (current-prompt-read)]) (lambda () (display "first.") (ask))))\n7474\n'
plain "another reader" '^> 4$' '(current-read-interaction (lambda (s in) (let ([l (read-line in)]) (if (eof-object? l) l (string-length l)))))\n\nabcd\n'
plain "a thunk aborted with" '^> 7575$' '(abort-current-continuation (default-continuation-prompt-tag) (lambda () 7575))\n'
plain "the loop within the loop" '^> > 7676$' '(read-eval-print-loop)\n7676\n'
# where nothing more can be read or written, the loop ends
printf '(close-input-port (current-input-port))\n5\n' | timeout -s KILL 60 "$woad" -I racket/base -i > out 2> err
[ $? = 0 ] && pass || fail "input closed by the program"
printf '(close-output-port (current-output-port))\n5\n' | timeout -s KILL 60 "$woad" -I racket/base -i > out 2> err
[ $? = 1 ] && pass || fail "output closed by the program"
timeout -s KILL 20 "$woad" -I racket/base -i < / > out 2> err
[ $? = 0 ] && [ "$(grep -c '^error reading from stream port' err)" = 1 ] && pass || fail "an input that cannot be read"
yes 5 | timeout -s KILL 60 "$woad" -I racket/base -i 2> err | head -1 > out
[ $(wc -l < err) -le 3 ] && pass || fail "nobody reads the output"
sleep 30 | timeout 5 "$woad" -I racket/base -i > out 2> err
[ $? = 124 ] && grep -q 'user break' err && pass || fail "a termination signal at the prompt"
printf ',quit 7\n' | timeout 20 "$woad" -I racket/base -i > out 2> err
[ $? = 7 ] && pass || fail "quit with a status"
cd / && rm -rf "$work"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
