-- hashmut: as programs/hashmut.rkt; a key of several parts is a string made of them
local n = tonumber(arg[1])
local function next_seed(s) return (s * 1103515245 + 12345) % 2147483648 end

local function numbers(count)
  local h, s = {}, 1
  for _ = 1, count do
    local k = s // 64 % 60000
    h[k] = (h[k] or 0) + 1
    s = next_seed(s)
  end
  local hits, left = 0, 0
  for i = 0, 59999 do hits = hits + i % 13 * (h[i] or 0) end
  for i = 0, 59999, 3 do h[i] = nil end
  for _ in pairs(h) do left = left + 1 end
  return hits + left
end

local names = {}
for i = 0, 499 do names[i] = "name-" .. i end

local function symbols(count)
  local h, s = {}, 9
  for i = 0, count - 1 do
    local k = names[s // 128 % 500]
    h[k] = i + (h[k] or 0)
    s = next_seed(s)
  end
  local total = 0
  for _, v in pairs(h) do total = total + v % 997 end
  return total
end

local function strings(count)
  local h, s = {}, 5
  for i = 0, count - 1 do
    local k = tostring(s // 32 % 9000)
    h[k] = { i, h[k] or false }
    s = next_seed(s)
  end
  local total = 0
  for i = 0, 8999 do
    local l = h[tostring(i)]
    while l do total, l = total + 1, l[2] end
  end
  return total
end

local function lists(count)
  local h, s = {}, 3
  for i = 0, count - 1 do
    local first = s // 64 % 20
    local k = first .. "/" .. s // 4096 % 30 .. "/tag"
    local entry = h[k]
    if not entry then
      entry = { first = first, sum = 0 }
      h[k] = entry
    end
    entry.sum = entry.sum + i % 5
    s = next_seed(s)
  end
  local total = 0
  for _, entry in pairs(h) do total = total + 1 + entry.first * entry.sum end
  return total
end

print(string.format("hashmut %d (%d %d %d %d)", n, numbers(n), symbols(2 * n), strings(n // 2), lists(n // 4)))
