#lang racket/base
;; struct/dc: what a mutable field holds is checked at once where it depends on others or they on it, else when it is read;
;; an invariant is checked before what is to be stored; a contract's name shows what is depended on through others too.
;; (What the invariant was given is not shown where a field is set: the reference shows what the field held before.)
(require racket/contract)
(struct pt (x [y #:mutable]))
(struct m ([a #:mutable] b c d))
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x) (displayln (regexp-replace #rx"^[^ ]* " (exn-message x) "")))]) (writeln e)))
(define-syntax-rule (put c v) (contract c v 'pos 'neg))
(define (say name) (flat-named-contract name (lambda (x) (printf "~a? ~s\n" name x) (number? x))))

"the mutable field depends"
(define on-x (struct/dc pt [x number?] [y (x) (>=/c x)]))
(try (put on-x (pt 2 1)))
(try (pt-y (put on-x (pt 2 3))))
(try (set-pt-y! (put on-x (pt 2 3)) 1))
(try (let* ([p (pt 2 3)] [q (put on-x p)]) (set-pt-y! p 1) (pt-y q)))
(try (put (struct/dc pt [x number?] [y (x) #:flat (>=/c x)]) (pt 2 1)))
(try (put (struct/dc pt [x number?] [y (x) (-> (>=/c x) any)]) (pt 2 1)))
(try ((pt-y (put (struct/dc pt [x number?] [y (x) (-> (>=/c x) any)]) (pt 2 values))) 1))
(define made 0)
(define counted (struct/dc pt [x number?] [y (x) #:impersonator (begin (set! made (add1 made)) (>=/c x))]))
(try (let ([p (put counted (pt 2 3))]) (define first made) (pt-y p) (set-pt-y! p 5) (list first made)))

"nothing depends on it"
(define fixed (struct/dc pt [x number?] [y (>=/c 1)]))
(try (void (put fixed (pt 2 0))))
(try (pt-y (put fixed (pt 2 0))))
(try (put (struct/dc m [b (say 'b)] [a (say 'a)] [c (say 'c)]) (m 1 2 3 4)))

"another depends on it"
(try (put (struct/dc m [a number?] [b (a) number?]) (m 'x 2 3 4)))
(try (let* ([p (m 1 2 3 4)] [q (put (struct/dc m [a number?] [b (a) (>=/c a)]) p)]) (set-m-a! p 7) (m-b q)))

"an invariant"
(define above (struct/dc pt [x number?] [y (>=/c 1)] #:inv (x y) (< x y)))
(try (put above (pt 2 0)))
(try (put above (pt 2 1)))
(define (first-line e) (cadr (regexp-match #rx"\n *([^\n]*)" (exn-message e))))
(with-handlers ([exn:fail? (lambda (e) (displayln (first-line e)))]) (set-pt-y! (put above (pt 2 3)) 0))
(try (put (struct/dc m [c any/c] [a any/c] [b (a c) any/c] #:inv (b a) (begin (writeln (list b a)) #f)) (m 1 2 3 4)))

"names"
(define-syntax-rule (show c ...) (begin (writeln (contract-name c)) ...))
(show (struct/dc m [b any/c] [c (b) any/c] [d (c) any/c])
      (struct/dc m [a any/c] [d any/c] [b (d a) any/c] [c (b) any/c])
      (struct/dc m [c (a) any/c] [a (d) any/c] [d any/c] [b (c) any/c])
      (struct/dc m [a any/c] [b any/c] #:inv (b a) #t)
      (struct/dc m [c any/c] [a any/c] [b (a c) any/c] #:inv (b) #t))
