(module sequence "pre-base.rkt"
;; racket/private/sequence: sequences as values: what `for` does when the clause is not one that it
;; knows at compile time, and the first-class versions of in-range, in-list and so on.
;; Layer: private, below racket/base; no keyword arguments, no `for`.
;;
;; A sequence is *initiated* by make-sequence, which gives seven values:
;;   pos->element   the element (one or several values) at a position
;;   early-next     #f, or a function applied to the position right after pos->element
;;   next-pos, init-pos
;;   pos-cont?, val-cont?, all-cont?     #f means "always continue"

(require (only-in (quote #%flfxnum)
                  flvector? flvector-length flvector-ref fxvector? fxvector-length fxvector-ref)
         (only-in (quote #%woad) struct-type-item))

(provide prop:sequence sequence? make-sequence make-do-sequence
         prop:stream stream? unsafe-stream-not-empty? unsafe-stream-first unsafe-stream-rest
         stream-ref-empty? stream-through sequence->stream
         sequence-generate sequence-generate*
         in-range* in-inclusive-range* in-naturals* in-list* in-mlist* in-vector* in-string* in-bytes*
         in-port* in-lines* in-bytes-lines* in-input-port-bytes* in-input-port-chars* in-producer*
         in-value* in-indexed* in-hash* in-hash-keys* in-hash-values* in-hash-pairs*
         in-cycle in-parallel* in-sequences in-values-sequence in-values*-sequence
         stop-before* stop-after*
         check-range check-inclusive-range check-naturals check-list check-slice normalise-stop
         check-port-arguments check-hash-kind hash-kind-in-hash
         check-input-port check-line-mode stop-predicate)

;; ---- properties -------------------------------------------------------------------------------

;; prop:sequence : struct-type-property?
;; Instances are sequences: a procedure from the instance to a sequence.
(define-values (prop:sequence has-sequence-property? sequence-property)
  (make-struct-type-property
   'sequence
   (lambda (v info)
     (unless (and (procedure? v) (procedure-arity-includes? v 1))
       (raise-argument-error 'sequence-property-guard "(procedure-arity-includes/c 1)" v))
     (lambda (self)
       (let ([s (v self)])
         (unless (sequence? s)
           (raise-mismatch-error 'sequence-generate
                                 "procedure (value of prop:sequence) produced a non-sequence: " s))
         s)))))

(define (unary? v) (and (procedure? v) (procedure-arity-includes? v 1)))

;; The value of prop:stream is a vector of three procedures: empty?, first, rest.
(define-values (prop:stream stream-struct? stream-property)
  (make-struct-type-property
   'stream
   (lambda (v info)
     (unless (and (vector? v) (= 3 (vector-length v))
                  (unary? (vector-ref v 0)) (unary? (vector-ref v 1)) (unary? (vector-ref v 2)))
       (raise-argument-error 'guard-for-prop:stream
                             (string-append "(vector/c (procedure-arity-includes/c 1)\n"
                                            "                      (procedure-arity-includes/c 1)\n"
                                            "                      (procedure-arity-includes/c 1))")
                             v))
     (vector->immutable-vector v))
   (list (cons prop:sequence (lambda (v) (lambda (self) self))))))

;; Procedure I of a stream that is no list, or what ELSE gives where one step does not find it.
(define-syntax-rule (stream-procedure s i else)
  (let ([p (struct-type-item s prop:stream i)])
    (if (or (eq? p #t) (eq? p (void))) else p)))
(define-syntax-rule (call-stream s i) ((stream-procedure s i (vector-ref (stream-property s) i)) s))

;; Whether v is a stream: a list, a stream made by the forms of racket/stream, or an instance of gen:stream.
(define (stream? v) (if (list? v) #t (if (stream-procedure v 0 #f) #t (stream-struct? v))))
(define (stream-ref-empty? s) (if (list? s) (null? s) (call-stream s 0)))
(define (unsafe-stream-not-empty? s) (if (list? s) (pair? s) (not (call-stream s 0))))
(define (unsafe-stream-first s) (if (pair? s) (car s) (call-stream s 1)))
(define (unsafe-stream-rest s)
  (let ([r (if (pair? s) (cdr s) (call-stream s 2))])
    (unless (stream? r)
      (raise-mismatch-error 'stream-rest-guard "result is not a stream: " r))
    r))

;; S, a stream that is no list, with what its first element and its rest give going through the procedures FIRST and REST, which
;; give chaperones of it;  props : as chaperone-struct takes them
(define (stream-through s first rest . props)
  (define (result-through proc through) (chaperone-procedure proc (lambda (s) (values through s))))
  (define (see procs i proc)
    (case i [(1) (result-through proc first)] [(2) (result-through proc rest)] [else proc]))
  (apply chaperone-struct s stream-property (lambda (s procs) (chaperone-vector procs see (lambda (procs i x) x))) props))

(define-values (struct:do-sequence do-sequence do-sequence? do-sequence-field do-sequence-set!)
  (make-struct-type 'sequence #f 1 0 #f '() (current-inspector) #f '(0)))
(define (do-sequence-thunk s) (do-sequence-field s 0))

;; A sequence from what thunk gives: a procedure from position to element, one from position to the next, the first position, and
;; three tests, or #f, of when to go on.
(define (make-do-sequence thunk) (do-sequence thunk))

;; Whether for can go through v.
(define (sequence? v)
  (or (exact-nonnegative-integer? v)
      (list? v) (vector? v) (string? v) (bytes? v) (hash? v)
      (do-sequence? v) (stream-struct? v) (input-port? v)
      (mpair? v) (flvector? v) (fxvector? v)
      (has-sequence-property? v)))

;; ---- initiating -------------------------------------------------------------------------------

;; (make-sequence who v) -> the seven values.   who : the identifiers to bind, for the message
(define (make-sequence who v)
  (cond
    [(exact-nonnegative-integer? v)
     (values values #f add1 0 (lambda (i) (< i v)) #f #f)]
    [(or (pair? v) (null? v)) (values car cdr values v pair? #f #f)]
    [(vector? v)
     (let ([n (vector-length v)])
       (values (lambda (i) (vector-ref v i)) #f add1 0 (lambda (i) (< i n)) #f #f))]
    [(string? v)
     (let ([n (string-length v)])
       (values (lambda (i) (string-ref v i)) #f add1 0 (lambda (i) (< i n)) #f #f))]
    [(bytes? v)
     (let ([n (bytes-length v)])
       (values (lambda (i) (bytes-ref v i)) #f add1 0 (lambda (i) (< i n)) #f #f))]
    [(hash? v) (initiate-hash v hash-iterate-key+value)]
    [(do-sequence? v) (initiate-do v)]
    [(range-stream? v) (initiate-range v)]
    [(list-stream? v) (values car cdr values (list-stream-field v 0) pair? #f #f)]
    [(stream-struct? v)
     (values unsafe-stream-first unsafe-stream-rest values v unsafe-stream-not-empty? #f #f)]
    [(input-port? v) (values read-byte #f values v #f (lambda (b) (not (eof-object? b))) #f)]
    [(mpair? v) (values mcar mcdr values v mpair? #f #f)]
    [(flvector? v)
     (let ([n (flvector-length v)])
       (values (lambda (i) (flvector-ref v i)) #f add1 0 (lambda (i) (< i n)) #f #f))]
    [(fxvector? v)
     (let ([n (fxvector-length v)])
       (values (lambda (i) (fxvector-ref v i)) #f add1 0 (lambda (i) (< i n)) #f #f))]
    [(has-sequence-property? v) (make-sequence who ((sequence-property v) v))]
    [else
     (raise-mismatch-error
      'for
      (format "expected a sequence for ~a, got something else: "
              (if (and (pair? who) (null? (cdr who))) (car who) who))
      v)]))

(define (initiate-do v)
  (call-with-values
   (do-sequence-thunk v)
   (case-lambda
     [(ref next init pos? val? all?) (values ref #f next init pos? val? all?)]
     [(ref early next init pos? val? all?) (values ref early next init pos? val? all?)]
     [results (apply raise-result-arity-error #f 7 #f results)])))

(define (initiate-hash h ref)
  (values (lambda (pos) (ref h pos)) #f (lambda (pos) (hash-iterate-next h pos))
          (hash-iterate-first h) (lambda (pos) pos) #f #f))

(define (check-sequence who v)
  (unless (sequence? v) (raise-argument-error who "sequence?" v)))

;; ---- drawing elements one at a time -----------------------------------------------------------

(define (no-more)
  (raise (exn:fail:contract "sequence has no more values" (current-continuation-marks))))

;; State: the position, whether it was advanced, and the element that more? has already drawn.
(define (sequence-generate s)
  (check-sequence 'sequence-generate s)
  (generate s))

(define (generate s)
  (let-values ([(ref early next init pos? val? all?) (make-sequence '(v) s)])
    (let ([pos init]
          [state 'start]    ; 'start | 'ready (vals drawn) | 'taken (must advance) | 'done
          [vals #f])
      (define (finish!) (set! state 'done) (set! pos #f) (set! vals #f) #f)
      (define (draw!)
        (if (and pos? (not (pos? pos)))
            (finish!)
            (let ([vs (call-with-values (lambda () (ref pos)) list)])
              (when early (set! pos (early pos)))
              (if (and val? (not (apply val? vs)))
                  (finish!)
                  (begin (set! vals vs) (set! state 'ready) #t)))))
      (define (more?)
        (case state
          [(start) (draw!)]
          [(ready) #t]
          [(taken)
           (let ([vs vals])
             (set! vals #f)
             (if (and all? (not (apply all? pos vs)))
                 (finish!)
                 (begin (set! pos (next pos)) (draw!))))]
          [else #f]))
      (define (get)
        (if (more?)
            (let ([vs vals])
              (unless all? (set! vals #f))
              (set! state 'taken)
              (apply values vs))
            (no-more)))
      (values more? get))))

;; A list of the first element's values, or #f at the end, and a thunk for the next, which gives the same two.
(define (sequence-generate* s)
  (check-sequence 'sequence-generate* s)
  (let-values ([(ref early next init pos? val? all?) (make-sequence '(v) s)])
    (define (from pos)
      (if (and pos? (not (pos? pos)))
          (values #f no-more)
          (let* ([vs (call-with-values (lambda () (ref pos)) list)]
                 [pos (if early (early pos) pos)])
            (if (and val? (not (apply val? vs)))
                (values #f no-more)
                (values vs
                        (lambda ()
                          (if (and all? (not (apply all? pos vs)))
                              (values #f no-more)
                              (from (next pos)))))))))
    (from init)))

;; A sequence made of a generator thunk, which gives more? and get.
(define (generator-sequence start)
  (do-sequence
   (lambda ()
     (let-values ([(more? get) (start)])
       (values (lambda (pos) (get)) #f values #t (lambda (pos) (more?)) #f #f)))))

;; ---- ranges as streams ------------------------------------------------------------------------

;; kind: 'up (pos < end), 'down (pos > end), 'up= , 'down=, 'forever
(define-values (struct:range range-stream range-stream? range-field range-set!)
  (make-struct-type
   'stream #f 4 0 #f
   (list (cons prop:stream
               (vector (lambda (r) (not (range-continues? r)))
                       (lambda (r) (range-field r 0))
                       (lambda (r)
                         (range-stream (+ (range-field r 0) (range-field r 2))
                                       (range-field r 1) (range-field r 2) (range-field r 3))))))
   (current-inspector) #f '(0 1 2 3)))

(define (initiate-range r)
  (let ([end (range-field r 1)] [step (range-field r 2)])
    (values values #f (lambda (p) (+ p step)) (range-field r 0)
            (case (range-field r 3)
              [(up) (lambda (p) (< p end))]
              [(down) (lambda (p) (> p end))]
              [(up=) (lambda (p) (<= p end))]
              [(down=) (lambda (p) (>= p end))]
              [else #f])
            #f #f)))

(define (range-continues? r)
  (let ([pos (range-field r 0)] [end (range-field r 1)])
    (case (range-field r 3)
      [(up) (< pos end)]
      [(down) (> pos end)]
      [(up=) (<= pos end)]
      [(down=) (>= pos end)]
      [else #t])))

(define (check-real who v) (unless (real? v) (raise-argument-error who "real?" v)))
(define (check-range a b step)
  (check-real 'in-range a) (check-real 'in-range b) (check-real 'in-range step))
(define (check-inclusive-range a b step)
  (check-real 'in-inclusive-range a)
  (check-real 'in-inclusive-range b)
  (check-real 'in-inclusive-range step))
(define (check-naturals n)
  (unless (exact-nonnegative-integer? n)
    (raise-argument-error 'in-naturals "exact-nonnegative-integer?" n)))
(define (check-list l) (unless (list? l) (raise-argument-error 'in-list "list?" l)))

(define in-range*
  (let ([in-range (case-lambda
                    [(b) (in-range* 0 b 1)]
                    [(a b) (in-range* a b 1)]
                    [(a b step)
                     (check-range a b step)
                     (range-stream a b step (if (>= step 0) 'up 'down))])])
    in-range))

(define in-inclusive-range*
  (let ([in-inclusive-range
         (case-lambda
           [(a b) (in-inclusive-range* a b 1)]
           [(a b step)
            (check-inclusive-range a b step)
            (range-stream a b step (if (>= step 0) 'up= 'down=))])])
    in-inclusive-range))

(define in-naturals*
  (let ([in-naturals (case-lambda
                       [() (range-stream 0 #f 1 'forever)]
                       [(n) (check-naturals n) (range-stream n #f 1 'forever)])])
    in-naturals))

(define-values (struct:list-stream list-stream list-stream? list-stream-field list-stream-set!)
  (make-struct-type
   'stream #f 1 0 #f
   (list (cons prop:stream
               (vector (lambda (s) (not (pair? (list-stream-field s 0))))
                       (lambda (s) (car (list-stream-field s 0)))
                       (lambda (s) (list-stream (cdr (list-stream-field s 0)))))))
   (current-inspector) #f '(0)))

(define in-list*
  (let ([in-list (lambda (l) (check-list l) (list-stream l))]) in-list))

(define in-mlist*
  (let ([in-mlist
         (lambda (l)
           (unless (or (mpair? l) (null? l)) (raise-argument-error 'in-mlist "(or/c mpair? null)" l))
           (do-sequence (lambda () (values mcar mcdr values l mpair? #f #f))))])
    in-mlist))

;; ---- slices of vectors, strings, byte strings -------------------------------------------------

;; (check-slice who ok? expected len-of v start stop step): raises unless the four describe a slice.
(define (check-slice who ok? expected len-of v start stop step)
  (unless ok? (raise-argument-error who expected v))
  (unless (exact-nonnegative-integer? start)
    (raise-argument-error who "exact-nonnegative-integer?" start))
  (unless (or (not stop) (exact-integer? stop)) (raise-argument-error who "exact-integer?" stop))
  (unless (and (exact-integer? step) (not (eqv? step 0)))
    (raise-argument-error who "(and/c exact-integer? (not/c zero?))" step))
  (let* ([len (len-of v)] [end (or stop len)] [kind (slice-name who)])
    (unless (or (< start len) (= len start end))
      (raise-range-error who kind "starting " start v 0 (- len 1)))
    (unless (<= -1 end len) (raise-range-error who kind "stopping " end v -1 len))
    (when (and (< end start) (> step 0))
      (raise-arguments-error
       who "starting index more than stopping index, but given a positive step"
       "starting index" start "stopping index" end "step" step))
    (when (and (< start end) (< step 0))
      (raise-arguments-error
       who "starting index less than stopping index, but given a negative step"
       "starting index" start "stopping index" end "step" step))))

(define (slice-name who)
  (case who [(in-vector) "vector"] [(in-string) "string"] [(in-bytes) "bytes"]
    [(in-flvector in-flvector*) "flvector"]
    [(in-fxvector in-fxvector*) "fxvector"] [else "sequence"]))

(define (normalise-stop stop len) (or stop len))

(define (slice-maker who pred expected len-of ref)
  (define make
    (case-lambda
      [(v) (make v 0 #f 1)]
      [(v start) (make v start #f 1)]
      [(v start stop) (make v start stop 1)]
      [(v start stop step)
       (check-slice who (pred v) expected len-of v start stop step)
       (let ([end (or stop (len-of v))])
         (do-sequence
          (lambda ()
            (values (lambda (i) (ref v i)) #f (lambda (i) (+ i step)) start
                    (if (> step 0) (lambda (i) (< i end)) (lambda (i) (> i end)))
                    #f #f))))]))
  (procedure-rename make who))

(define in-vector* (slice-maker 'in-vector vector? "vector" vector-length vector-ref))
(define in-string* (slice-maker 'in-string string? "string" string-length string-ref))
(define in-bytes* (slice-maker 'in-bytes bytes? "bytes" bytes-length bytes-ref))

;; ---- hash tables ------------------------------------------------------------------------------

;; kind: 'any, 'mutable, 'immutable, 'weak, 'ephemeron
(define (check-hash-kind who kind h)
  (unless (and (hash? h)
               (case kind
                 [(any) #t]
                 [(mutable) (and (not (immutable? h)) (hash-strong? h))]
                 [(immutable) (immutable? h)]
                 [(weak) (hash-weak? h)]
                 [else (hash-ephemeron? h)]))
    (raise-argument-error who
                          (case kind
                            [(any) "hash?"]
                            [(mutable) "(and/c hash? mutable? hash-strong?)"]
                            [(immutable) "(and/c hash? immutable?)"]
                            [(weak) "(and/c hash? hash-weak?)"]
                            [else "(and/c hash? hash-ephemeron?)"])
                          h)))

(define (hash-kind-in-hash who kind ref ref/bad)
  (procedure-rename
   (case-lambda
     [(h)
      (check-hash-kind who kind h)
      (do-sequence (lambda () (initiate-hash h ref)))]
     [(h bad)
      (check-hash-kind who kind h)
      (do-sequence (lambda () (initiate-hash h (lambda (h pos) (ref/bad h pos bad)))))])
   who))

(define in-hash*
  (hash-kind-in-hash 'in-hash 'any hash-iterate-key+value hash-iterate-key+value))
(define in-hash-keys* (hash-kind-in-hash 'in-hash-keys 'any hash-iterate-key hash-iterate-key))
(define in-hash-values*
  (hash-kind-in-hash 'in-hash-values 'any hash-iterate-value hash-iterate-value))
(define in-hash-pairs* (hash-kind-in-hash 'in-hash-pairs 'any hash-iterate-pair hash-iterate-pair))

;; ---- ports and producers ----------------------------------------------------------------------

(define (check-input-port who expected p)
  (unless (input-port? p) (raise-argument-error who expected p)))
(define (check-line-mode who mode)
  (unless (memq mode '(linefeed return return-linefeed any any-one))
    (raise-argument-error who "(or/c 'linefeed 'return 'return-linefeed 'any 'any-one)" mode)))
(define (check-port-arguments read-one p)
  (unless (unary? read-one) (raise-argument-error 'in-port "(procedure-arity-includes/c 1)" read-one))
  (check-input-port 'in-port "input-port?" p))

(define (not-eof? v) (not (eof-object? v)))
(define (port-sequence read-one p)
  (do-sequence (lambda () (values read-one #f values p #f not-eof? #f))))

(define in-port*
  (let ([in-port (case-lambda
                   [() (in-port* read (current-input-port))]
                   [(r) (in-port* r (current-input-port))]
                   [(r p) (check-port-arguments r p) (port-sequence r p)])])
    in-port))

(define (lines-maker who expected read-one)
  (define make
    (case-lambda
      [() (make (current-input-port) 'any)]
      [(p) (make p 'any)]
      [(p mode)
       (check-input-port who expected p)
       (check-line-mode who mode)
       (port-sequence (lambda (p) (read-one p mode)) p)]))
  (procedure-rename make who))
(define in-lines* (lines-maker 'in-lines "input-port?" read-line))
(define in-bytes-lines* (lines-maker 'in-bytes-lines "input-port" read-bytes-line))

(define in-input-port-bytes*
  (let ([in-input-port-bytes
         (lambda (p)
           (check-input-port 'in-input-port-bytes "input-port?" p)
           (port-sequence read-byte p))])
    in-input-port-bytes))
(define in-input-port-chars*
  (let ([in-input-port-chars
         (lambda (p)
           (check-input-port 'in-input-port-chars "input-port?" p)
           (port-sequence read-char p))])
    in-input-port-chars))

(define (stop-predicate stop) (if (procedure? stop) stop (lambda (v) (eq? v stop))))

(define in-producer*
  (let ([in-producer
         (case-lambda
           [(producer)
            (do-sequence (lambda () (values (lambda (_) (producer)) #f void (void) #f #f #f)))]
           [(producer stop . args)
            (let ([stop? (stop-predicate stop)])
              (do-sequence
               (lambda ()
                 (values (lambda (_) (apply producer args)) #f void (void) #f
                         (lambda vs (not (apply stop? vs)))
                         #f))))])])
    in-producer))

(define in-value*
  (let ([in-value (lambda (v)
                    (do-sequence
                     (lambda () (values (lambda (p) v) #f (lambda (p) #f) #t (lambda (p) p) #f #f))))])
    in-value))

;; ---- combining --------------------------------------------------------------------------------

(define (check-sequences who l)
  (unless (null? l) (check-sequence who (car l)) (check-sequences who (cdr l))))

;; Draws from each of the sequences in turn; `again` gives the list to go on with at the end.
(define (start-chain seqs again)
  (let ([left seqs] [more? (lambda () #f)] [get #f])
    (define (ready?)
      (cond
        [(more?) #t]
        [(pair? left)
         (let-values ([(m g) (generate (car left))])
           (set! left (cdr left)) (set! more? m) (set! get g)
           (ready?))]
        [(again) => (lambda (l) (set! left l) (ready?))]
        [else #f]))
    (values ready? (lambda () (get)))))

;; The sequences one after the other.
(define (in-sequences . seqs)
  (check-sequences 'in-sequences seqs)
  (if (and (pair? seqs) (null? (cdr seqs)))
      (car seqs)
      (generator-sequence (lambda () (start-chain seqs (lambda () #f))))))

;; A sequence that begins again when it has ended.
(define (in-cycle . seqs)
  (check-sequences 'in-cycle seqs)
  (generator-sequence
   (lambda () (start-chain seqs (lambda () (and (pair? seqs) seqs))))))

(define (start-parallel seqs)
  (let* ([gens (map (lambda (s) (call-with-values (lambda () (generate s)) cons)) seqs)])
    (values (lambda () (let loop ([l gens]) (or (null? l) (and ((caar l)) (loop (cdr l))))))
            (lambda () (apply values (map (lambda (g) ((cdr g))) gens))))))

(define in-parallel*
  (let ([in-parallel
         (lambda seqs
           (check-sequences 'in-parallel seqs)
           (if (and (pair? seqs) (null? (cdr seqs)))
               (car seqs)
               (generator-sequence (lambda () (start-parallel seqs)))))])
    in-parallel))

(define in-indexed*
  (let ([in-indexed
         (lambda (s)
           (check-sequence 'in-indexed s)
           (generator-sequence (lambda () (start-parallel (list s (in-naturals*))))))])
    in-indexed))

;; A sequence of one value an element: the list of values when s has several at a time.
(define (in-values-sequence s)
  (check-sequence 'in-values-sequence s)
  (generator-sequence
   (lambda ()
     (let-values ([(more? get) (generate s)])
       (values more? (lambda () (call-with-values get list)))))))

;; A sequence of one value an element: the list of values when s has several at a time, or the value itself when it is one and no
;; list.
(define (in-values*-sequence s)
  (check-sequence 'in-values*-sequence s)
  (generator-sequence
   (lambda ()
     (let-values ([(more? get) (generate s)])
       (values more?
               (lambda ()
                 (call-with-values
                  get
                  (case-lambda [(v) (if (list? v) (list v) v)] [vs vs]))))))))

(define stop-before*
  (let ([stop-before
         (lambda (s pred)
           (check-sequence 'stop-before s)
           (do-sequence
            (lambda ()
              (let-values ([(more? get) (generate s)])
                (values (lambda (p) (get)) #f values #t (lambda (p) (more?))
                        (case-lambda [(v) (not (pred v))] [vs (not (apply pred vs))]) #f)))))])
    stop-before))

(define stop-after*
  (let ([stop-after
         (lambda (s pred)
           (check-sequence 'stop-after s)
           (do-sequence
            (lambda ()
              (let-values ([(more? get) (generate s)])
                (values (lambda (p) (get)) #f values #t (lambda (p) (more?))
                        #f (case-lambda [(p v) (not (pred v))] [(p . vs) (not (apply pred vs))]))))))])
    stop-after))

;; ---- sequence->stream -------------------------------------------------------------------------

;; A cell draws its element when it is first asked for, and keeps it.
;; Fields: thunk giving (values list-or-#f next-thunk), or #f once drawn; the list; the next cell.
(define-values (struct:drawn drawn drawn? drawn-field drawn-set!)
  (make-struct-type
   'stream #f 3 0 #f
   (list (cons prop:stream
               (vector (lambda (s) (draw! s) (not (drawn-field s 1)))
                       (lambda (s) (draw! s) (apply values (drawn-field s 1)))
                       (lambda (s) (draw! s) (drawn-field s 2)))))
   (current-inspector)))

(define (draw! s)
  (let ([thunk (drawn-field s 0)])
    (when thunk
      (let-values ([(vals next) (thunk)])
        (drawn-set! s 1 vals)
        (drawn-set! s 2 (and vals (drawn next #f #f)))
        (drawn-set! s 0 #f)))))

;; A stream of the elements of a sequence, read from it when they are asked for.
(define (sequence->stream s)
  (check-sequence 'sequence->stream s)
  (cond
    [(stream? s) s]
    [else
     (let-values ([(ref early next init pos? val? all?) (make-sequence '(v) s)])
       (define (from pos)
         (if (and pos? (not (pos? pos)))
             (values #f no-more)
             (let* ([vs (call-with-values (lambda () (ref pos)) list)]
                    [pos (if early (early pos) pos)])
               (if (and val? (not (apply val? vs)))
                   (values #f no-more)
                   (values vs (lambda ()
                                (if (and all? (not (apply all? pos vs)))
                                    (values #f no-more)
                                    (from (next pos)))))))))
       (drawn (lambda () (from init)) #f #f))])))
