-- wordcount: as programs/wordcount.rkt; words are found by a pattern, characters by their first bytes
local n = tonumber(arg[1])
local syllables = { [0] = "ka", "to", "mi", "re", "shu", "lo", "ven", "da", "ir", "ö", "na", "quel" }
local function next_seed(s) return (s * 1103515245 + 12345) % 2147483648 end

local path = os.tmpname()

local function write_words(out)
  local s = 17
  for i = 0, 8 * n - 1 do
    for _ = 1, 1 + s // 512 % 3 do
      out:write(syllables[s // 4096 % 12])
      s = next_seed(s)
    end
    out:write(i % 8 == 7 and ".\n" or " ")
    s = next_seed(s)
  end
end

local function count_lines(file)
  local h = {}
  for l in file:lines() do
    for w in l:gmatch("[%a\128-\255]+") do h[w] = (h[w] or 0) + 1 end
  end
  return h
end

local function count_chars(file)
  local chars, lines, words, inside = 0, 0, 0, false
  for l in file:lines("L") do
    for _, c in utf8.codes(l) do
      chars = chars + 1
      if c == 10 then lines, inside = lines + 1, false
      elseif c == 32 or c >= 9 and c <= 13 then inside = false
      else
        if not inside then words = words + 1 end
        inside = true
      end
    end
  end
  return chars, lines, words
end

local function sum_bytes(file)
  local s = 0
  for block in file:lines(4096) do
    for i = 1, #block do s = s + block:byte(i) end
  end
  return s
end

local function report(h, out)
  local words = {}
  for w in pairs(h) do words[#words + 1] = w end
  table.sort(words, function(a, b)
    if h[a] ~= h[b] then return h[a] > h[b] end
    return a < b
  end)
  for _, w in ipairs(words) do out:write(string.format("%d %s\n", h[w], w)) end
  return #words
end

local function with_file(mode, f)
  local file <close> = assert(io.open(path, mode))
  return f(file)
end
with_file("w", write_words)
local h = with_file("r", count_lines)
local chars, lines, words = with_file("r", count_chars)
local bytes = with_file("r", sum_bytes)
local count = with_file("w", function(out) return report(h, out) end)
local size = with_file("r", function(file) return file:seek("end") end)
local first = with_file("r", function(file) return file:read() end)
os.remove(path)
print(string.format("wordcount %d (%d (%d %d %d) %d %d %s)", n, count, chars, lines, words, bytes, size, first))
