#lang racket/base
;; The event that a replace-evt gives was waited for outside of the sync it belongs to: a timeout, and the other events of
;; the sync, were forgotten, and the process hung.
(sync/timeout 0.01 (replace-evt always-evt (lambda (_) never-evt)))
(sync/timeout 0 (replace-evt always-evt (lambda (_) never-evt)))
(define sema (make-semaphore))
(void (thread (lambda () (sync (system-idle-evt)) (semaphore-post sema))))
(sync (replace-evt always-evt (lambda (_) never-evt)) (wrap-evt sema (lambda (_) 'other)))
(sync (wrap-evt (replace-evt (wrap-evt always-evt (lambda (_) (values 1 2))) (lambda (a b) (wrap-evt always-evt (lambda (_) (list a b))))) vector))
(eq? #t (evt? (sync (replace-evt always-evt (lambda (_) 'no-event)))))
(with-handlers ([exn:fail? exn-message]) (sync (replace-evt always-evt (lambda (_) (error "in the maker")))))
