#lang racket/base
;; What RFC 2045 and 2046 say where the reference differs: semicolons in quotes, lines that only begin like a boundary, a last boundary
;; without a line behind it, lines that end in a newline alone, and lines before the first field that are none.
(require net/mime)
(define (body e) (let ([b (entity-body e)]) (cond [(procedure? b) (let ([o (open-output-bytes)]) (b o) (get-output-bytes o))] [else b])))
(define (show-disposition d) (and d (list (disposition-type d) (disposition-filename d) (disposition-creation d) (disposition-modification d) (disposition-read d) (disposition-size d) (disposition-params d))))
(define (show-entity e)
  (list (entity-type e) (entity-subtype e) (entity-charset e) (entity-encoding e) (show-disposition (entity-disposition e)) (entity-params e) (entity-id e) (entity-description e) (entity-other e) (entity-fields e) (map show (entity-parts e)) (body e)))
(define (show m) (list (message-version m) (show-entity (message-entity m)) (message-fields m)))
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (if type (let-values ([(name a b c d f g h) (struct-type-info type)]) name) e)))
(define-syntax-rule (t s a ...) (begin (printf "~s\n" s) (with-handlers ([void (lambda (e) (printf "  ERR ~s ~s\n" (kind e) (if (exn? e) (exn-message e) #f)))]) (printf "  ~s\n" (show (mime-analyze s a ...))))))
(define (crlf . l) (apply bytes-append (map (lambda (x) (bytes-append x #"\r\n")) l)))
(t (crlf #"Content-Type: text/plain; Charset=UTF-8; A=\"b;c\\\"d\"; e = f" #"" #"x"))
(t (crlf #"A b: c" #"D : e" #"F:g" #"" #"x"))
(t (crlf #"Content-Type: multipart/mixed; boundary=xx" #"" #"--xx  " #"" #"a" #"--xxy" #"b" #"--xx" #"" #"c" #"" #"--xx--"))
(t (crlf #"Content-Type: multipart/mixed; boundary=xx" #"" #"--xx" #"Content-Type: multipart/mixed; boundary=yy" #"" #"--yy" #"" #"in" #"--yy--" #"--xx" #"" #"out" #"--xx--"))
(t #"Content-Type: multipart/mixed; boundary=xx\n\n--xx\n\na\nb\n--xx--\n")
