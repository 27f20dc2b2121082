#lang racket/base
;; racket/shared: data that contains itself.  Layer: above racket/base.
;; Immutable boxes do not count as cells: they cannot be filled later.
;; Parts that need not wait are evaluated first; then the cells are made with holes; then the other
;; expressions are evaluated as in letrec; last the holes are filled.

(provide shared)

(require (only-in '#%unsafe unsafe-set-immutable-car! unsafe-set-immutable-cdr!
                  unsafe-vector*->immutable-vector! unsafe-undefined)
         (for-syntax racket/base racket/struct-info))

;; Data that may refer to themselves: each e may be built, by cons, list, vector, box and constructors of structures, from all ids.
(define-syntax (shared stx)
  (syntax-case stx ()
    [(_ ([id e] ...) body0 body ...)
     (let ([ids (syntax->list #'(id ...))])
       (for ([i (in-list ids)])
         (unless (identifier? i) (raise-syntax-error #f "not an identifier" stx i)))
       (define twice (check-duplicate-identifier ids))
       (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
       (define-values (earlies shells plains patches) (take-apart stx ids (syntax->list #'(e ...))))
       (with-syntax ([((early-id early) ...) earlies]
                     [((shell-id shell) ...) shells]
                     [((plain-id plain) ...) plains]
                     [(patch ...) patches])
         (syntax/loc stx
           (letrec-values ([(early-id) early] ... [(shell-id) shell] ... [(plain-id) plain] ...)
             patch ...
             (let () body0 body ...)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(begin-for-syntax
  (define stops
    (list #'#%app #'quote #'quote-syntax #'set! #'#%plain-lambda #'case-lambda #'let-values #'letrec-values
          #'if #'begin #'begin0 #'with-continuation-mark #'#%plain-app #'#%expression #'#%top
          #'#%variable-reference #'cons #'list #'list* #'append #'vector #'vector-immutable #'box
          #'mcons))

  ;; -> lists of (id expr): evaluated first, cells, evaluated as in letrec; and the expressions that fill holes
  (define (take-apart stx ids es)
    (define earlies '())
    (define shells '())
    (define plains '())
    (define patches '())                ; in order of evaluation, newest first
    (define (temporary) (car (generate-temporaries '(part))))
    (define (shared-id? e) (and (identifier? e) (for/or ([i (in-list ids)]) (free-identifier=? i e))))
    ;; the expression without the application form around it: a list of operator and arguments, or #f
    (define (application e)
      (define expanded
        (let ([e (if (pair? (syntax-e e))
                     (local-expand e 'expression (append ids stops))
                     e)])
          (syntax-disarm e #f)))
      (syntax-case expanded (#%app #%plain-app)
        [(#%app op . args) (identifier? #'op) (values expanded (syntax->list #'(op . args)))]
        [(#%plain-app op . args) (identifier? #'op) (values expanded (syntax->list #'(op . args)))]
        [(op . args)
         (and (identifier? #'op) (memf (lambda (k) (free-identifier=? k #'op)) cell-makers))
         (values expanded (syntax->list #'(op . args)))]
        [_ (values expanded #f)]))
    (define cell-makers
      (list #'cons #'list #'list* #'append #'vector #'vector-immutable #'box #'mcons))
    (define (misuse e name) (raise-syntax-error #f (format "illegal use of ~a" name) stx e))

    ;; A part of an immutable cell: FILL makes the expression that puts a value in; -> expression for the cell now
    (define (part e fill)
      (cond
        [(shared-id? e) (set! patches (cons (fill e) patches)) #'unsafe-undefined]
        [else
         (define t (temporary))
         (cond
           [(shell e t) (set! patches (cons (fill t) patches)) #'unsafe-undefined]
           [else (set! earlies (cons (list t e) earlies)) t])]))
    (define (later e fill) (set! patches (cons (fill e) patches)) #'unsafe-undefined)

    ;; Is E a cell? Then ID gets it, and the answer is true.
    (define (shell e id)
      (define-values (expanded l) (application e))
      (define op (and l (car l)))
      (define args (and l (cdr l)))
      (define (is? k) (and op (free-identifier=? op k)))
      (define (count n) (unless (= n (length args)) (misuse e (syntax-e op))))
      (define (cell! make) (set! shells (cons (list id make) shells)) #t)
      (define (pair! a d)               ; a, d : procedures of what fills the field
        (define now-a (a (lambda (v) #`(unsafe-set-immutable-car! #,id #,v))))
        (define now-d (d (lambda (v) #`(unsafe-set-immutable-cdr! #,id #,v))))
        (cell! #`(cons #,now-a #,now-d)))
      (define ((of e) fill) (part e fill))
      (define (chain! id args tail)     ; tail : #f for a proper list
        (cond
          [(null? (cdr args))
           (if tail (pair-at! id (car args) tail) (pair-at! id (car args) #f))]
          [else
           (define rest (temporary))
           (chain! rest (cdr args) tail)
           (cell-pair! id (car args) rest)]))
      (define (cell-pair! id a rest)
        (define now (part a (lambda (v) #`(unsafe-set-immutable-car! #,id #,v))))
        (set! shells (cons (list id #`(cons #,now unsafe-undefined)) shells))
        (set! patches (cons #`(unsafe-set-immutable-cdr! #,id #,rest) patches)))
      (define (pair-at! id a tail)
        (define now-a (part a (lambda (v) #`(unsafe-set-immutable-car! #,id #,v))))
        (define now-d (if tail (part tail (lambda (v) #`(unsafe-set-immutable-cdr! #,id #,v))) #''()))
        (set! shells (cons (list id #`(cons #,now-a #,now-d)) shells)))
      (define (vector! make set part)
        (define now
          (for/list ([a (in-list args)] [i (in-naturals)])
            (part a (lambda (v) #`(#,set #,id #,i #,v)))))
        (cell! #`(#,make #,@now)))
      (cond
        [(not l) #f]
        [(is? #'cons) (count 2) (pair! (of (car args)) (of (cadr args)))]
        [(is? #'list) (if (null? args) #f (begin (chain! id args #f) #t))]
        [(is? #'list*)
         (when (null? args) (misuse e 'list*))
         (if (null? (cdr args))
             (shell (car args) id)
             (let ([r (reverse args)]) (chain! id (reverse (cdr r)) (car r)) #t))]
        [(is? #'append)
         (cond
           [(or (null? args) (null? (cdr args))) #f]
           [else
            (define r (reverse args))
            (define front (temporary))
            (define end (temporary))
            (set! earlies (cons (list front #`(append #,@(reverse (cdr r)) '())) earlies))
            (define tail (part (car r) (lambda (v) #`(when #,end (unsafe-set-immutable-cdr! #,end #,v)))))
            (set! shells (cons (list id #`(if (null? #,front) #,(car r) (copy-onto #,front #,tail))) shells))
            (set! shells (cons (list end #`(and (pair? #,front) (last-pair-of #,id))) shells))
            #t])]
        [(is? #'mcons)
         (count 2)
         (let* ([a (later (car args) (lambda (v) #`(set-mcar! #,id #,v)))]
                [d (later (cadr args) (lambda (v) #`(set-mcdr! #,id #,v)))])
           (cell! #`(mcons #,a #,d)))]
        [(is? #'vector) (vector! #'vector #'vector-set! later)]
        [(is? #'vector-immutable)
         (vector! #'vector #'vector-set! part)
         (set! patches (cons #`(unsafe-vector*->immutable-vector! #,id) patches))
         #t]
        [(is? #'box) (count 1) (cell! #`(box #,(later (car args) (lambda (v) #`(set-box! #,id #,v)))))]
        [(structure-info op)
         => (lambda (info)
              (define mutators (reverse (list-ref info 4)))
              (cond
                [(and (= (length mutators) (length args)) (andmap values mutators))
                 (define now
                   (for/list ([a (in-list args)] [m (in-list mutators)])
                     (later a (lambda (v) #`(#,m #,id #,v)))))
                 (cell! #`(#,op #,@now))]
                [else #f]))]
        [else #f]))

    (for ([id (in-list ids)] [e (in-list es)])
      (unless (shell e id) (set! plains (cons (list id e) plains))))
    (values (reverse earlies) (reverse shells) (reverse plains) (reverse patches)))

  ;; the information of the structure that OP constructs, or #f
  (define (structure-info op)
    (define (info-of id)
      (define v (syntax-local-value id (lambda () #f)))
      (and (struct-info? v) (extract-struct-info v)))
    (define constructor-for (syntax-property op 'constructor-for))
    (or (info-of op)
        (and (identifier? constructor-for) (info-of constructor-for))
        (let ([m (regexp-match #rx"^(.*)make-(.*)$" (symbol->string (syntax-e op)))])
          (and m
               (info-of (datum->syntax op (string->symbol (string-append (cadr m) (caddr m))) op)))))))

;; A copy of the list FRONT that ends in TAIL.
(define (copy-onto front tail)
  (if (null? (cdr front)) (cons (car front) tail) (cons (car front) (copy-onto (cdr front) tail))))
(define (last-pair-of l) (if (pair? (cdr l)) (last-pair-of (cdr l)) l))
