#lang racket/base
;; net/qp: the content encoding "quoted-printable" of RFC 2045.  Layer: above racket/base.

(provide qp-encode qp-decode qp-encode-stream qp-decode-stream
         (struct-out qp-error) (struct-out qp-wrong-input) (struct-out qp-wrong-line-size))

;; Raised by nothing any more.
(struct qp-error () #:extra-constructor-name make-qp-error)
;; Raised by nothing any more.
(struct qp-wrong-input qp-error () #:extra-constructor-name make-qp-wrong-input)
;; Raised by nothing any more.
(struct qp-wrong-line-size qp-error (size) #:extra-constructor-name make-qp-wrong-line-size)

(define (check-bytes who b) (unless (bytes? b) (raise-argument-error who "bytes?" b)))
(define (check-ports who in out)
  (unless (input-port? in) (raise-argument-error who "input-port?" in))
  (unless (output-port? out) (raise-argument-error who "output-port?" out)))
(define (through stream b . more)
  (define out (open-output-bytes))
  (apply stream (open-input-bytes b) out more)
  (get-output-bytes out))

;; The bytes in the encoding; longer lines are broken by = and CRLF.
(define (qp-encode b)
  (check-bytes 'qp-encode b)
  (through qp-encode-stream b #"\r\n"))
;; The bytes that the encoded ones stand for.
(define (qp-decode b)
  (check-bytes 'qp-decode b)
  (through qp-decode-stream b))

;; ---- encoding -------------------------------------------------------------------------------------

;; Characters in a line before the = that breaks it.
(define line-length 75)

;; Encodes what in has to out; newline comes after each = that breaks a line. Other line breaks stay as they are.
(define (qp-encode-stream in out [newline #"\n"])
  (check-ports 'qp-encode-stream in out)
  (define (break) (write-bytes #"=" out) (write-bytes newline out))
  ;; -> the column after that
  (define (put token column)
    (define n (bytes-length token))
    (define start (cond [(> (+ column n) line-length) (break) 0] [else column]))
    (write-bytes token out)
    (cond [(= (+ start n) line-length) (break) 0]
          [else (+ start n)]))
  (let loop ([column 0])
    (define b (read-byte in))
    (cond
      [(eof-object? b) (void)]
      [(line-end? b) (write-byte b out) (loop 0)]
      [(if (memv b '(32 9)) (ends-line? (peek-byte in)) (not (plain? b))) (loop (put (escaped b) column))]
      [else (loop (put (bytes b) column))])))

(define (line-end? b) (or (eqv? b 10) (eqv? b 13)))
(define (ends-line? b) (or (eof-object? b) (line-end? b)))
(define (plain? b) (and (<= 33 b 126) (not (eqv? b 61))))
(define (escaped b)
  (define (digit n) (bytes-ref #"0123456789ABCDEF" n))
  (bytes 61 (digit (arithmetic-shift b -4)) (digit (bitwise-and b 15))))

;; ---- decoding -------------------------------------------------------------------------------------

;; Writes to out what the encoded data in in stand for. A = that begins neither two digits nor the end of a line stays, with what
;; follows it.
(define (qp-decode-stream in out)
  (check-ports 'qp-decode-stream in out)
  (let loop ()
    (define b (read-byte in))
    (cond
      [(eof-object? b) (void)]
      [(eqv? b 61) (decode-escape in out) (loop)]
      [else (write-byte b out) (loop)])))
(define (decode-escape in out)
  (define next (peek-byte in))
  (define high (hex-digit next))
  (define low (and high (hex-digit (peek-byte in 1))))
  (cond
    [low (read-bytes 2 in) (write-byte (+ (* 16 high) low) out)]
    [(eqv? next 10) (read-byte in)]
    [(eqv? next 13) (read-byte in) (when (eqv? 10 (peek-byte in)) (read-byte in))]
    [else
     (write-byte 61 out)
     (unless (eof-object? next) (write-byte (read-byte in) out))])
  (void))
(define (hex-digit b)
  (and (byte? b)
       (cond [(<= 48 b 57) (- b 48)]
             [(<= 65 b 70) (- b 55)]
             [(<= 97 b 102) (- b 87)]
             [else #f])))
