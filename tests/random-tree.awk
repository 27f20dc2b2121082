# random-tree.awk -v seed=N -v dir=DIR: a random set of modules that require one another, m1.rkt to m8.rkt in DIR (which exists);
# prints their names. Everything exported has a name of its own, whose first letter tells what it is:
# i integer, f procedure of one integer, k procedure with a keyword and an option, m expression macro of one integer, d macro
# that defines an integer, g macro that defines a macro of one integer, s structure type with fields a and b (integers),
# p parameter. A name is followed by its module and a number; "qN:" before it is a prefix. The scopes of module M are strings of
# such names: at[0] at phase 0, at[1] at phase 1, and what module J exports is exports[J], of its submodule inner[J].
function pick(n) { return int(rand() * n) }
function one(t, scope,   n, parts, i, fit, count, bare) {
  n = split(scope, parts, " ")
  count = 0
  for (i = 1; i <= n; i++) { bare = parts[i]; sub(/^(q[0-9]+:)+/, "", bare); if (substr(bare, 1, 1) == t) fit[++count] = parts[i] }
  return count == 0 ? "" : fit[1 + pick(count)]
}
function fresh(t) { return t M "-" ++names }
function put(line) { print line > file }
function accessor(s, field) { return s "-" field }

# An expression of an integer, in SC, D levels deep.
function ex(d, sc,   k, v, t) {
  k = pick(d <= 0 ? 3 : 19)
  if (k == 0) return pick(100)
  if (k <= 2) return (v = one("i", sc)) == "" ? pick(9) : v
  if (k <= 4) return (v = one("f", sc)) == "" ? "(add1 " ex(d - 1, sc) ")" : "(" v " " ex(d - 1, sc) ")"
  if (k <= 7) return (v = one("m", sc)) == "" ? "(abs " ex(d - 1, sc) ")" : "(" v " " ex(d - 1, sc) ")"
  if (k == 8) return (v = one("k", sc)) == "" ? ex(d - 1, sc) : "(" v (pick(2) ? " #:by " ex(d - 1, sc) : "") " " ex(d - 1, sc) (pick(2) ? " " ex(d - 1, sc) : "") ")"
  if (k <= 10) { v = one("s", sc); return v == "" ? "(string-length \"abc" pick(9) "\")" : "(" v "-" (pick(2) ? "a" : "b") " (" v " " ex(d - 1, sc) " " ex(d - 1, sc) "))" }
  if (k == 11) { v = one("p", sc); return v == "" ? ex(d - 1, sc) : "(parameterize ([" v " " ex(d - 1, sc) "]) (" v "))" }
  if (k == 12) { t = "i" M "x" ++names; return "(let loop ([" t " " pick(4) "]) (if (< " t " 3) (loop (add1 " t ")) " ex(d - 1, sc " " t) "))" }
  if (k == 13) { t = "i" M "x" ++names; return "(for/sum ([" t " (in-range " 1 + pick(3) ")]) " ex(d - 1, sc " " t) ")" }
  if (k == 14) { t = "m" M "x" ++names; return "(let () (define-syntax-rule (" t " " t "e) (let ([tmp " t "e]) (+ tmp " ex(d - 2, sc) "))) (define tmp " ex(d - 1, sc) ") (" t " tmp))" }
  if (k == 15) { t = "m" M "x" ++names; return "(let-syntax ([" t " (syntax-rules () [(_ " t "e) (+ " t "e 1)])]) " ex(d - 1, sc " " t) ")" }
  if (k == 16) return "(hash-ref '#hash((a . " pick(9) ") (\"b\" . 2) (#\\c . 3) (#(1 2) . 4)) '" (pick(2) ? "a" : "z") " (lambda () " ex(d - 1, sc) "))"
  if (k == 17) return "(length '(1 #rx\"a.b\" #\"bytes\" #s(pre 1 2) #&box 1/3 2.5 \"text" pick(9) "\" sym" pick(9) " #:kw" pick(9) "))"
  t = "i" M "x" ++names
  return "(match (list " ex(d - 1, sc) " " ex(d - 1, sc) ") [(list " t " _) #:when (even? " t ") " ex(d - 1, sc " " t) "] [_ " ex(d - 1, sc) "])"
}
# A macro of one integer, named NAME, at phase 0.
function macro(name, sc, sc1,   k, v, e) {
  k = pick(11)
  v = ex(1, sc)
  e = ex(2, sc1)
  if (k <= 1) put("(define-syntax-rule (" name " e) (let ([tmp e] [other " v "]) (+ tmp other)))")
  else if (k == 2) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) (with-syntax ([n (datum->syntax #'here " e ")]) #'(let ([tmp n]) (+ tmp e " v ")))]))")
  else if (k == 3) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) #`(+ e #,(syntax-local-lift-expression #'" v "))]))")
  else if (k == 4) put("(begin-for-syntax (define i" M "c" ++names " 0))\n(define-syntax (" name " stx) (set! i" M "c" names " (add1 i" M "c" names ")) (syntax-case stx () [(_ e) (with-syntax ([n i" M "c" names "]) #'(+ e n))]))")
  else if (k == 5) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) (with-syntax ([(x y) (generate-temporaries '(x y))]) #'(let-values ([(x y) (values e " v ")]) (- x y)))]))")
  else if (k == 6) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) (let ([inner (local-expand #'(+ e " v ") 'expression '())]) (syntax-property #`(values #,inner) 'kept '(" name " " pick(99) ") #t))]))")
  else if (k == 7) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) (let ([it (datum->syntax stx 'it)] [again (syntax-local-introduce (datum->syntax #f 'again))]) #`(let ([#,it e] [#,again 1]) (+ #,it #,again)))]))")
  else if (k == 8) put("(define-syntax (" name " stx) (syntax-case stx () [(_ e) #'(if (identifier-binding #'" name ") (+ e (length (syntax->list #'(e " name " nowhere)))) " v ")]))")
  else if (k == 9) { ++names; put("(define-syntax-parameter sp" M "x" names " (lambda (stx) #'" pick(9) "))\n(define-syntax-rule (" name " e) (syntax-parameterize ([sp" M "x" names " (make-rename-transformer #'" (one("i", sc) == "" ? "zero" : one("i", sc)) ")]) (+ sp" M "x" names " e)))") }
  else put("(define-syntax " name " (let ([n " e "]) (lambda (stx) (syntax-case stx () [(_ e) (with-syntax ([n n] [u (string->uninterned-symbol \"u\")]) #'(let ([u e]) (+ u n)))]))))")
}
# One definition of the body; exports are collected in mine.
function definition(   k, v, w) {
  k = pick(15)
  if (k <= 1) { v = fresh("i"); put("(define " v " " ex(3, at[0]) ")") }
  else if (k <= 3) { v = fresh("f"); put("(define (" v " x) (+ x " ex(3, at[0]) "))") }
  else if (k <= 6) { v = fresh("m"); macro(v, at[0], at[1]) }
  else if (k == 7) { v = fresh("k"); put("(define (" v " x #:by [by " ex(1, at[0]) "] [more " pick(9) "]) (+ x (* by more)))") }
  else if (k == 8) {
    v = fresh("s")
    w = pick(4)
    put("(struct " v " (a b)" (w == 0 ? " #:transparent" : w == 1 ? " #:mutable #:property prop:procedure (lambda (self x) x)" : w == 2 ? " #:prefab" : "") ")")
  }
  else if (k == 9) { v = fresh("p"); put("(define " v " (make-parameter " ex(2, at[0]) "))") }
  else if (k == 10) { v = fresh("d"); put("(define-syntax-rule (" v " name e) (begin (define tmp e) (define-values (other) " ex(1, at[0]) ") (define name (+ tmp other))))") }
  else if (k == 11) { v = fresh("g"); put("(define-syntax-rule (" v " name n) (begin (define hidden n) (define-syntax-rule (name e) (let ([tmp e]) (+ tmp hidden)))))") }
  else if (k == 12) { w = one("d", at[0]); if (w == "") return; v = fresh("i"); put("(" w " " v " " ex(2, at[0]) ")") }
  else if (k == 13) { w = one("g", at[0]); if (w == "") return; v = fresh("m"); put("(" w " " v " " pick(99) ")") }
  else if (pick(2)) { v = fresh("f"); put("(begin-for-syntax (define (" v " x) (+ x " ex(2, at[1]) ")) (define-syntax-rule (m" M "y" ++names " e) (" v " e)))"); at[1] = at[1] " " v " m" M "y" names; return }
  else { v = fresh("i"); put("(define-for-syntax " v " " ex(2, at[1]) ")\n(provide (for-syntax " v "))"); at[1] = at[1] " " v; return }
  mine = mine " " v
  at[0] = at[0] " " v
}
# What stays of the names in SCOPE under PREFIX.
function prefixed(prefix, scope,   n, parts, i, out) {
  n = split(scope, parts, " ")
  out = ""
  for (i = 1; i <= n; i++) out = out " " prefix parts[i]
  return out
}
# Requires module J, one way or another.
function need(j,   k, path, names_of, v, prefix) {
  path = "\"m" j ".rkt\""
  names_of = exports[j]
  if (inner[j] != "" && pick(4) == 0) { path = "(submod " path " inner)"; names_of = inner[j] }
  k = pick(9)
  v = one(substr("ifkms", 1 + pick(5), 1), names_of)
  prefix = "q" M ":"
  if (k <= 1 || (k >= 7 && v == "")) { put("(require " path ")"); at[0] = at[0] " " names_of; reexport = reexport " (all-from-out " path ")"; given = given " " names_of }
  else if (k == 2) { put("(require (prefix-in " prefix " " path "))"); at[0] = at[0] " " prefixed(prefix, names_of) }
  else if (k <= 4) { put("(require (for-syntax " path "))"); at[1] = at[1] " " names_of }
  else if (k == 5) { put("(require (for-meta 2 " path ") (for-label " path ") " path ")"); at[0] = at[0] " " names_of }
  else if (k == 6) { put("(require (for-template " path ") (for-syntax (prefix-in " prefix " " path ")))"); at[1] = at[1] " " prefixed(prefix, names_of) }
  else if (k == 7 && v !~ /s[0-9]+-/) { put("(require (only-in " path " [" v " " prefix v "]))"); at[0] = at[0] " " prefix v; if (pick(2)) { reexport = reexport " (rename-out [" prefix v " " prefix v "])"; given = given " " prefix v } }
  else { put("(require (only-in " path "))") }
}
function submodule(kind, name,   v, w) {
  v = "i" M name
  w = "m" M name
  put("(" kind " " name " " (kind == "module*" && pick(2) ? "#f" : "racket/base"))
  if (kind == "module") {
    put("  (require racket/match (for-syntax racket/base racket/match))\n  (provide " v " " w ")\n  (define " v " " ex(2, "") ")\n  (define-syntax-rule (" w " e) (let ([tmp " v "]) (+ e tmp)))\n  (module deep racket/base (define x " pick(9) ") (provide x)))")
    return v " " w
  }
  put("  (require (only-in (submod \"..\")) (only-in racket/list first))\n  (define " v " (+ 1 (first '(" pick(9) " 2))))\n  (println " v "))")
  return ""
}
function module(   j, k, n) {
  file = dir "/m" M ".rkt"
  mine = reexport = given = ""
  at[0] = at[1] = ""
  put("#lang racket/base\n(require racket/match racket/stxparam (for-syntax racket/base racket/match) (for-meta 2 racket/base))\n(define zero 0)")
  n = pick(4)
  for (k = 0; k < n && M > 1; k++) { j = 1 + pick(M - 1); if (!used[M, j]++) need(j) }
  inner[M] = ""
  if (pick(3) == 0) { inner[M] = submodule("module", "inner"); put("(require (prefix-in in: 'inner))") }
  n = 4 + pick(8)
  for (k = 0; k < n; k++) definition()
  if (pick(3) == 0) submodule("module*", "outer")
  if (pick(3) == 0) put("(module+ main (println " ex(2, at[0]) "))\n(module+ main (println " ex(1, at[0]) "))")
  put("(println (list " ex(3, at[0]) " " ex(3, at[0]) "))")
  n = split(mine, parts, " ")
  put("(provide")
  for (k = 1; k <= n; k++) put("  " (parts[k] ~ /^s/ ? "(struct-out " parts[k] ")" : pick(9) == 0 ? "(protect-out " parts[k] ")" : parts[k]))
  put("  " reexport ")")
  exports[M] = mine " " given
  close(file)
  print "m" M ".rkt"
}
BEGIN {
  srand(seed)
  for (M = 1; M <= 8; M++) module()
}
