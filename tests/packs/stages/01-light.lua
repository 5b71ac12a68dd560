lesson {
  id = "stages.light", map = "T1",
  title = { ja = "光の向きと道", en = "Light: direction and paths" },
  minutes = 5,
}

-- ------------------------------------------------------------ a bench with polarisers

page "bench" { ja = "向きをしらべる板", en = "Plates that ask for a direction" }

prose {
  ja = [[ 光を{偏光板|へんこうばん}に通します。板の向きが光の向きと $\theta$ だけちがうと、通る光は $\cos^2\theta$ 倍になります。

まんなかの板を回してみましょう。]],
  en = [[ Light goes through polarising plates. A plate turned by $\theta$ from the light's direction lets through $\cos^2\theta$ of it.

Turn the plate in the middle. ]],
}

local middle = input.slider {
  from = 0, to = 175, step = 5, start = 45, unit = "°",
  label = { ja = "板 2 の向き", en = "Direction of plate 2" },
}

local function plate(g, x, angle, name)
  g:push()
  g:translate(x, 4)
  g:circle(0, 0, 1.3, { fill = "sheet", ink = "ink" })
  g:push()
  g:rotate(math.rad(angle))
  for k = -3, 3 do
    local half = math.sqrt(1.1 ^ 2 - (k * 0.3) ^ 2)
    g:line(-half, k * 0.3, half, k * 0.3, { ink = "edge", width = 0.03 })
  end
  g:arrow(-1.2, 0, 1.2, 0, { ink = "fox", width = 0.07 })
  g:arrow(1.2, 0, -1.2, 0, { ink = "fox", width = 0.07 })
  g:pop()
  g:text(0, 1.75, angle .. "°", { bold = true })
  g:text(0, -1.7, name, { size = 0.38 })
  g:pop()
end

local function beam(g, from, to, share)
  if share < 0.005 then
    g:line(from, 4, to, 4, { ink = "zero", width = 0.05, dash = true })
  else
    g:line(from, 4, to, 4, { ink = "zero", width = 0.45 * share })
  end
end

local function passed(a, b)
  return math.cos(math.rad(a - b)) ^ 2
end

stage {
  height = 7.2,
  label = {
    ja = "光源から右へ、0度、まんなか、90度の3枚の偏光板を光が通ります。まんなかの板は回せます。",
    en = "From a lamp light goes right through three polarisers at 0, a middle angle and 90 degrees. The middle one turns.",
  },
  draw = function(g)
    local first, second = passed(middle.value, 0), passed(90, middle.value)
    g:rect(0.2, 3.3, 1.8, 1.4, { radius = 0.15, ink = "ink", fill = "sheet" })
    g:text(1.1, 4, { ja = "光源", en = "lamp" })
    beam(g, 2, 3.1, 1)
    beam(g, 5.7, 6.9, 1)
    beam(g, 9.5, 10.7, first)
    beam(g, 13.3, 14.5, first * second)
    plate(g, 4.4, 0, { ja = "板 1", en = "plate 1" })
    plate(g, 8.2, math.floor(middle.value), { ja = "板 2", en = "plate 2" })
    plate(g, 12, 90, { ja = "板 3", en = "plate 3" })
    g:path({ "move", 14.5, 3.2, "line", 14.5, 4.8, "arc", 14.5, 4, 0.8, -math.pi / 2, math.pi / 2, "close" },
      { ink = "ink", fill = first * second > 0.005 and "tint-fox" or "sheet" })
    g:text(6.3, 6.5, 1, { digits = 2, ink = "soft" })
    g:text(10.1, 6.5, first, { digits = 2, ink = "soft" })
    g:text(14.7, 6.5, first * second, { digits = 2, bold = true })
    g:text(2, 6.5, { ja = "{通|とお}る光", en = "passes" }, { anchor = "left", ink = "soft" })
    g:area("turn", 6.8, 2.6, 2.8, 2.8, {
      label = { ja = "まんなかの板を回す", en = "Turn the middle plate" },
      drag = function(x, y)
        local angle = math.deg(math.atan(4 - y, x - 8.2)) % 180
        middle:set(math.floor(angle / 5 + 0.5) * 5 % 180)
      end,
      nudge = function(dx, dy) middle:set((middle.value + 5 * (dx - dy)) % 180) end,
    })
  end,
}

-- ------------------------------------------------------------ a two-path interferometer

page "paths" { ja = "消し合う矢印", en = "Arrows that cancel" }

prose {
  ja = [[ 光の{粒|つぶ}を1個ずつ送ります。半とう明鏡を2回通ると、どちらの出口に出るでしょうか。

道ごとに符号つきの矢印をたどり、出口で足します。**向きが逆なら消えます。** ]],
  en = [[ Photons are sent one by one. After two half-mirrors, at which exit do they come out?

Follow the signed arrow along each path and add them at the exit. **Opposite arrows cancel.** ]],
}

