(module require-transform "base.rkt"
;; racket/require-transform: writing require sub-forms.
(require (except-in "private/import.rkt" struct:import make-import import? import-local-id
                    import-src-sym import-src-mod-path import-mode import-req-mode import-orig-mode
                    import-orig-stx struct:import-source make-import-source import-source?
                    import-source-mod-path-stx import-source-mode)
         (prefix-in i: "private/import.rkt")
         (for-syntax "base.rkt" "private/structinfo.rkt"))
(provide expand-import make-require-transformer prop:require-transformer require-transformer?
         current-require-module-path convert-relative-module-path syntax-local-require-certifier
         import import-source
         (rename-out [i:struct:import struct:import] [i:make-import make-import] [i:import? import?]
                     [i:import-local-id import-local-id] [i:import-src-sym import-src-sym]
                     [i:import-src-mod-path import-src-mod-path] [i:import-mode import-mode]
                     [i:import-req-mode import-req-mode] [i:import-orig-mode import-orig-mode]
                     [i:import-orig-stx import-orig-stx]
                     [i:struct:import-source struct:import-source]
                     [i:make-import-source make-import-source] [i:import-source? import-source?]
                     [i:import-source-mod-path-stx import-source-mod-path-stx]
                     [i:import-source-mode import-source-mode]))

(define-syntax import
  (make-checked-info
   (lambda ()
     (list #'i:struct:import #'i:make-import #'i:import?
           (list #'i:import-orig-stx #'i:import-orig-mode #'i:import-req-mode #'i:import-mode
                 #'i:import-src-mod-path #'i:import-src-sym #'i:import-local-id)
           '(#f #f #f #f #f #f #f) #t))
   (lambda () #'i:make-import)
   '(orig-stx orig-mode req-mode mode src-mod-path src-sym local-id)
   (lambda () (list null null))))

(define-syntax import-source
  (make-checked-info
   (lambda ()
     (list #'i:struct:import-source #'i:make-import-source #'i:import-source?
           (list #'i:import-source-mode #'i:import-source-mod-path-stx)
           '(#f #f) #t))
   (lambda () #'i:make-import-source)
   '(mode mod-path-stx)
   (lambda () (list null null)))))

;; (import local-id src-sym src-mod-path mode req-mode orig-mode orig-stx)
;; A name that a require transformer imports: see make-import.

;; (import-source mod-path-stx mode)
;; A module that a require transformer requires: see make-import-source.
