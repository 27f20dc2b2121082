#lang racket/base
;; srfi/26: cut and cute: procedures made by leaving places in an application open.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide cut cute)

;; (cut slot-or-expr ...): <> is a parameter, <...> at the end all further arguments.  The expressions are
;; evaluated at each call.
(define-syntax (cut stx)
  (define-values (formals parts bindings) (open-places stx #f))
  (quasisyntax/loc stx (lambda #,formals #,parts)))

;; The same; the expressions are evaluated once, when the procedure is made.
(define-syntax (cute stx)
  (define-values (formals parts bindings) (open-places stx #t))
  (quasisyntax/loc stx (let #,bindings (lambda #,formals #,parts))))

(begin-for-syntax
  ;; -> syntax of formals, the application, and bindings for the expressions when ONCE?
  (define (open-places stx once?)
    (define items (cdr (or (syntax->list stx) (raise-syntax-error #f "bad syntax" stx))))
    (when (null? items) (raise-syntax-error #f "bad syntax" stx))
    (define (is? item symbol) (and (identifier? item) (eq? symbol (syntax-e item))))
    (let loop ([l items] [ids '()] [parts '()] [bindings '()])
      (cond
        [(null? l) (values (reverse ids) (reverse parts) (reverse bindings))]
        [(is? (car l) '<>)
         (define x (car (generate-temporaries '(x))))
         (loop (cdr l) (cons x ids) (cons x parts) bindings)]
        [(is? (car l) '<...>)
         (unless (null? (cdr l)) (raise-syntax-error #f "<...> must be last" stx (car l)))
         (values (append (reverse ids) #'rest)
                 #`(apply #,@(reverse parts) rest)
                 (reverse bindings))]
        [once?
         (define e (car (generate-temporaries '(e))))
         (loop (cdr l) ids (cons e parts) (cons (list e (car l)) bindings))]
        [else (loop (cdr l) ids (cons (car l) parts) bindings)]))))
