#lang racket/base
;; setup/infotab: the language of info.rkt files: definitions of what tools ask about a collection.
;; Layer: above racket/base.
;; The module exports #%info-lookup, a procedure of a name and a thunk for names that are not defined.

(provide (rename-out [module-begin #%module-begin] [info-require require])
         #%app #%datum #%top define if lib quote quasiquote unquote unquote-splicing
         append build-path car cdr collection-path cons equal? getenv hash hash-clear hash-remove hash-set hash-set*
         hash-update list list* make-immutable-hash path->string reverse string-append system-library-subpath)

(require (for-syntax racket/base))

(define-syntax (module-begin stx)
  (syntax-case stx ()
    [(_ form ...)
     (let loop ([l (syntax->list #'(form ...))] [requires '()] [ids '()] [es '()])
       (define (bad) (raise-syntax-error 'infotab-module "not a well-formed definition" stx (car l)))
       (cond
         [(pair? l)
          (syntax-case (car l) (define info-require)
            [(define id e)
             (identifier? #'id)
             (begin
               (for ([i (in-list ids)])
                 (when (free-identifier=? i #'id) (raise-syntax-error 'infotab-module "duplicate definition" stx #'id)))
               (loop (cdr l) requires (cons #'id ids) (cons #'e es)))]
            [(info-require . specs) (loop (cdr l) (cons (car l) requires) ids es)]
            [_ (bad)])]
         [else
          (with-syntax ([(r ...) (reverse requires)] [(id ...) (reverse ids)] [(e ...) (reverse es)]
                        [lookup (datum->syntax stx '#%info-lookup)])
            #'(#%plain-module-begin
               r ...
               (provide lookup)
               (define id e) ...
               (define table (make-immutable-hasheq (list (cons 'id id) ...)))
               (define lookup
                 (case-lambda
                   [(name) (lookup name (lambda () (error 'info.rkt "no info for ~a" name)))]
                   [(name default) (hash-ref table name default)]))))]))]))

(define-syntax (info-require stx)
  (syntax-case stx ()
    [(_ spec ...) #'(require spec ...)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (#%module-begin form ...)
;; The body of an info.rkt: definitions of plain values.

;; (require spec ...)
;; Only modules that such files may use can be required.
