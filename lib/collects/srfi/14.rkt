#lang racket/base
;; srfi/14: sets of characters.  Layer: above racket/base.
;; A set is a sorted list of ranges of code points.  The large standard sets are known by a predicate, and
;; their ranges are found when first asked for.

(provide
 char-set? char-set= char-set<= char-set-hash
 char-set-cursor char-set-ref char-set-cursor-next end-of-char-set?
 char-set-fold char-set-unfold char-set-unfold! char-set-for-each char-set-map
 char-set-copy char-set list->char-set list->char-set! string->char-set string->char-set!
 char-set-filter char-set-filter! ucs-range->char-set ucs-range->char-set! ->char-set
 char-set->list char-set->string char-set-size char-set-count char-set-contains?
 char-set-every char-set-any
 char-set-adjoin char-set-adjoin! char-set-delete char-set-delete!
 char-set-complement char-set-complement! char-set-union char-set-union!
 char-set-intersection char-set-intersection! char-set-difference char-set-difference!
 char-set-xor char-set-xor! char-set-diff+intersection char-set-diff+intersection!
 char-set:lower-case char-set:upper-case char-set:title-case char-set:letter char-set:digit
 char-set:letter+digit char-set:graphic char-set:printing char-set:whitespace char-set:iso-control
 char-set:punctuation char-set:symbol char-set:hex-digit char-set:blank char-set:ascii
 char-set:empty char-set:full)

