#lang racket/base
;; syntax/parse/private/keywords: the names that mean something inside patterns, and the compile-time records that
;; programs bind: syntax classes, conventions, literal sets, pattern expanders.
(require (for-syntax racket/base "records.rkt"))
(provide ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post
         ~commit ~delimit-cut ~optional ~once ~between ~peek ~peek-not ~eh-var ~reflect ~splicing-reflect
         ...+ pattern (for-syntax (all-from-out "records.rkt")))

(define-syntax-rule (define-keywords id ...)
  (begin
    (define-syntax (id stx) (raise-syntax-error #f "keyword used out of context" stx))
    ...))
(define-keywords ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post
  ~commit ~delimit-cut ~optional ~once ~between ~peek ~peek-not ~eh-var ~reflect ~splicing-reflect ...+ pattern)

;; (pattern pattern option ...)
;; In define-syntax-class: a variant: the pattern, then side conditions such as #:when, #:with and #:attr.

;; (~var id [syntax-class-use [option ...]])
;; In a pattern: binds id to what matches the syntax class, which may have arguments; #:role describes it in messages.

;; (~datum datum)
;; In a pattern: the datum itself, whatever it is bound to.

;; (~literal id)
;; In a pattern: an identifier with the same binding.

;; (~and pattern ...)
;; In a pattern: what matches all of them, one after the other.

;; (~or pattern ...)
;; (~or* pattern ...)
;; In a pattern: what matches one of them, tried in order; before an ellipsis ~or is ~alt.

;; (~alt pattern ...)
;; In a pattern before an ellipsis: each item matches one of them, in any order.

;; (~not pattern)
;; In a pattern: what does not match; binds nothing.

;; (~seq pattern ...)
;; In a pattern for parts of a list: these in a row.

;; (~rest pattern)
;; In an action: matches what is left.

;; (~describe expr pattern)
;; In a pattern: what messages call it when it does not match.

;; (~!)
;; In a pattern: a cut: once it is passed, no earlier choice is tried again.

;; (~bind [attr-id expr] ...)
;; In a pattern: binds attributes, and always matches.

;; (~fail [#:when test] [#:unless test] [message [term]])
;; In a pattern: does not match when the test is true, with that message about the term.

;; (~parse pattern expr)
;; In a pattern: matches what the expression gives against another pattern.

;; (~do form ...)
;; In a pattern: evaluates the forms, definitions too, when it is reached.

;; (~undo form ...)
;; In a pattern: evaluates the forms when matching fails after it.

;; (~post pattern)
;; In a pattern: its failure counts as later than others', so that messages tell of it.

;; (~commit pattern)
;; In a pattern: once it matches, other ways in which it could are not tried.

;; (~delimit-cut pattern)
;; In a pattern: a cut in it ends here.

;; (~peek pattern)
;; In a pattern for parts of a list: matches, and leaves the parts for what follows.

;; (~peek-not pattern)
;; In a pattern for parts of a list: does not match what follows, and takes no parts.

;; (~optional pattern option ...)
;; In a pattern for parts of a list: may be missing; #:defaults binds its attributes then. Before an ellipsis: at most one item.

;; (~once pattern option ...)
;; In a pattern before an ellipsis: exactly one item matches; #:name, #:too-few and #:too-many make messages.

;; (~between pattern min max option ...)
;; In a pattern before an ellipsis: that many items match.

;; (~eh-var id eh-alternative-set-id)
;; In a pattern before an ellipsis: the alternatives of the set, with their attributes prefixed by id.

;; (~reflect id (reified-class-expr arg ...))
;; (~splicing-reflect id (reified-class-expr arg ...))
;; In a pattern: binds id to what matches a syntax class that is a value, for parts of a list with ~splicing-.

;; ...+
;; In a pattern: like an ellipsis, for one item or more.
