;; racket/private/stxcase-rt: what expanded syntax-case and syntax forms call at run time.
;; Layer 4.
(module stxcase-rt '#%kernel
  (#%require "stx.rkt" "small.rkt" "cond.rkt")
  (#%provide stx-e stx-null? stx->list
             as-syntax tail-syntax same-literal? same-datum? split-repeats match-repeats nth-of-each
             prefab->list no-match
             wrap-template wrap-template/loc map-template append-template check-attribute
             apply-prefab apply-metafunction splice->list tail-value)

  ;; ---- matching -------------------------------------------------------------------------------

  (define-values (as-syntax)
    (lambda (v) (if (syntax? v) v (datum->syntax #f v))))

  ;; The rest of a list as a syntax object, with the context of the syntax object around it.
  (define-values (tail-syntax)
    (lambda (v ctx) (if (syntax? v) v (datum->syntax ctx v ctx))))

  (define-values (same-literal?)
    (lambda (v lit same?) (and (identifier? v) (same? v lit))))

  (define-values (same-datum?)
    (lambda (v datum)
      (equal? datum (if (syntax? v) (syntax->datum v) v))))

  ;; Splits the list-like v: everything but the last n elements, then the rest (n elements and what
  ;; follows them). #f and #f when v is too short.
  (define-values (split-repeats)
    (lambda (v n)
      (define-values (len)
        (let loop ([v v] [len 0])
          (let ([u (stx-e v)])
            (if (pair? u) (loop (cdr u) (add1 len)) len))))
      (if (< len n)
          (values #f #f)
          (let loop ([v v] [k (- len n)] [acc null])
            (if (eqv? k 0)
                (values (reverse acc) v)
                (let ([u (stx-e v)])
                  (loop (cdr u) (sub1 k) (cons (car u) acc))))))))

  ;; The results of f on each element of l, or #f as soon as one of them is #f.
  (define-values (match-repeats)
    (lambda (f l)
      (let loop ([l l] [acc null])
        (if (null? l)
            (reverse acc)
            (let ([r (f (car l))])
              (and r (loop (cdr l) (cons r acc))))))))

  ;; One column of a list of vectors.
  (define-values (nth-of-each)
    (lambda (rows k) (map (lambda (row) (vector-ref row k)) rows)))

  (define-values (prefab->list)
    (lambda (v) (cdr (vector->list (struct->vector v)))))

  (define-values (no-match)
    (lambda (arg who) (raise-syntax-error who "bad syntax" arg)))

  ;; ---- templates ------------------------------------------------------------------------------

  (define-values (wrap-template)
    (lambda (ctx v) (datum->syntax ctx v ctx ctx)))

  ;; A place that tells nothing leaves the template's own.
  (define-values (wrap-template/loc)
    (lambda (ctx v loc)
      (datum->syntax ctx v
                     (if (syntax? loc)
                         (if (or (syntax-source loc) (syntax-position loc)) loc ctx)
                         (or loc ctx))
                     ctx)))

  (define-values (check-lengths)
    (lambda (l ls in)
      (define-values (n) (length l))
      (unless (andmap (lambda (l) (= n (length l))) ls)
        (raise-syntax-error 'syntax "incompatible ellipsis match counts for template"
                            in (stx-cadr in)))))

  (define-values (map-template)
    (case-lambda
      [(in f l) (map f l)]
      [(in f l1 l2)
       (check-lengths l1 (list l2) in)
       (map f l1 l2)]
      [(in f l . ls)
       (check-lengths l ls in)
       (apply map f l ls)]))

  (define-values (append-template)
    (lambda (ls) (apply append ls)))

  (define-values (splice->list)
    (lambda (v)
      (or (stx->list v)
          (raise-syntax-error 'syntax "splicing template did not produce a syntax list" v))))

  ;; A pattern variable's value at the end of a list: an empty tail leaves a proper list.
  (define-values (tail-value)
    (lambda (v) (if (stx-null? v) null v)))

  ;; The value of an attribute in a template: syntax at depth 0, a list above.
  (define-values (check-attribute)
    (lambda (v id depth)
      (cond
        [(eqv? depth 0)
         (if (syntax? v)
             v
             (raise-syntax-error #f (format "attribute contains non-syntax value\n  value: ~e" v) id))]
        [(list? v) v]
        [else (raise-syntax-error #f "attribute contains non-list value" id)])))

  ;; f gets the part of the template like a transformer: what it introduces is told apart.
  (define-values (apply-metafunction)
    (lambda (f stx)
      (let ([flip (make-syntax-introducer)])
        (let ([result (f (flip stx))])
          (if (syntax? result)
              (flip result)
              (raise-syntax-error #f "result of template metafunction was not syntax" stx))))))

  (define-values (apply-prefab)
    (lambda (key l) (apply make-prefab-struct key l))))
