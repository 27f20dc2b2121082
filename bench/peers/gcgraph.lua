-- gcgraph: as programs/gcgraph.rkt; a list is false or { element, rest }, a weak box a weak table of one element
local n = tonumber(arg[1])
local size = 60000

local graph = {}
for i = 0, size - 1 do graph[i] = { id = i, edges = false, load = { i, i, i, i } } end

local function next_seed(s) return (s * 1103515245 + 12345) % 2147483648 end
local function pick(s) return s // 256 % size end
local function keep_few(l, k)
  if k == 0 or not l then return false end
  return { l[1], keep_few(l[2], k - 1) }
end

local weakly = { __mode = "v" }
local function weak_box(v) return setmetatable({ v }, weakly) end
local weak = {}
for i = 0, 99 do weak[i] = weak_box(false) end

local s = 12345
for i = 0, n - 1 do
  local s2 = next_seed(s)
  local a, b = graph[pick(s)], graph[pick(s2)]
  a.edges = { b, keep_few(a.edges, 3) }
  if i % 16 == 0 then
    b.load = { i, tostring(i), 0.5 * i, function() return i end }
    weak[i % 100] = weak_box(a.load)
  end
  s = next_seed(s2)
end

-- visit everything reachable from vertex 0, breadth first
local function append(a, b)
  if not a then return b end
  return { a[1], append(a[2], b) }
end
local function reverse(l)
  local out = false
  while l do out, l = { l[1], out }, l[2] end
  return out
end
local seen, reached = {}, 0
local front, later = { graph[0], false }, false
while front or later do
  if front then
    local v = front[1]
    front = front[2]
    if not seen[v.id] then
      seen[v.id] = true
      later = append(v.edges, later)
      reached = reached + 1
    end
  else
    front, later = reverse(later), false
  end
end

local alive = 0
for i = 0, 99 do
  if getmetatable(weak[i]) == weakly then alive = alive + 1 end
end
local payload = 0
for i = 0, size - 1 do
  local l = graph[i].load
  local more = type(l[4]) == "function" and l[4]() + #l[2] or 0
  payload = (payload + l[1] + more) % 1000000007
end
print(string.format("gcgraph %d %d %d %d", n, reached, payload, alive))
