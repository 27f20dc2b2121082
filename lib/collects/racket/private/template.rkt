;; racket/private/template: syntax, syntax/loc, ~? and ~@.
;; Layer 6. A template becomes code that conses up the result; constant parts stay quoted.
;; Every list of the template keeps its own context, place and properties through a quoted ().
(module template '#%kernel
  (#%require "stxcase-rt.rkt" "stxcase.rkt" "small.rkt"
             (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt" "patvar.rkt"))
  (#%provide syntax syntax/loc template/loc ~? ~@)

  ;; (~? template other-template)
  ;; (~? template)
  ;; In a template: the other one, or nothing, when a pattern variable of the first has no match.
  (define-syntaxes (~?)
    (lambda (stx) (raise-syntax-error #f "not allowed as an expression" stx)))

  ;; (~@ template ...)
  ;; In a template: the elements are spliced.
  (define-syntaxes (~@)
    (lambda (stx) (raise-syntax-error #f "not allowed as an expression" stx)))

  (begin-for-syntax
    (define (is-id? v id) (and (identifier? v) (free-identifier=? v id)))
    (define (ellipsis? v) (is-id? v (quote-syntax ...)))
    (define (head-is? v id) (and (stx-pair? v) (is-id? (stx-car v) id)))

    ;; State of one template: the use (for errors), the next temporary, and whether any pattern
    ;; variable was met since the flag was last cleared.
    (define (make-state use) (vector use 0 #f))

    (define (temp! st)
      (vector-set! st 1 (add1 (vector-ref st 1)))
      (string->symbol (format "t~a" (vector-ref st 1))))

    (define (template-error st msg at)
      (raise-syntax-error #f msg (vector-ref st 0) at))

    ;; One ellipsis around the current place: loop variables as a list of
    ;; (vector value-id temporary list-code), latest first.
    (define (make-frame) (box null))

    ;; Code for the variable pv as seen through `frames`, innermost first: with depth d it runs
    ;; along the d innermost ellipses.
    (define (reference st pv frames level)
      (let ([id (pattern-variable-value-id pv)])
        (if (> level (pattern-variable-depth pv))
            id
            (let* ([outer (reference st pv (cdr frames) (add1 level))]
                   [known (ormap (lambda (e) (and (eq? (vector-ref e 0) id) e))
                                 (unbox (car frames)))])
              (if known
                  (vector-ref known 1)
                  (let ([t (temp! st)]
                        [outer (if (pattern-variable-checked? pv)
                                   `(#%app check-attribute ,outer (quote-syntax ,id) 1)
                                   outer)])
                    (set-box! (car frames) (cons (vector id t outer) (unbox (car frames))))
                    t))))))

    ;; `absent`: #f, or a box that collects code for attribute values which must be present for the
    ;; nearest ~? around, with the frames at that ~?: (vector box frames).
    (define (gen-variable st pv id frames absent)
      (vector-set! st 2 #t)
      (when (> (pattern-variable-depth pv) (length frames))
        (template-error st
                        (if (null? frames)
                            "missing ellipsis with pattern variable in template"
                            "too few ellipses for pattern variable in template")
                        id))
      (let ([code (reference st pv frames 1)])
        (if (pattern-variable-checked? pv)
            (begin
              (when absent
                (note-absent! st pv frames absent))
              `(#%app check-attribute ,code (quote-syntax ,id) 0))
            code)))

    (define (note-absent! st pv frames absent)
      (let* ([outer (vector-ref absent 1)]
             [level (add1 (- (length frames) (length outer)))]
             [test (reference st pv outer level)]
             [b (vector-ref absent 0)])
        (unless (memq test (unbox b))
          (set-box! b (cons test (unbox b))))))

    ;; Code for the template x, or #f when it is constant. x may be a plain tail.
    (define (gen st x frames esc? absent)
      (let ([d (stx-e x)])
        (cond
          [(symbol? d)
           (cond
             [(and (not esc?) (or (ellipsis? x) (is-id? x (quote-syntax ~?))
                                  (is-id? x (quote-syntax ~@))))
              (template-error st "illegal use" x)]
             [else
              (let ([pv (lookup-pattern-variable x)])
                (if pv
                    (gen-variable st pv x frames absent)
                    (let ([prefix (attribute-prefix x)])
                      (and prefix
                           (template-error st
                                           (format "undefined nested attribute of attribute `~a'" (syntax-e prefix))
                                           x)))))])]
          [(pair? d) (gen-pair st x d frames esc? absent)]
          [(vector? d)
           (wrap x (gen-elements st (vector->list d) frames esc? absent)
                 (lambda (code) `(#%app list->vector ,code)))]
          [(box? d)
           (wrap x (gen st (unbox d) frames esc? absent)
                 (lambda (code) `(#%app box ,code)))]
          [(prefab-struct-key d)
           (wrap x (gen-elements st (cdr (vector->list (struct->vector d))) frames esc? absent)
                 (lambda (code)
                   `(#%app apply-prefab (quote ,(prefab-struct-key d)) ,code)))]
          [else #f])))

    (define (gen-elements st l frames esc? absent)
      (and (pair? l)
           (gen-list st l frames esc? absent)))

    (define (wrap x code make)
      (and code
           (let ([code (make code)])
             (if (syntax? x)
                 `(#%app wrap-template (quote-syntax ,(datum->syntax x '() x x)) ,code)
                 code))))

    (define (gen-pair st x d frames esc? absent)
      (cond
        [(and (not esc?) (ellipsis? (car d)))
         (if (and (stx-pair? (cdr d)) (stx-null? (stx-cdr (cdr d))))
             (let* ([inner (stx-car (cdr d))]
                    [code (gen st inner frames #t absent)])
               ;; never constant as far as the caller is concerned: the escape itself goes away
               (or code `(quote-syntax ,inner)))
             (template-error st "illegal use" (car d)))]
        [(and (not esc?) (is-id? (car d) (quote-syntax ~?)))
         (gen-optional st x frames absent)]
        [(and (not esc?) (is-id? (car d) (quote-syntax ~@)))
         (template-error st "illegal use" (car d))]
        [(and (not esc?) (identifier? (car d)) (lookup-metafunction (car d)))
         => (lambda (proc)
              (vector-set! st 2 #t)
              `(#%app apply-metafunction ,proc
                      ,(or (wrap x (gen-list st d frames esc? absent) values)
                           `(quote-syntax ,x))))]
        [else (wrap x (gen-list st d frames esc? absent) values)]))

    ;; An item of a list template: a vector of kind (const, one, many), code and original template.
    (define (gen-list st d frames esc? absent)
      (let loop ([x d] [items null])
        (cond
          [(and (stx-pair? x)
                (or (null? items)
                    esc?
                    (not (or (ellipsis? (stx-car x))
                             (is-id? (stx-car x) (quote-syntax ~?))
                             (is-id? (stx-car x) (quote-syntax ~@))))))
           (if (and (not esc?) (stx-pair? (stx-cdr x)) (ellipsis? (stx-cadr x)))
               (let-values ([(code rest) (gen-ellipses st x frames absent)])
                 (loop rest (cons (vector 'many code #f) items)))
               (loop (stx-cdr x) (cons (gen-item st (stx-car x) frames esc? absent) items)))]
          [else
           (assemble (reverse items) x
                     (if (stx-null? x) #f (gen st x frames esc? absent)))])))

    (define (gen-item st x frames esc? absent)
      (cond
        [(and (not esc?) (head-is? x (quote-syntax ~@)))
         (vector 'many (gen-splice st x frames absent) #f)]
        [(and (not esc?) (head-is? x (quote-syntax ~?))
              (stx-list? x) (or (= (stx-length x) 2)
                                (splicing? (stx-cadr x))
                                (and (= (stx-length x) 3) (splicing? (stx-car (stx-cddr x))))))
         (vector 'many (gen-optional-splice st x frames absent) #f)]
        [else
         (let ([code (gen st x frames esc? absent)])
           (vector (if code 'one 'const) code x))]))

    (define (splicing? x) (head-is? x (quote-syntax ~@)))

    ;; Code for a list from (~@ . t).
    (define (gen-splice st x frames absent)
      (let ([code (gen st (stx-cdr x) frames #f absent)])
        `(#%app splice->list ,(or code `(quote-syntax ,(datum->syntax #f (stx-cdr x)))))))

    (define (item->list-code st x frames absent)
      (let ([item (gen-item st x frames #f absent)])
        (cond
          [(eq? (vector-ref item 0) 'many) (vector-ref item 1)]
          [(vector-ref item 1) `(#%app list ,(vector-ref item 1))]
          [else `(#%app list (quote-syntax ,x))])))

    ;; (~? a b): a unless one of its attributes is absent.
    (define (choose st x frames absent gen-branch)
      (let* ([parts (stx->list x)]
             [n (and parts (length parts))])
        (unless (memv n '(2 3)) (template-error st "illegal use" (stx-car x)))
        (let* ([tests (box null)]
               [first (gen-branch (cadr parts) (vector tests frames))]
               [second (if (= n 3) (gen-branch (caddr parts) absent) ''())])
          (if (null? (unbox tests))
              first
              (let nest ([tests (unbox tests)])
                (if (null? tests)
                    first
                    (if (null? (cdr tests))
                        `(if ,(car tests) ,first ,second)
                        `(if (if ,(car tests) ,(all-of (cdr tests)) #f) ,first ,second))))))))

    (define (all-of tests)
      (if (null? (cdr tests))
          (car tests)
          `(if ,(car tests) ,(all-of (cdr tests)) #f)))

    (define (gen-optional st x frames absent)
      (unless (and (stx-list? x) (= (stx-length x) 3))
        (template-error st "illegal use" (stx-car x)))
      (choose st x frames absent
              (lambda (t absent)
                (or (gen st t frames #f absent) `(quote-syntax ,t)))))

    (define (gen-optional-splice st x frames absent)
      (choose st x frames absent
              (lambda (t absent) (item->list-code st t frames absent))))

    ;; x is (sub ... more ... . rest): code for the list that the repetition makes, and rest.
    (define (gen-ellipses st x frames absent)
      (let loop ([rest (stx-cddr x)] [dots (list (stx-cadr x))])
        (if (and (stx-pair? rest) (ellipsis? (stx-car rest)))
            (loop (stx-cdr rest) (cons (stx-car rest) dots))
            (values (gen-repeat st (stx-car x) (reverse dots) frames absent) rest))))

    ;; The innermost frame belongs to the first ellipsis.
    (define (gen-repeat st sub dots frames absent)
      (let* ([new (map (lambda (d) (make-frame)) dots)]
             [met? (vector-ref st 2)])
        (vector-set! st 2 #f)
        (let* ([all (append new frames)]
               [item (gen-item st sub all #f absent)])
          (let loop ([new new] [dots dots]
                     [many? (eq? (vector-ref item 0) 'many)]
                     [code (vector-ref item 1)])
            (if (null? new)
                (begin
                  (vector-set! st 2 (or met? (vector-ref st 2)))
                  code)
                (let ([vars (reverse (unbox (car new)))])
                  (when (null? vars)
                    (if (vector-ref st 2)
                        (template-error st "too many ellipses in template" (car dots))
                        (template-error
                         st "no pattern variables before ellipsis in template" sub)))
                  (let ([mapped (map-code vars code sub (car dots))])
                    (loop (cdr new) (cdr dots) #t
                          (if many? `(#%app append-template ,mapped) mapped)))))))))

    (define (map-code vars code sub dots)
      (if (and (null? (cdr vars)) (eq? code (vector-ref (car vars) 1)))
          (vector-ref (car vars) 2)
          `(#%app map-template
                  ,(if (null? (cdr vars)) #f `(quote-syntax ,(datum->syntax #f (list sub dots))))
                  (lambda ,(map (lambda (v) (vector-ref v 1)) vars) ,code)
                  . ,(map (lambda (v) (vector-ref v 2)) vars))))

    ;; Puts a list together: #f when all of it is constant.
    (define (assemble items tail tail-code)
      (if (and (not tail-code)
               (andmap (lambda (i) (eq? (vector-ref i 0) 'const)) items))
          #f
          (let-values ([(items constants) (split-constants items tail-code)])
            (build items
                   (cond
                     [tail-code (if (symbol? (stx-e tail)) `(#%app tail-value ,tail-code) tail-code)]
                     [(and (null? constants) (stx-null? tail)) ''()]
                     [(null? constants) `(quote-syntax ,(if (syntax? tail) tail (datum->syntax #f tail)))]
                     [else
                      `(#%app stx-e (quote-syntax ,(datum->syntax
                                                    #f
                                                    (append (map (lambda (i) (vector-ref i 2)) constants)
                                                            tail))))])))))

    ;; The constant items at the end go into one literal.
    (define (split-constants items tail-code)
      (if tail-code
          (values items null)
          (let loop ([rev (reverse items)] [constants null])
            (if (and (pair? rev) (eq? (vector-ref (car rev) 0) 'const))
                (loop (cdr rev) (cons (car rev) constants))
                (values (reverse rev) constants)))))

    (define (build items end)
      (let loop ([items items] [run null])
        (cond
          [(null? items) (cons-run run end)]
          [(eq? (vector-ref (car items) 0) 'many)
           (cons-run run
                     (let ([rest (loop (cdr items) null)])
                       (if (equal? rest ''())
                           (vector-ref (car items) 1)
                           `(#%app append ,(vector-ref (car items) 1) ,rest))))]
          [else
           (loop (cdr items)
                 (cons (or (vector-ref (car items) 1)
                           `(quote-syntax ,(vector-ref (car items) 2)))
                       run))])))

    (define (cons-run run end)
      (cond
        [(null? run) end]
        [(equal? end ''()) `(#%app list . ,(reverse run))]
        [(null? (cdr run)) `(#%app cons ,(car run) ,end)]
        [else `(#%app list* . ,(reverse (cons end run)))]))

    ;; The outermost list takes its place from loc (code), when given.
    (define (gen-top st t loc)
      (let ([code (gen st t null #f #f)])
        (cond
          [(not loc) (or code `(quote-syntax ,t))]
          [code
           (if (and (pair? code) (eq? (cadr code) 'wrap-template))
               `(#%app wrap-template/loc ,(caddr code) ,(cadddr code) ,loc)
               code)]
          [else
           `(#%app wrap-template/loc (quote-syntax ,(datum->syntax t '() t t))
                   (#%app stx-e (quote-syntax ,t)) ,loc)]))))

  ;; (syntax template)
  ;; Syntax from a template: pattern variables are replaced, ... repeats. Written #'template.
  ;; > (syntax->datum (with-syntax ([(x ...) '(1 2)]) #'(list (x x) ...)))
  ;; '(list (1 1) (2 2))
  (define-syntaxes (syntax)
    (lambda (stx)
      (unless (and (stx-list? stx) (= (stx-length stx) 2)) (bad-syntax stx))
      (syntax-arm (datum->syntax (quote-syntax here)
                                 (gen-top (make-state stx) (stx-cadr stx) #f)
                                 stx)
                  #f #t)))

  ;; (template/loc use template loc-id): syntax/loc with a variable for the place; errors name use.
  (define-syntaxes (template/loc)
    (lambda (stx)
      (let ([l (stx->list stx)])
        (datum->syntax (quote-syntax here)
                       (gen-top (make-state (cadr l)) (caddr l) (cadddr l))
                       stx))))

  ;; (syntax/loc stx-expr template)
  ;; The same, with the source location of a syntax object.
  (define-syntaxes (syntax/loc)
    (lambda (stx)
      (unless (and (stx-list? stx) (= (stx-length stx) 3)) (bad-syntax stx))
      (datum->syntax (quote-syntax here)
                     `(let-values ([(loc) (#%app as-location ,(stx-cadr stx))])
                        (template/loc ,stx ,(stx-car (stx-cddr stx)) loc))
                     stx)))

  ;; Anything that datum->syntax takes as a place.
  (define-values (as-location)
    (lambda (v)
      (if (if (syntax? v) #t (if (not v) #t (if (srcloc? v) #t (location-parts? v))))
          v
          (raise-argument-error 'syntax/loc location-contract v))))

  (define-values (location-parts?)
    (lambda (v)
      (let-values ([(at-least) (lambda (v n) (if v (if (exact-integer? v) (>= v n) #f) #t))]
                   [(l) (if (vector? v) (vector->list v) v)])
        (if (list? l)
            (if (= (length l) 5)
                (if (at-least (list-ref l 1) 1)
                    (if (at-least (list-ref l 2) 0)
                        (if (at-least (list-ref l 3) 1) (at-least (list-ref l 4) 0) #f)
                        #f)
                    #f)
                #f)
            #f))))

  (define-values (location-contract)
    (let-values ([(list-of) (lambda (name indent)
                              (string-append
                               "(" name " any/c\n"
                               indent "(or/c exact-positive-integer? #f)\n"
                               indent "(or/c exact-nonnegative-integer? #f)\n"
                               indent "(or/c exact-positive-integer? #f)\n"
                               indent "(or/c exact-nonnegative-integer? #f))"))])
      (string-append "(or/c #f srcloc? syntax?\n      "
                     (list-of "list/c" "              ")
                     "\n      "
                     (list-of "vector/c" "                ")
                     ")"))))
