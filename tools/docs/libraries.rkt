#lang racket/base
;; libraries: what the public libraries export and what is documented of it, from the compiled modules and their sources.
(require racket/list racket/string woad/docs woad/libraries)
(provide (struct-out library) (struct-out entry) read-libraries library-page)

;; path  : symbol, a module path
;; about : lines of the comment at the head of its source
;; entries : list of entry, what is told on the library's own page
;; elsewhere : list of (cons name library-path): exports that another library's page tells of
;; syntax-time : names it exports for phases other than 0
(struct library (path about entries elsewhere syntax-time))

;; name : symbol    kind : 'syntax or 'value
;; home : string, the module that defines it
;; lines : what is documented, the ways to use it first; empty when nothing is
;; renamed? : whether that is told of it under the name it has where it is defined, another one
(struct entry (name kind home lines renamed?))

;; (library-page path) -> file name of its page, without a % as in srfi/%3a45: a link would have to write it otherwise than the file
(define (library-page path)
  (string-append (string-replace (string-replace (symbol->string path) "/" "-") "%" "_") ".html"))

;; (read-libraries collects) -> list of library, in the order of their names
(define (read-libraries collects)
  (define sources (make-hash))
  (define (scan file) (or (hash-ref sources file #f) (let ([s (scan-source file)]) (hash-set! sources file s) s)))
  (define paths (sort (public-modules collects) symbol<?))
  (define-values (exported size) (values (make-hasheq) (make-hasheq)))
  (parameterize ([current-namespace (make-base-empty-namespace)])
    (for ([p (in-list paths)])
      (define-values (all count) (exports p))
      (hash-set! exported p all)
      (hash-set! size p count)))
  (define homes (choose-homes paths exported size))
  (for/list ([p (in-list paths)])
    (define all (hash-ref exported p))
    (define-values (own others)
      (partition (lambda (x) (eq? p (hash-ref homes (export-binding x)))) (filter (lambda (x) (eqv? 0 (export-phase x))) all)))
    (library p (module-summary (module-file collects p))
             (for/list ([x (in-list own)]) (make-entry x scan))
             (for/list ([x (in-list others)]) (cons (export-name x) (hash-ref homes (export-binding x))))
             (sort (remove-duplicates (for/list ([x (in-list all)] #:unless (eqv? 0 (export-phase x))) (export-name x))) symbol<?))))

(define (make-entry x scan)
  (define-values (home name shown) (apply values (export-binding x)))
  (define file (if (pair? home) (car home) home))
  (define value? (and (path? file) (value-definition? (scan file) name)))
  (define lines (home-documentation home name shown scan))
  (define renamed? (not (or (eq? name shown) (equal? lines (home-documentation home shown shown scan)))))
  (entry shown (if value? 'value (export-kind x)) (module-text home) lines renamed?))
