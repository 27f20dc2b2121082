#lang racket/base
;; srfi/2: and-let*: and, with bindings that later clauses see.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide and-let*)

;; A clause is (id expr), (expr) or an identifier; the result of the last thing evaluated.
(define-syntax (and-let* stx)
  (syntax-case stx ()
    [(_ ()) #'#t]
    [(_ () . body) #'(let () . body)]
    [(_ (clause)) (last-clause stx #'clause)]
    [(_ (clause . more) . body)
     (syntax-case #'clause ()
       [id (identifier? #'id) (syntax/loc stx (and id (and-let* more . body)))]
       [(e) (syntax/loc stx (and e (and-let* more . body)))]
       [(id e) (identifier? #'id) (syntax/loc stx (let ([id e]) (and id (and-let* more . body))))]
       [_ (raise-syntax-error #f "not a valid clause" stx #'clause)])]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-for-syntax (last-clause stx clause)
  (syntax-case clause ()
    [id (identifier? #'id) #'id]
    [(e) #'e]
    [(id e) (identifier? #'id) #'(let ([id e]) id)]
    [_ (raise-syntax-error #f "not a valid clause" stx clause)]))