local blocked = {} -- "A" or "B"
local half = math.sqrt(0.5)

local function mirror(g, x, y, both)
  if both then
    g:line(x - 0.51, y + 0.39, x + 0.39, y - 0.51, { width = 0.04 })
    g:line(x - 0.39, y + 0.51, x + 0.51, y - 0.39, { width = 0.04 })
  else
    g:line(x - 0.45, y + 0.45, x + 0.45, y - 0.45, { width = 0.12 })
  end
end

local function signed(g, x, y, value)
  if math.abs(value) < 0.005 then
    g:circle(x, y, 0.16, { ink = "ink", fill = "sheet", width = 0.06 })
  else
    g:arrow(x, y, x, y - 1.8 * value, { ink = value > 0 and "fox" or "phase", width = 0.11, head = 0.4 })
  end
end

local function detector(g, x, y, turned, on)
  g:push()
  g:translate(x, y)
  g:rotate(turned)
  g:path({ "move", 0, 0.5, "line", 0, -0.5, "arc", 0, 0, 0.5, -math.pi / 2, math.pi / 2, "close" },
    { ink = "ink", fill = on and "tint-fox" or "sheet", width = 0.05 })
  g:pop()
end

local function sum(g, x, name, a, b)
  g:rect(x, 9.6, 7.4, 5, { radius = 0.25, ink = "line", fill = "paper" })
  g:text(x + 0.4, 10.2, name, { anchor = "left", bold = true })
  g:line(x + 0.6, 12.7, x + 6.5, 12.7, { ink = "edge", width = 0.03 })
  signed(g, x + 1.4, 12.7, a)
  signed(g, x + 3.5, 12.7, b)
  signed(g, x + 5.7, 12.7, a + b)
  g:text(x + 2.45, 12.1, "+", { size = 0.5 })
  g:text(x + 4.6, 12.1, "=", { size = 0.5 })
  g:text(x + 1.2, 14.1, a, { digits = 2, sign = true, size = 0.36 })
  g:text(x + 3.5, 14.1, b, { digits = 2, sign = true, size = 0.36 })
  g:text(x + 5.9, 14.1, a + b, { digits = 2, sign = true, bold = true })
end

local roads = {
  A = { { 0.9, 7 }, { 3.7, 7 }, { 10.2, 7 }, { 10.2, 2.4 }, { 13.4, 2.4 } },
  B = { { 0.9, 7 }, { 3.7, 7 }, { 3.7, 2.4 }, { 10.2, 2.4 }, { 13.4, 2.4 } },
}

-- Where something is that has gone `far` along a road.
local function along(road, far)
  for i = 2, #road do
    local x0, y0, x1, y1 = road[i - 1][1], road[i - 1][2], road[i][1], road[i][2]
    local length = math.abs(x1 - x0) + math.abs(y1 - y0)
    if far <= length then return x0 + (x1 - x0) * far / length, y0 + (y1 - y0) * far / length end
    far = far - length
  end
end

