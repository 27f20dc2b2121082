#lang racket/base
;; woad/repl/command-names: the commands of the loop: names, arguments and what they do.  Layer: above racket/base.
(provide command-rows command-names find-command other-names shell-command)

;; (name argument description), in the order in which ,help shows them
(define command-rows
  '((help "[NAME]" "the commands, or what one of them does")
    (enter "[MODULE]" "goes into a module, reloading what changed; without one, or with #f, back to where the loop began")
    (toplevel "" "goes back to where the loop began")
    (require "SPEC ..." "requires modules")
    (require-reloadable "MODULE ..." "requires modules, and again when their sources have changed")
    (load "FILE ..." "evaluates the forms of files")
    (expand "[FORM]" "the full expansion of a form, or of the last input")
    (expand! "[FORM]" "the expansion step by step")
    (describe "[PHASE] NAME ..." "what names are bound to, or what a module provides")
    (apropos "[TEXT ...]" "names that contain the texts or match the regular expressions")
    (doc "NAME" "what is documented of a name")
    (time "[COUNT] FORM ..." "evaluates forms, once or as often, and says how long it took")
    (trace "NAME ..." "shows calls of procedures that are defined at the prompt")
    (untrace "NAME ..." "ends that")
    (bt "" "the context of the last error, whole")
    (exn "[NAME]" "the last error's exception, or defines the name as it")
    (why "[NAME]" "why a name means what it does, or the names of the last syntax error")
    (cd "[FOLDER]" "changes the current folder: to the home folder without one, to the one before with -")
    (pwd "" "the current folder")
    (shell "COMMAND" "runs a command of the system's shell")
    (quit "[STATUS]" "ends the program")))

(define command-names (map (lambda (row) (symbol->string (car row))) command-rows))

;; further names: those that the reference's commands have
(define synonyms
  '((h . help) (? . help) (en . enter) (top . toplevel) (r . require) (req . require) (reqr . require-reloadable)
    (rr . require-reloadable) (ld . load) (expand-once . expand!) (desc . describe) (id . describe) (ap . apropos) (tr . trace)
    (untr . untrace) (backtrace . bt) (sh . shell) (exit . quit) (ex . quit)))

;; commands of the shell that are commands of the loop as well
(define shell-commands
  #hash(("ls" . "ls") ("cp" . "cp") ("mv" . "mv") ("rm" . "rm") ("md" . "mkdir") ("rd" . "rmdir") ("git" . "git") ("svn" . "svn")))

;; (shell-command text) -> string, the program that such a command runs; or #f
(define (shell-command text) (hash-ref shell-commands text #f))

;; (other-names row) -> list of symbols
(define (other-names row)
  (for/list ([s (in-list synonyms)] #:when (eq? (car row) (cdr s))) (car s)))

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
