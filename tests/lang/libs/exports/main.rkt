#lang racket/base
;; Every name that the reference's libraries export is exported by ours, but for those that missing.rktd lists; a library
;; that is listed there without names is missing as a whole, and a name that is there must not be listed. With an argument, says all that is missing.
(require racket/runtime-path "list.rkt")
(define-runtime-path reference-file "reference.rktd")
(define-runtime-path missing-file "missing.rktd")
(define (rows path)
  (call-with-input-file path
    (lambda (in) (for/hash ([row (in-port read in)]) (values (car row) (cdr row))))))

(define expected (rows reference-file))
(define known-missing (rows missing-file))
(define all? (positive? (vector-length (current-command-line-arguments))))

(for ([library (in-list libraries)])
  (define names (exports library))
  (define known (hash-ref known-missing library #f))
  (cond
    [(and (not names) known (null? known)) (when all? (printf "~s: missing\n" library))]
    [(not names) (printf "~s: cannot be loaded\n" library)]
    [else
     (define present (for/hash ([n (in-list names)]) (values n #t)))
     (define absent
       (for/list ([n (in-list (hash-ref expected library))]
                  #:unless (or (hash-ref present n #f) (and (not all?) known (member n known))))
         n))
     (unless (null? absent) (printf "~s: missing ~s\n" library absent))
     (define stale (for/list ([n (in-list (or known '()))] #:when (hash-ref present n #f)) n))
     (unless (null? stale) (printf "~s: listed as missing, but there: ~s\n" library stale))]))
(printf "~a libraries compared\n" (length libraries))
