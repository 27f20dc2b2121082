#lang racket/base
;; xml/private/structures: documents as structures.  Layer: above racket/base.
(provide (all-defined-out))

(struct location (line char offset) #:transparent #:extra-constructor-name make-location)
;; start, stop : location, symbol or #f
(struct source (start stop) #:transparent #:extra-constructor-name make-source)
(struct external-dtd (system) #:transparent #:extra-constructor-name make-external-dtd)
(struct external-dtd/public external-dtd (public) #:transparent #:extra-constructor-name make-external-dtd/public)
(struct external-dtd/system external-dtd () #:transparent #:extra-constructor-name make-external-dtd/system)
(struct document-type (name external inlined) #:transparent #:extra-constructor-name make-document-type)
(struct comment (text) #:transparent #:extra-constructor-name make-comment)
(struct p-i source (target-name instruction) #:transparent #:extra-constructor-name make-p-i)
(struct prolog (misc dtd misc2) #:transparent #:extra-constructor-name make-prolog)
(struct document (prolog element misc) #:transparent #:extra-constructor-name make-document)
(struct element source (name attributes content) #:transparent #:extra-constructor-name make-element)
(struct attribute source (name value) #:transparent #:extra-constructor-name make-attribute)
;; text : symbol or a valid character's number
(struct entity source (text) #:transparent #:extra-constructor-name make-entity)
(struct pcdata source (string) #:transparent #:extra-constructor-name make-pcdata)
;; string : with <![CDATA[ and ]]> around it
(struct cdata source (string) #:transparent #:extra-constructor-name make-cdata)

(struct exn:invalid-xexpr exn:fail (code) #:extra-constructor-name make-exn:invalid-xexpr)
(struct exn:xml exn:fail:read () #:extra-constructor-name make-exn:xml)

;; Is V the number of a character that XML allows?
(define (valid-char? v)
  (and (exact-nonnegative-integer? v)
       (or (<= 1 v #xD7FF) (<= #xE000 v #xFFFD) (<= #x10000 v #x10FFFF))))

(define permissive-xexprs (make-parameter #f))

;; (location line char offset)
;; A place in a source: line from 1, column from 0, position from 1.

;; (document prolog element misc)
;; A document: what is before its element, the element, and a list of comments and instructions behind it.

;; (prolog misc dtd misc2)
;; What is before a document's element: comments and instructions, the document type or #f, and more of them.

;; (document-type name external inlined)
;; A document type: a symbol, an external-dtd or #f, and #f.

;; (external-dtd system)
;; Where a document type is defined: the system's name, a string.

;; (external-dtd/public system public)
;; An external document type with a public name as well.

;; (external-dtd/system system)
;; An external document type with the system's name alone.

;; (element start stop name attributes content)
;; An element: the places of its begin and end, a symbol, a list of attributes, and a list of content.

;; (attribute start stop name value)
;; An attribute: its places, a symbol and a string.

;; (pcdata start stop string)
;; Text in an element.

;; (p-i start stop target-name instruction)
;; A processing instruction: its places, a symbol and a string.

;; (comment text)
;; A comment.

;; (permissive-xexprs) -> boolean?
;; (permissive-xexprs on?) -> void?
;; A parameter: whether values that XML does not know may stand in content and X-expressions. #f at first.
