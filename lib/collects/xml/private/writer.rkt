#lang racket/base
;; xml/private/writer: documents to ports.  Layer: above racket/base.
(provide write-xml display-xml write-xml/content display-xml/content write-xexpr
         empty-tag-shorthand html-empty-tags current-unescaped-tags html-unescaped-tags
         write-string/escape xml-attribute-encode escape-text)
(require "structures.rkt")

;; html-empty-tags : (listof symbol?)
;; The names of elements that never have content in HTML, for empty-tag-shorthand.
(define html-empty-tags '(param meta link isindex input img hr frame col br basefont base area))
;; html-unescaped-tags : (listof symbol?)
;; The names of elements whose text is not escaped in HTML, for current-unescaped-tags.
(define html-unescaped-tags '(script style))
;; (empty-tag-shorthand) -> (or/c 'always 'never (listof symbol?))
;; (empty-tag-shorthand when) -> void?
;; A parameter: which elements without content are written as <name />. 'always at first.
(define empty-tag-shorthand (make-parameter html-empty-tags))
;; (current-unescaped-tags) -> (listof symbol?)
;; (current-unescaped-tags names) -> void?
;; A parameter: names of elements whose text is written as it is. None at first.
(define current-unescaped-tags (make-parameter '()))

(define (shorthand? name)
  (define v (empty-tag-shorthand))
  (or (eq? v 'always) (and (pair? v) (memq name v) #t)))

;; ---- text ---------------------------------------------------------------------------------------

(define (escaped s c)
  (case c [("<") "&lt;"] [(">") "&gt;"] [("&") "&amp;"] [("\"") "&quot;"] [else c]))
(define (escape s rx) (if (regexp-match? rx s) (regexp-replace* rx s (lambda (c) (escaped s c))) s))
(define (escape-text s) (escape s #rx"[&<>]"))
;; (xml-attribute-encode str) -> string?
;; The text with < > & and " as entities.
(define (xml-attribute-encode s)
  (unless (string? s) (raise-argument-error 'xml-attribute-encode "string?" s))
  (escape s #rx"[&<>\"]"))
(define (attribute-text s) (escape s #rx"[&<>\"]"))
;; (write-string/escape str rx out): with the characters that RX matches as entities
(define (write-string/escape s rx out) (write-string (escape s rx) out) (void))

(define (write-entity text out)
  (if (number? text) (fprintf out "&#~a;" text) (fprintf out "&~a;" text)))

;; ---- content ------------------------------------------------------------------------------------

;; indentation : 'none, 'classic, 'peek or 'scan; depth : number of columns
(define (write-content c out indentation depth unescaped?)
  (define (line) (unless (eq? indentation 'none)
                   (newline out)
                   (write-string (make-string depth #\space) out)))
  (cond
    [(element? c) (line) (write-element c out indentation depth)]
    [(pcdata? c)
     (line)
     (write-string (if unescaped? (pcdata-string c) (escape-text (pcdata-string c))) out)]
    [(entity? c) (write-entity (entity-text c) out)]
    [(cdata? c) (line) (write-string (cdata-string c) out)]
    [(comment? c) (line) (fprintf out "<!--~a-->" (comment-text c))]
    [(p-i? c) (line) (write-p-i c out)]
    [else (line) (write c out)])
  (void))

(define (write-p-i c out) (fprintf out "<?~a ~a?>" (p-i-target-name c) (p-i-instruction c)))

(define (write-element e out indentation depth)
  (define name (element-name e))
  (define content (element-content e))
  (fprintf out "<~a" name)
  (for ([a (in-list (element-attributes e))])
    (fprintf out " ~a=\"~a\"" (attribute-name a) (attribute-text (attribute-value a))))
  (define (text? c) (or (pcdata? c) (entity? c)))
  (define inner
    (case indentation
      [(peek) (if (and (pair? content) (text? (car content))) 'none indentation)]
      [(scan) (if (ormap text? content) 'none indentation)]
      [else indentation]))
  (cond
    [(and (null? content) (shorthand? name)) (write-string "/>" out)]
    [else
     (write-string ">" out)
     (define unescaped? (and (memq name (current-unescaped-tags)) #t))
     (for ([c (in-list content)]) (write-content c out inner (+ depth 2) unescaped?))
     (unless (or (eq? inner 'none) (and (null? content) (eq? inner 'peek)))
       (newline out)
       (write-string (make-string depth #\space) out))
     (fprintf out "</~a>" name)]))

;; Prints content as it is.
(define (write-xml/content c [out (current-output-port)])
  (write-content c out 'none 0 #f))
;; Prints content with line breaks and indentation.
(define (display-xml/content c [out (current-output-port)] #:indentation [indentation 'classic])
  (write-content c out indentation 0 #f))

;; ---- documents ----------------------------------------------------------------------------------

(define (write-document d out indentation)
  (define front (document-prolog d))
  (define (misc l)
    (for ([m (in-list l)])
      (write-content m out 'none 0 #f)
      (newline out)))
  (misc (prolog-misc front))
  (define dtd (prolog-dtd front))
  (when dtd (write-dtd dtd out))
  (misc (prolog-misc2 front))
  (write-content (document-element d) out indentation 0 #f)
  (define after (document-misc d))
  (unless (or (null? after) (memq indentation '(none classic))) (newline out))
  (misc after)
  (void))

(define (write-dtd dtd out)
  (define external (document-type-external dtd))
  (fprintf out "<!DOCTYPE ~a" (document-type-name dtd))
  (cond
    [(external-dtd/public? external)
     (fprintf out " PUBLIC \"~a\" \"~a\"" (external-dtd/public-public external) (external-dtd-system external))]
    [(external-dtd/system? external) (fprintf out " SYSTEM \"~a\"" (external-dtd-system external))])
  (write-string ">\n" out))

;; Prints the document as it is, without further white space.
(define (write-xml d [out (current-output-port)])
  (write-document d out 'none))
;; Prints the document with line breaks and indentation: 'none, 'classic, 'peek or 'scan.
(define (display-xml d [out (current-output-port)] #:indentation [indentation 'classic])
  (write-document d out indentation))

;; ---- X-expressions ------------------------------------------------------------------------------

;; Writes an X-expression that is known to be one.
(define (write-xexpr x [out (current-output-port)] #:insert-newlines? [newlines? #f])
  (let loop ([x x] [unescaped? #f])
    (cond
      [(string? x) (write-string (if unescaped? x (escape-text x)) out)]
      [(or (symbol? x) (valid-char? x)) (write-entity x out)]
      [(pair? x)
       (define name (car x))
       (define attributes? (and (pair? (cdr x)) (or (null? (cadr x)) (and (pair? (cadr x)) (pair? (caadr x))))))
       (define content (if attributes? (cddr x) (cdr x)))
       (fprintf out "<~a" name)
       (when attributes?
         (for ([a (in-list (cadr x))])
           (fprintf out " ~a=\"~a\"" (car a) (attribute-text (cadr a)))))
       (when newlines? (newline out))
       (cond
         [(and (null? content) (or (shorthand? name))) (write-string "/>" out)]
         [else
          (write-string ">" out)
          (define raw? (and (memq name (current-unescaped-tags)) #t))
          (for ([c (in-list content)]) (loop c raw?))
          (fprintf out "</~a" name)
          (when newlines? (void))
          (write-string ">" out)])]
      [(cdata? x) (write-string (cdata-string x) out)]
      [(comment? x) (fprintf out "<!--~a-->" (comment-text x))]
      [(p-i? x) (write-p-i x out)]
      [else (void)]))
  (void))
