#lang racket/base
;; racket/private/cmdline-parse: parse-command-line.
;; Layer: above racket/base.

(provide parse-command-line)

(require "cmdline-flags.rkt")

;; One flag specification.  set: what is shared by flags of which one only may be used.
(struct spec (flags handler help arguments set once?))
(struct flag-set (mode specs [used #:mutable]))

(define (check-arguments name argv table finish help-args help-proc unknown-proc)
  (define who 'parse-command-line)
  (define (string-sequence? v)
    (or (and (list? v) (andmap string? v))
        (and (vector? v) (andmap string? (vector->list v)))))
  (unless (or (string? name) (path? name))
    (raise-type-error who "program name string" name))
  (unless (string-sequence? argv)
    (raise-type-error who "argument vector/list of strings" argv))
  (check-table who table)
  (unless (and (procedure? finish) (not (eqv? 1 (procedure-arity-mask finish)))
               (not (eqv? 0 (procedure-arity-mask finish))))
    (raise-type-error who "finish procedure accepting at least 1 argument" finish))
  (unless (and (list? help-args) (andmap string? help-args))
    (raise-type-error who "argument help list of strings" help-args))
  (unless (and (procedure? help-proc) (procedure-arity-includes? help-proc 1))
    (raise-type-error who "help procedure of arity 1" help-proc))
  (unless (or (not unknown-proc)
              (and (procedure? unknown-proc) (procedure-arity-includes? unknown-proc 1) (not (list? (procedure-arity unknown-proc)))))
    (raise-type-error who "unknown-flag procedure of simple arity, accepting 1 argument (an perhaps more)" unknown-proc)))

;; The first mistake in the table is told.
(define (check-table who table)
  (define (bad fmt . args)
    (raise-type-error who
                      (format "table as a list of flag-list/procedure pairs (~a)" (apply format fmt args))
                      table))
  (unless (list? table) (raise-type-error who "table of spec sets" table))
  (for ([set (in-list table)])
    (unless (and (list? set) (pair? set)) (bad "spec-set must be a non-empty list: ~a" set))
    (case (car set)
      [(once-any once-each multi final)
       (for ([line (in-list (cdr set))])
         (unless (and (list? line) (= 3 (length line))) (bad "spec-line must be a list of three items: ~e" line))
         (apply check-line bad line))]
      [(help-labels usage-help ps)
       (for ([line (in-list (cdr set))])
         (unless (string? line) (bad "~a line must be a string: ~e" (car set) line)))]
      [else
       (bad (string-append "spec-set type must be 'once-any, 'once-each, 'multi, 'final, "
                           "'help-labels, 'usage-help, or 'ps: ~a")
            (car set))])))

(define (check-line bad flags handler help)
  (unless (list? flags) (bad "flags part of a spec-line must be a list: ~e" flags))
  (for ([f (in-list flags)])
    (unless (string? f) (bad "flag must be a string: ~e" f))
    (when (or (string=? f "--") (not (valid-flag? f))) (bad "no ill-formed flags: ~e" f))
    (when (member f '("-h" "--help")) (bad "no pre-defined flags: ~e" f)))
  (unless (procedure? handler) (bad "second item in a spec-line must be a procedure: ~e" handler))
  (define arity (procedure-arity handler))
  (when (list? arity) (bad "flag handler procedure cannot have multiple cases: ~e" handler))
  (when (eqv? 0 arity) (bad "flag handler procedure must take at least 1 argument: ~e" handler))
  (unless (and (list? help) (pair? help)
               (or (string? (car help)) (and (list? (car help)) (andmap string? (car help))))
               (andmap string? (cdr help)))
    (bad "spec-line help section must be a list of string-or-string-list and strings"))
  (unless (procedure-arity-includes? handler (length help))
    (bad "spec-line help list strings must match procedure arguments")))

;; ---- the table --------------------------------------------------------------------------------

;; -> list of (cons mode content); content: list of specs, or of strings
(define (read-table table)
  (for/list ([entry (in-list table)])
    (define mode (car entry))
    (cons mode
          (case mode
            [(help-labels usage-help ps) (cdr entry)]
            [else
             (define shared (and (eq? mode 'once-any) (flag-set mode #f #f)))
             (for/list ([s (in-list (cdr entry))])
               (spec (car s) (cadr s)
                     (let ([h (car (caddr s))]) (if (list? h) h (list h)))
                     (cdr (caddr s))
                     (or shared (flag-set mode #f #f))
                     mode))]))))

(define (flag-modes? mode) (memq mode '(once-each once-any multi final)))

(define (all-specs sets)
  (apply append (for/list ([s (in-list sets)] #:when (flag-modes? (car s))) (cdr s))))

(define (find-spec specs flag)
  (for/first ([s (in-list specs)] #:when (member flag (spec-flags s))) s))

;; The flags to name in "only one instance" messages.
(define (set-flags specs s)
  (apply append
         (for/list ([o (in-list specs)] #:when (eq? (spec-set o) (spec-set s))) (spec-flags o))))

;; ---- help -------------------------------------------------------------------------------------

(define (argument-summary finish help-args)
  (define mask (procedure-arity-mask finish))
  (define least (let loop ([n 1]) (if (bitwise-bit-set? mask n) n (if (> n 1000) 1 (loop (+ n 1))))))
  (define required (- least 1))
  (define rest? (negative? mask))
  (define most (if rest? #f (- (integer-length mask) 2)))
  (apply string-append
         (for/list ([a (in-list help-args)] [i (in-naturals)])
           (cond
             [(< i required) (format " <~a>" a)]
             [(and rest? (= i (- (length help-args) 1))) (format " [<~a>] ..." a)]
             [else (format " [<~a>]" a)]))))

(define (help-text program sets finish help-args)
  (define out (open-output-string))
  (define (show . l) (for ([s (in-list l)]) (display s out)))
  (define (strings-of mode)
    (apply append (for/list ([s (in-list sets)] #:when (eq? mode (car s))) (cdr s))))
  (show "usage: " program " [ <option> ... ]" (argument-summary finish help-args) "\n")
  (for ([line (in-list (strings-of 'usage-help))]) (show "  " line "\n"))
  (show "\n<option> is one of\n\n")
  (for ([s (in-list sets)])
    (case (car s)
      [(help-labels) (for ([line (in-list (cdr s))]) (show " " line "\n"))]
      [(once-each once-any multi final) (show-specs show (car s) (cdr s))]
      [else (void)]))
  (show "  --help, -h\n     Show this help\n"
        "  --\n     Do not treat any remaining argument as a switch (at this level)\n\n")
  (define (any-set? . modes) (for/or ([s (in-list sets)]) (and (memq (car s) modes) (pair? (cdr s)))))
  (define brackets?
    (for/or ([s (in-list sets)]) (and (eq? 'once-any (car s)) (pair? (cdr s)) (pair? (cddr s)))))
  (when (any-set? 'multi 'final)
    (show " *   Asterisks indicate options allowed multiple times.\n"))
  (when brackets? (show " /|\\ Brackets indicate mutually exclusive options.\n"))
  (when (or brackets? (any-set? 'multi 'final)) (show "\n"))
  (show " Multiple single-letter switches can be combined after\n"
        " one `-`. For example, `-h-` is the same as `-h --`.\n")
  (for ([line (in-list (strings-of 'ps))]) (show " " line "\n"))
  (get-output-string out))

(define (show-specs show mode specs)
  (define bracket? (and (eq? mode 'once-any) (pair? specs) (pair? (cdr specs))))
  (define nlines (for/sum ([s (in-list specs)]) (+ 1 (length (spec-help s)))))
  (define line -1)
  (define (margin first?)
    (set! line (+ line 1))
    (cond
      [bracket? (cond [(= line 0) "/ "] [(= line (- nlines 1)) "\\ "] [else "| "])]
      [(and first? (memq mode '(multi final))) "* "]
      [else "  "]))
  (for ([s (in-list specs)])
    (define arguments (flag-arguments s))
    (show (margin #t)
          (let loop ([l (spec-flags s)])
            (if (null? (cdr l))
                (string-append (car l) arguments)
                (string-append (car l) arguments ", " (loop (cdr l)))))
          "\n")
    (for ([h (in-list (spec-help s))])
      (show (margin #f) "   " h "\n"))))

;; The arguments of a flag; those of a handler that takes any number are optional.
(define (flag-arguments s)
  (define any? (negative? (procedure-arity-mask (spec-handler s))))
  (define names (spec-arguments s))
  (apply string-append
         (append
          (map (lambda (a) (format (if any? " [<~a>]" " <~a>") a)) names)
          (if any? '(" ...") '()))))

;; ---- parsing ----------------------------------------------------------------------------------

(define (plural n) (if (= n 1) "" "s"))

;; What the form command-line expands to: goes through argv by the table of flags, then calls finish with what the flags gave and
;; the other arguments.
(define (parse-command-line name argv table finish help-args
                            [help-proc (lambda (text) (display text) (exit 0))]
                            [unknown-proc #f])
  (check-arguments name argv table finish help-args help-proc unknown-proc)
  (define program
    (if (path? name)
        (let-values ([(base file dir?) (split-path name)])
          (path->string (if (path? file) file name)))
        name))
  (define sets (read-table table))
  (define specs (all-specs sets))
  (define (fail fmt . args)
    (raise (exn:fail:user (string-append program ": " (apply format fmt args))
                          (current-continuation-marks))))
  (define collected '())
  (define (collect! v) (unless (void? v) (set! collected (cons v collected))))

  ;; Uses one flag; gives the arguments left.
  (define (use-flag flag args)
    (define s (find-spec specs flag))
    (cond
      [(and (not s) (member flag '("-h" "--help")))
       (help-proc (help-text program sets finish help-args))
       args]
      [(not s)
       (if unknown-proc
           (call-handler flag unknown-proc args)
           (fail "unknown switch: ~a" flag))]
      [else
       (define set (spec-set s))
       (when (and (memq (flag-set-mode set) '(once-each once-any)) (flag-set-used set))
         (define flags (set-flags specs s))
         (if (null? (cdr flags))
             (fail "the ~a option can only be specified once" (car flags))
             (fail "only one instance of one option from ~a is allowed" flags)))
       (set-flag-set-used! set #t)
       (call-handler flag (spec-handler s) args)]))

  (define (call-handler flag handler args)
    (define mask (procedure-arity-mask handler))
    (cond
      [(negative? mask)
       (collect! (apply handler flag args))
       '()]
      [else
       (define needed (- (integer-length mask) 2))
       (define given (length args))
       (when (< given needed)
         (fail "the ~s option needs ~a argument~a, but ~a~a provided" flag needed (plural needed)
               (if (zero? given) "" "only ") given))
       (collect! (apply handler flag (let take ([l args] [n needed])
                                       (if (zero? n) '() (cons (car l) (take (cdr l) (- n 1)))))))
       (list-tail args needed)]))

  (define (final-flag? flag)
    (let ([s (find-spec specs flag)]) (and s (eq? 'final (flag-set-mode (spec-set s))))))

  ;; One argument like -abc, whose letters are flags of their own.
  (define (use-letters sign text args)
    (let loop ([i 1] [args args] [final? #f])
      (cond
        [(= i (string-length text)) (if final? (done args) (parse args))]
        [else
         (define c (string-ref text i))
         (if (and (char=? c #\-) (> i 1) (string=? sign "-"))
             (done args)
             (let ([flag (string-append sign (string c))])
               (loop (+ i 1) (use-flag flag args) (or final? (final-flag? flag)))))])))

  (define (parse args)
    (cond
      [(null? args) (done '())]
      [else
       (define a (car args))
       (cond
         [(string=? a "--") (done (cdr args))]
         [(regexp-match? #rx"^[-+][0-9]*(?:|[.][0-9]*)$" a) (done args)]
         [(regexp-match? #rx"^(?:--|[+][+])" a)
          (define rest (use-flag a (cdr args)))
          (if (final-flag? a) (done rest) (parse rest))]
         [(regexp-match? #rx"^[-+]." a) (use-letters (substring a 0 1) a (cdr args))]
         [else (done args)])]))

  (define (done args)
    (define n (length args))
    (unless (procedure-arity-includes? finish (+ 1 n))
      (define summary (argument-summary finish help-args))
      (fail "expects~a on the command line, given ~a argument~a~a"
            (cond
              [(string=? summary "") " no arguments"]
              [(and (= 1 (length help-args)) (eqv? 4 (procedure-arity-mask finish)))
               (string-append " 1" summary)]
              [else summary])
            n (plural n)
            (if (zero? n)
                ""
                (apply string-append ": " (map (lambda (a) (string-append a " ")) args)))))
    (apply finish (reverse collected) args))

  (parse (if (vector? argv) (vector->list argv) argv)))
