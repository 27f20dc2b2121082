(module provide-transform "base.rkt"
;; racket/provide-transform: writing provide sub-forms.
(require (only-in "private/export.rkt" expand-export pre-expand-export make-provide-transformer
                  prop:provide-transformer provide-transformer? make-provide-pre-transformer
                  prop:provide-pre-transformer provide-pre-transformer?
                  syntax-local-provide-certifier)
         (prefix-in e: "private/export.rkt")
         (for-syntax "base.rkt" "private/structinfo.rkt"))
(provide expand-export pre-expand-export make-provide-transformer prop:provide-transformer
         provide-transformer? make-provide-pre-transformer prop:provide-pre-transformer
         provide-pre-transformer? syntax-local-provide-certifier
         export
         (rename-out [e:struct:export struct:export] [e:make-export make-export]
                     [e:export? export?] [e:export-local-id export-local-id]
                     [e:export-out-sym export-out-sym]
                     [e:export-mode export-mode]
                     [e:export-protect? export-protect?] [e:export-orig-stx export-orig-stx]))

(define-syntax export
  (make-checked-info
   (lambda ()
     (list #'e:struct:export #'e:make-export #'e:export?
           (list #'e:export-orig-stx #'e:export-protect? #'e:export-mode #'e:export-out-id
                 #'e:export-local-id)
           '(#f #f #f #f #f) #t))
   (lambda () #'e:make-export)
   '(orig-stx protect? mode out-id local-id)
   (lambda () (list null null)))))

;; (export local-id out-sym mode protect? orig-stx)
;; A name that a provide transformer provides: see make-export.
