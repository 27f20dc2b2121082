-- tak: as programs/tak.rkt; a list is false or { element, rest }
local n = tonumber(arg[1])
local function tak(x, y, z)
  if y < x then return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) end
  return z
end
local function countdown(k) if k == 0 then return false end return { k, countdown(k - 1) } end
local function shorter(a, b)
  if not b then return false elseif not a then return true end
  return shorter(a[2], b[2])
end
local function ltak(x, y, z)
  if shorter(y, x) then return ltak(ltak(x[2], y, z), ltak(y[2], z, x), ltak(z[2], x, y)) end
  return z
end
local function length(l) local k = 0 while l do k, l = k + 1, l[2] end return k end
local acc = 0
for k = n, 1, -1 do
  acc = acc + tak(18 + k % 2, 12, 6) + length(ltak(countdown(14), countdown(9), countdown(4 + k % 3)))
end
print(string.format("tak %d %d", n, acc))
