#lang racket/base
;; syntax/private/id-hash: association of identifiers with values, by what they refer to or by what they would bind.
;; Layer: above racket/base. Entries are kept in a hash from a symbol that equal identifiers share to a short list; an
;; immutable map is a hash of its own, a mutable one holds the current immutable one.
(provide (struct-out id-kind) free-kind bound-kind id-ref id-set id-remove id-count id-fold id-entries)

;; key: identifier and phase to symbol; same?: two identifiers and phase
(struct id-kind (key same?))
(define free-kind (id-kind (lambda (id phase) (identifier-binding-symbol id phase))
                           (lambda (a b phase) (free-identifier=? a b phase phase))))
(define bound-kind (id-kind (lambda (id phase) (syntax-e id))
                            (lambda (a b phase) (bound-identifier=? a b phase))))

(define (find kind bucket id phase)
  (let loop ([l bucket])
    (cond
      [(null? l) #f]
      [((id-kind-same? kind) (caar l) id phase) (car l)]
      [else (loop (cdr l))])))

;; the entry (identifier . value), or #f
(define (id-ref kind table id phase)
  (find kind (hash-ref table ((id-kind-key kind) id phase) '()) id phase))

(define (without bucket entry)
  (cond
    [(null? bucket) '()]
    [(eq? (car bucket) entry) (cdr bucket)]
    [else (cons (car bucket) (without (cdr bucket) entry))]))

;; An identifier that is there already stays the key.
(define (id-set kind table id value phase)
  (define key ((id-kind-key kind) id phase))
  (define bucket (hash-ref table key '()))
  (define old (find kind bucket id phase))
  (hash-set table key
            (if old
                (cons (cons (car old) value) (without bucket old))
                (cons (cons id value) bucket))))

(define (id-remove kind table id phase)
  (define key ((id-kind-key kind) id phase))
  (define bucket (hash-ref table key '()))
  (define old (find kind bucket id phase))
  (define rest (if old (without bucket old) bucket))
  (if (null? rest) (hash-remove table key) (hash-set table key rest)))

(define (id-fold table start f)
  (for*/fold ([acc start]) ([bucket (in-hash-values table)] [entry (in-list bucket)])
    (f (car entry) (cdr entry) acc)))
(define (id-entries table) (id-fold table '() (lambda (k v acc) (cons (cons k v) acc))))
(define (id-count table) (id-fold table 0 (lambda (k v n) (add1 n))))
