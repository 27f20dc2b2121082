-- mandelbrot: as programs/mandelbrot.rkt
local n = tonumber(arg[1])
local limit = 60

local function escape(cr, ci)
  local zr, zi = 0.0, 0.0
  for k = 0, limit - 1 do
    local zr2, zi2 = zr * zr, zi * zi
    if zr2 + zi2 > 4.0 then return k end
    zr, zi = zr2 - zi2 + cr, 2.0 * zr * zi + ci
  end
  return limit
end

local scale = 3.0 / n
local inside, total = 0, 0
for y = 0, n - 1 do
  for x = 0, n - 1 do
    local k = escape(-2.25 + x * scale, -1.5 + y * scale)
    if k == limit then inside = inside + 1 end
    total = total + k
  end
end
print(string.format("mandelbrot %d (%d %d)", n, inside, total))
