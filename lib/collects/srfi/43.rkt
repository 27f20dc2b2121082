#lang racket/base
;; srfi/43: the vector library.  Layer: above racket/base.
;; Procedures that go through vectors give theirs the position first, then an element of each, up to the end of the shortest vector.
(provide
 vector-unfold vector-unfold-right (rename-out [copy vector-copy] [copy! vector-copy!] [fill! vector-fill!] [to-list vector->list])
 vector-reverse-copy vector-append vector-concatenate vector-empty? vector=
 vector-fold vector-fold-right (rename-out [map-indexed vector-map]) vector-map! vector-for-each vector-count
 vector-index vector-index-right vector-skip vector-skip-right vector-binary-search vector-any vector-every
 vector-swap! vector-reverse! vector-reverse-copy! reverse-vector->list reverse-list->vector)

;; ---- checks ---------------------------------------------------------------------------------------

(define (check-vector who v) (unless (vector? v) (raise-argument-error who "vector?" v)))
(define (check-mutable who v)
  (check-vector who v)
  (when (immutable? v) (raise-argument-error who "(not/c immutable?)" v)))
(define (check-procedure who f) (unless (procedure? f) (raise-argument-error who "procedure?" f)))
(define (check-natural who n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error who "natural-number/c" n)))
(define (check-all who f l)
  (check-procedure who f)
  (for ([v (in-list l)]) (check-vector who v)))
;; -> the end of the range of V
(define (range who v start end)
  (check-vector who v)
  (check-start who start (vector-length v))
  (define stop (or end (vector-length v)))
  (check-natural who stop)
  (unless (<= stop (vector-length v)) (raise-argument-error who (format "(<=/c ~a)" (vector-length v)) stop))
  (unless (<= start stop) (raise-argument-error who (format "(>=/c ~a)" start) stop))
  stop)
(define (check-start who start length)
  (check-natural who start)
  (unless (<= start length) (raise-argument-error who (format "(<=/c ~a)" length) start)))

;; ---- construction ---------------------------------------------------------------------------------

