#lang racket/base
;; racket/contract/private/blame: who promised what to whom, and the text of a broken promise.
;; Layer: above racket/base; lowest of the contract system.

(provide (struct-out blame-record) make-blame make-export-blame blame? blame-swap blame-original? blame-swapped?
         blame-source blame-value blame-contract blame-positive blame-negative
         blame-add-context blame-add-missing-party blame-with-party blame-missing-party? blame-replace-negative blame-replaced-negative?
         blame-update blame-context blame-fmt->-string
         raise-blame-error current-blame-format
         (struct-out exn:fail:contract:blame) assertion-party party-text name-lines ordinal applied-whole?)

(require racket/pretty racket/list)

;; source : srcloc or #f;  value : name of the value, or #f;  contract : thunk of the contract's name
;; positive : who answers for the value; negative : who uses it, or #f where that is known only later
;; swapped? : whether the two have changed places (at arguments);  contexts : strings, innermost first
;; replaced? : whether blame-replace-negative put the negative party there
;; important : what the message begins with in place of the value's name, as the name of a method, and whether the
;; parties had changed places there: a pair; or #f
;; more-positive, more-negative : lists of further parties;  applied? : whether it is of a name that a module exports and a user
;; applies
(struct blame-record (source value contract positive negative swapped? contexts replaced? important
                             more-positive more-negative applied?)
  #:property prop:custom-write
  (lambda (b port mode) (write-string (if (blame-record-swapped? b) "#<blame-yes-swap>" "#<blame-no-swap>") port)))
