-- ack: as programs/ack.rkt
local n = tonumber(arg[1])
local function ack(a, b)
  if a == 0 then return b + 1
  elseif b == 0 then return ack(a - 1, 1)
  end
  return ack(a - 1, ack(a, b - 1))
end
print(string.format("ack %d %d", n, ack(2, n) + ack(3, n)))
