#lang racket/base
;; srfi/64: test suites.  Layer: above racket/base.
;; A runner counts results and calls its procedures at the start and end of groups and tests. The simple one writes failures to the
;; current output port and everything to a log, a file named after the outermost group.
(require (for-syntax racket/base))
(provide
 test-begin test-end test-group test-group-with-cleanup
 test-assert test-equal test-eqv test-eq test-approximate test-error test-read-eval-string
 test-skip test-expect-fail test-match-name test-match-nth test-match-any test-match-all
 test-apply test-with-runner test-passed? test-result-kind test-result-ref test-result-set! test-result-remove test-result-clear
 test-result-alist (rename-out [set-runner-results! test-result-alist!])
 (rename-out [runner? test-runner?]) test-runner-current test-runner-get test-runner-factory test-runner-create
 test-runner-simple test-runner-null test-runner-reset test-runner-test-name test-runner-group-path
 test-on-group-begin-simple test-on-group-end-simple test-on-bad-count-simple test-on-bad-end-name-simple
 test-on-final-simple test-on-test-end-simple test-log-to-file)

;; Whether the simple runner writes a log; a string names its file.
(define test-log-to-file #t)

;; counts : of groups begun, pairs of the count of tests before and the number expected or #f
;; skips, fails : specifiers; saved : those of the groups around; only : specifiers of test-apply, or #f; log : port or #f
(struct runner
  (pass-count fail-count xpass-count xfail-count skip-count
   on-test-begin on-test-end on-group-begin on-group-end on-final on-bad-count on-bad-end-name
   group-stack aux-value results total counts skips fails saved only log)
  #:mutable #:reflection-name 'test-runner #:constructor-name make-runner)

;; (export-field field ...): test-runner-FIELD and test-runner-FIELD!
(define-syntax (export-fields stx)
  (syntax-case stx ()
    [(_ field ...)
     (with-syntax ([((get get-name set set-name) ...)
                    (for/list ([f (in-list (syntax->list #'(field ...)))])
                      (define (id form) (datum->syntax f (string->symbol (format form (syntax-e f)))))
                      (list (id "runner-~a") (id "test-runner-~a") (id "set-runner-~a!") (id "test-runner-~a!")))])
       #'(provide (rename-out [get get-name] ... [set set-name] ...)))]))
(export-fields pass-count fail-count xpass-count xfail-count skip-count
               on-test-begin on-test-end on-group-begin on-group-end on-final on-bad-count on-bad-end-name
               group-stack aux-value)

;; (test-runner-null) -> test-runner?
;; A runner that counts and says nothing.
(define (test-runner-null)
  (make-runner 0 0 0 0 0
               void void void void void void void
               '() #f '() 0 '() '() '() '() #f #f))
;; (test-runner-simple) -> test-runner?
;; A runner that reports as described above.
(define (test-runner-simple)
  (make-runner 0 0 0 0 0
               test-on-test-begin-simple test-on-test-end-simple test-on-group-begin-simple test-on-group-end-simple
               test-on-final-simple test-on-bad-count-simple test-on-bad-end-name-simple
               '() #f '() 0 '() '() '() '() #f #f))
;; (test-runner-reset r) -> void?
;; Makes the runner as if it had run nothing.
(define (test-runner-reset r)
  (for ([set! (in-list (list set-runner-pass-count! set-runner-fail-count! set-runner-xpass-count!
                             set-runner-xfail-count! set-runner-skip-count! set-runner-total!))])
    (set! r 0))
  (for ([set! (in-list (list set-runner-group-stack! set-runner-results! set-runner-counts! set-runner-skips!
                             set-runner-fails! set-runner-saved!))])
    (set! r '()))
  (set-runner-only! r #f))

;; (test-runner-current) -> (or/c test-runner? #f)
;; A parameter: the runner of the tests.
(define test-runner-current (make-parameter #f))
;; (test-runner-factory) -> (-> test-runner?)
;; A parameter: what makes the runner when a test begins without one.
(define test-runner-factory (make-parameter test-runner-simple))
;; (test-runner-create) -> test-runner?
;; A runner from the factory.
(define (test-runner-create) ((test-runner-factory)))
;; (test-runner-get) -> test-runner?
;; The current runner, which must be there.
(define (test-runner-get)
  (or (test-runner-current) (error "test-runner not initialized - test-begin missing?")))
(define (runner-here)
  (unless (test-runner-current) (test-runner-current (test-runner-create)))
  (test-runner-current))

;; The names of the groups around, the outermost first.
(define (test-runner-group-path r) (reverse (runner-group-stack r)))
;; The name of the current or last test, or "".
(define (test-runner-test-name r) (test-result-ref r 'test-name ""))

;; ---- results --------------------------------------------------------------------------------------

;; What is known of the current or last test, as an association list.
(define (test-result-alist r) (runner-results r))
;; (test-result-ref r name [default]) -> any/c
;; One of these.
(define (test-result-ref r name [default #f])
  (define p (assq name (runner-results r)))
  (if p (cdr p) default))
;; (test-result-set! r name v) -> void?
;; Changes or adds one.
(define (test-result-set! r name v)
  (define l (runner-results r))
  (set-runner-results! r (if (assq name l)
                             (map (lambda (p) (if (eq? name (car p)) (cons name v) p)) l)
                             (append l (list (cons name v))))))
;; (test-result-remove r name) -> void?
;; Takes one away.
(define (test-result-remove r name)
  (set-runner-results! r (filter (lambda (p) (not (eq? name (car p)))) (runner-results r))))
;; Takes all away.
(define (test-result-clear r) (set-runner-results! r '()))
;; (test-result-kind [r]) -> (or/c 'pass 'fail 'xpass 'xfail 'skip #f)
;; How the last test ended, or is expected to.
(define (test-result-kind [r (test-runner-current)]) (and r (test-result-ref r 'result-kind)))
;; (test-passed? [r]) -> any/c
;; Whether the last test ended as pass or xpass.
(define (test-passed? [r (test-runner-get)]) (memq (test-result-kind r) '(pass xpass)))

;; ---- specifiers -----------------------------------------------------------------------------------

;; A specifier is a procedure from a runner; a number stands for so many tests, a string for those of that name.
(define (specifier v)
  (cond [(procedure? v) v]
        [(integer? v) (test-match-nth 1 v)]
        [(string? v) (test-match-name v)]
        [else (error "not a valid test specifier")]))
;; (test-match-name name) -> procedure?
;; The tests of a name.
(define (test-match-name name) (lambda (r) (equal? name (test-runner-test-name r))))
;; (test-match-nth n [count]) -> procedure?
;; The nth test from here, and those behind it, count in all.
(define (test-match-nth n [count 1])
  (define seen 0)
  (lambda (r)
    (set! seen (add1 seen))
    (<= n seen (+ n count -1))))
(define (ask-all specifiers r) (map (lambda (s) (s r)) specifiers))
;; (test-match-any specifier ...) -> procedure?
;; The tests that one of them accepts; all are asked.
(define (test-match-any . l)
  (define specifiers (map specifier l))
  (lambda (r) (and (memq #t (map (lambda (v) (and v #t)) (ask-all specifiers r))) #t)))
;; (test-match-all specifier ...) -> procedure?
;; The tests that all of them accept; all are asked.
(define (test-match-all . l)
  (define specifiers (map specifier l))
  (lambda (r) (not (memq #f (ask-all specifiers r)))))
;; (test-skip specifier ...) -> void?
;; Further tests of the group that all specifiers accept are not run.
(define (test-skip . l)
  (define r (test-runner-get))
  (set-runner-skips! r (cons (apply test-match-all l) (runner-skips r))))
;; (test-expect-fail specifier ...) -> void?
;; Further tests of the group that all specifiers accept are expected to fail.
(define (test-expect-fail . l)
  (define r (test-runner-get))
  (set-runner-fails! r (cons (apply test-match-all l) (runner-fails r))))
(define (any-accepts? specifiers r) (and (memq #t (map (lambda (v) (and v #t)) (ask-all specifiers r))) #t))
(define (skipped? r)
  (define skip? (any-accepts? (runner-skips r) r))
  (or skip? (and (runner-only r) (not (any-accepts? (runner-only r) r)))))

;; ---- groups ---------------------------------------------------------------------------------------

;; (test-begin name [count]) -> void?
;; Begins a group, of count tests if that is given; makes a runner if there is none.
(define (test-begin name [count #f])
  (define r (runner-here))
  ((runner-on-group-begin r) r name count)
  (set-runner-saved! r (cons (cons (runner-skips r) (runner-fails r)) (runner-saved r)))
  (set-runner-counts! r (cons (cons (runner-total r) count) (runner-counts r)))
  (set-runner-group-stack! r (cons name (runner-group-stack r))))

;; Where the group is ended, for the message.
(define end-place (make-parameter ""))
(define (end-group name place)
  (define r (test-runner-get))
  (define groups (runner-group-stack r))
  (when (null? groups) (error (string-append place "test-end not in a group")))
  (when (and name (not (equal? name (car groups))))
    (parameterize ([end-place place]) ((runner-on-bad-end-name r) r (car groups) name)))
  (define expected (cdar (runner-counts r)))
  (define actual (- (runner-total r) (caar (runner-counts r))))
  (when (and expected (not (= expected actual))) ((runner-on-bad-count r) r actual expected))
  ((runner-on-group-end r) r)
  (set-runner-group-stack! r (cdr groups))
  (set-runner-skips! r (car (car (runner-saved r))))
  (set-runner-fails! r (cdr (car (runner-saved r))))
  (set-runner-saved! r (cdr (runner-saved r)))
  (set-runner-counts! r (cdr (runner-counts r)))
  (when (null? (cdr groups)) ((runner-on-final r) r)))

(define-for-syntax (place-of stx)
  (define source (syntax-source stx))
  (values (cond [(path? source) (path->string source)] [else source])
          (syntax-line stx)))
;; (test-end [name])
;; Ends the group, whose name must be that if it is given.
(define-syntax (test-end stx)
  (define-values (file line) (place-of stx))
  (with-syntax ([place (if (and (string? file) line) (format "~a:~a: " file line) "")])
    (syntax-case stx ()
      [(_) #'(end-group #f place)]
      [(_ name) #'(end-group name place)]
      [id (identifier? #'id) #'(lambda ([name #f]) (end-group name place))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

;; (test-group name body ...+)
;; The body as a group; it is left out when the name is to be skipped.
(define-syntax-rule (test-group name body0 body ...)
  (call-as-group name (lambda () body0 body ...)))
(define (call-as-group name thunk)
  (define r (runner-here))
  (set-runner-results! r (list (cons 'test-name name)))
  (unless (skipped? r)
    (dynamic-wind (lambda () (test-begin name)) thunk (lambda () (end-group name "")))))
;; (test-group-with-cleanup name body ...+ cleanup-expr)
;; The same; the last expression is evaluated when the group is left.
(define-syntax-rule (test-group-with-cleanup name body0 body ... cleanup)
  (test-group name (dynamic-wind void (lambda () body0 body ...) (lambda () cleanup))))

;; (test-with-runner runner body ...+)
;; The body with a runner of its own.
(define-syntax-rule (test-with-runner r body0 body ...)
  (parameterize ([test-runner-current r]) body0 body ...))
;; (test-apply [runner] specifier ... thunk) -> any
;; Calls the thunk; only tests that a specifier accepts are run.
(define (test-apply first . rest)
  (cond
    [(runner? first) (test-with-runner first (apply test-apply rest))]
    [else
     (define r (runner-here))
     (define l (reverse (cons first rest)))
     (define only (runner-only r))
     (dynamic-wind
      (lambda () (set-runner-only! r (and (pair? (cdr l)) (map specifier (cdr l)))))
      (car l)
      (lambda () (set-runner-only! r only)))]))

;; ---- tests ----------------------------------------------------------------------------------------

;; thunk : -> whether the test passes; it sets results before
(define (run-test name form file line thunk)
  (define r (runner-here))
  (set-runner-results! r (append (if name (list (cons 'test-name name)) '())
                                 (list (cons 'source-form form))
                                 (if file (list (cons 'source-file file)) '())
                                 (if line (list (cons 'source-line line)) '())))
  (define skip? (skipped? r))
  (define fail? (any-accepts? (runner-fails r) r))
  (cond [skip? (test-result-set! r 'result-kind 'skip)]
        [fail? (test-result-set! r 'result-kind 'xfail)])
  ((runner-on-test-begin r) r)
  (unless skip?
    (define pass?
      (with-handlers ([(lambda (e) (not (exn:break? e)))
                       (lambda (e) (test-result-set! r 'actual-error e) #f)])
        (thunk r)))
    (test-result-set! r 'result-kind (if pass? (if fail? 'xpass 'pass) (if fail? 'xfail 'fail))))
  (define-syntax-rule (count! get set) (set r (add1 (get r))))
  (case (test-result-kind r)
    [(pass) (count! runner-pass-count set-runner-pass-count!)]
    [(fail) (count! runner-fail-count set-runner-fail-count!)]
    [(xpass) (count! runner-xpass-count set-runner-xpass-count!)]
    [(xfail) (count! runner-xfail-count set-runner-xfail-count!)]
    [else (count! runner-skip-count set-runner-skip-count!)])
  (count! runner-total set-runner-total!)
  ((runner-on-test-end r) r))

;; (define-test form (arg ...) (r) body): a test with these arguments, and perhaps a name in front of them
(define-syntax-rule (define-test form (arg ...) (r) body)
  (define-syntax (form stx)
    (define-values (file line) (place-of stx))
    (with-syntax ([orig stx] [file file] [line line])
      (syntax-case stx ()
        [(_ arg ...) #'(run-test #f 'orig 'file 'line (lambda (r) body))]
        [(_ name arg ...) #'(run-test name 'orig 'file 'line (lambda (r) body))]
        [_ (raise-syntax-error #f "bad syntax" stx)]))))
(define (compare r same? expected thunk)
  (test-result-set! r 'expected-value expected)
  (define actual (thunk))
  (test-result-set! r 'actual-value actual)
  (same? expected actual))

;; (test-assert [name] expr)
;; Passes when the value is true.
(define-test test-assert (e) (r)
  (let ([v e]) (test-result-set! r 'actual-value v) v))
;; (test-equal [name] expected-expr expr)
;; Passes when the values are equal?.
(define-test test-equal (expected e) (r) (compare r equal? expected (lambda () e)))
;; (test-eqv [name] expected-expr expr)
;; Passes when the values are eqv?.
(define-test test-eqv (expected e) (r) (compare r eqv? expected (lambda () e)))
;; (test-eq [name] expected-expr expr)
;; Passes when the values are eq?.
(define-test test-eq (expected e) (r) (compare r eq? expected (lambda () e)))
;; (test-approximate [name] expected-expr expr error-expr)
;; Passes when the values differ by the error at most.
(define-test test-approximate (expected e error-bound) (r)
  (compare r (let ([bound error-bound]) (lambda (a b) (<= (- a bound) b (+ a bound)))) expected (lambda () e)))

;; (test-error [[name] type-expr] expr)
;; Passes when the expression raises; the type is #t for any exception, or a procedure that accepts it.
(define-syntax (test-error stx)
  (define-values (file line) (place-of stx))
  (with-syntax ([orig stx] [file file] [line line])
    (syntax-case stx ()
      [(_ e) #'(run-test #f 'orig 'file 'line (lambda (r) (raises? r #t (lambda () e))))]
      [(_ type e) #'(run-test #f 'orig 'file 'line (lambda (r) (raises? r type (lambda () e))))]
      [(_ name type e) #'(run-test name 'orig 'file 'line (lambda (r) (raises? r type (lambda () e))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define (raises? r type thunk)
  (define passed?
    (with-handlers ([(lambda (e) (not (exn:break? e)))
                     (lambda (e) (if (procedure? type) (and (type e) #t) #t))])
      (thunk)
      #f))
  (test-result-set! r 'actual-value passed?)
  passed?)

;; The value of the one expression in the string.
(define (test-read-eval-string s)
  (define in (open-input-string s))
  (define form (read in))
  (unless (eof-object? (read-char in)) (error "(not at eof)"))
  (eval form))

;; ---- the simple runner ----------------------------------------------------------------------------

(define (log-line r form . args)
  (define out (runner-log r))
  (when out (apply fprintf out form args) (newline out)))

;; What the simple runner does when a group begins.
(define (test-on-group-begin-simple r name count)
  (when (null? (runner-group-stack r))
    (printf "%%%% Starting test ~a" name)
    (when test-log-to-file
      (define file (if (string? test-log-to-file) test-log-to-file (string-append (regexp-replace* #rx"/" name "_") ".log")))
      (printf "  (Writing full log to \"~a\")" file)
      (set-runner-log! r (open-output-file file #:exists 'truncate))
      (log-line r "%%%% Starting test ~a" name))
    (newline))
  (log-line r "Group begin: ~a" name))
;; What the simple runner does when a group ends.
(define (test-on-group-end-simple r)
  (log-line r "Group end: ~a" (car (runner-group-stack r))))

(define (log-results r names)
  (for ([p (in-list (runner-results r))] #:when (memq (car p) names))
    (define v (cdr p))
    (if (exn? v)
        (log-line r "  ~a: ~a" (car p) (exn-message v))
        (log-line r "  ~a: ~s" (car p) v))))
(define source-names '(test-name source-file source-line source-form))
(define (test-on-test-begin-simple r)
  (log-line r "Test begin:")
  (for ([name (in-list source-names)]) (log-results r (list name))))
;; What the simple runner does when a test ends.
(define (test-on-test-end-simple r)
  (define kind (test-result-kind r))
  (when (memq kind '(fail xpass))
    (define file (test-result-ref r 'source-file))
    (define line (test-result-ref r 'source-line))
    (define name (test-runner-test-name r))
    (printf "~a~a~a~a\n"
            (if file (format "~a:~a: " file line) "")
            (if (eq? kind 'fail) "FAIL" "XPASS")
            (if (equal? name "") "" " ")
            name))
  (log-line r "Test end:")
  (log-results r (for/list ([p (in-list (runner-results r))] #:unless (memq (car p) source-names)) (car p))))
;; What the simple runner does when a group had another number of tests than it was to have.
(define (test-on-bad-count-simple r count expected)
  (define lines (list (format "*** Total number of tests was ~a but should be ~a. ***" count expected)
                      "*** Discrepancy indicates testsuite error or exceptions. ***"))
  (for ([line (in-list lines)])
    (displayln line)
    (log-line r "~a" line)))
;; What the simple runner does when a group ends under another name.
(define (test-on-bad-end-name-simple r begin-name end-name)
  (error (format "~atest-end ~a does not match test-begin ~a" (end-place) end-name begin-name)))
;; What the simple runner does when the outermost group ends.
(define (test-on-final-simple r)
  (define counts
    (list (cons "# of expected passes      " (runner-pass-count r))
          (cons "# of expected failures    " (runner-xfail-count r))
          (cons "# of unexpected successes " (runner-xpass-count r))
          (cons "# of unexpected failures  " (runner-fail-count r))
          (cons "# of skipped tests        " (runner-skip-count r))))
  (for ([c (in-list counts)] #:unless (zero? (cdr c)))
    (printf "~a~a\n" (car c) (cdr c))
    (log-line r "~a~a" (car c) (cdr c)))
  (when (runner-log r)
    (close-output-port (runner-log r))
    (set-runner-log! r #f)))

;; (test-runner-pass-count r) -> exact-nonnegative-integer?
;; The number of tests that passed.

;; (test-runner-pass-count! r n) -> void?
;; Changes the number of tests that passed.

;; (test-runner-fail-count r) -> exact-nonnegative-integer?
;; The number of tests that failed.

;; (test-runner-fail-count! r n) -> void?
;; Changes the number of tests that failed.

;; (test-runner-xpass-count r) -> exact-nonnegative-integer?
;; The number of tests that passed though they were to fail.

;; (test-runner-xpass-count! r n) -> void?
;; Changes the number of tests that passed though they were to fail.

;; (test-runner-xfail-count r) -> exact-nonnegative-integer?
;; The number of tests that failed as expected.

;; (test-runner-xfail-count! r n) -> void?
;; Changes the number of tests that failed as expected.

;; (test-runner-skip-count r) -> exact-nonnegative-integer?
;; The number of tests that were skipped.

;; (test-runner-skip-count! r n) -> void?
;; Changes the number of tests that were skipped.

;; (test-runner-on-test-begin r) -> procedure?
;; What is called when a test begins; it gets the runner.

;; (test-runner-on-test-begin! r f) -> void?
;; Changes what is called when a test begins; it gets the runner.

;; (test-runner-on-test-end r) -> procedure?
;; What is called when a test has ended; it gets the runner.

;; (test-runner-on-test-end! r f) -> void?
;; Changes what is called when a test has ended; it gets the runner.

;; (test-runner-on-group-begin r) -> procedure?
;; What is called when a group begins; it gets the runner, the name and the number of tests or #f.

;; (test-runner-on-group-begin! r f) -> void?
;; Changes what is called when a group begins; it gets the runner, the name and the number of tests or #f.

;; (test-runner-on-group-end r) -> procedure?
;; What is called when a group ends; it gets the runner.

;; (test-runner-on-group-end! r f) -> void?
;; Changes what is called when a group ends; it gets the runner.

;; (test-runner-on-final r) -> procedure?
;; What is called when the outermost group has ended; it gets the runner.

;; (test-runner-on-final! r f) -> void?
;; Changes what is called when the outermost group has ended; it gets the runner.

;; (test-runner-on-bad-count r) -> procedure?
;; What is called when a group had another number of tests than expected; it gets the runner and both numbers.

;; (test-runner-on-bad-count! r f) -> void?
;; Changes what is called when a group had another number of tests than expected; it gets the runner and both numbers.

;; (test-runner-on-bad-end-name r) -> procedure?
;; What is called when a group ends under another name; it gets the runner and both names.

;; (test-runner-on-bad-end-name! r f) -> void?
;; Changes what is called when a group ends under another name; it gets the runner and both names.

;; (test-runner-group-stack r) -> list?
;; The names of the groups around, the innermost first.

;; (test-runner-group-stack! r names) -> void?
;; Changes them.

;; (test-runner-aux-value r) -> any/c
;; A value for the use of the runner's procedures.

;; (test-runner-aux-value! r v) -> void?
;; Changes it.

;; (test-runner? v) -> boolean?
;; Whether a value is a runner.

;; (test-result-alist! r alist) -> void?
;; Changes what is known of the current or last test.
