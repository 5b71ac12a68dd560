// Japanese typed in Latin letters, and what kana sound like: for searching by readings.
// Knows the spellings of Hepburn (ISO 3602's note), of Kunrei (内閣告示 1954) and of input
// methods, mixed as people mix them.
#ifndef KYUBI_LESSON_ROMAJI_H
#define KYUBI_LESSON_ROMAJI_H

// The hiragana of a folded word (base/fold.h): "isou" いそう, "shimbun" しんぶん, "kon'ya"
// こんや, "matchi" まっち. A vowel with a macron or a circumflex is it twice: "isō" いそお.
// NULL where not every letter is part of a kana. Yours to free.
char *romaji_kana(const char *word);

// Kana with what is spelt now one way, now another made one: katakana is hiragana, the sign
// of a long vowel is ー (おう and おお are おー, but えい stays), づ is ず, ぢ is じ, を is
// お. Everything else stays. Yours to free.
char *kana_sound(const char *kana);

#endif
