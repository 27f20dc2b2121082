#lang racket/base
;; racket/private/unit/adapt: the forms that give a unit other signatures.
;; Layer: above unit/forms and unit/invoke.

(provide unit/new-import-export define-unit/new-import-export unit/s define-unit/s)

(require "runtime.rkt" "forms.rkt" "invoke.rkt"
         (for-syntax racket/base "signatures.rkt" "known.rkt" "clauses.rkt"))

;; (unit/new-import-export (import ...) (export ...) ((export-sig ...) unit-expr import-sig ...))
;; A unit with other signatures than the one it is made of: their names are matched up.
(begin-for-syntax
  ;; -> the specifications of the import and export clauses, with which PARTS begins, and what init-depend tells
  (define (adapted-specs stx parts)
    (define l (syntax->list parts))
    (define imports (map (lambda (f) (parse-spec stx f #t)) (clause-parts stx (car l) 'import)))
    (define-values (depends units) (split-depends stx (cddr l)))
    (values imports
            (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx (cadr l) 'export))
            (depends-of stx depends imports)))
  (define (adapted stx parts name)
    (define (specs clause word import?) (map (lambda (f) (parse-spec stx f import?)) (clause-parts stx clause word)))
    (define (check-present needed given what)
      (define have (for*/list ([s (in-list given)] [id (in-list (spec-ids s))] #:when id) id))
      (for* ([s (in-list needed)] [id (in-list (spec-ids s))] #:when id)
        (unless (for/or ([h (in-list have)]) (bound-identifier=? h id))
          (raise-syntax-error #f (format "identifier ~a is not present in ~a" (syntax-e id) what) stx))))
    (define l (proper-list stx parts))
    (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
    (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
    (define-values (imports exports) (values (car l) (cadr l)))
    (define-values (depends lines) (split-depends stx (cddr l)))
    (when (null? lines) (raise-syntax-error #f "missing unit specification" stx))
    (unless (null? (cdr lines)) (raise-syntax-error #f "expects a single unit specification" stx))
    (define line (syntax->list (car lines)))
    (unless (pair? line) (raise-syntax-error #f "bad linking line" stx (car lines)))
    (define outs (syntax->list (car line)))
    (unless outs (raise-syntax-error #f "bad export list" stx (car line)))
    (when (null? (cdr line)) (raise-syntax-error #f "missing unit expression" stx (car lines)))
    (define ins (cddr line))
    (define in-specs (map (lambda (f) (parse-spec stx f #f)) ins))
    (define out-specs (map (lambda (f) (parse-spec stx f #t)) outs))
    (check-present in-specs (specs imports 'import #t) "new imports")
    (check-present (specs exports 'export #f) out-specs "old exports")
    (quasisyntax/loc stx
      (let ([unit-tmp #,(cadr line)])
        (check-fits '#,(syntax-e (car (syntax-e stx))) unit-tmp
                    (list #,@(map tag-and-key in-specs)) (list #,@(map tag-and-key out-specs)))
        #,(syntax-property
           (quasisyntax/loc stx
             (unit #,imports #,exports (init-depend #,@depends)
               (define-values/invoke-unit unit-tmp (import #,@ins) (export #,@outs))))
           'inferred-name name)))))
(define-syntax (unit/new-import-export stx)
  (syntax-case stx () [(_ . parts) (adapted stx #'parts (unit-name-of stx))]))
;; Defines id as a unit/new-import-export.
(define-syntax (define-unit/new-import-export stx)
  (syntax-case stx ()
    [(_ id . parts)
     (check-id stx #'id)
     (let ([e (adapted stx #'parts (syntax-e #'id))])
       (define-values (imports exports depends) (adapted-specs stx #'parts))
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit/s (import ...) (export ...) unit-id): the same, for a unit whose signatures are known.
(begin-for-syntax
  (define (adapted-known stx parts name)
    (define l (proper-list stx parts))
    (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
    (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
    (define-values (depends units) (split-depends stx (cddr l)))
    (unless (and (pair? units) (null? (cdr units)))
      (raise-syntax-error #f "bad syntax" (datum->syntax #f (list* (car l) (cadr l) (cons 'init-depend depends) units) stx)))
    (define id (car units))
    (define static (lookup-unit stx id))
    (define (specs l)
      (for/list ([s (in-list l)])
        (if (car s) #`(tag #,(datum->syntax id (car s)) #,(cdr s)) (datum->syntax id (syntax-e (cdr s))))))
    (adapted stx
             #`(#,(car l) #,(cadr l) (init-depend #,@depends)
                (#,(specs (unit-static-exports static)) #,id #,@(specs (unit-static-imports static))))
             name)))
(define-syntax (unit/s stx)
  (syntax-case stx () [(_ . parts) (adapted-known stx #'parts (unit-name-of stx))]))
;; Defines id as a unit/s.
(define-syntax (define-unit/s stx)
  (syntax-case stx ()
    [(_ id . parts)
     (check-id stx #'id)
     (let ([e (adapted-known stx #'parts (syntax-e #'id))])
       (define-values (imports exports depends) (adapted-specs stx #'parts))
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
