(module module-reader "../racket/base.rkt"
;; syntax/module-reader: a module language for reader modules:
;;   (module reader syntax/module-reader LANG option ... body ...)
;; Options: #:read #:read-syntax #:whole-body-readers? #:wrapper1 #:wrapper2 #:module-wrapper
;; #:language #:info #:interaction-info #:language-info.
(require (for-syntax "../racket/base.rkt") "../racket/private/lang-reader.rkt")
(provide (rename-out [reader-module-begin #%module-begin])
         (except-out (all-from-out "../racket/base.rkt") #%module-begin)
         make-meta-reader lang-reader-module-paths wrap-read-all)

(begin-for-syntax
  (define options
    '(#:read #:read-syntax #:whole-body-readers? #:wrapper1 #:wrapper2 #:module-wrapper
      #:language #:info #:interaction-info #:language-info))

  ;; Splits the body into the language (or #f), an assoc list of options, and the rest.
  (define (take-options stx l)
    (let loop ([l l] [lang #f] [opts null])
      (cond
        [(null? l) (values lang opts null)]
        [(memq (syntax-e (car l)) options)
         => (lambda (m)
              (when (null? (cdr l)) (raise-syntax-error #f "missing option value" stx (car l)))
              (when (assq (car m) opts) (raise-syntax-error #f "duplicate option" stx (car l)))
              (loop (cddr l) lang (cons (cons (car m) (cadr l)) opts)))]
        [(keyword? (syntax-e (car l))) (raise-syntax-error #f "unrecognized option" stx (car l))]
        [(and (not lang) (not (assq '#:language opts)) (null? opts))
         (loop (cdr l) (car l) opts)]
        [else (values lang opts l)]))))

(define-syntax (reader-module-begin stx)
  (syntax-case stx ()
    [(_ item ...)
     (let-values ([(lang opts body) (take-options stx (syntax->list #'(item ...)))])
       (define (option key default)
         (let ([p (assq key opts)]) (if p (cdr p) default)))
       (define lang-e (cond [(assq '#:language opts) => cdr]
                            [lang #`(quote #,lang)]
                            [else (raise-syntax-error #f "must specify a module language" stx)]))
       (with-syntax ([lang lang-e]
                     [rd (option '#:read #'read)]
                     [rds (option '#:read-syntax #'read-syntax)]
                     [whole? (option '#:whole-body-readers? #'#f)]
                     [wrapper1 (option '#:wrapper1 #'#f)]
                     [wrapper2 (option '#:wrapper2 #'#f)]
                     [module-wrapper (option '#:module-wrapper #'#f)]
                     [info (option '#:info #'#f)]
                     [(body ...) body]
                     [interaction-info (option '#:interaction-info #'#f)]
                     [language-data (datum->syntax stx 'language-data)])
         #'(#%plain-module-begin
            body ...
            (define config
              (vector (lambda () lang) rd rds whole? wrapper1 wrapper2 module-wrapper info))
            (#%provide (rename reader-read read) (rename reader-read-syntax read-syntax)
                       (rename reader-get-info get-info)
                       (rename reader-get-interaction-info get-interaction-info))
            (define reader-read
              (case-lambda
                [(in) (read-module config #f in #f #f #f #f)]
                [(in modpath line col pos) (read-module config #f in modpath line col pos)]))
            (define reader-read-syntax
              (case-lambda
                [(src in) (read-module config (box src) in #f #f #f #f)]
                [(src in modpath line col pos) (read-module config (box src) in modpath line col pos)]))
            (define (reader-get-info in modpath line col pos)
              (language-info config in modpath line col pos))
            (define reader-get-interaction-info
              (let ([get-interaction-info
                     (lambda (language-data)
                       (or interaction-info (language-info config #f #f #f #f #f)))])
                get-interaction-info)))))]))

(define (call-arity f . args)
  (let ([n (let loop ([n (length args)])
             (if (procedure-arity-includes? f n) n (loop (sub1 n))))])
    (apply f (let take ([l args] [n n]) (if (zero? n) null (cons (car l) (take (cdr l) (sub1 n))))))))

;; Language expressions: a module path, or a procedure of the port (and more) that reads it.
(define (language-of config in modpath line col pos src)
  (let ([v ((vector-ref config 0))])
    (if (procedure? v)
        (if (procedure-arity-includes? v 1) (v in) (v))
        v)))

;; src-box: #f for plain data, else a box of the source name.
(define (read-module config src-box in modpath line col pos)
  (define stx? (and src-box #t))
  (define src (and src-box (unbox src-box)))
  (define rd (vector-ref config 1))
  (define rds (vector-ref config 2))
  (define whole? (vector-ref config 3))
  (define wrapper1 (vector-ref config 4))
  (define wrapper2 (vector-ref config 5))
  (define module-wrapper (vector-ref config 6))
  (define (read-one in) (if stx? (rds src in) (rd in)))
  (define (read-body)
    (if whole?
        (read-one in)
        (read-all-forms read-one in)))
  (define (read-wrapped)
    (define lang (language-of config in modpath line col pos src))
    (define body
      (cond
        [(not wrapper1) (read-body)]
        [(procedure-arity-includes? wrapper1 2) (wrapper1 read-body stx?)]
        [else (wrapper1 read-body)]))
    (wrap-module lang body src line col pos in stx?))
  (define (read-whole)
    (cond
      [(not wrapper2) (read-wrapped)]
      [(procedure-arity-includes? wrapper2 3) (wrapper2 in (lambda (in) (read-wrapped)) stx?)]
      [else (wrapper2 in (lambda (in) (read-wrapped)))]))
  (cond
    [(not module-wrapper) (read-whole)]
    [(procedure-arity-includes? module-wrapper 2) (module-wrapper read-whole stx?)]
    [else (module-wrapper read-whole)]))

(define (language-info config in modpath line col pos)
  (define info (vector-ref config 7))
  (define (default-info key default) default)
  (lambda (key default)
    (cond
      [(not info) (default-info key default)]
      [(procedure-arity-includes? info 3) (info key default default-info)]
      [else (info key default)])))

;; (wrap-read-all module-path in read source): the module that reading everything in the port gives
(define (wrap-read-all module-path in read-one module-path-syntax src line col pos)
  (wrap-module module-path (read-all-forms read-one in) src line col pos in (and src #t)))

;; (lang-reader-module-paths bytes) -> vector of the module paths that may read the language of that name, or #f
;; bytes : what is after #lang.
(define (lang-reader-module-paths bstr)
  (define name (bytes->string/latin-1 bstr))
  (define file (string->symbol (string-append name "/lang/reader")))
  (and (module-path? file)
       (module-path? (string->symbol name))
       (vector (list 'submod (string->symbol name) 'reader) file)))

;; The bytes of a language's name, after spaces; eof without them.
(define (read-language-name in)
  (define m (regexp-try-match #px"^[ \t]+(\\S+)" in))
  (if m (cadr m) eof))

;; Readers for languages such as at-exp that add to another one, whose name follows: see the manual for the arguments.
;; module-paths-of: what read-spec gives -> module path, vector of those to try, or #f when it is no name
(define (make-meta-reader self-sym spec-description module-paths-of convert-read convert-read-syntax convert-get-info
                          #:read-spec [read-spec read-language-name])
  (define (complain in src line col pos text)
    (raise (exn:fail:read (string-append (if src (srcloc->string (srcloc src line col pos #f)) "read")
                                         ": " text)
                          (current-continuation-marks)
                          (list (srcloc src line col pos #f)))))
  ;; -> the procedure `name` of the language's reader, and default without one
  (define (find name in src line col pos default)
    (define spec (read-spec in))
    (when (eof-object? spec)
      (complain in src line col pos (format "expected ~a after ~a" spec-description self-sym)))
    (define paths (module-paths-of spec))
    (unless paths
      (complain in src line col pos (format "bad ~a following ~a: ~a" spec-description self-sym spec)))
    (define l (if (vector? paths) (vector->list paths) (list paths)))
    (define path
      (for/or ([p (in-list l)] [left (in-range (length l) 0 -1)])
        (define allowed ((current-reader-guard) p))
        (and (or (= left 1) (module-declared? allowed #t)) allowed)))
    (if default (dynamic-require path name default) (dynamic-require path name)))
  (values
   (case-lambda
     [(in) (call-arity (convert-read (find 'read in #f #f #f #f #f)) in #f #f #f #f)]
     [(in mp line col pos)
      (call-arity (convert-read (find 'read in #f line col pos #f)) in mp line col pos)])
   (case-lambda
     [(src in) (call-arity (convert-read-syntax (find 'read-syntax in src #f #f #f #f)) src in #f #f #f #f)]
     [(src in mp line col pos)
      (call-arity (convert-read-syntax (find 'read-syntax in src line col pos #f)) src in mp line col pos)])
   (lambda (in mp line col pos)
     (define gi (find 'get-info in #f line col pos (lambda () #f)))
     (convert-get-info (if gi (call-arity gi in mp line col pos) (lambda (key default) default))))))
)

;; (#%module-begin item ...)
;; The body of a reader module: the path of the language, then options such as #:read, #:read-syntax, #:whole-body-readers?, #:wrapper1
;; and #:info, then definitions.
