#lang racket/base
;; racket/string: joining, splitting, trimming and searching strings.
;; Layer: above racket/base.
;; Separators that are strings are searched for directly; only regexp separators use the matcher.

(provide string-append* string-join string-split string-trim string-normalize-spaces string-replace
         non-empty-string? string-prefix? string-suffix? string-contains?)

(define (check-string who s) (unless (string? s) (raise-argument-error who "string?" s)))
;; The separator of one of the procedures whose default is whitespace, for the helpers below: #f is whitespace there.
(define whitespace (string->uninterned-symbol "whitespace"))
(define (separator who sep)
  (unless (or (eq? sep whitespace) (string? sep) (regexp? sep))
    (raise-argument-error who "(or/c string? regexp?)" sep))
  (and (not (eq? sep whitespace)) sep))

;; Like string-append, with a list of strings as the last argument.
;; > (string-append* "a" '("b" "c"))
;; "abc"
(define (string-append* s . ss) (apply apply string-append s ss))

;; The strings with sep between them, and with what the keywords say at the ends and before the last.
;; > (string-join '("one" "two" "three") ", " #:before-last " and ")
;; "one, two and three"
(define (string-join strs [sep " "] #:before-first [before-first ""] #:before-last [before-last sep]
                     #:after-last [after-last ""])
  (unless (and (list? strs) (andmap string? strs))
    (raise-argument-error 'string-join "(listof string?)" strs))
  (for ([s (in-list (list sep before-first after-last))]) (check-string 'string-join s))
  (define middle
    (if (or (null? strs) (null? (cdr strs)))
        strs
        (cons (car strs)
              (let loop ([l (cdr strs)])
                (if (null? (cdr l))
                    (begin (check-string 'string-join before-last) (list before-last (car l)))
                    (list* sep (car l) (loop (cdr l))))))))
  (apply string-append before-first (append middle (list after-last))))

;; ---- finding separators -----------------------------------------------------------------------

;; Position of pat in str at or after start, or #f.
(define (find-substring str pat start)
  (define n (string-length str))
  (define m (string-length pat))
  (let loop ([i start])
    (cond
      [(> (+ i m) n) #f]
      [(matches-at? str pat i m) i]
      [else (loop (+ i 1))])))

(define (matches-at? str pat i m)
  (let loop ([j 0])
    (or (eq? j m)
        (and (char=? (string-ref str (+ i j)) (string-ref pat j))
             (loop (+ j 1))))))

;; The regexp for a separator: #f is whitespace.
(define (separator-regexp sep repeat?)
  (cond
    [(not sep) #px"\\s+"]
    [(string? sep)
     (let ([q (regexp-quote sep)])
       (regexp (if repeat? (string-append "(?:" q ")+") q)))]
    [repeat?
     (let ([text (object-name sep)])
       ((if (pregexp? sep) pregexp regexp) (string-append "(?:" text ")+")))]
    [else sep]))

;; What separates words: the characters of \s, which are all in ASCII.
(define (blank? c) (memv c '(#\space #\tab #\newline #\page #\return)))

;; -> start, end of what remains of str.  sep: #f, string or regexp.
(define (trim-bounds str sep left? right? repeat?)
  (define n (string-length str))
  (cond
    [(not sep)
     (let* ([start (if left?
                       (let loop ([i 0])
                         (if (and (< i n) (blank? (string-ref str i))) (loop (+ i 1)) i))
                       0)]
            [end (if right?
                     (let loop ([i n])
                       (if (and (> i start) (blank? (string-ref str (- i 1)))) (loop (- i 1)) i))
                     n)])
       (values start end))]
    [(string? sep)
     (let* ([m (string-length sep)]
            [start (if (and left? (> m 0))
                       (let loop ([i 0])
                         (if (and (<= (+ i m) n) (matches-at? str sep i m))
                             (if repeat? (loop (+ i m)) (+ i m))
                             i))
                       0)]
            [end (if (and right? (> m 0))
                     (let loop ([i n])
                       (if (and (>= (- i m) 0) (matches-at? str sep (- i m) m))
                           (if repeat? (loop (- i m)) (- i m))
                           i))
                     n)])
       (if (< end start)
           (values start start)
           (values start end)))]
    [else (trim-bounds/regexp str (separator-regexp sep repeat?) left? right? n)]))

(define (trim-bounds/regexp str rx left? right? n)
  (define places (regexp-match-positions* rx str))
  (define start (if (and left? (pair? places) (eqv? 0 (caar places))) (cdar places) 0))
  (define last-place (and (pair? places) (let loop ([l places]) (if (pair? (cdr l)) (loop (cdr l)) (car l)))))
  (define end
    (if (and right? last-place (eqv? n (cdr last-place)) (>= (car last-place) start))
        (car last-place)
        n))
  (values start end))

;; The string without sep, by default whitespace, at its ends; all repetitions of it with #:repeat? #t.
;; > (string-trim "  a b  ")
;; "a b"
;; > (string-trim "xxaxx" "x" #:repeat? #t)
;; "a"
(define (string-trim str [sep whitespace] #:left? [left? #t] #:right? [right? #t] #:repeat? [repeat? #f])
  (check-string 'string-trim str)
  (let-values ([(start end) (trim-bounds str (separator 'string-trim sep) left? right? repeat?)])
    (if (and (eqv? start 0) (eqv? end (string-length str)))
        str
        (substring str start end))))

;; ---- splitting --------------------------------------------------------------------------------

;; The parts of str between separators, by default runs of whitespace; empty parts at the ends are left out, unless #:trim? is #f.
;; > (string-split "  a b  c ")
;; '("a" "b" "c")
;; > (string-split "1,2,,3" ",")
;; '("1" "2" "" "3")
(define (string-split str [sep whitespace] #:trim? [trim? #t] #:repeat? [repeat? #f])
  (check-string 'string-split str)
  (split-string str (separator 'string-split sep) trim? repeat?))

(define (split-string str sep trim? repeat?)
  (let-values ([(start end) (if trim?
                                (trim-bounds str sep #t #t repeat?)
                                (values 0 (string-length str)))])
    (cond
      [(and (string? sep) (not (string=? sep "")))
       (if (eqv? start end) '() (split-at-string str sep start end repeat?))]
      [sep
       (let ([parts (regexp-split (separator-regexp sep repeat?) str start end)])
         (if (equal? parts '("")) '() parts))]
      [(eqv? start end) '()]
      [else (split-spaces str start end)])))

(define (split-spaces str start end)
  (let loop ([i start] [from start])
    (cond
      [(= i end) (list (substring str from i))]
      [(blank? (string-ref str i))
       (let skip ([j i])
         (if (and (< j end) (blank? (string-ref str j)))
             (skip (+ j 1))
             (cons (substring str from i) (loop j j))))]
      [else (loop (+ i 1) from)])))

(define (split-at-string str sep start end repeat?)
  (define m (string-length sep))
  (let loop ([from start])
    (let ([i (find-substring str sep from)])
      (if (and i (<= (+ i m) end))
          (cons (substring str from i)
                (let skip ([j (+ i m)])
                  (if (and repeat? (<= (+ j m) end) (matches-at? str sep j m))
                      (skip (+ j m))
                      (loop j))))
          (list (substring str from end))))))

;; The parts of str joined by one space each, without any at the ends.
;; > (string-normalize-spaces "  a   b ")
;; "a b"
(define (string-normalize-spaces str [sep whitespace] [space " "] #:trim? [trim? #t] #:repeat? [repeat? #f])
  (check-string 'string-normalize-spaces str)
  (check-string 'string-normalize-spaces space)
  (string-join (split-string str (separator 'string-normalize-spaces sep) trim? repeat?) space))

;; ---- replacing and testing --------------------------------------------------------------------

;; The string with all, or the first, of from replaced by to.
;; > (string-replace "banana" "an" "-")
;; "b--a"
(define (string-replace str from to #:all? [all? #t])
  (check-string 'string-replace str)
  (unless (or (string? from) (regexp? from))
    (raise-argument-error 'string-replace "(or/c string? regexp?)" from))
  (check-string 'string-replace to)
  (cond
    [(and (string? from) (not (string=? from ""))) (replace-substrings str from to all?)]
    [else
     (let ([rx (if (string? from) (regexp (regexp-quote from)) from)]
           [insert (regexp-replace-quote to)])
       (if all? (regexp-replace* rx str insert) (regexp-replace rx str insert)))]))

(define (replace-substrings str from to all?)
  (define m (string-length from))
  (define parts
    (let loop ([start 0])
      (let ([i (find-substring str from start)])
        (if i
            (list* (substring str start i) to (if all? (loop (+ i m)) (list (substring str (+ i m)))))
            (list (substring str start))))))
  (apply string-append parts))

;; Whether v is a string with characters.
(define (non-empty-string? v) (and (string? v) (not (eqv? 0 (string-length v)))))

;; Whether s begins with prefix.
;; > (string-prefix? "woad" "wo")
;; #t
(define (string-prefix? s prefix)
  (check-string 'string-prefix? s)
  (check-string 'string-prefix? prefix)
  (let ([m (string-length prefix)])
    (and (<= m (string-length s)) (matches-at? s prefix 0 m))))

;; Whether s ends with suffix.
;; > (string-suffix? "woad" "ad")
;; #t
(define (string-suffix? s suffix)
  (check-string 'string-suffix? s)
  (check-string 'string-suffix? suffix)
  (let ([n (string-length s)] [m (string-length suffix)])
    (and (<= m n) (matches-at? s suffix (- n m) m))))

;; Whether the second string is somewhere in the first.
;; > (string-contains? "woad" "oa")
;; #t
(define (string-contains? s contained)
  (check-string 'string-contains? s)
  (check-string 'string-contains? contained)
  (and (find-substring s contained 0) #t))
