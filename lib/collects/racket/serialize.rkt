#lang racket/base
;; racket/serialize: values as S-expressions that keep sharing, mutability and structure types.
;; Layer: above racket/base.

(provide serializable? serialize deserialize serialized=? deserialize-module-guard
         prop:serializable make-serialize-info make-deserialize-info
         serializable-struct serializable-struct/versions
         define-serializable-struct define-serializable-struct/versions)

(require "private/serialize-structs.rkt" racket/flonum racket/fixnum
         (for-syntax racket/base racket/struct-info))

;; ---- what can be serialized ---------------------------------------------------------------------

(define (atom? v)
  (or (boolean? v) (number? v) (char? v) (null? v) (keyword? v) (regexp? v) (byte-regexp? v)
      (and (symbol? v) (symbol-interned? v))))

;; (serializable? v) -> boolean?, without a look at the parts
;; True of numbers, strings, symbols, lists, vectors, tables and the like, and of instances with prop:serializable.
(define (serializable? v)
  (or (atom? v)
      (and (symbol? v) (symbol-unreadable? v))
      (string? v) (bytes? v) (void? v) (path-for-some-system? v)
      (pair? v) (mpair? v) (vector? v) (flvector? v) (fxvector? v) (box? v) (hash? v)
      (serializable-struct? v)
      (and (prefab-struct-key v) #t)
      (date? v) (arity-at-least? v) (srcloc? v) (module-path-index? v)))

(define (mutable? v)
  (cond
    [(serializable-struct? v) (serialize-info-can-cycle? (serializable-info v))]
    [(prefab-struct-key v)
     => (lambda (key) (all-fields-mutable? key (sub1 (vector-length (struct->vector v)))))]
    [(or (vector? v) (box? v) (hash? v)) (not (immutable? v))]
    [else (mpair? v)]))

;; The vector in a prefab key has the positions of mutable fields.
(define (all-fields-mutable? key count)
  (and (pair? key)
       (let ([v (for/or ([k (in-list key)]) (and (vector? k) k))])
         (and v (= (vector-length v) count)))))

;; The parts that can be shared or be part of a cycle, in order.
(define (parts v)
  (cond
    [(serializable-struct? v) (vector->list ((serialize-info-vectorizer (serializable-info v)) v))]
    [(pair? v) (list (car v) (cdr v))]
    [(mpair? v) (list (mcar v) (mcdr v))]
    [(vector? v) (vector->list v)]
    [(box? v) (list (unbox v))]
    [(hash? v) (for/fold ([l '()]) ([(k e) (in-hash v)]) (list* k e l))]
    [(or (date? v) (srcloc? v) (arity-at-least? v) (prefab-struct-key v)) (cdr (vector->list (struct->vector v)))]
    [(module-path-index? v) (let-values ([(path base) (module-path-index-split v)]) (list path base))]
    [else '()]))

;; ---- serialize ----------------------------------------------------------------------------------

;; Finds what occurs more than once, and for every cycle a mutable value to break it at.
;; -> hasheq of shared values (completion order), hasheq of cycle points, both value -> number
(define (find-sharing top)
  (define seen (make-hasheq))           ; value -> 'open or 'done
  (define shared (make-hasheq))
  (define cycles (make-hasheq))
  (define order '())
  (let visit ([v top] [path '()])
    (unless (or (serializable? v) (symbol? v)) (raise-argument-error 'serialize "serializable?" v))
    (unless (or (atom? v) (void? v))
      (case (hash-ref seen v #f)
        [(open)
         (define breaker
           (let find ([l path])
             (cond [(mutable? (car l)) (car l)]
                   [(eq? (car l) v) #f]
                   [else (find (cdr l))])))
         (unless breaker
           (error 'serialize "cannot serialize cycle of immutable values: ~e" v))
         (hash-set! cycles breaker #t)
         (unless (eq? v breaker) (hash-set! shared v #t))]
        [(done) (hash-set! shared v #t)]
        [else
         (hash-set! seen v 'open)
         (define path* (cons v path))
         (for ([p (in-list (parts v))]) (visit p path*))
         (hash-set! seen v 'done)
         (set! order (cons v order))])))
  ;; cycle points are made first, then shared values, each after what it consists of
  (define ordered (reverse order))
  (define cycle-list (for/list ([v (in-list ordered)] #:when (hash-ref cycles v #f)) v))
  (define shared-list
    (for/list ([v (in-list ordered)]
               #:when (and (hash-ref shared v #f) (not (hash-ref cycles v #f))))
      v))
  (values cycle-list shared-list))

;; (serialize v #:relative-directory dir #:deserialize-relative-directory dir) -> list
;; A value that can be written and read, from which deserialize makes v again, with its sharing and cycles.
(define (serialize v #:relative-directory [relative-to #f]
                   #:deserialize-relative-directory [deserialize-relative-to relative-to])
  (check-directory 'serialize relative-to)
  (check-directory 'serialize deserialize-relative-to)
  (define-values (cycle-list shared-list) (find-sharing v))
  (define numbers (make-hasheq))        ; value -> position in the graph
  (for ([c (in-list (append cycle-list shared-list))] [i (in-naturals)]) (hash-set! numbers c i))
  (define types '())                    ; newest first
  (define relative-paths? #f)
  (define (type-number v)
    (define type (struct-type-reference v deserialize-relative-to))
    (when (and (pair? (car type)) (andmap bytes? (car type))) (set! relative-paths? #t))
    (define found (member type types))
    (cond [found (sub1 (length found))]
          [else (set! types (cons type types)) (sub1 (length types))]))
  (define (quotable? v)
    (and (not (hash-ref numbers v #f))
         (cond [(pair? v) (and (quotable? (car v)) (quotable? (cdr v)))]
               [(vector? v) (and (immutable? v) (for/and ([e (in-vector v)]) (quotable? e)))]
               [(or (string? v) (bytes? v)) (immutable? v)]
               [else (atom? v)])))
  (define (serial v)
    (define n (and (not (atom? v)) (hash-ref numbers v #f)))
    (if n (cons '? n) (content v)))
  (define (serials l) (map serial l))
  (define (path-serial v)
    (define relative (and relative-to (path? v) (relative-elements v relative-to)))
    (cond [relative (set! relative-paths? #t) (cons 'p* relative)]
          [else (list* 'p+ (path->bytes v) (path-convention-type v))]))
  (define (content v)
    (cond
      [(atom? v) v]
      [(or (string? v) (bytes? v)) (if (immutable? v) v (cons 'u (immutable-text v)))]
      [(and (or (pair? v) (and (vector? v) (immutable? v)))
            (if (pair? v)
                (and (quotable? (car v)) (quotable? (cdr v)))
                (for/and ([e (in-vector v)]) (quotable? e))))
       (cons 'q v)]
      [(serializable-struct? v)
       (cons (type-number v) (serials (parts v)))]
      [(symbol? v) (cons (quote su) (symbol->string v))]
      [(void? v) '(void)]
      [(path-for-some-system? v) (path-serial v)]
      [(pair? v) (cons 'c (cons (serial (car v)) (serial (cdr v))))]
      [(mpair? v) (cons 'm (cons (serial (mcar v)) (serial (mcdr v))))]
      [(vector? v) (cons (if (immutable? v) 'v 'v!) (serials (vector->list v)))]
      [(flvector? v) (cons 'vl (for/list ([x (in-flvector v)]) x))]
      [(fxvector? v) (cons 'vx (for/list ([x (in-fxvector v)]) x))]
      [(box? v) (cons (if (immutable? v) 'b 'b!) (serial (unbox v)))]
      [(hash? v)
       (list* 'h (if (immutable? v) '- '!) (hash-flags v)
              (for/list ([(k e) (in-hash v #t)]) (cons (serial k) (serial e))))]
      [(prefab-struct-key v) => (lambda (key) (list* 'f key (serials (parts v))))]
      [(date*? v) (cons 'date* (serials (parts v)))]
      [(date? v) (cons 'date (serials (parts v)))]
      [(arity-at-least? v) (cons 'arity-at-least (serial (arity-at-least-value v)))]
      [(srcloc? v) (cons 'srcloc (serials (parts v)))]
      [else
       (define-values (path base) (module-path-index-split v))
       (cons 'mpi (cons (serial path) (serial base)))]))
  (define (shell v)
    (box
     (cond
       [(serializable-struct? v) (type-number v)]
       [(mpair? v) 'm]
       [(box? v) 'b]
       [(vector? v) (cons 'v (vector-length v))]
       [(hash? v) (cons 'h (hash-flags v))]
       [else (list* 'pf (prefab-struct-key v) (length (parts v)))])))
  (define graph (append (map shell cycle-list) (map content shared-list)))
  (define fixups (for/list ([c (in-list cycle-list)] [i (in-naturals)]) (cons i (content c))))
  (define result (serial v))
  (list (if (or relative-to relative-paths?) '(4) '(3))
        (length types) (reverse types) (length graph) graph fixups result))

(define (immutable-text v)
  (if (string? v) (string->immutable-string v) (bytes->immutable-bytes v)))

(define (hash-flags h)
  (append (cond [(hash-equal? h) '(equal)] [(hash-eqv? h) '(eqv)] [else '()])
          (if (hash-weak? h) '(weak) '())))

(define (check-directory who dir)
  (define (complete? p) (and (path-string? p) (complete-path? p)))
  (unless (or (not dir) (complete? dir) (and (pair? dir) (complete? (car dir)) (complete? (cdr dir))))
    (raise-argument-error who directory-text dir)))
(define directory-text
  (string-append "(or/c (and/c path-string? complete-path?)\n"
                 "      (cons/c (and/c path-string? complete-path?)\n"
                 "              (and/c path-string? complete-path?))\n"
                 "      #f)"))

;; The elements of PATH after the directory, as byte strings ('up for ..), or #f when it is not below it.
(define (relative-elements path dir)
  (define start (explode-path (if (pair? dir) (car dir) dir)))
  (define whole (explode-path (path->complete-path path)))
  (let loop ([a start] [b whole])
    (cond [(null? a) (map (lambda (e) (if (path? e) (path-element->bytes e) e)) b)]
          [(and (pair? b) (equal? (car a) (car b))) (loop (cdr a) (cdr b))]
          [else #f])))

(define (explode-path p)
  (let loop ([p (simplify-path p #f)] [l '()])
    (define-values (base name dir?) (split-path p))
    (if (path? base) (loop base (cons name l)) (cons name l))))

;; -> (cons module name): where the deserializer of V is bound, see the format in `deserialize`
(define (struct-type-reference v relative-to)
  (define info (serializable-info v))
  (let loop ([id (serialize-info-deserialize-id info)])
    (cond
      [(identifier? id)
       (define binding (identifier-binding id))
       (if (list? binding)
           (cons (module-reference (caddr binding) info relative-to) (syntax-e id))
           (cons #f (syntax-e id)))]
      [(symbol? id) (cons #f id)]
      [(pair? id) (cons (module-reference (cdr id) info relative-to) (car id))]
      [else (loop (id))])))

(define (module-reference index info relative-to)
  (define-values (path base) (module-path-index-split index))
  (if (and path (not base) (or (symbol? path) (and (pair? path) (eq? 'lib (car path)))))
      path                              ; of a collection: the same anywhere
      (module-name-reference index info relative-to)))

(define (module-name-reference index info relative-to)
  (define name
    (resolved-module-path-name
     (parameterize ([current-load-relative-directory
                     (or (current-load-relative-directory) (serialize-info-dir info))])
       (module-path-index-resolve index))))
  (define (base-reference n)
    (if (path? n)
        (or (and relative-to (relative-elements n relative-to)) (path->bytes n))
        `(quote ,n)))
  (if (pair? name)
      `(submod ,(let ([n (car name)]) (if (path? n) n `(quote ,n))) ,@(cdr name))
      (base-reference name)))

;; ---- deserialize --------------------------------------------------------------------------------

(define deserialize-module-guard (make-parameter (lambda (path name) (void))))

;; (deserialize v) -> any
;; The value that serialize wrote, with fresh mutable parts.
(define (deserialize v)
  (define-values (types graph-data fixups result) (open-serialized v))
  (define makers (list->vector (map (lambda (t) (deserializer t)) types)))
  (define graph (make-vector (length graph-data) #f))
  (define fillers (make-hasheqv))       ; graph position -> procedure of the value with the content
  (for ([g (in-list graph-data)] [i (in-naturals)])
    (vector-set! graph i
                 (if (box? g)
                     (let-values ([(value fill) (make-shell (unbox g) makers)])
                       (hash-set! fillers i fill)
                       value)
                     (construct g makers graph))))
  (for ([f (in-list fixups)])
    ((hash-ref fillers (car f)) (construct (cdr f) makers graph)))
  (construct result makers graph))

(define (ill-formed) (error 'serialize "ill-formed serialization"))

;; -> the lists of types, graph and fixups, and the result
(define (open-serialized v)
  (define l (if (pair? (car v)) (cdr v) v))
  (define result (list-ref l 5))
  (values (list-ref l 1) (list-ref l 3) (list-ref l 4) result))

(define (deserializer type)
  (define name (let ([n (cdr type)]) (if (string? n) (string->unreadable-symbol n) n)))
  (define where (car type))
  (define found
    (if where
        (module-deserializer
         (cond [(bytes? where) (bytes->path where)]
               [(and (pair? where) (andmap path-element? where)) (relative-path where)]
               [else where])
         name)
        (namespace-variable-value name)))
  (unless (deserialize-info? found)
    (raise-argument-error 'deserialize-info-maker "deserialize-info?" found))
  found)

(define (path-element? e) (or (bytes? e) (memq e '(up same))))
(define (relative-path elements)
  (apply build-path (or (current-load-relative-directory) (current-directory))
         (map (lambda (e) (if (bytes? e) (bytes->path-element e) e)) elements)))

(define (module-deserializer path name)
  (define guarded ((deserialize-module-guard) path name))
  (define module (if (pair? guarded) (car guarded) path))
  (define id (if (pair? guarded) (cdr guarded) name))
  (define sub
    (if (and (pair? module) (eq? 'submod (car module)))
        (append module '(deserialize-info))
        `(submod ,module deserialize-info)))
  (if (and (module-declared? sub #t)
           (let-values ([(vars stxs) (begin (dynamic-require sub (void)) (module->exports sub))])
             (exported? id (append vars stxs))))
      (dynamic-require sub id)
      (dynamic-require module id)))
(define (exported? id phases)
  (for*/or ([p (in-list phases)] [e (in-list (cdr p))]) (eq? id (car e))))

(define (make-shell shape makers)
  (define (cannot) (error 'deserialize "cannot restore ~a in cycle" shape))
  (cond
    [(exact-nonnegative-integer? shape) ((deserialize-info-cycle-maker (vector-ref makers shape)))]
    [(eq? shape 'm)
     (define p (mcons #f #f))
     (values p (lambda (q) (set-mcar! p (mcar q)) (set-mcdr! p (mcdr q))))]
    [(eq? shape 'b)
     (define b (box #f))
     (values b (lambda (c) (set-box! b (unbox c))))]
    [(and (pair? shape) (eq? 'v (car shape)))
     (define v (make-vector (cdr shape) #f))
     (values v (lambda (w) (vector-copy! v 0 w)))]
    [(and (pair? shape) (eq? 'h (car shape)))
     (define h (make-table (cdr shape)))
     (values h (lambda (k) (for ([(a b) (in-hash k)]) (hash-set! h a b))))]
    [(and (pair? shape) (eq? 'pf (car shape)))
     (define key (cadr shape))
     (define count (cddr shape))
     (define s (apply make-prefab-struct key (for/list ([i count]) #f)))
     (define type (prefab-key->struct-type key count))
     (values s (lambda (other) (copy-fields! type other s)))]
    [else (cannot)]))

;; Sets the fields of S, an instance of the structure type and its ancestors, to those of OTHER.
(define (copy-fields! type other s)
  (let loop ([type type])
    (when type
      (define-values (name own auto ref set immutables super skipped?) (struct-type-info type))
      (for ([i (in-range (+ own auto))]) (set s i (ref other i)))
      (loop super))))

(define (make-table flags)
  (define weak? (memq 'weak flags))
  (cond [(memq 'equal flags) (if weak? (make-weak-hash) (make-hash))]
        [(memq 'eqv flags) (if weak? (make-weak-hasheqv) (make-hasheqv))]
        [else (if weak? (make-weak-hasheq) (make-hasheq))]))

(define (construct v makers graph)
  (define (sub v) (construct v makers graph))
  (define (subs l) (map sub l))
  (cond
    [(string? v) (string->immutable-string v)]
    [(bytes? v) (bytes->immutable-bytes v)]
    [(or (atom? v) (symbol? v) (void? v)) v]
    [(exact-nonnegative-integer? (car v))
     (apply (deserialize-info-maker (vector-ref makers (car v))) (subs (cdr v)))]
    [else
     (define rest (cdr v))
     (case (car v)
       [(?) (vector-ref graph rest)]
       [(q) rest]
       [(f) (apply make-prefab-struct (car rest) (subs (cdr rest)))]
       [(void) (void)]
       [(su) (string->unreadable-symbol rest)]
       [(u) (cond [(string? rest) (string-copy rest)] [(bytes? rest) (bytes-copy rest)])]
       [(p) (bytes->path rest)]
       [(p+) (bytes->path (car rest) (cdr rest))]
       [(p*) (relative-path rest)]
       [(c c!) (cons (sub (car rest)) (sub (cdr rest)))]
       [(m) (mcons (sub (car rest)) (sub (cdr rest)))]
       [(v) (vector->immutable-vector (list->vector (subs rest)))]
       [(v!) (list->vector (subs rest))]
       [(vl) (for/flvector ([x (in-list rest)]) x)]
       [(vx) (for/fxvector ([x (in-list rest)]) x)]
       [(b) (box-immutable (sub rest))]
       [(b!) (box (sub rest))]
       [(h)
        (define entries (map (lambda (p) (cons (sub (car p)) (sub (cdr p)))) (cddr rest)))
        (define flags (cadr rest))
        (if (eq? '- (car rest))
            (cond [(memq 'equal flags) (make-immutable-hash entries)]
                  [(memq 'eqv flags) (make-immutable-hasheqv entries)]
                  [else (make-immutable-hasheq entries)])
            (let ([h (make-table flags)])
              (for ([e (in-list entries)]) (hash-set! h (car e) (cdr e)))
              h))]
       [(date) (apply make-date (subs rest))]
       [(date*) (apply make-date* (subs rest))]
       [(arity-at-least) (arity-at-least (sub rest))]
       [(mpi) (module-path-index-join (sub (car rest)) (sub (cdr rest)))]
       [(srcloc) (apply srcloc (subs rest))]
       [else (ill-formed)])]))

;; (serialized=? a b) -> boolean?: equal as values, whatever order the graphs are in
(define (serialized=? a b)
  (define (normal v)
    (define-values (types graph fixups result) (open-serialized v))
    (define count (length types))
    (define makers
      (for/vector ([t (in-list types)])
        (make-deserialize-info
         (lambda parts (list* 'structure t parts))
         (lambda ()
           (define s (mcons t #f))
           (values s (lambda (other) (set-mcdr! s other)))))))
    (define g (make-vector (length graph) #f))
    (define fillers (make-hasheqv))
    (for ([e (in-list graph)] [i (in-naturals)])
      (vector-set! g i (if (box? e)
                           (let-values ([(value fill) (make-shell (unbox e) makers)])
                             (hash-set! fillers i fill)
                             value)
                           (construct e makers g))))
    (for ([f (in-list fixups)]) ((hash-ref fillers (car f)) (construct (cdr f) makers g)))
    (construct result makers g))
  (equal? (normal a) (normal b)))

;; ---- definitions --------------------------------------------------------------------------------

;; Like struct, for instances that can be written with serialize.
(define-syntax (serializable-struct stx)
  (syntax-case stx ()
    [(_ id . rest) (identifier? #'id) (definition stx #'struct #'id #f #'rest #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Like serializable-struct, with a number for the version, and ways to read instances that earlier versions wrote.
(define-syntax (serializable-struct/versions stx)
  (syntax-case stx ()
    [(_ id . rest) (identifier? #'id) (definition stx #'struct #'id #f #'rest #t)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (define-serializable-struct id (field ...) option ...)
;; (define-serializable-struct (id super-id) (field ...) option ...)
;; Like serializable-struct, with make-id as the constructor.
(define-syntax (define-serializable-struct stx)
  (syntax-case stx ()
    [(_ (id super) . rest) (definition stx #'define-struct #'id #'super #'rest #f)]
    [(_ id . rest) (identifier? #'id) (definition stx #'define-struct #'id #f #'rest #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (define-serializable-struct/versions id version (field ...) (other-version ...) option ...)
;; Like serializable-struct/versions, with make-id as the constructor.
(define-syntax (define-serializable-struct/versions stx)
  (syntax-case stx ()
    [(_ (id super) . rest) (definition stx #'define-struct #'id #'super #'rest #t)]
    [(_ id . rest) (identifier? #'id) (definition stx #'define-struct #'id #f #'rest #t)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(begin-for-syntax
  ;; form : struct or define-struct; SUPER was given beside the name, or is the first of REST, or #f
  (define (definition stx form id super rest versions?)
    (define-values (super* rest*)
      (syntax-case rest ()
        [(s . more) (and (not super) (identifier? #'s) (eq? 'struct (syntax-e form))) (values #'s #'more)]
        [_ (values super rest)]))
    (define-values (version fields others options)
      (if versions?
          (syntax-case rest* ()
            [(v (field ...) (other ...) . options)
             (exact-nonnegative-integer? (syntax-e #'v))
             (values (syntax-e #'v) (syntax->list #'(field ...)) (syntax->list #'(other ...)) #'options)]
            [(v . _)
             (raise-syntax-error #f "expected a nonnegative exact integer for a version" stx #'v)])
          (syntax-case rest* ()
            [((field ...) . options) (values 0 (syntax->list #'(field ...)) '() #'options)]
            [_ (raise-syntax-error #f "bad syntax" stx)])))
    (define option-list (or (syntax->list options) (raise-syntax-error #f "bad syntax" stx)))
    (define (option k) (for/or ([l (in-tails* option-list)]) (and (eq? k (syntax-e (car l))) (cdr l))))
    (define all-mutable? (option '#:mutable))
    (define own (for/list ([f (in-list fields)] #:unless (has-keyword? f '#:auto)) (if (identifier? f) f (car (syntax-e f)))))
    (define mutable-own?
      (or all-mutable? (for/and ([f (in-list fields)]) (has-keyword? f '#:mutable))))
    (define (named . parts)
      (datum->syntax id (string->symbol (apply string-append (map (lambda (p) (if (string? p) p (symbol->string (syntax-e p)))) parts))) id))
    (define own-accessors (map (lambda (f) (named id "-" f)) own))
    (define own-mutators (map (lambda (f) (named "set-" id "-" f "!")) own))
    (define-values (super-accessors super-mutators)
      (if super* (super-parts stx super*) (values '() '())))
    (define can-cycle? (and mutable-own? (andmap values super-mutators) #t))
    (define maker
      (cond [(option '#:constructor-name) => car]
            [(option '#:extra-constructor-name) => car]
            [(eq? 'struct (syntax-e form)) id]
            [else (named "make-" id)]))
    (define accessors (append super-accessors own-accessors))
    (define mutators (append super-mutators own-mutators))
    (define (info-name v) (named "deserialize-info:" id (format "-v~a" v)))
    (with-syntax ([(acc ...) accessors]
                  [(mut ...) (if can-cycle? mutators '())]
                  [(mut-acc ...) (if can-cycle? accessors '())]
                  [(arg ...) (generate-temporaries accessors)]
                  [(false ...) (map (lambda (a) #'#f) accessors)]
                  [info (info-name version)]
                  [id id]
                  [maker maker]
                  [can-cycle? can-cycle?]
                  [([other-info make-e cycle-e] ...)
                   (for/list ([o (in-list others)])
                     (syntax-case o ()
                       [(v make-e cycle-e)
                        (exact-nonnegative-integer? (syntax-e #'v))
                        (list (info-name (syntax-e #'v)) #'make-e #'cycle-e)]
                       [_ (raise-syntax-error #f "ill-formed version clause" stx o)]))])
      (with-syntax ([definition
                     (let ([property #'(make-serialize-info (lambda (s) (vector (acc s) ...))
                                                            (quote-syntax info) can-cycle?
                                                            (or (current-load-relative-directory)
                                                                (current-directory)))])
                       (if (eq? 'struct (syntax-e form))
                           #`(struct id #,@(if super* (list super*) '()) #,fields
                               #,@option-list #:property prop:serializable #,property)
                           #`(define-struct #,(if super* #`(id #,super*) #'id) #,fields
                               #,@option-list #:property prop:serializable #,property)))]
                    [(provides ...)
                     (if (memq (syntax-local-context) '(module module-begin))
                         (list #'(module+ deserialize-info (provide info other-info ...)))
                         '())])
        (syntax/loc stx
          (begin
            definition
            (define info
              (make-deserialize-info
               (lambda (arg ...) (maker arg ...))
               (if can-cycle?
                   (lambda ()
                     (let ([x (maker false ...)])
                       (values x (lambda (y) (mut x (mut-acc y)) ... (void)))))
                   (lambda () (error 'id "cannot mutate values to complete cycle")))))
            (define other-info (make-deserialize-info make-e cycle-e)) ...
            provides ...)))))

  (define (in-tails* l) (let loop ([l l]) (if (null? l) '() (cons l (loop (cdr l))))))
  (define (has-keyword? field k)
    (and (pair? (syntax-e field))
         (for/or ([e (in-list (cdr (syntax->list field)))]) (eq? k (syntax-e e)))))
  ;; all accessors and mutators (#f where unknown) of the structure type, in order
  (define (super-parts stx super)
    (define v (syntax-local-value super (lambda () #f)))
    (unless (struct-info? v)
      (raise-syntax-error #f "identifier is not bound to a structure type" stx super))
    (define info (extract-struct-info v))
    (unless (andmap values (cadddr info))
      (raise-syntax-error #f "not all fields are known for parent struct" stx super))
    (values (reverse (cadddr info)) (reverse (list-ref info 4)))))

;; (deserialize-module-guard module-path name) -> any
;; A parameter's value, called before deserialize requires a module that the data names: raise in it to refuse.
