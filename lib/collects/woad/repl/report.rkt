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

;; (show-excerpt v colour?) -> void: writes the line, or what of a long one is near the place, with a mark under the place to the
;; error port
(define (show-excerpt v colour?)
  (define s (where-of v))
  (when s
    (define text (source-line s))
    (define number (format "~a" (srcloc-line s)))
    (define column (min (srcloc-column s) (string-length text)))
    (define start (if (> (string-length text) most-shown) (max 0 (min (- column 20) (- (string-length text) most-shown))) 0))
    (define end (min (string-length text) (+ start most-shown)))
    (define mark-end (min end (+ column (max 1 (or (srcloc-span s) 1)))))
    (define err (current-error-port))
    (define (paint code string) (if colour? (string-append "\e[" code "m" string "\e[0m") string))
    (define (show gutter . parts) (fprintf err "  ~a ~a\n" (paint "2" (string-append gutter " |")) (apply string-append parts)))
    (unless (eq? 'stdin (srcloc-source s)) (fprintf err "  in ~a:\n" (srcloc-source s)))
    (show number (if (> start 0) "..." "") (substring text start end) (if (< end (string-length text)) "..." ""))
    (show (make-string (string-length number) #\space)
          (if (> start 0) "   " "")
          (blank (substring text start column))
          (paint "1;31" (make-string (max 1 (columns (substring text column mark-end))) #\^)))
    (flush-output err)))
(define most-shown 160) ; characters of a line

;; What takes as much place as the text.
(define (blank text)
  (apply string-append
         (for/list ([c (in-string text)]) (if (char=? c #\tab) "\t" (make-string (char-columns c) #\space)))))
(define (columns text) (for/sum ([c (in-string text)]) (char-columns c)))
;; How many columns of a terminal a character takes: East Asian ones two, marks on others none.
(define (char-columns c)
  (define n (char->integer c))
  (cond
    [(< n #x300) 1]
    [(memq (char-general-category c) '(mn me cf)) 0]
    [(for/or ([range (in-list wide)]) (<= (car range) n (cdr range))) 2]
    [else 1]))
(define wide
  '((#x1100 . #x115F) (#x2E80 . #x303E) (#x3041 . #xA4CF) (#xA960 . #xA97F) (#xAC00 . #xD7A3) (#xF900 . #xFAFF) (#xFE30 . #xFE6F)
    (#xFF01 . #xFF60) (#xFFE0 . #xFFE6) (#x1F300 . #x1F64F) (#x1F680 . #x1F6FF) (#x1F900 . #x1F9FF) (#x20000 . #x3FFFD)))
