#lang racket/base
;; racket/private/unit/known: what is known of units by name, and of what they need, at compile time.
;; Layer: above unit/signatures; required for-syntax by the forms of racket/unit.

(provide unit-name-of static-definition satisfies?)

(require "signatures.rkt" (for-template racket/base))

;; the symbol that the unit STX is named by, or #f where its place is the name
(define (unit-name-of stx)
  (define property (syntax-property stx 'inferred-name))
  (define name (or property (syntax-local-name)))
  (cond [(identifier? name) (syntax-e name)] [else (and (symbol? name) name)]))

;; definition of ID as a unit, with what is known of it
(define (static-definition id e imports exports depends)
  (with-syntax ([(value) (generate-temporaries (list id))])
    #`(begin
        (define value #,(if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (syntax-e id))))
        (define-syntax #,id
          (unit-static (quote-syntax value) #,(static-specs imports) #,(static-specs exports)
                       #,(tagged-ids depends))))))

;; code for a list of (tag . signature identifier)
(define (tagged-ids l) #`(list #,@(map (lambda (t) #`(cons '#,(car t) (quote-syntax #,(cdr t)))) l)))
(define (static-specs specs) (tagged-ids (map (lambda (s) (cons (spec-tag s) (spec-id s))) specs)))

;; Does the export A, (tag . signature identifier), do for the import B?
(define (satisfies? stx a b)
  (and (eq? (car a) (car b))
       (let loop ([id (cdr a)])
         (or (free-identifier=? id (cdr b))
             (eq? (lookup-signature stx id) (lookup-signature stx (cdr b)))
             (let ([parent (signature-parent (lookup-signature stx id))]) (and parent (loop parent)))))))
