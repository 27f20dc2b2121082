#lang racket/base
;; markdown: reads the part of Markdown that the documents use.
;;
;; A document is a list of blocks:
;;   (heading LEVEL TEXT)   (paragraph TEXT)   (code INFO LINES)   (quote BLOCKS)   (rule)
;;   (items ordered?|bullet LIST-OF-BLOCKS ...)   (table HEADER-CELLS ROWS)
;; TEXT and cells are strings with marks inside a line; `inlines` takes them apart:
;;   string | (code STRING) | (strong INLINES) | (emphasis INLINES) | (link INLINES TARGET) | (image TEXT TARGET)
;; Code is fenced by ``` or indented by four blanks; INFO is what follows the opening fence, "" for indented code.
(require racket/list racket/string)
(provide read-markdown inlines inlines->text slug)

;; (read-markdown file) -> list of blocks
(define (read-markdown file)
  (blocks (call-with-input-file file (lambda (in) (for/list ([l (in-lines in)]) (string-trim l #:left? #f))))))

(define (blank? l) (equal? l ""))
(define (indented? l) (regexp-match? #rx"^    " l))
(define item-rx #px"^( {0,3})([-*]|[0-9]{1,3}[.])( +)(.*)$")
(define (starts-block? l)
  (or (blank? l) (regexp-match? #px"^(#{1,6} |```|\\||> |---$)" l) (regexp-match? item-rx l)))

(define (blocks lines)
  (cond
    [(null? lines) '()]
    [else
     (define l (car lines))
     (define (after block rest) (cons block (blocks rest)))
     (cond
       [(blank? l) (blocks (cdr lines))]
       [(regexp-match #px"^(#{1,6}) +(.*)$" l)
        => (lambda (m) (after (list 'heading (string-length (cadr m)) (caddr m)) (cdr lines)))]
       [(regexp-match #px"^```(.*)$" l)
        => (lambda (m)
             (define-values (code rest) (splitf-at (cdr lines) (lambda (l) (not (equal? l "```")))))
             (when (null? rest) (error 'markdown "a fence is not closed: ~a" l))
             (after (list 'code (string-trim (cadr m)) code) (cdr rest)))]
       [(indented? l)
        (define-values (code rest) (splitf-at lines (lambda (l) (or (blank? l) (indented? l)))))
        (define kept (reverse (dropf (reverse code) blank?)))
        (after (list 'code "" (for/list ([c (in-list kept)]) (if (blank? c) "" (substring c 4)))) rest)]
       [(equal? l "---") (after '(rule) (cdr lines))]
       [(string-prefix? l "|") (table lines)]
       [(string-prefix? l "> ")
        (define-values (quoted rest) (splitf-at lines (lambda (l) (string-prefix? l ">"))))
        (after (list 'quote (blocks (for/list ([q (in-list quoted)]) (string-trim (substring q 1))))) rest)]
       [(regexp-match? item-rx l) (items lines)]
       [else
        (define-values (text rest) (splitf-at (cdr lines) (lambda (l) (not (starts-block? l)))))
        (after (list 'paragraph (string-join (cons l (map string-trim text)) " ")) rest)])]))

(define (table lines)
  (define-values (rows rest) (splitf-at lines (lambda (l) (string-prefix? l "|"))))
  (define (cells row)
    (define inside (string-trim (string-trim row) "|"))
    (map (lambda (c) (string-replace (string-trim c) "\\|" "|")) (regexp-split #rx"(?<!\\\\)[|]" inside)))
  (unless (and (pair? (cdr rows)) (regexp-match? #rx"^[|][-| :]+$" (cadr rows)))
    (error 'markdown "a table without a line under its head: ~a" (car rows)))
  (cons (list 'table (cells (car rows)) (map cells (cddr rows))) (blocks rest)))

;; Items up to a line that belongs to none: what goes on in an item is indented like its text.
(define (items lines)
  (define ordered? (regexp-match? #px"^ *[0-9]" (car lines)))
  (let loop ([lines lines] [acc '()])
    (define m (and (pair? lines) (regexp-match item-rx (car lines))))
    (cond
      [(and m (eq? ordered? (regexp-match? #px"^[0-9]" (caddr m))))
       (define width (apply + (map string-length (list (cadr m) (caddr m) (cadddr m)))))
       (define margin (make-string width #\space))
       (define (inside? l previous-blank?)
         (or (blank? l) (string-prefix? l margin) (and (not previous-blank?) (not (starts-block? l)))))
       (define-values (body rest)
         (let take ([ls (cdr lines)] [body '()] [previous-blank? #f])
           (if (and (pair? ls) (inside? (car ls) previous-blank?))
               (take (cdr ls) (cons (car ls) body) (blank? (car ls)))
               (values (reverse body) ls))))
       (define text
         (for/list ([b (in-list body)]) (if (string-prefix? b margin) (substring b width) (string-trim b))))
       (loop rest (cons (blocks (cons (list-ref m 4) text)) acc))]
      [else (cons (list* 'items (if ordered? 'ordered 'bullet) (reverse acc)) (blocks lines))])))

;; --- inside a line ---

;; Alternatives in order: escape, code with one or two backquotes, image, link, strong, emphasis.
(define inline-rx
  (pregexp (string-append "\\\\([][\\\\`*_|<>#])" "|``(.+?)``(?!`)" "|`([^`]+)`"
                          "|!\\[([^]]*)\\]\\(([^) ]*)\\)" "|\\[((?:[^][`]|`[^`]*`)+)\\]\\(([^) ]*)\\)"
                          "|\\*\\*((?:[^*`]|`[^`]*`)+)\\*\\*" "|\\*((?:[^*\\s`]|`[^`]*`)(?:[^*`]|`[^`]*`)*)\\*")))

;; (inlines text) -> list
(define (inlines text)
  (define m (regexp-match-positions inline-rx text))
  (cond
    [(not m) (if (equal? text "") '() (list text))]
    [else
     (define (group n) (let ([p (list-ref m n)]) (and p (substring text (car p) (cdr p)))))
     (define item
       (cond
         [(group 1) => values]
         [(group 2) => (lambda (c) (list 'code (string-trim c)))]
         [(group 3) => (lambda (c) (list 'code c))]
         [(group 5) (list 'image (group 4) (group 5))]
         [(group 7) (list 'link (inlines (group 6)) (group 7))]
         [(group 8) => (lambda (t) (list 'strong (inlines t)))]
         [else (list 'emphasis (inlines (group 9)))]))
     (define rest (cons item (inlines (substring text (cdar m)))))
     (if (zero? (caar m)) rest (cons (substring text 0 (caar m)) rest))]))

;; (inlines->text list) -> string without any marks
(define (inlines->text l)
  (string-append*
   (for/list ([i (in-list l)])
     (cond
       [(string? i) i]
       [(memq (car i) '(code image)) (cadr i)]
       [else (inlines->text (cadr i))]))))

;; (slug text) -> the anchor of a heading
(define (slug text)
  (define plain (string-downcase (inlines->text (inlines text))))
  (string-trim (regexp-replace* #px"[^\\p{L}\\p{N}]+" plain "-") "-"))
