#lang racket/base
;; What libraries say of a call that breaks the contract of one of their procedures: the whole message, with the contract and the
;; party to blame.  Line and column of the library are its own, and cut; folders are cut.
(require racket/format racket/hash racket/dict racket/contract)
(define (tidy text)
  (regexp-replace* #px"/\\S*/([^/\\s]+\\.rkt)" (regexp-replace* #px"(<collects>[^:\\s]*):\\d+:\\d+" text "\\1") "\\1"))
(define-syntax-rule (t e ...)
  (begin (displayln (with-handlers ([exn:fail? (lambda (x) (tidy (exn-message x)))]) (format "~s" e))) ...))

;; dictionaries
(t (dict-ref 5 1) (dict-ref #(1 2) 'a) (dict-set! 5 1 2) (dict-set* (hash) 1) (dict-ref! (hash) 1 2)
   (dict-remove #(1) 0) (dict-update (hash) 1 (lambda () 5)) (dict-map (hash) (lambda (x) x)) (dict-map #(1 2) +)
   (dict-for-each 'a void) (dict-count #t) (dict-iterate-next 5 0) (dict-implements? (hash) 'dict-walk)
   (dict-clear! #(1 2)) (dict-key-contract #(1 2)) (dict->list 5))
(define with-clear/c (dict-implements/c 'dict-clear! 'dict-ref))
(t with-clear/c (flat-contract? with-clear/c) (with-clear/c (make-hash)) (with-clear/c '()))
;; a dictionary with contracts of its own, which hold for what is called, too
(struct shelf (table)
  #:property prop:dict/contract
  (list (vector-immutable (lambda (d k [default #f]) (hash-ref (shelf-table d) k default)) (lambda (d k v) (hash-set! (shelf-table d) k v)) #f
                (lambda (d k) (hash-remove! (shelf-table d) k)) #f
                (lambda (d) (hash-count (shelf-table d))) (lambda (d) (hash-iterate-first (shelf-table d)))
                (lambda (d i) (hash-iterate-next (shelf-table d) i)) (lambda (d i) (hash-iterate-key (shelf-table d) i))
                (lambda (d i) (hash-iterate-value (shelf-table d) i)))
        (vector-immutable symbol? exact-integer? exact-nonnegative-integer? #f #f #f)))
(define s (shelf (make-hasheq '((a . 1)))))
(t (dict-ref s 'a) (dict-ref s "a") (dict-set! s 'a 'b) (dict-update! s 'a add1) (dict-ref s 'a)
   (dict-update! s 'a (lambda (n) 'none)) (dict-map s cons) (dict-iterate-key s 'x))

;; text and tables
(t (~s #:separator 1) (~r 1 #:notation (lambda (x) 'none)) (~a 12 #:width 5 #:align 'right))
;; the contracts of the others are as long: their last lines are left out
(define-syntax-rule (t* e ...)
  (begin (displayln (with-handlers ([exn:fail? (lambda (x) (car (regexp-match #rx"^.*argument of" (exn-message x))))]) (format "~s" e))) ...))
(t* (~.a #:pad-string "") (~a 1 #:limit-prefix? 1) (~v #:max-width -1) (~e #:min-width 'x) (~.s #:align 'top) (~.v #:limit-marker #\a)
    (~r 'x) (~r +inf.0) (~r 1 #:base 1) (~r 1 #:sign '("+" "" 5)) (~r 1 #:precision '(= x)) (~r 1 #:min-width 0)
    (~r 1 #:notation 'exponential #:format-exponent (lambda (n) n)) (~r 1 #:notation (lambda (x) 'exponential))
    (~r 1 #:groups '(1 a)) (~r 1 #:group-sep 5))
(t (hash-union 1) (hash-union (make-hash)) (hash-union (hash) 2) (hash-union (hash) #:combine 5) (hash-union! (hash))
   (hash-union (hash 1 2) (hash 1 3) #:combine +) (hash-intersect (hash) 'a))

;; who uses the name is blamed, whoever exports it and calls; each is a procedure by its name
(module middle racket/base
  (require racket/dict racket/format)
  (provide (rename-out [~a text]) find find-macro)
  (define (find k) (dict-ref 'none k))
  (define-syntax-rule (find-macro k) (dict-ref 'nothing k)))
(require (prefix-in m: 'middle))
(t (m:text #:width 'x) (m:find 1) (m:find-macro 1) (map m:text '(1 2)) dict-ref ~a (procedure-arity dict-ref) (object-name m:text))
(define/contract (f x) (-> any/c any) (dict-ref x 5))
(t (f 5))
(define ns (make-base-namespace))
(t (parameterize ([current-namespace ns]) (namespace-require 'racket/dict) (eval '(dict-ref 5 1))))
(t (dict-count))

;; events of ports
(require racket/port racket/sequence file/convertible)
(define in (open-input-string "abc"))
(define without-progress (make-input-port 'x (lambda (b) eof) #f void))
(t (eof-evt 1) (eof-evt without-progress) (read-bytes-evt 'a in) (read-bytes!-evt #"abc" in) (read-bytes-avail!-evt (make-bytes 1) 1)
   (read-string-evt -1 in) (read-string!-evt "abc" in) (read-bytes-line-evt 1) (read-line-evt in 'page) (peek-bytes-evt 1 1 'a in)
   (peek-string-evt 1 0 1 in) (peek-bytes!-evt 1 0 #f in) (peek-bytes-avail!-evt (make-bytes 2) 0 3 in) (peek-string!-evt "" 'a #f in)
   (regexp-match-evt 1 in) (make-limited-input-port 1 2) (make-limited-input-port in -1)
   (sync (read-bytes-evt 2 in)) (sync (read-line-evt in 'any)))
;; slices and conversions
(struct half () #:property prop:convertible (lambda (v format default) (if (eq? format 'text) "half" default)))
(t (in-slice 0 '()) (in-slice 1 'x) (sequence->list (in-slice 2 '(1 2 3)))
   (convert 1 'a) (convert (half) 1) (convert (half) 'text) (convert (half) 'png-bytes 'none))
