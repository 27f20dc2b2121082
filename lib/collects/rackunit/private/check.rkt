#lang racket/base
;; rackunit/private/check: checks and the forms that define them.  Layer: above racket/base.

(provide define-check define-simple-check define-binary-check fail-check
         current-check-handler current-check-around check-around
         check check-equal? check-eqv? check-eq? check-not-equal? check-not-eqv? check-not-eq?
         check-pred check-= check-within check-true check-false check-not-false
         check-exn check-not-exn check-regexp-match check-match fail)

(require "info.rkt" "exn.rkt" "display.rkt" "../log.rkt" racket/match (for-syntax racket/base))

(define (display-and-go-on v) (display-failure v '()))

;; Called with what a failed check raised.
(define current-check-handler
  (make-parameter display-and-go-on
                  (lambda (p)
                    (unless (and (procedure? p) (procedure-arity-includes? p 1))
                      (raise-argument-error 'current-check-handler "(any/c . -> . any)" p))
                    p)
                  'current-check-handler))
;; Called with a thunk that runs the check.
(define (check-around thunk)
  (with-handlers ([(lambda (v) (not (exn:break? v))) (lambda (v) ((current-check-handler) v))])
    (thunk)))
;; Outside of test cases each check counts as a test.
(define (counted-check-around thunk)
  (with-handlers ([(lambda (v) (not (exn:break? v)))
                   (lambda (v) (test-log! #f) ((current-check-handler) v))])
    (begin0 (thunk) (test-log! #t))))
;; (current-check-around) -> ((-> any) . -> . any)
;; (current-check-around proc) -> void?
;; A parameter: calls the thunk of each check. At first it gives what is raised to current-check-handler.
(define current-check-around
  (make-parameter counted-check-around
                  (lambda (p)
                    (unless (and (procedure? p) (procedure-arity-includes? p 1))
                      (raise-argument-error 'current-check-around "((-> any) . -> . any)" p))
                    p)
                  'current-check-around))

;; Ends the check that is running as failed.
(define (fail-check [message ""])
  (unless (string? message) (raise-argument-error 'fail-check "string?" message))
  (raise (exn:test:check message (current-continuation-marks) (current-infos))))

;; Runs a check's body with its infos.  get-args : computes the arguments, within the check; with one more than the body takes,
;; the last is the message.
(define (run-check name location expression body n get-args)
  (checking
   (append (list (make-check-name name))
           (if location (list (make-check-location location)) '())
           (if expression (list (make-check-expression expression)) '()))
   (lambda ()
     (define args (get-args))
     (define-values (params message)
       (if (= (length args) (+ n 1))
           (let ([rev (reverse args)]) (values (reverse (cdr rev)) (car rev)))
           (values args #f)))
     (unless (or (not message) (string? message))
       (raise-argument-error name "(or/c #f string?)" message))
     (unless (= (length params) n)
       (raise (exn:fail:contract:arity
               (format "~a: arity mismatch;\n the expected number of arguments does not match the given number\n  given: ~a"
                       name (length args))
               (current-continuation-marks))))
     (with-default-check-info*
       (list* (make-check-params params) (if message (list (make-check-message message)) '()))
       (lambda () (apply body params))))))

;; Calls the thunk as a check with infos; what is known where an error is raised is kept for its report.  Of a value
;; that is no exception nothing is known but the check itself, and that outside of test cases only.
(define (checking infos thunk)
  ((current-check-around)
   (lambda ()
     (with-default-check-info* infos
       (lambda ()
         (define own (if (eq? (current-check-around) counted-check-around) (current-infos) '()))
         (call-with-exception-handler
          (lambda (v)
            (unless (or (exn:test? v) (exn:break? v)) (keep-infos! v (if (exn? v) (current-infos) own)))
            v)
          thunk))))))

(define-for-syntax (location-expression stx)
  #`(list (quote-syntax-source #,stx) #,(syntax-line stx) #,(syntax-column stx) #,(syntax-position stx) #,(syntax-span stx)))
(define-syntax (quote-syntax-source stx)
  (syntax-case stx ()
    [(_ form) #'(variable-reference->module-source (#%variable-reference))]))

;; (define-check (name formal ...) body ...): (name arg ... [message]) runs the body; fail-check in it fails.
(define-syntax (define-check stx)
  (syntax-case stx ()
    [(_ (name formal ...) body0 body ...)
     (andmap identifier? (syntax->list #'(name formal ...)))
     (with-syntax ([n (length (syntax->list #'(formal ...)))])
       #'(begin
           (define body-of (let ([name (lambda (formal ...) body0 body ... (void))]) name))
           (define-syntax (name use)
             (syntax-case use ()
               [(_ arg (... ...))
                (with-syntax ([location (location-expression use)] [form use])
                  #'(run-check 'name location 'form body-of n (lambda () (list arg (... ...)))))]
               [id
                (identifier? #'id)
                (with-syntax ([location (location-expression use)])
                  #'(let ([name (lambda args (run-check 'name location #f body-of n (lambda () args)))]) name))]))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The check fails when the body's value is #f.
(define-syntax (define-simple-check stx)
  (syntax-case stx ()
    [(_ (name formal ...) body0 body ...)
     #'(define-check (name formal ...)
         (unless (let () body0 body ...) (fail-check)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-binary-check (name same? actual expected))
;; (define-binary-check (name actual expected) body ...+)
;; Defines a check of two values, by a procedure or a body; when it fails, both are shown.
(define-syntax (define-binary-check stx)
  (syntax-case stx ()
    [(_ (name same? actual expected))
     #'(define-binary-check (name actual expected) (same? actual expected))]
    [(_ (name actual expected) body0 body ...)
     #'(define-check (name actual expected)
         (with-check-info* (list (make-check-actual actual) (make-check-expected expected))
           (lambda () (unless (let () body0 body ...) (fail-check)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- the checks -------------------------------------------------------------------------------

;; Checks that op accepts both.
(define-simple-check (check op a b) (op a b))
;; (check-equal? actual expected [message])
;; Fails unless they are equal?.
(define-binary-check (check-equal? equal? actual expected))
;; (check-eqv? actual expected [message])
;; Fails unless they are eqv?.
(define-binary-check (check-eqv? eqv? actual expected))
;; (check-eq? actual expected [message])
;; Fails unless they are eq?.
(define-binary-check (check-eq? eq? actual expected))
;; (check-not-equal? actual expected [message])
;; Fails if they are equal?.
(define-simple-check (check-not-equal? a b) (not (equal? a b)))
;; Checks that the values are not eqv?.
(define-simple-check (check-not-eqv? a b) (not (eqv? a b)))
;; Checks that the values are not eq?.
(define-simple-check (check-not-eq? a b) (not (eq? a b)))
;; (check-pred pred v [message])
;; Fails unless pred is true of v.
(define-simple-check (check-pred pred v) (pred v))
;; (check-= actual expected epsilon [message])
;; Fails unless the numbers are that close.
(define-simple-check (check-= a b epsilon) (<= (magnitude (- a b)) epsilon))
;; (check-within actual expected epsilon [message])
;; Fails unless the values are equal but for numbers that close.
(define-check (check-within actual expected epsilon)
  (with-check-info* (list (make-check-actual actual) (make-check-expected expected))
    (lambda () (unless (within? actual expected epsilon) (fail-check)))))
;; (check-true v [message])
;; Fails unless v is #t.
(define-simple-check (check-true v) (eq? v #t))
;; (check-false v [message])
;; Fails unless v is #f.
(define-simple-check (check-false v) (not v))
;; (check-not-false v [message])
;; Fails if v is #f.
(define-simple-check (check-not-false v) v)
;; (check-regexp-match regexp string)
;; Fails unless it matches; what is no text fails.
(define-simple-check (check-regexp-match rx s)
  (and (or (string? s) (bytes? s) (path? s) (input-port? s)) (regexp-match rx s)))
;; (fail [message])
;; Fails.
(define-check (fail) (fail-check))

;; equal? but for numbers that differ by at most EPSILON.
(define (within? a b epsilon)
  (let loop ([a a] [b b])
    (cond
      [(and (number? a) (number? b)) (or (equal? a b) (<= (magnitude (- a b)) epsilon))]
      [(and (pair? a) (pair? b)) (and (loop (car a) (car b)) (loop (cdr a) (cdr b)))]
      [(and (vector? a) (vector? b))
       (and (= (vector-length a) (vector-length b))
            (for/and ([x (in-vector a)] [y (in-vector b)]) (loop x y)))]
      [(and (hash? a) (hash? b))
       (and (= (hash-count a) (hash-count b))
            (for/and ([(k v) (in-hash a)]) (and (hash-has-key? b k) (loop v (hash-ref b k)))))]
      [(and (box? a) (box? b)) (loop (unbox a) (unbox b))]
      [(and (struct? a) (struct? b)) (loop (struct->vector a) (struct->vector b))]
      [else (equal? a b)])))

;; raised : predicate of the raised value, or regexp for an exception's message
(define-check (check-exn raised thunk)
  (unless (or (and (procedure? raised) (procedure-arity-includes? raised 1)) (regexp? raised) (byte-regexp? raised))
    (raise-argument-error 'check-exn "(or/c (-> any/c any/c) regexp?)" raised))
  (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
    (raise-arguments-error 'check-exn "thunk must be a procedure that accepts 0 arguments" "thunk" thunk))
  (define (expected? v)
    (if (procedure? raised) (raised v) (and (exn? v) (regexp-match? raised (exn-message v)))))
  (let/ec return
    (with-handlers ([(lambda (v) (and (not (exn:break? v)) (expected? v))) (lambda (v) (return (void)))]
                    [exn:fail?
                     (lambda (v)
                       (with-check-info* (list (make-check-message "Wrong exception raised")
                                               (check-info 'exn-message (exn-message v))
                                               (check-info 'exn v))
                         fail-check))])
      (thunk))
    (with-check-info* (list (make-check-message "No exception raised")) fail-check)))

;; (check-not-exn thunk [message])
;; Fails if thunk raises an exception.
(define-check (check-not-exn thunk)
  (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
    (raise-arguments-error 'check-not-exn "thunk must be a procedure that accepts 0 arguments" "thunk" thunk))
  (with-handlers ([exn:fail?
                   (lambda (v)
                     (with-check-info* (list (make-check-message "Exception raised")
                                             (check-info 'exception-message (exn-message v))
                                             (check-info 'exception v))
                       fail-check))])
    (thunk)))

;; (check-match v pattern [test]): v matches the pattern of racket/match.
(define-syntax (check-match stx)
  (syntax-case stx ()
    [(_ v pattern) #`(match-check #,(location-expression stx) '#,stx v (lambda (x) (match x [pattern #t] [_ #f])) 'pattern)]
    [(_ v pattern test)
     #`(match-check #,(location-expression stx) '#,stx v (lambda (x) (match x [pattern test] [_ #f])) 'pattern)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (match-check location expression v ok? pattern)
  (checking
   (list (make-check-name 'check-match) (make-check-location location)
         (make-check-expression expression) (make-check-actual v) (make-check-expected pattern))
   (lambda () (unless (ok? v) (fail-check)))))
