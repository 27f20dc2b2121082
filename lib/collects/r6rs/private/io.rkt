#lang racket/base
;; r6rs/private/io: ports and files, reading and writing data.
;; Layer: above conditions.
;; Ports are those of the system, which pass bytes and characters alike; transcoders only say how lines end.

(provide (except-out (all-defined-out) define-symbols file-mode new-read new-write new-eof-object new-open-input-file new-open-output-file)
         (rename-out [new-read read] [new-write write] [new-eof-object eof-object]
                     [new-open-input-file open-input-file] [new-open-output-file open-output-file])
         eof-object? input-port? output-port? port? current-input-port current-output-port current-error-port
         read-char peek-char newline display write-char call-with-port flush-output-port delete-file
         (except-out (all-from-out "custom-ports.rkt") (struct-out positioned)))

(require "custom-ports.rkt" racket/port racket/mpair (only-in r5rs [read mutable-read]) (for-syntax racket/base))

(define (new-eof-object) eof)
;; What proc gives for the port, which is closed after.
(define (call-with-port port proc)
  (call-with-values (lambda () (proc port))
                    (lambda vals (close-port port) (apply values vals))))
;; Closes the port.
(define (close-port p) (if (input-port? p) (close-input-port p) (close-output-port p)))
;; Sends what is in the port's buffer on.
(define (flush-output-port [p (current-output-port)]) (flush-output p))

;; ---- codecs, transcoders, modes -----------------------------------------------------------------

