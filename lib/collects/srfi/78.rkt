#lang racket/base
;; srfi/78: lightweight testing.  Layer: above srfi/42.
;; Each check prints the expression, its value and whether that is the expected one, as the mode wants it.
(require "42.rkt" racket/pretty (for-syntax racket/base))
(provide check check-ec check-report check-set-mode! check-reset! check-passed?)

;; off, summary, report-failed or report
(define mode 'report)
(define correct 0)
(define failures '()) ; the last first; lists of expression, value, expected value

;; Sets what is printed: 'off, when checks do nothing, 'summary, 'report-failed or 'report.
(define (check-set-mode! m)
  (set! mode
        (case m
          [(off 0) 'off]
          [(summary 1) 'summary]
          [(report-failed 10) 'report-failed]
          [(report 100) 'report]
          [else (error "unrecognized mode" m)])))
;; Forgets what was checked.
(define (check-reset!)
  (set! correct 0)
  (set! failures '()))
;; (check-passed? n) -> boolean?
;; Whether n checks were correct and none failed.
(define (check-passed? n) (and (null? failures) (= n correct)))

(define (print-result expression value)
  (newline)
  (pretty-write expression)
  (display " => ")
  (pretty-write value))
(define (print-failed failure)
  (print-result (car failure) (cadr failure))
  (display " ; *** failed ***\n ; expected result: ")
  (pretty-write (caddr failure))
  (newline))
(define (print-correct cases)
  (if (= cases 1)
      (display " ; correct\n")
      (printf " ; correct (~a cases checked)\n" cases)))

;; Prints how many checks were correct and failed, and the first that failed.
(define (check-report)
  (unless (eq? mode 'off)
    (printf "\n; *** checks *** : ~a correct, ~a failed." correct (length failures))
    (cond
      [(or (null? failures) (eq? mode 'summary)) (newline)]
      [else
       (display " First failed example:\n")
       (print-failed (car (reverse failures)))])))

;; value : that of the expression, or what it raised
(define (note-correct expression value cases)
  (set! correct (add1 correct))
  (when (eq? mode 'report)
    (print-result expression value)
    (print-correct cases)))
(define (note-failed expression value expected)
  (define failure (list expression value expected))
  (set! failures (cons failure failures))
  (when (memq mode '(report report-failed)) (print-failed failure)))

(define (run-check expression thunk same? expected)
  (unless (eq? mode 'off)
    (define value (thunk))
    (if (same? value expected)
        (note-correct expression value 1)
        (note-failed expression value expected))))

;; (check expr => expected-expr)
;; (check expr (=> same?-expr) expected-expr)
;; Checks that the value is the expected one, by equal? or the procedure.
(define-syntax (check stx)
  (syntax-case stx (=>)
    [(_ e => expected) #'(check e (=> equal?) expected)]
    [(_ e (=> same?) expected) #'(run-check 'e (lambda () e) same? expected)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (check-ec qualifier ... expr => expected-expr (argument-expr ...))
;; (check-ec qualifier ... expr (=> same?-expr) expected-expr (argument-expr ...))
;; Checks for everything that the qualifiers give, until once it fails; that is printed with the arguments. They count as one check.
(define-syntax (check-ec stx)
  (define items (or (syntax->list stx) (raise-syntax-error #f "bad syntax" stx)))
  (define (expand qualifiers e same? expected args)
    (with-syntax ([(q ...) qualifiers] [e e] [same? same?] [expected expected]
                  [(arg ...) (filter identifier? args)]
                  [label (if (= 1 (length qualifiers))
                             (car qualifiers)
                             #`(nested #,@qualifiers))])
      #'(run-check-ec '(check-ec label e (=> same?) expected (arg ...))
                      (lambda (fail count)
                        (do-ec q ... (let ([value e] [wanted expected])
                                       (count)
                                       (unless (same? value wanted)
                                         (fail `(let ((arg ,arg) ...) e) value wanted))))))))
  (define rev (reverse (cdr items)))
  (define-values (args-list before)
    (syntax-case (car rev) ()
      [(arg ...)
       (and (pair? (cdr rev)) (pair? (cddr rev)) (arrow? (caddr rev)))
       (values (syntax->list #'(arg ...)) (cdr rev))]
      [_ (values '() rev)]))
  (unless (and (>= (length before) 3) (arrow? (cadr before))) (raise-syntax-error #f "bad syntax" stx))
  (expand (reverse (cdddr before)) (caddr before)
          (syntax-case (cadr before) () [(_ same?) #'same?] [_ #'equal?])
          (car before) args-list))
(define-for-syntax (arrow? stx)
  (syntax-case stx (=>) [=> #t] [(=> _) #t] [_ #f]))

(define (run-check-ec label loop)
  (unless (eq? mode 'off)
    (define cases 0)
    (let/ec return
      (loop (lambda (expression value expected)
              (note-failed expression value expected)
              (return (void)))
            (lambda () (set! cases (add1 cases))))
      (note-correct label (void) cases))))
