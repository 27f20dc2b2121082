#lang racket/base
;; random-compare.rkt FILE [show]: runs each `module` form of FILE optimised, unoptimised, and compiled to bytes and back: the same must be
;; printed. show: prints what the first run does, to be compared with that of another implementation.
(require racket/port)

(define outer (current-namespace))
(define prepared '(racket/match racket/fixnum racket/flonum racket/contract))
(for ([m prepared]) (dynamic-require m (void)))

(define (fresh-namespace)
  (define ns (make-base-namespace))
  (parameterize ([current-namespace ns])
    (for ([m prepared]) (namespace-attach-module outer m)))
  ns)

;; What running COMPILED, the module NAME, prints, or the message of what it raises.
(define (outcome name compiled)
  (parameterize ([current-namespace (fresh-namespace)])
    (with-output-to-string
      (lambda ()
        (with-handlers ([exn:fail? (lambda (e) (write (exn-message e)))]
                        [void write])
          (call-with-continuation-prompt
           (lambda ()
             (eval compiled)
             (dynamic-require (list 'quote name) (void))
             (dynamic-require (list 'quote name) #f))
           (default-continuation-prompt-tag)
           (lambda (thunk) (thunk))))))))

(define (compiled stx optimise?)
  (parameterize ([current-namespace (fresh-namespace)] [compile-context-preservation-enabled (not optimise?)])
    (compile (namespace-syntax-introduce stx))))
(define (through-bytes code)
  (define out (open-output-bytes))
  (write code out)
  (parameterize ([read-accept-compiled #t]) (read (open-input-bytes (get-output-bytes out)))))

(define (main file [show? #f])
  (define in (open-input-file file))
  (port-count-lines! in)
  (define-values (passed failed)
    (for/fold ([passed 0] [failed 0]) ([stx (in-port (lambda (in) (read-syntax 'random in)) in)])
      (define name (syntax-e (cadr (syntax-e stx))))
      (define code (compiled stx #t))
      (define bytes (if show? #f (through-bytes code)))
      (define first-one (outcome name code))
      (define same?
        (cond
          [show? (printf ";; ~a\n~a" name first-one) #t]
          [else
           (for/and ([make (list (lambda () bytes) (lambda () (compiled stx #f)))] [what '("from bytes" unoptimised)])
             (define other (outcome name (make)))
             (or (equal? first-one other)
                 (begin (printf "FAIL ~a: ~a\n~a\n~a\n" name what first-one other) #f)))]))
      (if same? (values (+ passed 1) failed) (values passed (+ failed 1)))))
  (unless show? (printf "~a passed, ~a failed\n" passed failed))
  (exit (if (= failed 0) 0 1)))

(let ([args (current-command-line-arguments)])
  (main (vector-ref args 0) (> (vector-length args) 1)))
