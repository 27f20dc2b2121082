# large-program.awk -v kind=K -v n=N: a program that is large in one way: N locals, constants, arguments, clauses of `case`, calls in a branch.
BEGIN {
  print "#lang racket/base"
  if (kind == "locals") {
    # n variables that are all alive at the end, some assigned, some captured
    printf "(define (f x)\n  (let* ("
    for (i = 0; i < n; i++) printf "[v%d (+ x %d)]\n", i, i
    printf ")\n    (set! v7 (* v7 2))\n    (define (g) (set! v%d (+ v3 v%d)) v%d)\n    (g)\n    (list", n - 1, n - 2, n - 1
    for (i = 0; i < n; i++) printf " v%d", i
    print ")))"
    print "(define l (f 10))\n(displayln (apply + l))\n(displayln (length l))\n(displayln (list-ref l (- (length l) 1)))"
    # all alive across calls
    printf "(define (h x)\n  (let* ("
    for (i = 0; i < n; i++) printf "[v%d (f1 (+ x %d))]\n", i, i
    printf ") (+"
    for (i = 0; i < n; i++) printf " v%d", i
    print ")))\n(define (f1 x) (if (eq? x 'never) (error \"no\") (* x 2)))\n(set! f1 f1)\n(displayln (h 1))"
  }
  if (kind == "constants") {
    printf "(define (f)\n  (vector"
    for (i = 0; i < n; i++) printf " \"c%d\"%s", i, i % 10 == 9 ? "\n" : ""
    print "))\n(define v (f))\n(displayln (vector-length v))\n(displayln (vector-ref v 0))\n(displayln (vector-ref v " n - 1 "))\n(displayln (eq? (vector-ref v 66000) (vector-ref (f) 66000)))"
  }
  if (kind == "jump") { # a branch of some megabytes of code
    print "(define (g x) (set! count (+ count 1)) x)\n(define count 0)\n(define (f x)\n  (if (pair? x)\n      (begin"
    for (i = 0; i < n; i++) printf "        (g (vector x %d))\n", i
    print "        'long)\n      (begin (g 1) 'short)))\n(displayln (f 1))\n(displayln (f '(1)))\n(displayln count)"
    print "(define (loop i)\n  (let again ([i i])\n    (when (> i 0)"
    for (i = 0; i < n; i++) printf "      (g (vector i %d))\n", i
    print "      (again (- i 1)))))\n(loop 3)\n(displayln count)"
  }
  if (kind == "case") {
    print "(define (f x)\n  (case x"
    for (i = 0; i < n; i++) printf "    [(%d) 'n%d]\n", i * 3, i
    print "    [else 'none]))"
    print "(define (g x)\n  (case x"
    for (i = 0; i < n; i++) printf "    [(s%d \"t%d\") %d]\n", i, i, i
    print "    [else 'none]))"
    print "(displayln (list (f 0) (f 3) (f 4) (f " (n - 1) * 3 ") (f -1) (f 'x)))"
    print "(displayln (list (g 's0) (g \"t1\") (g 's" n - 1 ") (g \"t" n - 1 "\") (g 1)))"
    print "(displayln (for/sum ([i " n "]) (if (eq? (f (* i 3)) 'none) 1 0)))"
  }
  if (kind == "arguments") {
    printf "(define (count . l) (length l))\n(displayln (count"
    for (i = 0; i < n; i++) printf " %d", i
    printf "))\n(displayln (+"
    for (i = 0; i < n; i++) printf " (add1 %d)", i
    printf "))\n(define (f"
    for (i = 0; i < n; i++) printf " a%d", i
    printf ") (set! a5 a6) (list a0 a5 a%d))\n(displayln (f", n - 1
    for (i = 0; i < n; i++) printf " %d", i
    print "))"
    print "(displayln (apply f (for/list ([i " n "]) (- i))))"
    print "(with-handlers ([exn:fail? (lambda (e) (displayln (car (regexp-match #rx\"^[^\\n]*\\n[^\\n]*\\n[^\\n]*\\n[^\\n]*\" (exn-message e)))))]) (apply f '(1 2)))"
    printf "(call-with-values (lambda () (values"
    for (i = 0; i < n; i++) printf " %d", i
    print ")) (lambda (x . r) (displayln (length r))))"
    printf "(displayln (length (list"
    for (i = 0; i < n; i++) printf " 'x%d", i
    print ")))"
    print "(displayln (procedure-arity f))"
    printf "(define-values ("
    for (i = 0; i < n; i++) printf " v%d", i
    printf ") (values"
    for (i = 0; i < n; i++) printf " %d", i
    printf "))\n(displayln (+ v1 v%d))\n", n - 1
    printf "(define (g) (values"
    for (i = 0; i < n; i++) printf " %d", i
    printf "))\n(displayln (let-values ([("
    for (i = 0; i < n; i++) printf " v%d", i
    printf ") (g)]) (+ v1 v%d)))\n", n - 1
  }
}
