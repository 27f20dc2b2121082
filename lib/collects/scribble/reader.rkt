#lang racket/base
;; scribble/reader: @-expressions, for readtables and languages.
;;   @cmd[datum ...]{text ...}, each part optional; text holds nested @-expressions. A body with delimiters |{ ... }| (and
;;   |<{ ... }>|) takes plain braces and @ as text: |@ is the command character in it. Lines of a body lose the spaces that
;;   they have in common; ends of lines are strings of their own.
(require "private/body.rkt")
(provide (rename-out [at-read read] [at-read-syntax read-syntax] [at-read-inside read-inside]
                     [at-read-syntax-inside read-syntax-inside])
         make-at-readtable make-at-reader use-at-readtable)

;; (make-at-readtable #:readtable base #:command-char char #:datum-readtable dt #:syntax-post-processor proc) -> readtable?
;; @, or char, begins an @-form in it.
(define (make-at-readtable #:readtable [readtable (current-readtable)]
                           #:command-char [command-char #\@]
                           #:datum-readtable [datum-readtable #t]
                           #:syntax-post-processor [post values])
  (define table
    (make-readtable readtable command-char 'non-terminating-macro
                    (case-lambda
                      [(char in) (syntax->datum (read-command in #f config))]
                      [(char in source line column position)
                       (read-command in source config (list line column position))])))
  (define config
    (make-config command-char
                 (lambda () (cond [(eq? datum-readtable #t) table]
                                  [(procedure? datum-readtable) (datum-readtable table)]
                                  [else (or datum-readtable readtable)]))
                 post))
  table)

;; (make-at-reader #:syntax? any #:inside? any ...) -> reader procedure, of the readtable's arguments
;; With syntax? it gives syntax, with inside? it reads the inside of an @-form's braces.
(define (make-at-reader #:syntax? [syntax? #t] #:inside? [inside? #f]
                        #:readtable [readtable (current-readtable)]
                        #:command-char [command-char #\@]
                        #:datum-readtable [datum-readtable #t]
                        #:syntax-post-processor [post values])
  (define table
    (make-at-readtable #:readtable readtable #:command-char command-char #:datum-readtable datum-readtable
                       #:syntax-post-processor post))
  (define config (make-config command-char (lambda () table) post))
  (define (read-one source in)
    (parameterize ([current-readtable table])
      (cond
        [inside? (let ([stx (read-inside-body in source config)]) (if syntax? stx (syntax->datum stx)))]
        [syntax? (read-syntax source in)]
        [else (read in)])))
  (if syntax?
      (lambda ([source (object-name (current-input-port))] [in (current-input-port)]) (read-one source in))
      (lambda ([in (current-input-port)]) (read-one (object-name in) in))))

;; (use-at-readtable) -> void: @-expressions in what is read from now on, lines counted
(define (use-at-readtable #:command-char [command-char #\@])
  (port-count-lines! (current-input-port))
  (current-readtable (make-at-readtable #:command-char command-char)))

(define (at-read [in (current-input-port)]) ((make-at-reader #:syntax? #f) in))
(define (at-read-syntax [source (object-name (current-input-port))] [in (current-input-port)]) ((make-at-reader) source in))
(define (at-read-inside [in (current-input-port)]) ((make-at-reader #:syntax? #f #:inside? #t) in))
(define (at-read-syntax-inside [source (object-name (current-input-port))] [in (current-input-port)])
  ((make-at-reader #:inside? #t) source in))

;; (read [in])
;; Reads a datum with @-forms.

;; (read-inside [in])
;; Reads the whole text as the inside of an @-form's braces: a list.

;; (read-syntax [source in])
;; Reads a datum with @-forms as syntax.

;; (read-syntax-inside [source in])
;; Reads the whole text as the inside of an @-form's braces, as syntax.
