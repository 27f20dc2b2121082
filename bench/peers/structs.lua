-- structs: as programs/structs.rkt, with classes made of metatables
local n = tonumber(arg[1])

local function class(parent)
  local c = {}
  c.__index = c
  c.parent = parent
  return setmetatable(c, parent)
end
local function is_a(object, c)
  local at = getmetatable(object)
  while at do
    if at == c then return true end
    at = at.parent
  end
  return false
end

local Shape = class()
local Circle, Rect, Blob = class(Shape), class(Shape), class(Shape)
local Square = class(Rect)
local function circle(id, r) return setmetatable({ id = id, r = r }, Circle) end
local function rect(id, w, h) return setmetatable({ id = id, w = w, h = h }, Rect) end
local function square(id, w, h) return setmetatable({ id = id, w = w, h = h }, Square) end
local function blob(id, parts) return setmetatable({ id = id, parts = parts }, Blob) end

function Circle:area() return 3 * self.r * self.r end
function Rect:area() return self.w * self.h end
function Blob:area()
  local a = 0
  for _, s in ipairs(self.parts) do a = a + s:area() end
  return a
end

local Point = { __eq = function(p, q) return p.x == q.x and p.y == q.y end }
local function point(x, y) return setmetatable({ x = x, y = y }, Point) end
local Scaler = { __call = function(self, x) return self.k * x end }
local double = setmetatable({ k = 2 }, Scaler)

local shapes = {}
for i = 0, 99 do
  local kind = i % 4
  shapes[i + 1] = kind == 0 and circle(i, i % 9)
    or kind == 1 and rect(i, i % 5, i % 7)
    or kind == 2 and square(i, 4, 4)
    or blob(i, { circle(i, 1), rect(i, 2, 3) })
end

local function classify(s)
  if is_a(s, Square) then return 1
  elseif is_a(s, Rect) then return 2
  elseif is_a(s, Circle) then return 3
  elseif is_a(s, Blob) then return 4
  end
  return 0
end

local ring = false
for i = 0, 49 do ring = { v = i, next = ring } end
local function bump(c)
  while c do
    c.v = (7 + c.v) % 1000
    c = c.next
  end
end
local function ring_sum(c)
  local a = 0
  while c do a, c = a + c.v, c.next end
  return a
end

local function walk(p, k)
  for i = k, 1, -1 do
    if i % 2 == 0 then p = point(1 + p.x, p.y) else p = point(p.x, p.x + p.y) end
  end
  return p
end

local acc = 0
for k = n, 1, -1 do
  local p = walk(point(k, 0), 40)
  bump(ring)
  local a = 0
  for _, s in ipairs(shapes) do a = a + s:area() + classify(s) * (s.id % 3) end
  acc = (acc + a + ring_sum(ring) + double(p.y) + (p == point(p.x, p.y) and 1 or 0)) % 1000000007
end
print(string.format("structs %d %d", n, acc))
