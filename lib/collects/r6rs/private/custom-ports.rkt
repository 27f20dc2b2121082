#lang racket/base
;; r6rs/private/custom-ports: ports whose bytes or characters come from procedures, or go to them.  Layer: above racket/base.
(provide make-custom-binary-input-port make-custom-binary-output-port make-custom-binary-input/output-port
         make-custom-textual-input-port make-custom-textual-output-port make-custom-textual-input/output-port
         (struct-out positioned))

;; What tells the position of a port and changes it: a procedure or #f.
(struct positioned (get set!))
(struct custom-input positioned (port) #:property prop:input-port (struct-field-index port))
(struct custom-output positioned (port) #:property prop:output-port (struct-field-index port))
(struct custom-both positioned (in out)
  #:property prop:input-port (struct-field-index in)
  #:property prop:output-port (struct-field-index out))

(define (closer close) (or close void))
(define (input id read-in close) (make-input-port id read-in #f (closer close)))
(define (output id write-out close)
  (make-output-port id always-evt (lambda (b start end non-block? breakable?) (write-out b start end)) (closer close)))

;; One byte at a time: what is taken ahead would make the position wrong.
(define ((binary-reader read!) b)
  (let ([n (read! b 0 1)]) (if (eqv? n 0) eof n)))
(define ((binary-writer write!) b start end)
  (if (= start end) 0 (write! (subbytes b start end) 0 (- end start))))

;; One character at a time, too; the bytes of one that do not fit wait for the next call.
(define (textual-reader read!)
  (define waiting #"")
  (lambda (b)
    (when (equal? waiting #"")
      (let* ([s (make-string 1)] [n (read! s 0 1)])
        (set! waiting (string->bytes/utf-8 (substring s 0 n)))))
    (let ([n (min (bytes-length b) (bytes-length waiting))])
      (bytes-copy! b 0 waiting 0 n)
      (set! waiting (subbytes waiting n))
      (if (eqv? n 0) eof n))))
;; The bytes of a character that is not whole wait for the rest.
(define (textual-writer write!)
  (define decoder (bytes-open-converter "UTF-8-permissive" "UTF-8"))
  (define waiting #"")
  (lambda (b start end)
    (define-values (whole used state) (bytes-convert decoder (bytes-append waiting (subbytes b start end))))
    (set! waiting (subbytes (bytes-append waiting (subbytes b start end)) used))
    (let loop ([s (bytes->string/utf-8 whole #\?)])
      (unless (equal? s "") (loop (substring s (write! s 0 (string-length s))))))
    (- end start)))

(define-syntax-rule (define-custom-ports [input-name output-name both-name reader writer] ...)
  (begin
    (begin
      (define (input-name id read! get-position set-position! close)
        (custom-input get-position set-position! (input id (reader read!) close)))
      (define (output-name id write! get-position set-position! close)
        (custom-output get-position set-position! (output id (writer write!) close)))
      (define (both-name id read! write! get-position set-position! close)
        (custom-both get-position set-position! (input id (reader read!) close) (output id (writer write!) #f))))
    ...))
(define-custom-ports
  [make-custom-binary-input-port make-custom-binary-output-port make-custom-binary-input/output-port
   binary-reader binary-writer]
  [make-custom-textual-input-port make-custom-textual-output-port make-custom-textual-input/output-port
   textual-reader textual-writer])

;; (make-custom-binary-input-port id read! get-position set-position! close) -> input-port?
;; (make-custom-textual-input-port id read! get-position set-position! close) -> input-port?
;; A port of what read! puts into the byte string or string it gets, from a position on and at most as many as it is told; it gives
;; how many it put there, 0 at the end.  The others are procedures or #f.

;; (make-custom-binary-output-port id write! get-position set-position! close) -> output-port?
;; (make-custom-textual-output-port id write! get-position set-position! close) -> output-port?
;; A port that hands what is written to write!, as a byte string or string, a position and a count; it gives how many it took.

;; (make-custom-binary-input/output-port id read! write! get-position set-position! close) -> port?
;; (make-custom-textual-input/output-port id read! write! get-position set-position! close) -> port?
;; Both in one.
