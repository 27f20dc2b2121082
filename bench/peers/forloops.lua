-- forloops: as programs/forloops.rkt; lists are arrays
local n = tonumber(arg[1])

local lst, vec, tab, octets = {}, {}, {}, {}
for i = 0, 299 do lst[i + 1], vec[i + 1] = i * 37 % 101, i * 53 % 103 end
local letters = {}
for i = 0, 299 do letters[i + 1] = string.char(97 + i * 7 % 26) end
local str = table.concat(letters)
for i = 0, 99 do tab[i] = i * i end
for i = 0, 49 do octets[#octets + 1] = string.char(i, 3 * i % 256) end
octets = table.concat(octets)

local function pass(k)
  local s = 0
  for i, x in ipairs(lst) do s = s + x * ((i - 1) % 7) end
  for i = 0, 19 do
    for j = 0, i - 1 do
      if (i + j + k) % 2 == 1 then s = s + i * j end
    end
  end
  local a, b = 0, 1
  for _, x in ipairs(vec) do a, b = a + x, (b + a * x) % 9973 end
  s = s + a + b
  for i = 1, #str do s = s + vec[i] + str:byte(i) end
  for key, v in pairs(tab) do s = s + key + v end
  for i = 1, #octets do s = s + octets:byte(i) end
  local pairs_of = {}
  for i = 1, 29 do
    for j = i, 29 do
      if i * j % 6 == 0 then pairs_of[#pairs_of + 1] = { i, j } end
    end
  end
  s = s + #pairs_of
  local odd = {}
  for _, x in ipairs(lst) do
    if x % 2 == 1 then odd[#odd + 1] = x end
  end
  s = s + #odd
  local last
  for x = 0, 99, 3 do last = x end
  s = s + last
  for _, x in ipairs(lst) do
    if x > 90 then s = s + x break end
  end
  local all, any = 1, 0
  for _, x in ipairs(lst) do
    if x >= 101 then all = 0 break end
  end
  for _, x in ipairs(vec) do
    if x == 102 then any = 1 break end
  end
  s = s + all + any
  local product = 1
  for i = 1, 11 do
    if i % 2 == 0 then product = product * i end
  end
  s = s + product
  for i, x in ipairs(lst) do s = s + x - vec[i] end
  local odds, evens = false, false
  for _, x in ipairs(lst) do
    if x % 2 == 1 then odds = { x, odds } else evens = { x, evens } end
  end
  while odds do s, odds = s + 1, odds[2] end
  while evens do s, evens = s - 1, evens[2] end
  local by_rest, count = {}, 0
  for _, x in ipairs(lst) do by_rest[x % 20] = x end
  for _ in pairs(by_rest) do count = count + 1 end
  return s + count
end

local total = 0
for k = 0, n - 1 do total = total + pass(k) end
print(string.format("forloops %d %d", n, total))
