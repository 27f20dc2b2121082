#lang racket/base
;; syntax/moddep: the libraries about modules, together.
(require "modread.rkt" "modcode.rkt" "modcollapse.rkt" "modresolve.rkt")
(provide (all-from-out "modread.rkt" "modcode.rkt" "modcollapse.rkt" "modresolve.rkt")
         show-import-tree)

;; (show-import-tree module-path #:dag? any #:path-to module-path #:show show) -> void: the modules that it imports, each
;; deeper by a space; phases other than 0 are shown after the name
(define (show-import-tree module-path #:dag? [dag? #f] #:path-to [path-to #f]
                          #:show [show (lambda (indent path require-mode phase)
                                         (printf "~a~a~a ~a\n" indent path require-mode phase))])
  (define target (and path-to (resolve-module-path path-to #f)))
  (define seen (make-hash))
  (define (reaches? path)
    (or (equal? path target)
        (for/or ([i (in-list (imports path))]) (reaches? (cdr i)))))
  (define (imports path)
    (if (symbol? path)
        '()
        (for*/list ([group (in-list (module->imports* path))] [mpi (in-list (cdr group))])
          (cons (car group) (resolve-module-path-index mpi (if (pair? path) (cadr path) path))))))
  (define (module->imports* path)
    (dynamic-require (if (pair? path) (cons 'submod (cdr path)) path) (void))
    (module->imports (if (pair? path) (cons 'submod (cdr path)) path)))
  (let loop ([path (resolve-module-path module-path #f)] [indent ""] [phase 0] [mode ""])
    (unless (and dag? (hash-ref seen path #f))
      (hash-set! seen path #t)
      (when (or (not target) (reaches? path))
        (show indent path mode phase)
        (for ([i (in-list (imports path))])
          (define shift (car i))
          (loop (cdr i) (string-append indent " ")
                (and phase shift (+ phase shift))
                (cond [(eqv? shift 0) ""] [(not shift) " [for-label]"] [(eqv? shift 1) " [for-syntax]"]
                      [(eqv? shift -1) " [for-template]"] [else (format " [for-meta ~a]" shift)])))))))
