#lang racket/base
;; Forms of wrong shapes: the message, and the place that it is about as line and column in the text of the form.
(require racket/port)
(define names '(racket/contract racket/splicing racket/stxparam racket/runtime-path racket/trace racket/match (for-syntax racket/base)))
(define ns (make-base-namespace))
(define (tell text)
  (define in (open-input-string text))
  (port-count-lines! in)
  (define form (read-syntax "text" in))
  (define prelude '((define f1 1) (define f2 2) (define-syntax-parameter sp (lambda (stx) #'9)) (struct s0 (a b))))
  (define program `(module form racket/base (require ,@names) ,@prelude ,form))
  (displayln text)
  (displayln
   (with-handlers ([exn:fail:syntax?
                    (lambda (e)
                      (format "  ~a @ ~a" (exn-message e)
                              (for/list ([x (exn:fail:syntax-exprs e)]) (cons (syntax-line x) (syntax-column x)))))])
     (parameterize ([current-namespace ns]) (expand (namespace-syntax-introduce (datum->syntax #f program))))
     "  fine")))
(for-each
 tell
 (list
  "(struct q (a) #:constructor-name #:mutable)"
  "(struct q (a) #:extra-constructor-name)"
  "(struct q (a) #:extra-constructor-name #:mutable)"
  "(struct q (a) #:name #:mutable)"
  "(struct q (a) #:name)"
  "(struct q (a) #:property #:mutable 1)"
  "(struct q (a) #:property prop:evt #:mutable)"
  "(struct q (a) #:property prop:evt)"
  "(struct q (a) #:properties #:mutable)"
  "(struct q (a) #:super #:mutable)"
  "(struct q (a) #:inspector #:mutable)"
  "(struct q (a) #:guard #:mutable)"
  "(struct q (a) #:auto-value #:mutable)"
  "(struct q (a) #:reflection-name #:mutable)"
  "(struct q (a) #:methods gen:custom-write #:mutable)"
  "(struct q (a) #:methods gen:custom-write)"
  "(struct q (a) #:methods)"
  "(struct q (a) #:zzz)"
  "(struct q (a) #:extra-name #:mutable)"
  "(struct q (a) #:extra-name)"
  "(for ([(5 x) '(1)]) 1)"
  "(for ([(x) '(1)] [() '(2)]) 1)"
  "(for ([(x . 5) '(1)]) 1)"
  "(for ([(x 5) 1 2]) 1)"
  "(for ([5 '(1)]) 1)"
  "(for ([(x \"a\") '(1)]) 1)"
  "(for/fold ([a 1]) ([(5 x) '(1)]) 1)"
  "(for*/list ([(5) '(1)]) 1)"
  "(match-lambda** [(a b) 1] [(c) 2])"
  "(match-lambda** [(a b)] [(c d) 2])"
  "(match-lambda** [5 1])"
  "(match-lambda** [() 1])"
  "(match* (1 2) [(a b c) 1])"
  "(match* (1 2) [(a b)])"
  "(match* () [() 1])"
  "(match 1 [a])"
  "(match-lambda [a])"
  "(match-lambda* [a])"
  "(match-let ([(list a)]) 1)"
  "(cond [] [1 2])"
  "(cond 5)"
  "(cond [else])"
  "(cond [1 2] [else 1] [3 4])"
  "(cond [1 => a b])"
  "(cond [1 2] . 5)"
  "(cond [1] [else 2] [3])"
  "(let*-values ([(a a) 1]) a)"
  "(let*-values ([(a 1) 1]) a)"
  "(let*-values ([a 1]) a)"
  "(let*-values ([(a) 1] [(b)]) a)"
  "(let*-values (5) a)"
  "(let*-values ([(a) 1 2]) a)"
  "(let*-values ([(a) 1]))"
  "(syntax-rules () [5 1])"
  "(syntax-rules () [(5) 1])"
  "(syntax-rules () [() 1])"
  "(syntax-rules () [(_ a) 1 2])"
  "(syntax-rules 5 [(_ a) 1])"
  "(syntax-rules (5) [(_ a) 1])"
  "(define-syntax-rule (5 a) 1)"
  "(trace-define f)"
  "(trace-define (f x [y 1]) x)"
  "(trace-define ((f x) y) x)"
  "(trace-define (f x #:k y) x)"
  "(trace-define (f . x) x)"
  "(trace-define (f x x) x)"
  "(trace-define-syntax (f x) x)"
  "(trace-define-syntax f)"
  "(contract integer? 1 'p)"
  "(contract integer? 1 'p 'n 'v)"
  "(contract integer? 1 'p 'n 'v #f)"
  "(contract integer? 1 'p 'n 'v #f 2)"
  "(struct/dc s0 [(5) any/c])"
  "(struct/dc s0 [\"x\" any/c])"
  "(struct/dc s0 [(a 5) any/c])"
  "(->d ([x integer?]) #:rest 5 any/c any)"
  "(->d ([x integer?]) #:rest (x) any/c any)"
  "(->d (5) any)"
  "(->d ([5 integer?]) any)"
  "(->d ([x]) any)"
  "(->d ([x integer? 5]) any)"
  "(runtime-require (lib))"
  "(runtime-require racket/base)"
  "(splicing-syntax-parameterize ([sp]) 1)"
  "(splicing-syntax-parameterize 5 1)"
  "(splicing-syntax-parameterize)"
  "(splicing-syntax-parameterize ([f1 1]) 1)"
  "(splicing-let-values ([(a 5) 1]) 1)"
  "(splicing-let-values ([a 1]) 1)"
  "(splicing-let-values ([(a a) 1]) 1)"
  "(splicing-let-values ([(#:zz b) (values 1 2)]) (define z a))"
  "(splicing-letrec-values ([(() b) (values 1 2)]) (define z a))"
  "(splicing-syntax-parameterize (5) (define z (sp)))"
  "(for/first ([(k 5) (in-hash (hash))]) k)"
  "(match* (1 2) [(a b) a] [(_) 3])"
  "(define-runtime-path 5 \"a\")"
  "(set! sp 4)"))
