#lang racket/base
;; parser-tools/private/action-syntax: the procedures of productions' actions.  Layer: above racket/base; at compile time.
(require (for-template racket/base))
(provide action-procedure)

;; right : list of identifiers; -> syntax of a procedure, of the value of each symbol and, with positions, of its two positions
;; $i stands for the value, but of a token without one; $i-start-pos and $i-end-pos for positions, $n-start-pos and $n-end-pos for
;; those of the last symbol.
(define (action-procedure right action positions? empty-tokens)
  (define (name form . args) (datum->syntax action (string->symbol (apply format form args)) action))
  (define count (length right))
  (define formals
    (for/fold ([l '()] #:result (reverse l)) ([id (in-list right)] [i (in-naturals 1)])
      (define value
        (if (memq (syntax-e id) empty-tokens) (car (generate-temporaries '(none))) (name "$~a" i)))
      (if positions?
          (list* (name "$~a-end-pos" i) (name "$~a-start-pos" i) value l)
          (cons value l))))
  (define body
    (if (and positions? (positive? count))
        #`(let ([#,(name "$n-start-pos") #,(name "$~a-start-pos" count)]
                [#,(name "$n-end-pos") #,(name "$~a-end-pos" count)])
            #,action)
        action))
  (quasisyntax/loc action (lambda #,formals #,body)))
