#lang racket/base
;; racket/class: which of several mistakes in a body is reported, and in what words; uses of its forms with a wrong shape
(require racket/class (for-syntax racket/base))
(define-namespace-anchor here)
(define ns (namespace-anchor->namespace here))
(define (try form)
  (printf "~s\n  ~a\n" form
          (with-handlers ([exn:fail:syntax? (lambda (e) (regexp-replace #rx"^.*rkt:[0-9]+:[0-9]+: " (exn-message e) ""))]
                          [void (lambda (e) (if (exn? e) (exn-message e) e))])
            (parameterize ([current-namespace ns])
              (eval form)
              'fine))))
(define-syntax-rule (tries form ...) (begin (try 'form) ...))

;; clauses
(tries
 (class object% (init-rest x) (init-field y))
 (class object% (abstract 5))
 (class object% (abstract [a b]))
 (class object% (define-values (x)))
 (class object% (define-values (5) 1))
 (class object% (define-syntaxes (x)))
 (class object% (define-syntaxes (5) 1))
 (class object% (public a) (define-values (a b) (values (lambda () 1) 2)))
 (class object% (public x) (define-syntax-rule (x) 1))
 (class object% (define/public m (let ([x 5]) (lambda () x))))
 (class object% (define/public (m x x) 1))
 (class object% (define/public (m 5) 1))
 (class object% (define/public (m #:k) 1))
 (class object% (define/public (m [x 1] y) 1))
 (class object% (define/private (m . 5) 1))
 (class object% (define (m x x) 1))
 (class object% (super-make-object) (super-new . 5))
 (class object% (super-instantiate 5)))

;; what is reported first
(define (place form) ; the second element of what the message is about
  (with-handlers ([exn:fail:syntax? (lambda (e) (syntax-column (car (exn:fail:syntax-exprs e))))])
    (parameterize ([current-namespace ns]) (expand (namespace-syntax-introduce form)) 'fine)))
(define (at name column) (datum->syntax #f name (list 'src 1 column (add1 column) 1)))
(define (body . clauses) (datum->syntax #f (list* 'class 'object% clauses)))
(define kinds '(private pubment public-final public override augride overment augment override-final augment-final))
(for ([k (cdr kinds)] [before kinds])
  (printf "~a ~a: ~a ~a ~a\n" before k
          (place (body (list before (at 'x 1)) (list k (at 'y 2))))
          (place (body (list k (at 'x 1)) (list before (at 'y 2))))
          (place (body (list k (at 'x 1)) (list before (at 'x 2))))))
(list (place (body (list 'init-field (at 'x 1)) `(field [,(at 'x 2) 1])))
      (place (body (list 'inherit (at 'x 1)) (list 'inherit-field (at 'x 2))))
      (place (body (list 'rename-super (list (at 'x 1) 'y)) (list 'inherit (at 'x 2))))
      (place (body `(define-syntax-rule (,(at 'x 1)) 1) `(define ,(at 'x 2) 1)))
      (place (body `(define/public (,(at 'x 1)) 1) `(define/private (,(at 'x 2)) 1))))

;; keywords where they do not belong
(tries init field public inspect public* define/public (public* [a 1]) (init-rest x) (public a) (set! this 5)
 (class object% (define/public (m) (set! this 5)))
 (class object% (define/public (m) (set! this% 5)))
 (class object% (define/public (m) (define/public (k) 1) 5))
 (class object% (let () (public* [m 1]) 5))
 (class object% (public* a))
 (class object% (public* . 5))
 (class object% (define/public (m) (super)))
 (class object% (define/public (m) (super 5)))
 (class object% (define/public (m) (inner 5)))
 (class object% (super-new) (rename-super [x y]) x)
 (class object% (super-new) (rename-super [x y]) (set! x 5))
 (class object% (super-new) (rename-inner [x y]) x)
 (class object% (super-new) (rename-inner [x y]) (x))
 (class object% (super-new) (rename-inner [x y]) (x (lambda (q) 5)))
 (let () (define-local-member-name q) q))

;; uses
(tries (make-object) (make-object . 5) (map make-object (list object%))
 (instantiate object% () 5) (instantiate object% () [5 5])
 (send/apply (new object%)) (send/apply (new object%) m . 5) (send/keyword-apply (new object%))
 (send/keyword-apply (new object%) m) (send/keyword-apply (new object%) m '())
 (send* (new object%)) (with-method ([5 (o n)]) 1) (with-method ([f (o 5)]) 1) (with-method 5 6)
 (interface* () (5)) (interface-extension? 5 (interface ())))
