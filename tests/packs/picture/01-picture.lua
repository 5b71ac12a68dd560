lesson { id = "picture.one", title = { ja = "検出器", en = "The detector" } }

page "shown" { ja = "光子を数える", en = "Counting photons" }

prose {
  ja = [[ 光子は{半透鏡|はんとうきょう}で 2 つの道に分かれ、どちらか 1 つの検出器だけが鳴ります。 ]],
  en = [[ At the half-silvered mirror a photon has two ways to go; only one of the detectors clicks. ]],
}
image "detector.png" {
  alt = { ja = "左から来た光子が鏡で 2 つに分かれ、上と右に検出器があります。",
    en = "A photon comes from the left; a mirror splits its way, and a detector stands above and at the right." },
  width = 0.8,
}
prose { ja = [[ どちらが鳴るかは、五分五分です。 ]], en = [[ Which one clicks is fifty-fifty. ]] }

page "beside" { ja = "回路でも", en = "As a circuit" }

prose { ja = [[ 鏡は **H** と同じはたらきをします。 ]], en = [[ The mirror acts as an **H** does. ]] }
image "detector.png" { alt = { ja = "検出器の図", en = "The detector" } }
local mirror = circuit { qubits = 1, start = "h 0", palette = "h" }
display.histogram { of = mirror }

page "missing" { ja = "ない絵", en = "A missing picture" }

image "lost.png" { alt = { ja = "まだ描かれていない図です。", en = "A drawing that is not there yet." }, width = 0.5 }
