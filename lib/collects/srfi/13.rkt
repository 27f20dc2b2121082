#lang racket/base
;; srfi/13: the string library of SRFI 13.  Layer: above racket/base and srfi/14.
;; Most procedures take an optional range [start, end) of their strings; criteria are characters, sets of
;; characters or predicates.

(require (only-in "14.rkt" char-set? char-set-contains? char-set:letter+digit char-set:graphic)
         (rename-in racket/base [string-upcase r:upcase] [string-downcase r:downcase]
                    [string-titlecase r:titlecase]))
(provide
 string-null? string-every string-any
 string-tabulate reverse-list->string string-join (rename-out [to-list string->list])
 substring/shared string-take string-take-right string-drop string-drop-right
 string-pad string-pad-right string-trim string-trim-right string-trim-both (rename-out [fill! string-fill!])
 string-compare string-compare-ci
 string= string<> string< string> string<= string>=
 string-ci= string-ci<> string-ci< string-ci> string-ci<= string-ci>=
 string-hash string-hash-ci
 string-prefix-length string-suffix-length string-prefix-length-ci string-suffix-length-ci
 string-prefix? string-suffix? string-prefix-ci? string-suffix-ci?
 string-index string-index-right string-skip string-skip-right string-count
 string-contains string-contains-ci
 string-titlecase string-titlecase! string-upcase string-upcase! string-downcase string-downcase!
 string-reverse string-reverse!
 string-append/shared string-concatenate string-concatenate/shared
 string-concatenate-reverse string-concatenate-reverse/shared
 string-map string-map! string-fold string-fold-right string-unfold string-unfold-right
 string-for-each string-for-each-index
 xsubstring string-xcopy! string-replace string-tokenize string-filter string-delete
 string-parse-start+end string-parse-final-start+end let-string-start+end check-substring-spec
 substring-spec-ok? make-kmp-restart-vector kmp-step string-kmp-partial-search)

;; ---- ranges and criteria ------------------------------------------------------------------------

(define (check-string who s) (unless (string? s) (error who "Non-string value ~a" s)))
(define (check-count who n) (unless (exact-nonnegative-integer? n) (error who "given ~a" n)))
(define (check-procedure who f) (unless (procedure? f) (error who "expected procedure, given ~a" f)))

;; -> the end of the range of S, checked
(define (range who s start end)
  (check-string who s)
  (define n (string-length s))
  (define stop (or end n))
  (unless (and (exact-nonnegative-integer? start) (<= start n))
    (raise-range-error who "string" "starting " start s 0 n))
  (unless (and (exact-nonnegative-integer? stop) (<= start stop n))
    (raise-range-error who "string" "ending " stop s start n 0))
  stop)

;; -> predicate on characters; otherwise an error that begins with the text and names `self`, the procedure called
(define (criterion c text . self)
  (cond [(char? c) (lambda (d) (char=? c d))]
        [(char-set? c) (lambda (d) (char-set-contains? c d))]
        [(procedure? c) c]
        [else (apply error text (append self (list c)))]))
(define not-second "Second param is neither char-set, char, or predicate procedure.")
(define not-criterion "CRITERION param is neither char-set or char.")

;; Whether start and end are a range in the string.
(define (substring-spec-ok? s start end)
  (and (string? s) (exact-nonnegative-integer? start) (exact-nonnegative-integer? end)
       (<= start end (string-length s))))
;; Raises unless start and end are a range in the string; who is named in the message.
(define (check-substring-spec who s start end)
  (unless (substring-spec-ok? s start end)
    (error "Illegal substring spec." who s start end)))
