#lang racket/base
;; r6rs/private/read: the lexical syntax of the Report where it differs: byte vectors, escapes by \x...;, names of
;; characters, #!r6rs.
;; Layer: above racket/base.

(provide make-r6rs-readtable)

(define (make-r6rs-readtable)
  (make-readtable (current-readtable)
                  #\" 'terminating-macro read-string-literal
                  #\v 'dispatch-macro read-byte-vector
                  #\! 'dispatch-macro read-directive
                  #\\ 'dispatch-macro read-character))

(define (fail what port source line column position)
  (raise (exn:fail:read (format "read: ~a" what) (current-continuation-marks)
                        (list (srcloc source line column position #f)))))
(define (located v source line column position port)
  (if source
      (datum->syntax #f v (list source line column position
                                (let-values ([(l c p) (port-next-location port)])
                                  (and p position (- p position)))))
      v))

;; #vu8(1 2 ...)
(define (read-byte-vector c port source line column position)
  (unless (regexp-try-match #rx#"^u8" port) (fail "bad syntax `#v`" port source line column position))
  (define l (read port))
  (unless (and (list? l) (andmap byte? l)) (fail "expected a list of bytes after `#vu8`" port source line column position))
  (located (bytes->immutable-bytes (apply bytes l)) source line column position port))

;; #!r6rs and the like are comments.
(define (read-directive c port source line column position)
  (regexp-try-match #px#"^[^\\s()\\[\\]\";]*" port)
  (make-special-comment #f))

(define names
  (hash "nul" #\nul "alarm" #\u7 "backspace" #\backspace "tab" #\tab "linefeed" #\newline "newline" #\newline
        "vtab" #\vtab "page" #\page "return" #\return "esc" #\u1B "space" #\space "delete" #\rubout))
(define (read-character c port source line column position)
  (define first (read-char port))
  (when (eof-object? first) (fail "expected a character after `#\\`" port source line column position))
  (define more (bytes->string/utf-8 (car (regexp-try-match #px#"^[^\\s()\\[\\]\";#']*" port))))
  (define text (string-append (string first) more))
  (define hex (and (regexp-match? #px"^x[0-9a-fA-F]+$" text) (string->number (substring text 1) 16)))
  (define char
    (cond [(string=? more "") first]
          [hex (and (or (< hex #xD800) (< #xDFFF hex #x110000)) (integer->char hex))]
          [else (hash-ref names text #f)]))
  (unless char (fail (format "bad character constant `#\\~a`" text) port source line column position))
  (located char source line column position port))

(define (read-string-literal c port source line column position)
  (define out (open-output-string))
  (define (next)
    (define c (read-char port))
    (when (eof-object? c) (fail "expected a closing `\"`" port source line column position))
    c)
  (let loop ()
    (define c (next))
    (case c
      [(#\") (void)]
      [(#\\)
       (define e (next))
       (case e
         [(#\a) (write-char #\u7 out)] [(#\b) (write-char #\backspace out)] [(#\t) (write-char #\tab out)]
         [(#\n) (write-char #\newline out)] [(#\v) (write-char #\vtab out)] [(#\f) (write-char #\page out)]
         [(#\r) (write-char #\return out)] [(#\" #\\) (write-char e out)]
         [(#\x)
          (define m (regexp-try-match #px#"^([0-9a-fA-F]+);" port))
          (unless m (fail "bad `\\x` escape in string" port source line column position))
          (write-char (integer->char (string->number (bytes->string/utf-8 (cadr m)) 16)) out)]
         [else
          (cond
            [(or (char-whitespace? e)) (skip-line-end e port)]
            [else (fail (format "illegal escape `\\~a` in string" e) port source line column position)])])
       (loop)]
      [else (write-char c out) (loop)]))
  (located (string->immutable-string (get-output-string out)) source line column position port))
;; A line end after a backslash goes, with the blanks around it.
(define (skip-line-end e port)
  (unless (char=? e #\newline) (regexp-try-match #rx#"^[ \t]*\r?\n?" port))
  (regexp-try-match #rx#"^[ \t]*" port))
