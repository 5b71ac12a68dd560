lesson {
  id = "readings.one",
  title = { ja = "読み", en = "Readings" },
}
-- Its columns are too wide with their readings alone.
page "read" { ja = "読み", en = "Readings" }
prose {
  ja = [[
    | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} | {志|こころざしこころざしこころざし} |
    |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
    | a | a | a | a | a | a | a | a | a | a | a | a | a | a |
  ]],
  en = "A table.",
}
-- Its table is too wide with or without.
page "wide" { ja = "広い{表|ひょう}", en = "Wide" }
prose {
  ja = [[
    | $\text{a formula that is much wider}$ | $\text{than the column that it has}$ | $\text{and another one as wide as that}$ | $\text{and one that is wider still}$ |
    |---|---|---|---|
    | a | b | c | d |
  ]],
  en = "A table.",
}
