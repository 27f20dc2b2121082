# random-module.awk -v seed=N: a small random module that always ends and prints its results. Expressions are typed:
# i integer, b boolean, l list of integers, s string, v vector; variables carry their type in their first letter.
function pick(n) { return int(rand() * n) }
function var(t, scope,   n, parts, i, fit, count) {
  n = split(scope, parts, " ")
  count = 0
  for (i = 1; i <= n; i++) if (substr(parts[i], 1, 1) == t) fit[++count] = parts[i]
  return count == 0 ? "" : fit[1 + pick(count)]
}
function fresh(t) { return t "v" ++names }
function lit(t) {
  if (t == "i") return pick(5) == 0 ? "1152921504606846975" : pick(200) - 100
  if (t == "b") return pick(2) ? "#t" : "#f"
  if (t == "l") return pick(3) == 0 ? "'()" : "'(" pick(9) " " pick(9) " " pick(9) ")"
  if (t == "s") return "\"s" pick(9) "\""
  return "(vector " pick(9) " " pick(9) " " pick(9) ")"
}
function ex(t, d, sc,   k, v, a, u) {
  v = var(t, sc)
  if (d <= 0) return v != "" && pick(3) ? v : lit(t)
  k = pick(9)
  if (k == 0) { u = substr("iblsv", 1 + pick(5), 1); a = fresh(u); return "(let ([" a " " ex(u, d - 1, sc) "]) " ex(t, d - 1, sc " " a) ")" }
  if (k == 1) return "(if " ex("b", d - 1, sc) " " ex(t, d - 1, sc) " " ex(t, d - 1, sc) ")"
  if (k == 2) { u = substr("il", 1 + pick(2), 1); a = fresh(u); return "((lambda (" a ") " ex(t, d - 1, sc " " a) ") " ex(u, d - 1, sc) ")" }
  if (k == 3) return "(begin (note! " ex(substr("ibls", 1 + pick(4), 1), d - 1, sc) ") " ex(t, d - 1, sc) ")"
  if (k == 4) { a = fresh("i"); u = fresh(t); return "(let loop ([" a " 0] [" u " " ex(t, d - 1, sc) "]) (if (< " a " " 1 + pick(4) ") (loop (+ " a " 1) " ex(t, d - 1, sc " " a " " u) ") " u "))" }
  if (k == 5) { a = fresh("i"); u = fresh("i"); return "(let-values ([(" a " " u ") (values " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")]) " ex(t, d - 1, sc " " a " " u) ")" }
  if (k == 6) { a = fresh(t); return "(let ([" a " " ex(t, d - 1, sc) "]) (set! " a " " ex(t, d - 1, sc " " a) ") " ex(t, d - 1, sc " " a) ")" }
  if (t == "i") {
    k = pick(8)
    if (k < 3) return "(" substr("+-*", k + 1, 1) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
    if (k == 3) return "(length " ex("l", d - 1, sc) ")"
    if (k == 4) return "(vector-ref " ex("v", d - 1, sc) " " pick(3) ")"
    if (k == 5) return "(for/fold ([acc 0]) ([x (in-list " ex("l", d - 1, sc) ")]) (+ acc x))"
    if (k == 6) return "(with-handlers ([exn:fail? (lambda (e) -1)]) (quotient " ex("i", d - 1, sc) " " ex("i", d - 1, sc) "))"
    return "(call/ec (lambda (k) (+ 1 (if " ex("b", d - 1, sc) " (k " ex("i", d - 1, sc) ") " ex("i", d - 1, sc) "))))"
  }
  if (t == "b") {
    k = pick(5)
    if (k == 0) return "(< " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
    if (k == 1) return "(not " ex("b", d - 1, sc) ")"
    if (k == 2) return "(equal? " ex("l", d - 1, sc) " " ex("l", d - 1, sc) ")"
    if (k == 3) return "(and " ex("b", d - 1, sc) " " ex("b", d - 1, sc) ")"
    return "(null? " ex("l", d - 1, sc) ")"
  }
  if (t == "l") {
    k = pick(5)
    if (k == 0) return "(cons " ex("i", d - 1, sc) " " ex("l", d - 1, sc) ")"
    if (k == 1) { a = fresh("i"); return "(map (lambda (" a ") " ex("i", d - 1, sc " " a) ") " ex("l", 0, sc) ")" }
    if (k == 2) return "(reverse " ex("l", d - 1, sc) ")"
    if (k == 3) return "(swap-list " ex("l", 0, sc) " " ex("l", d - 1, sc) ")"
    return "(for/list ([x (in-range " pick(4) ")] [y (in-list " ex("l", d - 1, sc) ")]) (+ x y))"
  }
  if (t == "s") return pick(2) ? "(string-append " ex("s", d - 1, sc) " " ex("s", d - 1, sc) ")" : "(number->string " ex("i", d - 1, sc) ")"
  return "(vector " ex("i", d - 1, sc) " " ex("i", d - 1, sc) " " ex("i", d - 1, sc) ")"
}
BEGIN {
  srand(seed)
  print "#lang racket/base"
  print "(define notes '())"
  print "(define (note! x) (set! notes (cons x notes)))"
  print "(define-syntax-rule (swap-list a b) (let ([tmp a] [other b]) (append other tmp)))"
  scope = ""
  for (i = 1; i <= 4; i++) {
    t = substr("iblsv", 1 + pick(5), 1)
    f = "f" i
    p = fresh("i"); q = fresh("l")
    print "(define (" f " " p " " q ") " ex(t, 3, scope " " p " " q) ")"
    g = fresh(t)
    print "(define " g " (" f " " lit("i") " " lit("l") "))"
    scope = scope " " g
  }
  n = split(scope, parts, " ")
  for (i = 1; i <= n; i++) print parts[i]
  print ex("l", 4, scope)
  print "(write (reverse notes))"
  print "(newline)"
}
