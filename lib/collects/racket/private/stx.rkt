;; racket/private/stx: looking into syntax objects that may also be plain pairs and lists.
;; Layer 0: kernel language only. Everything the macro layers share at compile time lives here,
;; so that requiring it for-syntax costs one small instance.
(module stx '#%kernel
  (#%provide identifier? stx-null? stx-pair? stx-list? stx-car stx-cdr stx-cadr stx-cddr stx->list
             stx-e stx-map bad-syntax check-duplicate-identifier all-identifiers? build-form
             stx-length)

  ;; (identifier? v) -> boolean?
  ;; Whether v is an identifier: syntax whose content is a symbol.
  (define-values (identifier?)
    (lambda (v) (if (syntax? v) (symbol? (syntax-e v)) #f)))

  ;; The content of a syntax object; other values stand for themselves.
  (define-values (stx-e)
    (lambda (v) (if (syntax? v) (syntax-e v) v)))

  ;; Whether v is the empty list, or syntax that is it.
  (define-values (stx-null?)
    (lambda (v) (null? (stx-e v))))

  ;; Whether v is a pair, or syntax that is one.
  (define-values (stx-pair?)
    (lambda (v) (pair? (stx-e v))))

  ;; The first part of a pair or of syntax that is one.
  (define-values (stx-car)
    (lambda (v) (car (stx-e v))))

  ;; The second part of a pair or of syntax that is one.
  (define-values (stx-cdr)
    (lambda (v) (cdr (stx-e v))))

  (define-values (stx-cadr)
    (lambda (v) (stx-car (stx-cdr v))))

  (define-values (stx-cddr)
    (lambda (v) (stx-cdr (stx-cdr v))))

  ;; A proper list of the elements, or #f when v is no list.
  (define-values (stx->list)
    (lambda (v)
      (if (syntax? v)
          (syntax->list v)
          (if (list? v)
              v
              (letrec-values ([(loop) (lambda (v acc)
                                        (if (pair? v)
                                            (loop (cdr v) (cons (car v) acc))
                                            (if (null? v)
                                                (reverse acc)
                                                (if (syntax? v)
                                                    (let-values ([(tail) (syntax->list v)])
                                                      (if tail (append (reverse acc) tail) #f))
                                                    #f))))])
                (loop v null))))))

  ;; Whether v is a list, or syntax that is one.
  (define-values (stx-list?)
    (lambda (v) (if (stx->list v) #t #f)))

  ;; The number of elements, or #f when v is no list.
  (define-values (stx-length)
    (lambda (v)
      (let-values ([(l) (stx->list v)])
        (if l (length l) #f))))

  (define-values (stx-map)
    (lambda (f . ls)
      (apply map f (map stx->list ls))))

  ;; Raises the plain complaint about stx as a whole.
  (define-values (bad-syntax)
    (case-lambda
      [(stx) (raise-syntax-error #f "bad syntax" stx)]
      [(stx at) (raise-syntax-error #f "bad syntax" stx at)]))

  (define-values (all-identifiers?)
    (lambda (l)
      (if (null? l)
          #t
          (if (identifier? (car l)) (all-identifiers? (cdr l)) #f))))

  ;; The first identifier of the list ids that is bound-identifier=? to an earlier one, or #f.
  ;; Short lists are compared pairwise; longer ones are grouped by symbol first.
  (define-values (check-duplicate-identifier)
    (lambda (ids)
      (begin
        (if (if (list? ids) (all-identifiers? ids) #f)
            (void)
            (raise-argument-error 'check-duplicate-identifier "(listof identifier?)" ids))
        (if (if (pair? ids) (pair? (cdr ids)) #f)
            (let-values ([(seen) (make-hasheq)])
              (letrec-values ([(among?) (lambda (id l)
                                          (if (null? l)
                                              #f
                                              (if (bound-identifier=? id (car l))
                                                  #t
                                                  (among? id (cdr l)))))]
                              [(loop) (lambda (ids)
                                        (if (null? ids)
                                            #f
                                            (let-values ([(same) (hash-ref seen (syntax-e (car ids)) null)])
                                              (if (among? (car ids) same)
                                                  (car ids)
                                                  (begin
                                                    (hash-set! seen
                                                               (syntax-e (car ids))
                                                               (cons (car ids) same))
                                                    (loop (cdr ids)))))))])
                (loop ids)))
            #f))))

  ;; Turns a tree of symbols and syntax into the result of a macro: symbols get the context of
  ;; here, the whole gets the place of the macro use.
  (define-values (build-form)
    (lambda (here tree use)
      (datum->syntax here tree use))))
