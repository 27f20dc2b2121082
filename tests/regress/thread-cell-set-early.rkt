#lang racket/base
;; A cell set before there was a second thread leaked its value to the threads made later, and with one thread alone
;; restoring preserved values did nothing.
(define own (make-thread-cell 'initial #f))
(define preserved (make-thread-cell 'initial #t))
(define before (current-preserved-thread-cell-values))
(thread-cell-set! own 'set)
(thread-cell-set! preserved 'set)
(list (thread-cell-ref own) (thread-cell-ref preserved))
(define after (current-preserved-thread-cell-values))
(current-preserved-thread-cell-values before)
(list (thread-cell-ref own) (thread-cell-ref preserved))
(current-preserved-thread-cell-values after)
(void (thread-wait (thread (lambda () (writeln (list (thread-cell-ref own) (thread-cell-ref preserved)))))))
(list (thread-cell-ref own) (thread-cell-ref preserved))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (current-preserved-thread-cell-values 5))
