#lang racket/base
;; rnrs/lists: procedures on lists.
(provide find for-all exists filter partition fold-left fold-right remp remove remv remq memp member memv memq
         assp assoc assv assq cons*)
(require (except-in "../r6rs/private/lists.rkt" list-sort vector-sort vector-sort!)
         (only-in r5rs member memv memq assoc assv assq))
