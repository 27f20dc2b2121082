#lang racket/base
;; syntax/flatten-begin: the forms inside a begin, tracked.
(provide flatten-begin flatten-all-begins)

;; The forms in a begin form, as a list.
(define (flatten-begin stx)
  (define l (syntax->list stx))
  (unless (pair? l) (raise-syntax-error #f "bad syntax" stx))
  (map (lambda (e) (syntax-track-origin e stx (car l))) (cdr l)))

;; The forms in a begin form, with those inside of begin forms in it, however deep.
(define (flatten-all-begins stx)
  (let loop ([stx stx])
    (define l (syntax->list stx))
    (if (and (pair? l) (identifier? (car l)) (free-identifier=? (car l) #'begin))
        (apply append (map loop (flatten-begin stx)))
        (list stx))))
