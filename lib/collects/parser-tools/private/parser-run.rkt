#lang racket/base
;; parser-tools/private/parser-run: what a parser does when it is called.  Layer: above parser-tools/private/lexer-run.
(require "token-stream.rkt" (only-in "lexer-run.rkt" file-path))
(provide make-parser parse-error)

;; actions, gotos : vectors, by state, of association lists, see parser-tools/private/lalr
;; rules : vector of #(left side, length, procedure); names : list of the tokens
;; positions? : whether the tokens come with positions; debug? : whether errors print the stack
;; -> (-> start state parser)
(define (make-parser actions gotos rules names on-error positions? debug?)
  (define action-tables (for/vector ([l (in-vector actions)]) (make-hasheq l)))
  (define goto-tables (for/vector ([l (in-vector gotos)]) (make-hasheq l)))
  (define known (for/hasheq ([name (in-list names)]) (values name #t)))
  (define (action-of state name) (hash-ref (vector-ref action-tables state) name #f))

  (define next (token-reader positions?))

  (define with-stack?
    (and (procedure? on-error)
         (let-values ([(required allowed) (procedure-keywords on-error)])
           (or (not allowed) (and (memq '#:stack allowed) #t)))))
  (define (report known? name value start end stack)
    (define args (if positions? (list known? name value start end) (list known? name value)))
    (if with-stack?
        (keyword-apply on-error '(#:stack) (list (map (lambda (f) (cons (frame-state f) (frame-value f))) stack)) args)
        (apply on-error args))
    (when debug?
      (printf "PARSER STACK:\n")
      (for ([f (in-list stack)]) (printf "  state ~a, value ~s\n" (frame-state f) (frame-value f)))))

  (define (reduce stack rule start end)
    (define-values (left length action) (values (vector-ref rule 0) (vector-ref rule 1) (vector-ref rule 2)))
    (define-values (below args first-start last-end)
      (let loop ([n length] [stack stack] [args '()] [from start] [to end])
        (if (eqv? n 0)
            (values stack args from to)
            (let ([f (car stack)])
              (loop (sub1 n) (cdr stack)
                    (if positions?
                        (list* (frame-value f) (frame-start f) (frame-end f) args)
                        (cons (frame-value f) args))
                    (frame-start f)
                    (if (eqv? n length) (frame-end f) to))))))
    (cons (frame (hash-ref (vector-ref goto-tables (frame-state (car below))) left)
                 (apply action args) first-start last-end)
          below))

  ;; The stack down to a state that takes an error, with that on top, and the first token that can follow.
  (define (recover stack name value start end get)
    (let down ([stack stack])
      (when (null? stack) (parse-error "parser: Cannot continue after error"))
      (define action (action-of (frame-state (car stack)) 'error))
      (cond
        [(and action (not (eq? action #t)) (>= action 0))
         (let skip ([name name] [value value] [start2 start] [end2 end])
           (cond
             [(action-of action name) (values (cons (frame action #f start end2) stack) name value start2 end2)]
             [(end-of-input? name) (down (cdr stack))]
             [else
              (define-values (name3 value3 start3 end3) (next get))
              (unless (hash-ref known name3 #f) (parse-error "parser: got token of unknown type ~a" name3))
              (skip name3 value3 start3 end3)]))]
        [else (down (cdr stack))])))
  (define ends
    (for*/hasheq ([l (in-vector actions)] [a (in-list l)] #:when (eq? #t (cdr a))) (values (car a) #t)))
  (define (end-of-input? name) (hash-ref ends name #f))

  (lambda (start-state)
    (lambda (get)
      (check-get get)
      (define-values (first-name first-value first-start first-end) (next get))
      (let loop ([stack (list (frame start-state #f #f #f))]
                 [name first-name] [value first-value] [start first-start] [end first-end])
        (define state (frame-state (car stack)))
        (define action (action-of state name))
        (cond
          [(eq? action #t) (frame-value (car stack))]
          [(not action)
           (report (hash-ref known name #f) name value start end stack)
           (unless (hash-ref known name #f) (parse-error "parser: got token of unknown type ~a" name))
           (let-values ([(stack name value start end) (recover stack name value start end get)])
             (loop stack name value start end))]
          [(>= action 0)
           (define-values (name2 value2 start2 end2) (next get))
           (loop (cons (frame action value start end) stack) name2 value2 start2 end2)]
          [else (loop (reduce stack (vector-ref rules (- -1 action)) start end) name value start end)])))))

(struct frame (state value start end))

(define (parse-error form . args)
  (raise (exn:fail:read (apply format form args) (current-continuation-marks)
                        (list (srcloc (file-path) #f #f #f #f)))))
