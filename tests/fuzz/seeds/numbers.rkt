(module numbers '#%kernel
  ;; flonum and fixnum instructions
  (#%require '#%flfxnum)
  (define-values (floats) (lambda (a b) (if (fl< a b) (fl+ a (fl* b (fl/ a 2.0))) (if (fl>= a 3.0) (fl- a b) (fl+ b b)))))
  (define-values (fixes) (lambda (a b) (if (fx< a b) (fx+ a (fx* b 3)) (if (fx= a 5) (fxquotient a b) (fxand (fxxor a b) (fxior a 1))))))
  (define-values (sum) (lambda (v i acc) (if (fx< i (flvector-length v)) (sum v (fx+ i 1) (fl+ acc (flvector-ref v i))) acc)))
  (define-values (fill) (lambda (v i) (if (fx< i (flvector-length v)) (begin (flvector-set! v i (fx->fl i)) (fill v (fx+ i 1))) v)))
  (floats 1.0 2.0)
  (fixes 5 3)
  (sum (fill (make-flvector 5) 0) 0 0.0))
