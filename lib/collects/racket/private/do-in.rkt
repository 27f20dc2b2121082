(module do-in '#%kernel
  ;; racket/private/do-in: the keyword `:do-in` of loop clauses, apart from `for` so that its
  ;; compile-time half can refer to it.
  (#%require (for-syntax '#%kernel))
  (#%provide :do-in :do-parallel)
  (define-syntaxes (:do-in)
    (lambda (stx)
      (raise-syntax-error #f "illegal outside of a loop or comprehension binding" stx)))
  ;; (:do-parallel clause ...), the result of some transformers: the clauses side by side.
  (define-syntaxes (:do-parallel)
    (lambda (stx)
      (raise-syntax-error #f "illegal outside of a loop or comprehension binding" stx))))

;; (:do-in ([(id ...) expr] ...) check ([id init] ...) pos-guard ([(id ...) expr] ...) pre-guard post-guard (next ...))
;; In a clause of for: the loop itself. Outer bindings, a check, loop variables, whether to go on, the element's bindings, tests before
;; and after the body, and the loop variables' next values.
