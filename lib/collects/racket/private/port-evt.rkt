#lang racket/base
;; racket/private/port-evt: events that read from a port.  Layer: above racket/base, under racket/port.
;; An event looks at what can be peeked without waiting.  When that is enough it is ready, and the read itself
;; happens once the event is chosen; else it waits for more and looks again.  Arguments are checked in racket/port.
(require (only-in '#%woad port-more-evt))
(provide eof-evt read-bytes-evt read-bytes!-evt read-bytes-avail!-evt read-string-evt read-string!-evt
         read-bytes-line-evt read-line-evt peek-bytes-evt peek-string-evt regexp-match-evt
         peek-bytes!-evt peek-bytes-avail!-evt peek-string!-evt)

;; (available in most) -> bytes, whether an end of file follows: up to MOST bytes that can be peeked now.
(define (available in most)
  (let loop ([buffer (make-bytes (min most 4096))] [have 0])
    (cond
      [(= have most) (values (subbytes buffer 0 have) #f)]
      [(= have (bytes-length buffer))
       (define larger (make-bytes (min most (* 2 have))))
       (bytes-copy! larger 0 buffer)
       (loop larger have)]
      [else
       (define got (peek-bytes-avail!* buffer have #f in have))
       (cond
         [(eof-object? got) (values (subbytes buffer 0 have) #t)]
         [(or (procedure? got) (eqv? got 0)) (values (subbytes buffer 0 have) (procedure? got))]
         [else (loop buffer (+ have got))])])))

;; An event that is ready when (enough? bytes eof?) holds for what is available, at most MOST bytes; its result is that of
;; TAKE, which is called with what ENOUGH? gave.
(define (evt-when in most enough? take)
  (let look ()
    (guard-evt
     (lambda ()
       (define-values (bytes eof?) (available in most))
       (define found (enough? bytes eof?))
       (if found
           (wrap-evt always-evt (lambda (_) (take found)))
           (replace-evt (port-more-evt in (bytes-length bytes)) (lambda (_) (look))))))))

(define most-bytes (expt 2 60))

;; Bytes are there already but no end of file: only another reader can change that, which nobody tells of.
(define (eof-evt in)
  (let look ()
    (guard-evt
     (lambda ()
       (define-values (bytes eof?) (available in 1))
       (cond
         [eof? (wrap-evt always-evt (lambda (_) (read-byte in)))]
         [(= 0 (bytes-length bytes)) (replace-evt (port-more-evt in 0) (lambda (_) (look)))]
         [else (replace-evt (alarm-evt (+ 10 (current-inexact-milliseconds))) (lambda (_) (look)))])))))

(define (at-least n) (lambda (bytes eof?) (or eof? (>= (bytes-length bytes) n))))

;; An event that is ready when n bytes, or fewer before the end, can be read; its result is those or eof.
(define (read-bytes-evt n in)
  (evt-when in n (at-least n) (lambda (_) (read-bytes n in))))

;; The same into a mutable byte string; the result is their number or eof.
(define (read-bytes!-evt buffer in)
  (define n (bytes-length buffer))
  (evt-when in n (at-least n) (lambda (_) (read-bytes! buffer in))))

;; An event that is ready when a byte can be read: it reads as many as there are and fit; the result is their number or eof.
(define (read-bytes-avail!-evt buffer in)
  (wrap-evt in (lambda (_) (read-bytes-avail!* buffer in))))

;; PROGRESS, or #f: an event that the result may be given up for.
(define (unless-progress progress evt) (if progress (choice-evt (wrap-evt progress (lambda (_) #f)) evt) evt))

;; The same into a mutable byte string; the result is their number or eof.
(define (peek-bytes!-evt buffer skip progress in)
  (define n (bytes-length buffer))
  (unless-progress progress (evt-when in (+ skip n) (at-least (+ skip n)) (lambda (_) (peek-bytes! buffer skip in)))))

;; The same, for as many as there are and fit.
(define (peek-bytes-avail!-evt buffer skip progress in)
  (unless-progress progress (evt-when in (+ skip 1) (at-least (+ skip 1))
                                      (lambda (_) (peek-bytes-avail!* buffer skip #f in)))))

;; The same into a mutable string; the result is their number or eof.
(define (peek-string!-evt buffer skip progress in)
  (define n (string-length buffer))
  (unless-progress progress (evt-when in (+ skip (* 6 n)) (enough-after skip n) (lambda (_) (peek-string! buffer skip in)))))

;; An event for n bytes behind the first skip ones, which stay in the port; progress, an event or #f, makes it give up when others
;; read.
(define (peek-bytes-evt n skip progress in)
  (unless-progress progress (evt-when in (+ skip n) (at-least (+ skip n)) (lambda (_) (peek-bytes n skip in)))))

;; Whether BYTES begin with N complete characters.
(define ((at-least-chars n) bytes eof?)
  (or eof?
      (let loop ([end (bytes-length bytes)] [tries 4])
        (define chars (and (>= end 0) (bytes-utf-8-length bytes #\? 0 end)))
        (cond
          [(not chars) #f]
          [(> chars n) #t]
          [(< chars n) #f]
          ;; the last character may be the decoding of an incomplete one
          [(bytes-utf-8-length bytes #f 0 end) #t]
          [(= tries 1) #t]
          [else (loop (- end 1) (- tries 1))]))))

;; An event that is ready when n characters, or fewer before the end, can be read; its result is those or eof.
(define (read-string-evt n in)
  (evt-when in (* 6 n) (at-least-chars n) (lambda (_) (read-string n in))))

;; The same into a mutable string; the result is their number or eof.
(define (read-string!-evt buffer in)
  (define n (string-length buffer))
  (evt-when in (* 6 n) (at-least-chars n) (lambda (_) (read-string! buffer in))))

;; An event for n characters behind the first skip bytes, which stay in the port.
(define (peek-string-evt n skip progress in)
  (unless-progress progress (evt-when in (+ skip (* 6 n)) (enough-after skip n) (lambda (_) (peek-string n skip in)))))

;; Whether N complete characters follow the first SKIP bytes.
(define ((enough-after skip n) bytes eof?)
  (or eof? (and (>= (bytes-length bytes) skip) ((at-least-chars n) (subbytes bytes skip) #f))))

;; A line is complete when its end is there; with modes that know "\r\n", a last "\r" may be half of one.
(define (line-end mode)
  (case mode
    [(linefeed) #rx#"\n"]
    [(return) #rx#"\r"]
    [(return-linefeed) #rx#"\r\n"]
    [(any) #rx#"\n|\r."]
    [else #rx#"\n|\r"]))

(define (make-line-evt in mode read)
  (define end (line-end mode))
  (evt-when in most-bytes
            (lambda (bytes eof?) (or eof? (regexp-match? end bytes)))
            (lambda (_) (read in mode))))

;; The same as a byte string.
(define (read-bytes-line-evt in [mode 'linefeed])
  (make-line-evt in mode read-bytes-line))
;; An event that is ready when a line can be read; its result is the line, as a string, or eof.
(define (read-line-evt in [mode 'linefeed])
  (make-line-evt in mode read-line))

;; An event that is ready when the pattern matches at the port's bytes, which are read up to the end of the match; its result is
;; that of regexp-match.
(define (regexp-match-evt pattern in)
  (define rx (cond [(string? pattern) (regexp pattern)] [(bytes? pattern) (byte-regexp pattern)] [else pattern]))
  (evt-when in most-bytes
            (lambda (bytes eof?) (or (regexp-match-positions rx bytes) eof?))
            (lambda (_) (regexp-match rx in))))
