-- deriv: as programs/deriv.rkt; an expression is a number, a name or { operator, operand, ... }
local n = tonumber(arg[1])
local type = type

local function equal(a, b)
  if a == b then return true end
  if type(a) ~= "table" or type(b) ~= "table" or #a ~= #b then return false end
  for i = 1, #a do
    if not equal(a[i], b[i]) then return false end
  end
  return true
end

local function sum(a, b)
  if type(a) == "number" and type(b) == "number" then return a + b
  elseif a == 0 then return b
  elseif b == 0 then return a
  elseif equal(a, b) then return { "*", 2, a }
  end
  return { "+", a, b }
end
local function product(a, b)
  if type(a) == "number" and type(b) == "number" then return a * b
  elseif a == 0 or b == 0 then return 0
  elseif a == 1 then return b
  elseif b == 1 then return a
  end
  return { "*", a, b }
end
local function power(a, k)
  if k == 0 then return 1 elseif k == 1 then return a end
  return { "^", a, k }
end

local d
local rules = {
  ["+"] = function(e, x) return sum(d(e[2], x), d(e[3], x)) end,
  ["*"] = function(e, x) return sum(product(d(e[2], x), e[3]), product(e[2], d(e[3], x))) end,
  ["^"] = function(e, x) return product(product(e[3], power(e[2], e[3] - 1)), d(e[2], x)) end,
  sin = function(e, x) return product({ "cos", e[2] }, d(e[2], x)) end,
  cos = function(e, x) return product(product(-1, { "sin", e[2] }), d(e[2], x)) end,
  exp = function(e, x) return product(e, d(e[2], x)) end,
}

function d(e, x)
  local kind = type(e)
  if kind == "number" then return 0
  elseif kind == "string" then return e == x and 1 or 0
  end
  local rule = rules[e[1]] or error("no rule for " .. e[1])
  return rule(e, x)
end

local function size(e)
  if type(e) ~= "table" then return 1 end
  local s = 0
  for i = 1, #e do s = s + size(e[i]) end
  return s
end

local function poly(k)
  return { "+", { "*", k, { "^", "x", 3 } },
    { "+", { "*", { "sin", { "*", 2, "x" } }, { "exp", { "^", "x", 2 } } },
      { "+", { "*", "a", { "*", "x", "y" } }, { "cos", { "+", "x", { "*", "x", k % 7 } } } } } }
end

local acc = 0
for k = n, 1, -1 do
  local d1 = d(poly(k), "x")
  local d2 = d(d1, "x")
  local d3 = d(d2, "x")
  local dy = d(d2, "y")
  acc = acc + size(d1) + size(d2) + size(d3) + size(dy)
end
print(string.format("deriv %d %d", n, acc))
