(module values '#%kernel
  ;; constants of every kind that a compiled file may have
  (define-values (all) (list 'sym '|a b| '#:key "text" "\u3bb" #"bytes" 1 -70000 123456789012345678901234567890 2/3 1.5 +nan.0 1+2i #\a
                             '(1 (2 . 3) #(4 "five" #&6)) #hash((a . 1) ("b" . 2)) #hasheq((c . 3)) #s(point 1 2) #rx"a+(b|c)" #px#"\\d{2}" (void)))
  (define-values (count) (lambda (l n) (if (null? l) n (count (cdr l) (add1 n)))))
  (#%provide all count)
  (count all 0))
