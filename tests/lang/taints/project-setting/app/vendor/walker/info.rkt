#lang info
(define lenient-arming #t)
