-- mutual: as programs/mutual.rkt
local n = tonumber(arg[1])

local od
local function ev(k)
  if k == 0 then return true end
  return od(k - 1)
end
function od(k)
  if k == 0 then return false end
  return ev(k - 1)
end

-- Hofstadter's female and male sequences
local mal
local function fem(k)
  if k == 0 then return 1 end
  return k - mal(fem(k - 1))
end
function mal(k)
  if k == 0 then return 0 end
  return k - fem(mal(k - 1))
end

-- count words, numbers and blanks in a tape of character codes
local tape, s = {}, 7
for i = 0, 4095 do
  s = (s * 1103515245 + 12345) % 2147483648
  tape[i] = s // 65536 % 3
end

local in_word, in_digits
local function scan(i, w, d, b)
  if i == 4096 then return w + 3 * d + 7 * b end
  local c = tape[i]
  if c == 0 then return in_word(i + 1, w + 1, d, b)
  elseif c == 1 then return in_digits(i + 1, w, d + 1, b)
  end
  return scan(i + 1, w, d, b + 1)
end
function in_word(i, w, d, b)
  if i == 4096 then return scan(i, w, d, b) end
  local c = tape[i]
  if c == 0 or c == 1 then return in_word(i + 1, w, d, b) end
  return scan(i + 1, w, d, b + 1)
end
function in_digits(i, w, d, b)
  if i == 4096 then return scan(i, w, d, b) end
  local c = tape[i]
  if c == 0 then return in_word(i + 1, w + 1, d, b)
  elseif c == 1 then return in_digits(i + 1, w, d, b)
  end
  return scan(i + 1, w, d, b + 1)
end

local acc = 0
for k = n, 1, -1 do
  acc = acc + (ev(200000 + k) and 1 or 0) + mal(90 + k % 7)
  for j = 0, 19 do acc = acc + scan(j, 0, 0, 0) end
end
print(string.format("mutual %d %d", n, acc))
