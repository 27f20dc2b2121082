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
;; In patterns:
;; (~var id [class-use] [#:role role]): a pattern variable, of a syntax class; its attributes begin with id and a dot.
;; (~datum datum): matches what is equal? to the datum.
;; (~literal id): matches identifiers with the binding of id.
;; (~and pattern ...): all patterns match.
;; (~or pattern ...), (~or* pattern ...), (~alt pattern ...): one of them matches; ~alt, and ~or before an ellipsis, in each step of
;;   the ellipsis.
;; (~not pattern): the pattern does not match.
;; (~seq pattern ...): several terms in a row.
;; (~rest pattern): the rest of a list.
;; (~describe [#:role role] text pattern): the text names what is expected when pattern fails.
;; ~!: a cut: what was matched before is not tried again.
;; (~bind [attribute expr] ...): binds attributes.
;; (~fail [#:when expr] [#:unless expr] [message ...]): fails, with the message.
;; (~parse pattern expr): the value of the expression matches.
;; (~do body ...): evaluates definitions and expressions.
;; (~undo body ...): is evaluated when matching backtracks over it.
;; (~post pattern): errors in the pattern count after those elsewhere.
;; (~commit pattern): when the pattern has matched, it is not tried in other ways.
;; (~delimit-cut pattern): cuts in the pattern have no effect outside.
;; (~optional pattern [#:defaults ([attribute expr] ...)] [#:name expr] [#:too-many expr]): at most once before an ellipsis, or in a row.
;; (~once pattern [#:name expr] [#:too-few expr] [#:too-many expr]): exactly once.
;; (~between pattern min max [#:name expr] [#:too-few expr] [#:too-many expr]): so many times.
;; (~peek pattern): matches, and takes nothing.
;; (~peek-not pattern): takes nothing where the pattern does not match.
;; (~eh-var id class-use): a step of an ellipsis by the patterns of an ellipsis-head class.
;; (~reflect id (class-expr arg ...)), (~splicing-reflect id (class-expr arg ...)): matches by a reified syntax class, which is a value.
;; ...+: an ellipsis of one or more.
;; (pattern pattern option ...): a way in which a syntax class matches.
(define-keywords ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post
  ~commit ~delimit-cut ~optional ~once ~between ~peek ~peek-not ~eh-var ~reflect ~splicing-reflect ...+ pattern)
