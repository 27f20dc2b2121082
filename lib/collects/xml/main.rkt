#lang racket/base
;; xml: reading, writing and building XML.
;; Layer: above racket/base and the contract system.  private/structures has the structures, private/reader
;; and private/writer what their names say; xexpr what an X-expression is.
(require "private/structures.rkt" "private/reader.rkt" "private/writer.rkt" "xexpr.rkt" racket/contract/base)
(provide (except-out (all-from-out "private/structures.rkt") check-content content?
                     exn:invalid-xexpr make-exn:invalid-xexpr struct:exn:invalid-xexpr
                     exn:xml make-exn:xml struct:exn:xml)
         (except-out (all-from-out "private/writer.rkt") escape-text write-xexpr)
         (all-from-out "private/reader.rkt")
         xexpr? xexpr/c validate-xexpr correct-xexpr?
         (contract-out
          [xexpr->string (-> xexpr/c string?)]
          [string->xexpr (-> string? xexpr/c)]
          [xexpr->xml (-> xexpr/c any/c)]
          [write-xexpr (->* (xexpr/c) (output-port? #:insert-newlines? any/c) void?)])
         xml->xexpr xexpr-drop-empty-attributes eliminate-whitespace
         syntax:read-xml syntax:read-xml/element
         location/c misc/c permissive/c content/c)

(define location/c (or/c location? symbol? #f))
(define misc/c (or/c comment? p-i?))
(define permissive/c
  (make-flat-contract #:name 'permissive/c #:first-order (lambda (v) (and (permissive-xexprs) #t))))
(define content/c (or/c pcdata? element? entity? comment? cdata? p-i? permissive/c))

(define xexpr-drop-empty-attributes (make-parameter #f))

;; (xml->xexpr content) -> X-expression
;; Comments and the like are as structures in it.
(define (xml->xexpr x)
  (cond
    [(element? x)
     (define attributes
       (for/list ([a (in-list (element-attributes x))]) (list (attribute-name a) (attribute-value a))))
     (define content (map xml->xexpr (element-content x)))
     (if (and (null? attributes) (xexpr-drop-empty-attributes))
         (cons (element-name x) content)
         (list* (element-name x) attributes content))]
    [(pcdata? x) (pcdata-string x)]
    [(entity? x) (entity-text x)]
    [(or (comment? x) (p-i? x) (cdata? x)) x]
    [(document? x)
     (raise-arguments-error 'xml->xexpr "expected content of a document, received a document"
                            "document" x)]
    [(permissive-xexprs) x]
    [else (check-content 'xml->xexpr x)]))

;; (xexpr->xml x) -> content
;; The X-expression as structures.
(define (xexpr->xml x)
  (cond
    [(pair? x)
     (define attributes? (and (pair? (cdr x)) (or (null? (cadr x)) (and (pair? (cadr x)) (pair? (caadr x))))))
     (element 'racket 'racket (car x)
              (if attributes?
                  (for/list ([a (in-list (cadr x))]) (attribute 'scheme 'scheme (car a) (cadr a)))
                  '())
              (map xexpr->xml (if attributes? (cddr x) (cdr x))))]
    [(string? x) (pcdata 'racket 'racket x)]
    [(or (symbol? x) (valid-char? x)) (entity 'racket 'racket x)]
    [else x]))

;; The X-expression as XML text.
(define (xexpr->string x)
  (define out (open-output-string))
  (write-xexpr x out)
  (get-output-string out))

;; The X-expression of the XML text.
(define (string->xexpr s) (xml->xexpr (document-element (read-xml (open-input-string s)))))

;; ((eliminate-whitespace [tags choose]) element) -> element without text that is only whitespace in the
;; elements that CHOOSE takes, given whether their names are among TAGS
(define (eliminate-whitespace [tags '()] [choose (lambda (x) x)])
  (unless (and (list? tags) (andmap symbol? tags)) (raise-argument-error 'eliminate-whitespace "(listof symbol?)" tags))
  (unless (procedure? choose) (raise-argument-error 'eliminate-whitespace "procedure?" choose))
  (define (clean e)
    (define content (map (lambda (c) (if (element? c) (clean c) c)) (element-content e)))
    (struct-copy element e
                 [content (if (choose (and (memq (element-name e) tags) #t))
                              (for/list ([c (in-list content)] #:unless (blank? e c)) c)
                              content)]))
  (define (blank? e c)
    (and (pcdata? c)
         (or (regexp-match? #px"^[ \t\r\n]*$" (pcdata-string c))
             (raise-arguments-error 'eliminate-blanks "not allowed to contain text"
                                    "element" (element-name e) "text" (pcdata-string c)))))
  (lambda (e)
    (unless (element? e) (raise-argument-error 'eliminate-whitespace "element?" e))
    (clean e)))

;; ---- syntax objects -----------------------------------------------------------------------------

(define (content->syntax c name)
  (define (where c)
    (define a (and (source? c) (source-start c)))
    (define b (and (source? c) (source-stop c)))
    (and (location? a) (location? b)
         (list name (location-line a) (location-char a) (location-offset a)
               (- (location-offset b) (location-offset a)))))
  (datum->syntax
   #f
   (if (element? c)
       (list* (element-name c)
              (for/list ([a (in-list (element-attributes c))])
                (datum->syntax #f (list (attribute-name a) (attribute-value a)) (where a)))
              (map (lambda (k) (content->syntax k name)) (element-content c)))
       (xml->xexpr c))
   (where c)))

;; Reads a document as a syntax object of its X-expression, with src as the source.
(define (syntax:read-xml [in (current-input-port)] #:src [name (object-name in)])
  (content->syntax (document-element (read-xml in)) name))
;; Reads one element as a syntax object of its X-expression, with src as the source.
(define (syntax:read-xml/element [in (current-input-port)] #:src [name (object-name in)])
  (content->syntax (read-xml/element in) name))

;; content/c : contract?
;; What an element can contain: text, elements, entities, comments, CDATA sections and instructions.

;; location/c : contract?
;; A place in a source: a location, a symbol, or #f.

;; misc/c : contract?
;; A comment or an instruction.

;; permissive/c : contract?
;; Any value while permissive-xexprs is true, none otherwise.

;; (write-xexpr xexpr [out #:insert-newlines? insert?]) -> void?
;; Prints the X-expression as XML; with insert? a line break stands before the end of each tag that begins an element.

;; (xexpr-drop-empty-attributes) -> boolean?
;; (xexpr-drop-empty-attributes on?) -> void?
;; A parameter: whether xml->xexpr leaves empty lists of attributes out. #f at first.
