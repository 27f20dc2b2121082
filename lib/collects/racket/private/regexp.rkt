(module regexp "pre-base.rkt"
;; racket/private/regexp: the regexp procedures of racket/base built on the matcher's primitives.
;; Layer: private, below racket/base (keyword layer).
;;
;; All the iterating forms share one loop, all-positions: the matches of a pattern from left to right;
;; behind an empty match the next one has to end later.

(#%require (only '#%woad regexp-match-positions/moving))
(provide regexp-quote regexp-replace-quote regexp-match* regexp-match-positions*
         regexp-match-peek-positions* regexp-split regexp-replaces regexp-match-exact?
         regexp-try-match)

;; ---- quoting ----------------------------------------------------------------------------------

;; A pattern that matches just the text.
;; > (regexp-quote "a.b")
;; "a\\.b"
(define (regexp-quote s [case-sensitive? #t])
  (unless (or (string? s) (bytes? s))
    (raise-argument-error 'regexp-quote "(or/c string? bytes?)" s))
  (define quoted
    (if (bytes? s)
        (regexp-replace* #rx#"[][.*?+|(){}\\$^]" s #"\\\\&")
        (regexp-replace* #rx"[][.*?+|(){}\\$^]" s "\\\\&")))
  (cond [case-sensitive? quoted]
        [(bytes? s) (bytes-append #"(?i:" quoted #")")]
        [else (string-append "(?i:" quoted ")")]))

;; A text that as a replacement stands for itself.
(define (regexp-replace-quote s)
  (cond [(bytes? s) (regexp-replace* #rx#"[&\\]" s #"\\\\&")]
        [(string? s) (regexp-replace* #rx"[&\\]" s "\\\\&")]
        [else (raise-argument-error 'regexp-replace-quote "(or/c string? bytes?)" s)]))

;; ---- arguments --------------------------------------------------------------------------------

(define (pattern->regexp who p)
  (cond [(or (regexp? p) (byte-regexp? p)) p]
        [(string? p) (regexp p)]
        [(bytes? p) (byte-regexp p)]
        [else
         (raise-argument-error who "(or/c regexp? byte-regexp? string? bytes?)" p)]))

(define (check-input who in)
  (unless (or (string? in) (bytes? in) (path? in) (input-port? in))
    (raise-argument-error who "(or/c string? bytes? path? input-port?)" in)))

(define (check-range who start end len in)
  (unless (exact-nonnegative-integer? start)
    (raise-argument-error who "exact-nonnegative-integer?" start))
  (unless (or (not end) (exact-nonnegative-integer? end))
    (raise-argument-error who "(or/c exact-nonnegative-integer? #f)" end))
  (define (out-of-range which index low)
    (raise (exn:fail:contract
            (format "~a: ~a offset index out of range [~a,~a]: ~a" who which low len index)
            (current-continuation-marks))))
  (when (and len (> start len)) (out-of-range "starting" start 0))
  (when (and end (not (<= start end (or len end)))) (out-of-range "ending" end start)))

;; What is searched: a string or bytes.  A port is read to its end, or to `end`; when peek? it is
;; only peeked.
(define (input-text in start end peek?)
  (cond
    [(path? in) (path->bytes in)]
    [(input-port? in)
     (let ([out (open-output-bytes)])
       (let loop ([pos 0])
         (unless (and end (>= pos end))
           (let ([b (if peek?
                        (peek-bytes (if end (min 4096 (- end pos)) 4096) pos in)
                        (read-bytes (if end (min 4096 (- end pos)) 4096) in))])
             (unless (eof-object? b)
               (write-bytes b out)
               (loop (+ pos (bytes-length b)))))))
       (get-output-bytes out))]
    [else in]))

;; ---- the loop ---------------------------------------------------------------------------------

;; Lists of positions (match then groups), in the units of `text`, in order.
(define (all-positions rx text start end prefix)
  (define string-text? (string? text))
  (define limit (or end (if string-text? (string-length text) (bytes-length text))))
  (define lookbehind (regexp-max-lookbehind rx))
  (let loop ([from start] [match regexp-match-positions])
    (define m
      (match rx text from limit #f (prefix-bytes text start from prefix lookbehind)))
    (cond
      [(not m) '()]
      [(eqv? (caar m) (cdar m)) (cons m (loop (cdar m) regexp-match-positions/moving))]
      [else (cons m (loop (cdar m) regexp-match-positions))])))

;; The bytes just before `from`, as far as the pattern can look back.
(define (prefix-bytes text start from prefix lookbehind)
  (cond
    [(eqv? from start) prefix]
    [(string? text)
     (let* ([lo (max start (- from lookbehind))]
            [here (string->bytes/utf-8 (substring text lo from))])
       (if (and (eqv? lo start) (< (bytes-length here) lookbehind)) (bytes-append prefix here) here))]
    [else
     (let* ([lo (max start (- from lookbehind))] [here (subbytes text lo from)])
       (if (and (eqv? lo start) (< (bytes-length here) lookbehind)) (bytes-append prefix here) here))]))

;; A bytes pattern on a string gives bytes, and works on the encoded text.
(define (prepare rx text)
  (if (and (string? text) (byte-regexp? rx)) (string->bytes/utf-8 text) text))

(define (cut text p) 
  (and p (if (string? text)
             (substring text (car p) (cdr p))
             (subbytes text (car p) (cdr p)))))

(define (select-cut text m select)
  (if (eq? select car)
      (cut text (car m))
      (let ([r (select (map (lambda (p) (cut text p)) m))]) r)))

(define (check-select who select expected)
  (unless (procedure? select) (raise-argument-error who expected select)))

;; ---- the forms --------------------------------------------------------------------------------

;; All matches, as a list.
;; > (regexp-match* #rx"[0-9]+" "a12 b3")
;; '("12" "3")
(define (regexp-match* pattern in [start 0] [end #f] [prefix #""]
                       #:match-select [select car] #:gap-select? [gaps? #f])
  (define rx (pattern->regexp 'regexp-match* pattern))
  (check-input 'regexp-match* in)
  (when select (check-select 'regexp-match* select "(or/c procedure? #f)"))
  (unless (or select gaps?)
    (raise-arguments-error 'regexp-match* "one of `match-select' or `gap-select' must be non-#f"))
  (check-range 'regexp-match* start end (text-length in) in)
  (define text (prepare rx (input-text in start end #f)))
  (let loop ([ms (all-positions rx text start end prefix)] [from start])
    (cond
      [(null? ms)
       (if gaps? (list (cut text (cons from (or end (text-length text))))) '())]
      [else
       (let* ([m (car ms)]
              [rest (loop (cdr ms) (cdar m))]
              [with-match (if select (cons (select-cut text m select) rest) rest)])
         (if gaps? (cons (cut text (cons from (caar m))) with-match) with-match))])))

(define (text-length v)
  (cond [(string? v) (string-length v)] [(bytes? v) (bytes-length v)] [else #f]))

;; The positions of all matches, as a list of pairs.
(define (regexp-match-positions* pattern in [start 0] [end #f] [prefix #""]
                                 #:match-select [select car])
  (positions-of 'regexp-match-positions* pattern in start end prefix select #f))

;; Like regexp-match-positions* for a port, whose bytes stay there.
(define (regexp-match-peek-positions* pattern in [start 0] [end #f] [prefix #""]
                                      #:match-select [select car])
  (unless (input-port? in)
    (raise-argument-error 'regexp-match-peek-positions* "input-port?" in))
  (positions-of 'regexp-match-peek-positions* pattern in start end prefix select #t))

(define (positions-of who pattern in start end prefix select peek?)
  (define rx (pattern->regexp who pattern))
  (check-input who in)
  (check-select who select "procedure?")
  (check-range who start end (text-length in) in)
  (define text (prepare rx (input-text in start end peek?)))
  (map select (all-positions rx text start end prefix)))

;; The parts between matches.
;; > (regexp-split #rx", *" "a, b,c")
;; '("a" "b" "c")
(define (regexp-split pattern in [start 0] [end #f] [prefix #""])
  (define rx (pattern->regexp 'regexp-split pattern))
  (check-input 'regexp-split in)
  (check-range 'regexp-split start end (text-length in) in)
  (define text (prepare rx (input-text in start end #f)))
  (let loop ([ms (all-positions rx text start end prefix)] [from start])
    (if (null? ms)
        (list (cut text (cons from (or end (text-length text)))))
        (cons (cut text (cons from (caaar ms))) (loop (cdr ms) (cdaar ms))))))

;; Replaces by several patterns, one after the other.
(define (regexp-replaces in replacements)
  (unless (or (string? in) (bytes? in))
    (raise-argument-error 'regexp-replaces "(or/c string? bytes?)" in))
  (let loop ([in in] [l replacements])
    (if (null? l)
        in
        (loop (regexp-replace* (caar l) in (cadar l)) (cdr l)))))

;; Whether the whole input matches.
(define (regexp-match-exact? pattern in)
  (let ([m (regexp-match-positions pattern in)])
    (and m
         (eqv? 0 (caar m))
         (eqv? (cdar m)
               (cond [(string? in)
                      (if (or (byte-regexp? pattern) (bytes? pattern))
                          (string-utf-8-length in)
                          (string-length in))]
                     [(bytes? in) (bytes-length in)]
                     [(path? in) (bytes-length (path->bytes in))]
                     [else (cdar m)])))))

;; Like regexp-match on a port, but a failure consumes nothing.
(define (regexp-try-match pattern in [start 0] [end #f] [out #f] [prefix #""])
  (unless (input-port? in) (raise-argument-error 'regexp-try-match "input-port?" in))
  (when out
    (unless (output-port? out) (raise-argument-error 'regexp-try-match "(or/c #f output-port?)" out)))
  (define m (regexp-match-peek-positions pattern in start end #f prefix))
  (and m
       (let* ([all (read-bytes (cdar m) in)] [text (if (eof-object? all) #"" all)])
         (when out (write-bytes text out 0 (caar m)))
         (map (lambda (p) (cut text p)) m)))))
