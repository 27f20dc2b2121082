#lang racket/base
;; Lists the names that the reference's racket/base exports and ours does not, and the other way
;; round. Run with the reference: racket tests/lib-missing.rkt [our-module reference-module]
(require racket/list racket/runtime-path)
(define-runtime-path collects "../lib/collects")

(define (names mod)
  (dynamic-require mod (void))
  (define-values (vals stxs) (module->exports mod))
  (sort (remove-duplicates
         (for*/list ([group (append vals stxs)] [e (cdr group)])
           (format "~a ~a" (car group) (car e))))
        string<?))

(define args (vector->list (current-command-line-arguments)))
(define ours (build-path collects (if (pair? args) (car args) "racket/base.rkt")))
(define ref (if (pair? args) (string->symbol (cadr args)) 'racket/base))
(define a (names (simplify-path ours)))
(define b (names ref))
(define (missing x y) (let ([h (for/hash ([n y]) (values n #t))]) (filter (lambda (n) (not (hash-ref h n #f))) x)))
(printf "missing (~a):\n" (length (missing b a)))
(for ([n (missing b a)]) (printf "  ~a\n" n))
(printf "additional (~a):\n" (length (missing a b)))
(for ([n (missing a b)]) (printf "  ~a\n" n))
