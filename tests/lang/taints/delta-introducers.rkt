#lang racket/base
;; section 2: make-syntax-delta-introducer and identifier-prune-to-source-module
(define intro (make-syntax-introducer))
(define base #'x) (define ext (intro #'x))
(define (t? s) (syntax-tainted? s))
(displayln (list (t? ((make-syntax-delta-introducer ext base) #'y))
                 (t? ((make-syntax-delta-introducer (syntax-arm ext) base) #'y))
                 (t? ((make-syntax-delta-introducer (syntax-taint ext) base) #'y))
                 (t? ((make-syntax-delta-introducer ext base) (syntax-taint #'y)))))
(displayln (list (t? (identifier-prune-to-source-module (syntax-arm #'car))) (t? (identifier-prune-to-source-module (syntax-taint #'car)))
                 (t? (identifier-prune-lexical-context (syntax-taint #'car)))))
(displayln (t? (datum->syntax #f 'x)))
