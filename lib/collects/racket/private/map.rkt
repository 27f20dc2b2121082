(module map "pre-base.rkt"
;; racket/private/map: map, for-each, andmap and ormap as procedures of the language, so that a
;; continuation captured in the argument never sees a C frame.
;; Layer: private, below racket/base.
;; One list and two lists have loops of their own; more lists go through a list of lists.

(provide map for-each andmap ormap)

;; Raises the error for a bad use; called before the loops, when a cheap test fails.
(define (check who f l ls)
  (unless (procedure? f) (raise-argument-error who "procedure?" f))
  (let loop ([all (cons l ls)])
    (unless (null? all)
      (unless (list? (car all)) (raise-argument-error who "list?" (car all)))
      (loop (cdr all))))
  (let ([n (length l)])
    (let loop ([rest ls])
      (unless (null? rest)
        (unless (= n (length (car rest)))
          (raise-arguments-error who "all lists must have same size"
                                 "first list length" n
                                 "other list length" (length (car rest))
                                 "procedure" f))
        (loop (cdr rest)))))
  (unless (procedure-arity-includes? f (+ 1 (length ls)))
    (bad-arity who f (cons l ls))))

(define (bad-arity who f lists)
  (let-values ([(required allowed) (if (procedure? f) (procedure-keywords f) (values '() '()))])
    (apply raise-arguments-error who
           (if (pair? required)
               "argument mismatch;\n the given procedure expects keyword arguments"
               (string-append "argument mismatch;\n the given procedure's expected number of"
                              " arguments does not match the given number of lists"))
           "given procedure" (unquoted-printing-string (name-of f))
           (append
            (if (pair? required)
                (list "required keywords" (unquoted-printing-string (keywords-text required)))
                (append
                 (let ([a (procedure-arity f)])
                   (cond
                     [(exact-integer? a) (list "expected" a)]
                     [(arity-at-least? a)
                      (list "expected" (unquoted-printing-string
                                        (format "at least ~a" (arity-at-least-value a))))]
                     [else '()]))
                 (list "given" (length lists))))
            (list "argument lists..."
                  (unquoted-printing-string
                   (let loop ([l lists])
                     (if (null? l)
                         ""
                         (string-append (format "\n   ~e" (car l)) (loop (cdr l)))))))))))

(define (name-of f)
  (let ([n (object-name f)]) (if n (format "~a" n) "#<procedure>")))

(define (keywords-text kws)
  (let loop ([kws (cdr kws)] [text (format "~s" (car kws))])
    (if (null? kws) text (loop (cdr kws) (format "~a ~s" text (car kws))))))

;; True when the arguments can be used without further checks.
(define (fine-1? f l)
  (and (procedure? f) (procedure-arity-includes? f 1) (list? l)))
(define (fine-2? f l1 l2)
  (and (procedure? f) (procedure-arity-includes? f 2) (list? l1) (list? l2)
       (= (length l1) (length l2))))

(define (cars ls) (if (null? ls) '() (cons (car (car ls)) (cars (cdr ls)))))
(define (cdrs ls) (if (null? ls) '() (cons (cdr (car ls)) (cdrs (cdr ls)))))

;; (map proc lst ...+) -> list?
;; A list of what proc gives for the elements, from the first on; lists of one length are gone through side by side.
(define map
  (case-lambda
    [(f l)
     (unless (fine-1? f l) (check 'map f l '()))
     (let loop ([l l])
       (if (pair? l)
           (let ([rest (cdr l)]) (cons (f (car l)) (loop rest)))
           '()))]
    [(f l1 l2)
     (unless (fine-2? f l1 l2) (check 'map f l1 (list l2)))
     (let loop ([l1 l1] [l2 l2])
       (if (pair? l1)
           (let ([rest1 (cdr l1)] [rest2 (cdr l2)])
             (cons (f (car l1) (car l2)) (loop rest1 rest2)))
           '()))]
    [(f l . ls)
     (check 'map f l ls)
     (let loop ([ls (cons l ls)])
       (if (pair? (car ls))
           (let ([rest (cdrs ls)]) (cons (apply f (cars ls)) (loop rest)))
           '()))]))

;; (for-each proc lst ...+) -> void?
;; Applies proc to the elements, from the first on; lists of one length are gone through side by side.
(define for-each
  (case-lambda
    [(f l)
     (unless (fine-1? f l) (check 'for-each f l '()))
     (let loop ([l l])
       (if (pair? l)
           (let ([rest (cdr l)]) (f (car l)) (loop rest))
           (void)))]
    [(f l1 l2)
     (unless (fine-2? f l1 l2) (check 'for-each f l1 (list l2)))
     (let loop ([l1 l1] [l2 l2])
       (if (pair? l1)
           (let ([rest1 (cdr l1)] [rest2 (cdr l2)])
             (f (car l1) (car l2))
             (loop rest1 rest2))
           (void)))]
    [(f l . ls)
     (check 'for-each f l ls)
     (let loop ([ls (cons l ls)])
       (if (pair? (car ls))
           (let ([rest (cdrs ls)]) (apply f (cars ls)) (loop rest))
           (void)))]))

;; (andmap proc lst ...+) -> any
;; #f at the first element for which proc gives #f, else what it gives for the last, in tail position; #t for empty lists.
(define andmap
  (case-lambda
    [(f l)
     (unless (fine-1? f l) (check 'andmap f l '()))
     (if (null? l)
         #t
         (let loop ([l l])
           (let ([rest (cdr l)])
             (if (null? rest) (f (car l)) (and (f (car l)) (loop rest))))))]
    [(f l1 l2)
     (unless (fine-2? f l1 l2) (check 'andmap f l1 (list l2)))
     (if (null? l1)
         #t
         (let loop ([l1 l1] [l2 l2])
           (let ([rest1 (cdr l1)] [rest2 (cdr l2)])
             (if (null? rest1)
                 (f (car l1) (car l2))
                 (and (f (car l1) (car l2)) (loop rest1 rest2))))))]
    [(f l . ls)
     (check 'andmap f l ls)
     (if (null? l)
         #t
         (let loop ([ls (cons l ls)])
           (let ([rest (cdrs ls)])
             (if (null? (car rest)) (apply f (cars ls)) (and (apply f (cars ls)) (loop rest))))))]))

;; (ormap proc lst ...+) -> any
;; The first result of proc that is not #f, for the last element in tail position; #f for empty lists.
(define ormap
  (case-lambda
    [(f l)
     (unless (fine-1? f l) (check 'ormap f l '()))
     (if (null? l)
         #f
         (let loop ([l l])
           (let ([rest (cdr l)])
             (if (null? rest) (f (car l)) (or (f (car l)) (loop rest))))))]
    [(f l1 l2)
     (unless (fine-2? f l1 l2) (check 'ormap f l1 (list l2)))
     (if (null? l1)
         #f
         (let loop ([l1 l1] [l2 l2])
           (let ([rest1 (cdr l1)] [rest2 (cdr l2)])
             (if (null? rest1)
                 (f (car l1) (car l2))
                 (or (f (car l1) (car l2)) (loop rest1 rest2))))))]
    [(f l . ls)
     (check 'ormap f l ls)
     (if (null? l)
         #f
         (let loop ([ls (cons l ls)])
           (let ([rest (cdrs ls)])
             (if (null? (car rest)) (apply f (cars ls)) (or (apply f (cars ls)) (loop rest))))))])))
