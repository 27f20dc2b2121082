#lang racket/base
;; racket/contract/private/older: names and forms of older versions of the contract system.
;; Layer: contract system, above struct.

(provide contract-proc make-proj-contract raise-contract-error contract-struct define-contract-struct)

(require "blame.rkt" "core.rkt" "struct.rkt" (only-in "apply.rkt" source->srcloc) (for-syntax racket/base))

;; (contract-struct id (field ...)): an immutable structure type with the contract forms id/c and id/dc.
(define-syntax (contract-struct stx)
  (syntax-case stx ()
    [(_ id (field ...))
     (and (identifier? #'id) (andmap identifier? (syntax->list #'(field ...))))
     (with-syntax ([id/c (datum->syntax #'id (string->symbol (format "~a/c" (syntax-e #'id))) #'id)]
                   [id/dc (datum->syntax #'id (string->symbol (format "~a/dc" (syntax-e #'id))) #'id)])
       #'(begin
           (struct id (field ...))
           (define-syntax-rule (id/c c (... ...)) (struct/c id c (... ...)))
           (define-syntax-rule (id/dc c (... ...)) (struct/dc id c (... ...)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines a structure type and NAME/dc and NAME/c, contracts for it that are checked when fields are read.
(define-syntax (define-contract-struct stx)
  (syntax-case stx ()
    [(_ id fields)
     (identifier? #'id)
     (with-syntax ([make (datum->syntax #'id (string->symbol (format "make-~a" (syntax-e #'id))) #'id)])
       #'(begin (contract-struct id fields) (define make id)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- older names --------------------------------------------------------------------------------

;; A projection from the parties, the source and whether the blame is swapped, as in contracts of old.
(define (contract-proc c)
  (define (contract-proc positive negative info name [original? #t])
    (define project
      ((late-neg-of (coerce-contract 'contract-proc c))
       (make-blame (source-of info) (name-in info) (lambda () name) positive negative original?)))
    (lambda (v) (project v #f)))
  contract-proc)
(define (source-of info)
  (define s (if (pair? info) (car info) info))
  (and (or (srcloc? s) (syntax? s)) (source->srcloc s)))
(define (name-in info) (and (pair? info) (cadr info)))
;; A contract from a name, a procedure of both parties and the value, and a predicate.
(define (make-proj-contract name proc first-order)
  (make-contract #:name name #:first-order first-order
                 #:projection
                 (lambda (b)
                   (proc (blame-positive b) (blame-negative b) (list (blame-source b) (blame-value b))
                         (blame-contract b) (not (blame-swapped? b))))))
;; info : syntax, or a list of source and name
(define (raise-contract-error v info blamed contract-name fmt . args)
  (unless (or (syntax? info) (and (list? info) (= 2 (length info))))
    (raise-argument-error 'contract "(or/c syntax? (list/c any/c any/c))" info))
  (apply raise-blame-error
         (make-blame (source-of info) (name-in info) (lambda () contract-name) blamed #f)
         v fmt args))
