#lang racket/base
;; woad/repl/report: an excerpt of the source where an error comes from.  Layer: above racket/base.
(require "state.rkt")
(provide show-excerpt where-of)

;; (where-of v) -> srcloc with a line, or #f: where the exception says it is, its syntax, or its nearest context
(define (where-of v)
  (or (and (exn:srclocs? v)
           (for/or ([s (in-list ((exn:srclocs-accessor v) v))]) (usable s)))
      (and (exn:fail:syntax? v)
           (for/or ([stx (in-list (exn:fail:syntax-exprs v))])
             (usable (srcloc (syntax-source stx) (syntax-line stx) (syntax-column stx) (syntax-position stx) (syntax-span stx)))))
      (and (exn? v)
           (for/or ([frame (in-list (continuation-mark-set->context (exn-continuation-marks v)))])
             (and (srcloc? (cdr frame)) (own? (srcloc-source (cdr frame))) (usable (cdr frame)))))))
(define (usable s)
  (and (srcloc? s) (srcloc-line s) (srcloc-column s) (source-line s) s))
;; The program's own text, not the library's.
(define (own? source)
  (or (eq? source 'stdin)
      (and (path? source)
           (not (for/or ([folder (in-list (current-library-collection-paths))])
                  (define prefix (path->bytes (path->directory-path folder)))
                  (define bytes (path->bytes source))
                  (and (> (bytes-length bytes) (bytes-length prefix))
                       (equal? prefix (subbytes bytes 0 (bytes-length prefix)))))))))

;; The text of the line, or #f.
(define (source-line s)
  (define source (srcloc-source s))
  (define (line-of in)
    (for/first ([text (in-lines in)] [n (in-naturals 1)] #:when (= n (srcloc-line s))) text))
  (cond
    [(eq? source 'stdin) (input-line (srcloc-line s))]
    [(and (path? source) (file-exists? source))
     (call-with-input-file source line-of)]
    [else #f]))

;; (show-excerpt v colour?) -> void: writes the line with a mark under the place to the error port
(define (show-excerpt v colour?)
  (define s (where-of v))
  (when s
    (define text (source-line s))
    (define number (format "~a" (srcloc-line s)))
    (define column (min (srcloc-column s) (string-length text)))
    (define width (max 1 (min (or (srcloc-span s) 1) (- (string-length text) column))))
    (define err (current-error-port))
    (define (paint code string) (if colour? (string-append "\e[" code "m" string "\e[0m") string))
    (unless (eq? 'stdin (srcloc-source s)) (fprintf err "  in ~a:\n" (srcloc-source s)))
    (fprintf err "  ~a ~a\n" (paint "2" (string-append number " |")) text)
    (fprintf err "  ~a ~a~a\n" (paint "2" (string-append (make-string (string-length number) #\space) " |"))
             (list->string (for/list ([c (in-string text 0 column)]) (if (char=? c #\tab) #\tab #\space)))
             (paint "1;31" (make-string width #\^)))
    (flush-output err)))
