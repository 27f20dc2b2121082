#lang racket/base
;; racket/private/port-encode: ports that change the encoding of what goes through.  Layer: above racket/base, under racket/port.
(require "port-make.rkt")
(provide reencode-input-port reencode-output-port convert-stream)

(define (open-converter who from to)
  (or (bytes-open-converter from to)
      (error who "could not create converter from ~s to ~a" from (if (equal? to "UTF-8") to (format "~s" to)))))

;; (decode converter bytes error-bytes end? fail) -> bytes, and the rest that is no whole character yet
;; What makes no sense is replaced by ERROR-BYTES one byte at a time, or FAIL is called.
(define (decode converter bytes error-bytes end? fail)
  (define out (open-output-bytes))
  (let loop ([at 0])
    (define-values (got used status) (bytes-convert converter bytes at))
    (write-bytes got out)
    (define next (+ at used))
    (cond
      [(eq? status 'complete) (values (get-output-bytes out) #"")]
      [(eq? status 'continues) (loop next)]
      [(and (eq? status 'aborts) (not end?)) (values (get-output-bytes out) (subbytes bytes next))]
      [error-bytes (write-bytes error-bytes out) (loop (+ next 1))]
      [else (fail)])))

;; "\r\n" and "\r" become "\n"; a "\r" at the end stays back unless it is the END.
(define (unify-newlines bytes end?)
  (define held? (and (not end?) (regexp-match? #rx#"\r$" bytes)))
  (define text (if held? (subbytes bytes 0 (- (bytes-length bytes) 1)) bytes))
  (values (regexp-replace* #rx#"\r\n?" text #"\n") (if held? #"\r" #"")))

;; A port of the bytes of in, converted from the encoding to UTF-8; what has no meaning becomes error-bytes or raises.
(define (reencode-input-port in encoding [error-bytes #f] [close? #f] [name (object-name in)] [convert-newlines? #f]
                             [enc-error (lambda (msg port) (error 'reencode-input-port "~a: ~e" msg port))])
  (unless (input-port? in) (raise-argument-error 'reencode-input-port "input-port?" in))
  (define converter (open-converter 'reencode-input-port encoding "UTF-8"))
  (define raw #"")           ; bytes that are no whole character yet
  (define held #"")          ; a return whose linefeed may follow
  (define ready #"")         ; decoded, not yet given
  (define ready-at 0)
  (define waiting #f)        ; end of file or special value behind what is ready
  (define (accept bytes end?)
    (define-values (text rest)
      (decode converter (bytes-append raw bytes) error-bytes end?
              (lambda () (enc-error "decoding error in input stream" in) (values #"" #""))))
    (set! raw rest)
    (define-values (lines back) (if convert-newlines? (unify-newlines (bytes-append held text) end?) (values text #"")))
    (set! held back)
    (set! ready lines)
    (set! ready-at 0))
  (define (give buffer)
    (define n (min (bytes-length buffer) (- (bytes-length ready) ready-at)))
    (bytes-copy! buffer 0 ready ready-at (+ ready-at n))
    (set! ready-at (+ ready-at n))
    n)
  (define chunk (make-bytes 4096))
  (define (read-in buffer)
    (cond
      [(< ready-at (bytes-length ready)) (give buffer)]
      [waiting (begin0 waiting (set! waiting #f))]
      [else
       (define n (read-bytes-avail!* chunk in))
       (cond
         [(eqv? n 0) (wrap-evt in (lambda (_) 0))]
         [(number? n) (accept (subbytes chunk 0 n) #f) (read-in buffer)]
         [else (accept #"" #t) (set! waiting n) (read-in buffer)])]))
  (make-input-port/read-to-peek name read-in #f
                                (lambda ()
                                  (bytes-close-converter converter)
                                  (when close? (close-input-port in)))))

;; A port that converts from UTF-8 to the encoding and writes to out; what has no form there becomes error-bytes or raises.
(define (reencode-output-port out encoding [error-bytes #f] [close? #f] [name (object-name out)] [newline-bytes #f]
                              [enc-error (lambda (msg port) (error 'reencode-output-port "~a: ~e" msg port))])
  (unless (output-port? out) (raise-argument-error 'reencode-output-port "output-port?" out))
  (define converter (open-converter* 'reencode-output-port encoding))
  (define raw #"")
  (define text (open-output-bytes))   ; taken, not yet converted
  (define (pass-on end?)
    (define bytes (bytes-append raw (get-output-bytes text #t)))
    (define-values (got rest)
      (decode converter bytes error-bytes end?
              (lambda () (set! raw #"") (enc-error "error decoding output to stream" out) (values #"" #""))))
    (set! raw rest)
    (write-bytes got out))
  (define (write-out bytes start end non-block? breakable?)
    (cond
      [(eqv? start end) (pass-on #f) (flush-output out) 0]
      [else
       (define part (subbytes bytes start end))
       (write-bytes (if newline-bytes (regexp-replace* #rx#"\n" part (lambda (_) newline-bytes)) part) text)
       (when (> (file-position text) 4096) (pass-on #f))
       (- end start)]))
  (make-output-port name out write-out
                    (lambda ()
                      (pass-on #t)
                      (define-values (last status) (bytes-convert-end converter))
                      (write-bytes last out)
                      (bytes-close-converter converter)
                      (when close? (close-output-port out)))))

;; Output converters go from UTF-8; the reference tells of both the other way round.
(define (open-converter* who encoding)
  (or (bytes-open-converter "UTF-8" encoding)
      (error who "could not create converter from ~s to UTF-8" encoding)))

;; (convert-stream from in to out): copies IN to OUT through a converter.
(define (convert-stream from in to out)
  (define converter
    (or (bytes-open-converter from to)
        (error 'convert-stream "could not create converter from ~s to ~s" from to)))
  (unless (input-port? in) (raise-argument-error 'convert-stream "input-port?" in))
  (unless (output-port? out) (raise-argument-error 'convert-stream "output-port?" out))
  (define chunk (make-bytes 4096))
  (define (fail) (error 'convert-stream "conversion error"))
  (let loop ([raw #""])
    (define n (read-bytes-avail! chunk in))
    (define-values (got rest)
      (decode converter (if (eof-object? n) raw (bytes-append raw (subbytes chunk 0 n))) #f (eof-object? n) fail))
    (write-bytes got out)
    (cond
      [(eof-object? n)
       (define-values (last status) (bytes-convert-end converter))
       (write-bytes last out)
       (bytes-close-converter converter)]
      [else (loop rest)])))
