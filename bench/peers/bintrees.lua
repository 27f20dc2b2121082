-- bintrees: as programs/bintrees.rkt; a node is a table, a leaf an empty one
local n = tonumber(arg[1])

local function grow(d)
  if d == 0 then return {} end
  return { grow(d - 1), grow(d - 1) }
end

local function check(t)
  if t[1] then return 1 + check(t[1]) + check(t[2]) end
  return 1
end

local stretch = check(grow(n + 1))
local keep = grow(n)
local total = 0
for d = 4, n, 4 do
  for _ = 1, 1 << (n + 4 - d) do total = total + check(grow(d)) end
end
print(string.format("bintrees %d %d %d %d", n, stretch, total, check(keep)))
