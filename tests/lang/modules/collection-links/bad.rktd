(("coll-a" 5))