;; ranges : list of (low . high), inclusive, ascending and apart, or #f until needed
;; contains : char -> boolean
(struct a-set ([ranges #:mutable] contains)
  #:property prop:custom-write
  (lambda (s port mode) (write-string "#<char-set>" port)))
;; Whether v is a set of characters.
(define (char-set? v) (a-set? v))

(define last-code #x10FFFF)

(define (ranges s)
  (or (a-set-ranges s)
      (let ([r (scan (a-set-contains s))]) (set-a-set-ranges! s r) r)))

;; The ranges of the characters that PRED holds for.
(define (scan pred)
  (let loop ([i last-code] [high #f] [l '()])
    (define in? (and (>= i 0) (not (<= #xD800 i #xDFFF)) (pred (integer->char i))))
    (cond
      [(< i 0) (if high (cons (cons 0 high) l) l)]
      [in? (loop (sub1 i) (or high i) l)]
      [high (loop (sub1 i) #f (cons (cons (add1 i) high) l))]
      [else (loop (sub1 i) #f l)])))

(define (in-ranges? l c)
  (define n (char->integer c))
  (let loop ([l l])
    (and (pair? l)
         (cond [(< n (caar l)) #f] [(<= n (cdar l)) #t] [else (loop (cdr l))]))))
(define (from-ranges l) (a-set l (lambda (c) (in-ranges? l c))))
(define (from-predicate pred) (a-set #f pred))

(define (check who v) (unless (a-set? v) (raise-argument-error who "char-set?" v)))
(define (check-all who l) (for ([v (in-list l)]) (check who v)))
(define (check-char who v) (unless (char? v) (raise-argument-error who "char?" v)))

;; ---- arithmetic of ranges -----------------------------------------------------------------------

(define (union2 a b)
  (let loop ([a a] [b b] [low #f] [high #f])
    (define (emit rest) (if low (cons (cons low high) rest) rest))
    (cond
      [(and (null? a) (null? b)) (emit '())]
      [(or (null? b) (and (pair? a) (<= (caar a) (caar b))))
       (define r (car a))
       (if (and low (<= (car r) (next-code high)))
           (loop (cdr a) b low (max high (cdr r)))
           (emit (loop (cdr a) b (car r) (cdr r))))]
      [else (loop b a low high)])))
;; Code points 55296 to 57343 are no characters, so the ones around them touch.
(define (next-code n) (if (eqv? n #xD7FF) #xE000 (add1 n)))
(define (previous-code n) (if (eqv? n #xE000) #xD7FF (sub1 n)))
(define (complement l)
  (let loop ([from 0] [l l])
    (cond
      [(null? l) (if (> from last-code) '() (list (cons from last-code)))]
      [else
       (define rest (loop (next-code (cdar l)) (cdr l)))
       (if (< from (caar l)) (cons (cons from (previous-code (caar l))) rest) rest)])))
(define (intersect2 a b)
  (if (or (null? a) (null? b))
      '()
      (let* ([low (max (caar a) (caar b))]
             [high (min (cdar a) (cdar b))]
             [rest (if (< (cdar a) (cdar b)) (intersect2 (cdr a) b) (intersect2 a (cdr b)))])
        (if (<= low high) (cons (cons low high) rest) rest))))
(define (range-size r)
  (define (below n) (cond [(< n #xD800) n] [(< n #xE000) #xD800] [else (- n #x800)]))
  (- (below (add1 (cdr r))) (below (car r))))

;; ---- comparison ---------------------------------------------------------------------------------

(define (pairwise ok? l)
  (or (null? l)
      (let loop ([a (car l)] [l (cdr l)]) (or (null? l) (and (ok? a (car l)) (loop (car l) (cdr l)))))))
;; Whether all sets have the same characters.
(define (char-set= . sets)
  (check-all 'char-set= sets)
  (pairwise (lambda (a b) (equal? (ranges a) (ranges b))) sets))
;; Whether each set's characters are all in the next set.
(define (char-set<= . sets)
  (check-all 'char-set<= sets)
  (pairwise (lambda (a b) (equal? (intersect2 (ranges a) (ranges b)) (ranges a))) sets))
;; A hash code of the set, below bound.
(define (char-set-hash s [bound 4194304])
  (check 'char-set-hash s)
  (modulo (equal-hash-code (ranges s)) (if (eqv? bound 0) 4194304 bound)))

;; ---- iteration ----------------------------------------------------------------------------------

;; A cursor is the list of code points ranges that remain.
(define (char-set-cursor s) (check 'char-set-cursor s) (ranges s))
;; Whether the cursor is behind the last character.
(define (end-of-char-set? cursor) (null? cursor))
;; The character at a cursor.
(define (char-set-ref s cursor)
  (when (null? cursor) (raise-arguments-error 'char-set-ref "cursor is at the end of the set" "set" s))
  (integer->char (caar cursor)))
;; The cursor after another.
(define (char-set-cursor-next s cursor)
  (when (null? cursor) (raise-arguments-error 'char-set-cursor-next "cursor is at the end of the set" "set" s))
  (define low (next-code (caar cursor)))
  (if (> low (cdar cursor)) (cdr cursor) (cons (cons low (cdar cursor)) (cdr cursor))))
;; Combines the characters: f gets the character and what it gave before, at first init.
(define (char-set-fold f init s)
  (check 'char-set-fold s)
  (let loop ([c (ranges s)] [acc init])
    (if (null? c) acc (loop (char-set-cursor-next s c) (f (char-set-ref s c) acc)))))
;; A set from seeds: value gives the character for a seed, next the next seed, until stop? says so; base is added.
(define (char-set-unfold stop? value next seed [base char-set:empty])
  (check 'char-set-unfold base)
  (let loop ([seed seed] [l '()])
    (if (stop? seed) (apply char-set-adjoin base l) (loop (next seed) (cons (value seed) l)))))
;; Applies f to each character.
(define (char-set-for-each f s) (char-set-fold (lambda (c acc) (f c) acc) (void) s))
;; The set of what f gives for the characters.
(define (char-set-map f s) (list->char-set (char-set-fold (lambda (c l) (cons (f c) l)) '() s)))

;; ---- making and taking apart --------------------------------------------------------------------

;; The same characters; sets do not change, so it may be the same set.
(define (char-set-copy s) (check 'char-set-copy s) s)
;; A set of the characters.
(define (char-set . l) (list->char-set l))
;; A set of the characters in the list and in base.
(define (list->char-set l [base char-set:empty])
  (for ([c (in-list l)]) (check-char 'list->char-set c))
  (define codes (sort (map char->integer l) <))
  (from-ranges
   (union2 (ranges base)
           (let loop ([l codes])
             (if (null? l) '() (union2 (list (cons (car l) (car l))) (loop (cdr l))))))))
;; A set of the characters in the string and in base.
(define (string->char-set str [base char-set:empty])
  (unless (string? str) (raise-argument-error 'string->char-set "string?" str))
  (list->char-set (string->list str) base))
;; The characters of s that satisfy pred, and those of base.
(define (char-set-filter pred s [base char-set:empty])
  (check 'char-set-filter s)
  (list->char-set (char-set-fold (lambda (c l) (if (pred c) (cons c l) l)) '() s) base))
;; A set of the characters whose numbers are at least low and below high, and of base.
(define (ucs-range->char-set low high [error? #f] [base char-set:empty])
  (for ([n (in-list (list low high))])
    (unless (exact-nonnegative-integer? n)
      (raise-argument-error 'ucs-range->char-set "exact-nonnegative-integer?" n)))
  (define top (min (sub1 high) last-code))
  (from-ranges (union2 (ranges base)
                       (intersect2 (if (<= low top) (list (cons low top)) '()) all-ranges))))
(define all-ranges (list (cons 0 last-code)))
;; v, a set, the characters of a string, or a character, as a set.
(define (->char-set v)
  (cond [(a-set? v) v]
        [(string? v) (string->char-set v)]
        [(char? v) (char-set v)]
        [else (raise-argument-error '->char-set "(or/c string? char? char-set?)" v)]))

;; The characters as a list.
(define (char-set->list s)
  (check 'char-set->list s)
  (reverse (char-set-fold cons '() s)))
;; The characters as a string.
(define (char-set->string s) (list->string (char-set->list s)))
;; How many characters the set has.
(define (char-set-size s)
  (check 'char-set-size s)
  (for/sum ([r (in-list (ranges s))]) (range-size r)))
;; How many of the characters satisfy pred.
(define (char-set-count pred s) (char-set-fold (lambda (c n) (if (pred c) (add1 n) n)) 0 s))
;; Whether the set has c.
(define (char-set-contains? s c)
  (check 'char-set-contains? s)
  (check-char 'char-set-contains? c)
  (and ((a-set-contains s) c) #t))
;; #f when a character does not satisfy pred, else the last result of pred.
(define (char-set-every pred s)
  (check 'char-set-every s)
  (let loop ([c (ranges s)])
    (or (null? c) (and (pred (char-set-ref s c)) (loop (char-set-cursor-next s c))))))
;; The first result of pred that is not #f, else #f.
(define (char-set-any pred s)
  (check 'char-set-any s)
  (let loop ([c (ranges s)])
    (and (pair? c) (or (pred (char-set-ref s c)) (loop (char-set-cursor-next s c))))))

;; ---- algebra ------------------------------------------------------------------------------------

;; The set with these characters.
(define (char-set-adjoin s . chars) (check 'char-set-adjoin s) (list->char-set chars s))
;; The set without these characters.
(define (char-set-delete s . chars)
  (check 'char-set-delete s)
  (char-set-difference s (list->char-set chars)))
;; All characters that the set does not have.
(define (char-set-complement s)
  (check 'char-set-complement s)
  (from-ranges (complement (ranges s))))
;; The characters that are in one of the sets.
(define (char-set-union . sets)
  (check-all 'char-set-union sets)
  (from-ranges (for/fold ([l '()]) ([s (in-list sets)]) (union2 l (ranges s)))))
;; The characters that are in all of the sets.
(define (char-set-intersection . sets)
  (check-all 'char-set-intersection sets)
  (from-ranges (for/fold ([l all-ranges]) ([s (in-list sets)]) (intersect2 l (ranges s)))))
;; The characters of the first set that are in no other.
(define (char-set-difference s . more)
  (check-all 'char-set-difference (cons s more))
  (from-ranges (for/fold ([l (ranges s)]) ([m (in-list more)]) (intersect2 l (complement (ranges m))))))
;; The characters that are in an odd number of the sets.
(define (char-set-xor . sets)
  (check-all 'char-set-xor sets)
  (from-ranges
   (for/fold ([l '()]) ([s (in-list sets)])
     (define r (ranges s))
     (union2 (intersect2 l (complement r)) (intersect2 r (complement l))))))
;; Two sets: the characters of the first set that are in no other, and the rest of it.
(define (char-set-diff+intersection s . more)
  (check-all 'char-set-diff+intersection (cons s more))
  (define others (apply char-set-union more))
  (values (char-set-difference s others) (char-set-intersection s others)))

;; Sets never change: the procedures with ! are those without.
(define list->char-set! list->char-set)
(define string->char-set! string->char-set)
(define char-set-filter! char-set-filter)
(define ucs-range->char-set! ucs-range->char-set)
(define char-set-unfold! char-set-unfold)
(define char-set-adjoin! char-set-adjoin)
(define char-set-delete! char-set-delete)
(define char-set-complement! char-set-complement)
(define char-set-union! char-set-union)
(define char-set-intersection! char-set-intersection)
(define char-set-difference! char-set-difference)
(define char-set-xor! char-set-xor)
(define char-set-diff+intersection! char-set-diff+intersection)

;; ---- standard sets ------------------------------------------------------------------------------

(define (category . names) (from-predicate (lambda (c) (memq (char-general-category c) names))))
(define char-set:empty (from-ranges '()))
(define char-set:full (from-ranges all-ranges))
(define char-set:ascii (from-ranges '((0 . 127))))
(define char-set:lower-case (from-predicate char-lower-case?))
(define char-set:upper-case (from-predicate char-upper-case?))
(define char-set:title-case (from-predicate char-title-case?))
(define char-set:letter (category 'lu 'll 'lt 'lm 'lo))
(define char-set:digit (category 'nd))
(define char-set:letter+digit (category 'lu 'll 'lt 'lm 'lo 'nd))
(define char-set:punctuation (category 'pc 'pd 'ps 'pe 'pi 'pf 'po))
(define char-set:symbol (category 'sm 'sc 'sk 'so))
(define char-set:graphic (from-predicate char-graphic?))
(define char-set:whitespace (from-predicate char-whitespace?))
(define char-set:printing (from-predicate (lambda (c) (or (char-graphic? c) (char-whitespace? c)))))
(define char-set:blank (from-predicate char-blank?))
(define char-set:iso-control (from-predicate char-iso-control?))
(define char-set:hex-digit (from-ranges '((48 . 57) (65 . 70) (97 . 102))))

;; (char-set-adjoin! s char ...) -> char-set?
;; (char-set-complement! s) -> char-set?
;; (char-set-delete! s char ...) -> char-set?
;; (char-set-diff+intersection! s1 s2 s ...) -> (values char-set? char-set?)
;; (char-set-difference! s1 s ...) -> char-set?
;; (char-set-filter! pred s base) -> char-set?
;; (char-set-intersection! s1 s ...) -> char-set?
;; (char-set-unfold! stop? value next seed base) -> char-set?
;; (char-set-union! s1 s ...) -> char-set?
;; (char-set-xor! s1 s ...) -> char-set?
;; (string->char-set! str base) -> char-set?
;; (ucs-range->char-set! low high error? base) -> char-set?
;; Like the procedure without !; sets are not changed, so the result is to be used.

;; char-set:empty : char-set?
;; No characters.

;; char-set:full : char-set?
;; All characters.

;; char-set:ascii : char-set?
;; The characters 0 to 127.

;; char-set:letter : char-set?
;; Letters: the Unicode categories that begin with L.

;; char-set:digit : char-set?
;; Decimal digits: the characters of the Unicode category Nd.

;; char-set:letter+digit : char-set?
;; Letters and decimal digits.

;; char-set:lower-case : char-set?
;; Letters in lower case.

;; char-set:upper-case : char-set?
;; Letters in upper case.

;; char-set:title-case : char-set?
;; Letters in title case: digraphs whose first part alone is in upper case.

;; char-set:graphic : char-set?
;; Letters, digits, punctuation and symbols: what leaves ink.

;; char-set:printing : char-set?
;; What leaves ink, and white space.

;; char-set:punctuation : char-set?
;; Punctuation: the Unicode categories that begin with P.

;; char-set:symbol : char-set?
;; Symbols: the Unicode categories that begin with S.

;; char-set:whitespace : char-set?
;; White space.

;; char-set:blank : char-set?
;; White space within a line: tabs and the Unicode category Zs.

;; char-set:iso-control : char-set?
;; The control characters 0 to 31 and 127 to 159.

;; char-set:hex-digit : char-set?
;; The digits 0 to 9, a to f and A to F.
