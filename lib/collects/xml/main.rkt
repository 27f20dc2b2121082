#lang racket/base
;; xml: reading, writing and building XML.
;; Layer: above racket/base and the contract system.  private/structures has the structures, private/reader
;; and private/writer what their names say; xexpr what an X-expression is.
(require "private/structures.rkt" "private/reader.rkt" "private/writer.rkt" "xexpr.rkt" racket/contract/base racket/contract/combinator
         (only-in racket/math natural?))
(provide location? source? external-dtd? external-dtd/public? external-dtd/system? document-type? comment? p-i? prolog?
         document? element? attribute? entity? pcdata? cdata? exn:invalid-xexpr? exn:xml?
         html-empty-tags html-unescaped-tags write-string/escape
         xexpr/c location/c misc/c permissive/c content/c
         (contract-out
          [struct location ([line (or/c #f natural?)] [char (or/c #f natural?)] [offset natural?])]
          [struct source ([start location/c] [stop location/c])]
          [struct external-dtd ([system string?])]
          [struct (external-dtd/public external-dtd) ([system string?] [public string?])]
          [struct (external-dtd/system external-dtd) ([system string?])]
          [struct document-type ([name symbol?] [external external-dtd?] [inlined #f])]
          [struct comment ([text string?])]
          [struct (p-i source) ([start location/c] [stop location/c] [target-name symbol?] [instruction string?])]
          [struct prolog ([misc (listof misc/c)] [dtd (or/c document-type? #f)] [misc2 (listof misc/c)])]
          [struct document ([prolog prolog?] [element element?] [misc (listof misc/c)])]
          [struct (element source)
            ([start location/c] [stop location/c] [name symbol?] [attributes (listof attribute?)] [content (listof content/c)])]
          [struct (attribute source)
            ([start location/c] [stop location/c] [name symbol?] [value (or/c string? permissive/c)])]
          [struct (entity source) ([start location/c] [stop location/c] [text (or/c symbol? valid-char?)])]
          [struct (pcdata source) ([start location/c] [stop location/c] [string string?])]
          [struct (cdata source) ([start location/c] [stop location/c] [string string?])]
          [exn:invalid-xexpr-code (-> exn:invalid-xexpr? any/c)]
          [valid-char? (-> any/c boolean?)]
          [read-xml (->* () (input-port?) document?)]
          [read-xml/document (->* () (input-port?) document?)]
          [read-xml/element (->* () (input-port?) element?)]
          [write-xml (->* (document?) (output-port?) void?)]
          [display-xml (->* (document?) (output-port? #:indentation indentation/c) void?)]
          [write-xml/content (->* (content/c) (output-port?) void?)]
          [display-xml/content (->* (content/c) (output-port? #:indentation indentation/c) void?)]
          [xml-attribute-encode (-> string? string?)]
          [read-comments (parameter/c boolean?)]
          [collapse-whitespace (parameter/c boolean?)]
          [xml-count-bytes (parameter/c boolean?)]
          [permissive-xexprs (parameter/c boolean?)]
          [xexpr-drop-empty-attributes (parameter/c boolean?)]
          [current-unescaped-tags (parameter/c (listof symbol?))]
          [empty-tag-shorthand (parameter/c (or/c (or/c 'always 'never) (listof symbol?)))]
          [xexpr? (-> any/c boolean?)]
          [validate-xexpr (-> any/c #t)]
          [correct-xexpr? (-> any/c (-> any/c) (-> exn:invalid-xexpr? any/c) any/c)]
          [xexpr->string (-> xexpr/c string?)]
          [string->xexpr (-> string? xexpr/c)]
          [xml->xexpr (-> content/c xexpr/c)]
          [xexpr->xml (-> xexpr/c content/c)]
          [write-xexpr (->* (xexpr/c) (output-port? #:insert-newlines? any/c) void?)]
          [eliminate-whitespace (->* () ((listof symbol?) (-> boolean? boolean?)) (-> element? element?))]
          [syntax:read-xml (->* () (input-port? #:src any/c) syntax?)]
          [syntax:read-xml/element (->* () (input-port? #:src any/c) syntax?)]))

(define location/c (or/c location? symbol? #f))
(define misc/c (or/c comment? p-i?))
;; Any content, as long as permissive-xexprs says so.
(define permissive/c
  (make-contract
   #:name 'permissive/c
   #:first-order (lambda (v) (and (permissive-xexprs) #t))
   #:late-neg-projection
   (lambda (blame)
     (lambda (v neg)
       (if (permissive-xexprs)
           v
           (raise-blame-error blame #:missing-party neg v '("not in permissive mode" given: "~e") v))))))
(define indentation/c (or/c 'none 'classic 'peek 'scan))
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
    [else x]))

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
  (define (blank-it e)
    (define content (map (lambda (c) (if (element? c) (blank-it c) c)) (element-content e)))
    (struct-copy element e
                 [content (if (choose (and (memq (element-name e) tags) #t))
                              (for/list ([c (in-list content)] #:unless (blank? e c)) c)
                              content)]))
  (define (blank? e c)
    (and (pcdata? c)
         (or (regexp-match? #px"^[ \t\r\n]*$" (pcdata-string c))
             (error 'eliminate-blanks "Element <~a> is not allowed to contain text ~s" (element-name e) (pcdata-string c)))))
  blank-it)

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
