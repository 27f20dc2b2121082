#lang racket/base
;; local-expand in every context with stop lists of every kind; expansions used again.
(require (for-syntax racket/base))
(define-syntax-rule (ct e ...) (begin (let-syntax ([go (lambda (stx) (printf "~s\n" (with-handlers ([exn:fail? exn-message]) (let-values ([(r) e]) (syntax->datum r)))) #'(void))]) (go)) ...))
(define-syntax (mm s) (syntax-case s () [(_ x) #'(begin (define x 1) (mm2 x))] ))
(define-syntax (mm2 s) (syntax-case s () [(_ x) #'(list x x)] ))
(define-syntax (dd s) (syntax-case s () [(_ x) #'(define-syntax x (lambda (y) #'1))] ))
(ct (local-expand #'(#%expression 1) 'expression '()) (local-expand #'(#%expression 1) 'expression #f) (local-expand #'(list 1 (mm2 1)) 'expression (list #'mm2)) (local-expand #'(list 1 (mm2 1)) 'expression #f) (local-expand #'(mm q) 'module #f) (local-expand #'(mm q) 'top-level #f)(local-expand #'(mm q) (list 'a) #f) (local-expand #'(mm2 q) 'expression (list #'#%app)) (local-expand #'(mm2 5) 'expression (list #'#%datum)) (local-expand #'(mm2 5) 'expression (list #'list))  (local-expand #'5 'expression #f) (local-expand #'5 'expression (list #'#%app)) (local-expand #'q 'expression #f) (local-expand #'q 'expression (list #'#%top)) (local-expand #'mm 'expression (list #'mm)) (local-expand #'(if (mm2 1) (mm2 2) (mm2 3)) 'expression (list #'if)) (local-expand #'(let-values ([(x) (mm2 1)]) (mm2 x)) 'expression (list #'mm2)) (local-expand #'(lambda (x) (define y (mm2 x)) (mm2 y)) 'expression (list #'list)) (local-expand #'(lambda (x) (dd y) y) 'expression (list #'mm2)) (local-expand #'(begin (mm2 1) (mm2 2)) 'expression #f) (local-expand #'(begin (mm2 1) (mm2 2)) 'module #f) (local-expand #'(begin (mm2 1) (mm2 2)) 'expression (list #'begin)) (local-expand #'(define-values (x) (mm2 1)) 'module '()) (local-expand #'(define-values (x) (mm2 1)) 'expression '()) (local-expand #'(define-values (x) (mm2 1)) 'module #f) (local-expand #'(define x (mm2 1)) 'module (list #'define-values)) (local-expand #'(define x (mm2 1)) 'top-level '()) (local-expand #'(define x (mm2 1)) (list 1) '()) (local-expand #'(#%plain-module-begin (mm2 1) (define x 1)) 'module-begin '()) (local-expand #'(#%plain-module-begin (mm2 1) (define x 1)) 'module-begin #f) (local-expand #'(#%module-begin (mm2 1) (define x 1)) 'module-begin (list #'module*)) (local-expand #'(begin (mm2 1)) 'expression (list #'module*)) (local-expand #'(#%plain-lambda (x) (mm2 x)) 'expression '()) (local-expand #'(set! undefined-x (mm2 1)) 'expression '())
(local-expand #'(quote-syntax (x)) 'expression '()) (local-transformer-expand #'(list 1 (lambda (x) x)) 'expression '()) (local-transformer-expand #'(mm2 1) 'expression '())
 (local-transformer-expand/capture-lifts #'(list 1) 'expression '()) (local-expand #'(module q racket/base 1) 'module '()) (local-expand #'(module q racket/base 1) 'top-level '()) (local-expand #'(begin-for-syntax 1) 'module '()) (local-expand #'(#%require racket/list) 'module '()) (local-expand #'(#%provide q) 'module '()) (local-expand #'(define-syntaxes (z) 1) 'module '()) (local-expand #'(define-syntaxes (z) 1) (list 1) '()) (local-expand #'(#%stratified-body (define-values (x) 1) (mm2 x)) 'expression '()))
(define-syntax (intd s) (syntax-case s () [(_ e ...) (let* ([c (syntax-local-make-definition-context)] [k (cons (gensym) '())])
  (define l (let loop ([es (syntax->list #'(e ...))]) (if (null? es) null
    (let ([x (local-expand (internal-definition-context-add-scopes c (car es)) k (list #'define-values #'define-syntaxes #'begin #'#%app #'list) c)])
     (syntax-case x (begin define-values define-syntaxes)
      [(begin b ...) (loop (append (syntax->list #'(b ...)) (cdr es)))]
      [(define-values (i ...) r) (begin (syntax-local-bind-syntaxes (syntax->list #'(i ...)) #f c) (cons x (loop (cdr es))))]
      [(define-syntaxes (i ...) r) (begin (syntax-local-bind-syntaxes (syntax->list #'(i ...)) #'r c) (loop (cdr es)))]
      [_ (cons x (loop (cdr es)))])))))
   (printf "~s\n" (map syntax->datum l))
   #'(void))]))
(intd (define a 1) (begin (define-syntax ma (lambda (s) (syntax-case s () [(_ x) #'(list x x a)]))) (ma 5)) (mm zz) zz (ma zz))
(define-syntax (bk s) (syntax-case s () [(_ e) (let-values ([(a b) (syntax-local-expand-expression #'e)]) (printf "~s ~s\n" (syntax->datum a) (syntax-e b)) #`(list #,b #,b))]))
(bk (mm2 1))
(bk (bk 2))
(define-syntax (or2 s) (syntax-case s () [(_ a b) (with-syntax ([x (local-expand #'a 'expression '())]) #'(let ([t x]) (if t t b)))]))
(let ([t 5]) (or2 #f t))
(let ([t 5]) (or2 (let ([t 6]) (and #f t)) (or2 #f t)))
