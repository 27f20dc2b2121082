#lang racket/base
;; racket/port: convenient input from and output to ports.
;; Layer: above racket/base; private/port-contract.rkt has the contracts of events.

(require (prefix-in plain: "private/port-evt.rkt") "private/port-make.rkt" "private/port-encode.rkt"
         "private/late-contract.rkt" "lazy-require.rkt")
(provide (all-from-out "private/port-make.rkt" "private/port-encode.rkt"))
(provide eof-evt read-bytes-evt read-bytes!-evt read-bytes-avail!-evt read-string-evt read-string!-evt
         read-bytes-line-evt read-line-evt peek-bytes-evt peek-string-evt regexp-match-evt
         peek-bytes!-evt peek-bytes-avail!-evt peek-string!-evt)
(provide port->string port->bytes port->lines port->bytes-lines port->list display-lines
         call-with-output-string call-with-output-bytes with-output-to-string with-output-to-bytes
         call-with-input-string call-with-input-bytes with-input-from-string with-input-from-bytes
         copy-port open-output-nowhere input-port-append make-limited-input-port)

(lazy-require ["private/port-contract.rkt" (refused)])
(define-definer define/checked refused)

(define (check-input who p) (unless (input-port? p) (raise-argument-error who "input-port?" p)))
(define (check-proc who f n expected)
  (unless (and (procedure? f) (procedure-arity-includes? f n)) (raise-argument-error who expected f)))

;; ---- whole contents ---------------------------------------------------------------------------

(define (finish in close?) (when close? (close-input-port in)))

