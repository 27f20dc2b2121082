(("coll-a"