stage {
  height = 14.8, duration = 4, still = 1.4,
  label = {
    ja = "光源、半とう明鏡、2つの鏡、もう1つの半とう明鏡、2つの出口。道AとBの矢印を出口で足します。",
    en = "A source, a half-mirror, two mirrors, another half-mirror and two exits. The arrows of paths A and B are added at each exit.",
  },
  draw = function(g, t)
    local a = blocked.A and 0 or half
    local b = blocked.B and 0 or half
    local function road(name, ...)
      g:polyline({ ... }, { ink = blocked[name] and "line" or "zero", width = 0.07, dash = blocked[name] or false })
    end
    g:line(1.6, 7, 3.7, 7, { ink = "zero", width = 0.07 })
    road("A", 3.7, 7, 10.2, 7, 10.2, 2.4)
    road("B", 3.7, 7, 3.7, 2.4, 10.2, 2.4)
    local zero, one = (a + b) * half, (a - b) * half
    g:line(10.2, 2.4, 13.5, 2.4, { ink = "zero", width = 0.07, dash = math.abs(zero) < 0.01 })
    g:line(10.2, 2.4, 10.2, 1.2, { ink = "zero", width = 0.07, dash = math.abs(one) < 0.01 })
    g:rect(0.05, 6.4, 1.8, 1.2, { radius = 0.15, ink = "ink", fill = "sheet" })
    g:text(0.95, 7, { ja = "光源", en = "lamp" }, { size = 0.36 })
    mirror(g, 3.7, 7, true)
    mirror(g, 10.2, 2.4, true)
    mirror(g, 3.7, 2.4)
    mirror(g, 10.2, 7)
    g:text(3.4, 8.3, { ja = "半とう明鏡 1", en = "half-mirror 1" }, { anchor = "left", ink = "soft", size = 0.36 })
    g:text(9.6, 1.6, { ja = "半とう明鏡 2", en = "half-mirror 2" }, { anchor = "right", ink = "soft", size = 0.36 })
    g:text(6.2, 2.95, { ja = "道 B", en = "path B" })
    g:text(8.6, 7.6, { ja = "道 A", en = "path A" })
    detector(g, 13.5, 2.4, 0, math.abs(zero) > 0.01)
    detector(g, 10.2, 1.2, math.pi / 2, math.abs(one) > 0.01)
    g:text(13.7, 3.3, { ja = "出口 0", en = "exit 0" }, { bold = true })
    g:text(10.95, 0.9, { ja = "出口 1", en = "exit 1" }, { anchor = "left", bold = true })
    if not blocked.B then
      signed(g, 4.6, 5.4, half)
      g:text(4.95, 4.8, half, { anchor = "left", digits = 2, sign = true })
    end
    if not blocked.A then
      signed(g, 7.4, 6.6, half)
      g:text(7.75, 6, half, { anchor = "left", digits = 2, sign = true })
    end
    for name, way in pairs(roads) do
      local x, y = along(way, t * 4.6)
      if x and not (blocked[name] and t > 0.7) then
        g:circle(x, y, 0.18, { fill = "fox" })
      end
    end
    g:text(11.4, 4.9, { ja = "ためす", en = "Try" }, { anchor = "left", ink = "soft", size = 0.36 })
    for i, name in ipairs { "A", "B" } do
      g:button("block-" .. name, 11.4, 4.3 + 1.2 * i, 4.5, 1, { ja = "道 " .. name .. " をふさぐ", en = "Block path " .. name },
        { on = blocked[name] or false, press = function() blocked[name] = not blocked[name] end })
    end
    sum(g, 0.2, { ja = "出口 0 の足し算", en = "Adding at exit 0" }, a * half, b * half)
    sum(g, 8.4, { ja = "出口 1 の足し算", en = "Adding at exit 1" }, a * half, -b * half)
  end,
}

-- ------------------------------------------------------------ an arrow on the unit circle

page "circle" { ja = "円の上の矢印", en = "An arrow on a circle" }

prose {
  ja = [[ 矢印の先を動かすと、たての長さの2乗が、1 が出る{確率|かくりつ}になります。 ]],
  en = [[ Drag the tip: the square of its height is the chance to find 1. ]],
}

local turn = 30

stage {
  width = 12, height = 10.4,
  label = { ja = "半径1の円と、動かせる矢印。", en = "A circle of radius 1 with an arrow to drag." },
  draw = function(g)
    local r, cx, cy = 3.4, 4.4, 4.6
    local x, y = cx + r * math.cos(math.rad(turn)), cy - r * math.sin(math.rad(turn))
    g:circle(cx, cy, r, { ink = "edge", fill = "ball" })
    g:line(cx - r - 0.4, cy, cx + r + 0.4, cy, { ink = "edge", width = 0.025 })
    g:line(cx, cy - r - 0.4, cx, cy + r + 0.4, { ink = "edge", width = 0.025 })
    g:line(x, y, x, cy, { ink = "one", width = 0.08 })
    g:line(cx, cy, x, cy, { ink = "zero", width = 0.08 })
    g:arc(cx, cy, 1, 0, math.rad(turn), { ink = "soft" })
    g:formula(cx + 1.45 * math.cos(math.rad(turn / 2)), cy - 1.45 * math.sin(math.rad(turn / 2)), "\\theta", { ink = "soft" })
    g:arrow(cx, cy, x, y, { ink = "fox", width = 0.1 })
    g:circle(x, y, 0.2, { fill = "fox" })
    g:text(cx + r + 0.55, cy, "0", { anchor = "left", bold = true })
    g:text(cx, cy - r - 0.55, "1", { anchor = "bottom", bold = true })
    g:text(8.9, 1.4, { ja = "θ = " .. turn .. "°", en = "θ = " .. turn .. "°" }, { anchor = "left" })
    g:formula(4.4, 9.7, ("p(1) = \\sin^2\\theta = %.2f"):format(math.sin(math.rad(turn)) ^ 2))
    g:area("tip", x - 0.5, y - 0.5, 1, 1, {
      label = { ja = "矢印の先", en = "The arrow's tip" },
      drag = function(px, py) turn = math.floor(math.deg(math.atan(cy - py, px - cx)) + 0.5) % 360 end,
      nudge = function(dx, dy) turn = (turn - 5 * dx - 5 * dy) % 360 end,
    })
  end,
}
