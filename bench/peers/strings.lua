-- strings: as programs/strings.rkt; characters are bytes, lists arrays
local n = tonumber(arg[1])
local byte, char, sub = string.byte, string.char, string.sub

local alphabet = "abcdefghijklmnopqrstuvwxyz"

local function word(seed, len)
  local s, l = seed, {}
  for i = len, 1, -1 do
    s = (s * 1103515245 + 12345) % 2147483648
    local at = s // 4096 % 26 + 1
    l[i] = sub(alphabet, at, at)
  end
  return table.concat(l)
end

local function rot13(str)
  local out = {}
  for i = 1, #str do
    local c = byte(str, i)
    if c >= 97 and c <= 122 then c = 97 + (c - 97 + 13) % 26 end
    out[i] = char(c)
  end
  return table.concat(out)
end

local function split_on(str, ch)
  local start, acc = 1, {}
  for i = 1, #str do
    if sub(str, i, i) == ch then
      acc[#acc + 1] = sub(str, start, i - 1)
      start = i + 1
    end
  end
  acc[#acc + 1] = sub(str, start)
  return acc
end

local function distance(a, b)
  local row, lb = {}, #b
  for j = 0, lb do row[j] = j end
  for i = 1, #a do
    local ca = byte(a, i)
    local diag, left = row[0], i
    for j = 1, lb do
      row[j - 1] = left
      local above = row[j]
      local cost = ca == byte(b, j) and 0 or 1
      left, diag = math.min(left + 1, above + 1, diag + cost), above
    end
    row[lb] = left
  end
  return row[lb]
end

local function equal(a, b)
  if #a ~= #b then return false end
  for i = 1, #a do
    if a[i] ~= b[i] then return false end
  end
  return true
end

local acc = 0
for k = n, 1, -1 do
  local ws = {}
  for i = 0, 39 do ws[i + 1] = word(k + i * 77, 3 + i % 9) end
  local text = table.concat(ws, " ")
  local back = split_on(rot13(rot13(text)), " ")
  assert(equal(back, ws), "strings: round trip failed")
  local sorted = {}
  for i, w in ipairs(back) do sorted[i] = w:upper() end
  table.sort(sorted)
  local before_m = 0
  for _, w in ipairs(ws) do
    if w < "m" then before_m = before_m + 1 end
  end
  acc = (acc + distance(text, text:reverse()) + #table.concat(sorted) + byte(sorted[1], 2)
    + (sorted[1]:lower() == ws[1]:lower() and 1 or 0) + before_m) % 1000000007
end
print(string.format("strings %d %d", n, acc))
