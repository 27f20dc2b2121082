;; racket/private/patvar: what a pattern variable is at compile time.
;; Layer 4. A pattern variable is bound as syntax to a record that names the run-time variable with
;; its value and its ellipsis depth; templates look the record up, every other use is an error.
;; When `checked?` is true the value may be absent (#f) or not be syntax: templates then check it,
;; and the template form ~? tests it (syntax/parse's attributes are of this kind).
(module patvar '#%kernel
  (#%require "stx.rkt" "small.rkt" "cond.rkt")
  (#%provide make-pattern-variable make-attribute-variable make-syntax-attribute pattern-variable? pattern-variable-depth
             pattern-variable-value-id pattern-variable-checked? syntax-pattern-variable?
             lookup-pattern-variable attribute-prefix make-metafunction lookup-metafunction)

  (define-values (misuse)
    (lambda (self stx)
      (define-values (msg) "pattern variable cannot be used outside of a template")
      (cond
        [(identifier? stx) (raise-syntax-error #f msg stx)]
        ;; this module's set! is a phase above the one of the use
        [(free-identifier=? (stx-car stx) (quote-syntax set!)
                            (syntax-local-phase-level) (add1 (syntax-local-phase-level)))
         (raise-syntax-error #f msg stx (stx-cadr stx))]
        [else (raise-syntax-error #f msg stx (stx-car stx))])))

  (define-values (struct:pattern-variable make pattern-variable? ref set)
    (make-struct-type 'pattern-variable #f 4 0 #f (list (cons prop:set!-transformer misuse))))

  (define-values (pattern-variable-depth) (make-struct-field-accessor ref 0 'depth))
  (define-values (pattern-variable-value-id) (make-struct-field-accessor ref 1 'value-id))
  (define-values (pattern-variable-checked?) (make-struct-field-accessor ref 2 'checked?))

  (define-values (pattern-variable-attribute?) (make-struct-field-accessor ref 3 'attribute?))

  (define-values (make-pattern-variable) (lambda (depth id) (make depth id #f #f)))
  ;; syntax/parse's attributes: what may be absent, and what is syntax for sure
  (define-values (make-attribute-variable) (lambda (depth id) (make depth id #t #t)))
  (define-values (make-syntax-attribute) (lambda (depth id) (make depth id #f #t)))

  (define-values (syntax-pattern-variable?) (lambda (v) (pattern-variable? v)))

  ;; A template metafunction: a procedure, named at run time, that templates apply to a part of themselves.
  (define-values (struct:metafunction make-metafunction metafunction? metafunction-ref metafunction-set!)
    (make-struct-type 'metafunction #f 1 0 #f
                      (list (cons prop:procedure
                                  (lambda (self stx)
                                    (raise-syntax-error #f "illegal use of template metafunction" stx))))))

  ;; The identifier of the procedure when id is bound to a metafunction, or #f.
  (define-values (lookup-metafunction)
    (lambda (id)
      (let ([v (syntax-local-value id (lambda () #f))])
        (and (metafunction? v) (metafunction-ref v 0)))))

  ;; The record that id is bound to, or #f.
  (define-values (lookup-pattern-variable)
    (lambda (id)
      (let ([v (syntax-local-value id (lambda () #f))])
        (and (pattern-variable? v) v))))

  ;; For an identifier x.y...: the shortest x before a dot that is bound to an attribute, or #f.
  (define-values (attribute-prefix)
    (lambda (id)
      (let* ([text (symbol->string (syntax-e id))]
             [n (string-length text)])
        (let loop ([i 1])
          (cond
            [(>= i n) #f]
            [(char=? #\. (string-ref text i))
             (let* ([prefix (datum->syntax id (string->symbol (substring text 0 i)) id)]
                    [pv (lookup-pattern-variable prefix)])
               (if (and pv (pattern-variable-attribute? pv)) prefix (loop (add1 i))))]
            [else (loop (add1 i))]))))))
