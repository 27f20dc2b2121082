#lang racket/base
;; racket/mpair: each procedure on what is no list of mutable pairs, and on lists of several lengths.
(require racket/mpair)
(define-syntax-rule (t e ...) (begin (with-handlers ([exn:fail? (lambda (x) (printf "~s: ~a\n" 'e (exn-message x)))]) (printf "~s: ~s\n" 'e e)) ...))
(define l (mlist 1 2)) (define d (mcons 1 2))
(t (mlength 5) (mlength d) (mappend d l) (mappend 5 l) (mappend l 5) (mappend! 5 l) (mappend! d l) (mappend! '() 5) (mreverse d) (mreverse 5) (mreverse! 5) (mreverse! d)
 (mlist-tail l 3) (mlist-tail l 'a) (mlist-tail 5 1) (mlist-tail l -1) (mlist-ref l 2) (mlist-ref l 'a) (mlist-ref 5 0)
 (mmemq 1 5) (mmemv 1 5) (mmember 1 5) (mmemq 5 d) (mmember 1 d) (massq 1 5) (massq 1 l) (massv 1 l) (massoc 1 l) (massoc 1 5)
 (mlist->list 5) (mlist->list d) (list->mlist 5) (list->mlist '(1 . 2)) (mmap car 5) (mmap add1 d) (mmap + l (mlist 1)) (mmap + (mlist 1) l) (mmap 5 l) (mmap + l) (mmap add1 l)
 (mfor-each void 5) (mfor-each void d) (mfor-each car l) (mfor-each void l (mlist 1)) (mfor-each 5 l) (mmap + l l l) (mmap cons l 5) (mlist? d) ((mlistof number?) l) (mmap) (mmap +) (mmap 5 '()) (mfor-each 5 '()) (mappend) (mappend 1) (mappend! ) (mappend l l l) (mappend! 1) (mmap add1 (mlist 'a)) (mlist->list (mcons 1 (cons 2 3))) (mmap (lambda (x) x) (mcons 1 (mcons 2 3))) (mmap + (mlist 1 2) (mcons 1 2)))
