#lang racket/base
;; parser-tools/private/lexer-run: what a lexer does when it is called.  Layer: above racket/base.
(require "token.rkt")
(provide make-machine run-lexer file-path)

;; (file-path) -> any/c
;; A parameter: the source that the exceptions of lexers name.
(define file-path (make-parameter #f))

;; states : vector of #(rule triples), see parser-tools/private/regular
;; actions : vector of procedures; those for the end of the input, special values and comments, or #f
(struct machine (states actions at-eof at-special at-comment positions?))
(define (make-machine states actions at-eof at-special at-comment positions?)
  (machine states actions at-eof at-special at-comment positions?))

;; -> next state for the character with number N, or #f
(define (next-state triples n)
  (let search ([lo 0] [hi (quotient (vector-length triples) 3)])
    (and (< lo hi)
         (let* ([mid (quotient (+ lo hi) 2)] [at (* 3 mid)])
           (cond [(< n (vector-ref triples at)) (search lo mid)]
                 [(> n (vector-ref triples (add1 at))) (search (add1 mid) hi)]
                 [else (vector-ref triples (+ 2 at))])))))

(define (position-of in)
  (define-values (line column offset) (port-next-location in))
  (make-position offset line column))

;; The number of bytes that a character was read from: one that replaces what could not be decoded stands for a single byte.
(define (width-of c in skip)
  (if (and (eqv? c #\uFFFD) (not (equal? (peek-bytes 3 skip in) #"\357\277\275")))
      1
      (char-utf-8-length c)))

;; Applies the action of the longest match at the start of the port, or what there is for other things than characters.
(define (run-lexer m in)
  (unless (input-port? in) (raise-argument-error 'lexer "input-port?" in))
  (define first (peek-char-or-special in))
  (define start (position-of in))
  (cond
    [(char? first) (match-longest m in start)]
    [(eof-object? first)
     (read-char in)
     (finish m (or (machine-at-eof m) (lambda (start end lexeme return in) 'eof)) start first in)]
    [(special-comment? first)
     (read-char-or-special in)
     (if (machine-at-comment m)
         (finish m (machine-at-comment m) start #f in)
         (run-lexer m in))]
    [else
     (read-char-or-special in)
     (finish m (or (machine-at-special m) void) start first in)]))

(define (match-longest m in start)
  (define states (machine-states m))
  (let loop ([state (vector-ref states 0)] [count 0] [skip 0] [rule #f] [length 0])
    (define accepts (vector-ref state 0))
    (define-values (best best-length) (if accepts (values accepts count) (values rule length)))
    (define c (peek-char-or-special in skip))
    (define next (and (char? c) (next-state (vector-ref state 1) (char->integer c))))
    (cond
      [next (loop (vector-ref states next) (add1 count) (+ skip (width-of c in skip)) best best-length)]
      [best (finish m (vector-ref (machine-actions m) best) start (read-string best-length in) in)]
      [else (refuse-input in start (if (char? c) (add1 count) count))])))

;; Applies the action, and adds positions when the lexer does; return-without-pos gets out of both.
(define (finish m action start lexeme in)
  (define end (position-of in))
  (let/ec return
    (define v (action start end lexeme return in))
    (if (machine-positions? m) (make-position-token v start end) v)))

(define (refuse-input in start count)
  (define text (read-string count in))
  (define end (position-of in))
  (raise (exn:fail:read
          (format "lexer: No match found in input starting with: ~a" text)
          (current-continuation-marks)
          (list (srcloc (file-path) (position-line start) (position-col start) (position-offset start)
                        (- (position-offset end) (position-offset start)))))))
