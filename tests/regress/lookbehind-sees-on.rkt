#lang racket/base
;; assertions in a lookbehind see what follows it; what it takes ends there
(regexp-match-positions #px"(?<=a$)b" "ab") (regexp-match-positions #px"(?<=a$)" "ab") (regexp-match-positions #px"(?<=$)b" "ab") (regexp-match-positions #px"(?m:(?<=a$)\n)" "a\n") (regexp-match-positions #px"(?<=a\\b)-" "a-") (regexp-match-positions #px"(?<=a\\b)b" "ab")
(regexp-match-positions #px"(?<=a\\B)b" "ab") (regexp-match-positions #px"(?<=(?=b))b" "ab") (regexp-match-positions #px"(?<=a(?=b))b" "ab") (regexp-match-positions #px"(?<=a(?!b))b" "ab") (regexp-match-positions #px"(?<=a$)" "a")
(regexp-match-positions #px"(?<=x|(?=b))b" "ab") (regexp-match-positions #px"\\b" "ab" 1) (regexp-match-positions #px"(?<=\\b)b" "ab" 1) (regexp-match-positions #px"(?<=\\bb)c" "bc" 1 2 #f #"b")
(regexp-match-positions #px"^(?<=\\b)b" "ab" 1) (regexp-match-positions #px"(?<=a\\b)" (open-input-string "a b"))
(regexp-match #px"(?<=\\b)a" "a") (regexp-match #px"(?<=\\b)a" " a") (regexp-match #px"(?<!\\b)a" "a") (regexp-match #px"(?<=\\B)a" "ba") (regexp-match #px"(?<=^)a" "a") (regexp-match #px"(?<=$)" "a") (regexp-match-positions #px"(?<=\\b)" "a b")
