#lang racket/base
;; racket/private/generic-contract: contracts and redirections of instances of generic interfaces, at run time.
;; Layer: contract system.
(provide make-instance-contract redirect-instance)
(require "../contract/private/core.rkt" "../contract/private/blame.rkt")

;; (make-instance-contract form gen instance? has? ref names indexes contracts) -> contract?
;;   form : how the contract's name begins; has?, ref : of the property with the table of methods
(define (make-instance-contract form gen instance? has? ref names indexes contracts)
  (define cs (coerce-contracts 'generic-instance/c contracts))
  (define name
    (append (if (pair? form) form (list form))
            (for/list ([n (in-list names)] [c (in-list cs)]) (list n (name-of c)))))
  (new-of-kind (all-kind cs 'chaperone) name instance?
               (lambda (blame)
                 (define projections
                   (for/list ([n (in-list names)] [c (in-list cs)])
                     ((late-neg-of c) (blame-add-context blame (format "method ~a" n)))))
                 (lambda (v neg)
                   (cond
                     [(not (instance? v)) (raise-argument-error gen (format "~a?" gen) v)]
                     [(has? v)
                      (redirect (not (eq? 'impersonator (all-kind cs 'chaperone))) v ref indexes
                                (for/list ([p (in-list projections)]) (lambda (m) (p m neg)))
                                '())]
                     [else v])))))

;; V with the methods at INDEXES changed.
(define (redirect chaperone? v ref indexes changes properties)
  (define (changed table i m)
    (define change (for/first ([k (in-list indexes)] [c (in-list changes)] #:when (eqv? k i)) c))
    (if (and m change) (change m) m))
  (define (same table i m) m)
  (apply (if chaperone? chaperone-struct impersonate-struct) v
         ref (lambda (self table)
               ((if chaperone? chaperone-vector impersonate-vector) table changed same))
         properties))

(define (redirect-instance chaperone? gen v has? ref indexes procs properties)
  (unless (has? v)
    (raise-argument-error gen (format "~a?" gen) v))
  (redirect chaperone? v ref indexes procs properties))
