-- kwargs: as programs/kwargs.rkt; keyword arguments are the fields of one table
local n = tonumber(arg[1])

local function area(t) return t.width * t.height * (t.scale or 1) end
local function clamp(x, t, ...)
  return math.max(t.low or 0, math.min(t.high or 100, x)) + select("#", ...)
end
local function step(x, by, twice)
  by = by or 1
  if twice then return x + by + by end
  return x + by
end
local function sum(...)
  local s = 0
  for _, x in ipairs({ ... }) do s = s + x end
  return s
end
local function pick(...)
  local count = select("#", ...)
  if count == 1 then return (...)
  elseif count == 2 then
    local a, b = ...
    return a - b
  end
  return sum(...)
end
local function divide(a, b) return a // b, a % b end

local calls = {
  [0] = area,
  function(t) return t.width + t.height end,
  function(t) return t.width * (t.scale or 2) - (t.height or 3) end,
}

local function three(i) return i, 1, 2 end
local acc = 0
for i = 0, n - 1 do
  local q, r = divide(i + 17, 5)
  local a, b, c = three(i)
  acc = (acc
    + area { width = i, height = 3 }
    + area { scale = 2, height = i % 7, width = 5 }
    + clamp(i, { high = 50 })
    + clamp(-i, { low = -10 }, "a", "b")
    + step(i)
    + step(i, 5)
    + step(i, 5, true)
    + pick(i)
    + pick(i, 2)
    + pick(i, 2, 3, 4)
    + pick(i, table.unpack { 1, 2, 3 })
    + sum(i, 1, 2, 3)
    + sum(i, table.unpack { 4, 5, 6, 7 })
    + q + r
    + a + b + c
    + calls[i % 2] { height = 2, width = i } + calls[i % 2] { height = 2, width = i }
    + calls[2] { scale = 4, width = i }) % 1000000007
end
print(string.format("kwargs %d %d", n, acc))
