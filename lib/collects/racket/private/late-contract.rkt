#lang racket/base
;; racket/private/late-contract: procedures whose contract is loaded when it may be broken, and not before.  A test tells at
;; once of most calls that they keep it; all others go through the contract, which finds the words and whom to blame.
;; Layer: above racket/base; has no part of the contract system.
;;
;; The contracts of a library stand in a module of their own, made by define-refused of racket/contract/private/late:
;;   (lazy-require ["private/dict-contract.rkt" (refused)])
;;   (define-definer define/checked refused)
;;   (define/checked (dict-ref d k [default #f]) (dict? d) (ref d k default))
;; T1  A call that the test lets pass keeps the contract.  The test may refuse more than the contract does.
;; T2  The name is exported as contract-out would: each module that uses it has a procedure of its own, which knows its party.

(provide define-definer)

(require "party.rkt" (for-syntax racket/base "exported.rkt" "kw-formals.rkt"))

;; In the place of an argument that was not given.
(define absent (string->uninterned-symbol "absent"))
(define-syntax-rule (or-default v default) (if (eq? v absent) default v))

;; (refuse refused name unchecked party place args kws) -> what the contract of NAME lets through
;; args : values, perhaps absent ones at the end;  kws : keywords and values in turn, in the order of keyword<?
(define (refuse refused name unchecked party place args kws)
  (define-values (given given-values)
    (let loop ([l kws])
      (cond
        [(null? l) (values '() '())]
        [(eq? absent (cadr l)) (loop (cddr l))]
        [else (let-values ([(ks vs) (loop (cddr l))]) (values (cons (car l) ks) (cons (cadr l) vs)))])))
  (refused name unchecked party place (filter (lambda (v) (not (eq? v absent))) args) given given-values))

(define-syntax-rule (define-definer define/checked refused)
  (define-syntax-rule (define/checked head test body (... ...))
    (define-checked refused head test body (... ...))))

;; (define-checked refused (name . formals) test body ...)
(define-syntax (define-checked stx)
  (syntax-case stx ()
    [(_ refused (name . formals) test body ...)
     (let-values ([(args rest) (parse-formals stx #'formals #t)])
       (define ids (map arg-id args))
       (define given (generate-temporaries ids))
       (define optional (for/list ([a (in-list args)] [g (in-list given)] #:when (arg-default a)) (list (arg-id a) g (arg-default a))))
       (define (given-of pick?) (for/list ([a (in-list args)] [g (in-list given)] #:when (pick? a)) (if (arg-default a) g (arg-id a))))
       (define keywords
         (sort (for/list ([a (in-list args)] [g (in-list given)] #:when (arg-kw a))
                 (list (syntax-e (arg-kw a)) (if (arg-default a) g (arg-id a))))
               keyword<? #:key car))
       (define with-absent
         (for/list ([a (in-list args)] [g (in-list given)])
           (append (if (arg-kw a) (list (arg-kw a)) '())
                   (list (if (arg-default a) #`[#,g absent] (arg-id a))))))
       (with-syntax ([(id ...) ids]
                     [rest-formals (or rest '())]
                     [rest-value (or rest #''())]
                     [((formal ...) ...) with-absent]
                     [([default-id default-given default] ...) optional]
                     [(positional ...) (given-of (lambda (a) (not (arg-kw a))))]
                     [((kw kw-given) ...) keywords]
                     [(core make) (generate-temporaries (list #'name #'name))]
                     [place #`'(#,(syntax-line #'name) . #,(syntax-column #'name))])
         #`(begin
             (define core (let ([name (lambda (id ... . #,(if rest (list rest) '())) body ...)]) name))
             ;; party #f: the procedure without the test
             (define (make party)
               (let ([name
                      (lambda (formal ... ... . rest-formals)
                        (let* ([default-id (or-default default-given default)] ...)
                          (if (or (not party) test)
                              (core id ... . #,(if rest (list rest) '()))
                              (refuse refused 'name (make #f) party (cons (variable-reference->party (#%variable-reference)) place)
                                      (list* positional ... rest-value) (append (list (quote kw) kw-given) ...)))))])
                 name))
             (define-syntax name (make-exported #'make #'make #'core #f)))))]))
