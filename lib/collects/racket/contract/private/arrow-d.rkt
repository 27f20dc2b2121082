#lang racket/base
;; racket/contract/private/arrow-d: ->d, the older contract of procedures whose parts depend on arguments.
;; Layer: contract system, above arrow.
;; Unlike those of ->i the contracts see the arguments as they were given, without the contracts of others.

(provide ->d ->dm)

(require "blame.rkt" "core.rkt" "arrow.rkt" "arrow-i.rkt" (only-in "signature.rkt" shape-text plural) (for-syntax racket/base))

;; mandatory, optional : counts of arguments by position; kws : list of keyword . mandatory?;
;; arguments : procedures, by position, then rest (or #f), then keywords, each of all values -> contract
;; results : #f for any, or procedures of the arguments and results;  pre, post : #f or procedures
(define (dependent who shape mandatory optional kws arguments rest kw-arguments results pre post)
  (define least mandatory)
  (define most (+ mandatory optional))
  (define mask (if rest
                   (bitwise-not (- (arithmetic-shift 1 least) 1))
                   (- (arithmetic-shift 1 (+ most 1)) (arithmetic-shift 1 least))))
  (define required (for/list ([k (in-list kws)] #:when (cdr k)) (car k)))
  (define (accepts? f)
    (and (procedure? f)
         (eqv? mask (bitwise-and mask (procedure-arity-mask f)))
         (let-values ([(needed allowed) (procedure-keywords f)])
           (and (or (not allowed) (for/and ([k (in-list kws)]) (memq (car k) allowed)))
                (for/and ([k (in-list needed)]) (memq k required))
                #t))))
  (define expected
    (shape-text #:method? (eq? who '->dm) least optional rest required (for/list ([k (in-list kws)] #:unless (cdr k)) (car k))))
  (define (project blame)
    (define in (blame-add-context (blame-swap blame) "the domain of"))
    (define out (blame-add-context blame "the range of"))
    (define (check c v blame neg) (((late-neg-of (coerce-contract '->d c)) blame) v neg))
    (define (violated blame neg f what vals results)
      (raise-blame-error blame #:missing-party neg f
                         (list (format "#:~a violation~a~a~a" what
                                       (cond [(null? vals) ""]
                                             [(null? (cdr vals)) ", argument was:"]
                                             [else ", arguments were:"])
                                       (listed vals)
                                       (if results
                                           (string-append (if (= 1 (length results)) "\n result was:" "\n results were:")
                                                          (listed results))
                                           "")))))
    (lambda (f neg)
      (unless (accepts? f)
        (raise-blame-error blame #:missing-party neg f '(expected "~a" given: "~e") expected f))
      (define (call given-kws given-vals args)
        (define n (length args))
        (unless (bitwise-bit-set? mask n)
          (raise-blame-error (blame-swap blame) #:missing-party neg f
                             '(received: "~a" expected: "~a") (plural n "argument") (plural least "argument")))
        (define-values (positions more)
          (let loop ([l args] [i most] [out '()])
            (if (or (eqv? i 0) (null? l))
                (values (append (reverse out) (for/list ([k (in-range i)]) the-unsupplied-arg)) l)
                (loop (cdr l) (- i 1) (cons (car l) out)))))
        (define kw-vals
          (for/list ([k (in-list kws)])
            (or (for/first ([g (in-list given-kws)] [v (in-list given-vals)] #:when (eq? g (car k))) (box v))
                (box the-unsupplied-arg))))
        ;; the values of all names
        (define all (append positions (if rest (list more) '()) (map unbox kw-vals)))
        (when (and pre (not (apply pre all))) (violated (blame-swap blame) neg f 'pre all #f))
        (define checked
          (for/list ([v (in-list args)] [make (in-list arguments)])
            (check (apply make all) v in neg)))
        (define checked-rest (if rest (check (apply rest all) more in neg) '()))
        (define checked-kws
          (for/list ([k (in-list given-kws)] [v (in-list given-vals)])
            (define make (for/first ([x (in-list kws)] [m (in-list kw-arguments)] #:when (eq? k (car x))) m))
            (check (apply make all) v in neg)))
        (define (after . vals)
          (when (and results (not (= (length vals) (length results))))
            (raise-blame-error blame #:missing-party neg f
                               (list (format "expected ~a results, got ~a" (length results) (length vals)))))
          (define every (append all vals))
          (when (and post (not (apply post every))) (violated blame neg f 'post all vals))
          (if results
              (apply values (for/list ([v (in-list vals)] [make (in-list results)]) (check (apply make every) v out neg)))
              (apply values vals)))
        (values checked-kws (append checked checked-rest) (and (or results post) after)))
      (define (plain . args)
        (define-values (kw-vals vals after) (call '() '() args))
        (if after (apply values after vals) (apply values vals)))
      (define-values (needed allowed) (procedure-keywords f))
      (impersonate-procedure
       f
       (if (and allowed (null? allowed))
           plain
           (make-keyword-procedure
            (lambda (given vals . args)
              (define-values (kw-vals checked after) (call given vals args))
              (if after (apply values after kw-vals checked) (apply values kw-vals checked)))
            plain))
       prop:contracted c prop:blame (cons blame neg))))
  (define c (new-contract shape accepts? project))
  c)
;; One value on the line, several on lines of their own.
(define (listed vals)
  (if (and (pair? vals) (null? (cdr vals)))
      (format " ~e" (car vals))
      (apply string-append (map (lambda (v) (format "\n  ~e" v)) vals))))

(begin-for-syntax
  ;; Parts as [id c] or keyword [id c] -> lists of keyword or #f, id, contract
  (define (parse-parts stx parts)
    (let loop ([l (or (syntax->list parts) (raise-syntax-error #f "bad syntax" stx))])
      (cond
        [(null? l) '()]
        [(keyword? (syntax-e (car l)))
         (unless (pair? (cdr l)) (raise-syntax-error #f "bad syntax" stx (car l)))
         (cons (cons (car l) (parse-part stx (cadr l))) (loop (cddr l)))]
        [else (cons (cons #f (parse-part stx (car l))) (loop (cdr l)))])))
  (define (parse-part stx part)
    (syntax-case part ()
      [(id c) (identifier? #'id) (list #'id #'c)]
      [(id c) (raise-syntax-error #f "expected an identifier" stx #'id)]
      [_ (raise-syntax-error #f "expected an identifier and a contract-expr" stx part)])))

;; (->d (arg ...) (optional ...) #:rest id c #:pre e range #:post e), arg and range as [id c]
;; A contract for procedures whose parts may depend on all arguments, in the older form: contracts are not put on the arguments they
;; see.
(define-for-syntax (expand-dependent stx who this)
  (syntax-case stx ()
    [(_ mandatory . more)
     (let*-values ([(first) (parse-parts stx #'mandatory)]
                   [(optional more)
                    (syntax-case #'more ()
                      [(l . more)
                       (let ([parts (syntax->list #'l)])
                         (and parts (or (null? parts) (keyword? (syntax-e (car parts))) (null? (syntax-e (car parts)))
                                        (pair? (syntax-e (car parts))))))
                       (values (parse-parts stx #'l) #'more)]
                      [_ (values '() #'more)])])
       (let loop ([more more] [rest #f] [pre #f] [range #f] [post #f])
         (syntax-case more ()
           [(#:rest id c . more)
            (not (identifier? #'id))
            (raise-syntax-error #f "expected an identifier" stx #'id)]
           [(#:rest id c . more)
            (keyword? (syntax-e #'c))
            (raise-syntax-error #f "expected an expression, not a keyword" stx #'c)]
           [(#:rest id c . more) (identifier? #'id) (loop #'more (list #'id #'c) pre range post)]
           [(#:pre e . more) (loop #'more rest #'e range post)]
           [(#:pre-cond e . more) (loop #'more rest #'e range post)]
           [(#:post e . more) range (loop #'more rest pre range #'e)]
           [(#:post-cond e . more) range (loop #'more rest pre range #'e)]
           [(r . more) (and (not range) (or (null? (syntax-e #'more)) (not (keyword? (syntax-e #'r))))) (loop #'more rest pre #'r post)]
           [() range (build stx who this first optional rest pre range post)]
           [() (raise-syntax-error #f "expected a range expression, but found nothing" stx)]
           [_ (raise-syntax-error #f "bad syntax" stx)])))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (->d stx) (expand-dependent stx '->d #f))
;; The same for methods: `this` is the object.
(define-syntax (->dm stx) (expand-dependent stx '->dm (datum->syntax stx 'this)))

(begin-for-syntax
  ;; this : identifier for the first argument of a method, or #f
  (define (build stx who this mandatory optional rest pre range post)
    (define-values (positions kws)
      (let ([all (append (if this (list (list #t #f this #'any/c)) '())
                         (map (lambda (p) (cons #t p)) mandatory) (map (lambda (p) (cons #f p)) optional))])
        (values (filter (lambda (p) (not (cadr p))) all)
                (sort (filter cadr all) keyword<? #:key (lambda (p) (syntax-e (cadr p)))))))
    (define ids (append (map caddr positions) (if rest (list (car rest)) '()) (map caddr kws)))
    (define results
      (syntax-case range (any values)
        [any #f]
        [(values r ...) (map (lambda (r) (parse-part stx r)) (syntax->list #'(r ...)))]
        [(id c) (list (parse-part stx range))]
        [_ (raise-syntax-error #f "expected binding pair or any" stx range)]))
    (define all-ids (append ids (if results (filter (lambda (i) (not (free-identifier=? i #'_))) (map car results)) '())))
    (define twice (check-duplicate-identifier all-ids))
    (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
    (define (maker c) #`(lambda #,ids #,c))
    (define result-ids (if results (map (lambda (r) (if (free-identifier=? (car r) #'_) (car (generate-temporaries '(r))) (car r))) results) '()))
    (define many (if results result-ids #'results))
    (define (after e) (if results #`(lambda (#,@ids #,@result-ids) #,e) #`(lambda (#,@ids . results) #,e)))
    #`(dependent '#,who '#,(shape who mandatory optional rest pre results post)
                 #,(+ (if this 1 0) (length (filter (lambda (p) (not (car p))) mandatory)))
                 #,(length (filter (lambda (p) (not (car p))) optional))
                 '#,(map (lambda (k) (cons (cadr k) (car k))) kws)
                 (list #,@(map (lambda (p) (maker (cadddr p))) positions))
                 #,(if rest (maker (cadr rest)) #'#f)
                 (list #,@(map (lambda (p) (maker (cadddr p))) kws))
                 #,(if results #`(list #,@(map (lambda (r) (after (cadr r))) results)) #'#f)
                 #,(if pre (maker pre) #'#f)
                 #,(if post (after post) #'#f)))

  ;; How the contract shows: the names are letters from x on, in the order of the form.
  (define (shape who mandatory optional rest pre results post)
    (define names '(x y z w))
    (define n 0)
    (define (next)
      (define name
        (if (< n 4) (list-ref names n)
            (string->symbol (format "~a~a" (list-ref names (remainder n 4)) (- (quotient n 4) 1)))))
      (set! n (+ n 1))
      name)
    (define (parts l)
      (apply append
             (for/list ([p (in-list l)])
               (if (car p) (list (car p) (list (next) '...)) (list (list (next) '...))))))
    (define (result r) (list (if (free-identifier=? (car r) #'_) '_ (next)) '...))
    (let* ([m (parts mandatory)] [o (parts optional)] [r (if rest (list '#:rest (next) '...) '())])
      `(,who ,m ,o ,@r ,@(if pre '(#:pre ...) '())
            ,(cond [(not results) 'any]
                   [(= 1 (length results)) (result (car results))]
                   [else (cons 'values (map result results))])
            ,@(if post '(#:post ...) '())))))
