#lang racket/base
;; Calls each primitive of the safe primitive modules with 0 to 5 arguments drawn from a pool of odd values. Whatever it answers or
;; raises is fine; it must come back. Arguments: ROUNDS (calls of each primitive, 2 unless told), SEED, NAME ... (these only), and
;; VERBOSE in the environment prints each call before it is made. Files are made and deleted in a folder of its own only.
(define args (vector->list (current-command-line-arguments)))
(define rounds (if (pair? args) (string->number (car args)) 2))
(define seed (if (and (pair? args) (pair? (cdr args))) (string->number (cadr args)) 1))
(define only (if (and (pair? args) (pair? (cdr args))) (map string->symbol (cddr args)) '()))
(define verbose? (getenv "VERBOSE"))

;; These end or stop the process as they should.
(define skipped '(exit dump-memory-stats current-memory-use-verbose))

(define modules '('#%runtime '#%kernel '#%paramz '#%flfxnum '#%extfl '#%network '#%place '#%futures '#%boot '#%utils '#%read))
(define primitives
  (let ([found (make-hasheq)])
    (for ([m modules])
      (dynamic-require m (void))
      (define-values (variables syntaxes) (module->exports m))
      (for* ([level variables] #:when (eqv? (car level) 0) [entry (cdr level)])
        (define v (dynamic-require m (car entry) void))
        (when (procedure? v) (hash-set! found (car entry) v))))
    (sort (hash->list found) symbol<? #:key car)))

(struct plain (a b))
(struct open (a [b #:mutable]) #:transparent)
(struct fab (a) #:prefab)
(struct callable (a) #:property prop:procedure (lambda (self . rest) rest))
(struct rude (a) #:property prop:equal+hash
  (list (lambda (a b eq) (error "no equal")) (lambda (a h) (error "no hash")) (lambda (a h) 'not-a-number)))
(struct shy (a) #:property prop:custom-write (lambda (v port mode) (error "not written")))
(define-values (prop:odd odd? odd-ref) (make-struct-type-property 'odd))
(define (cyclic)
  (let* ([ph (make-placeholder #f)] [l (cons 1 ph)]) (placeholder-set! ph l) (make-reader-graph l)))

;; Fresh each time: primitives change what they are given.
(define (make-pool)
  (define v (vector 1 2 3))
  (vector
   0 1 -1 2 3 7 255 256 -128 #x10FFFF #xD800 (expt 2 29) (expt 2 60) (- (expt 2 60)) (sub1 (expt 2 60)) (expt 2 62) (expt 2 64)
   (- (expt 2 64)) (expt 10 40) 1/2 -7/3 0.0 -0.0 1.5 -1e300 1e-320 +inf.0 -inf.0 +nan.0 2.0+3.0i 1/2+3i +i 3.0f0
   #t #f '() (void) eof 'a '|| (string->uninterned-symbol "u") (string->unreadable-symbol "r") '#:key
   #\a #\nul #\λ #\U10FFFF "" "abc" (make-string 3 #\λ) (string #\nul #\x) "a\nb" (make-string 5 #\U1F600)
   #"" #"abc" (bytes 255 254 0 128) (make-bytes 40 65)
   (list 1) (list 1 2 3) (list 'a "b" #\c) '(1 . 2) '((a . 1) (b . 2)) (list #f) (cyclic) (mcons 1 2)
   '#() v '#(1 "a" b) (make-vector 20 0) (box 1) '#&x (vector->immutable-vector (vector 1 2))
   (make-hash) (make-hasheq '((a . 1))) (hash 1 2 "x" 'y) (hasheqv 1 2) (make-weak-hash) (make-ephemeron-hasheq) (hasheq)
   (plain 1 2) (open 1 2) (fab 1) (callable 1) (rude 1) (shy 1) struct:plain struct:open plain plain-a set-open-b! plain? prop:odd odd-ref
   void car values + (lambda () 1) (lambda (x) x) (lambda (x y) #t) (lambda args 'many) (lambda (#:k k) k) (lambda (x [y 1] #:k [k 2]) k)
   (case-lambda [() 1] [(a b) 2]) (lambda (x) (error "called")) (lambda (x) (values 1 2)) (lambda (x y) 'no-number)
   (make-parameter 1) (make-continuation-prompt-tag 'odd) (make-continuation-mark-key) (current-continuation-marks)
   (let/cc k k) (call-with-composable-continuation (lambda (k) k))
   (impersonate-vector v (lambda (v i x) x) (lambda (v i x) x)) (chaperone-vector (vector 1 2) (lambda (v i x) x) (lambda (v i x) x))
   (chaperone-box (box 1) (lambda (b x) x) (lambda (b x) x)) (impersonate-procedure (lambda (x) x) (lambda (x) x))
   (chaperone-hash (make-hash) (lambda (h k) (values k (lambda (h k v) v))) (lambda (h k v) (values k v)) (lambda (h k) k) (lambda (h k) k))
   (open-input-string "(a b . c) #(1") (open-input-bytes #"\377\376 abc") (open-output-bytes) (let-values ([(i o) (make-pipe)]) i)
   (string->path "some") (bytes->path #"a\\b" 'windows) (build-path 'up) #rx"a(b)*" #px"^\\p{L}+$" #rx#"[^a]" (byte-pregexp #"(?i:x)")
   (make-semaphore 0) (make-channel) (make-thread-group) (make-custodian) (make-inspector) (make-weak-box 'x) (make-ephemeron 'k 'v)
   (make-will-executor) (make-pseudo-random-generator) (make-logger 'odd) (make-log-receiver (make-logger) 'debug) never-evt always-evt
   (thread void) (make-placeholder 1) (current-namespace) (current-inspector) (make-empty-namespace) (datum->syntax #f '(a b)) #'x #'(x . y)
   (make-resolved-module-path 'odd) (module-path-index-join 'racket/base #f) (exn:fail "m" (current-continuation-marks)) (srcloc 1 2 3 4 5)
   (current-environment-variables) (bytes-open-converter "UTF-8" "UTF-8") (make-readtable #f) (current-security-guard) (date 0 0 0 1 1 2000 0 0 #f 0)
   'error 'binary 'text 'truncate 'windows 'block 'debug (vector 1 2 3 4 5 6) '(lib "x") '(file "x") "x.rkt" (string->path "/nonexistent/x")))

(define folder (build-path (find-system-path 'temp-dir) (format "odd-values-~a" (current-inexact-milliseconds))))
(define guard
  (make-security-guard (current-security-guard)
    (lambda (who path modes)
      (when (and path (or (memq 'write modes) (memq 'delete modes) (memq 'execute modes))
                 (not (regexp-match? (string-append "^" (regexp-quote (path->string folder)) "/")
                                     (path->bytes (simplify-path (path->complete-path path folder) #f)))))
        (error who "not here")))
    (lambda (who host port mode) (error who "no network"))))

(define random-source (make-pseudo-random-generator))
(define (seed-random! n) (parameterize ([current-pseudo-random-generator random-source]) (random-seed (modulo n (expt 2 31)))))
(define (pick n) (random n random-source))
(define (shown v) (with-handlers ([void (lambda (e) "?")]) (parameterize ([print-graph #t] [error-print-width 60]) (format "~.s" v))))

(define (one-call name proc)
  (define pool (make-pool))
  (define arguments (for/list ([i (pick 6)]) (vector-ref pool (pick (vector-length pool)))))
  (when verbose? (eprintf "~a" name) (for ([a arguments]) (eprintf " ~a" (shown a))) (eprintf "\n"))
  (define custodian (make-custodian))
  (define done
    (parameterize ([current-custodian custodian]
                   [current-input-port (open-input-string "some (input")]
                   [current-output-port (open-output-bytes)]
                   [current-error-port (open-output-bytes)]
                   [current-security-guard guard]
                   [current-directory folder]
                   [current-environment-variables (make-environment-variables #"A" #"b")]
                   [exit-handler (lambda (v) (kill-thread (current-thread)))]
                   [uncaught-exception-handler (lambda (e) ((error-escape-handler)))]
                   [error-display-handler void]
                   [current-namespace (make-empty-namespace)]
                   [current-pseudo-random-generator (make-pseudo-random-generator)]
                   [current-thread-group (make-thread-group)])
      (thread (lambda () (with-handlers ([void void]) (shown (call-with-values (lambda () (apply proc arguments)) list)))))))
  (unless (sync/timeout 0.5 done) (break-thread done) (unless (sync/timeout 0.2 done) (kill-thread done)))
  (custodian-shutdown-all custodian))

(make-directory folder)
(for ([entry primitives] #:unless (memq (car entry) skipped) #:when (or (null? only) (memq (car entry) only)))
  (seed-random! (+ seed (equal-hash-code (symbol->string (car entry)))))
  (for ([i rounds]) (one-call (car entry) (cdr entry))))
(let delete ([path folder])
  (cond
    [(link-exists? path) (delete-file path)]
    [(directory-exists? path)
     (for ([p (directory-list path #:build? #t)]) (delete p))
     (delete-directory path)]
    [else (delete-file path)]))
(if (> (length primitives) 1000) 'survived (length primitives))
