#lang racket/base
;; racket/private/port-make: ports made of ports.  Layer: above racket/base, under racket/port.
;; A reader that finds nothing at once answers with the event of the port underneath, so that no thread turns in a loop.
(require (only-in '#%woad peek-by-reading!))
(provide make-input-port/read-to-peek make-pipe-with-specials merge-input peeking-input-port dup-input-port dup-output-port
         relocate-input-port relocate-output-port transplant-input-port transplant-output-port
         filter-read-input-port special-filter-input-port combine-output)

(define (check-input who in) (unless (input-port? in) (raise-argument-error who "input-port?" in)))
(define (check-output who out) (unless (output-port? out) (raise-argument-error who "output-port?" out)))
(define (check-proc who f n expected)
  (unless (and (procedure? f) (procedure-arity-includes? f n)) (raise-argument-error who expected f)))

;; (try-later in) -> evt: what a read procedure answers when IN has nothing yet: "ask again once IN is ready".
(define (try-later in) (wrap-evt in (lambda (_) 0)))

;; ---- peeking by reading -------------------------------------------------------------------------

;; (make-input-port/read-to-peek name read-in fast-peek close [...]) -> input-port?
;; Peeking is reading ahead, also past special values; nothing is read that was not asked for, unless buffering?.
;; fast-peek could only tell the same sooner, and is not called.  on-consumed gets each thing that leaves the port.
(define (make-input-port/read-to-peek name read-in fast-peek close
                                      [get-location #f] [count-lines! void] [init-position 1] [buffer-mode #f]
                                      [buffering? #f] [on-consumed #f])
  (define in
    (make-input-port name read-in #f close #f #f get-location count-lines! init-position buffer-mode))
  (peek-by-reading! in buffering?)
  (if on-consumed (reporting in on-consumed) in))

;; IN, telling what is read from it.
(define (reporting in on-consumed)
  (define (told v)
    (unless (eqv? v 0) (on-consumed v))
    v)
  (make-input-port
   (object-name in)
   (lambda (buffer)
     (define n (read-bytes-avail!* buffer in))
     (if (eqv? n 0) (try-later in) (told n)))
   (lambda (buffer skip progress) (peek-or-later buffer skip progress in))
   (lambda () (close-input-port in))
   (lambda () (port-progress-evt in))
   (lambda (n progress evt) (and (port-commit-peeked n progress evt in) (begin (on-consumed n) #t)))
   (lambda () (port-next-location in))
   (lambda () (port-count-lines! in))
   in))

(define (peek-or-later buffer skip progress in)
  (define n (peek-bytes-avail!* buffer skip progress in))
  (cond
    [(not (eqv? n 0)) n]
    [(and progress (sync/timeout 0 progress)) #f]
    [else (try-later in)]))

;; ---- the same port again ------------------------------------------------------------------------

;; (wrap-input in name get-location count! init close?): IN under another name and with another location.
(define (wrap-input in name get-location count! init close?)
  (make-input-port name in in
                   (lambda () (when close? (close-input-port in)))
                   (and (port-provides-progress-evts? in) (lambda () (port-progress-evt in)))
                   (and (port-provides-progress-evts? in) (lambda (n progress evt) (port-commit-peeked n progress evt in)))
                   get-location count! init))

(define (wrap-output out name get-location count! init close?)
  (define specials? (port-writes-special? out))
  (define events? (port-writes-atomic? out))
  (make-output-port name out out
                    (lambda () (when close? (close-output-port out)))
                    (and specials? out)
                    (and events? (lambda (bytes start end) (write-bytes-avail-evt bytes out start end)))
                    (and events? specials? (lambda (v) (write-special-evt v out)))
                    get-location count! init))

;; A port of the same bytes, which closes the other when close? is true.
(define (dup-input-port in [close? #f])
  (check-input 'dup-input-port in)
  (wrap-input in (object-name in) (lambda () (port-next-location in)) (lambda () (port-count-lines! in)) in close?))

;; A port that writes to the other, and closes it when close? is true.
(define (dup-output-port out [close? #f])
  (check-output 'dup-output-port out)
  (wrap-output out (object-name out) (lambda () (port-next-location out)) (lambda () (port-count-lines! out)) out close?))

;; (relocation port line column position) -> procedure for get-location
;; The place where PORT is now counts as the given one; the column moves on the first line only.
(define (relocation port line column position)
  (define-values (line-0 column-0 position-0) (port-next-location port))
  (lambda ()
    (define-values (l c p) (port-next-location port))
    (define lines (if (and l line-0) (- l line-0) 0))
    (values (and line l (+ line lines))
            (and column c (if (eqv? lines 0) (+ column (- c (or column-0 0))) c))
            (and position p (+ position (- p position-0))))))

(define (check-location who line column position)
  (unless (or (not line) (exact-positive-integer? line))
    (raise-argument-error who "(or/c exact-positive-integer? #f)" line))
  (unless (or (not column) (exact-nonnegative-integer? column))
    (raise-argument-error who "(or/c exact-nonnegative-integer? #f)" column))
  (unless (exact-positive-integer? position)
    (raise-argument-error who "exact-positive-integer?" position)))

;; The same bytes, counted from another line (from 1), column (from 0) and position (from 1).
(define (relocate-input-port in line column position [close? #t] #:name [name (object-name in)])
  (check-input 'relocate-input-port in)
  (check-location 'relocate-input-port line column position)
  (define where (relocation in line column position))
  (wrap-input in name (lambda () (where)) (lambda () (port-count-lines! in) (set! where (relocation in line column position)))
              position close?))

;; Writes to the same port, counted from another line (from 1), column (from 0) and position (from 1).
(define (relocate-output-port out line column position [close? #t] #:name [name (object-name out)])
  (check-output 'relocate-output-port out)
  (check-location 'relocate-output-port line column position)
  (define where (relocation out line column position))
  (wrap-output out name (lambda () (where)) void position close?))

;; The same bytes, with the location that the procedure, or #f, gives, and positions counted from init-position.
(define (transplant-input-port in get-location init-position [close? #t] [count-lines! void] #:name [name (object-name in)])
  (check-input 'transplant-input-port in)
  (wrap-input in name get-location count-lines! init-position close?))

;; Writes to the same port, with the location that the procedure, or #f, gives, and positions counted from init-position.
(define (transplant-output-port out get-location init-position [close? #t] [count-lines! void] #:name [name (object-name out)])
  (check-output 'transplant-output-port out)
  (wrap-output out name get-location count-lines! init-position close?))

;; ---- filters ------------------------------------------------------------------------------------

;; A port whose bytes go through read-wrap and peek-wrap: each gets the byte string and the result, and answers the result.
(define (filter-read-input-port in read-wrap peek-wrap [close? #t])
  (check-input 'filter-read-input-port in)
  (check-proc 'filter-read-input-port read-wrap 2 "(procedure-arity-includes/c 2)")
  (check-proc 'filter-read-input-port peek-wrap 4 "(procedure-arity-includes/c 4)")
  (make-input-port
   (object-name in)
   (lambda (buffer)
     (define n (read-bytes-avail!* buffer in))
     (read-wrap buffer (if (eqv? n 0) (try-later in) n)))
   (lambda (buffer skip progress) (peek-wrap buffer skip progress (peek-or-later buffer skip progress in)))
   (lambda () (when close? (close-input-port in)))
   (and (port-provides-progress-evts? in) (lambda () (port-progress-evt in)))
   (and (port-provides-progress-evts? in) (lambda (n progress evt) (port-commit-peeked n progress evt in)))
   (lambda () (port-next-location in))
   (lambda () (port-count-lines! in))
   in))

;; Special values of IN are handed to (proc special buffer), which answers like a read procedure.
(define (special-filter-input-port in proc [close? #t])
  (check-input 'special-filter-input-port in)
  (check-proc 'special-filter-input-port proc 2 "(procedure-arity-includes/c 2)")
  (make-input-port/read-to-peek
   (object-name in)
   (lambda (buffer)
     (define n (read-bytes-avail!* buffer in))
     (cond
       [(eqv? n 0) (try-later in)]
       [(procedure? n) (proc n buffer)]
       [else n]))
   #f
   (lambda () (when close? (close-input-port in)))
   (lambda () (port-next-location in))
   (lambda () (port-count-lines! in))))

;; Reads what can be peeked at IN, from SKIP bytes on, without taking it.
(define (peeking-input-port in [name (object-name in)] [skip 0] #:init-position [init-position 1])
  (check-input 'peeking-input-port in)
  (define at skip)
  (make-input-port/read-to-peek
   name
   (lambda (buffer)
     (define n (peek-bytes-avail!* buffer at #f in))
     (cond
       [(eqv? n 0) (try-later in)]
       [(eof-object? n) n]
       [else (set! at (+ at (if (number? n) n 1))) n]))
   #f
   void
   #f
   void
   init-position
   #f
   #t))

;; ---- several ports in one -----------------------------------------------------------------------

;; (make-pipe-with-specials [limit in-name out-name]) -> input-port? output-port?
;; A queue of byte strings and special values; LIMIT counts the bytes in it.
(define (make-pipe-with-specials [limit #f] [in-name 'pipe] [out-name 'pipe])
  (unless (or (not limit) (exact-positive-integer? limit))
    (raise-argument-error 'make-pipe "(or/c #f exact-positive-integer?)" limit))
  (define front '())                       ; oldest first
  (define back '())                        ; latest first
  (define size 0)
  (define ended? #f)
  (define lock (make-semaphore 1))
  (define changed (make-semaphore 0))      ; posted, and replaced, when something is put in, taken out or closed
  (define (change!) (semaphore-post changed) (set! changed (make-semaphore 0)))
  (define (locked thunk) (call-with-semaphore lock thunk))
  (define (wait-for-change v) (wrap-evt (semaphore-peek-evt changed) (lambda (_) v)))
  (define (read-in buffer)
    (locked
     (lambda ()
       (when (null? front) (set! front (reverse back)) (set! back '()))
       (cond
         [(null? front) (if ended? eof (wait-for-change 0))]
         [(special? (car front))
          (define v (special-value (car front)))
          (set! front (cdr front))
          (lambda (source line column position) v)]
         [else
          (define bytes (car front))
          (define n (min (bytes-length buffer) (bytes-length bytes)))
          (bytes-copy! buffer 0 bytes 0 n)
          (set! front (if (= n (bytes-length bytes)) (cdr front) (cons (subbytes bytes n) (cdr front))))
          (set! size (- size n))
          (change!)
          n]))))
  (define (put! v)
    (set! back (cons v back))
    (change!))
  (define (write-out bytes start end non-block? breakable?)
    (locked
     (lambda ()
       (define n (if limit (min (- end start) (- limit size)) (- end start)))
       (cond
         [(eqv? start end) 0]
         [(> n 0) (put! (subbytes bytes start (+ start n))) (set! size (+ size n)) n]
         [else (wait-for-change #f)]))))
  (define (room-evt)
    (guard-evt
     (lambda ()
       (if (or (not limit) (< size limit))
           always-evt
           (replace-evt (semaphore-peek-evt changed) (lambda (_) (room-evt)))))))
  (define (put-special v) (locked (lambda () (put! (special v)) #t)))
  (values
   (make-input-port/read-to-peek in-name read-in #f void)
   (make-output-port out-name always-evt write-out
                     (lambda () (locked (lambda () (set! ended? #t) (change!))))
                     (lambda (v non-block? breakable?) (put-special v))
                     (lambda (bytes start end)
                       (wrap-evt (room-evt) (lambda (_) (write-out bytes start end #t #f))))
                     (lambda (v) (wrap-evt always-evt (lambda (_) (put-special v)))))))

(struct special (value))

;; (merge-input a b [limit]) -> input-port?: what A and B give, in the order in which it comes.
(define (merge-input a b [limit 4096])
  (check-input 'merge-input a)
  (check-input 'merge-input b)
  (define-values (in out) (make-pipe-with-specials limit))
  (define left 2)
  (define lock (make-semaphore 1))
  (define (start from)
    (thread
     (lambda ()
       (copy from out)
       (call-with-semaphore lock (lambda () (set! left (- left 1)) (when (eqv? left 0) (close-output-port out)))))))
  (start a)
  (start b)
  in)

(define (copy in out)
  (define buffer (make-bytes 4096))
  (let loop ()
    (define n (read-bytes-avail! buffer in))
    (cond
      [(eof-object? n) (void)]
      [(procedure? n) (write-special (n #f #f #f #f) out) (loop)]
      [else (write-bytes buffer out 0 n) (loop)])))

;; (combine-output a b) -> output-port?: what is written goes to A and to B.
(define (combine-output a b)
  (check-output 'combine-output a)
  (check-output 'combine-output b)
  (make-output-port
   'tee
   (replace-evt a (lambda (_) b))
   (lambda (bytes start end non-block? breakable?)
     (cond
       [(eqv? start end) (flush-output a) (flush-output b) 0]
       [else
        (define n (if non-block? (write-bytes-avail* bytes a start end) (write-bytes-avail bytes a start end)))
        (when n (write-bytes bytes b start (+ start n)))
        n]))
   void
   (and (port-writes-special? a) (port-writes-special? b)
        (lambda (v non-block? breakable?) (and (write-special v a) (write-special v b))))))
