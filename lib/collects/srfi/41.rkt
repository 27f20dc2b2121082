#lang racket/base
;; srfi/41: streams, even ones: neither an element nor what follows it is computed before it is asked for, and each once only.
;; Layer: above racket/stream.
;; They are streams of racket/stream, so sequences too. What is a stream here was delayed: a list is none.
(require (rename-in "../racket/private/stream-core.rkt" [stream? r:stream?])
         (for-syntax racket/base))
(provide
 stream-null stream-cons stream? stream-null? stream-pair? stream-car stream-cdr stream-lambda
 define-stream stream-let stream-match stream-of _ stream
 list->stream port->stream stream->list stream-append stream-concat stream-constant stream-drop stream-drop-while
 stream-filter stream-fold stream-for-each stream-from stream-iterate stream-length stream-map stream-range stream-ref
 stream-reverse stream-scan stream-take stream-take-while stream-unfold stream-unfolds stream-zip)

;; ---- the primitives -----------------------------------------------------------------------------

;; A stream without elements.
(define stream-null (make-lazy-whole (lambda () '()) 'stream))
;; Whether a value is a stream; its elements are left alone.
(define (stream? v) (delayed-stream? v))
;; Whether the stream has no elements.
(define (stream-null? s) (stream-empty? (stream-force s)))
;; Whether a value is a stream that has elements.
(define (stream-pair? s)
  (define forced (stream-force s))
  (and (stream? s) (not (stream-empty? forced))))
;; The first element.
(define (stream-car s) (stream-first (stream-force s)))
;; The stream behind the first element.
(define (stream-cdr s) (stream-rest (stream-force s)))

;; (stream-cons element-expr stream-expr)
;; The element in front of the stream. Neither expression is evaluated before it is asked for.
(define-syntax (stream-cons stx)
  (syntax-case stx ()
    [(_ first rest) #'(make-lazy-stream (lambda () first) (make-lazy-whole (lambda () rest) 'stream-cons))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax-rule (delayed body0 body ...)
  (make-lazy-whole (lambda () body0 body ...) 'stream-lazy))

;; (stream-lambda formals body ...+)
;; A procedure that gives a stream; the body, which must give one too, is evaluated when that is asked for.
(define-syntax (stream-lambda stx)
  (syntax-case stx ()
    [(_ formals body0 body ...)
     (syntax/loc stx (lambda formals (delayed (let () body0 body ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-stream (name . formals) body ...+)
;; Defines a procedure as by stream-lambda.
(define-syntax (define-stream stx)
  (syntax-case stx ()
    [(_ (name . formals) body0 body ...)
     (syntax/loc stx (define name (stream-lambda formals body0 body ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (stream-let name ([id expr] ...) body ...+)
;; A named let whose procedure is made by stream-lambda.
(define-syntax (stream-let stx)
  (syntax-case stx ()
    [(_ name ([id e] ...) body0 body ...)
     (syntax/loc stx ((letrec ([name (stream-lambda (id ...) body0 body ...)]) name) e ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (stream element-expr ...)
;; A stream of the elements, each evaluated when it is asked for.
(define-syntax (stream stx)
  (syntax-case stx ()
    [(_) #'stream-null]
    [(_ first rest ...) #'(stream-cons first (stream rest ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- patterns and comprehensions ------------------------------------------------------------------

;; (stream-match stream-expr (pattern [fender-expr] expr) ...)
;; The value of the first clause whose pattern the stream has and whose fender is true. A pattern is (), (id . pattern) or an
;; identifier, bound to what is there; _ binds nothing. Elements that no clause names are not computed.
(define-syntax (stream-match stx)
  (define (check-pattern pattern)
    (define ids
      (let loop ([p pattern])
        (syntax-case p ()
          [() '()]
          [(id . rest) (identifier? #'id) (cons #'id (loop #'rest))]
          [id (identifier? #'id) (list #'id)]
          [other (raise-syntax-error #f "not an identifier or a pattern" stx #'other)])))
    (define names (filter (lambda (id) (not (free-identifier=? id #'_))) ids))
    (define again (check-duplicate-identifier names))
    (when again (raise-syntax-error #f "duplicate identifier" stx again)))
  (syntax-case stx ()
    [(_ e clause ...)
     (begin
       (for ([c (in-list (syntax->list #'(clause ...)))])
         (syntax-case c ()
           [(pattern _) (check-pattern #'pattern)]
           [(pattern _ _) (check-pattern #'pattern)]
           [_ (raise-syntax-error #f "bad syntax" stx c)]))
       #'(let ([s e])
           (unless (stream? s) (error 'stream-match "non-stream argument"))
           (match-clauses s clause ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax match-clauses
  (syntax-rules ()
    [(_ s) (error 'stream-match "pattern failure")]
    [(_ s (pattern fender e) clause ...)
     (let ([next (lambda () (match-clauses s clause ...))])
       (match-pattern s pattern next (if fender e (next))))]
    [(_ s (pattern e) clause ...)
     (let ([next (lambda () (match-clauses s clause ...))])
       (match-pattern s pattern next e))]))

(define-syntax (match-pattern stx)
  (define (wildcard? p) (and (identifier? p) (free-identifier=? p #'_)))
  (syntax-case stx ()
    [(match s () next e) #'(if (stream-null? s) e (next))]
    [(match s (p . rest) next e)
     (with-syntax ([inner #'(let ([s* (stream-cdr s)]) (match s* rest next e))])
       (if (wildcard? #'p)
           #'(if (stream-pair? s) inner (next))
           #'(if (stream-pair? s) (let ([p (stream-car s)]) inner) (next))))]
    [(match s p next e) (if (wildcard? #'p) #'e #'(let ([p s]) e))]))

;; (stream-of expr clause ...)
;; A stream of the expression's values. A clause is (id in stream-expr), which goes through a stream, for each element of those
;; before; (id is expr), which binds; or an expression that must be true.
(define-syntax (stream-of stx)
  (syntax-case stx ()
    [(_ e clause ...) #'(stream-of-clauses e stream-null clause ...)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax stream-of-clauses
  (syntax-rules (in is)
    [(_ e base) (stream-cons e base)]
    [(_ e base (id in source) clause ...)
     (stream-let loop ([s source])
       (if (stream-null? s)
           base
           (let ([id (stream-car s)])
             (stream-of-clauses e (loop (stream-cdr s)) clause ...))))]
    [(_ e base (id is value) clause ...)
     (let ([id value]) (stream-of-clauses e base clause ...))]
    [(_ e base test clause ...)
     (if test (stream-of-clauses e base clause ...) base)]))

;; ---- procedures -----------------------------------------------------------------------------------

(define (check-stream who s) (unless (stream? s) (error who "non-stream argument")))
(define (check-streams who l)
  (when (null? l) (error who "no stream arguments"))
  (for ([s (in-list l)]) (check-stream who s)))
(define (check-procedure who f) (unless (procedure? f) (error who "non-procedural argument")))
(define (check-count who n)
  (unless (integer? n) (error who "non-integer argument"))
  (when (negative? n) (error who "negative argument")))

;; A stream of the elements of a list.
(define (list->stream l)
  (unless (list? l) (error 'list->stream "non-list argument"))
  (stream-let loop ([l l])
    (if (pair? l) (stream-cons (car l) (loop (cdr l))) stream-null)))

;; (port->stream [in]) -> stream?
;; A stream of the characters that the port, or the current one, gives.
(define (port->stream [in (current-input-port)])
  (unless (input-port? in) (error 'port->stream "non-input-port argument"))
  (stream-let loop ()
    (define c (read-char in))
    (if (eof-object? c) stream-null (stream-cons c (loop)))))

;; (stream->list [n] s) -> list?
;; The elements, at most n of them.
(define stream->list
  (case-lambda
    [(s) (check-stream 'stream->list s) (take-list +inf.0 s)]
    [(n s)
     (check-stream 'stream->list s)
     (unless (integer? n) (error 'stream->list "non-integer count"))
     (when (negative? n) (error 'stream->list "negative count"))
     (take-list n s)]))
(define (take-list n s)
  (let loop ([n n] [s s] [taken '()])
    (if (or (zero? n) (stream-null? s))
        (reverse taken)
        (loop (sub1 n) (stream-cdr s) (cons (stream-car s) taken)))))

;; (stream-append s ...) -> stream?
;; The streams one behind the other.
(define (stream-append . l)
  (for ([s (in-list l)]) (check-stream 'stream-append s))
  (stream-let loop ([l l])
    (cond [(null? l) stream-null]
          [(null? (cdr l)) (car l)]
          [(stream-null? (car l)) (loop (cdr l))]
          [else (stream-cons (stream-car (car l)) (loop (cons (stream-cdr (car l)) (cdr l))))])))

;; The elements of the streams in a stream.
(define (stream-concat s)
  (check-stream 'stream-concat s)
  (stream-let loop ([s s])
    (cond
      [(stream-null? s) stream-null]
      [(not (stream? (stream-car s))) (error 'stream-concat "non-stream object in input stream")]
      [else
       (let inner ([t (stream-car s)])
         (if (stream-null? t)
             (loop (stream-cdr s))
             (stream-cons (stream-car t) (delayed (inner (stream-cdr t))))))])))

;; (stream-constant v ...) -> stream?
;; The values, again and again.
(define (stream-constant . l)
  (if (null? l)
      stream-null
      (stream-let loop ([rest l])
        (if (null? rest) (loop l) (stream-cons (car rest) (loop (cdr rest)))))))

;; (stream-drop n s) -> stream?
;; All but the first n elements.
(define (stream-drop n s)
  (check-count 'stream-drop n)
  (check-stream 'stream-drop s)
  (stream-let loop ([n n] [s s])
    (if (or (zero? n) (stream-null? s)) s (loop (sub1 n) (stream-cdr s)))))

;; (stream-drop-while ok? s) -> stream?
;; What remains from the first element on that ok? refuses.
(define (stream-drop-while ok? s)
  (check-procedure 'stream-drop-while ok?)
  (check-stream 'stream-drop-while s)
  (stream-let loop ([s s])
    (if (and (stream-pair? s) (ok? (stream-car s))) (loop (stream-cdr s)) s)))

;; (stream-filter ok? s) -> stream?
;; The elements that ok? accepts.
(define (stream-filter ok? s)
  (check-procedure 'stream-filter ok?)
  (check-stream 'stream-filter s)
  (stream-let loop ([s s])
    (cond [(stream-null? s) stream-null]
          [(ok? (stream-car s)) (stream-cons (stream-car s) (loop (stream-cdr s)))]
          [else (loop (stream-cdr s))])))

;; (stream-fold f base s) -> any/c
;; Goes through the elements; f gets what came of those before, first the base, and an element.
(define (stream-fold f base s)
  (check-procedure 'stream-fold f)
  (check-stream 'stream-fold s)
  (let loop ([result base] [s s])
    (if (stream-null? s) result (loop (f result (stream-car s)) (stream-cdr s)))))

;; (stream-for-each f s ...+) -> void?
;; Applies f to the elements of the streams, until one of them ends.
(define (stream-for-each f . l)
  (check-procedure 'stream-for-each f)
  (check-streams 'stream-for-each l)
  (let loop ([l l])
    (unless (ormap stream-null? l)
      (apply f (map stream-car l))
      (loop (map stream-cdr l)))))

;; (stream-from n [step]) -> stream?
;; n and, without end, what comes of adding step, 1 unless given.
(define (stream-from n [step 1])
  (unless (number? n) (error 'stream-from "non-numeric starting number"))
  (unless (number? step) (error 'stream-from "non-numeric step size"))
  (stream-let loop ([n n])
    (stream-cons n (loop (+ n step)))))

;; (stream-iterate f v) -> stream?
;; v, (f v), (f (f v)) and so on.
(define (stream-iterate f v)
  (check-procedure 'stream-iterate f)
  (stream-let loop ([v v])
    (stream-cons v (loop (f v)))))

;; How many elements the stream has.
(define (stream-length s)
  (check-stream 'stream-length s)
  (let loop ([n 0] [s s])
    (if (stream-null? s) n (loop (add1 n) (stream-cdr s)))))

;; (stream-map f s ...+) -> stream?
;; What f gives for the elements of the streams, until one of them ends.
(define (stream-map f . l)
  (check-procedure 'stream-map f)
  (check-streams 'stream-map l)
  (stream-let loop ([l l])
    (if (ormap stream-null? l)
        stream-null
        (stream-cons (apply f (map stream-car l)) (loop (map stream-cdr l))))))

;; (stream-range first past [step]) -> stream?
;; The numbers from first, up to past but without it; the step is 1 or -1 unless given.
(define (stream-range first past [step (if (and (real? first) (real? past) (>= first past)) -1 1)])
  (unless (number? first) (error 'stream-range "non-numeric starting number"))
  (unless (number? past) (error 'stream-range "non-numeric ending number"))
  (unless (number? step) (error 'stream-range "non-numeric step size"))
  (define before? (if (positive? step) < >))
  (stream-let loop ([n first])
    (if (before? n past) (stream-cons n (loop (+ n step))) stream-null)))

;; (stream-ref s n) -> any/c
;; The element at a position, from 0.
(define (stream-ref s n)
  (check-stream 'stream-ref s)
  (check-count 'stream-ref n)
  (let loop ([n n] [s s])
    (cond [(stream-null? s) (error 'stream-ref "beyond end of stream")]
          [(zero? n) (stream-car s)]
          [else (loop (sub1 n) (stream-cdr s))])))

;; The elements from the last to the first.
(define (stream-reverse s)
  (check-stream 'stream-reverse s)
  (stream-let loop ([s s] [reversed stream-null])
    (if (stream-null? s)
        reversed
        (loop (stream-cdr s) (stream-cons (stream-car s) reversed)))))

;; (stream-scan f base s) -> stream?
;; The base and what stream-fold has behind each element.
(define (stream-scan f base s)
  (check-procedure 'stream-scan f)
  (check-stream 'stream-scan s)
  (stream-let loop ([result base] [s s])
    (if (stream-null? s)
        (stream result)
        (stream-cons result (loop (f result (stream-car s)) (stream-cdr s))))))

;; (stream-take n s) -> stream?
;; The first n elements, or all if they are fewer.
(define (stream-take n s)
  (check-stream 'stream-take s)
  (check-count 'stream-take n)
  (stream-let loop ([n n] [s s])
    (if (or (zero? n) (stream-null? s))
        stream-null
        (stream-cons (stream-car s) (loop (sub1 n) (stream-cdr s))))))

;; (stream-take-while ok? s) -> stream?
;; The elements before the first one that ok? refuses.
(define (stream-take-while ok? s)
  (check-stream 'stream-take-while s)
  (check-procedure 'stream-take-while ok?)
  (stream-let loop ([s s])
    (if (and (stream-pair? s) (ok? (stream-car s)))
        (stream-cons (stream-car s) (loop (stream-cdr s)))
        stream-null)))

;; (stream-unfold mapper ok? next seed) -> stream?
;; (mapper seed), (mapper (next seed)) and so on, while ok? accepts the seed.
(define (stream-unfold mapper ok? next seed)
  (unless (procedure? mapper) (error 'stream-unfold "non-procedural mapper"))
  (unless (procedure? ok?) (error 'stream-unfold "non-procedural pred?"))
  (unless (procedure? next) (error 'stream-unfold "non-procedural generator"))
  (stream-let loop ([seed seed])
    (if (ok? seed) (stream-cons (mapper seed) (loop (next seed))) stream-null)))

;; (stream-unfolds generator seed) -> stream? ...
;; As many streams as the generator has results besides the next seed, which is the first. Another result is a list of an element
;; for its stream, #f for none now, or () for its end.
(define (stream-unfolds generator seed)
  (check-procedure 'stream-unfolds generator)
  (define results
    (stream-let loop ([seed seed])
      (define-values (next parts)
        (call-with-values (lambda () (generator seed)) (lambda (next . parts) (values next parts))))
      (stream-cons parts (loop next))))
  (define (part i)
    (stream-let loop ([s results])
      (define result (list-ref (stream-car s) i))
      (cond [(pair? result) (stream-cons (car result) (loop (stream-cdr s)))]
            [(null? result) stream-null]
            [(not result) (loop (stream-cdr s))]
            [else (error 'stream-unfolds "can't happen")])))
  (apply values (for/list ([i (in-range (length (stream-car results)))]) (part i))))

;; (stream-zip s ...+) -> stream?
;; Lists of the elements at the same position, until one of the streams ends.
(define (stream-zip . l)
  (check-streams 'stream-zip l)
  (apply stream-map list l))
