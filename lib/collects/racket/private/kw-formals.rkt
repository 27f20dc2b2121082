;; racket/private/kw-formals: parses the formals of lambda and define with optional and keyword
;; arguments.
;; Layer 14; instantiated at compile time.
(module kw-formals "core.rkt"
  (#%require "stx.rkt" (for-syntax "core.rkt"))
  (#%provide arg-kw arg-id arg-default simple-formals? parse-formals select formal-ids
             check-define-formals)

  ;; An argument: (vector keyword-or-#f identifier default-or-#f)
  (define (arg-kw a) (vector-ref a 0))
  (define (arg-id a) (vector-ref a 1))
  (define (arg-default a) (vector-ref a 2))

  (define (simple-formals? formals)
    (let ([d (stx-e formals)])
      (cond
        [(null? d) #t]
        [(symbol? d) #t]
        [(pair? d) (and (symbol? (stx-e (car d))) (simple-formals? (cdr d)))]
        [else #f])))

  ;; Parses formals: list of arguments in order, and the rest identifier or #f.
  (define (parse-formals stx formals for-define?)
    (define (complain msg at) (raise-syntax-error #f msg stx at))
    (define wrong
      (if for-define?
          "not an identifier, identifier with default, or keyword for procedure argument"
          "not an identifier, identifier with default, or keyword"))
    (define (parse-one a kw)
      (syntax-case a ()
        [id (identifier? #'id) (vector kw #'id #f)]
        [(id e) (identifier? #'id) (vector kw #'id #'e)]
        [_ (complain (if kw "after keyword, not an identifier or identifier with default" wrong) a)]))
    (let loop ([l formals] [acc null] [kws null] [optional? #f])
      (let ([d (stx-e l)])
        (cond
          [(null? d) (finish-formals stx (reverse acc) #f for-define?)]
          [(symbol? d) (finish-formals stx (reverse acc) (if (syntax? l) l (datum->syntax #f l))
                                       for-define?)]
          [(not (pair? d))
           (if for-define?
               (complain "not an identifier for procedure argument" l)
               (complain "bad argument sequence" l))]
          [(keyword? (stx-e (car d)))
           (let ([k (car d)])
             (when (memq (stx-e k) kws) (complain "duplicate keyword for argument" k))
             (unless (stx-pair? (cdr d))
               (complain (if (stx-null? (cdr d)) "missing argument identifier after keyword" wrong) k))
             (let ([next (stx-car (cdr d))])
               (loop (stx-cdr (cdr d)) (cons (parse-one next k) acc)
                     (cons (stx-e k) kws) optional?)))]
          [else
           (let ([a (parse-one (car d) #f)])
             (when (and optional? (not (arg-default a)))
               (complain "default-value expression missing" (arg-id a)))
             (loop (cdr d) (cons a acc) kws (or optional? (and (arg-default a) #t))))]))))

  (define (finish-formals stx args rest for-define?)
    (let ([dup (check-duplicate-identifier
                (append (map arg-id args) (if rest (list rest) null)))])
      (when dup
        (raise-syntax-error #f
                            "duplicate argument identifier"
                            stx dup)))
    (values args rest))

  (define (select ok? l)
    (cond
      [(null? l) null]
      [(ok? (car l)) (cons (car l) (select ok? (cdr l)))]
      [else (select ok? (cdr l))]))

  (define (formal-ids formals)
    (let loop ([f formals])
      (let ([d (stx-e f)])
        (cond
          [(null? d) null]
          [(symbol? d) (list (if (syntax? f) f (datum->syntax #f f)))]
          [else (cons (car d) (loop (cdr d)))]))))

  (define (check-define-formals stx formals)
    (if (and (simple-formals? formals)
             (not (check-duplicate-identifier (formal-ids formals))))
        (void)
        (parse-formals stx formals #t))))
