#lang racket/base
;; What a program can lay upon itself as often as it likes ran over the C stack: sub-custodians, chaperones of tables, custom ports upon
;; ports, ports of nested custom writers; and a call through nested structures took time that grew with the square of their number.
(define (layers n base wrap) (for/fold ([v base]) ([i n]) (wrap v)))

(define top (make-custodian))
(define lowest (layers 200000 top make-custodian))
(define sleeper (parameterize ([current-custodian lowest]) (thread (lambda () (sync never-evt)))))
(define kept (make-custodian-box lowest 'kept))
(custodian-box-value kept)
(custodian-shutdown-all top)
(list (thread-dead? sleeper) (custodian-box-value kept))
(with-handlers ([exn:fail? exn-message]) (make-custodian lowest))

(define (chaperone h)
  (chaperone-hash h (lambda (h k) (values k (lambda (h k v) v))) (lambda (h k v) (values k v)) (lambda (h k) k) (lambda (h k) k)
                  (lambda (h) (void))))
(define table (layers 10000 (hash 1 2) chaperone))
(list (hash-ref table 1) (hash-ref table 2 'none) (hash-ref-key table 1) (hash-keys table))
(hash-ref (hash-set table 3 4) 3)
(hash-count (hash-remove table 1))
(hash-count (hash-clear table))
(with-handlers ([exn:fail? exn-message])
  (hash-ref (chaperone-hash table (lambda (h k) (values 2 void)) void void void) 1))

(define in (layers 10000 (open-input-string "ab (1 2)") (lambda (p) (make-input-port 'in p p void))))
(list (peek-char in) (read-char in) (read in) (read in) (read in))
(define text (open-output-string))
(define out (layers 10000 text (lambda (p) (make-output-port 'out always-evt p void))))
(write '(1 2) out)
(flush-output out)
(get-output-string text)

(struct nested (inner) #:property prop:custom-write
  (lambda (v port mode) (write-string "(" port) (write (nested-inner v) port) (write-string ")" port)))
(string-length (format "~s" (layers 5000 0 nested)))
(struct seen (inner) #:property prop:custom-write
  (lambda (v port mode)
    (port-count-lines! port)
    (write-string "ab" port)
    (write (seen-inner v) port)
    (let-values ([(line column position) (port-next-location port)])
      (write-string (format "<~a ~a ~a>" column position (file-position port)) port))))
(format "~s" (layers 3 'x seen))

(struct applied (proc) #:property prop:procedure 0)
(define f (layers 50000 (lambda (x) (* 2 x)) applied))
(f 21)
(procedure-arity f)
