#lang racket/base
;; xml/plist: property lists, the XML documents in which macOS and its programs keep settings.
;; Layer: above xml.

(require racket/contract/base "main.rkt")
(provide plist-value? plist-dict?
         (contract-out
          [read-plist (-> input-port? plist-value?)]
          [write-plist (-> plist-value? output-port? void?)]))

;; ---- values ---------------------------------------------------------------------------------------

;; Whether v is a property list: a string, '(true), '(false), (integer N), (real N), (data STRING), (date STRING),
;; (array VALUE ...) or a dictionary.
(define (plist-value? v)
  (or (string? v)
      (and (pair? v)
           (list? v)
           (case (car v)
             [(true false) (null? (cdr v))]
             [(integer) (one? exact-integer? v)]
             [(real) (one? real? v)]
             [(data date) (one? string? v)]
             [(array) (andmap plist-value? (cdr v))]
             [else (plist-dict? v)]))))
(define (one? good? v)
  (and (pair? (cdr v)) (null? (cddr v)) (good? (cadr v))))

;; Whether v is a property list that is a dictionary: (dict (assoc-pair STRING VALUE) ...).
(define (plist-dict? v)
  (and (pair? v) (eq? 'dict (car v)) (list? v) (andmap assoc-pair? (cdr v))))
(define (assoc-pair? v)
  (and (list? v)
       (= 3 (length v))
       (eq? 'assoc-pair (car v))
       (string? (cadr v))
       (plist-value? (caddr v))))

;; ---- reading --------------------------------------------------------------------------------------

;; What holds elements only, so that white space in it is layout.
(define containers '(plist dict array))

;; Reads a document from a port up to its end; a document of another kind raises exn:fail.
(define (read-plist in)
  (define root ((eliminate-whitespace containers) (document-element (read-xml in))))
  (define x (parameterize ([xexpr-drop-empty-attributes #t]) (xml->xexpr root)))
  (define (refuse) (error 'read-plist "xml expression is not a plist: ~s" x))
  (unless (and (eq? 'plist (car x)) (pair? (content x))) (refuse))
  (value (car (content x)) refuse))

;; The parts of an element behind its attributes.
(define (content x)
  (if (and (pair? (cdr x)) (list? (cadr x)) (andmap pair? (cadr x))) (cddr x) (cdr x)))
(define (text x refuse)
  (define parts (content x))
  (unless (andmap string? parts) (refuse))
  (apply string-append parts))

(define (value x refuse)
  (unless (pair? x) (refuse))
  (define (number good?)
    (define n (string->number (text x refuse)))
    (unless (good? n) (refuse))
    (list (car x) n))
  (case (car x)
    [(string) (text x refuse)]
    [(true false) (unless (null? (content x)) (refuse)) (list (car x))]
    [(integer) (number exact-integer?)]
    [(real) (number real?)]
    [(data date) (list (car x) (text x refuse))]
    [(array) (cons 'array (for/list ([v (in-list (content x))]) (value v refuse)))]
    [(dict) (cons 'dict (assoc-pairs (content x) refuse))]
    [else (refuse)]))
(define (assoc-pairs l refuse)
  (cond
    [(null? l) '()]
    [(and (pair? (cdr l)) (pair? (car l)) (eq? 'key (caar l)))
     (cons (list 'assoc-pair (text (car l) refuse) (value (cadr l) refuse))
           (assoc-pairs (cddr l) refuse))]
    [else (refuse)]))

;; ---- writing --------------------------------------------------------------------------------------

;; Writes a document with the property list.
(define (write-plist v out)
  (write-string "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" out)
  (write-string "<!DOCTYPE plist SYSTEM \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n" out)
  (parameterize ([empty-tag-shorthand 'never])
    (write-xexpr `(plist ((version "0.9")) ,(value->xexpr v)) out))
  (void))
(define (value->xexpr v)
  (cond
    [(string? v) (list 'string v)]
    [else
     (case (car v)
       [(integer real) (list (car v) (number->string (cadr v)))]
       [(array) (cons 'array (map value->xexpr (cdr v)))]
       [(dict)
        (cons 'dict (apply append (for/list ([p (in-list (cdr v))])
                                    (list (list 'key (cadr p)) (value->xexpr (caddr p))))))]
       [else v])]))
