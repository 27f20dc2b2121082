#lang racket/base
;; srfi/71: let, let* and letrec that bind several values.  Layer: above racket/base.
(require (for-syntax racket/base) (prefix-in r: (only-in racket/base let let* letrec)))
(provide (rename-out [let/values let] [let*/values let*] [letrec/values letrec] [letrec/values letrec*])
         values->list values->vector uncons uncons-2 uncons-3 uncons-4 uncons-cons unlist unvector)

(begin-for-syntax
  ;; [id ... expr] or [(values . formals) expr] -> formals, expression
  (define (split-binding stx binding)
    (syntax-case binding (values)
      [[(values . formals) e] (list #'formals #'e)]
      [[id0 id ... e]
       (andmap identifier? (syntax->list #'(id0 id ...)))
       (list #'(id0 id ...) #'e)]
      [_ (raise-syntax-error #f "bad syntax" stx binding)]))
  ;; formals -> proper list of identifiers, #t when there is a rest
  (define (formals-list formals)
    (let loop ([f formals] [ids '()])
      (syntax-case f ()
        [() (values (reverse ids) #f)]
        [(id . rest) (loop #'rest (cons #'id ids))]
        [id (values (reverse (cons #'id ids)) #t)])))
  ;; -> clause of let-values
  (define (values-clause stx binding)
    (let* ([split (split-binding stx binding)])
      (define-values (ids rest?) (formals-list (car split)))
      (if rest?
          #`[#,ids (call-with-values (lambda () #,(cadr split)) (lambda #,(car split) (values #,@ids)))]
          #`[#,ids #,(cadr split)])))
  (define (expand-form stx form)
    (syntax-case stx ()
      [(_ (binding ...) body0 body ...)
       (with-syntax ([(clause ...) (map (lambda (b) (values-clause stx b)) (syntax->list #'(binding ...)))]
                     [form form])
         (syntax/loc stx (form (clause ...) body0 body ...)))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

;; let: (let ([id ... expr] ...) body ...+)
;; The identifiers are bound to the values of the expression; [(values id ... . rest-id) expr] has a list of further values. A named let
;; has one identifier for each expression.
(define-syntax (let/values stx)
  (syntax-case stx ()
    [(_ name . rest) (identifier? #'name) (syntax/loc stx (r:let name . rest))]
    [_ (expand-form stx #'let-values)]))
;; let*: (let* ([id ... expr] ...) body ...+)
;; The same, each in the scope of those before.
(define-syntax (let*/values stx) (expand-form stx #'let*-values))
;; letrec: (letrec ([id ... expr] ...) body ...+)
;; letrec*: (letrec* ([id ... expr] ...) body ...+)
;; The same, each in the scope of all.
(define-syntax (letrec/values stx) (expand-form stx #'letrec-values))

;; (values->list expr)
;; The values of the expression as a list.
(define-syntax-rule (values->list e) (call-with-values (lambda () e) list))
;; (values->vector expr)
;; The values of the expression as a vector.
(define-syntax-rule (values->vector e) (call-with-values (lambda () e) vector))

;; Two values: the car and the cdr of a pair.
(define (uncons p) (values (car p) (cdr p)))
;; Three values: the first two elements and the rest of the list.
(define (uncons-2 l) (values (car l) (cadr l) (cddr l)))
;; Four values: the first three elements and the rest of the list.
(define (uncons-3 l) (values (car l) (cadr l) (caddr l) (cdddr l)))
;; Five values: the first four elements and the rest of the list.
(define (uncons-4 l) (values (car l) (cadr l) (caddr l) (cadddr l) (cddddr l)))
;; Three values: the car and the cdr of the car of a pair, and its cdr.
(define (uncons-cons p) (values (caar p) (cdar p) (cdr p)))
;; The elements of a list as values.
(define (unlist l) (apply values l))
;; The elements of a vector as values.
(define (unvector v) (apply values (vector->list v)))
