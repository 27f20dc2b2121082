#lang racket/base
;; racket/private/unit/forms: the forms that make units of a body, of a unit that is there, and of the names around.
;; Layer: above unit/body.

(provide unit unit/named define-unit define-unit-binding unit-from-context define-unit-from-context)

(require "runtime.rkt" (for-syntax racket/base "signatures.rkt" "known.rkt" "clauses.rkt" "body.rkt"))

;; A unit: (import sig ...), (export sig ...), perhaps (init-depend sig ...), then definitions and expressions.
(define-syntax (unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (syntax-protect (unit-expression stx (unit-name-of stx) imports exports depends body)))]))

;; (define-unit id (import sig ...) (export sig ...) body ...)
;; Defines id as a unit, with its signatures for the forms that infer links.
(define-syntax (define-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (check-id stx #'id)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (static-definition #'id (quasisyntax/loc stx (unit/named #,stx id . parts)) imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (unit/named form id . parts): the unit named id that PARTS, of the form, tell.
(define-syntax (unit/named stx)
  (syntax-case stx ()
    [(_ form id . parts)
     (let-values ([(imports exports depends body) (unit-parts #'form #'parts)])
       (unit-expression #'form (syntax-e #'id) imports exports depends body))]))

;; (define-unit-binding id unit-expr (import ...) (export ...))
;; Defines id as the unit that the expression gives, with these signatures.
(define-syntax (define-unit-binding stx)
  (syntax-case stx ()
    [(_ id e . parts)
     (check-id stx #'id)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts #f)])
       (unless (null? body)
         (raise-syntax-error #f "init-depend clause must start with keyword \"init-depend\"" stx (car body)))
       (static-definition
        #'id
        #`(let ([unit-tmp e])
            (check-fits 'define-unit-binding unit-tmp
                        (list #,@(map tag-and-key imports)) (list #,@(map tag-and-key exports)))
            unit-tmp)
        imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, unit expression, import clause, and export clause" stx)]
    [(_ id) (raise-syntax-error #f "missing expression, import and export clauses" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit-from-context sig), (define-unit-from-context id sig)
;; A unit that exports, by the signature, the names around it.
(begin-for-syntax
  (define (context-unit stx form name)
    (define s (parse-spec stx form #f))
    (with-syntax ([(tmp ...) (generate-temporaries (spec-ids s))]
                  [(box-name ...) (map (lambda (id) (datum->syntax #f (syntax-e id))) (spec-ids s))]
                  [(id ...) (context-values s)]
                  [key (tag-and-key s)])
      #`(make-unit '#,name '() (list key) '()
                   (lambda ()
                     (let ([tmp (make-box 'box-name)] ...)
                       (values (list (vector tmp ...))
                               (lambda (imports) (set-box! tmp id) ... (void)))))))))
(define-syntax (unit-from-context stx)
  (syntax-case stx ()
    [(_ s) (context-unit stx #'s (unit-name-of stx))]
    [(_) (raise-syntax-error #f "missing export-spec" stx)]
    [_ (raise-syntax-error #f "nothing is permitted after export-spec" stx)]))
;; Defines id as a unit that exports, by signature s, the names around it.
(define-syntax (define-unit-from-context stx)
  (syntax-case stx ()
    [(_ id s)
     (check-id stx #'id)
     (static-definition #'id (context-unit stx #'s (syntax-e #'id)) '() (list (parse-spec stx #'s #f)) '())]
    [(_ id) (raise-syntax-error #f "missing export-spec" stx)]
    [(_) (raise-syntax-error #f "missing unit name and signature" stx)]
    [_ (raise-syntax-error #f "nothing is permitted after export-spec" stx)]))
