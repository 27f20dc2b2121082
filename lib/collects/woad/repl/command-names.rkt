#lang racket/base
;; woad/repl/command-names: the commands of the loop: names, arguments and what they do.  Layer: above racket/base.
(provide command-rows command-names find-command)

;; (name argument description), in the order in which ,help shows them
(define command-rows
  '((help "[NAME]" "the commands, or what one of them does")
    (enter "[MODULE]" "goes into a module, reloading what changed; without one, back to where the loop began")
    (require "MODULE ..." "requires modules")
    (load "FILE" "evaluates the forms of a file")
    (expand "[FORM]" "the full expansion of a form, or of the last input")
    (expand! "[FORM]" "the expansion step by step")
    (describe "NAME" "what a name is bound to")
    (apropos "TEXT ..." "names that contain the texts")
    (doc "NAME" "what is documented of a name")
    (time "FORM" "evaluates a form and says how long it took")
    (trace "NAME ..." "shows calls of procedures that are defined at the prompt")
    (untrace "NAME ..." "ends that")
    (bt "" "the context of the last error, whole")
    (why "[NAME]" "why a name means what it does, or the names of the last syntax error")
    (cd "[FOLDER]" "changes the current folder, to the home folder without one")
    (pwd "" "the current folder")
    (quit "[STATUS]" "ends the program")))

(define command-names (map (lambda (row) (symbol->string (car row))) command-rows))

;; (find-command text) -> row: an exact name, or the only one that begins with text; a vector of rows when there are several;
;; #f when there is none
(define (find-command text)
  (define matching
    (for/list ([row (in-list command-rows)]
               #:when (let ([name (symbol->string (car row))])
                        (and (>= (string-length name) (string-length text))
                             (equal? text (substring name 0 (string-length text))))))
      row))
  (cond
    [(assq (string->symbol text) command-rows)]
    [(null? matching) (and (equal? text "exit") (assq 'quit command-rows))]
    [(null? (cdr matching)) (car matching)]
    [else (list->vector matching)]))
