# random-module.awk -v seed=N [-v count=M]: a random module that always ends and prints its results, or M of them as `module` forms.
# Expressions are typed: i integer, x flonum, b boolean, l list of integers, s string, v vector, h hash of integers, p struct, f procedure
# of one integer; variables carry their type in their first letter. What is evaluated when, and what is raised, is noted and printed too.
function pick(n) { return int(rand() * n) }
function var(t, scope,   n, parts, i, fit, count) {
  n = split(scope, parts, " ")
  count = 0
  for (i = 1; i <= n; i++) if (substr(parts[i], 1, 1) == t) fit[++count] = parts[i]
  return count == 0 ? "" : fit[1 + pick(count)]
}
function fresh(t) { return t "v" ++names }
function kind() { return substr("iblsvhpfx", 1 + pick(9), 1) }
function lit(t) {
  if (t == "i") return pick(5) == 0 ? "1152921504606846975" : pick(200) - 100
  if (t == "b") return pick(2) ? "#t" : "#f"
  if (t == "x") return pick(8) == 0 ? "+nan.0" : pick(8) == 0 ? "-0.0" : sprintf("%.3f", pick(100) / 8 - 5)
  if (t == "l") return pick(3) == 0 ? "'()" : "'(" pick(9) " " pick(9) " " pick(9) ")"
  if (t == "s") return pick(4) == 0 ? "\"\\u3bb" pick(9) "\"" : "\"s" pick(9) "\""
  if (t == "h") return pick(3) == 0 ? "(hash)" : "(hash " pick(5) " " pick(9) " " 5 + pick(4) " " pick(9) ")"
  if (t == "p") return pick(2) ? "(point " pick(9) " " pick(9) ")" : "(point3 " pick(9) " " pick(9) " " pick(9) ")"
  if (t == "f") return pick(2) ? "add1" : "(lambda (x) (* x " pick(9) "))"
  return "(vector " pick(9) " " pick(9) " " pick(9) ")"
}
# Forms of any type.
function any(t, d, sc,   k, a, b, u) {
  if (pick(2)) return any_more(t, d, sc)
  k = pick(16)
  u = kind()
  a = fresh(u)
  if (k == 0) return "(let ([" a " " ex(u, d - 1, sc) "]) " ex(t, d - 1, sc " " a) ")"
  if (k == 1) return "(if " ex("b", d - 1, sc) " " ex(t, d - 1, sc) " " ex(t, d - 1, sc) ")"
  if (k == 2) return "((lambda (" a ") " ex(t, d - 1, sc " " a) ") " ex(u, d - 1, sc) ")"
  if (k == 3) return "(begin (note! " ex(substr("ibls", 1 + pick(4), 1), d - 1, sc) ") " ex(t, d - 1, sc) ")"
  if (k == 4) { a = fresh("i"); b = fresh(t); return "(let loop ([" a " 0] [" b " " ex(t, d - 1, sc) "]) (if (< " a " " 1 + pick(4) ") (loop (+ " a " 1) " ex(t, d - 1, sc " " a " " b) ") " b "))" }
  if (k == 5) { b = fresh("i"); return "(let-values ([(" a " " b ") (values " ex(u, d - 1, sc) " " ex("i", d - 1, sc) ")]) " ex(t, d - 1, sc " " a " " b) ")" }
  if (k == 6) { a = fresh(t); return "(let ([" a " " ex(t, d - 1, sc) "]) (set! " a " " ex(t, d - 1, sc " " a) ") " ex(t, d - 1, sc " " a) ")" }
  if (k == 7) return "(with-handlers ([exn:fail? (lambda (e) (note! (exn-message e)) " ex(t, d - 1, sc) ")]) " (pick(2) ? "(raise-user-error \"no\" " ex("i", d - 1, sc) ")" : "(begin (vector-ref " ex("v", d - 1, sc) " " ex("i", 0, sc) ") " ex(t, d - 1, sc) ")") ")"
  if (k == 8) return "(with-handlers ([string? (lambda (x) (note! x) " ex(t, d - 1, sc) ")]) (if " ex("b", d - 1, sc) " (raise " ex("s", 0, sc) ") " ex(t, d - 1, sc) "))"
  if (k == 9) return "(dynamic-wind (lambda () (note! 'in)) (lambda () " ex(t, d - 1, sc) ") (lambda () (note! 'out)))"
  if (k == 10) return "(parameterize ([level " ex("i", d - 1, sc) "]) " ex(t, d - 1, sc) ")"
  if (k == 11) return "(cond [" ex("b", d - 1, sc) " " ex(t, d - 1, sc) "] [(assv " ex("i", 0, sc) " '((1 . 2) (3 . 4))) => (lambda (q) " ex(t, d - 1, sc) ")] [else " ex(t, d - 1, sc) "])"
  if (k == 12) return "(case " ex("i", d - 1, sc) " [(0 1 2) " ex(t, d - 1, sc) "] [(3 -4 5) " ex(t, d - 1, sc) "] [else " ex(t, d - 1, sc) "])"
  if (k == 13) { b = fresh("i"); return "(call-with-values (lambda () " ex(t, d - 1, sc) ") (lambda (" (a = fresh(t)) " [" b " 3] . rest) " ex(t, d - 1, sc " " a " " b) "))" }
  if (k == 14) { b = fresh(t); return "(let () (define-values (" a " " b ") (values " ex(u, d - 1, sc) " " ex(t, d - 1, sc) ")) (define (again n) (if (> n 0) (again (- n 1)) " b ")) (again " pick(4) "))" }
  return "(let/ec k (for ([i (in-range 3)]) (when " ex("b", d - 1, sc) " (k " ex(t, d - 1, sc) "))) " ex(t, d - 1, sc) ")"
}
# An expression of any type, where a certain one may be expected.
function mixed(d, sc) { return ex(kind(), d, sc) }
# One that may raise; its value, if any, is dropped.
function risky(d, sc,   k) {
  k = pick(36)
  if (k == 34) return "(opt" substr(" 1 2 3 4", 1, 8 * pick(2)) ")"
  if (k == 35) return "(let () (define (o n [a " ex("i", d, sc) "]) (if (zero? n) (o) (o (- n 1) a))) (o " pick(3) "))"
  if (k == 0) return "(car " mixed(d, sc) ")"
  if (k == 1) return "(vector-ref " ex("v", d, sc) " " ex("i", d, sc) ")"
  if (k == 2) return "(point-x " mixed(d, sc) ")"
  if (k == 3) return "(" mixed(d, sc) " " ex("i", d, sc) ")"
  if (k == 4) return "((lambda (a) a) " ex("i", d, sc) " " ex("i", d, sc) ")"
  if (k == 5) return "(keyed " ex("i", d, sc) " #:wrong " ex("i", d, sc) ")"
  if (k == 6) return "(+ " ex("i", d, sc) " " mixed(d, sc) ")"
  if (k == 7) return "(fl" substr("+-*", 1 + pick(3), 1) " " ex("x", d, sc) " " mixed(d, sc) ")"
  if (k == 8) return "(fx" substr("+-*", 1 + pick(3), 1) " " ex("i", d, sc) " " mixed(d, sc) ")"
  if (k == 9) return "(let-values ([(a b) " mixed(d, sc) "]) a)"
  if (k == 10) return "(string-ref " ex("s", d, sc) " " ex("i", d, sc) ")"
  if (k == 11) return "(raise " ex(substr("ibls", 1 + pick(4), 1), d, sc) ")"
  if (k == 12) return "(hash-ref " ex("h", d, sc) " " ex("i", d, sc) ")"
  if (k == 13) return "(vector-set! '#(1 2) 0 " mixed(d, sc) ")"
  if (k == 14) return "(list-ref " ex("l", d, sc) " " ex("i", d, sc) ")"
  if (k == 15) return "(apply " ex("f", d, sc) " " ex("l", d, sc) ")"
  if (k == 16) return "(set-point-x! " mixed(d, sc) " (tap 1 2))"
  if (k == 17) return "(unbox " mixed(d, sc) ")"
  if (k == 18) return "(error 'who \"~a\" " ex("i", d, sc) ")"
  if (k == 19) return "(lib-i " ex("i", d, sc) ")"
  if (k == 20) return "(length " mixed(d, sc) ")"
  if (k == 21) return "(map " ex("f", d, sc) " " mixed(d, sc) ")"
  if (k == 22) return "(for ([x (in-list " mixed(d, sc) ")]) x)"
  if (k == 23) return "(for/list ([x (in-vector " mixed(d, sc) ")]) x)"
  if (k == 24) return "((case-lambda [(a) 1] [(a b) 2]) " ex("i", d, sc) " " mixed(d, sc) " 3)"
  if (k == 25) return "(let () (define (h) z) (define y (h)) (define z " mixed(d, sc) ") y)"
  if (k == 26) return "(letrec ([a (lambda () b)] [c (tap 5 (a))] [b " ex("i", d, sc) "]) c)"
  if (k == 27) return "(values 1 " mixed(d, sc) ")"
  if (k == 28) return "(< " ex("i", d, sc) " " mixed(d, sc) ")"
  if (k == 29) return "(checked " mixed(d, sc) ")"
  if (k == 30) return "(match " mixed(d, sc) " [(list a 2) a] [(vector _ ...) 1])"
  if (k == 31) return "(struct-copy point " mixed(d, sc) " [y 1])"
  if (k == 32) return "(quotient " mixed(d, sc) " " ex("i", d, sc) ")"
  return "(cadr " mixed(d, sc) ")"
}
function any_more(t, d, sc,   k, a, b, u) {
  k = pick(20)
  u = kind()
  a = fresh(u)
  if (k == 18) { a = fresh("i"); b = fresh(t); return "(let () (define (o n [" b " " (pick(2) ? lit(t) : ex(t, d - 1, sc)) "] [" a " " (pick(2) ? 7 : "n") "]) (if (zero? n) " ex(t, d - 1, sc " " a " " b) " (o (- n 1)" substr(" " b " " a, 1, (pick(3) ? length(" " b " " a) : pick(2) * length(" " b))) "))) (o " pick(4) (pick(2) ? " " ex(t, d - 1, sc) : "") "))" }
  if (k == 19) { a = fresh("i"); return "(let () (define o (case-lambda [(" a ") " ex(t, d - 1, sc " " a) "] [(" a " b) (if (zero? b) (o " a ") (o " a " (- b 1)))] [(" a " . r) (o (length r) 2)])) (o" substr(" 5 4 3", 1, 2 + 2 * pick(3)) "))" }
  if (k < 3) return "(guard (lambda () " risky(d - 1, sc) " " ex(t, d - 1, sc) ") (lambda () " ex(t, d - 1, sc) "))"
  if (k == 3) { a = fresh("i"); b = fresh("l"); return "(match " ex("l", d - 1, sc) " [(list) " ex(t, d - 1, sc) "] [(list " a ") " ex(t, d - 1, sc " " a) "] [(cons " a " " b ") #:when (odd? " a ") " ex(t, d - 1, sc " " a " " b) "] [(list-rest _ " a " _) " ex(t, d - 1, sc " " a) "])" }
  if (k == 4) { a = fresh("i"); b = fresh("i"); return "(match " ex("p", d - 1, sc) " [(point3 " a " 1 " b ") " ex(t, d - 1, sc " " a " " b) "] [(point " a " (and " b " (? even?))) " ex(t, d - 1, sc " " a " " b) "] [_ " ex(t, d - 1, sc) "])" }
  if (k == 5) return "(begin0 " ex(t, d - 1, sc) " (note! " ex("i", d - 1, sc) "))"
  if (k == 6) { a = fresh("i"); return "(with-continuation-mark 'm " ex("i", d - 1, sc) " (let ([" a " (continuation-mark-set-first #f 'm 0)]) " ex(t, d - 1, sc " " a) "))" }
  if (k == 7) { a = fresh(t); return "(let ([again #f] [n 0]) (let ([" a " (call/cc (lambda (k) (set! again k) " ex(t, d - 1, sc) "))]) (set! n (+ n 1)) (if (< n 3) (again " ex(t, d - 1, sc " " a) ") " a ")))" }
  if (k == 8) return "(letrec ([ev (lambda (n) (if (= n 0) " ex(t, d - 1, sc) " (od (- n 1))))] [od (lambda (n) (if (= n 0) " ex(t, d - 1, sc) " (ev (- n 1))))]) (ev " pick(5) "))"
  if (k == 9) { b = fresh("l"); a = fresh("i"); return "((case-lambda [() " ex(t, d - 1, sc) "] [(" a ") " ex(t, d - 1, sc " " a) "] [(" a " . " b ") " ex(t, d - 1, sc " " a " " b) "])" substr(" 4 5 6", 1, 2 * pick(4)) ")" }
  if (k == 10) { a = fresh(t); b = fresh("i"); return "(for/fold ([" a " " ex(t, d - 1, sc) "] [n 0] #:result " a ") ([" b " (in-range " pick(4) ")]) (values " ex(t, d - 1, sc " " a " " b) " (+ n 1)))" }
  if (k == 11) return "(tap " ++taps " " ex(t, d - 1, sc) ")"
  if (k == 12) return "(lib-" (t ~ /[ilsvp]/ ? t : "any") " " (t ~ /[ilsvp]/ ? ex("i", d - 1, sc) " " ex("l", d - 1, sc) : ex(t, d - 1, sc)) ")"
  if (k == 13) { a = fresh(t); return "(let ([cell (box " ex(t, d - 1, sc) ")]) (define (step! " a ") (set-box! cell " ex(t, d - 1, sc " " a) ")) (step! (unbox cell)) (unbox cell))" }
  if (k == 14) { a = fresh("i"); return "(let loop ([" a " " pick(5) "]) (if (zero? " a ") " ex(t, d - 1, sc) " (let ([r (loop (- " a " 1))]) (note! " a ") r)))" }
  if (k == 15) { a = fresh("i"); b = fresh("i"); return "(let*-values ([(" a " " b ") (quotient/remainder " ex("i", d - 1, sc) " " 1 + pick(9) ")] [(" b ") (+ " a " " b ")]) " ex(t, d - 1, sc " " a " " b) ")" }
  if (k == 16) { a = fresh("f"); b = fresh(t); return "(let ([" b " " ex(t, d - 1, sc) "]) (define (" a " x) (when (even? x) (set! " b " " ex(t, d - 2, sc) ")) x) (for-each " a " " ex("l", d - 1, sc) ") " b ")" }
  return "(cond [(" substr("memvassvmemqassq", 1 + 4 * pick(4), 4) " " ex("i", d - 1, sc) " '((1 . 2) (3 4))) => (lambda (q) (note! q) " ex(t, d - 1, sc) ")] [(not " ex("b", d - 1, sc) ") " ex(t, d - 1, sc) "] [" ex("b", d - 1, sc) " " ex(t, d - 1, sc) "] [else " ex(t, d - 1, sc) "])"
}
function ex_i(d, sc,   k, a) {
  k = pick(24)
  if (k == 23) return "(" (pick(2) ? "opt " : "lib-opt ") ex("i", d - 1, sc) (pick(2) ? "" : " " ex("i", d - 1, sc) (pick(2) ? "" : " " ex("i", d - 1, sc))) ")"
  if (k == 18) return "(fx" substr("+-*", 1 + pick(3), 1) " (bitwise-and 1023 " ex("i", d - 1, sc) ") (bitwise-and 255 " ex("i", d - 1, sc) "))"
  if (k == 19) return "(if (fx" (pick(2) ? "<" : "=") " (bitwise-and 15 " ex("i", d - 1, sc) ") " pick(16) ") " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 20) return "(let ([x " ex("x", d - 1, sc) "]) (if (< -1e9 x 1e9) (fl->exact-integer (floor x)) 0))"
  if (k == 21) return "(" (pick(2) ? "lib-next!" : "(lambda () lib-constant)") ")"
  if (k == 22) return "(lib-key " ex("i", d - 1, sc) (pick(2) ? " #:a " ex("i", d - 1, sc) : "") (pick(2) ? " " ex("i", d - 1, sc) : "") ")"
  if (k < 3) return "(" substr("+-*", k + 1, 1) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 3) return "(length " ex("l", d - 1, sc) ")"
  if (k == 4) return "(vector-ref " ex("v", d - 1, sc) " " pick(3) ")"
  if (k == 5) return "(for/fold ([acc 0]) ([x (in-list " ex("l", d - 1, sc) ")]) (+ acc x))"
  if (k == 6) return "(with-handlers ([exn:fail? (lambda (e) -1)]) (quotient " ex("i", d - 1, sc) " " ex("i", d - 1, sc) "))"
  if (k == 7) return "(call/ec (lambda (k) (+ 1 (if " ex("b", d - 1, sc) " (k " ex("i", d - 1, sc) ") " ex("i", d - 1, sc) "))))"
  if (k == 8) return "(hash-ref " ex("h", d - 1, sc) " " pick(9) " (lambda () " ex("i", d - 1, sc) "))"
  if (k == 9) return "(" (pick(2) ? "point-x " : "point-y ") ex("p", d - 1, sc) ")"
  if (k == 10) return "(" ex("f", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 11) return "(keyed " (pick(2) ? "#:by " ex("i", d - 1, sc) " " : "") ex("i", d - 1, sc) (pick(2) ? " " ex("i", d - 1, sc) : "") (pick(3) ? "" : " #:minus " ex("i", d - 1, sc)) ")"
  if (k == 12) return "(string-length " ex("s", d - 1, sc) ")"
  if (k == 13) return "(for/sum ([(k v) (in-hash " ex("h", d - 1, sc) ")]) (* k v))"
  if (k == 14) return "(level)"
  if (k == 15) return "(apply " (pick(2) ? "max " : "+ ") ex("i", d - 1, sc) " " ex("l", d - 1, sc) ")"
  if (k == 16) return "(sum-of " ex("i", d - 1, sc) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  return "(bitwise-and " ex("i", d - 1, sc) " " 1 + pick(255) ")"
}
function ex_b(d, sc,   k) {
  k = pick(10)
  if (k == 0) return "(< " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 1) return "(not " ex("b", d - 1, sc) ")"
  if (k == 2) { k = kind(); if (k == "f") k = "l"; return "(equal? " ex(k, d - 1, sc) " " ex(k, d - 1, sc) ")" }
  if (k == 3) return "(and " ex("b", d - 1, sc) " " ex("b", d - 1, sc) ")"
  if (k == 4) return "(null? " ex("l", d - 1, sc) ")"
  if (k == 5) return "(point3? " ex("p", d - 1, sc) ")"
  if (k == 6) return "(my-or " ex("b", d - 1, sc) " " ex("b", d - 1, sc) " " ex("b", d - 1, sc) ")"
  if (k == 7) return "(string<? " ex("s", d - 1, sc) " " ex("s", d - 1, sc) ")"
  if (k == 8) return "(for/and ([x (in-list " ex("l", d - 1, sc) ")]) (< x " ex("i", d - 1, sc) "))"
  return "(even? " ex("i", d - 1, sc) ")"
}
function ex_l(d, sc,   k, a) {
  k = pick(11)
  if (k == 0) return "(cons " ex("i", d - 1, sc) " " ex("l", d - 1, sc) ")"
  if (k == 1) { a = fresh("i"); return "(map (lambda (" a ") " ex("i", d - 1, sc " " a) ") " ex("l", 0, sc) ")" }
  if (k == 2) return "(reverse " ex("l", d - 1, sc) ")"
  if (k == 3) return "(swap-list " ex("l", 0, sc) " " ex("l", d - 1, sc) ")"
  if (k == 4) return "(vector->list " ex("v", d - 1, sc) ")"
  if (k == 5) return "(sort (hash-keys " ex("h", d - 1, sc) ") <)"
  if (k == 6) return "(filter (lambda (x) (odd? x)) " ex("l", d - 1, sc) ")"
  if (k == 7) return "(map " ex("f", d - 1, sc) " " ex("l", 0, sc) ")"
  if (k == 8) { a = fresh("i"); return "(for*/list ([" a " (in-range " pick(3) ")] [y (in-vector " ex("v", d - 1, sc) ")] #:when (< y 5)) (+ y " ex("i", d - 1, sc " " a) "))" }
  if (k == 9) return "(call-with-values (lambda () (quotient/remainder " ex("i", d - 1, sc) " " 1 + pick(9) ")) list)"
  return "(for/list ([x (in-range " pick(4) ")] [y (in-list " ex("l", d - 1, sc) ")]) (+ x y))"
}
function ex_s(d, sc,   k) {
  k = pick(6)
  if (k == 0) return "(string-append " ex("s", d - 1, sc) " " ex("s", d - 1, sc) ")"
  if (k == 1) return "(number->string " ex("i", d - 1, sc) ")"
  if (k == 2) return "(format \"~a~s\" " ex("l", d - 1, sc) " " ex("s", d - 1, sc) ")"
  if (k == 3) return "(string-upcase " ex("s", d - 1, sc) ")"
  if (k == 4) return "(substring " ex("s", d - 1, sc) " 0 1)"
  return "(list->string (reverse (string->list " ex("s", d - 1, sc) ")))"
}
function ex_h(d, sc,   k) {
  k = pick(5)
  if (k == 0) return "(hash-set " ex("h", d - 1, sc) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 1) return "(hash-remove " ex("h", d - 1, sc) " " pick(9) ")"
  if (k == 2) return "(hash-update " ex("h", d - 1, sc) " " pick(9) " " ex("f", d - 1, sc) " " pick(9) ")"
  if (k == 3) return "(for/hash ([x (in-list " ex("l", d - 1, sc) ")]) (values x (+ x " ex("i", d - 1, sc) ")))"
  return "(let ([m (make-hash)]) (for ([x (in-list " ex("l", d - 1, sc) ")]) (hash-update! m x add1 0)) (for/hash ([(k v) (in-hash m)]) (values k v)))"
}
function ex_p(d, sc,   k, a) {
  k = pick(4)
  if (k == 0) return "(point " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 1) return "(point3 " ex("i", d - 1, sc) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
  if (k == 2) return "(struct-copy point " ex("p", d - 1, sc) " [y " ex("i", d - 1, sc) "])"
  a = fresh("p")
  return "(let ([" a " " ex("p", d - 1, sc) "]) (set-point-x! " a " " ex("i", d - 1, sc " " a) ") " a ")"
}
function ex_f(d, sc,   k, a, b) {
  k = pick(4)
  a = fresh("i")
  if (k == 0) return "(lambda (" a ") " ex("i", d - 1, sc " " a) ")"
  if (k == 1) { b = fresh("i"); return "(let ([" b " " ex("i", d - 1, sc) "]) (lambda (" a ") (set! " b " (+ " b " " a ")) " b "))" }
  if (k == 2) return "(compose1 " ex("f", d - 1, sc) " " ex("f", d - 1, sc) ")"
  return "(case-lambda [() 0] [(" a ") " ex("i", d - 1, sc " " a) "] [(x . y) x])"
}
function ex_v(d, sc,   k) {
  k = pick(3)
  if (k == 0) return "(for/vector #:length 3 ([x (in-naturals)]) (+ x " ex("i", d - 1, sc) "))"
  if (k == 1) return "(let ([v (vector 1 2 3)]) (vector-set! v " pick(3) " " ex("i", d - 1, sc) ") v)"
  return "(vector " ex("i", d - 1, sc) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
}
function ex_x(d, sc,   k) {
  k = pick(8)
  if (k < 3) return "(fl" substr("+-*", k + 1, 1) " " ex("x", d - 1, sc) " " ex("x", d - 1, sc) ")"
  if (k == 3) return "(" substr("+-*/", 1 + pick(4), 1) " " ex("x", d - 1, sc) " " ex("x", d - 1, sc) ")"
  if (k == 4) return "(if (fl" substr("<>=", 1 + pick(3), 1) " " ex("x", d - 1, sc) " " ex("x", d - 1, sc) ") " ex("x", d - 1, sc) " " ex("x", d - 1, sc) ")"
  if (k == 5) return "(->fl " ex("i", d - 1, sc) ")"
  if (k == 6) return "(let loop ([n " pick(5) "] [acc " ex("x", d - 1, sc) "]) (if (= n 0) acc (loop (- n 1) (fl+ (fl* acc 0.5) " ex("x", d - 1, sc) "))))"
  return "(for/fold ([acc 0.0]) ([x (in-flvector (flvector " ex("x", d - 1, sc) " " ex("x", d - 1, sc) "))]) (fl+ acc x))"
}
function ex(t, d, sc,   v) {
  v = var(t, sc)
  if (d <= 0) return v != "" && pick(3) ? v : lit(t)
  if (pick(2)) return any(t, d, sc)
  if (t == "i") return ex_i(d, sc)
  if (t == "x") return ex_x(d, sc)
  if (t == "b") return ex_b(d, sc)
  if (t == "l") return ex_l(d, sc)
  if (t == "s") return ex_s(d, sc)
  if (t == "h") return ex_h(d, sc)
  if (t == "p") return ex_p(d, sc)
  if (t == "f") return ex_f(d, sc)
  return ex_v(d, sc)
}
# A value as something that prints the same everywhere.
function shown(v) {
  if (substr(v, 1, 1) == "f") return "(" v " 1)"
  if (substr(v, 1, 1) == "h") return "(sort (hash->list " v ") < #:key car)"
  return v
}
# The body of a module; what another one exports, and may be inlined here, comes first.
function body(   i, t, f, p, q, g, n, parts, scope) {
  names = taps = 0
  print "(module lib racket/base"
  contracts = pick(4) == 0
  if (contracts) print "(require racket/contract)"
  print "(provide guard tap notes note! level (struct-out point) (struct-out point3) lib-i lib-l lib-s lib-v lib-p lib-any lib-next! lib-constant lib-key lib-opt swap-list " (contracts ? "(contract-out [checked (-> integer? (listof integer?))])" : "checked") ")"
  print "(define notes '())"
  print "(define (note! x) (set! notes (cons x notes)))"
  print "(define (tap k v) (note! k) v)"
  print "(define level (make-parameter 0))"
  print "(define (guard try give-up) (let ([r (let/ec k (with-handlers ([exn:fail? (lambda (e) (note! (exn-message e)) (k k))] [void (lambda (e) (note! e) (k k))]) (try)))]) (if (continuation? r) (give-up) r)))"
  print "(struct point (x y) #:mutable #:transparent)"
  print "(struct point3 point (z) #:transparent)"
  print "(define counter 0)"
  print "(define (lib-next!) (set! counter (+ counter 1)) counter)"
  print "(define lib-constant " lit("i") ")"
  print "(define (lib-any x) (if (eq? x 'never) (error \"no\") x))"
  print "(define (checked n) (list n (+ n 1)))"
  print "(define-syntax-rule (swap-list a b) (let ([tmp a] [other b]) (append other tmp)))"
  print "(define (lib-key x [y (+ x 1)] #:a [a (lib-next!)]) (- (* x a) y))"
  print "(define (lib-opt a [b " lit("i") "] [c " (pick(2) ? lit("i") : "(lib-next!)") "]) (- (+ a b) c))"
  print "(define (opt a [b " lit("i") "] [c " (pick(2) ? lit("i") : "(- b a)") "]) (cond [(> a 9) (opt (quotient a 2) c)] [(< a -9) (opt (quotient a 2))] [else (+ a (* b 2) (* c 3))]))"
  print "(define (keyed a [b (* a 2)] #:by [by 10] #:minus [minus b]) (- (+ (* a by) b) minus))"
  print "(require racket/match racket/fixnum racket/flonum (for-syntax racket/base))"
  print macros
  n = split("i l s v p", parts, " ")
  for (i = 1; i <= n; i++) {
    p = fresh("i"); q = fresh("l")
    print "(define (lib-" parts[i] " " p " " q ") (if (> depth 3) " lit(parts[i]) " (deeper (lambda () " ex(parts[i], 1 + pick(2), " " p " " q) "))))"
  }
  print "(define depth 0)"
  print "(define (deeper thunk) (dynamic-wind (lambda () (set! depth (+ depth 1))) thunk (lambda () (set! depth (- depth 1))))))"
  print "(require 'lib racket/match racket/fixnum racket/flonum (for-syntax racket/base))"
  print "(define (opt a [b " lit("i") "] [c " (pick(2) ? lit("i") : "(- b a)") "]) (cond [(> a 9) (opt (quotient a 2) c)] [(< a -9) (opt (quotient a 2))] [else (+ a (* b 2) (* c 3))]))"
  print "(define (keyed a [b (* a 2)] #:by [by 10] #:minus [minus b]) (- (+ (* a by) b) minus))"
  print macros
  scope = ""
  for (i = 1; i <= 5; i++) {
    t = kind()
    f = "f-" i
    p = fresh("i"); q = fresh("l")
    print "(define (" f " " p " " q ") " ex(t, 3 + pick(2), scope " " p " " q) ")"
    g = fresh(t)
    print "(define " g " (" f " " lit("i") " " lit("l") "))"
    scope = scope " " g
  }
  n = split(scope, parts, " ")
  for (i = 1; i <= n; i++) print shown(parts[i])
  print ex("l", 4, scope)
  print "(write (reverse notes))"
  print "(newline)"
}
BEGIN {
  macros = "(define-syntax my-or (syntax-rules () [(_) #f] [(_ e) e] [(_ e more ...) (let ([tmp e]) (if tmp tmp (my-or more ...)))]))\n" \
    "(define-syntax (sum-of stx) (syntax-case stx () [(_ e ...) (with-syntax ([(t ...) (generate-temporaries #'(e ...))]) #'(let ([t e] ...) (+ t ...)))]))"
  for (at = 0; at < (count ? count : 1); at++) {
    srand(seed + at)
    print count ? "(module random-" seed + at " racket/base" : "#lang racket/base"
    body()
    if (count) print ")"
  }
}
