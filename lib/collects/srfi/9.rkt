#lang racket/base
;; srfi/9: define-record-type.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide define-record-type)

;; (define-record-type type (constructor field ...) predicate (field accessor [modifier]) ...)
;; Defines a structure type: a constructor from the fields that it names, a predicate, and for each field an accessor and perhaps a
;; modifier.
(define-syntax (define-record-type stx)
  (syntax-case stx ()
    [(_ type (constructor given ...) predicate (field accessor . modifier) ...)
     (let* ([fields (syntax->list #'(field ...))]
            [position (lambda (id)
                        (or (for/first ([f (in-list fields)] [i (in-naturals)]
                                        #:when (bound-identifier=? f id))
                              i)
                            (raise-syntax-error #f "not a field of the record" stx id)))])
       (for ([m (in-list (syntax->list #'(modifier ...)))])
         (unless (memv (length (or (syntax->list m) '(1 2))) '(0 1))
           (raise-syntax-error #f "bad syntax" stx m)))
       (with-syntax ([n (length fields)]
                     [(place ...) (for/list ([f (in-list fields)])
                                    (or (for/first ([g (in-list (syntax->list #'(given ...)))]
                                                    #:when (bound-identifier=? f g))
                                          g)
                                        #'(void)))]
                     [(i ...) (map position fields)]
                     [((set-name set-field set-i) ...)
                      (for/list ([m (in-list (syntax->list #'(modifier ...)))] [f (in-list fields)]
                                 #:unless (null? (syntax-e m)))
                        (list (car (syntax-e m)) f (position f)))])
         (for-each position (syntax->list #'(given ...)))
         (syntax/loc stx
           (begin
             (define-values (type make predicate ref set)
               (make-struct-type 'type #f n 0 #f '() (current-inspector) #f '() #f 'constructor))
             (define constructor (lambda (given ...) (make place ...)))
             (define accessor (make-struct-field-accessor ref i 'field)) ...
             (define set-name (make-struct-field-mutator set set-i 'set-field)) ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
