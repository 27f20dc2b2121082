-- matmul: as programs/matmul.rkt
local n = tonumber(arg[1])

local function make_matrix(f)
  local m = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do row[j] = f(i, j) end
    m[i] = row
  end
  return m
end

local function mul(a, b, zero)
  return make_matrix(function(i, j)
    local row, s = a[i], zero
    for k = 1, n do s = s + row[k] * b[k][j] end
    return s
  end)
end

local function trace(m)
  local s = 0
  for i = 1, n do s = s + m[i][n - i + 1] end
  return s
end

local ia = make_matrix(function(i, j) return (7 * (i - 1) + 3 * (j - 1)) % 19 - 9 end)
local ib = make_matrix(function(i, j) return (5 * (i - 1) + 11 * (j - 1)) % 23 - 11 end)
local fa = make_matrix(function(i, j) return i / (i + j - 1) end)
local fb = make_matrix(function(i, j) return 1.0 - 1.0 / (i + j) end)
local it = trace(mul(ia, ib, 0))
local ft = trace(mul(fa, fb, 0.0))
print(string.format("matmul %d %d %d", n, it, math.floor(ft * 1000.0 + 0.5)))
