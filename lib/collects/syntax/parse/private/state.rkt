#lang racket/base
;; syntax/parse/private/state: what macros keep while one syntax-parse expression runs, undone on backtracking.
;; Each syntax-parse expression marks its frame with a fresh state record. Its values can be set only while forms of ~do and
;; #:do run, so that what is to be undone is known when they are done; matched literals are kept there too.
(provide syntax-parse-state-ref syntax-parse-state-set! syntax-parse-state-update! syntax-parse-state-cons!
         syntax-parse-track-literals
         state-key fresh-state begin-update end-update note-literal track-result)

;; values: immutable hash on any keys; writable: how many ~do blocks are running
(struct state (values writable) #:mutable #:authentic)

(define state-key (make-continuation-mark-key 'syntax-parse-state))
(define (fresh-state) (state (hasheq) 0))
(define (current-state) (continuation-mark-set-first #f state-key #f))

;; (syntax-parse-state-ref key [default]) -> value of key in the state of the syntax-parse expression that runs
;; default, called when it is a procedure, stands for a value that is missing; without it that is an error.
(define (syntax-parse-state-ref key [default (lambda () (no-value 'syntax-parse-state-ref key))])
  (define s (current-state))
  (cond
    [s (hash-ref (state-values s) key default)]
    [(procedure? default) (default)]
    [else default]))
(define (no-value who key)
  (error who "no value found for key\n  key: ~e" key))

(define (writable-state who)
  (define s (current-state))
  (unless (and s (positive? (state-writable s)))
    (error who "cannot update syntax-parse state outside of ~~do/#:do block"))
  s)

;; (syntax-parse-state-set! key value), only within ~do and #:do
;; Changes the value of key; what fails later takes the change back.
(define (syntax-parse-state-set! key value)
  (define s (writable-state 'syntax-parse-state-set!))
  (set-state-values! s (hash-set (state-values s) key value)))

;; (syntax-parse-state-update! key update [default]), only within ~do and #:do
;; Changes the value of key to what update gives for it; what fails later takes the change back.
(define (syntax-parse-state-update! key update [default (lambda () (no-value 'syntax-parse-state-update! key))])
  (define s (writable-state 'syntax-parse-state-update!))
  (set-state-values! s (hash-update (state-values s) key update default)))

;; (syntax-parse-state-cons! key value [default]), only within ~do and #:do: value in front of the list at key
;; default, by default the empty list, stands for a value that is missing.
(define (syntax-parse-state-cons! key value [default '()])
  (define s (writable-state 'syntax-parse-state-cons!))
  (set-state-values! s (hash-update (state-values s) key (lambda (old) (cons value old)) default)))

;; ---- for generated code: a ~do block runs between begin-update and end-update, which gives the undo list ----

(define (begin-update)
  (define s (current-state))
  (set-state-writable! s (add1 (state-writable s)))
  (state-values s))
(define (end-update un old)
  (define s (current-state))
  (set-state-writable! s (sub1 (state-writable s)))
  (restoring un s old))
(define (restoring un s old)
  (if (eq? old (state-values s))
      un
      (cons (lambda () (set-state-values! s old)) un)))

(define (note-literal un id)
  (define s (current-state))
  (define old (state-values s))
  (set-state-values! s (hash-set old 'literals (cons id (hash-ref old 'literals '()))))
  (restoring un s old))

;; ---- literals ----

;; (syntax-parse-track-literals stx #:introduce? any) -> stx with the literals matched so far as its 'disappeared-use
;; introduce? : whether they get the scope of the macro's result; #t by default.
(define (syntax-parse-track-literals stx #:introduce? [introduce? #t])
  (unless (syntax? stx) (raise-argument-error 'syntax-parse-track-literals "syntax?" stx))
  (track stx introduce?))
(define (track stx introduce?)
  (define literals (syntax-parse-state-ref 'literals '()))
  (define own (if (and introduce? (syntax-transforming?)) (map syntax-local-introduce literals) literals))
  (define old (syntax-property stx 'disappeared-use))
  (if (null? own)
      stx
      (syntax-property stx 'disappeared-use (if old (cons own old) own))))

;; the result of a clause under #:track-literals
(define (track-result who v)
  (unless (syntax? v) (raise-argument-error who "syntax?" v))
  (track v #t))
