#lang racket/base
;; c-header: the declarations of include/woad.h with the comments above them.
(require racket/list racket/string)
(provide (struct-out c-header) (struct-out c-item) read-c-header)

;; about : lines of the comment at the head     items : list of c-item
(struct c-header (about items))
;; name : string    lines : the declaration    about : lines of the comment above; () when it goes with the item before
(struct c-item (name lines about))

;; (read-c-header file) -> c-header
(define (read-c-header file)
  (define lines (call-with-input-file file (lambda (in) (for/list ([l (in-lines in)]) l))))
  (define-values (head rest) (splitf-at lines (lambda (l) (not (string-prefix? l "#ifndef")))))
  (c-header (cdr (comment-text head)) (items rest)))

;; the lines of a comment without its marks; `- ` begins a paragraph
(define (comment-text lines)
  (append*
   (for/list ([l (in-list lines)])
     (define text (string-trim (regexp-replace #px"^ ?/?\\*+ ?" (regexp-replace #px"\\s*\\*/\\s*$" l "") "")))
     (cond
       [(string-prefix? text "- ") (list "" (substring text 2))]
       [else (list text)]))))

(define (items lines)
  (let loop ([lines lines] [comment '()] [acc '()])
    (define l (and (pair? lines) (car lines)))
    (cond
      [(not l) (reverse acc)]
      [(string-prefix? l "/*")
       (define n (add1 (or (index-where lines (lambda (l) (regexp-match? #rx"[*]/ *$" l))) 0)))
       (loop (drop lines n) (comment-text (take lines n)) acc)]
      [(regexp-match? #rx"^typedef struct {" l)
       (define n (add1 (index-where lines (lambda (l) (regexp-match? #rx"^}" l)))))
       (define name (cadr (regexp-match #rx"^} *([a-z_]+);" (list-ref lines (sub1 n)))))
       (loop (drop lines n) '() (cons (c-item name (take lines n) comment) acc))]
      [(regexp-match #rx"^typedef .*[ *]([a-z_]+);" l)
       => (lambda (m) (loop (cdr lines) '() (cons (c-item (cadr m) (list l) comment) acc)))]
      [(regexp-match #rx"^WOAD_API (.*[ *](woad_[a-z_]+)[(].*)$" l)
       => (lambda (m) (loop (cdr lines) '() (cons (c-item (caddr m) (list (cadr m)) comment) acc)))]
      [else (loop (cdr lines) '() acc)])))
