#lang racket/base
;; setup/getinfo: what the info.rkt files of collections say.
;; Layer: above racket/base.

(provide get-info get-info/full)

;; (get-info collection-names), (get-info/full folder) -> #f where there is no info.rkt, or a procedure of a name and
;; perhaps a thunk for names that are not defined
(define (get-info names #:namespace [ns #f] #:bootstrap? [bootstrap? #f])
  (unless (and (pair? names) (list? names) (andmap path-string? names))
    (raise-argument-error 'get-info "(listof path-string?)" names))
  (get-info/full (apply collection-path names) #:namespace ns #:bootstrap? bootstrap?))
;; A procedure from a symbol and a thunk to what the folder's info.rkt says, or #f when there is none.
(define (get-info/full dir #:namespace [ns #f] #:bootstrap? [bootstrap? #f])
  (unless (path-string? dir) (raise-argument-error 'get-info/full "path-string?" dir))
  (define file
    (for/first ([name (in-list '("info.rkt" "info.ss"))]
                #:when (file-exists? (build-path dir name)))
      (build-path dir name)))
  (and file
       (let ([lookup (parameterize ([current-namespace (or ns (current-namespace))])
                       (dynamic-require (simplify-path (path->complete-path file)) '#%info-lookup))])
         (case-lambda
           [(name) (check-name name) (lookup name)]
           [(name default) (check-name name) (lookup name default)]))))
(define (check-name name)
  (unless (symbol? name) (raise-argument-error 'get-info/full "symbol?" name)))
