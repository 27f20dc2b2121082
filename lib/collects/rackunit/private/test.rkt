#lang racket/base
;; rackunit/private/test: test cases, suites, and running them.  Layer: above racket/base.

(provide test-case test-begin current-test-case-around current-test-name
         test-suite test-suite* define-test-suite define/provide-test-suite delay-test
         (struct-out rackunit-test-case) (struct-out rackunit-test-suite)
         test-case? test-suite? make-test-case make-test-suite
         (struct-out test-result) (struct-out test-failure) (struct-out test-error) (struct-out test-success)
         test-suite-test-case-around test-suite-check-around
         run-test run-test-case fold-test-results foldts-test-suite
         before after around
         test-check test-pred test-equal? test-eq? test-eqv? test-= test-within test-true test-false test-not-false
         test-exn test-not-exn define-shortcut)

(require "info.rkt" "exn.rkt" "check.rkt" "display.rkt" "../log.rkt" racket/list (for-syntax racket/base))

;; ---- test cases -------------------------------------------------------------------------------

;; name : string or #f; action : thunk
(struct rackunit-test-case (name action) #:extra-constructor-name make-rackunit-test-case)
;; tests : procedure of fdown, fup, fhere and a seed, that folds over the tests inside
(struct rackunit-test-suite (name tests before after) #:extra-constructor-name make-rackunit-test-suite)
;; Whether v is a test case.
(define (test-case? v) (rackunit-test-case? v))
;; Whether v is a suite.
(define (test-suite? v) (rackunit-test-suite? v))
;; A test case of a thunk.
(define (make-test-case name action)
  (unless (or (not name) (string? name)) (raise-argument-error 'make-rackunit-test-case "(or/c string? #f)" name))
  (unless (procedure? action) (raise-argument-error 'make-rackunit-test-case "a procedure" action))
  (rackunit-test-case name action))

(struct test-result (test-case-name) #:extra-constructor-name make-test-result)
(struct test-failure test-result (result) #:extra-constructor-name make-test-failure)
(struct test-error test-result (result) #:extra-constructor-name make-test-error)
(struct test-success test-result (result) #:extra-constructor-name make-test-success)

(define current-test-name (make-parameter #f #f 'current-test-name))

;; The way a test case runs outside of suites: what it raises is shown, and the program goes on.
(define (show-and-go-on thunk)
  (with-handlers ([(lambda (v) (not (exn:break? v)))
                   (lambda (v)
                     (test-log! #f)
                     (display-failure v (if (current-test-name) (list (current-test-name)) '())))])
    (parameterize ([current-check-handler raise] [current-check-around check-around])
      (begin0 (thunk) (test-log! #t)))))
(define current-test-case-around
  (make-parameter show-and-go-on
                  (lambda (p)
                    (unless (and (procedure? p) (procedure-arity-includes? p 1))
                      (raise-argument-error 'current-test-case-around "((-> any) . -> . any)" p))
                    p)
                  'current-test-case-around))

;; (test-begin body ...+)
;; Checks that are ended by the first that fails.
(define-syntax (test-begin stx)
  (syntax-case stx ()
    [(_ body ...)
     #'((current-test-case-around)
        (lambda ()
          (parameterize ([current-check-handler raise] [current-check-around check-around])
            (let () (void) body ...))))]))

;; (test-case name body ...+)
;; Checks with a name; the first that fails ends them.
(define-syntax (test-case stx)
  (syntax-case stx ()
    [(_ name body ...)
     #'(let ([n name])
         (unless (string? n) (raise-argument-error 'test-case "string?" n))
         (parameterize ([current-test-name n]) (test-begin body ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- suites -----------------------------------------------------------------------------------

;; The fold that runs a suite sees each test case and each check outside of one as a result.
;; seed : box of the fold's value; fhere : name and thunk, seed -> seed
(define current-fold (make-parameter #f))

(define (record-test thunk)
  (define fold (current-fold))
  (define name (current-test-name))
  (set-box! (cdr fold) ((car fold) name thunk (unbox (cdr fold)))))
;; In a suite a test case is given to the fold.
(define (test-suite-test-case-around thunk) (record-test thunk))
;; Calls the thunk of a check in a suite, whose failures are noted.
(define (test-suite-check-around thunk) (record-test thunk))

(define (run-in-suite fdown fup fhere seed thunk)
  (define b (box seed))
  (parameterize ([current-fold (cons fhere b)]
                 [current-test-case-around test-suite-test-case-around]
                 [current-check-around test-suite-check-around])
    (thunk (lambda (suite) (set-box! b (foldts-test-suite fdown fup fhere (unbox b) suite)))))
  (unbox b))

;; (make-test-suite name tests #:before thunk #:after thunk): tests : list of test cases and suites
(define (make-test-suite name tests #:before [before void] #:after [after void])
  (rackunit-test-suite
   name
   (lambda (fdown fup fhere seed)
     (for/fold ([seed seed]) ([t (in-list tests)])
       (foldts-test-suite fdown fup fhere seed t)))
   before after))

;; (test-suite name [#:before thunk] [#:after thunk] test ...)
;; Tests that run when the suite is run, by run-tests of rackunit/text-ui say.
(define-syntax (test-suite stx)
  (define (parse stx name rest before after)
    (syntax-case rest ()
      [(#:before e . more) (parse stx name #'more #'e after)]
      [(#:after e . more) (parse stx name #'more before #'e)]
      [(body ...)
       #`(let ([n #,name])
           (unless (string? n) (raise-type-error 'test-suite "test-suite name as string" n))
           (rackunit-test-suite
            n
            (lambda (fdown fup fhere seed)
              (run-in-suite fdown fup fhere seed
                            (lambda (fold-inside!)
                              (suite-part body fold-inside!) ... (void))))
            #,before #,after))]))
  (syntax-case stx ()
    [(_ name . rest) (parse stx #'name #'rest #'void #'void)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; A value that is a test is run in its place.
(define-syntax-rule (suite-part e fold-inside!)
  (call-with-values
   (lambda () e)
   (lambda vs
     (for ([v (in-list vs)])
       (when (or (rackunit-test-suite? v) (rackunit-test-case? v)) (fold-inside! v))))))

;; A suite of test cases with names and bodies.
(define-syntax-rule (test-suite* name (case-name body ...) ...)
  (test-suite name (test-case case-name body ...) ...))
;; (define-test-suite id test ...)
;; Defines a suite under its name.
(define-syntax-rule (define-test-suite id body ...)
  (define id (test-suite (symbol->string 'id) body ...)))
;; Defines a test suite and provides it.
(define-syntax-rule (define/provide-test-suite id body ...)
  (begin (define-test-suite id body ...) (provide id)))
;; A test that is evaluated when it is run.
(define-syntax-rule (delay-test e) (make-delayed (lambda () e)))
(define (make-delayed thunk) (thunk))

;; ---- running ----------------------------------------------------------------------------------

;; fdown, fup : suite, name, before, after, seed -> seed;  fhere : test case, name, action, seed -> seed
(define (foldts-test-suite fdown fup fhere seed test)
  (define (here name thunk seed) (fhere (rackunit-test-case name thunk) name thunk seed))
  (cond
    [(rackunit-test-case? test) (here (rackunit-test-case-name test) (rackunit-test-case-action test) seed)]
    [(rackunit-test-suite? test)
     (define-values (name before after)
       (values (rackunit-test-suite-name test) (rackunit-test-suite-before test) (rackunit-test-suite-after test)))
     (define down (fdown test name before after seed))
     (define inside ((rackunit-test-suite-tests test) fdown fup (suite-here fhere) down))
     (fup test name before after seed inside)]
    [else
     (error 'foldts-test-suite "Don't know what to do with ~e.  It isn't a test case or test suite." test)]))
(define ((suite-here fhere) a b c [d #f])
  (if d
      (fhere a b c d)
      (fhere (rackunit-test-case a b) a b c)))

;; -> test-result
(define (run-test-case name thunk)
  (unless (or (not name) (string? name)) (raise-argument-error 'run-test-case "(or/c string? #f)" name))
  (with-handlers ([exn:test? (lambda (v) (test-failure name v))]
                  [(lambda (v) (not (exn:break? v))) (lambda (v) (test-error name v))])
    (parameterize ([current-test-name name]
                   [current-check-handler raise]
                   [current-check-around check-around]
                   [current-test-case-around (lambda (t) (t))])
      (test-success name (thunk)))))

;; Folds over the results of a test.   result-fn : result, seed -> seed;  run : name, action -> result;
;; fdown, fup : name, seed -> seed
(define (fold-test-results result-fn seed test
                           #:run [run run-test-case]
                           #:fdown [fdown (lambda (name seed) seed)]
                           #:fup [fup (lambda (name seed) seed)])
  (foldts-test-suite
   (lambda (suite name before after seed) (before) (fdown name seed))
   (lambda (suite name before after seed inside) (after) (fup name inside))
   (lambda (case name action seed) (result-fn (run name action) seed))
   seed test))

;; -> list of the results of all test cases
(define (run-test test)
  (reverse (fold-test-results cons '() test)))

;; ---- set-up and clean-up ----------------------------------------------------------------------

;; (before setup body ...+)
;; Evaluates setup, then the body.
(define-syntax (before stx)
  (syntax-case stx ()
    [(_ setup body0 body ...) #'(dynamic-wind (lambda () setup) (lambda () body0 body ...) void)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (after body ...+ cleanup)
;; Evaluates the body, and cleanup after it, whether the body fails or not.
(define-syntax (after stx)
  (syntax-case stx ()
    [(_ body0 body ... cleanup) #'(dynamic-wind void (lambda () body0 body ...) (lambda () cleanup))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Evaluates setup, the body, and cleanup, whether the body fails or not.
(define-syntax (around stx)
  (syntax-case stx ()
    [(_ setup body0 body ... cleanup)
     #'(dynamic-wind (lambda () setup) (lambda () body0 body ...) (lambda () cleanup))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- a check as a test case -------------------------------------------------------------------

;; Defines a form, (name message arg ...): a test case of e with the parameters.
(define-syntax-rule (define-shortcut (name param ...) e)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ label param ...) (syntax/loc stx (test-case label e))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
;; A test case named by the message before its arguments: whether pred accepts both.
(define-shortcut (test-check pred a b) (check pred a b))
;; A test case named by the message before its arguments: whether pred accepts the value.
(define-shortcut (test-pred pred e) (check-pred pred e))
;; A test case named by the message before its arguments: whether both are equal?.
(define-shortcut (test-equal? a b) (check-equal? a b))
;; A test case named by the message before its arguments: whether both are eq?.
(define-shortcut (test-eq? a b) (check-eq? a b))
;; A test case named by the message before its arguments: whether both are eqv?.
(define-shortcut (test-eqv? a b) (check-eqv? a b))
;; A test case named by the message before its arguments: whether the numbers differ by at most epsilon.
(define-shortcut (test-= a b epsilon) (check-= a b epsilon))
;; A test case named by the message before its arguments: whether numbers in both values differ by at most epsilon, the rest being
;; equal?.
(define-shortcut (test-within a b epsilon) (check-within a b epsilon))
;; A test case named by the message before its argument: whether it is #t.
(define-shortcut (test-true e) (check-true e))
;; A test case named by the message before its argument: whether it is #f.
(define-shortcut (test-false e) (check-false e))
;; A test case named by the message before its argument: whether it is not #f.
(define-shortcut (test-not-false e) (check-not-false e))
;; A test case named by the message before its arguments: whether the thunk raises what pred accepts.
(define-shortcut (test-exn pred thunk) (check-exn pred thunk))
;; A test case named by the message before its argument: whether the thunk raises nothing.
(define-shortcut (test-not-exn thunk) (check-not-exn thunk))

;; (current-test-name) -> (or/c string? #f)
;; (current-test-name name) -> void?
;; A parameter: the name of the test case that is running.

;; (current-test-case-around) -> ((-> any) . -> . any)
;; (current-test-case-around proc) -> void?
;; A parameter: calls the thunk of each test case. At first it shows what is raised, and goes on.

;; (test-result test-case-name)
;; What came of a test case: one of the three below it.

;; (test-failure test-case-name result)
;; A test case with a failed check; result is the exception.

;; (test-error test-case-name result)
;; A test case that raised something else; result is that.

;; (test-success test-case-name result)
;; A test case that went well; result is its value.
