#lang racket/base
;; parser-tools/private/lexer-run: what a lexer does when it is called.  Layer: above racket/base.
(require "token.rkt")
(provide make-machine run-lexer call-with-return file-path)

;; (file-path) -> any/c
;; A parameter: the source that the exceptions of lexers name.
(define file-path (make-parameter #f))

;; states : vector of #(rule triples), see parser-tools/private/regular
;; tables : vector: for each state that was entered a vector from an ASCII character's number to the next state or #f, else #f
;; actions : vector of procedures; those for the end of the input, special values and comments, or #f
(struct machine (states tables actions at-eof at-special at-comment) #:authentic)
(define (make-machine states actions at-eof at-special at-comment positions?)
  (define (default value) ; an action
    (lambda (start end lexeme in) (if positions? (make-position-token value start end) value)))
  (machine states (make-vector (vector-length states) #f) actions
           (or at-eof (default 'eof)) (or at-special (default (void))) at-comment))

;; -> next state for the character with number N, or #f
(define (next-state triples n)
  (let search ([lo 0] [hi (quotient (vector-length triples) 3)])
    (and (< lo hi)
         (let* ([mid (quotient (+ lo hi) 2)] [at (* 3 mid)])
           (cond [(< n (vector-ref triples at)) (search lo mid)]
                 [(> n (vector-ref triples (add1 at))) (search (add1 mid) hi)]
                 [else (vector-ref triples (+ 2 at))])))))

;; (table-of m state) -> vector, as in tables
(define (table-of m state)
  (or (vector-ref (machine-tables m) state)
      (let* ([triples (vector-ref (vector-ref (machine-states m) state) 1)]
             [table (build-vector 128 (lambda (n) (next-state triples n)))])
        (vector-set! (machine-tables m) state table)
        table)))

(define (position-of in)
  (define-values (line column offset) (port-next-location in))
  (make-position offset line column))

;; The number of bytes that a character was read from: one that replaces what could not be decoded stands for a single byte.
(define (width-of c in skip)
  (if (and (eqv? c #\uFFFD) (not (equal? (peek-bytes 3 skip in) #"\357\277\275")))
      1
      (char-utf-8-length c)))

(define piece-size 32)
;; Applies the action of the longest match at the start of the port, or what there is for other things than characters.
(define (run-lexer m in)
  (unless (input-port? in) (raise-argument-error 'lexer "input-port?" in))
  (define piece (make-bytes piece-size))
  (define n (peek-bytes-avail!* piece 0 #f in))
  (define first (if (and (fixnum? n) (> n 0)) #\nul (peek-char-or-special in)))
  (define start (position-of in))
  (cond
    [(char? first) (match-longest m in start piece (if (fixnum? n) n 0))]
    [(eof-object? first)
     (read-char in)
     (finish (machine-at-eof m) start first in)]
    [(special-comment? first)
     (read-char-or-special in)
     (if (machine-at-comment m)
         (finish (machine-at-comment m) start #f in)
         (run-lexer m in))]
    [else
     (read-char-or-special in)
     (finish (machine-at-special m) start first in)]))

;; ASCII characters are looked at in pieces of what the port has at once, others and those that are waited for one by one.
;; piece : has the n bytes that come next
(define (match-longest m in start piece n)
  (define states (machine-states m))
  ;; number : of the state after count characters, which were read from skip bytes
  ;; best, best-length : the rule that matched last, and how many characters
  ;; piece has the bytes that follow those before from, up to end
  (let loop ([number 0] [count 0] [skip 0] [best #f] [best-length 0] [from 0] [end n])
    (define state (vector-ref states number))
    (define rule (or (vector-ref state 0) best))
    (define length (if (vector-ref state 0) count best-length))
    (define at (- skip from))
    (define (one-by-one)
      (define c (peek-char-or-special in skip))
      (define next (and (char? c) (next-state (vector-ref state 1) (char->integer c))))
      (cond
        [next (loop next (add1 count) (+ skip (width-of c in skip)) rule length 0 0)]
        [rule (finish (vector-ref (machine-actions m) rule) start (take-string length in) in)]
        [else (refuse-input in start (if (char? c) (add1 count) count))]))
    (cond
      [(< at end)
       (define byte (bytes-ref piece at))
       (define next (and (< byte 128) (vector-ref (table-of m number) byte)))
       (cond
         [next (loop next (add1 count) (add1 skip) rule length from end)]
         [(and rule (< byte 128)) (finish (vector-ref (machine-actions m) rule) start (take-string length in) in)]
         [else (one-by-one)])]
      [(and rule (eqv? 0 (vector-length (vector-ref state 1))))
       (finish (vector-ref (machine-actions m) rule) start (take-string length in) in)]
      [else
       (define n (peek-bytes-avail!* piece skip #f in))
       (if (and (fixnum? n) (> n 0))
           (loop number count skip best best-length skip n)
           (one-by-one))])))

(define (finish action start lexeme in) (action start (position-of in) lexeme in))
;; The value of the action, to which what gets out of it is given.
(define (call-with-return action positions? start end)
  (let/ec return
    (define v (action return))
    (if positions? (make-position-token v start end) v)))

;; read-string; a single character is had more quickly
(define (take-string n in) (if (eqv? n 1) (string (read-char in)) (read-string n in)))

(define (refuse-input in start count)
  (define text (read-string count in))
  (define end (position-of in))
  (raise (exn:fail:read
          (format "lexer: No match found in input starting with: ~a" text)
          (current-continuation-marks)
          (list (srcloc (file-path) (position-line start) (position-col start) (position-offset start)
                        (- (position-offset end) (position-offset start)))))))
