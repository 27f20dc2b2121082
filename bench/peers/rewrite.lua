-- rewrite: as programs/rewrite.rkt, with tests written out; formulas are names or arrays, terms tables with a class
local n = tonumber(arg[1])
local type = type

local function is(f, op) return type(f) == "table" and f[1] == op end

local function nnf(f)
  if type(f) == "string" then return f end
  local op, a, b = f[1], f[2], f[3]
  if op == "not" then
    if type(a) == "string" then return f end
    local inner, x, y = a[1], a[2], a[3]
    if inner == "not" then return nnf(x)
    elseif inner == "and" then return { "or", nnf { "not", x }, nnf { "not", y } }
    elseif inner == "or" then return { "and", nnf { "not", x }, nnf { "not", y } }
    elseif inner == "implies" then return nnf { "and", x, { "not", y } }
    elseif inner == "iff" then return nnf { "iff", x, { "not", y } }
    end
  elseif op == "implies" then return nnf { "or", { "not", a }, b }
  elseif op == "iff" then return nnf { "and", { "implies", a, b }, { "implies", b, a } }
  elseif op == "and" or op == "or" then return { op, nnf(a), nnf(b) }
  end
  error("no rule")
end

local function distribute(f)
  if is(f, "or") then
    local a, b = f[2], f[3]
    if is(a, "and") then return { "and", distribute { "or", a[2], b }, distribute { "or", a[3], b } }
    elseif is(b, "and") then return { "and", distribute { "or", a, b[2] }, distribute { "or", a, b[3] } }
    end
    local p, q = distribute(a), distribute(b)
    if is(p, "and") or is(q, "and") then return distribute { "or", p, q } end
    return { "or", p, q }
  elseif is(f, "and") then return { "and", distribute(f[2]), distribute(f[3]) }
  end
  return f
end

local ZERO, SUCC, PLUS, TIMES = "zero", "succ", "plus", "times"
local function zero() return { kind = ZERO } end
local function succ(of) return { kind = SUCC, of = of } end
local function plus(a, b) return { kind = PLUS, a = a, b = b } end
local function times(a, b) return { kind = TIMES, a = a, b = b } end

local function step(t)
  local kind = t.kind
  if kind == PLUS then
    local a = t.a
    if a.kind == ZERO then return step(t.b)
    elseif a.kind == SUCC then return succ(step(plus(a.of, t.b)))
    end
    return step(plus(step(a), t.b))
  elseif kind == TIMES then
    local a = t.a
    if a.kind == ZERO then return t
    elseif a.kind == SUCC then
      if a.of.kind == ZERO then return step(t.b) end
      return step(plus(t.b, times(a.of, t.b)))
    end
    return step(times(step(a), t.b))
  elseif kind == SUCC then return succ(step(t.of))
  end
  return t
end

local function num(k)
  if k == 0 then return zero() end
  return succ(num(k - 1))
end
local function value(t)
  if t.kind == SUCC then return 1 + value(t.of)
  elseif t.kind == PLUS then return -1
  end
  return 0
end

local function leaves(f)
  if is(f, "and") then return leaves(f[2]) + leaves(f[3])
  elseif is(f, "or") then return 2 * leaves(f[2]) + leaves(f[3])
  elseif is(f, "not") then return 3
  end
  return 1
end

local function formula(k)
  return { "implies", { "and", "p", { "iff", "q", k % 2 == 1 and "r" or { "not", "r" } } },
    { "iff", { "not", { "or", k % 3 == 0 and "s" or "p", "t" } }, { "and", "q", { "implies", "r", "s" } } } }
end

local acc = 0
for k = n, 1, -1 do
  acc = acc + leaves(distribute(nnf(formula(k)))) + value(step(times(num(6 + k % 5), num(9))))
end
print(string.format("rewrite %d %d", n, acc))
