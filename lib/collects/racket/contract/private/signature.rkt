#lang racket/base
;; racket/contract/private/signature: what a contract of procedures says, and whether a procedure is of that shape.
;; Layer: contract system, above core.

(provide (struct-out signature) (struct-out repeated) signature-ending make-signature signature-written signature-contracts signature-name
         accepts? accepts-least? check-procedure check-case shape-text count-text value-count-text plural)

(require "blame.rkt" "core.rkt" racket/list)

;; ---- what an arrow contract says --------------------------------------------------------------

;; mandatory, optional, rest : contracts (rest may be #f);  kws : sorted list of (list keyword contract mandatory?)
;; ranges : list of contracts, or #f for any
;; pre, post : #f, or (cons thunk style); with style 'plain the thunk gives a boolean, with 'desc #t, #f or a text of
;; what is wrong, a string or a list of them
;; method? : whether the first argument is the object, which messages do not count
;; mask : the numbers of arguments that the contract allows
(struct signature (mandatory optional rest kws ranges pre post method? mask))

;; What the rest of (-> c ... last any) keeps: the contract of what is repeated, and of what follows it.
(struct repeated (contract last))
(define (rest-repeated rest)
  (define more (and rest (basic? rest) (basic-more rest)))
  (and (repeated? more) more))
;; The contracts of what follows the repeated argument.
(define (signature-ending s)
  (define r (rest-repeated (signature-rest s)))
  (if r (repeated-last r) '()))

(define (make-signature who mandatory optional rest kws ranges pre post [method? #f])
  (define (c v) (or (coerce-contract/f v) (raise-argument-error who "contract?" v)))
  (define-values (least most)
    (let ([n (+ (length mandatory) (if method? 1 0))]) (values n (+ n (length optional)))))
  (define ending (let ([r (rest-repeated rest)]) (if r (length (repeated-last r)) 0)))
  (signature (let ([l (map c mandatory)]) (if method? (cons any/c l) l))
             (map c optional) (and rest (c rest))
             (sort (map (lambda (k) (list (car k) (c (cadr k)) (caddr k))) kws) keyword<? #:key car)
             (and ranges (map c ranges))
             pre post method?
             (if rest
                 (bitwise-not (- (arithmetic-shift 1 (+ least ending)) 1))
                 (- (arithmetic-shift 1 (+ most 1)) (arithmetic-shift 1 least)))))
;; The mandatory arguments that the contract was written with.
(define (signature-written s)
  (define l (signature-mandatory s))
  (if (signature-method? s) (cdr l) l))

(define (signature-contracts s)
  (append (signature-mandatory s) (signature-optional s) (if (signature-rest s) (list (signature-rest s)) '())
          (map cadr (signature-kws s)) (or (signature-ranges s) '())))

;; ellipsis? : the rest is that of (-> c ... any);  optional? : the form has a list of optional arguments
(define (signature-name s ellipsis? star?)
  (define (kws mandatory?)
    (append* (for/list ([k (in-list (signature-kws s))] #:when (eq? mandatory? (caddr k)))
               (list (car k) (name-of (cadr k))))))
  (define range
    (let ([r (signature-ranges s)])
      (cond [(not r) 'any]
            [(and (pair? r) (null? (cdr r))) (name-of (car r))]
            [else (cons 'values (map name-of r))])))
  (define (condition c plain desc)
    (cond [(not c) '()] [(eq? 'desc (cdr c)) (list desc '...)] [else (list plain '...)]))
  (define-values (arrow arrow*) (if (signature-method? s) (values '->m '->*m) (values '-> '->*)))
  (define written (map name-of (signature-written s)))
  (define mandatory (append written (kws #t)))
  (define optional (append (map name-of (signature-optional s)) (kws #f)))
  (define rest (signature-rest s))
  (cond
    [ellipsis?
     `(,arrow ,@written ,@(kws #t) ,(name-of (repeated-contract (basic-more rest))) ... ,@(map name-of (signature-ending s)) ,range)]
    [(and (null? optional) (not rest) (not (signature-pre s)) (not (signature-post s)))
     `(,arrow ,@mandatory ,range)]
    [else
     `(,arrow* ,mandatory ,@(if (pair? optional) (list optional) '())
           ,@(if rest (list '#:rest (name-of rest)) '())
           ,@(condition (signature-pre s) '#:pre '#:pre/desc)
           ,range
           ,@(condition (signature-post s) '#:post '#:post/desc))]))

;; ---- first-order checks -----------------------------------------------------------------------

(define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))
(define (value-count-text n) (plural n "value"))
(define (count-text s)
  (define least (+ (length (signature-written s)) (length (signature-ending s))))
  (define most (+ least (length (signature-optional s))))
  (cond
    [(signature-rest s)
     (format "at least ~a" (plural least "non-keyword argument"))]
    [(= least most) (plural least "non-keyword argument")]
    [(= (+ least 1) most) (format "~a or ~a non-keyword arguments" least most)]
    [else (format "~a to ~a non-keyword arguments" least most)]))

;; The first of the numbers of arguments in the mask LACKING, which a procedure does not accept but should; all that
;; the contract allows where that has no end.
(define (lacking-text s lacking)
  (define least (+ (length (signature-written s)) (length (signature-ending s))))
  (cond
    [(signature-rest s) (format "~a and arbitrarily many more" (plural least "non-keyword argument"))]
    [else
     (define first (let loop ([i 0]) (if (bitwise-bit-set? lacking i) i (loop (+ i 1)))))
     (plural (- first (if (signature-method? s) 1 0)) "non-keyword argument")]))

(define (accepts? s f)
  (define mask (signature-mask s))
  (and (procedure? f)
       (= mask (bitwise-and mask (procedure-arity-mask f)))
       (not (keyword-problem s f))))

;; What decides between contracts, as those of or/c, does not look for the optional arguments.
(define (accepts-least? s f)
  (and (procedure? f)
       (if (signature-rest s)
           (accepts? s f)
           (and (bitwise-bit-set? (procedure-arity-mask f) (length (signature-mandatory s)))
                (not (keyword-problem s f))))))

;; -> #f, or the text of what about F's keywords is not as the contract has them
(define (keyword-problem s f)
  (define-values (required allowed) (procedure-keywords f))
  (define kws (signature-kws s))
  (define missing (and allowed (findf (lambda (k) (not (memq (car k) allowed))) kws)))
  (define unwanted
    (findf (lambda (k) (not (findf (lambda (c) (and (eq? k (car c)) (caddr c))) kws))) required))
  (cond
    [unwanted (format "does not require the ~s keyword argument" unwanted)]
    [missing (format "accepts the ~s keyword argument" (car missing))]
    [else #f]))

(define (check-procedure s f blame neg)
  (define kind (if (signature-method? s) "method" "procedure"))
  (define (fail what)
    (raise-blame-error blame #:missing-party neg f
                       '(expected: "a ~a that ~a" given: "~e" "\n  ~aaccepts: ~a")
                       kind what f (if (object-name f) (format "~a " (object-name f)) "") (acceptance f)))
  (unless (procedure? f)
    (raise-blame-error blame #:missing-party neg f '(expected: "a ~a" given: "~e") kind f))
  (define mask (signature-mask s))
  (define lacking (bitwise-and mask (bitwise-not (procedure-arity-mask f))))
  (unless (eqv? 0 lacking)
    (fail (format "accepts ~a" (lacking-text s lacking))))
  (let ([problem (keyword-problem s f)])
    (when problem (fail problem))))

;; Blames a procedure that a case of several, S, does not fit.
(define (check-case s f blame neg)
  (cond
    [(signature-method? s) (check-procedure s f blame neg)]
    [(not (accepts? s f))
     (raise-blame-error blame #:missing-party neg f '(expected "~a" given: "~e")
                        (shape-text (length (signature-mandatory s)) 0 (signature-rest s) '() '()) f)]))

;; A procedure that takes such arguments, in words.
(define (shape-text accepted optional rest? required-kws optional-kws #:method? [method? #f])
  (define least (if method? (- accepted 1) accepted))
  (define ordinary (if (null? required-kws) "" "ordinary "))
  (define (arguments n kind) (format "~a ~aargument~a" (if (eqv? n 0) "no" n) kind (if (eqv? n 1) "" "s")))
  (define positions
    (cond
      [rest? (string-append (arguments least ordinary) " and arbitrarily more")]
      [(eqv? optional 0) (arguments least (string-append "mandatory " ordinary))]
      [else (format "~a and up to ~a" (arguments least (string-append "mandatory " ordinary)) (arguments optional "optional "))]))
  (define (named kind kws)
    (format "the ~a keyword~a~a" kind (if (null? (cdr kws)) "" "s")
            (apply string-append (map (lambda (k) (format " ~s" k)) (sort kws keyword<?)))))
  (string-append
   (if method? "a method" "a procedure") " that accepts " positions
   (cond
     [(and (null? required-kws) (null? optional-kws)) " without any keywords"]
     [(null? required-kws) (string-append " and " (named "optional" optional-kws))]
     [(null? optional-kws) (string-append " and " (named "mandatory" required-kws))]
     [else (format ", ~a, and ~a" (named "mandatory" required-kws) (named "optional" optional-kws))])))

;; What F accepts, in words.
(define (acceptance f)
  (define-values (required allowed) (procedure-keywords f))
  (define arity (procedure-arity f))
  (define noun (if (null? (or allowed '(all))) "argument" "normal argument"))
  (define (join l)
    (cond [(null? (cdr l)) (car l)]
          [(null? (cddr l)) (format "~a or ~a" (car l) (cadr l))]
          [else (let loop ([l l]) (if (null? (cdr l)) (format "or ~a" (car l)) (format "~a, ~a" (car l) (loop (cdr l)))))]))
  (define (numbers a)
    (if (arity-at-least? a) (list (format "~a" (arity-at-least-value a)) "arbitrarily many more") (list (format "~a" a))))
  (define counts
    (format "~a ~a~a" (join (append-map numbers (if (list? arity) arity (list arity)))) noun (if (eqv? arity 1) "" "s")))
  (define (named l kind)
    (if (null? l)
        '()
        (list (format "the ~a keyword~a ~a" kind (if (null? (cdr l)) "" "s") (enumeration (map (lambda (k) (format "~s" k)) l))))))
  (enumeration
   (append (list counts) (named required "mandatory")
           (if allowed (named (remq* required allowed) "optional") '("optionally any keyword")))))

;; The texts with commas and a last "and".
(define (enumeration texts)
  (cond [(null? (cdr texts)) (car texts)]
        [(null? (cddr texts)) (string-append (car texts) " and " (cadr texts))]
        [else (string-append (apply string-append (add-between (drop-right texts 1) ", ")) ", and " (last texts))]))
