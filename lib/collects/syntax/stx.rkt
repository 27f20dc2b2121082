;; syntax/stx: looking into syntax objects.
(module stx '#%kernel
  (#%require (all-except "../racket/private/stx.rkt" stx-map stx->list)
             (prefix p: "../racket/private/stx.rkt"))
  (#%provide stx-null? stx-pair? stx-list? stx-car stx-cdr stx->list stx-map
             module-or-top-identifier=?)

  ;; The list of a syntax list's parts, #f for anything else.
  (define-values (stx->list)
    (lambda (v) (p:stx->list v)))

  ;; Like map, over syntax lists too.
  (define-values (stx-map)
    (lambda (f . ls)
      (begin
        (if (procedure? f) (void) (raise-argument-error 'stx-map "procedure?" f))
        (for-each (lambda (l)
                    (if (p:stx->list l) (void) (raise-argument-error 'stx-map "stx-list?" l)))
                  ls)
        (apply map f (map p:stx->list ls)))))

  ;; Whether both mean the same at phase 0, by free-identifier=?.
  (define-values (module-or-top-identifier=?)
    (lambda (a b)
      (if (free-identifier=? a b)
          #t
          (if (eq? (syntax-e a) (syntax-e b))
              (let-values ([(ba) (identifier-binding a)] [(bb) (identifier-binding b)])
                (if ba #f (not bb)))
              #f)))))
