#lang racket/base
;; woad/repl/results: the last results, as ^ ^^ ... or $1 $2 ..., where these names mean nothing else.  Layer: above racket/base.
(require "state.rkt")
(provide keeping-results bind-results!)

;; (keeping-results show) -> procedure of a result: keeps it, but not void, and shows it
(define ((keeping-results show) v)
  (unless (void? v) (note-result! v))
  (show v))

(define names '((^ . 0) (^^ . 1) (^^^ . 2) (^^^^ . 3) (^^^^^ . 4) ($1 . 0) ($2 . 1) ($3 . 2) ($4 . 3) ($5 . 4)))

;; namespace -> mutable hash: what each name was last bound to here; a program's own definition is something else
(define bound (make-weak-hasheq))
(define none (string->uninterned-symbol "none"))

;; (bind-results! form) -> void: gives the names that occur in the form, syntax, their values
(define (bind-results! form)
  (define l (last-results))
  (when (and (pair? l) (syntax? form))
    (let search ([d (syntax->datum form)])
      (cond
        [(pair? d) (search (car d)) (search (cdr d))]
        [(symbol? d)
         (define name (assq d names))
         (when (and name (< (cdr name) (length l))) (bind-name! d (list-ref l (cdr name))))]))))

(define (bind-name! name v)
  (define ns (current-namespace))
  (define ours (hash-ref! bound ns make-hasheq))
  (define now
    (with-handlers ([exn:fail:contract:variable? (lambda (e) none)]
                    [exn:fail:syntax? (lambda (e) 'syntax)])
      (namespace-variable-value name #t)))
  (when (and (or (eq? now none) (eq? now (hash-ref ours name none)))
             (not (pair? (identifier-binding (namespace-symbol->identifier name) (namespace-base-phase)))))
    (namespace-set-variable-value! name v #t)
    (hash-set! ours name v)))
