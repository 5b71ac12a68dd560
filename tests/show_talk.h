// The lesson that tests of the presenter's window show: everything that it has a place for.
#ifndef KYUBI_TESTS_SHOW_TALK_H
#define KYUBI_TESTS_SHOW_TALK_H

static const char TALK[] =
    "lesson { id = 'own.one', map = 'S03', minutes = 15,\n"
    "  title = { ja = 'CHSH 大会', en = 'A CHSH tournament' } }\n"
    "page 'ask' { ja = '問いかけと挙手', en = 'A question, and hands', minutes = 3 }\n"
    "notes { ja = [[ **10 秒**待ってから、手を{挙|あ}げてもらいます。数は $S = 2\\sqrt{2}$ "
    "と比べます。 ]],\n"
    "  en = [[ Wait **ten seconds**, then ask for hands. Compare with $S = 2\\sqrt{2}$. "
    "]],\n"
    "  mistake = { ja = '「もつれで合図を送った」と思われます。', en = 'Entanglement sent "
    "a "
    "signal.' },\n"
    "  expect = { { value = 0.8536, label = { ja = 'もつれ', en = 'entangled' } },\n"
    "             { value = 0.75, label = { ja = '作戦', en = 'a plan' } } } }\n"
    "prose { ja = '電話なしで、75% をこえられる？', en = 'Can you beat 75% without a "
    "telephone?' }\n"
    "local yes, no = vote 'beat' { ask = { ja = 'こえられる？', en = 'Can you?' },\n"
    "  options = { { ja = 'こえられる', en = 'Yes, we can' }, { ja = 'むり', en = 'No' } "
    "},\n"
    "  right = 1, rehearse = { 18, 15 } }\n"
    "step()\n"
    "prose { ja = '{=yes:count} 人が「こえられる」です。', en = '{=yes:count} people say "
    "yes.' }\n"
    "page 'play' { ja = '20 回の勝負', en = 'Twenty rounds', minutes = 4 }\n"
    "local angle = input.slider { from = 0, to = 180, step = 5, start = 45, unit = 'deg',\n"
    "  label = { ja = '測る角度', en = 'Angle' } }\n"
    "local loud = input.toggle { label = { ja = '音を出す', en = 'Sound' } }\n"
    "local who = input.menu { label = { ja = '部屋', en = 'Room' }, options = { 'A', 'B' } "
    "}\n"
    "local rounds = remember 'rounds' { start = 0 }\n"
    "input.button { label = { ja = '1 回行う', en = 'One round' },\n"
    "  run = function() rounds:set(rounds.value + 1) end }\n"
    "local pair = circuit { qubits = 2, start = 'h 0; cx 0 1', palette = 'h x cx' }\n"
    "display.histogram { of = pair, shots = 100, seed = 7 }\n"
    "prose { ja = '{=rounds:count} 回め、角度 {=angle} 度', en = 'Round {=rounds:count} at "
    "{=angle}' }\n"
    "activity { seconds = 90, say = { ja = '隣の人と話す', en = 'Talk to your neighbour' } "
    "}\n"
    "step()\n"
    "prose { ja = '作戦の種明かし', en = 'How it is done' }\n"
    "page 'end' { ja = 'まとめ', en = 'What we saw' }\n"
    "prose { ja = '終わりです。', en = 'That was it.' }\n";

enum { YES, NO, ANGLE, LOUD, WHO, ROUNDS, ONE_ROUND };

#endif
