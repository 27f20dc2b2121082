#lang racket/base
;; The libraries whose exports are compared, and how exports are listed. Run with the reference, `racket list.rkt` writes
;; reference.rktd anew.
(provide libraries exports)

(define libraries
  '(syntax/parse syntax/parse/pre syntax/parse/define syntax/parse/experimental/contract syntax/parse/experimental/eh
    syntax/parse/experimental/template syntax/parse/experimental/reflect syntax/parse/experimental/specialize
    syntax/parse/experimental/provide syntax/parse/experimental/splicing
    syntax/parse/lib/function-header syntax/parse/debug
    racket/syntax racket/stxparam racket/stxparam-exptime syntax/id-table syntax/id-set syntax/stx syntax/kerncase
    syntax/strip-context syntax/transformer syntax/srcloc syntax/location racket/splicing racket/struct-info scribble/reader
    racket/base racket/match racket/match/runtime racket/list racket/string racket/set racket/function racket/vector
    racket/math racket/port racket/file racket/path racket/format racket/pretty racket/sequence racket/stream racket/dict
    racket/hash racket/bytes racket/bool racket/symbol racket/keyword racket/promise racket/lazy-require racket/cmdline
    racket/date racket/random racket/serialize racket/fasl racket/local racket/block racket/require racket/include
    racket/runtime-path racket/undefined racket/struct racket/trace racket/enter racket/exn racket/kernel racket/rerequire
    racket/load racket/os racket/prefab racket/performance-hint racket/language-info racket/repl racket/interactive
    racket/provide racket/provide-syntax racket/provide-transform racket/require-syntax racket/require-transform
    json net/base64 net/uri-codec net/url net/url-string net/url-structs net/url-exception net/url-connect
    net/http-client net/head
    file/sha1 file/md5 file/convertible srfi/1 srfi/2 srfi/13 srfi/26
    data/queue data/gvector data/bit-vector data/heap data/order data/integer-set data/splay-tree data/skip-list
    data/interval-map data/union-find rackunit rackunit/text-ui version/utils compatibility/defmacro
    syntax/modread syntax/datum syntax/keyword syntax/struct syntax/quote syntax/to-string syntax/modresolve syntax/modcode
    syntax/modcollapse syntax/moddep syntax/path-spec compiler/cm-accomplice syntax/template syntax/apply-transformer
    syntax/for-body syntax/contract syntax/wrap-modbeg syntax/boundmap syntax/context syntax/define syntax/flatten-begin
    syntax/free-vars syntax/intdef syntax/macro-testing syntax/name syntax/readerr syntax/toplevel
    racket/generator racket/generic racket/control racket/async-channel racket/engine racket/fixnum racket/flonum
    racket/logging racket/mpair racket/shared racket/system racket/syntax-srcloc racket/tcp racket/udp racket/sandbox
    racket/class racket/trait racket/unit racket/unit-exptime racket/contract racket/contract/base racket/contract/combinator
    racket/contract/parametric racket/contract/region racket racket/init racket/future racket/place racket/help
    racket/extflonum racket/phase+space racket/interaction-info
    file/gzip file/gunzip xml xml/xexpr xml/path srfi/8 srfi/14 srfi/34 s-exp/lang/reader setup/infotab
    racket/lang/reader racket/base/lang/reader at-exp/lang/reader r5rs r5rs/init r5rs/lang/reader r6rs r6rs/lang/reader
    lazy lazy/base lazy/force lazy/lang/reader rnrs/base-6 rnrs/control-6 rnrs/lists-6 rnrs/sorting-6 rnrs/exceptions-6
    rnrs/conditions-6 rnrs/unicode-6 rnrs/bytevectors-6 rnrs/hashtables-6 rnrs/enums-6 rnrs/syntax-case-6
    rnrs/io/simple-6 rnrs/files-6 rnrs/programs-6
    rnrs/arithmetic/bitwise-6 rnrs/records/syntactic-6 rnrs/records/procedural-6 rnrs/records/inspection-6
    rnrs/mutable-pairs-6 rnrs/mutable-strings-6 rnrs/r5rs-6 rnrs/eval-6
    racket/surrogate
    rnrs/arithmetic/fixnums-6 rnrs/arithmetic/flonums-6
    srfi/5 srfi/17 srfi/27 srfi/40 srfi/41 srfi/42 srfi/43 srfi/45 srfi/60 srfi/61 srfi/64 srfi/66 srfi/69
    srfi/71 srfi/78 srfi/87 srfi/98 parser-tools/lex parser-tools/lex-sre parser-tools/lex-plt-v200
    parser-tools/yacc parser-tools/cfg-parser
    srfi/38 srfi/48 srfi/74))

;; -> sorted list of names; those of another phase than 0 as (phase name); #f when the library is not there
(define (exports library)
  (define-values (vals stxs)
    (with-handlers ([exn:fail? (lambda (e) (values #f #f))])
      (dynamic-require library (void))
      (module->exports library)))
  (and vals
       (sort (for*/list ([group (in-list (append vals stxs))]
                         #:when (memv (if (exact-integer? (car group)) (car group) 9) '(-1 0 1))
                         [e (in-list (cdr group))])
               (if (eqv? 0 (car group)) (car e) (list (car group) (car e))))
             string<? #:key (lambda (name) (format "~s" name)))))

(module+ main
  (define width 118)
  ;; the names, as many on a line as have room
  (define (write-names names)
    (for/fold ([column 0]) ([name (in-list names)])
      (define text (format "~s" name))
      (define new? (> (+ column 1 (string-length text)) width))
      (printf "~a~a" (if new? "\n  " " ") text)
      (+ 1 (string-length text) (if new? 1 column))))
  (with-output-to-file "reference.rktd" #:exists 'truncate
    (lambda ()
      (printf ";; What the reference's libraries export: (library name ...). Written by list.rkt.\n")
      (for ([library (in-list libraries)])
        (printf "(~s" library)
        (write-names (exports library))
        (printf ")\n")))))
