;; racket/private/case: case, comparing with equal?.
;; Layer 10. Few data are tested in order, by the cheapest comparison that decides; many are looked
;; up in a constant hash table that gives the clause's number, then found by halving.
(module case "core.rkt"
  (#%require (for-syntax "core.rkt"))
  (#%provide case)

  (begin-for-syntax
    (define few 10)

    ;; Checks the clauses; returns a list of (cons datum-list body) and the else body or #f.
    (define (parse-clauses stx clauses)
      (let loop ([l clauses] [acc null])
        (if (null? l)
            (values (reverse acc) #f)
            (let ([c (car l)])
              (syntax-case c (else)
                [(else e0 e ...)
                 (null? (cdr l))
                 (values (reverse acc) #'(e0 e ...))]
                [((datum ...) e0 e ...)
                 (loop (cdr l)
                       (cons (cons (map syntax->datum (syntax->list #'(datum ...))) #'(e0 e ...))
                             acc))]
                [_ (clause-error stx c)])))))

    (define (last-head clauses)
      (if (stx-null? (stx-cdr clauses)) (stx-car (stx-car clauses)) (last-head (stx-cdr clauses))))

    (define (clause-error stx c)
      (define (complain msg at) (raise-syntax-error #f msg stx at))
      (syntax-case c (else)
        [((datum ...)) (complain "bad syntax (missing expression after datum sequence)" c)]
        [((datum ...) . _) (complain "bad syntax (illegal use of `.' in clause)" c)]
        [(bad . _)
         (identifier? #'bad)
         (complain (format "bad syntax (not a datum sequence)\n  expected: ~a\n  given: ~a"
                           "a datum sequence or the binding 'else' from racket/base"
                           (describe-identifier #'bad))
                   #'bad)]
        [(bad . _)
         (complain "bad syntax (not a datum sequence)" #'bad)]
        ;; the reference blames this identifier, not the clause
        [_ (complain "bad syntax (ill-formed clause)" #'bad)]))

    ;; Where an identifier that stands for no datum sequence comes from.
    (define (describe-identifier id)
      (let ([b (identifier-binding id)])
        (cond
          [(eq? b 'lexical) "a locally bound identifier"]
          [(not (pair? b)) "an unbound identifier"]
          [else
           (let-values ([(path base) (module-path-index-split (car b))])
             (if path
                 (format "an identifier required from the module ~a"
                         (resolved-module-path-name (module-path-index-resolve (car b))))
                 "an identifier bound by the current module"))])))

    (define (comparison datum)
      (cond
        [(or (symbol? datum) (keyword? datum) (boolean? datum) (null? datum) (void? datum)) #'eq?]
        [(or (number? datum) (char? datum)) #'eqv?]
        [else #'equal?]))

    (define (test datums)
      (let loop ([l datums])
        (cond
          [(null? l) #'#f]
          [else
           (with-syntax ([same? (comparison (car l))]
                         [datum (datum->syntax #'here (car l))])
             (if (null? (cdr l))
                 #'(same? v 'datum)
                 (with-syntax ([rest (loop (cdr l))])
                   #'(if (same? v 'datum) #t rest))))])))

    (define (in-order groups else-body)
      (let loop ([l groups])
        (if (null? l)
            else-body
            (with-syntax ([t (test (car (car l)))]
                          [body (cdr (car l))]
                          [rest (loop (cdr l))])
              #'(if t (let-values () . body) rest)))))

    ;; The constant table from datum to clause number, counted from 1.
    (define (table groups)
      (define entries
        (let loop ([l groups] [n 1] [acc null])
          (if (null? l)
              acc
              (loop (cdr l) (add1 n)
                    (append (map (lambda (d) (cons d n)) (car (car l))) acc)))))
      ((if (andmap (lambda (e) (let ([d (car e)]) (or (symbol? d) (number? d) (char? d)))) entries)
           make-immutable-hasheqv
           make-immutable-hash)
       entries))

    ;; bodies: list of (cons number body) in order of number; code to choose among them.
    (define (halve bodies)
      (if (null? (cdr bodies))
          (cdr (car bodies))
          (let* ([k (quotient (length bodies) 2)]
                 [low (let take ([l bodies] [k k])
                        (if (eqv? k 0) null (cons (car l) (take (cdr l) (sub1 k)))))]
                 [high (list-tail bodies k)])
            (with-syntax ([n (car (car high))]
                          [low (halve low)]
                          [high (halve high)])
              #'(if (< index 'n) low high)))))

    (define (by-table groups else-body)
      (with-syntax ([table (datum->syntax #'here (table groups))]
                    [choice (halve (cons (cons 0 else-body)
                                         (number-bodies groups)))])
        #'(let-values ([(index) (hash-ref 'table v 0)]) choice)))

    (define (number-bodies groups)
      (let loop ([l groups] [n 1])
        (if (null? l)
            null
            (cons (cons n (with-syntax ([body (cdr (car l))]) #'(let-values () . body)))
                  (loop (cdr l) (add1 n)))))))

  ;; (case expr [(datum ...) body ...+] ... [else body ...+])
  ;; The body of the first clause with a datum that is equal? to what expr gives; void without one. Finding it takes O(log n) at
  ;; most.
  (define-syntax (case stx)
    (syntax-case stx ()
      [(_ . rest)
       (not (syntax->list #'rest))
       (raise-syntax-error #f "bad syntax (illegal use of `.')" stx)]
      [(_ e clause ...)
       (let-values ([(groups else-clause) (parse-clauses stx (syntax->list #'(clause ...)))])
         (let* ([else-body (if else-clause
                               (with-syntax ([body else-clause]) #'(let-values () . body))
                               #'(void))]
                [count (apply + (map (lambda (g) (length (car g))) groups))])
           (with-syntax ([code (if (< count few)
                                   (in-order groups else-body)
                                   (by-table groups else-body))])
             (let ([whole (syntax/loc stx (let-values ([(v) e]) code))])
               (syntax-protect
                (if else-clause
                    (syntax-property whole 'disappeared-use
                                     (list (syntax-local-introduce (last-head #'(clause ...)))))
                    whole))))))])))