;; racket/private/kw-binding: what a name defined to a keyword procedure is bound to.
;; Layer 14; instantiated at compile time.
(module kw-binding "core.rkt"
  (#%require "here.rkt" "stx.rkt" (for-syntax "core.rkt"))
  (#%provide make-keyword-binding keyword-binding? keyword-binding-record keyword-binding-core
             keyword-binding-shape)

  (define (transform self stx)
    (let ([record (binding-ref self 0)])
      (cond
        [(identifier? stx) (place record stx)]
        [(let ([head (stx-car stx)])
           (and (identifier? head)
                (free-identifier=? head (datum->syntax template-context 'set!))))
         (let ([l (stx->list stx)])
           (datum->syntax template-context (list 'set! record (caddr l)) stx))]
        [(stx-list? stx)
         (datum->syntax template-context
                        (list* (binding-ref self 3) stx record (binding-ref self 1)
                               (binding-ref self 2) (stx-cdr stx))
                        stx)]
        [else (bad-syntax stx)])))

  (define (place id stx) (datum->syntax id (syntax-e id) stx))

  ;; record, core: identifiers; shape: vector; call: identifier of the macro for calls
  (define-values (struct:keyword-binding make-keyword-binding keyword-binding? binding-ref binding-set!)
    (make-struct-type 'keyword-binding #f 4 0 #f
                      (list (cons prop:set!-transformer transform))))

  (define keyword-binding-record (make-struct-field-accessor binding-ref 0 'record))
  (define keyword-binding-core (make-struct-field-accessor binding-ref 1 'core))
  (define keyword-binding-shape (make-struct-field-accessor binding-ref 2 'shape)))
