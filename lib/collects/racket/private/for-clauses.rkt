(module for-clauses "pre-base.rkt"
;; racket/private/for-clauses: in-range, in-list and the other sequence forms that loops expand
;; without a generic dispatch.
;; Layer: private, below racket/base.
;; As an expression each name is the procedure from sequence.rkt; as a clause with the right number
;; of arguments it becomes a :do-in.  With a wrong number the clause stays generic, so the procedure
;; reports the arity.

(provide in-range in-inclusive-range in-naturals in-list in-mlist in-vector in-string in-bytes
         in-hash in-hash-keys in-hash-values in-hash-pairs
         in-mutable-hash in-mutable-hash-keys in-mutable-hash-values in-mutable-hash-pairs
         in-immutable-hash in-immutable-hash-keys in-immutable-hash-values in-immutable-hash-pairs
         in-weak-hash in-weak-hash-keys in-weak-hash-values in-weak-hash-pairs
         in-ephemeron-hash in-ephemeron-hash-keys in-ephemeron-hash-values in-ephemeron-hash-pairs
         in-port in-lines in-bytes-lines in-input-port-bytes in-input-port-chars in-producer
         in-value in-indexed in-parallel stop-before stop-after
         define-slice-sequence)

(require "sequence.rkt" "for.rkt" "do-in.rkt" (for-syntax "pre-base.rkt"))

;; ---- numbers ----------------------------------------------------------------------------------

(begin-for-syntax
  (define (literal-number s)
    (let ([v (syntax-e s)]) (and (real? v) v)))

  ;; check, less, more : identifiers; e-s may be literals, then no check is made for them
  (define (range-clause id a b step check less more)
    (define step-value (literal-number step))
    (define all-literal? (and (literal-number a) (literal-number b) step-value))
    (with-syntax ([id id] [a a] [b b] [step step])
      #`[(id)
         (:do-in ([(start) a] [(end) b] [(inc) step])
                 #,(if all-literal? #'(void) #`(#,check start end inc))
                 ([pos start])
                 #,(cond
                     [(not step-value) #`(if (>= inc 0) (#,less pos end) (#,more pos end))]
                     [(>= step-value 0) #`(#,less pos end)]
                     [else #`(#,more pos end)])
                 ([(id) pos])
                 #t #t
                 ((+ pos #,(if step-value #'step #'inc))))])))

;; (in-range end)
;; (in-range start end [step])
;; A sequence of numbers; quick when it stands in a for clause.
;; > (for/list ([i (in-range 1 10 3)]) i)
;; '(1 4 7)
(define-sequence-syntax in-range
  (lambda () #'in-range*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ b)] (range-clause #'id #'0 #'b #'1 #'check-range #'< #'>)]
      [[(id) (_ a b)] (range-clause #'id #'a #'b #'1 #'check-range #'< #'>)]
      [[(id) (_ a b step)] (range-clause #'id #'a #'b #'step #'check-range #'< #'>)]
      [_ #f])))

;; (in-inclusive-range start end [step])
;; A sequence of numbers up to end.
(define-sequence-syntax in-inclusive-range
  (lambda () #'in-inclusive-range*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ a b)] (range-clause #'id #'a #'b #'1 #'check-inclusive-range #'<= #'>=)]
      [[(id) (_ a b step)] (range-clause #'id #'a #'b #'step #'check-inclusive-range #'<= #'>=)]
      [_ #f])))

;; (in-naturals [start])
;; A sequence of all numbers from start, 0 by default.
(define-sequence-syntax in-naturals
  (lambda () #'in-naturals*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_)]
       #'[(id) (:do-in () (void) ([pos 0]) #t ([(id) pos]) #t #t ((+ pos 1)))]]
      [[(id) (_ start-expr)]
       #'[(id) (:do-in ([(start) start-expr]) (check-naturals start) ([pos start]) #t
                       ([(id) pos]) #t #t ((+ pos 1)))]]
      [_ #f])))

;; ---- lists ------------------------------------------------------------------------------------

;; (in-list lst)
;; A sequence of a list's elements; quick when it stands in a for clause.
(define-sequence-syntax in-list
  (lambda () #'in-list*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(lst) e]) (if (list? lst) (void) (check-list lst)) ([lst lst]) (pair? lst)
                       ([(id) (car lst)] [(rest) (cdr lst)]) #t #t (rest))]]
      [_ #f])))

;; A sequence of the elements of a list of mutable pairs.
(define-sequence-syntax in-mlist
  (lambda () #'in-mlist*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(lst) e]) (void) ([lst lst]) (not (null? lst))
                       ([(id) (mcar lst)] [(rest) (mcdr lst)]) #t #t (rest))]]
      [_ #f])))

;; ---- vectors, strings, bytes ------------------------------------------------------------------

;; (define-slice-sequence id procedure who pred "expected" length ref)
(define-syntax (define-slice-sequence def)
  (syntax-case def ()
    [(_ in-x in-x* who pred expected len-of ref)
     #'(define-sequence-syntax in-x
         (lambda () #'in-x*)
         (lambda (stx)
           (syntax-case stx ()
             [[(id) (_ e)]
              #'[(id) (:do-in ([(vec len) (let ([vec e])
                                            (if (pred vec)
                                                (values vec (len-of vec))
                                                (check-slice 'who #f expected len-of vec 0 #f 1)))])
                              (void) ([pos 0]) (< pos len)
                              ([(id) (ref vec pos)]) #t #t ((+ pos 1)))]]
             [[(id) (_ e start)] #'[(id) (in-x e start #f 1)]]
             [[(id) (_ e start stop)] #'[(id) (in-x e start stop 1)]]
             [[(id) (_ e start stop step)]
              (with-syntax ([test (let ([v (syntax-e #'step)])
                                    (cond [(not (real? v))
                                           #'(if (> inc 0) (< pos end) (> pos end))]
                                          [(> v 0) #'(< pos end)]
                                          [else #'(> pos end)]))])
                #'[(id) (:do-in ([(vec begin-pos end inc)
                                  (let ([vec e] [from start] [to stop] [inc step])
                                    (check-slice 'in-x (pred vec) expected len-of vec from to inc)
                                    (values vec from (or to (len-of vec)) inc))])
                                (void) ([pos begin-pos]) test
                                ([(id) (ref vec pos)]) #t #t ((+ pos inc)))])]
             [_ #f])))]))

;; (in-vector vec [start stop step])
;; A sequence of a vector's elements.
(define-slice-sequence in-vector in-vector* in-vector vector? "vector" vector-length vector-ref)
;; (in-string str [start stop step])
;; A sequence of a string's characters.
(define-slice-sequence in-string in-string* in-string string? "string" string-length string-ref)
;; (in-bytes bstr [start stop step])
;; A sequence of a byte string's bytes.
(define-slice-sequence in-bytes in-bytes* in-bytes bytes? "bytes" bytes-length bytes-ref)

;; ---- hash tables ------------------------------------------------------------------------------

(define-syntax (define-hash-sequence def)
  (syntax-case def ()
    [(_ in-h in-h* kind ref (bound ...))
     #'(define-sequence-syntax in-h
         (lambda () #'in-h*)
         (lambda (stx)
           (syntax-case stx ()
             [[(bound ...) (_ e)]
              #'[(bound ...)
                 (:do-in ([(table) e]) (check-hash-kind 'in-h 'kind table)
                         ([pos (hash-iterate-first table)]) pos
                         ([(bound ...) (ref table pos)])
                         #t #t ((hash-iterate-next table pos)))]]
             [[(bound ...) (_ e bad-expr)]
              #'[(bound ...)
                 (:do-in ([(table) e] [(bad) bad-expr]) (check-hash-kind 'in-h 'kind table)
                         ([pos (hash-iterate-first table)]) pos
                         ([(bound ...) (ref table pos bad)])
                         #t #t ((hash-iterate-next table pos)))]]
             [_ #f])))]))

(define-syntax-rule (define-hash-sequences kind
                      [in-h in-h*] [in-keys in-keys*] [in-values in-values*] [in-pairs in-pairs*])
  (begin
    (define-hash-sequence in-h in-h* kind hash-iterate-key+value (k v))
    (define-hash-sequence in-keys in-keys* kind hash-iterate-key (k))
    (define-hash-sequence in-values in-values* kind hash-iterate-value (v))
    (define-hash-sequence in-pairs in-pairs* kind hash-iterate-pair (p))))

(define-syntax-rule (define-kind-sequences kind
                      [in-h in-h*] [in-keys in-keys*] [in-values in-values*] [in-pairs in-pairs*])
  (begin
    (define in-h* (hash-kind-in-hash 'in-h 'kind hash-iterate-key+value hash-iterate-key+value))
    (define in-keys* (hash-kind-in-hash 'in-keys 'kind hash-iterate-key hash-iterate-key))
    (define in-values* (hash-kind-in-hash 'in-values 'kind hash-iterate-value hash-iterate-value))
    (define in-pairs* (hash-kind-in-hash 'in-pairs 'kind hash-iterate-pair hash-iterate-pair))
    (define-hash-sequences kind
      [in-h in-h*] [in-keys in-keys*] [in-values in-values*] [in-pairs in-pairs*])))

(define-hash-sequences any
  [in-hash in-hash*] [in-hash-keys in-hash-keys*]
  [in-hash-values in-hash-values*] [in-hash-pairs in-hash-pairs*])
(define-kind-sequences mutable
  [in-mutable-hash mutable*] [in-mutable-hash-keys mutable-keys*]
  [in-mutable-hash-values mutable-values*] [in-mutable-hash-pairs mutable-pairs*])
(define-kind-sequences immutable
  [in-immutable-hash immutable*] [in-immutable-hash-keys immutable-keys*]
  [in-immutable-hash-values immutable-values*] [in-immutable-hash-pairs immutable-pairs*])
(define-kind-sequences weak
  [in-weak-hash weak*] [in-weak-hash-keys weak-keys*]
  [in-weak-hash-values weak-values*] [in-weak-hash-pairs weak-pairs*])
(define-kind-sequences ephemeron
  [in-ephemeron-hash ephemeron*] [in-ephemeron-hash-keys ephemeron-keys*]
  [in-ephemeron-hash-values ephemeron-values*] [in-ephemeron-hash-pairs ephemeron-pairs*])

;; ---- ports ------------------------------------------------------------------------------------

;; (in-port [read in])
;; A sequence of what a procedure reads from a port until its end.
(define-sequence-syntax in-port
  (lambda () #'in-port*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (name)] #'[(id) (name read (current-input-port))]]
      [[(id) (name r)] #'[(id) (name r (current-input-port))]]
      [[(id) (_ r p)]
       #'[(id) (:do-in ([(read-one) r] [(port) p]) (check-port-arguments read-one port) () #t
                       ([(id) (read-one port)]) (not (eof-object? id)) #t ())]]
      [_ #f])))

(define-syntax-rule (define-line-sequence in-x in-x* expected read-one)
  (define-sequence-syntax in-x
    (lambda () #'in-x*)
    (lambda (stx)
      (syntax-case stx ()
        [[(id) (name)] #'[(id) (name (current-input-port) 'any)]]
        [[(id) (name p)] #'[(id) (name p 'any)]]
        [[(id) (_ p m)]
         #'[(id) (:do-in ([(port) p] [(mode) m])
                         (let () (check-input-port 'in-x expected port) (check-line-mode 'in-x mode))
                         () #t
                         ([(id) (read-one port mode)]) (not (eof-object? id)) #t ())]]
        [_ #f]))))
;; (in-lines [in mode])
;; A sequence of the lines of a port, by default the current input port.
(define-line-sequence in-lines in-lines* "input-port?" read-line)
(define-line-sequence in-bytes-lines in-bytes-lines* "input-port" read-bytes-line)

(define-syntax-rule (define-item-sequence in-x in-x* read-one)
  (define-sequence-syntax in-x
    (lambda () #'in-x*)
    (lambda (stx)
      (syntax-case stx ()
        [[(id) (_ p)]
         #'[(id) (:do-in ([(port) p]) (check-input-port 'in-x "input-port?" port) () #t
                         ([(id) (read-one port)]) (not (eof-object? id)) #t ())]]
        [_ #f]))))
(define-item-sequence in-input-port-bytes in-input-port-bytes* read-byte)
(define-item-sequence in-input-port-chars in-input-port-chars* read-char)

;; (in-producer proc [stop arg ...])
;; A sequence of what a procedure gives until that is stop or satisfies it.
(define-sequence-syntax in-producer
  (lambda () #'in-producer*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id ...) (_ p)]
       #'[(id ...) (:do-in ([(producer) p]) (void) () #t ([(id ...) (producer)]) #t #t ())]]
      [[(id ...) (_ p s arg ...)]
       (with-syntax ([(a ...) (generate-temporaries #'(arg ...))])
         #'[(id ...)
            (:do-in ([(producer) p] [(stop?) (stop-predicate s)] [(a) arg] ...) (void) () #t
                    ([(id ...) (producer a ...)]) (not (stop? id ...)) #t ())])]
      [_ #f])))

;; ---- the rest ---------------------------------------------------------------------------------

;; (in-value v)
;; A sequence of one element.
(define-sequence-syntax in-value
  (lambda () #'in-value*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(v) e]) (void) ([more? #t]) more? ([(id) v]) #t #t (#f))]]
      [_ #f])))

;; (in-indexed sequence)
;; A sequence of elements with their positions, two values at a time.
;; > (for/list ([(x i) (in-indexed '(a b))]) (cons i x))
;; '((0 . a) (1 . b))
(define-sequence-syntax in-indexed
  (lambda () #'in-indexed*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id pos) (_ e)] #'[(id pos) (:do-parallel [id e] [pos (in-naturals)])]]
      [_ #f])))

;; (in-parallel sequence ...)
;; A sequence that takes an element of each at a time.
(define-sequence-syntax in-parallel
  (lambda () #'in-parallel*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id ...) (_ e ...)]
       (= (length (syntax->list #'(id ...))) (length (syntax->list #'(e ...))))
       #'[(id ...) (:do-parallel [id e] ...)]]
      [_ #f])))

;; (stop-before sequence pred)
;; The sequence up to the first element that satisfies pred, without it.
(define-sequence-syntax stop-before
  (lambda () #'stop-before*)
  (lambda (stx) #f))

;; (stop-after sequence pred)
;; The sequence up to the first element that satisfies pred, with it.
(define-sequence-syntax stop-after
  (lambda () #'stop-after*)
  (lambda (stx) #f)))

;; (in-hash hash)
;; A sequence of keys and values, two at a time.
;; > (for/list ([(k v) (in-hash (hash 'a 1))]) (list k v))
;; '((a 1))

;; (in-hash-keys hash)
;; A sequence of keys.

;; (in-hash-values hash)
;; A sequence of values.

;; (in-hash-pairs hash)
;; A sequence of pairs of a key and a value.

;; (in-mutable-hash hash [bad]) -> sequence?
;; (in-mutable-hash-keys hash [bad]) -> sequence?
;; (in-mutable-hash-values hash [bad]) -> sequence?
;; (in-mutable-hash-pairs hash [bad]) -> sequence?
;; Like in-hash and its like, for a mutable table that holds its keys strongly only, which is faster in a clause of for; bad stands for entries
;; that vanish during the loop.

;; (in-immutable-hash hash [bad]) -> sequence?
;; (in-immutable-hash-keys hash [bad]) -> sequence?
;; (in-immutable-hash-values hash [bad]) -> sequence?
;; (in-immutable-hash-pairs hash [bad]) -> sequence?
;; Like in-hash and its like, for an immutable table only, which is faster in a clause of for; bad stands for entries that vanish during the
;; loop.

;; (in-weak-hash hash [bad]) -> sequence?
;; (in-weak-hash-keys hash [bad]) -> sequence?
;; (in-weak-hash-values hash [bad]) -> sequence?
;; (in-weak-hash-pairs hash [bad]) -> sequence?
;; Like in-hash and its like, for a table that holds its keys weakly only, which is faster in a clause of for; bad stands for entries that vanish
;; during the loop.

;; (in-ephemeron-hash hash [bad]) -> sequence?
;; (in-ephemeron-hash-keys hash [bad]) -> sequence?
;; (in-ephemeron-hash-values hash [bad]) -> sequence?
;; (in-ephemeron-hash-pairs hash [bad]) -> sequence?
;; Like in-hash and its like, for a table that holds its keys by ephemerons only, which is faster in a clause of for; bad stands for entries that
;; vanish during the loop.

;; (in-bytes-lines [in mode]) -> sequence?
;; A sequence of the lines of a port, as byte strings; mode as for in-lines.

;; (in-input-port-bytes in) -> sequence?
;; A sequence of the bytes of a port, up to its end.

;; (in-input-port-chars in) -> sequence?
;; A sequence of the characters of a port, up to its end.
