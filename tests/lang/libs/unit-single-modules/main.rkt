#lang racket/base
;; Modules in racket/unit and racket/signature: what they provide and are called, and how their units are linked and used.
(require racket/unit racket/match "shape-sig.rkt" "shape-unit.rkt" "user.rkt" "more.rkt" "dotted.name-unit.rkt"
         (for-syntax racket/base racket/unit-exptime))

shape@ user@ dotted.name@

(define (provided file)
  (define-values (variables syntaxes) (module->exports file))
  (list variables (for/list ([l syntaxes]) (cons (car l) (map car (cdr l))))))
(for ([f '("shape-sig.rkt" "shape-unit.rkt" "user.rkt" "more.rkt" "dotted.name-unit.rkt")]) (writeln (provided f)))

(define-syntax (members stx)
  (syntax-case stx ()
    [(_ id)
     (let-values ([(parent variables values syntaxes) (signature-members #'id stx)])
       #`'(#,parent #,variables #,values #,syntaxes))]))
(members shape^)
(define-unit more@
  (import) (export more^)
  (define-values (x y z) (values 1 2 3))
  (define twice add1)
  (define-struct p (a b))
  (define-struct q (a) #:mutable)
  (define-struct r (a) #:constructor-name mk))
(let ()
  (define-values/invoke-unit more@ (import) (export (only more^ x z)))
  (list x z))

(invoke-unit (compound-unit (import) (export) (link [((L : shape^)) shape@] [() user@ (tag left L)])))
(define-values/invoke-unit/infer shape@)
(list x y (p-a (make-p 1 2)) (q-a (make-q 3)) (r-a (mk 4)) (twice 5) turn)
(define changed (make-q 1))
(set-q-a! changed 2)
(q-a changed)
(with-handlers ([exn:fail:contract? (lambda (e) (displayln (car (regexp-split #rx"\n" (exn-message e)))))])
  (twice 'two))

;; modules inside of others are called by their own names
(module inner-sig racket/signature/lang v w)
(module inner racket/unit/lang (require (submod ".." inner-sig)) (import inner^) (export) (list v w))
(module user racket/base
  (require racket/unit (submod ".." inner) (submod ".." inner-sig))
  (define-values (v w) (values 1 2))
  (invoke-unit/infer inner@))
(require 'user)

;; what the languages give, beside what the libraries give that they are made of
(define (exports library shift)
  (define-values (variables syntaxes) (begin (dynamic-require library #f) (module->exports library)))
  (for*/list ([l (append variables syntaxes)] [e (cdr l)]) (cons (and (car l) (+ shift (car l))) (car e))))
(define (compare language libraries)
  (define-values (given wanted) (values (exports language 0) (apply append libraries)))
  (list language (remove* wanted given) (remove* given wanted)))
(define-values (base unit) (values (exports 'racket/base 0) (exports 'racket/unit 0)))
(compare 'racket/unit/lang (list base unit))
(compare 'racket/signature/lang (list base unit (exports 'racket/contract 0) (exports 'racket/base 1)))
