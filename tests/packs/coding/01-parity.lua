-- One exercise of every sort that is answered with a program.
lesson { id = "test.coding.parity", title = { ja = "排他的論理和", en = "Exclusive or" }, minutes = 5 }

page "parity" { ja = "2 つのビット", en = "Two bits" }

prose {
  ja = [[ 2 つのビットが違うとき 1、同じとき 0 にする計算を、**排他的論理和**といいます。 ]],
  en = [[ The **exclusive or** of two bits is 1 where they differ and 0 where they agree. ]],
}

exercise.code "parity" {
  ask = {
    ja = "2 つのビットの排他的論理和を返す関数 `parity` を書いてください。",
    en = "Write a function `parity` that gives the exclusive or of two bits.",
  },
  calls = "parity",
  start = [[
    -- a と b は 0 か 1
    function parity(a, b)
      local sum = a + b
      return sum
    end
  ]],
  cases = {
    { input = { 0, 0 }, output = 0 },
    { input = { 0, 1 }, output = 1 },
    { input = { 1, 0 }, output = 1, hidden = true },
    { input = { 1, 1 }, output = 0 },
  },
  solution = [[
    function parity(a, b)
      return (a + b) % 2
    end
  ]],
  hints = { { ja = "2 で割った余りを考えましょう。", en = "Think of the remainder by 2." } },
  wrong = {
    { when = [[ function parity(a, b) return a * b end ]],
      say = { ja = "それは論理積です。違うときに 1 になる式にしましょう。", en = "That is AND. Make it 1 where they differ." } },
  },
  explain = { ja = "和を 2 で割った余りが、排他的論理和です。", en = "The remainder of the sum by 2 is the exclusive or." },
}

page "chance" { ja = "確率を計算する", en = "Working out a chance" }

exercise.code "chance" {
  ask = {
    ja = "角度 θ の `ry` のあとで 1 が出る確率を返す関数を書いてください。`q.run` と `q.probability` を使えます。",
    en = "Write a function that gives the chance of 1 after `ry` by θ. `q.run` and `q.probability` may be used.",
  },
  calls = "chance", physics = true, rows = 6, trials = 10,
  start = [[
    function chance(theta)
      return 0
    end
  ]],
  inputs = function(random) return { random() * math.pi } end,
  reference = function(theta) return math.sin(theta / 2) ^ 2 end,
  solution = [[
    function chance(theta)
      local s = q.run("ry(" .. theta .. ") 0")
      return q.probability(s, "1")
    end
  ]],
  wrong = {
    { when = [[ function chance(theta) return math.sin(theta / 2) end ]], misconception = "M02",
      say = { ja = "それは確率振幅です。2 乗しましょう。", en = "That is the amplitude. Square it." } },
  },
}
