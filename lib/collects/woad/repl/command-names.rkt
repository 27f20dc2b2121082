#lang racket/base
;; woad/repl/command-names: the commands of the loop: names, arguments and what they do.  Layer: above racket/base.
(provide command-rows command-names find-command)

;; (name argument description), in the order in which ,help shows them
(define command-rows
  '((help "[NAME]" "the commands, or what one of them does")
    (enter "[MODULE]" "goes into a module, reloading what changed; without one, or with #f, back to where the loop began")
    (require "SPEC ..." "requires modules")
    (load "FILE ..." "evaluates the forms of files")
    (expand "[FORM]" "the full expansion of a form, or of the last input")
    (expand! "[FORM]" "the expansion step by step")
    (describe "NAME ..." "what names are bound to, or what a module provides")
    (apropos "[TEXT ...]" "names that contain the texts or match the regular expressions")
    (doc "NAME" "what is documented of a name")
    (time "FORM" "evaluates a form and says how long it took")
    (trace "NAME ..." "shows calls of procedures that are defined at the prompt")
    (untrace "NAME ..." "ends that")
    (bt "" "the context of the last error, whole")
    (exn "" "the last error's exception")
    (why "[NAME]" "why a name means what it does, or the names of the last syntax error")
    (cd "[FOLDER]" "changes the current folder: to the home folder without one, to the one before with -")
    (pwd "" "the current folder")
    (shell "COMMAND" "runs a command of the system's shell")
    (quit "[STATUS]" "ends the program")))

(define command-names (map (lambda (row) (symbol->string (car row))) command-rows))

;; further names: those that the reference's commands have
(define synonyms
  '((exit . quit) (ex . quit) (backtrace . bt) (toplevel . enter) (top . enter) (id . describe) (ld . load) (h . help) (? . help)))

;; (find-command text) -> row: an exact name, or the only one that begins with text; a vector of rows when there are several;
;; #f when there is none
(define (find-command text)
  (define name (string->symbol text))
  (define synonym (assq name synonyms))
  (define matching
    (for/list ([row (in-list command-rows)]
               #:when (let ([name (symbol->string (car row))])
                        (and (>= (string-length name) (string-length text))
                             (equal? text (substring name 0 (string-length text))))))
      row))
  (cond
    [(assq (if synonym (cdr synonym) name) command-rows)]
    [(null? matching) #f]
    [(null? (cdr matching)) (car matching)]
    [else (list->vector matching)]))
