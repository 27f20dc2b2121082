#lang racket/base
;; syntax/template: templates whose parts go through procedures of the program's own when the result is built.
(require racket/private/patvar (for-template racket/base))
(provide transform-template)

;; ops: the procedures and code that the arguments of transform-template give
(struct ops (save restore leaf-save leaf-restore leaf-datum pvar-save pvar-restore cons end constant-as-leaf?))

;; (transform-template template-stx #:save save #:restore-stx restore ...) -> syntax?: an expression that is like
;; (syntax template), with each syntax object of the template put through RESTORE at run time.
;;   save: (syntax? . -> . any/c), at compile time; its result, which must be quotable, is the first argument of
;;   restore-stx: code for (any/c syntax? any/c . -> . any/c), of the saved value, the syntax and its parts processed
;; leaf-save, leaf-restore-stx: the same for terms without parts; leaf-datum-stx: for a list's end that is no syntax;
;; pvar-save, pvar-restore-stx: for pattern variables; cons-stx: code that puts parts together; ellipses-end-stx: code for
;; a procedure of what follows ellipses; constant-as-leaf?: whether a term without pattern variables is a leaf.
(define (transform-template template-stx
                            #:save save #:restore-stx restore-stx
                            #:leaf-save [leaf-save save]
                            #:leaf-restore-stx [leaf-restore-stx #'(lambda (data stx) stx)]
                            #:leaf-datum-stx [leaf-datum-stx #'(lambda (v) v)]
                            #:pvar-save [pvar-save (lambda (x) #f)]
                            #:pvar-restore-stx [pvar-restore-stx #'(lambda (d stx) stx)]
                            #:cons-stx [cons-stx #'cons]
                            #:ellipses-end-stx [ellipses-end-stx #'values]
                            #:constant-as-leaf? [constant-as-leaf? #f])
  (with-syntax ([(restore leaf-restore leaf-datum pvar-restore cons-it end)
                 (generate-temporaries '(restore leaf-restore leaf-datum pvar-restore cons end))])
    (define o (ops save #'restore leaf-save #'leaf-restore #'leaf-datum pvar-save #'pvar-restore #'cons-it #'end
                   constant-as-leaf?))
    #`(let ([restore #,restore-stx] [leaf-restore #,leaf-restore-stx] [leaf-datum #,leaf-datum-stx]
            [pvar-restore #,pvar-restore-stx] [cons-it #,cons-stx] [end #,ellipses-end-stx])
        #,(term-code template-stx o '() #f))))

;; ---- pattern variables ----

;; Depth of the pattern variable id, less what the ellipses around have taken off it; #f for another identifier.
;; taken: list of (id . depth) of variables bound again within ellipses, innermost first
(define (depth-of id taken)
  (define inner (ormap (lambda (row) (and (bound-identifier=? id (car row)) row)) taken))
  (define v (and (not inner) (syntax-local-value id (lambda () #f))))
  (cond
    [inner (cdr inner)]
    [(pattern-variable? v) (pattern-variable-depth v)]
    [else #f]))

;; The pattern variables in t, a term or part of one, of at least `least` depth: list of (id . depth)
(define (variables t taken least)
  (let loop ([t t] [acc '()])
    (define v (if (syntax? t) (syntax-e t) t))
    (cond
      [(identifier? t)
       (define depth (depth-of t taken))
       (if (and depth (>= depth least) (not (ormap (lambda (row) (bound-identifier=? t (car row))) acc)))
           (cons (cons t depth) acc)
           acc)]
      [(pair? v) (loop (cdr v) (loop (car v) acc))]
      [(vector? v) (loop (vector->list v) acc)]
      [(prefab-struct-key v) (loop (struct->list v) acc)]
      [else acc])))

(define (struct->list v) (cdr (vector->list (struct->vector v))))
(define (ellipsis? v escaped?) (and (not escaped?) (identifier? v) (free-identifier=? v (quote-syntax ...))))

;; ---- code ----

;; Code for t, a syntax object. escaped?: ellipses in t stand for themselves.
(define (term-code t o taken escaped?)
  (define v (syntax-e t))
  (define value #`(syntax #,(if escaped? #`((... ...) #,t) t)))
  (define (leaf) #`(#,(ops-leaf-restore o) '#,((ops-leaf-save o) t) #,value))
  (define (whole parts) #`(#,(ops-restore o) '#,((ops-save o) t) #,value #,parts))
  (cond
    [(identifier? t)
     (if (depth-of t taken)
         #`(#,(ops-pvar-restore o) '#,((ops-pvar-save o) t) #,value)
         (leaf))]
    [(and (ops-constant-as-leaf? o) (null? (variables t taken 0))) (leaf)]
    [(and (pair? v) (ellipsis? (car v) escaped?))
     (define rest (syntax->list t))
     (if (and rest (= 2 (length rest)))
         (term-code (cadr rest) o taken #t)
         value)]
    [(pair? v) (whole (parts-code v o taken escaped?))]
    [(vector? v) (whole #`(list->vector #,(parts-code (vector->list v) o taken escaped?)))]
    [(prefab-struct-key v)
     => (lambda (key) (whole #`(apply make-prefab-struct '#,key #,(parts-code (struct->list v) o taken escaped?))))]
    [else (leaf)]))

;; Code for the rest v of a list.
(define (parts-code v o taken escaped?)
  (cond
    [(null? v) #`(#,(ops-leaf-datum o) '())]
    [(not (pair? v)) (term-code v o taken escaped?)]
    [(and (syntax? (cdr v)) (pair? (syntax-e (cdr v))) (ellipsis? (car (syntax-e (cdr v))) escaped?))
     (parts-code (cons (car v) (syntax-e (cdr v))) o taken escaped?)]
    [else
     (define-values (nellipses rest) (skip-ellipses (cdr v) escaped?))
     (if (eqv? nellipses 0)
         #`(#,(ops-cons o) #,(term-code (car v) o taken escaped?) #,(parts-code rest o taken escaped?))
         #`(foldr #,(ops-cons o) (#,(ops-end o) #,(parts-code rest o taken escaped?))
                  #,(repeated-code (car v) nellipses o taken)))]))

(define (skip-ellipses v escaped?)
  (let loop ([v v] [n 0])
    (if (and (pair? v) (ellipsis? (car v) escaped?))
        (loop (cdr v) (add1 n))
        (values n v))))

;; Code for the list of what t gives when it is repeated n deep: its variables are bound again to each instance.
(define (repeated-code t n o taken)
  (define vars (variables t taken n))
  (define (instance depth-left id)
    (if (eqv? depth-left 0) id #`(#,(instance (sub1 depth-left) id) (... ...))))
  (with-syntax ([(part ...) (map (lambda (row) (instance (sub1 (cdr row)) (car row))) vars)])
    (define inner (append (map (lambda (row) (cons (car row) (sub1 (cdr row)))) vars) taken))
    (define body (if (eqv? n 1) (term-code t o inner #f) (repeated-code t (sub1 n) o inner)))
    (define results
      (if (null? vars)
          #''()
          #`(map (lambda (instance) (syntax-case instance () [(part ...) #,body]))
                 (syntax->list (syntax ((part ...) (... ...)))))))
    (if (eqv? n 1) results #`(apply append #,results))))
