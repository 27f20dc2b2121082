#lang racket/base
;; Impersonating an accessor of an opaque structure type takes the mutator with it; names of constructors made by reflection; empty ranges.
(define-syntax-rule (t e ...) (begin (printf "~s => ~s\n" 'e (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))]) (call-with-values (lambda () e) list))) ...))
(struct c (x y) #:mutable) (struct tr (x) #:mutable #:transparent) (struct sub c (z) #:mutable)
(define no (lambda (s v) 'no))
(t (impersonate-struct (c 1 2) c-x no) (impersonate-struct (c 1 2) c-x no set-c-x! no) (impersonate-struct (c 1 2) set-c-x! no c-x no) (impersonate-struct (c 1 2) c-x no set-c-y! no) (impersonate-struct (c 1 2) set-c-x! no) (impersonate-struct (tr 1) tr-x no) (impersonate-struct (sub 1 2 3) c-x no) (impersonate-struct (sub 1 2 3) sub-z no) (impersonate-struct (sub 1 2 3) sub-z no set-sub-z! no c-x no set-c-x! no) (impersonate-struct (c 1 2) struct:c c-x no) (impersonate-struct (c 1 2) c-x #f) (chaperone-struct (c 1 2) c-x no) (impersonate-struct (c 1 2) c-x no set-c-x! #f))
(define-values (st mk p? ref set) (make-struct-type 'zip #f 1 0 #f '() #f #f '() #f 'make-it))
(t (object-name (struct-type-make-constructor struct:tr)) (object-name (struct-type-make-constructor struct:tr 'other)) (object-name (struct-type-make-constructor st))
   ((struct-type-make-constructor struct:tr) 1 2) (make-struct-type 'q #f 1 0 #f '() 'prefab 0)
   (raise-range-error 'a "vector" "ending " 5 '#() 0 -1 3) (raise-range-error 'a "vector" "ending " 5 '#(1 2) 0 1 1) (raise-range-error 'a "vector" "" 5 '#() 0 -1))
