#lang racket/base
;; stream and stream* as patterns.
(require racket/match racket/stream)
(define s (for/stream ([i (in-naturals)] #:when (odd? i)) (* i i)))
(match (stream 1 2 3) [(stream a b c) (list a b c)])
(match s [(stream* a b rest) (list a b (stream-first rest))])
(match (stream 1 2) [(stream a) 'one] [(stream* a _ _ _) 'three] [(stream a b) 'two])
(match '(1 2) [(stream a b) 'list] [_ 'other])
(match 5 [(stream* a) a] [_ 'no])
(match empty-stream [(stream) 'empty])
(stream->list (stream* 1 2 (stream 3)))
(stream->list (stream))
(map stream? (list (stream) (stream 1)))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (match (stream 1) [(stream a b) 1]))
