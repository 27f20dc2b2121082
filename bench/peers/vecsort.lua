-- vecsort: as programs/vecsort.rkt; table.sort is not stable, so the last sort compares positions too
local n = tonumber(arg[1])
local function next_seed(s) return (s * 1103515245 + 12345) % 2147483648 end

local function random_vector(len, seed)
  local v, s = {}, seed
  for i = 1, len do v[i], s = s // 128, next_seed(s) end
  return v
end

local function quicksort(v, lo, hi)
  if lo >= hi then return end
  local pivot = v[(lo + hi) // 2]
  local i, j = lo, hi
  while i <= j do
    while v[i] < pivot do i = i + 1 end
    while v[j] > pivot do j = j - 1 end
    if i <= j then
      v[i], v[j] = v[j], v[i]
      i, j = i + 1, j - 1
    end
  end
  quicksort(v, lo, j)
  quicksort(v, i, hi)
end

local function heapsort(v, less)
  local function sift(i, last)
    local l = 2 * i
    if l > last then return end
    local big = l
    if l < last and less(v[l], v[l + 1]) then big = l + 1 end
    if less(v[i], v[big]) then
      v[i], v[big] = v[big], v[i]
      return sift(big, last)
    end
  end
  for i = #v // 2, 1, -1 do sift(i, #v) end
  for last = #v, 2, -1 do
    v[1], v[last] = v[last], v[1]
    sift(1, last - 1)
  end
end

local function digest(v)
  local s = 0
  for i = 1, #v do s = (s * 31 + v[i]) % 1000003 end
  return s
end
local function equal(a, b)
  for i = 1, #a do
    if a[i] ~= b[i] then return false end
  end
  return #a == #b
end

local a, b, c = random_vector(n, 42), random_vector(n, 42), random_vector(n, 42)
quicksort(a, 1, n)
heapsort(b, function(x, y) return x < y end)
table.sort(c)
local keyed = {}
for i, x in ipairs(random_vector(n // 4, 7)) do keyed[i] = { x % 9973, i, x } end
table.sort(keyed, function(x, y)
  if x[1] ~= y[1] then return x[1] > y[1] end
  return x[2] < y[2]
end)
local d = {}
for i, x in ipairs(keyed) do d[i] = x[3] end
assert(equal(a, b), "vecsort: the two sorts disagree")
assert(equal(a, c), "vecsort: library sort disagrees")
print(string.format("vecsort %d %d %d", n, digest(a), digest(d)))
