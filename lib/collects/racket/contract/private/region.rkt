#lang racket/base
;; racket/contract/private/region: contracts at definitions and around regions of code.
;; Layer: contract system, above arrow.
;; Inside of the definition or the region the names stand for the values without their contracts.

(provide define/contract with-contract define-struct/contract struct/contract)

(require "core.rkt" "apply.rkt" "arrow.rkt" racket/stxparam (for-syntax racket/base "location.rkt"))

(begin-for-syntax
  ;; The name that a definition's head defines.
  (define (head-name stx head)
    (let loop ([h head])
      (syntax-case h ()
        [id (identifier? #'id) #'id]
        [(h . _) (loop #'h)]
        [_ (raise-syntax-error #f "expected an identifier or a function header" stx head)]))))

;; (define/contract id c e) or (define/contract (id . formals) c body ...)
(define-syntax (define/contract stx)
  (when (memq (syntax-local-context) '(expression))
    (raise-syntax-error #f "not used in definition context" stx))
  (syntax-case stx ()
    [(_ id c e)
     (identifier? #'id)
     (with-syntax ([location (location-syntax #'id)])
       #'(define id
           (let ([party '(definition id)])
             (apply-contract c
                             (syntax-parameterize ([current-contract-region (lambda (use) #''(definition id))])
                               (let ([id e]) id))
                             party (current-contract-region) 'id location))))]
    [(_ id c e0 e ...)
     (identifier? #'id)
     (raise-syntax-error #f "multiple expressions after identifier and contract" stx)]
    [(_ head c body0 body ...)
     (with-syntax ([id (head-name stx #'head)])
       (with-syntax ([location (location-syntax #'id)])
         #'(define id
             (let ([inner
                    (syntax-parameterize ([current-contract-region (lambda (use) #''(function id))])
                      (let () (define head body0 body ...) id))])
               (apply-contract c inner '(function id) (current-contract-region) 'id location)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (with-contract region ([id c] ...) body ...) defines the ids with their contracts;
;; (with-contract region #:result c body ...) is the value of the body with the contract.
(define-syntax (with-contract stx)
  (syntax-case stx ()
    [(_ name #:result c body0 body ...)
     (identifier? #'name)
     (with-syntax ([location (location-syntax stx)])
       #'(apply-contract c
                         (syntax-parameterize ([current-contract-region (lambda (use) #''(region name))])
                           (let () body0 body ...))
                         '(region name) (current-contract-region)  'name location))]
    [(_ name ([id c] ...) body ...)
     (and (identifier? #'name) (andmap identifier? (syntax->list #'(id ...))))
     (with-syntax ([(inner ...) (generate-temporaries #'(id ...))]
                   [(location ...) (map location-syntax (syntax->list #'(id ...)))])
       #'(begin
           (define-values (inner ...)
             (syntax-parameterize ([current-contract-region (lambda (use) #''(region name))])
               (let () body ... (values id ...))))
           (define id
             (apply-contract c inner '(region name) (current-contract-region) 'id location))
           ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; A structure whose constructor checks the fields: (struct/contract id ([field c] ...) option ...), and the same with
;; a constructor called make-id.
(define-syntax-rule (define-checked-struct name define-it maker)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ id ([field c] (... ...)) option (... ...))
       (identifier? #'id)
       (with-syntax ([make (string->symbol (format maker (syntax-e #'id)))]
                     [source (source-syntax stx)])
         #'(begin
             (define guard
               (apply-contract (-> c (... ...) symbol? any) (lambda (field (... ...) name) (values field (... ...)))
                               '(struct id) (current-contract-region) 'make (srcloc source #f #f #f #f)))
             (define-it id (field (... ...)) #:guard guard option (... ...))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-checked-struct define-struct/contract define-struct "make-~a")
;; (struct/contract id ([field contract] ...) option ...)
;; A structure type whose fields have contracts.
(define-checked-struct struct/contract struct "~a")
