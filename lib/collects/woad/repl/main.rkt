#lang racket/base
;; woad/repl/main: how the loop of `woad -i` asks for forms, by way of current-prompt-read: commands, excerpts in errors, and on a
;; terminal inputs of several lines.
;; Layer: above racket/base. Loaded when the loop starts, so everything behind it is loaded when it is first used.
(require racket/lazy-require "state.rkt" "results.rkt")
(lazy-require ["commands.rkt" (run-command)]
              ["complete.rkt" (completions)]
              ["report.rkt" (show-excerpt)])
(provide start)

;; (start read-input colour?) -> list: makes the loop ask with the session's input port, or on a terminal with read-input: a
;; procedure without arguments that gives a string, whole forms as far as brackets tell, or eof; otherwise #f. On a terminal
;; errors are followed by an excerpt of the source. Gives the procedures that read-input needs: one completes, of the text before
;; a word and the word; one, of no arguments, waits for a byte of a key; one tells whether there is one.
(define (start read-input colour?)
  (error-display-handler ((if read-input (with-excerpt (current-output-port)) noting) (error-display-handler) colour?))
  (current-prompt-read (if read-input (terminal-reader read-input) read-plain))
  (current-print (keeping-results (current-print)))
  (when read-input (port-count-lines! (current-output-port)))
  (define in (current-input-port))
  (list completions (lambda () (read-key in)) (lambda () (byte-ready? in))))

;; ---- asking ----

;; On a terminal a prompt begins a line, also after output that did not end one.
(define (begin-line out)
  (define-values (line column position) (port-next-location out))
  (unless (memv column '(0 #f)) (newline out)))

;; Where nothing can be asked or answered any more, the loop ends.
(define (read-plain)
  (define out (current-output-port))
  (cond
    [(with-handlers ([exn:fail? (lambda (e) eof)]) (show-prompt out))]
    [else
     (define in ((current-get-interaction-input-port)))
     (cond
       [(port-closed? in) eof]
       [(not (readable? in)) eof]
       [(comma-next? in)
        (run-guarded (read-line in 'any))
        (read-plain)]
       [else (read-form (object-name in) in)])]))
;; The next form; its own names for the last results have their values.
(define (read-form source in)
  (define form ((current-read-interaction) source in))
  (unless (eof-object? form)
    (bind-results! form)
    (note-form! form))
  form)
(define (show-prompt out)
  (write-string "> " out)
  (flush-output out)
  #f)

;; Otherwise the same error would be told for ever.
(define (readable? in)
  (with-handlers ([exn:fail:filesystem? (lambda (e) ((error-display-handler) (exn-message e) e) #f)])
    (peek-byte in)
    #t))
;; Takes what stands before a comma, which are spaces.
(define (comma-next? in)
  (let loop ([skip 0])
    (define c (peek-char in skip))
    (cond
      [(eof-object? c) #f]
      [(char-whitespace? c) (loop (+ skip (char-utf-8-length c)))]
      [(char=? c #\,) (read-bytes skip in) #t]
      [else #f])))

;; The forms of an input are given one after the other; what an error in reading leaves of it is dropped.
(define (terminal-reader read-input)
  (define rest #f)
  (define (next)
    (cond
      [rest
       (define in rest)
       (set! rest #f)
       (define form (read-form 'stdin in))
       (cond [(eof-object? form) (next)]
             [else (set! rest in) form])]
      [else (ask)]))
  (define (ask)
    (define out (current-output-port))
    (define text
      (or (with-handlers ([exn:fail? (lambda (e) eof)])
            (begin-line out)
            (flush-output out)
            #f)
          (read-input)))
    (cond
      [(eof-object? text) text]
      [else
       (define first-line (note-input! text))
       (if (regexp-match? #px"^\\s*," text)
           (run-guarded text)
           (set! rest (input-port text first-line)))
       (next)]))
  next)
(define (input-port text first-line)
  (define in (open-input-string text 'stdin))
  (port-count-lines! in)
  (set-port-next-location! in first-line 0 1)
  in)

;; A command's end, also by an error, leads to the next prompt.
(define (run-guarded text)
  (call-with-continuation-prompt run-command (default-continuation-prompt-tag) void text))

;; -> byte, eof, or 'break after Ctrl-C; threads run while it waits. Other signals end the program.
(define (read-key in)
  (with-handlers ([exn:break:hang-up? (lambda (e) (exit 1))]
                  [exn:break:terminate? (lambda (e) (exit 1))]
                  [exn:break? (lambda (e) 'break)]
                  [exn:fail? (lambda (e) eof)])
    (read-byte in)))

;; ---- errors ----

;; Keep the exception for ,bt and ,why.
(define ((noting show colour?) message v)
  (note-exception! v)
  (show message v))
;; On a terminal a message comes after what was printed before it, on a line of its own.
(define (((with-excerpt out) show colour?) message v)
  (note-exception! v)
  (define err (current-error-port))
  (with-handlers ([void void])
    (begin-line out)
    (flush-output out))
  (when colour? (write-string "\e[31m" err))
  (show message v)
  (when colour? (write-string "\e[0m" err))
  (flush-output err)
  (with-handlers ([void void]) (show-excerpt v colour?)))
