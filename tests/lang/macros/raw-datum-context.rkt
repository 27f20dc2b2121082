#lang racket/base
;; What with-syntax, syntax-case and unsyntax get that is no syntax object has the context of the expression it is from.
(module m racket/base
  (require (for-syntax racket/base racket/syntax syntax/parse))
  (provide k twice)
  (define foo 8)
  (define-for-syntax (here? s) (and (identifier-binding s) (free-identifier=? s #'foo)))
  (define-syntax-rule (define-quoted name e) (begin-for-syntax (define (name) (with-syntax ([n e]) #'n))))
  (define-quoted quoted 'foo)
  (define-syntax (k stx)
    (writeln (list (here? (with-syntax ([n 'foo]) #'n)) (here? (with-syntax* ([n 'foo]) #'n)) (here? (quoted))
                   (here? (let () (define/with-syntax n 'foo) #'n))
                   (map here? (syntax->list (with-syntax ([(n ...) '(foo foo)]) #'(n ...))))))
    (writeln (list (here? (syntax-case 'foo () [n #'n])) (here? (syntax-case (list 'foo) () [(n) #'n]))
                   (here? (syntax-case* 'foo () free-identifier=? [n #'n]))))
    (writeln (list (here? #`#,'foo) (map here? (syntax->list #`(foo #,'foo #,@(list 'foo 'foo) . #,(list 'foo))))
                   (here? (car (syntax-e (quasisyntax/loc stx (#,'foo)))))))
    (writeln (list (here? (syntax-parse 'foo [n #'n])) (here? (syntax-parse #'1 [_ #:with n 'foo #'n]))))
    (writeln (with-syntax ([n 'foo]) (list (syntax-line #'n) (syntax-source #'n))))
    #'(void))
  ;; names of the macro's module, where the use has none of them
  (define-syntax (twice stx)
    (syntax-case stx ()
      [(_ e) (with-syntax ([op (if (syntax-e #'e) 'let 'cond)] [list* 'list]) #'(op ([x e]) (list* x x foo)))])))
(module user '#%kernel
  (#%require (submod ".." m))
  (k)
  (display (twice 5)) (newline))
(require 'user)