;; All that is left to read, as a byte string.
(define (port->bytes [in (current-input-port)] #:close? [close? #f])
  (check-input 'port->bytes in)
  (define out (open-output-bytes))
  (copy-port in out)
  (finish in close?)
  (get-output-bytes out #t))

;; All that is left to read, as a string.
;; > (port->string (open-input-string "a b"))
;; "a b"
(define (port->string [in (current-input-port)] #:close? [close? #f])
  (check-input 'port->string in)
  (define out (open-output-string))
  (copy-port in out)
  (finish in close?)
  (get-output-string out))

(define (read-all in next)
  (let loop ([out '()])
    (let ([v (next in)])
      (if (eof-object? v) (reverse out) (loop (cons v out))))))

(define (check-line-mode who mode)
  (unless (memq mode '(linefeed return return-linefeed any any-one))
    (raise-argument-error who "(or/c 'linefeed 'return 'return-linefeed 'any 'any-one)" mode)))

;; The lines that are left to read, as a list.
(define (port->lines [in (current-input-port)] #:line-mode [mode 'any] #:close? [close? #f])
  (check-input 'port->lines in)
  (check-line-mode 'port->lines mode)
  (begin0 (read-all in (lambda (in) (read-line in mode))) (finish in close?)))

;; The lines that are left to read, as byte strings.
(define (port->bytes-lines [in (current-input-port)] #:line-mode [mode 'any] #:close? [close? #f])
  (check-input 'port->bytes-lines in)
  (check-line-mode 'port->bytes-lines mode)
  (begin0 (read-all in (lambda (in) (read-bytes-line in mode))) (finish in close?)))

;; What the procedure reads until the end, as a list.
;; > (port->list read (open-input-string "1 (2 3)"))
;; '(1 (2 3))
(define (port->list [read-one read] [in (current-input-port)] #:close? [close? #f])
  (check-proc 'port->list read-one 1 "(procedure-arity-includes/c 1)")
  (check-input 'port->list in)
  (begin0 (read-all in read-one) (finish in close?)))

;; Displays each element with a line end.
(define (display-lines l [out (current-output-port)] #:separator [separator #"\n"])
  (unless (list? l) (raise-argument-error 'display-lines "list?" l))
  (unless (output-port? out) (raise-argument-error 'display-lines "output-port?" out))
  (for ([v (in-list l)])
    (display v out)
    (display separator out)))

;; Copies until the end of IN to each of the ports.
(define (copy-port in out . outs)
  (unless (input-port? in) (raise-type-error 'copy-port "input-port" in))
  (for ([o (in-list (cons out outs))])
    (unless (output-port? o) (raise-type-error 'copy-port "output-port" o)))
  (define buffer (make-bytes 4096))
  (let loop ()
    (let ([n (read-bytes-avail! buffer in)])
      (cond
        [(eof-object? n) (void)]
        [(procedure? n)
         (let ([v (n #f #f #f #f)])
           (write-special v out)
           (for ([o (in-list outs)]) (write-special v o)))
         (loop)]
        [else
         (write-flushed buffer n out)
         (for ([o (in-list outs)]) (write-flushed buffer n o))
         (loop)]))))

;; What comes later may be long in coming, and its reader may wait for this.
(define (write-flushed buffer n out)
  (write-bytes buffer out 0 n)
  (flush-output out))

;; ---- strings as ports -------------------------------------------------------------------------

;; What proc writes to the port that it gets.
;; > (call-with-output-string (lambda (out) (write 'a out)))
;; "a"
(define (call-with-output-string proc)
  (check-proc 'call-with-output-string proc 1 "(output-port? . -> . any)")
  (let ([out (open-output-string)]) (proc out) (get-output-string out)))
;; The same as a byte string.
(define (call-with-output-bytes proc)
  (check-proc 'call-with-output-bytes proc 1 "(output-port? . -> . any)")
  (let ([out (open-output-bytes)]) (proc out) (get-output-bytes out)))
;; What thunk prints.
;; > (with-output-to-string (lambda () (display "hi")))
;; "hi"
(define (with-output-to-string proc)
  (check-proc 'with-output-to-string proc 0 "(-> any)")
  (let ([out (open-output-string)])
    (parameterize ([current-output-port out]) (proc))
    (get-output-string out)))
;; The same as a byte string.
(define (with-output-to-bytes proc)
  (check-proc 'with-output-to-bytes proc 0 "(-> any)")
  (let ([out (open-output-bytes)])
    (parameterize ([current-output-port out]) (proc))
    (get-output-bytes out)))

(define (check-string who s) (unless (string? s) (raise-argument-error who "string?" s)))
(define (check-bytes who s) (unless (bytes? s) (raise-argument-error who "bytes?" s)))
;; Calls proc with a port that reads from str.
(define (call-with-input-string s proc)
  (unless (string? s) (raise-argument-error 'call-with-input-string "string?" 0 s proc))
  (check-proc 'call-with-input-string proc 1 "(input-port? . -> . any)")
  (proc (open-input-string s)))
;; The same for a byte string.
(define (call-with-input-bytes s proc)
  (unless (bytes? s) (raise-argument-error 'call-with-input-bytes "bytes?" 0 s proc))
  (check-proc 'call-with-input-bytes proc 1 "(input-port? . -> . any)")
  (proc (open-input-bytes s)))
;; Runs thunk with str as its input.
;; > (with-input-from-string "42" read)
;; 42
(define (with-input-from-string s proc)
  (check-string 'with-input-from-string s)
  (check-proc 'with-input-from-string proc 0 "(-> any)")
  (parameterize ([current-input-port (open-input-string s)]) (proc)))
;; The same for a byte string.
(define (with-input-from-bytes s proc)
  (check-bytes 'with-input-from-bytes s)
  (check-proc 'with-input-from-bytes proc 0 "(-> any)")
  (parameterize ([current-input-port (open-input-bytes s)]) (proc)))

;; ---- ports made of ports ----------------------------------------------------------------------

;; A port that forgets what is written.
(define (open-output-nowhere [name 'nowhere] [special? #t])
  (make-output-port
   name
   always-evt
   (lambda (bytes start end non-block? breakable?) (- end start))
   void
   (and special? (lambda (v non-block? breakable?) #t))
   (lambda (bytes start end) (wrap-evt always-evt (lambda (_) (- end start))))
   (and special? (lambda (v) (wrap-evt always-evt (lambda (_) #t))))))

;; The ports one after the other; close? says whether to close them when they end.
(define (input-port-append close? . ins)
  (define left ins)
  (define (next!)
    (when close? (close-input-port (car left)))
    (set! left (cdr left)))
  (make-input-port
   (if (null? ins) 'append (object-name (car ins)))
   (lambda (buffer)
     (let loop ()
       (if (null? left)
           eof
           (let ([n (read-bytes-avail!* buffer (car left))])
             (cond
               [(eof-object? n) (next!) (loop)]
               [(eqv? n 0) (car left)]
               [else n])))))
   (lambda (buffer skip progress)
     (let loop ([l left] [skip skip])
       (if (null? l)
           eof
           (let ([n (peek-bytes-avail!* buffer skip #f (car l))])
             (cond
               [(eof-object? n)
                ;; as many bytes as this port still has are skipped already
                (loop (cdr l) (max 0 (- skip (remaining (car l) skip))))]
               [(eqv? n 0) (car l)]
               [else n])))))
   (lambda () (when close? (for-each close-input-port left)))))

(define (remaining in limit)
  (let ([b (if (eqv? limit 0) #"" (peek-bytes limit 0 in))])
    (if (eof-object? b) 0 (bytes-length b))))

;; A port that ends after so many bytes of another.
(define/checked (make-limited-input-port in limit [close? #t]) (and (input-port? in) (exact-nonnegative-integer? limit))
  (define left limit)
  (make-input-port
   (object-name in)
   (lambda (buffer)
     (define n (min left (bytes-length buffer)))
     (if (eqv? n 0)
         eof
         (let ([got (read-bytes-avail!* buffer in 0 n)])
           (cond
             [(eqv? got 0) in]
             [else (when (number? got) (set! left (- left got))) got]))))
   (lambda (buffer skip progress)
     (define n (max 0 (min (- left skip) (bytes-length buffer))))
     (if (eqv? n 0)
         eof
         (let ([got (peek-bytes-avail!* buffer skip #f in 0 n)])
           (if (eqv? got 0) in got))))
   (lambda () (when close? (close-input-port in)))))

;; ---- events -------------------------------------------------------------------------------------

(define (progress-port? in) (and (input-port? in) (port-provides-progress-evts? in)))
(define (size? n) (exact-nonnegative-integer? n))
(define (evt/false? v) (or (not v) (evt? v)))
(define (bytes-to-change? v) (and (bytes? v) (not (immutable? v))))
(define (string-to-change? v) (and (string? v) (not (immutable? v))))
(define (line-mode? v) (memq v '(linefeed return return-linefeed any any-one)))

;; An event that is ready when a port is at its end; its result is eof.
(define/checked (eof-evt in) (progress-port? in) (plain:eof-evt in))
;; An event that is ready when n bytes, or fewer before the end, can be read; its result is those or eof.
(define/checked (read-bytes-evt n in) (and (size? n) (progress-port? in)) (plain:read-bytes-evt n in))
;; The same into a mutable byte string; the result is their number or eof.
(define/checked (read-bytes!-evt buffer in) (and (bytes-to-change? buffer) (progress-port? in))
  (plain:read-bytes!-evt buffer in))
;; An event that is ready when a byte can be read: it reads as many as there are and fit; the result is their number or eof.
(define/checked (read-bytes-avail!-evt buffer in) (and (bytes-to-change? buffer) (progress-port? in))
  (plain:read-bytes-avail!-evt buffer in))
;; An event that is ready when n characters, or fewer before the end, can be read; its result is those or eof.
(define/checked (read-string-evt n in) (and (size? n) (progress-port? in)) (plain:read-string-evt n in))
;; The same into a mutable string; the result is their number or eof.
(define/checked (read-string!-evt buffer in) (and (string-to-change? buffer) (progress-port? in))
  (plain:read-string!-evt buffer in))
;; An event that is ready when a line can be read; its result is the line, as a byte string, or eof.
(define/checked (read-bytes-line-evt in [mode 'linefeed]) (and (progress-port? in) (line-mode? mode))
  (plain:read-bytes-line-evt in mode))
;; An event that is ready when a line can be read; its result is the line, as a string, or eof.
(define/checked (read-line-evt in [mode 'linefeed]) (and (progress-port? in) (line-mode? mode)) (plain:read-line-evt in mode))

;; An event for n bytes behind the first skip ones, which stay in the port; progress, an event or #f, makes it give up when others
;; read.
(define/checked (peek-bytes-evt n skip progress in)
  (and (size? n) (size? skip) (evt/false? progress) (progress-port? in))
  (plain:peek-bytes-evt n skip progress in))
;; The same into a mutable byte string; the result is their number or eof.
(define/checked (peek-bytes!-evt buffer skip progress in)
  (and (bytes-to-change? buffer) (size? skip) (evt/false? progress) (progress-port? in))
  (plain:peek-bytes!-evt buffer skip progress in))
;; The same, for as many as there are and fit.
(define/checked (peek-bytes-avail!-evt buffer skip progress in)
  (and (bytes-to-change? buffer) (size? skip) (evt/false? progress) (progress-port? in))
  (plain:peek-bytes-avail!-evt buffer skip progress in))
;; An event for n characters behind the first skip bytes, which stay in the port.
(define/checked (peek-string-evt n skip progress in)
  (and (size? n) (size? skip) (evt/false? progress) (progress-port? in))
  (plain:peek-string-evt n skip progress in))
;; The same into a mutable string; the result is their number or eof.
(define/checked (peek-string!-evt buffer skip progress in)
  (and (string-to-change? buffer) (size? skip) (evt/false? progress) (progress-port? in))
  (plain:peek-string!-evt buffer skip progress in))

;; An event that is ready when the pattern matches at the port's bytes, which are read up to the end of the match; its result is
;; that of regexp-match.
(define/checked (regexp-match-evt pattern in)
  (and (or (string? pattern) (bytes? pattern) (regexp? pattern) (byte-regexp? pattern)) (progress-port? in))
  (plain:regexp-match-evt pattern in))
