(("coll-a" "coll-a") (root "roots") ("coll-c" #"coll-a" #rx"^99") ("coll-d" (same #"roots" up #"coll-a")))
