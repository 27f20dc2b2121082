#lang racket/base
;; impersonate-async-channel: what is taken and put may be replaced.  Expected output from the manual (reference, section
;; "Buffered Asynchronous Channels"): version 8.7 refuses values that are no chaperones of the original ones.
(require racket/async-channel)
(define-syntax-rule (t e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (writeln e)))
(define c (make-async-channel))
(define i (impersonate-async-channel c (lambda (x) (list 'got x)) (lambda (x) (list 'put x))))
(async-channel-put i 1) (t (async-channel-get c))
(async-channel-put i 2) (t (async-channel-get i))
(async-channel-put i 3) (t (sync i))
(void (sync (async-channel-put-evt i 4))) (t (async-channel-try-get i)) (t (async-channel-try-get i))
(define twice (impersonate-async-channel i (lambda (x) (list 'outer x)) (lambda (x) (list 'outer x))))
(async-channel-put twice 5) (t (async-channel-get twice))
(define h (chaperone-async-channel c (lambda (x) 'other) (lambda (x) x)))
(async-channel-put h (list 5)) (t (async-channel-get h))
(t (impersonate-async-channel 5 values values))
(t (impersonate-async-channel c 5 values))
(t (let ([none (lambda () 5)]) (chaperone-async-channel c values none)))