(struct codec (name))
;; The codec of ISO 8859-1.
(define (latin-1-codec) (codec 'latin-1))
;; The codec of UTF-8.
(define (utf-8-codec) (codec 'utf-8))
;; The codec of UTF-16.
(define (utf-16-codec) (codec 'utf-16))
;; The system's end of lines, a symbol.
(define (native-eol-style) 'lf)
(define-syntax-rule (define-symbols [name (symbol ...)] ...)
  (begin
    (define-syntax (name stx)
      (syntax-case stx ()
        [(_ s) (memq (syntax-e #'s) '(symbol ...)) #''s]
        [_ (raise-syntax-error #f "bad syntax" stx)]))
    ...))
(define-symbols
  [eol-style (lf cr crlf nel crnel ls none)]
  [error-handling-mode (ignore raise replace)]
  [buffer-mode (none line block)])
;; Whether v is 'none, 'line or 'block.
(define (buffer-mode? v) (and (memq v '(none line block)) #t))
;; A set of no-create, no-fail, no-truncate and the like for open-file-output-port.
(define-syntax (file-options stx)
  (syntax-case stx () [(_ s ...) #''(s ...)]))
(struct transcoder (codec eol-style error-handling-mode))
;; A transcoder of a codec, an end of lines and what to do with errors: 'ignore, 'raise or 'replace.
(define (make-transcoder c [eol 'lf] [mode 'replace]) (transcoder c eol mode))
;; The transcoder of UTF-8 with the system's end of lines.
(define (native-transcoder) (make-transcoder (utf-8-codec)))
(define transcoder-eol transcoder-eol-style)
;; A port of characters over a port of bytes, which should no more be used.
(define (transcoded-port p t) p)
;; The port's transcoder, or #f.
(define (port-transcoder p) (native-transcoder))
;; Whether p is a port of characters.
(define (textual-port? p) (port? p))
;; Whether p is a port of bytes.
(define (binary-port? p) (port? p))
;; The string that the bytes are by the transcoder.
(define (bytevector->string b t)
  (case (codec-name (transcoder-codec t))
    [(latin-1) (bytes->string/latin-1 b)]
    [else (bytes->string/utf-8 b #\uFFFD)]))
;; The bytes of the string by the transcoder.
(define (string->bytevector s t)
  (case (codec-name (transcoder-codec t))
    [(latin-1) (string->bytes/latin-1 s (char->integer #\?))]
    [else (string->bytes/utf-8 s)]))

;; ---- opening --------------------------------------------------------------------------------------

(define (file-mode options)
  (cond [(memq 'no-truncate options) 'update] [(memq 'no-fail options) 'truncate] [else 'error]))
;; A port of the file's bytes, or of characters with a transcoder.
(define (open-file-input-port path [options '()] [mode 'block] [t #f]) (open-input-file path))
;; A port to the file, of bytes, or of characters with a transcoder.
(define (open-file-output-port path [options '()] [mode 'block] [t #f])
  (open-output-file path #:exists (if (and (memq 'no-create options) (not (memq 'no-truncate options))) 'must-truncate (file-mode options))))
(define (new-open-input-file path) (open-input-file path))
(define (new-open-output-file path) (open-output-file path #:exists 'truncate))
;; What proc gives for a port of the file's characters.
(define (call-with-input-file path proc) (call-with-port (open-input-file path) proc))
;; What proc gives for a port to the file.
(define (call-with-output-file path proc) (call-with-port (new-open-output-file path) proc))
;; What the thunk gives with the file as current input port.
(define (with-input-from-file path thunk)
  (call-with-input-file path (lambda (p) (parameterize ([current-input-port p]) (thunk)))))
;; What the thunk gives with the file as current output port.
(define (with-output-to-file path thunk)
  (call-with-output-file path (lambda (p) (parameterize ([current-output-port p]) (thunk)))))
;; A port of the bytes, or of characters with a transcoder.
(define (open-bytevector-input-port b [t #f]) (open-input-bytes b))
;; A port of the string's characters.
(define (open-string-input-port s) (open-input-string s))
;; -> port, and the procedure that takes out what was written
(define (open-bytevector-output-port [t #f])
  (define p (open-output-bytes))
  (values p (lambda () (get-output-bytes p #t))))
;; Two values: a port, and a thunk that gives the string written to it since the last call.
(define (open-string-output-port)
  (define p (open-output-string))
  (values p (lambda () (bytes->string/utf-8 (get-output-bytes p #t)))))
;; The bytes that proc writes to the port it gets, perhaps through a transcoder.
(define (call-with-bytevector-output-port proc [t #f])
  (define p (open-output-bytes))
  (proc p)
  (get-output-bytes p))
;; The string that proc writes to the port it gets.
(define (call-with-string-output-port proc)
  (define p (open-output-string))
  (proc p)
  (get-output-string p))
;; A fresh port of bytes from the input.
(define (standard-input-port) (current-input-port))
;; A fresh port of bytes to the output.
(define (standard-output-port) (current-output-port))
;; A fresh port of bytes to the error output.
(define (standard-error-port) (current-error-port))
;; Whether the port is at its end.
(define (port-eof? p) (eof-object? (peek-byte p)))
;; Whether port-position works for p.
(define (port-has-port-position? p) (if (positioned? p) (and (positioned-get p) #t) #t))
;; The position in the port, in bytes.
(define (port-position p) (if (positioned? p) ((positioned-get p)) (file-position p)))
;; Whether set-port-position! works for p.
(define (port-has-set-port-position!? p) (if (positioned? p) (and (positioned-set! p) #t) #t))
;; Moves to a position, in bytes.
(define (set-port-position! p n) (if (positioned? p) ((positioned-set! p) n) (file-position p n)))
;; 'none, 'line or 'block.
(define (output-port-buffer-mode p) (or (file-stream-buffer-mode p) 'block))

;; ---- reading ------------------------------------------------------------------------------------

(define (new-read [in (current-input-port)]) (get-datum in))
;; The next datum, or eof.
(define (get-datum in) (mutable-read in))
;; The next byte, or eof.
(define (get-u8 in) (read-byte in))
;; The next byte, or eof, which stays in the port.
(define (lookahead-u8 in) (peek-byte in))
;; The next n bytes, fewer before the end, eof when there are none.
(define (get-bytevector-n in n) (read-bytes n in))
;; Reads n bytes into b from start on; how many there were, or eof.
(define (get-bytevector-n! in b start n)
  (read-bytes! b in start (+ start n)))
;; The bytes that can be read now, at least one; eof at the end.
(define (get-bytevector-some in)
  (define b (make-bytes 4096))
  (define n (read-bytes-avail! b in))
  (if (eof-object? n) n (subbytes b 0 n)))
;; The bytes up to the end, eof when there are none.
(define (get-bytevector-all in) (let ([b (port->bytes in #:close? #f)]) (if (equal? b #"") eof b)))
;; The next character, or eof.
(define (get-char in) (read-char in))
;; The next character, or eof, which stays in the port.
(define (lookahead-char in) (peek-char in))
;; The next n characters, fewer before the end, eof when there are none.
(define (get-string-n in n) (read-string n in))
;; Reads n characters into s from start on; how many there were, or eof.
(define (get-string-n! in s start n) (read-string! s in start (+ start n)))
;; The characters up to the end, eof when there are none.
(define (get-string-all in) (let ([s (port->string in #:close? #f)]) (if (equal? s "") eof s)))
;; The next line as a string, without its end, or eof.
(define (get-line in) (read-line in))

;; ---- writing ------------------------------------------------------------------------------------

;; Writes a byte.
(define (put-u8 out b) (write-byte b out) (void))
;; Writes n bytes from start on.
(define (put-bytevector out b [start 0] [n (- (bytes-length b) start)])
  (write-bytes b out start (+ start n))
  (void))
;; Writes a character.
(define (put-char out c) (write-char c out))
;; Writes n characters from start on.
(define (put-string out s [start 0] [n (- (string-length s) start)])
  (write-string s out start (+ start n))
  (void))
;; Writes a datum as write does.
(define (put-datum out v) (new-write v out))

;; Data as the reader of the Report takes them.
(define (new-write v [out (current-output-port)])
  (define (tail l)
    (cond [(null? l) (void)]
          [(mpair? l) (write-char #\space out) (show (mcar l)) (tail (mcdr l))]
          [else (write-string " . " out) (show l)]))
  (define (show v)
    (cond
      [(mpair? v)
       (define short (and (mpair? (mcdr v)) (null? (mcdr (mcdr v)))
                          (assq (mcar v) '((quote . "'") (quasiquote . "`") (unquote . ",") (unquote-splicing . ",@")))))
       (cond
         [short (write-string (cdr short) out) (show (mcar (mcdr v)))]
         [else
          (write-char #\( out)
          (show (mcar v))
          (tail (mcdr v))
          (write-char #\) out)])]
      [(vector? v)
       (write-string "#(" out)
       (for ([x (in-vector v)] [i (in-naturals)])
         (unless (eqv? i 0) (write-char #\space out))
         (show x))
       (write-char #\) out)]
      [(bytes? v)
       (write-string "#vu8(" out)
       (for ([x (in-bytes v)] [i (in-naturals)])
         (unless (eqv? i 0) (write-char #\space out))
         (write x out))
       (write-char #\) out)]
      [(symbol? v) (show-symbol (symbol->string v))]
      [(char? v) (show-char v)]
      [else (parameterize ([print-mpair-curly-braces #f]) (write v out))]))
  (define (show-symbol s)
    (for ([c (in-string s)] [i (in-naturals)])
      (if (or (char-alphabetic? c) (memv c (string->list "!$%&*/:<=>?^_~"))
              (and (or (> i 0) (equal? s "+") (equal? s "-") (equal? s "...") (regexp-match? #rx"^->" s))
                   (or (char-numeric? c) (memv c (string->list "+-.@")))))
          (write-char c out)
          (fprintf out "\\x~a;" (string-upcase (number->string (char->integer c) 16))))))
  (define (show-char c)
    (define name
      (assv c '((#\nul . "nul") (#\u7 . "alarm") (#\backspace . "backspace") (#\tab . "tab") (#\newline . "linefeed")
                (#\vtab . "vtab") (#\page . "page") (#\return . "return") (#\u1B . "esc") (#\space . "space")
                (#\rubout . "delete"))))
    (write-string "#\\" out)
    (cond [name (write-string (cdr name) out)]
          [(char-graphic? c) (write-char c out)]
          [else (fprintf out "x~a" (number->string (char->integer c) 16))]))
  (show v)
  (void))

;; (buffer-mode id)
;; (eol-style id)
;; (error-handling-mode id)
;; The symbol, which must be none, line or block; lf, cr, crlf, nel, crnel, ls or none; ignore, raise or replace.

;; (open-input-file path) -> input-port?
;; A port of the file's characters.

;; (open-output-file path) -> output-port?
;; A port to the file, which must not be there.

;; (read [in]) -> any/c
;; The next datum from the port, with mutable pairs for lists, or eof.

;; (eof-object) -> eof-object?
;; What reading gives at the end of a port.
