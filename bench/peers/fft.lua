-- fft: as programs/fft.rkt; arrays count from 0
local n = tonumber(arg[1])
local size = 8192

local function reorder(re, im)
  local j = 0
  for i = 0, size - 2 do
    if i < j then
      re[i], re[j] = re[j], re[i]
      im[i], im[j] = im[j], im[i]
    end
    local m = size // 2
    while m >= 1 and j >= m do m, j = m // 2, j - m end
    j = j + m
  end
end

local function fft(re, im, sign)
  reorder(re, im)
  local half = 1
  while half < size do
    local angle = sign * math.pi / half
    local wr, wi = math.cos(angle), math.sin(angle)
    for start = 0, size - 1, 2 * half do
      local cr, ci = 1.0, 0.0
      for i = start, start + half - 1 do
        local j = i + half
        local ar, ai, br, bi = re[i], im[i], re[j], im[j]
        local tr, ti = cr * br - ci * bi, cr * bi + ci * br
        re[j], im[j] = ar - tr, ai - ti
        re[i], im[i] = ar + tr, ai + ti
        cr, ci = cr * wr - ci * wi, cr * wi + ci * wr
      end
    end
    half = 2 * half
  end
end

local re, im = {}, {}
for i = 0, size - 1 do re[i], im[i] = i * 7919 % 1009 + 0.0, 0.0 end

for _ = 1, n do
  fft(re, im, 1.0)
  fft(re, im, -1.0)
  for i = 0, size - 1 do re[i], im[i] = re[i] / size, im[i] / size end
end

local total = 0.0
for i = 0, size - 1 do total = total + re[i] * (i % 11) end
print(string.format("fft %d %d", n, math.floor(total + 0.5)))
