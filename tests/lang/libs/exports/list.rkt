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
    racket/class racket/trait racket/unit racket/contract racket/contract/base racket/contract/combinator
    racket/contract/parametric racket/contract/region racket))

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
  (require racket/pretty)
  (with-output-to-file "reference.rktd" #:exists 'truncate
    (lambda ()
      (printf ";; What the reference's libraries export: (library name ...). Written by list.rkt.\n")
      (parameterize ([pretty-print-columns 120])
        (for ([library (in-list libraries)])
          (pretty-write (cons library (exports library))))))))
