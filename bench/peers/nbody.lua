-- nbody: as programs/nbody.rkt; bodies are tables of named fields in an array
local n = tonumber(arg[1])

local solar = 4.0 * 3.141592653589793 * 3.141592653589793
local year = 365.24
local function body(x, y, z, vx, vy, vz, mass)
  return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end
local function planet(x, y, z, vx, vy, vz, m)
  return body(x, y, z, vx * year, vy * year, vz * year, m * solar)
end

local bodies = {
  body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, solar),
  planet(4.84143144246472082945, -1.16032004402742839362, -0.103622044471123109494,
    0.00166007664274403694959, 0.00769901118419740425080, -0.0000690460016972063023554,
    0.000954791938424326609124),
  planet(8.34336671824457987790, 4.12479856412430479268, -0.403523417114321381185,
    -0.00276742510726411214966, 0.00499852801234917238955, 0.0000230417297573763929463,
    0.000285885980666130812119),
  planet(12.8943695621391310164, -15.1111514016986312525, -0.223307578892655734398,
    0.00296460137564761618652, 0.00237847173959480950188, -0.0000296589568540237556131,
    0.0000436624404335156298062),
  planet(15.3796971148509165498, -25.9193146099879641146, 0.179258772950371181757,
    0.00268067772490389322511, 0.00162824170038242295431, -0.0000951592254519715870971,
    0.0000515138902046611451304),
}

local function settle()
  local px, py, pz = 0.0, 0.0, 0.0
  for _, b in ipairs(bodies) do
    px, py, pz = px + b.mass * b.vx, py + b.mass * b.vy, pz + b.mass * b.vz
  end
  local sun = bodies[1]
  sun.vx, sun.vy, sun.vz = -(px / solar), -(py / solar), -(pz / solar)
end

local function energy()
  local e = 0.0
  for i, b in ipairs(bodies) do
    e = e + 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
    for j = i + 1, #bodies do
      local c = bodies[j]
      local dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
      e = e - b.mass * c.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return e
end

local function advance(dt)
  for i, b in ipairs(bodies) do
    for j = i + 1, #bodies do
      local c = bodies[j]
      local dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
      local d2 = dx * dx + dy * dy + dz * dz
      local mag = dt / (d2 * math.sqrt(d2))
      local mb, mc = mag * b.mass, mag * c.mass
      b.vx, b.vy, b.vz = b.vx - dx * mc, b.vy - dy * mc, b.vz - dz * mc
      c.vx, c.vy, c.vz = c.vx + dx * mb, c.vy + dy * mb, c.vz + dz * mb
    end
  end
  for _, b in ipairs(bodies) do
    b.x, b.y, b.z = b.x + dt * b.vx, b.y + dt * b.vy, b.z + dt * b.vz
  end
end

local function micro(x) return math.floor(x * 1e9 + 0.5) end

settle()
local before = energy()
for _ = 1, n do advance(0.01) end
print(string.format("nbody %d %d %d", n, micro(before), micro(energy())))
