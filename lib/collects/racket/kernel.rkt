;; racket/kernel: the core forms and primitives as a language, with no keyword arguments.
(module kernel '#%kernel
  (#%provide (all-from '#%kernel)))
