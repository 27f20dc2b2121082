-- bitops: as programs/bitops.rkt; the block is an array of small integers
local n = tonumber(arg[1])

local crc_table = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do
    if c & 1 == 1 then c = 0xEDB88320 ~ (c >> 1) else c = c >> 1 end
  end
  crc_table[i] = c
end

local function crc32(bs)
  local c = 0xFFFFFFFF
  for i = 1, #bs do c = crc_table[(c ~ bs[i]) & 255] ~ (c >> 8) end
  return c ~ 0xFFFFFFFF
end

local function adler(bs)
  local a, b = 1, 0
  for i = 1, #bs do
    a = (a + bs[i]) % 65521
    b = (a + b) % 65521
  end
  return b << 16 | a
end

local function fnv(bs)
  local h = 2166136261
  for i = 1, #bs do h = 16777619 * (h ~ bs[i]) & 0xFFFFFFFF end
  return h
end

local function popcount(x)
  local c = 0
  while x ~= 0 do x, c = x & (x - 1), c + 1 end
  return c
end

local block = {}
for i = 1, 50000 do block[i] = 0 end

local function shift_fill(bs, seed)
  local x, pop = seed, 0
  for i = 1, #bs do
    x = x ~ (x << 13 & 0xFFFFFFFF)
    x = x ~ (x >> 17)
    x = x ~ (x << 5 & 0xFFFFFFFF)
    bs[i] = x & 255
    pop = pop + popcount(x & 1023)
  end
  return pop
end

local acc = 0
for k = n, 1, -1 do
  local pop = shift_fill(block, 2463534242 + k)
  acc = acc ~ (pop + crc32(block) + 3 * adler(block) + 5 * fnv(block))
end
print(string.format("bitops %d %d", n, acc))
