-- closures: as programs/closures.rkt; lists are arrays
local n = tonumber(arg[1])

local function curry3(f)
  return function(a) return function(b) return function(c) return f(a, b, c) end end end
end
local function compose2(f, g) return function(x) return f(g(x)) end end
local function compose_all(fs)
  local f = function(x) return x end
  for i = #fs, 1, -1 do f = compose2(fs[i], f) end
  return f
end

local function make_counter()
  local c = 0
  return function(step)
    c = c + step
    return c
  end
end

local function church(k)
  return function(f)
    return function(x)
      for _ = 1, k do x = f(x) end
      return x
    end
  end
end
local function church_add(a, b) return function(f) return function(x) return a(f)(b(f)(x)) end end end
local function church_mul(a, b) return function(f) return a(b(f)) end end
local function church_to_int(c) return c(function(x) return x + 1 end)(0) end

local function map(f, l)
  local out = {}
  for i = 1, #l do out[i] = f(l[i]) end
  return out
end
local function map2(f, a, b)
  local out = {}
  for i = 1, #a do out[i] = f(a[i], b[i]) end
  return out
end
local function filter(keep, l)
  local out = {}
  for i = 1, #l do if keep(l[i]) then out[#out + 1] = l[i] end end
  return out
end
local function reverse(l)
  local out, len = {}, #l
  for i = 1, len do out[i] = l[len + 1 - i] end
  return out
end
local function foldl(f, acc, l)
  for i = 1, #l do acc = f(l[i], acc) end
  return acc
end

local numbers = {}
for i = 1, 200 do numbers[i] = i end
local adders = map(function(i) return function(x) return x + i end end, { 1, 2, 3, 4, 5, 6, 7, 8 })

local function pass(k)
  local c = make_counter()
  local f = curry3(function(a, b, c) return a + b * c end)
  local piped = compose_all(adders)
  local evens = filter(function(x) return (x + k) % 2 == 0 end, numbers)
  local mapped = map2(function(x, y) return f(x)(y)(k) end, numbers, reverse(numbers))
  for _, x in ipairs(mapped) do c(x % 10) end
  return foldl(function(x, acc) return acc + piped(x) end, 0, evens)
    + c(0)
    + church_to_int(church_add(church_mul(church(12), church(9)), church(k % 5)))
    + foldl(function(x, acc) return acc + x end, 0, map(function(g) return g(k) end, adders))
end

local acc = 0
for k = n, 1, -1 do acc = acc + pass(k) end
print(string.format("closures %d %d", n, acc))