;; (fill-from v next f seeds): element after element from f, which gets the position and the seeds and gives the new ones too
(define (fill-from v positions f seeds)
  (for/fold ([seeds seeds] #:result v) ([i positions])
    (call-with-values (lambda () (apply f i seeds))
                      (lambda (x . seeds) (vector-set! v i x) seeds))))
;; (vector-unfold f length seed ...) -> vector?
;; f gets a position and the seeds, and gives the element and the next seeds.
(define (vector-unfold f length . seeds)
  (check-procedure 'vector-unfold f)
  (check-natural 'vector-unfold length)
  (fill-from (make-vector length) (in-range length) f seeds))
;; (vector-unfold-right f length seed ...) -> vector?
;; The same from the last position to the first.
(define (vector-unfold-right f length . seeds)
  (check-procedure 'vector-unfold-right f)
  (check-natural 'vector-unfold-right length)
  (fill-from (make-vector length) (in-range (sub1 length) -1 -1) f seeds))

;; vector-copy: (vector-copy v [start [end [fill]]]) -> vector?
;; A part of the vector; where the end is beyond it, filled.
(define (copy v [start 0] [end #f] [fill 0])
  (check-vector 'vector-copy v)
  (check-start 'vector-copy start (vector-length v))
  (define stop (or end (vector-length v)))
  (check-natural 'vector-copy stop)
  (unless (>= stop start) (raise-argument-error 'vector-copy (format "(>=/c ~a)" start) stop))
  (define out (make-vector (- stop start) fill))
  (vector-copy! out 0 v start (min stop (vector-length v)))
  out)
;; (vector-reverse-copy v [start [end]]) -> vector?
;; A part of the vector, the last element first.
(define (vector-reverse-copy v [start 0] [end #f])
  (define stop (range 'vector-reverse-copy v start end))
  (for/vector #:length (- stop start) ([i (in-range (sub1 stop) (sub1 start) -1)]) (vector-ref v i)))
;; (vector-append v ...) -> vector?
;; The vectors one behind the other.
(define (vector-append . l) (join 'vector-append l))
;; The vectors of a list one behind the other.
(define (vector-concatenate l)
  (unless (list? l) (raise-argument-error 'vector-concatenate "list?" l))
  (join 'vector-concatenate l))
(define (join who l)
  (for ([v (in-list l)]) (check-vector who v))
  (define out (make-vector (for/sum ([v (in-list l)]) (vector-length v))))
  (for/fold ([at 0]) ([v (in-list l)])
    (vector-copy! out at v)
    (+ at (vector-length v)))
  out)

;; ---- predicates -----------------------------------------------------------------------------------

;; Whether the vector has no elements.
(define (vector-empty? v) (check-vector 'vector-empty? v) (eqv? 0 (vector-length v)))
;; (vector= same? v ...) -> boolean?
;; Whether the vectors are as long and same? accepts the elements at each position, of neighbours.
(define (vector= same? . l)
  (unless (and (procedure? same?) (procedure-arity-includes? same? 2))
    (raise-argument-error 'vector= "(procedure-arity-includes/c 2)" same?))
  (for ([v (in-list l)]) (check-vector 'vector= v))
  (or (null? l)
      (for/and ([a (in-list l)] [b (in-list (cdr l))])
        (or (eq? a b)
            (and (= (vector-length a) (vector-length b))
                 (for/and ([x (in-vector a)] [y (in-vector b)]) (same? x y)))))))

;; ---- iteration ------------------------------------------------------------------------------------

(define (shortest l) (apply min (map vector-length l)))
(define (elements l i) (map (lambda (v) (vector-ref v i)) l))

;; (vector-fold f state v ...+) -> any/c
;; f gets a position, the state and the elements there, and gives the next state.
(define (vector-fold f state v . more)
  (check-all 'vector-fold f (cons v more))
  (if (null? more)
      (for/fold ([state state]) ([x (in-vector v)] [i (in-naturals)]) (f i state x))
      (for/fold ([state state]) ([i (in-range (shortest (cons v more)))])
        (apply f i state (elements (cons v more) i)))))
;; (vector-fold-right f state v ...+) -> any/c
;; The same from the last position to the first.
(define (vector-fold-right f state v . more)
  (check-all 'vector-fold-right f (cons v more))
  (for/fold ([state state]) ([i (in-range (sub1 (shortest (cons v more))) -1 -1)])
    (apply f i state (elements (cons v more) i))))
;; vector-map: (vector-map f v ...+) -> vector?
;; What f gives for the positions and elements.
(define (map-indexed f v . more)
  (check-all 'vector-map f (cons v more))
  (define n (shortest (cons v more)))
  (for/vector #:length n ([i (in-range n)]) (apply f i (elements (cons v more) i))))
;; (vector-map! f v ...+) -> vector?
;; The same, put into the first vector.
(define (vector-map! f v . more)
  (check-procedure 'vector-map! f)
  (check-mutable 'vector-map! v)
  (check-all 'vector-map! f more)
  (for ([i (in-range (shortest (cons v more)))])
    (vector-set! v i (apply f i (elements (cons v more) i))))
  v)
;; (vector-for-each f v ...+) -> void?
;; Applies f to the positions and elements.
(define (vector-for-each f v . more)
  (check-all 'vector-for-each f (cons v more))
  (for ([i (in-range (shortest (cons v more)))])
    (apply f i (elements (cons v more) i))))
;; (vector-count ok? v ...+) -> exact-nonnegative-integer?
;; How often ok? accepts a position and the elements there.
(define (vector-count ok? v . more)
  (check-all 'vector-count ok? (cons v more))
  (for/sum ([i (in-range (shortest (cons v more)))])
    (if (apply ok? i (elements (cons v more) i)) 1 0)))

;; ---- searching ------------------------------------------------------------------------------------

(define (search who ok? l right? wanted)
  (check-all who ok? l)
  (define n (shortest l))
  (for/first ([i (if right? (in-range (sub1 n) -1 -1) (in-range n))]
              #:when (eq? wanted (and (apply ok? (elements l i)) #t)))
    i))
;; (vector-index ok? v ...+) -> (or/c exact-nonnegative-integer? #f)
;; The first position whose elements ok? accepts.
(define (vector-index ok? v . more) (search 'vector-index ok? (cons v more) #f #t))
;; (vector-index-right ok? v ...+) -> (or/c exact-nonnegative-integer? #f)
;; The last position whose elements ok? accepts.
(define (vector-index-right ok? v . more) (search 'vector-index-right ok? (cons v more) #t #t))
;; (vector-skip ok? v ...+) -> (or/c exact-nonnegative-integer? #f)
;; The first position whose elements ok? refuses.
(define (vector-skip ok? v . more) (search 'vector-skip ok? (cons v more) #f #f))
;; (vector-skip-right ok? v ...+) -> (or/c exact-nonnegative-integer? #f)
;; The last position whose elements ok? refuses.
(define (vector-skip-right ok? v . more) (search 'vector-skip-right ok? (cons v more) #t #f))

;; (vector-binary-search v value compare) -> (or/c exact-nonnegative-integer? #f)
;; A position of the value in a sorted vector. compare gets an element and the value, and gives a number that is negative, zero or
;; positive.
(define (vector-binary-search v value compare)
  (check-vector 'vector-binary-search v)
  (unless (and (procedure? compare) (procedure-arity-includes? compare 2))
    (raise-argument-error 'vector-binary-search "(procedure-arity-includes/c 2)" compare))
  (let loop ([lo 0] [hi (vector-length v)])
    (and (< lo hi)
         (let* ([mid (quotient (+ lo hi) 2)]
                [order (compare (vector-ref v mid) value)])
           (unless (real? order) (raise-argument-error 'vector-binary-search "real?" order))
           (cond [(zero? order) mid]
                 [(positive? order) (loop lo mid)]
                 [else (loop (add1 mid) hi)])))))
;; (vector-any ok? v ...+) -> any/c
;; The first true result of ok? for the elements at a position.
(define (vector-any ok? v . more)
  (check-all 'vector-any ok? (cons v more))
  (for/or ([i (in-range (shortest (cons v more)))]) (apply ok? (elements (cons v more) i))))
;; (vector-every ok? v ...+) -> any/c
;; #f when ok? refuses the elements at a position; else its last result.
(define (vector-every ok? v . more)
  (check-all 'vector-every ok? (cons v more))
  (for/and ([i (in-range (shortest (cons v more)))]) (apply ok? (elements (cons v more) i))))

;; ---- mutation -------------------------------------------------------------------------------------

;; (vector-swap! v i j) -> void?
;; Exchanges two elements.
(define (vector-swap! v i j)
  (check-mutable 'vector-swap! v)
  (for ([k (in-list (list i j))])
    (check-natural 'vector-swap! k)
    (unless (< k (vector-length v))
      (raise-argument-error 'vector-swap! (format "a number strictly less than ~a" (vector-length v)) k)))
  (define x (vector-ref v i))
  (vector-set! v i (vector-ref v j))
  (vector-set! v j x))
;; vector-fill!: (vector-fill! v value [start [end]]) -> void?
;; Makes a part of the vector the value.
(define (fill! v value [start 0] [end #f])
  (check-mutable 'vector-fill! v)
  (for ([i (in-range start (range 'vector-fill! v start end))]) (vector-set! v i value)))
;; (vector-reverse! v [start [end]]) -> void?
;; Turns a part of the vector round.
(define (vector-reverse! v [start 0] [end #f])
  (check-mutable 'vector-reverse! v)
  (define stop (range 'vector-reverse! v start end))
  (let loop ([i start] [j (sub1 stop)])
    (when (< i j)
      (vector-swap! v i j)
      (loop (add1 i) (sub1 j)))))

(define (check-target who target at count)
  (check-mutable who target)
  (check-natural who at)
  (unless (<= (+ at count) (vector-length target))
    (raise-argument-error who (format "(<=/c ~a)" (max 0 (- (vector-length target) count))) at)))
;; vector-copy!: (vector-copy! target at v [start [end]]) -> void?
;; Puts a part of the vector into the target.
(define (copy! target at v [start 0] [end #f])
  (define stop (range 'vector-copy! v start end))
  (check-target 'vector-copy! target at (- stop start))
  (vector-copy! target at v start stop))
;; (vector-reverse-copy! target at v [start [end]]) -> void?
;; The same, the last element first.
(define (vector-reverse-copy! target at v [start 0] [end #f])
  (define stop (range 'vector-reverse-copy! v start end))
  (check-target 'vector-reverse-copy! target at (- stop start))
  (vector-copy! target at (vector-reverse-copy v start stop)))

;; ---- lists ----------------------------------------------------------------------------------------

;; vector->list: (vector->list v [start [end]]) -> list?
;; The elements of a part of the vector.
(define (to-list v [start 0] [end #f])
  (define stop (range 'vector->list v start end))
  (for/list ([i (in-range start stop)]) (vector-ref v i)))
;; (reverse-vector->list v [start [end]]) -> list?
;; The same, the last element first.
(define (reverse-vector->list v [start 0] [end #f])
  (define stop (range 'reverse-vector->list v start end))
  (for/fold ([l '()]) ([i (in-range start stop)]) (cons (vector-ref v i) l)))
;; A vector of the elements of the list, the last first.
(define (reverse-list->vector l)
  (unless (list? l) (raise-argument-error 'reverse-list->vector "list?" l))
  (list->vector (reverse l)))
