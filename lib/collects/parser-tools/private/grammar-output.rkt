#lang racket/base
;; parser-tools/private/grammar-output: what the making of a parser tells, on the error port and in files.
;; Layer: above parser-tools/private/lalr; at compile time.
(require "lalr.rkt")
(provide report-conflicts write-tables write-yacc)

;; expected : number or #f; says how many conflicts there are unless they are as many as expected, or none are and none expected
(define (report-conflicts count expected kind)
  (define plural (if (= 1 count) "" "s"))
  (cond
    [(not expected) (unless (zero? count) (eprintf "~a ~a conflict~a\n" count kind plural))]
    [(= count expected) (void)]
    [else (eprintf "~a ~a conflict~a, expected ~a\n" count kind plural expected)]))

;; Writes the states to a file that is not there yet.
(define (write-tables file t productions)
  (define rules (list->vector productions))
  (define (print-item out item)
    (define p (car item))
    (define-values (seen rest)
      (let loop ([n (cdr item)] [l (production-right p)] [seen '()])
        (if (zero? n) (values (reverse seen) l) (loop (sub1 n) (cdr l) (cons (car l) seen)))))
    (fprintf out "  ~a -> ~a . ~a\n" (production-left p) (spaced seen) (spaced rest)))
  (unless (file-exists? file)
    (call-with-output-file file
      (lambda (out)
        (for ([kernel (in-vector (tables-items t))] [state (in-naturals)])
          (fprintf out "State ~a\n" state)
          (for ([item (in-list kernel)]) (print-item out item))
          (newline out)
          (for ([a (in-list (vector-ref (tables-actions t) state))])
            (define action (cdr a))
            (fprintf out "  ~a: ~a\n" (car a)
                     (cond [(eq? action #t) "accept"]
                           [(negative? action) (format "reduce ~a" (- -1 action))]
                           [else (format "shift ~a" action)])))
          (for ([g (in-list (vector-ref (tables-gotos t) state))])
            (fprintf out "  ~a: go to ~a\n" (car g) (cdr g)))
          (newline out))
        (for ([p (in-vector rules)])
          (fprintf out "Production ~a: ~a -> ~a\n" (production-index p) (production-left p) (spaced (production-right p))))
        (fprintf out "~a shift/reduce conflicts, ~a reduce/reduce conflicts\n"
                 (tables-shift-reduce t) (tables-reduce-reduce t))))))

;; Writes the grammar, without actions, as yacc has it.
(define (write-yacc file productions terminals starts precs)
  (define levels
    (for/fold ([levels (hasheqv)]) ([t (in-list terminals)] #:when (hash-ref precs t #f))
      (hash-update levels (car (hash-ref precs t)) (lambda (l) (cons t l)) '())))
  (call-with-output-file file #:exists 'truncate
    (lambda (out)
      (fprintf out "%token ~a\n" (spaced (remq 'error terminals)))
      (for ([level (in-list (sort (hash-keys levels) <))])
        (define tokens (reverse (hash-ref levels level)))
        (fprintf out "%~a ~a\n" (cdr (hash-ref precs (car tokens))) (spaced tokens)))
      (fprintf out "%start ~a\n%%\n" (car starts))
      (for/fold ([last #f] #:result (when last (fprintf out " ;\n"))) ([p (in-list productions)])
        (if (eq? last (production-left p))
            (fprintf out " | ")
            (fprintf out "~a~a: " (if last " ;\n" "") (production-left p)))
        (fprintf out "~a\n" (spaced (production-right p)))
        (production-left p))
      (fprintf out "%%\n"))))

(define (spaced symbols)
  (apply string-append
         (for/list ([s (in-list symbols)] [i (in-naturals)]) (format (if (zero? i) "~a" " ~a") s))))