;; -> rest of the arguments, start, end
(define (string-parse-start+end who s args)
  (check-string 'string-parse-start+end s)
  (define start (if (pair? args) (car args) 0))
  (define more (if (pair? args) (cdr args) '()))
  (define end (if (pair? more) (car more) (string-length s)))
  (check-substring-spec who s start end)
  (values (if (pair? more) (cdr more) '()) start end))
;; Three values for a procedure that ends in optional arguments for a range: what args has behind them, start and end.
(define (string-parse-final-start+end who s args)
  (define-values (rest start end) (string-parse-start+end who s args))
  (unless (null? rest) (raise-arguments-error 'string-parse-final-start+end "extra arguments" "arguments" rest))
  (values start end))
;; (let-string-start+end (start end [rest]) proc-expr s-expr args-expr body ...+)
;; The body with start and end of a range in the string, from a list of optional arguments; rest is bound to what is left.
(define-syntax let-string-start+end
  (syntax-rules ()
    [(_ (start end) who s args body0 body ...)
     (let-values ([(start end) (string-parse-final-start+end who s args)]) body0 body ...)]
    [(_ (start end rest) who s args body0 body ...)
     (let-values ([(rest start end) (string-parse-start+end who s args)]) body0 body ...)]))

;; ---- predicates, construction -------------------------------------------------------------------

;; Whether the string has no characters.
(define (string-null? s) (eqv? 0 (string-length s)))
;; #f at the first character that is not c, in c or accepted by c, a character, a set or a predicate; else the last result, #t for
;; an empty string.
(define (string-every c s [start 0] [end #f])
  (define stop (range 'string-every s start end))
  (define pred (criterion c "string-every: Second param is neither char-set, char, or predicate procedure:"))
  (let loop ([i start] [last #t])
    (if (< i stop)
        (let ([v (pred (string-ref s i))]) (and v (loop (add1 i) v)))
        last)))
;; The first true result of c, a character, a set or a predicate, for a character; else #f.
(define (string-any c s [start 0] [end #f])
  (define stop (range 'string-any s start end))
  (define pred (criterion c not-second string-any))
  (let loop ([i start]) (and (< i stop) (or (pred (string-ref s i)) (loop (add1 i))))))

;; A string of n characters: what f gives for 0, 1 and so on.
(define (string-tabulate f n)
  (check-procedure 'string-tabulate f)
  (check-count 'string-tabulate n)
  (build-string n f))
;; A string of the characters in the list, the last first.
(define (reverse-list->string l) (list->string (reverse l)))
(define (to-list s [start 0] [end #f])
  (string->list (substring s start (range 'string->list s start end))))
;; grammar : infix, strict-infix, prefix or suffix
(define (string-join l [delimiter " "] [grammar 'infix])
  (unless (list? l) (error "STRINGS parameter not list." l string-join))
  (check-string 'string-join delimiter)
  (define (each f) (apply string-append (apply append (map f l))))
  (case grammar
    [(infix strict-infix)
     (cond [(pair? l)
            (apply string-append (car l)
                   (apply append (map (lambda (s) (list delimiter s)) (cdr l))))]
           [(eq? grammar 'strict-infix)
            (error "Empty list cannot be joined with STRICT-INFIX grammar." string-join)]
           [else ""])]
    [(prefix) (each (lambda (s) (list delimiter s)))]
    [(suffix) (each (lambda (s) (list s delimiter)))]
    [else (error "Illegal join grammar" grammar string-join)]))

;; ---- selection ----------------------------------------------------------------------------------

;; The characters from start to end; the same string when these are all.
(define (substring/shared s start [end #f])
  (define stop (range 'substring/shared s start end))
  (if (and (eqv? start 0) (eqv? stop (string-length s))) s (substring s start stop)))
(define-syntax-rule (define-part (name s n) from to)
  (define (name s n)
    (unless (string? s) (error 'name "expected string, given ~a" s))
    (unless (and (exact-nonnegative-integer? n) (<= n (string-length s))) (error 'name "given ~a" n))
    (substring s from to)))
;; The first n characters.
(define-part (string-take s n) 0 n)
;; All but the first n characters.
(define-part (string-drop s n) n (string-length s))
;; The last n characters.
(define-part (string-take-right s n) (- (string-length s) n) (string-length s))
;; All but the last n characters.
(define-part (string-drop-right s n) 0 (- (string-length s) n))

;; The last n characters, with c in front when there are fewer.
(define (string-pad s n [c #\space] [start 0] [end #f])
  (define stop (range 'string-pad s start end))
  (check-count 'string-pad n)
  (define size (- stop start))
  (if (<= n size)
      (substring s (- stop n) stop)
      (string-append (make-string (- n size) c) (substring s start stop))))
;; The first n characters, with c at the end when there are fewer.
(define (string-pad-right s n [c #\space] [start 0] [end #f])
  (define stop (range 'string-pad-right s start end))
  (check-count 'string-pad-right n)
  (define size (- stop start))
  (if (<= n size)
      (substring s start (+ start n))
      (string-append (substring s start stop) (make-string (- n size) c))))

;; The string without the characters at its left end that satisfy c, a character, a set or a predicate.
(define (string-trim s [c char-whitespace?] [start 0] [end #f])
  (define stop (range 'string-trim s start end))
  (define from (string-skip s c start stop))
  (if from (substring s from stop) ""))
;; The string without the characters at its right end that satisfy c, a character, a set or a predicate.
(define (string-trim-right s [c char-whitespace?] [start 0] [end #f])
  (define stop (range 'string-trim-right s start end))
  (define to (string-skip-right s c start stop))
  (if to (substring s start (add1 to)) ""))
;; The string without the characters at both ends that satisfy c, a character, a set or a predicate.
(define (string-trim-both s [c char-whitespace?] [start 0] [end #f])
  (define stop (range 'string-trim-both s start end))
  (define from (string-skip s c start stop))
  (if from (substring s from (add1 (string-skip-right s c start stop))) ""))

(define (fill! s c [start 0] [end #f])
  (define stop (range 'string-fill! s start end))
  (for ([i (in-range start stop)]) (string-set! s i c)))

;; ---- comparison ---------------------------------------------------------------------------------

;; Calls LESS, SAME or MORE with the first position in A where the ranges differ.
(define (compare who a b less same more start1 end1 start2 end2 fold)
  (define stop1 (range who a start1 end1))
  (define stop2 (range who b start2 end2))
  (let loop ([i start1] [j start2])
    (cond
      [(eqv? i stop1) (if (eqv? j stop2) (same i) (less i))]
      [(eqv? j stop2) (more i)]
      [else
       (define c (fold (string-ref a i)))
       (define d (fold (string-ref b j)))
       (cond [(char=? c d) (loop (add1 i) (add1 j))]
             [(char<? c d) (less i)]
             [else (more i)])])))
(define (same-char c) c)
(define (check-procedures who . fs) (for ([f (in-list fs)]) (check-procedure who f)))
;; Calls less, same or more, by how the strings compare, with the position in a where they first differ.
(define (string-compare a b less same more [start1 0] [end1 #f] [start2 0] [end2 #f])
  (check-procedures 'string-compare less same more)
  (compare 'string-compare a b less same more start1 end1 start2 end2 same-char))
;; The same without regard to case.
(define (string-compare-ci a b less same more [start1 0] [end1 #f] [start2 0] [end2 #f])
  (check-procedures 'string-compare-ci less same more)
  (compare 'string-compare-ci a b less same more start1 end1 start2 end2 char-foldcase))

(define (false i) #f)
;; Ranges of one string that start together are compared by their ends.
(define-syntax-rule (define-comparisons fold (name less same more) ...)
  (begin
    (define (name a b [start1 0] [end1 #f] [start2 0] [end2 #f])
      (define at (compare 'name a b less same more start1 end1 start2 end2 fold))
      (if (and (eq? a b) (eqv? start1 start2)) (and at #t) at))
    ...))
(define-comparisons same-char
  (string= false values false) (string<> values false values)
  (string< values false false) (string> false false values)
  (string<= values values false) (string>= false values values))
(define-comparisons char-foldcase
  (string-ci= false values false) (string-ci<> values false values)
  (string-ci< values false false) (string-ci> false false values)
  (string-ci<= values values false) (string-ci>= false values values))

(define default-bound 4194304)
(define (hash-chars who s bound start end fold)
  (define stop (range who s start end))
  (check-count who bound)
  (define m (if (eqv? bound 0) default-bound bound))
  (for/fold ([h 0]) ([c (in-string s start stop)])
    (modulo (+ (* 37 h) (char->integer (fold c))) m)))
;; A hash code of the string, below bound unless that is 0.
(define (string-hash s [bound 0] [start 0] [end #f]) (hash-chars 'string-hash s bound start end same-char))
;; A hash code that does not depend on case, below bound unless that is 0.
(define (string-hash-ci s [bound 0] [start 0] [end #f])
  (hash-chars 'string-hash-ci s bound start end char-foldcase))

;; ---- prefixes and suffixes ----------------------------------------------------------------------

(define (prefix-length who a b start1 end1 start2 end2 fold)
  (define stop1 (range who a start1 end1))
  (define stop2 (range who b start2 end2))
  (let loop ([n 0])
    (if (and (< (+ start1 n) stop1) (< (+ start2 n) stop2)
             (char=? (fold (string-ref a (+ start1 n))) (fold (string-ref b (+ start2 n)))))
        (loop (add1 n))
        n)))
(define (suffix-length who a b start1 end1 start2 end2 fold)
  (define stop1 (range who a start1 end1))
  (define stop2 (range who b start2 end2))
  (let loop ([n 0])
    (if (and (< (+ start1 n) stop1) (< (+ start2 n) stop2)
             (char=? (fold (string-ref a (- stop1 n 1))) (fold (string-ref b (- stop2 n 1)))))
        (loop (add1 n))
        n)))
(define-syntax-rule (define-affixes length-of fold length-name test-name)
  (begin
    (define (length-name a b [start1 0] [end1 #f] [start2 0] [end2 #f])
      (length-of 'length-name a b start1 end1 start2 end2 fold))
    (define (test-name a b [start1 0] [end1 #f] [start2 0] [end2 #f])
      (define stop1 (range 'test-name a start1 end1))
      (eqv? (- stop1 start1) (length-of 'test-name a b start1 stop1 start2 end2 fold)))))
(define-affixes prefix-length same-char string-prefix-length string-prefix?)
(define-affixes suffix-length same-char string-suffix-length string-suffix?)
(define-affixes prefix-length char-foldcase string-prefix-length-ci string-prefix-ci?)
(define-affixes suffix-length char-foldcase string-suffix-length-ci string-suffix-ci?)

;; ---- searching ----------------------------------------------------------------------------------

(define (find-forward pred s start stop)
  (let loop ([i start]) (and (< i stop) (if (pred (string-ref s i)) i (loop (add1 i))))))
(define (find-backward pred s start stop)
  (let loop ([i (sub1 stop)]) (and (>= i start) (if (pred (string-ref s i)) i (loop (sub1 i))))))
(define ((negate pred) c) (not (pred c)))
(define-syntax-rule (define-search (name find adjust text) ...)
  (begin
    (define (name s c [start 0] [end #f])
      (define stop (range 'name s start end))
      (find (adjust (criterion c text name)) s start stop))
    ...))
(define-search
  (string-index find-forward values not-second) (string-index-right find-backward values not-second)
  (string-skip find-forward negate not-second) (string-skip-right find-backward negate not-criterion))
;; How many characters satisfy c, a character, a set or a predicate.
(define (string-count s c [start 0] [end #f])
  (define stop (range 'string-count s start end))
  (define pred (criterion c not-criterion string-count))
  (for/sum ([d (in-string s start stop)]) (if (pred d) 1 0)))

(define (contains who s pattern start1 end1 start2 end2 same?)
  (define stop1 (range who s start1 end1))
  (define stop2 (range who pattern start2 end2))
  (define restart (make-kmp-restart-vector pattern same? start2 stop2))
  (define size (- stop2 start2))
  (let loop ([i start1] [state 0])
    (cond [(eqv? state size) (- i size)]
          [(eqv? i stop1) #f]
          [else (loop (add1 i) (kmp-step pattern restart (string-ref s i) state same? start2))])))
;; The position in s where the pattern first occurs, else #f.
(define (string-contains s pattern [start1 0] [end1 #f] [start2 0] [end2 #f])
  (contains 'string-contains s pattern start1 end1 start2 end2 char=?))
;; The same without regard to case.
(define (string-contains-ci s pattern [start1 0] [end1 #f] [start2 0] [end2 #f])
  (contains 'string-contains-ci s pattern start1 end1 start2 end2 char-ci=?))

;; Knuth, Morris and Pratt: element i is the state to go back to when character i does not match, -1 when the
;; next character starts afresh.
(define (make-kmp-restart-vector pattern [same? char=?] [start 0] [end #f])
  (define stop (range 'make-kmp-restart-vector pattern start end))
  (define size (- stop start))
  (define v (make-vector size -1))
  (define (at k) (string-ref pattern (+ start k)))
  (when (> size 0)
    (let loop ([i 0] [j -1] [k start])
      (when (< i (sub1 size))
        (let back ([j j])
          (cond
            [(eqv? j -1)
             (unless (same? (at (add1 i)) (at 0)) (vector-set! v (add1 i) 0))
             (loop (add1 i) 0 (add1 k))]
            [(same? (at i) (at j))
             (vector-set! v (add1 i) (add1 j))
             (loop (add1 i) (add1 j) (add1 k))]
            [else (back (vector-ref v j))])))))
  v)
;; One step of a search by Knuth, Morris and Pratt: the state after character c, by the restart vector of the pattern from start on.
(define (kmp-step pattern restart c state same? start)
  (let loop ([i state])
    (cond [(same? c (string-ref pattern (+ start i))) (add1 i)]
          [else
           (define j (vector-ref restart i))
           (if (eqv? j -1) 0 (loop j))])))
;; -> the state at the end, or minus the position after the match
(define (string-kmp-partial-search pattern restart s state [same? char=?] [p-start 0] [s-start 0] [s-end #f])
  (define stop (range 'string-kmp-partial-search s s-start s-end))
  (define size (vector-length restart))
  (let loop ([i s-start] [state state])
    (cond [(eqv? state size) (- i)]
          [(eqv? i stop) state]
          [else (loop (add1 i) (kmp-step pattern restart (string-ref s i) state same? p-start))])))

;; ---- case and order -----------------------------------------------------------------------------

(define-syntax-rule (define-case (name name! convert) ...)
  (begin
    (begin
      (define (name s [start 0] [end #f])
        (define stop (range 'name s start end))
        (convert (substring s start stop)))
      (define (name! s [start 0] [end #f])
        (define stop (range 'name! s start end))
        (define new (convert (substring s start stop)))
        (when (eqv? (string-length new) (- stop start)) (string-copy! s start new))))
    ...))
(define-case
  (string-upcase string-upcase! r:upcase)
  (string-downcase string-downcase! r:downcase)
  (string-titlecase string-titlecase! r:titlecase))

;; A fresh string of the characters from the last to the first.
(define (string-reverse s [start 0] [end #f])
  (define stop (range 'string-reverse s start end))
  (build-string (- stop start) (lambda (i) (string-ref s (- stop i 1)))))
;; Turns the characters of a mutable string around.
(define (string-reverse! s [start 0] [end #f])
  (define stop (range 'string-reverse! s start end))
  (string-copy! s start (string-reverse s start stop)))

;; ---- appending ----------------------------------------------------------------------------------

;; The strings appended; perhaps one of them when the others are empty.
(define (string-append/shared . l) (string-concatenate/shared l))
;; The strings in the list, appended.
(define (string-concatenate l) (apply string-append l))
;; The strings in the list, appended; perhaps one of them when the others are empty.
(define (string-concatenate/shared l)
  (define full (for/list ([s (in-list l)] #:unless (eqv? 0 (string-length s))) s))
  (cond [(null? full) ""] [(null? (cdr full)) (car full)] [else (string-concatenate full)]))
;; The strings in the list, the last first, appended, with the first end characters of final behind them.
(define (string-concatenate-reverse l [final ""] [end #f])
  (define stop (range 'string-concatenate-reverse final 0 end))
  (string-concatenate (reverse (cons (substring final 0 stop) l))))
(define string-concatenate-reverse/shared string-concatenate-reverse)

;; ---- mapping and folding ------------------------------------------------------------------------

;; A string of what f gives for the characters, which it sees in no set order.
(define (string-map f s [start 0] [end #f])
  (check-procedure 'string-map f)
  (define stop (range 'string-map s start end))
  (build-string (- stop start) (lambda (i) (f (string-ref s (+ start i))))))
;; Changes each character of a mutable string to what f gives for it.
(define (string-map! f s [start 0] [end #f])
  (check-procedure 'string-map! f)
  (define stop (range 'string-map! s start end))
  (for ([i (in-range start stop)]) (string-set! s i (f (string-ref s i)))))
;; Combines the characters from the left: f gets the character and what it gave before, at first init.
(define (string-fold f init s [start 0] [end #f])
  (check-procedure 'string-fold f)
  (define stop (range 'string-fold s start end))
  (for/fold ([acc init]) ([c (in-string s start stop)]) (f c acc)))
;; Combines the characters from the right: f gets the character and what it gave before, at first init.
(define (string-fold-right f init s [start 0] [end #f])
  (check-procedure 'string-fold-right f)
  (define stop (range 'string-fold-right s start end))
  (for/fold ([acc init]) ([i (in-range (sub1 stop) (sub1 start) -1)]) (f (string-ref s i) acc)))
(define (unfolded stop? value next seed final)
  (let loop ([seed seed] [l '()])
    (if (stop? seed)
        (values (list->string (reverse l)) (final seed))
        (loop (next seed) (cons (value seed) l)))))
;; A string from seeds: value gives the character for a seed, next the next seed, until stop? says so; base stands in front, what
;; final makes of the last seed at the end.
(define (string-unfold stop? value next seed [base ""] [final (lambda (x) "")])
  (check-procedures 'string-unfold stop? value next)
  (define-values (text last) (unfolded stop? value next seed final))
  (string-append base text last))
;; Like string-unfold, from right to left: base stands at the end.
(define (string-unfold-right stop? value next seed [base ""] [final (lambda (x) "")])
  (check-procedures 'string-unfold-right stop? value next)
  (define-values (text last) (unfolded stop? value next seed final))
  (string-append last (string-reverse text) base))
;; Applies f to each character from the left on.
(define (string-for-each f s [start 0] [end #f])
  (check-procedure 'string-for-each f)
  (define stop (range 'string-for-each s start end))
  (for ([c (in-string s start stop)]) (f c)))
;; Applies f to each position from start on.
(define (string-for-each-index f s [start 0] [end #f])
  (check-procedure 'string-for-each-index f)
  (define stop (range 'string-for-each-index s start end))
  (for ([i (in-range start stop)]) (f i)))

;; ---- replicating, replacing, splitting ----------------------------------------------------------

;; The characters at positions FROM to TO of the range repeated without end both ways.
(define (xsubstring s from [to #f] [start 0] [end #f])
  (define stop (range 'xsubstring s start end))
  (define size (- stop start))
  (define last (or to (+ from size)))
  (unless (exact-integer? from) (error 'xsubstring "given ~a" from))
  (unless (and (exact-integer? last) (<= from last)) (error 'xsubstring "given ~a" to))
  (when (and (eqv? size 0) (< from last))
    (raise-arguments-error 'xsubstring "cannot replicate empty string" "string" s))
  (build-string (- last from) (lambda (i) (string-ref s (+ start (modulo (+ from i) size))))))
;; Copies characters of s, from position from to position to, going around at its ends, into target at the position at.
(define (string-xcopy! target at s from [to #f] [start 0] [end #f])
  (string-copy! target at (xsubstring s from to start end)))
;; S1 with the range [START1, END1) replaced by that of S2.
(define (string-replace s1 s2 start1 end1 [start2 0] [end2 #f])
  (define stop1 (range 'string-replace s1 start1 end1))
  (define stop2 (range 'string-replace s2 start2 end2))
  (string-append (substring s1 0 start1) (substring s2 start2 stop2) (substring s1 stop1)))
;; The longest runs of characters of the criterion.
(define (string-tokenize s [token char-set:graphic] [start 0] [end #f])
  (define stop (range 'string-tokenize s start end))
  (let loop ([i start])
    (define from (string-index s token i stop))
    (if from
        (let ([to (or (string-skip s token from stop) stop)])
          (cons (substring s from to) (loop to)))
        '())))
;; (string-filter criterion s) or (string-filter s criterion)
;; The characters that satisfy the criterion, a character, a set or a predicate.
(define-syntax-rule (define-selecting (name keep?) ...)
  (begin
    (define (name a b [start 0] [end #f])
      (define-values (c s) (if (string? a) (values b a) (values a b)))
      (define stop (range 'name s start end))
      (define pred (criterion c "string-delete criterion not predicate, char or char-set"))
      (list->string (for/list ([d (in-string s start stop)] #:when (keep? (pred d))) d)))
    ...))
(define-selecting (string-filter values) (string-delete not))

;; (string= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string<> s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string< s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string> s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string<= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string>= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; Compares the strings, or the parts of them, character by character; the result may be a position instead of #t.

;; (string-ci= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-ci<> s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-ci< s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-ci> s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-ci<= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-ci>= s1 s2 [start1 end1 start2 end2]) -> boolean?
;; The same without regard to case.

;; (string-prefix-length s1 s2 [start1 end1 start2 end2]) -> exact-nonnegative-integer?
;; (string-prefix-length-ci s1 s2 [start1 end1 start2 end2]) -> exact-nonnegative-integer?
;; How many characters the strings have in common at their beginning; -ci without regard to case.

;; (string-suffix-length s1 s2 [start1 end1 start2 end2]) -> exact-nonnegative-integer?
;; (string-suffix-length-ci s1 s2 [start1 end1 start2 end2]) -> exact-nonnegative-integer?
;; How many characters the strings have in common at their end; -ci without regard to case.

;; (string-prefix? s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-prefix-ci? s1 s2 [start1 end1 start2 end2]) -> boolean?
;; Whether s2 begins with s1; -ci without regard to case.

;; (string-suffix? s1 s2 [start1 end1 start2 end2]) -> boolean?
;; (string-suffix-ci? s1 s2 [start1 end1 start2 end2]) -> boolean?
;; Whether s2 ends with s1; -ci without regard to case.

;; (string-index s c [start end]) -> (or/c exact-nonnegative-integer? #f)
;; (string-index-right s c [start end]) -> (or/c exact-nonnegative-integer? #f)
;; The position of the first, or last, character that satisfies c, a character, a set or a predicate; else #f.

;; (string-skip s c [start end]) -> (or/c exact-nonnegative-integer? #f)
;; (string-skip-right s c [start end]) -> (or/c exact-nonnegative-integer? #f)
;; The position of the first, or last, character that does not satisfy c, a character, a set or a predicate; else #f.

;; (string-delete c s [start end]) -> string?
;; The characters that do not satisfy c, a character, a set or a predicate.

;; (string-upcase! s [start end]) -> void?
;; (string-downcase! s [start end]) -> void?
;; (string-titlecase! s [start end]) -> void?
;; Changes the characters of a mutable string to upper case, to lower case, or to lower case with words that begin in upper case.

;; (string-concatenate-reverse/shared strings [final end]) -> string?
;; Like string-concatenate-reverse; perhaps one of the strings when the others are empty.

;; (string->list s [start end]) -> list?
;; The characters from start to end, as a list.

;; (string-fill! s c [start end]) -> void?
;; Changes the characters from start to end to c.
