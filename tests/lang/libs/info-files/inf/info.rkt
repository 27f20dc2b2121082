#lang info
(define name "My collection")
(define version "1.0")
(define deps '("base" ("other" #:version "2")))
(define pre `(1 ,(car (list 2))))
(define compile-omit-paths (list "a" (string-append "b" "c")))
(define plat (if (equal? 1 1) 'u 'w))
