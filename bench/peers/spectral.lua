-- spectral: as programs/spectral.rkt; arrays count from 0
local n = tonumber(arg[1])

local function entry(i, j) return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1) end

local function apply_matrix(get, from, to)
  for i = 0, n - 1 do
    local s = 0.0
    for j = 0, n - 1 do s = s + get(i, j) * from[j] end
    to[i] = s
  end
end

local function apply_both(from, to, tmp)
  apply_matrix(function(i, j) return entry(i, j) end, from, tmp)
  apply_matrix(function(i, j) return entry(j, i) end, tmp, to)
end

local u, v, tmp = {}, {}, {}
for i = 0, n - 1 do u[i], v[i], tmp[i] = 1.0, 0.0, 0.0 end
for _ = 1, 10 do
  apply_both(u, v, tmp)
  apply_both(v, u, tmp)
end

local function dot(a, b)
  local s = 0.0
  for i = 0, n - 1 do s = s + a[i] * b[i] end
  return s
end
print(string.format("spectral %d %d", n, math.floor(1e9 * math.sqrt(dot(u, v) / dot(v, v)) + 0.5)))
