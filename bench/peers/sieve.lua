-- sieve: as programs/sieve.rkt, over an array of 0 and 1 and one of booleans
local n = tonumber(arg[1])

local function sieve_bytes(n)
  local b = {}
  for i = 1, n do b[i] = 1 end
  for i = 2, math.floor(math.sqrt(n)) do
    if b[i] == 1 then
      for j = i * i, n, i do b[j] = 0 end
    end
  end
  local c = 0
  for i = 2, n do c = c + b[i] end
  return c
end

local function sieve_vector(n)
  local v = {}
  for i = 1, n do v[i] = true end
  for i = 2, math.floor(math.sqrt(n)) do
    if v[i] then
      for j = i + i, n, i do v[j] = false end
    end
  end
  local s = 0
  for i = 2, n do
    if v[i] then s = s + i end
  end
  return s
end

print(string.format("sieve %d %d %d", n, sieve_bytes(n), sieve_vector(n // 4)))
