#lang racket/base
;; Documents that are damaged: what is around a document type, in declarations, comments and character references, and what is cut off.
(require xml)
(define (show s)
  (define d (with-handlers ([exn:fail? exn-message]) (read-xml (open-input-string s))))
  (printf "~s\n  ~s\n" s (if (string? d) d (let ([p (document-prolog d)] [f (lambda (l) (map (lambda (m) (if (p-i? m) (p-i-target-name m) (comment-text m))) l))]) (list (f (prolog-misc p)) (prolog-dtd p) (f (prolog-misc2 p)) (xml->xexpr (document-element d)) (f (document-misc d)))))))
(define-syntax-rule (s x ...) (begin (show x) ...))
(s "<!DOCTYPE a>x<a/>" "<!DOCTYPE a> \n x<a/>" "<!DOCTYPE a>" "<!DOCTYPE a></a>" "<!DOCTYPE a><![CDATA[x]]><a/>" "<!DOCTYPE a>&amp;<a/>" "x<a/>"  "<![CDATA[x]]><a/>"
 "<!DOCTYPE a [ <!ENTITY x 'y]>'> ]><a/>" "<!DOCTYPE a [ ] ><a/>" "<!DOCTYPE a '>' ><a/>" "<!DOCTYPE a \">\" ><a/>" "<!DOCTYPE a <b> ><a/>" "<!DOCTYPE a [ <b> ]><a/>" "<!DOCTYPE a [ > ]><a/>" "<!DOCTYPE a ]><a/>"
 "<a><!DOCTYPE x>y</a>" "<a><!DOCTYPE x><b/></a>" "<a><!x>y</a>" "<a/><!DOCTYPE x>" "<a/><!DOCTYPE x><?p?>" "<a/>x" "<a/>&x;" "<!>" "<!x><a/>" "<!DOC" "<!DOCTYPE a [ <!-- > --> ]><a/>" "<!DOCTYPE a [ <?p > ?> ]><a/>"
 "<!-- a -- b --><a/>" "<!-- a ---><a/>" "<!-- a --" "<!-- a" "<a b='1"  "<a b" "<a &#65" "<a>&#65" "<a>&#x41" "<a>&#;</a>" "<a>&#xZZ;</a>" "<a>&#1.5;</a>" "<a>&#-5;</a>" "<a>&#0;</a>" "<a>&#x110000;</a>" "<a>&#99999999999;</a>" "<a>&#1e3;</a>" "<a>&#+65;</a>" "<a>&#65.0;</a>" "<a>&#x;</a>" "<a>& b</a>" "<a>&b" "<a b='&#xZ;'/>" "<a b='<'/>" "<a b='&'/>")
(define (all)
(s "<?xml version='1.0'?><!DOCTYPE a><?p x?><a/><?q y?>" "<?m?><!-- c --><!DOCTYPE a><!-- d --><?p x?><a/><!-- e --><?q y?>" "<?p x?><?q y?><a/>" "<!DOCTYPE a><?p x?><?q y?><a/>"
 "<?z w?>\n<!DOCTYPE a>\n\n<a/>" "<!DOCTYPE a><!DOCTYPE b><a/>" "<!DOCTYPE a [ <!ELEMENT a> <!-- ]> --> ]><a/>" "<!DOCTYPE a SYSTEM 'x'><a/>" "<!DOCTYPE a PUBLIC 'x' \"y\"><?p?><a/>" "<!DOCTYPE><a/>" "<!DOCTYPE a" "<!DOCTYP a><a/>"))
(all)
(printf "--\n")
(read-comments #t)
(all)
