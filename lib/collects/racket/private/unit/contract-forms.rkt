#lang racket/base
;; racket/private/unit/contract-forms: the forms that put contracts on units.
;; Layer: above unit/forms and unit/contract.

(provide unit/c define-unit/contract)

(require "forms.rkt" (only-in "../../contract/private/apply.rkt" contract current-contract-region)
         (for-syntax racket/base "signatures.rkt" "known.rkt" "clauses.rkt" "contract-clauses.rkt"))

;; (unit/c (import block ...) (export block ...) [(init-depend sig ...)] [body-contract]), block as SIG or
;; (SIG [id contract] ...), body-contract as CONTRACT or (values CONTRACT ...)
;; A contract for units whose imports and exports obey contracts, which can mention the variables of their signatures,
;; and perhaps what their bodies return.
(define-syntax (unit/c stx)
  (syntax-case stx ()
    [(_ imports exports . more)
     (syntax->list #'more)
     (contract-expression stx #'imports #'exports (syntax->list #'more) #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-unit/contract id (import block ...) (export block ...) [(init-depend sig ...)] [#:invoke/contract contract]
;;   body ...)
;; Defines id as a unit whose imports and exports obey contracts, and perhaps what its body returns.
(define-syntax (define-unit/contract stx)
  (syntax-case stx ()
    [(_ id imports exports . more)
     (syntax->list #'more)
     (let ()
       (check-id stx #'id)
       (define (plain clause word)
         (cons word (map (lambda (f) (block-spec stx f)) (clause-parts stx clause word))))
       (define all (syntax->list #'more))
       (define-values (depend-forms after) (split-depends stx all))
       (define depend-clause (if (eq? after all) '() (list (car all))))
       (define-values (invoke body)
         (syntax-case after ()
           [(k c e ...) (eq? '#:invoke/contract (syntax-e #'k)) (values (list #'c) #'(e ...))]
           [_ (values '() after)]))
       (define parts #`(#,(plain #'imports 'import) #,(plain #'exports 'export) #,@depend-clause . #,body))
       (define-values (import-specs export-specs depends forms) (unit-parts stx parts))
       (static-definition
        #'id
        #`(contract #,(contract-expression stx #'imports #'exports (append depend-clause invoke) (syntax-e #'id))
                    (unit/named #,stx id . #,parts)
                    '(unit id) (current-contract-region) 'id #f)
        import-specs export-specs depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [(_ id . _) (check-id stx #'id) (raise-syntax-error #f "bad syntax" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