;; Whether v says who is to blame for what.
(define (blame? v) (blame-record? v))
(define (make-blame source value contract positive negative [original? #t])
  (define b (blame-record source value contract positive negative #f '() #f #f '() '() #f))
  (if original? b (blame-swap b)))
;; That of a value that a module exports, before it is known to whom.
(define (make-export-blame source value contract positive applied?)
  (blame-record source value contract positive #f #f '() #f #f '() '() applied?))
;; Is it the procedure itself that a module exports and that is applied by its name, and not a part of it?
(define (applied-whole? b) (and (blame-record-applied? b) (null? (blame-record-contexts b))))

;; The place of the contract, a srcloc.
(define (blame-source b) (let ([s (blame-record-source b)]) (or s (srcloc #f #f #f #f #f))))
;; What the value is called, or #f.
(define (blame-value b) (blame-record-value b))
;; The contract's name, as data.
(define (blame-contract b) ((blame-record-contract b)))
;; Who gave the value, as data: the party blamed for the value.
(define (blame-positive b) (with-more (blame-record-more-positive b) (blame-record-positive b)))
;; Who uses the value, as data: the party blamed for a wrong use.
(define (blame-negative b) (with-more (blame-record-more-negative b) (blame-record-negative b)))
(define (with-more parties party) (if (null? parties) party (append parties (list party))))
;; Whether the parties are exchanged.
(define (blame-swapped? b) (blame-record-swapped? b))
;; Whether the parties are as at the beginning, not exchanged.
(define (blame-original? b) (not (blame-record-swapped? b)))
;; A list of strings: which part of the contract is meant, the innermost first.
(define (blame-context b) (blame-record-contexts b))

;; The blame with the parties exchanged.
(define (blame-swap b)
  (struct-copy blame-record b
               [positive (blame-record-negative b)] [negative (blame-record-positive b)]
               [more-positive (blame-record-more-negative b)] [more-negative (blame-record-more-positive b)]
               [swapped? (not (blame-record-swapped? b))]))

;; text : where in the contract, as "the 1st argument of", or #f
;; important : the name of the part, for the begin of the message, or #f
(define (blame-add-context b text #:important [important #f] #:swap? [swap? #f])
  (unless (blame? b) (raise-argument-error 'blame-add-context "blame?" 0 b text))
  (unless (or (not text) (string? text)) (raise-argument-error 'blame-add-context "(or/c string? #f)" 1 b text))
  (define added
    (if text
        (struct-copy blame-record b
                     [contexts (cons text (blame-record-contexts b))]
                     [important (if important (cons important (blame-swapped? b)) (blame-record-important b))])
        b))
  (if swap? (blame-swap added) added))

;; Whether one of the parties is not known yet.
(define (blame-missing-party? b) (not (user-party b)))
;; Who uses the value as a whole.
(define (user-party b) (if (blame-record-swapped? b) (blame-record-positive b) (blame-record-negative b)))
;; The blame with the party that was not known.
(define (blame-add-missing-party b party)
  (unless (blame-missing-party? b)
    (raise (exn:fail (format "blame-add-missing-party: already have the party: ~s; trying to add ~s"
                             (let ([p (user-party b)]) (if (list? p) p (list p))) party)
                     (current-continuation-marks))))
  (blame-with-party b party))
;; The same where the party may be known.
(define (blame-with-party b party)
  (cond
    [(or (not party) (not (blame-missing-party? b))) b]
    [(blame-record-swapped? b) (struct-copy blame-record b [positive party])]
    [else (struct-copy blame-record b [negative party])]))
;; The blame with another negative party.
(define (blame-replace-negative b party)
  (if (blame-record-swapped? b)
      (struct-copy blame-record b [positive party] [replaced? #t])
      (struct-copy blame-record b [negative party] [replaced? #t])))
;; Whether the negative party was replaced.
(define (blame-replaced-negative? b) (blame-record-replaced? b))
;; The blame with further parties beside both.
(define (blame-update b extra-positive extra-negative)
  (define-values (positive negative) (values (blame-record-positive b) (blame-record-negative b)))
  (unless (and positive negative)
    (raise (exn:fail (format "blame-update: blame info is not known; positive ~a negative ~a"
                             (and positive (list positive)) (and negative (list negative)))
                     (current-continuation-marks))))
  (struct-copy blame-record b
               [more-positive (cons extra-positive (blame-record-more-positive b))]
               [more-negative (cons extra-negative (blame-record-more-negative b))]))

(struct exn:fail:contract:blame exn:fail:contract (object) #:transparent)

;; ---- text -------------------------------------------------------------------------------------

(define (party-text p)
  (cond [(path? p) (path-text (path->string p))]
        [(and (pair? p) (ormap path? p))
         (format "~a" (map (lambda (x) (if (path? x) (path-text (path->string x)) x)) p))]
        [else (format "~a" p)]))

;; A file of a collection is told by its place among the collections.
(define (path-text text)
  (or (for/or ([dir (in-list (current-library-collection-paths))])
        (define start (path->string (path->directory-path dir)))
        (define n (string-length start))
        (and (< n (string-length text))
             (string=? start (substring text 0 n))
             (string-append "<collects>/" (substring text n))))
      text))

;; The party that the contract is from: a long one stands on lines of its own.
(define longest-source 30)
(define (source-text p)
  (define lines
    (if (pair? p)
        (regexp-split #rx"\n"
                      (parameterize ([pretty-print-columns 44])
                        (pretty-format (map (lambda (x) (if (path? x) (path-text (path->string x)) x)) p) #:mode 'display)))
        (list (party-text p))))
  (if (and (null? (cdr lines)) (< (string-length (car lines)) longest-source))
      (car lines)
      (apply string-append (map (lambda (l) (string-append "\n      " l)) lines))))

;; A contract's name, on several lines where it is long.
(define (name-lines name)
  (regexp-split #rx"\n"
                (parameterize ([pretty-print-columns 44])
                  (pretty-format (if (list? name) name name) #:mode (if (string? name) 'write 'write)))))

(define (ordinal n)
  (format "~a~a" n
          (if (<= 11 (modulo n 100) 13)
              "th"
              (case (modulo n 10) [(1) "st"] [(2) "nd"] [(3) "rd"] [else "th"]))))

(define (location-text s)
  (define source (and (srcloc? s) (srcloc-source s)))
  (define text (if (string? source) (path-text source) (party-text source)))
  (cond [(not source) #f]
        [(srcloc-line s) (format "~a:~a:~a" text (srcloc-line s) (srcloc-column s))]
        [else text]))

;; Who promises and who uses may be one; then nobody promised to another.
;; The party of an assertion: nobody is blamed.
(define assertion-party 'invariant-assertion)
(define (assertion? b) (eq? assertion-party (blame-record-positive b)))
;; An important part is told of as if the contract were its own.
(define (breaks-own? b)
  (define part (blame-record-important b))
  (and (eq? (blame-swapped? b) (and part (cdr part))) (not (equal? (blame-record-positive b) (blame-record-negative b)))))

;; FMT with its words for who promised: a string, or a list of strings and the symbols expected: given: received: expected given
(define (blame-fmt->-string b fmt)
  (define original? (breaks-own? b))
  (define (word s)
    (case s
      [(expected:) (if original? "\n  promised: " "\n  expected: ")]
      [(given:) (if original? "\n  produced: " "\n  given: ")]
      [(received:) (if original? "\n  supplied: " "\n  received: ")]
      [(expected) (if original? "promised" "expected")]
      [(given) (if original? "produced" "given")]
      [else (format "~a" s)]))
  (if (string? fmt)
      fmt
      (let loop ([l fmt] [out ""])
        (cond
          [(null? l) out]
          [(and (string=? out "") (symbol? (car l)))
           (loop (cdr l) (regexp-replace #rx"^\n  " (word (car l)) ""))]
          [(string? (car l))
           (loop (cdr l)
                 (string-append out
                                (if (or (string=? out "") (regexp-match? #rx"[ \n]$" out) (regexp-match? #rx"^[ \n]" (car l))) "" " ")
                                (if (regexp-match? #rx": $" out) (regexp-replace #rx"^ " (car l) "") (car l))))]
          [else
           (define text (word (car l)))
           (loop (cdr l)
                 (string-append out
                                (if (or (string=? out "") (regexp-match? #rx"^[ \n]" text) (regexp-match? #rx"[ \n]$" out)) "" " ")
                                text))]))))

;; (raise-blame-error b #:missing-party party v fmt arg ...)
;; Raises exn:fail:contract:blame about v; fmt and the values after it make the message, in which 'given:, 'expected: and the like
;; stand for headings.
(define (raise-blame-error b #:missing-party [missing #f] v fmt . args)
  (unless (blame? b) (apply raise-argument-error 'raise-blame-error "blame?" 0 b v fmt args))
  (define full (blame-with-party b missing))
  (raise
   (exn:fail:contract:blame
    ((current-blame-format) full v (apply format (blame-fmt->-string full fmt) args))
    (current-continuation-marks)
    full)))

(define (blame-text b v message)
  (unless (blame-record-positive b)
    (raise-argument-error 'default-blame-format "a blame object with a non-#f positive field" 0 b v message))
  (define header
    (string-append
     (let* ([part (blame-record-important b)] [name (if part (car part) (blame-record-value b))]) (if name (format "~a: " name) ""))
     (cond [(assertion? b) "assertion violation"]
           [(breaks-own? b) "broke its own contract"]
           [else "contract violation"])))
  (define source (if (blame-original? b) (blame-record-positive b) (blame-record-negative b)))
  (define where
    (append (blame-record-contexts b)
            (name-lines (blame-contract b))))
  (define at (location-text (blame-record-source b)))
  (string-append
   header
   ;; a message whose first line has a colon is taken for a field
   (if (regexp-match? #rx"^[^\n]*:" message) "\n  " ";\n ")
   message
   "\n  in: " (car where)
   (apply string-append (map (lambda (l) (string-append "\n      " l)) (cdr where)))
   "\n  contract from: " (source-text source)
   (if (and (blame-record-important b) (blame-record-value b))
       (format "\n  contract on: ~a" (blame-record-value b))
       "")
   (if (assertion? b)
       ""
       (string-append (blamed-text (blame-record-more-positive b) (blame-record-positive b))
                      "\n   (assuming the contract is correct)"))
   (if at (string-append "\n  at: " at) "")))

;; Who is blamed: PARTY, and the parties MORE.
(define (blamed-text more party)
  (if (null? more)
      (string-append "\n  blaming: " (party-text party))
      (apply string-append "\n  blaming multiple parties:"
             (map (lambda (p) (string-append "\n  " (party-text p))) (append more (list party))))))

(define current-blame-format (make-parameter blame-text #f 'current-blame-format))

;; (current-blame-format) -> (blame? any/c string? . -> . string?)
;; (current-blame-format proc) -> void?
;; A parameter: makes the message of a broken contract from the blame, the value and what is wrong.

;; (exn:fail:contract:blame message marks object)
;; (make-exn:fail:contract:blame message marks object)
;; Raised when a contract is broken; object is the blame.
