-- interp: as programs/interp.rkt; syntax is arrays, an environment false or { name, value, rest }
local n = tonumber(arg[1])
local type = type

-- walking
local function cell(x, env)
  while env do
    if env[1] == x then return env end
    env = env[3]
  end
  error("unbound: " .. x)
end

local ev
local function app(f, args)
  if type(f) == "function" then return f(table.unpack(args)) end
  local env, params = f.env, f.params
  for i = 1, #params do env = { params[i], args[i], env } end
  return ev(f.body, env)
end

local forms = {
  ["quote"] = function(e) return e[2] end,
  ["if"] = function(e, env)
    if ev(e[2], env) then return ev(e[3], env) end
    return ev(e[4], env)
  end,
  ["lambda"] = function(e, env) return { params = e[2], body = e[3], env = env } end,
  ["begin"] = function(e, env)
    for i = 2, #e - 1 do ev(e[i], env) end
    return ev(e[#e], env)
  end,
  ["let"] = function(e, env)
    local inner = env
    for _, b in ipairs(e[2]) do inner = { b[1], ev(b[2], env), inner } end
    return ev(e[3], inner)
  end,
  ["letrec"] = function(e, env)
    for _, b in ipairs(e[2]) do env = { b[1], false, env } end
    for _, b in ipairs(e[2]) do cell(b[1], env)[2] = ev(b[2], env) end
    return ev(e[3], env)
  end,
  ["set!"] = function(e, env) cell(e[2], env)[2] = ev(e[3], env) end,
}

function ev(e, env)
  local kind = type(e)
  if kind == "string" then return cell(e, env)[2]
  elseif kind ~= "table" then return e
  end
  local form = forms[e[1]]
  if form then return form(e, env) end
  local f, args = ev(e[1], env), {}
  for i = 2, #e do args[i - 1] = ev(e[i], env) end
  return app(f, args)
end

local globals = false
local function global(name, f) globals = { name, f, globals } end
global("+", function(a, b) return a + b end)
global("-", function(a, b) return a - b end)
global("<", function(a, b) return a < b end)
global("*", function(a, b) return a * b end)
global("cons", function(a, b) return { a, b } end)
global("car", function(p) return p[1] end)
global("cdr", function(p) return p[2] end)
global("null?", function(p) return p == false end)

-- to closures: a scope is { names, rest }, a frame { outer frame, value, ... }
local function find(x, scope)
  local depth = 0
  while scope do
    for i, name in ipairs(scope[1]) do
      if name == x then return depth, i + 1 end
    end
    depth, scope = depth + 1, scope[2]
  end
end
local function frame_at(f, depth)
  while depth > 0 do f, depth = f[1], depth - 1 end
  return f
end

local comp
local function comp_all(e, from, scope)
  local cs = {}
  for i = from, #e do cs[#cs + 1] = comp(e[i], scope) end
  return cs
end
local function names_of(bindings)
  local names = {}
  for i, b in ipairs(bindings) do names[i] = b[1] end
  return names
end

local makers = {
  ["quote"] = function(e) local v = e[2] return function() return v end end,
  ["if"] = function(e, scope)
    local c, t, el = comp(e[2], scope), comp(e[3], scope), comp(e[4], scope)
    return function(f) if c(f) then return t(f) end return el(f) end
  end,
  ["lambda"] = function(e, scope)
    local body = comp(e[3], { e[2], scope })
    return function(f) return function(...) return body({ f, ... }) end end
  end,
  ["begin"] = function(e, scope)
    local cs = comp_all(e, 2, scope)
    return function(f)
      for i = 1, #cs - 1 do cs[i](f) end
      return cs[#cs](f)
    end
  end,
  ["let"] = function(e, scope)
    local call = { { "lambda", names_of(e[2]), e[3] } }
    for _, b in ipairs(e[2]) do call[#call + 1] = b[2] end
    return comp(call, scope)
  end,
  ["letrec"] = function(e, scope)
    local body = { "begin" }
    for _, b in ipairs(e[2]) do body[#body + 1] = { "set!", b[1], b[2] } end
    body[#body + 1] = e[3]
    local call = { { "lambda", names_of(e[2]), body } }
    for _ in ipairs(e[2]) do call[#call + 1] = false end
    return comp(call, scope)
  end,
  ["set!"] = function(e, scope)
    local depth, i = find(e[2], scope)
    local c = comp(e[3], scope)
    return function(f) frame_at(f, depth)[i] = c(f) end
  end,
}

function comp(e, scope)
  local kind = type(e)
  if kind == "string" then
    local depth, i = find(e, scope)
    if depth == 0 then return function(f) return f[i] end end
    if depth then return function(f) return frame_at(f, depth)[i] end end
    local v = cell(e, globals)[2]
    return function() return v end
  elseif kind ~= "table" then
    return function() return e end
  end
  local maker = makers[e[1]]
  if maker then return maker(e, scope) end
  local p, as = comp(e[1], scope), comp_all(e, 2, scope)
  if #as == 1 then
    local a = as[1]
    return function(f) return p(f)(a(f)) end
  end
  return function(f)
    local args = {}
    for i = 1, #as do args[i] = as[i](f) end
    return p(f)(table.unpack(args))
  end
end

local program =
{ "letrec", {
    { "fib", { "lambda", { "k" },
      { "if", { "<", "k", 2 }, "k", { "+", { "fib", { "-", "k", 1 } }, { "fib", { "-", "k", 2 } } } } } },
    { "iota", { "lambda", { "k" },
      { "if", { "<", "k", 1 }, { "quote", false }, { "cons", "k", { "iota", { "-", "k", 1 } } } } } },
    { "fold", { "lambda", { "f", "acc", "l" },
      { "if", { "null?", "l" }, "acc",
        { "fold", "f", { "f", "acc", { "car", "l" } }, { "cdr", "l" } } } } },
    { "count", { "lambda", { "k", "total" },
      { "let", { { "next", 0 } },
        { "if", { "<", "k", 1 }, "total",
          { "begin", { "set!", "next", { "-", "k", 1 } },
            { "count", "next", { "+", "total", "next" } } } } } } } },
  { "+", { "fib", n },
    { "+", { "count", 400 * n, 0 },
      { "fold", { "lambda", { "a", "b" }, { "+", "a", { "*", "b", "b" } } }, 0, { "iota", 40 * n } } } } }

local a = ev(program, globals)
local b = comp(program, false)({ false })
assert(a == b, "interp: the two evaluators disagree")
print(string.format("interp %d %d", n, a))
