-- generators: as programs/generators.rkt, with coroutines for both kinds of walk
local n = tonumber(arg[1])

local function tree(depth, start)
  if depth == 0 then return start end
  return { tree(depth - 1, start), tree(depth - 1, start + (1 << (depth - 1))) }
end

local function leaves(t)
  if type(t) == "table" then
    leaves(t[1])
    leaves(t[2])
  else
    coroutine.yield(t)
  end
end
local function generator(t) return coroutine.wrap(function() leaves(t) return false end) end

local function same_fringe(a, b)
  local ga, gb = generator(a), generator(b)
  local count = 0
  while true do
    local x, y = ga(), gb()
    if not x then return y and -1 or count
    elseif x ~= y then return -1
    end
    count = count + 1
  end
end

local function each(t, consume)
  for v in generator(t) do
    if not v then break end
    consume(v)
  end
end
local function delimited_sum(t)
  local s = 0
  each(t, function(v) s = s + v end)
  return s
end

local t1, t2 = tree(10, 1), tree(10, 1)
local acc = 0
for _ = 1, n do acc = acc + same_fringe(t1, t2) + delimited_sum(t1) end
print(string.format("generators %d %d", n, acc))
