#lang racket/base
;; Our libraries export the names that the reference's do, but for those that missing.rktd lists, and no others but
;; those that extra.rktd lists; a library that is listed in missing.rktd without names is missing as a whole, and nothing is
;; listed that is not so. With an argument, says all differences.
(require racket/runtime-path "list.rkt")
(define-runtime-path reference-file "reference.rktd")
(define-runtime-path missing-file "missing.rktd")
(define-runtime-path extra-file "extra.rktd")
(define (rows path)
  (call-with-input-file path
    (lambda (in) (for/hash ([row (in-port read in)]) (values (car row) (cdr row))))))

(define expected (rows reference-file))
(define known-missing (rows missing-file))
(define known-extra (rows extra-file))
(define all? (positive? (vector-length (current-command-line-arguments))))

(for ([library (in-list libraries)])
  (define names (exports library))
  (define known (hash-ref known-missing library #f))
  (cond
    [(and (not names) known (null? known)) (when all? (printf "~s: missing\n" library))]
    [(not names) (printf "~s: cannot be loaded\n" library)]
    [else
     (define wanted (hash-ref expected library))
     ;; what A has and B does not
     (define (beyond a b)
       (define there (for/hash ([n (in-list b)]) (values n #t)))
       (filter (lambda (n) (not (hash-ref there n #f))) a))
     (define (report what found known)
       (define new (if all? found (beyond found known)))
       (define stale (beyond known found))
       (unless (null? new) (printf "~s: ~a ~s\n" library what new))
       (unless (null? stale) (printf "~s: listed as ~a, but not so: ~s\n" library what stale)))
     (report "missing" (beyond wanted names) (or known '()))
     (report "extra" (beyond names wanted) (hash-ref known-extra library '()))]))
(printf "~a libraries compared\n" (length libraries))
