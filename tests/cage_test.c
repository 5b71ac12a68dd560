#include "jail/cage.h"

#include <lauxlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BUDGET = 100, MEMORY = 8 << 20 };

static char printed[256];

static void keep(void *to, const char *text, size_t size) {
    (void)to;
    snprintf(printed, sizeof printed, "%.*s", (int)size, text);
}

static Cage *new_cage(void) {
    Cage *cage =
        cage_create((CageOptions){.memory_bytes = MEMORY, .seed = 7, .print = keep});
    assert_non_null(cage);
    return cage;
}

static Outcome run_in(Cage *cage, const char *text) {
    Outcome out;
    bool ran = cage_run(cage, "01-test.lua", text, strlen(text), BUDGET, &out);
    assert_int_equal(ran, out.status == OUTCOME_OK);
    assert_int_equal(lua_gettop(cage_lua(cage)), 0);
    return out;
}

static Outcome run(const char *text) {
    Cage *cage = new_cage();
    Outcome out = run_in(cage, text);
    cage_destroy(cage);
    return out;
}

static void expect_ok(const char *text) {
    Outcome out = run(text);
    if (out.status != OUTCOME_OK)
        fail_msg("%s: %s %s:%d in %s", out.error.key, out.error.args, out.error.file,
                 out.error.line, text);
}

static Outcome expect(const char *text, OutcomeStatus status, const char *key, int line) {
    Outcome out = run(text);
    if (out.status != status || strcmp(out.error.key, key) != 0 || out.error.line != line ||
        strcmp(out.error.file, "01-test.lua") != 0)
        fail_msg("got %d %s (%s) %s:%d from %s", out.status, out.error.key, out.error.args,
                 out.error.file, out.error.line, text);
    return out;
}

static void expect_error(const char *text, const char *key, int line, const char *words) {
    Outcome out = expect(text, OUTCOME_ERROR, key, line);
    if (!strstr(out.error.args, words))
        fail_msg("'%s' is not in '%s'", words, out.error.args);
}

static void a_good_script_runs_and_its_print_is_heard(void **state) {
    (void)state;
    expect_ok("local t = {} for i = 1, 1000 do t[i] = i * i end print('sum', #t, t[3])");
    assert_string_equal(printed, "sum\t1000\t9\n");
}

static void print_shows_controls_and_broken_letters_as_question_marks(void **state) {
    (void)state;
    expect_ok("print('a\\27[0m\\0')");
    assert_string_equal(printed, "a?[0m?\n");
    expect_ok("print('\\xff')");
    assert_string_equal(printed, "?\n");
}

static void only_listed_names_are_there(void **state) {
    (void)state;
    expect_ok(
        "for _, name in ipairs { 'io', 'os', 'debug', 'package', 'require', 'dofile',"
        "  'loadfile', 'collectgarbage', 'warn' } do assert(_G[name] == nil, name) end "
        "assert(not string.dump and not math.randomseed)"
        "local known = { _G=1, _VERSION=1, assert=1, error=1, getmetatable=1, ipairs=1,"
        "  load=1, next=1, pairs=1, pcall=1, print=1, rawequal=1, rawget=1, rawlen=1,"
        "  rawset=1, select=1, setmetatable=1, tonumber=1, tostring=1, type=1, xpcall=1,"
        "  string=1, table=1, math=1, utf8=1, coroutine=1 }"
        "for name in pairs(_G) do assert(known[name], name) end "
        "for name in pairs(known) do assert(_G[name], name) end");
}

static void a_syntax_error_names_its_line(void **state) {
    (void)state;
    expect_error("local a = 1\nlocal = 2", "lua.syntax", 2, "<name> expected near '='");
    expect_error("\n\nfor i = 1", "lua.syntax", 3, "expected");
}

static void a_runtime_error_names_its_line_without_repeating_it(void **state) {
    (void)state;
    Outcome out = expect("local t\n\nreturn t.x", OUTCOME_ERROR, "lua.error", 3);
    assert_string_equal(out.error.args, "attempt to index a nil value (local 't')");
    expect_error("\nerror('my words')", "lua.error", 2, "my words");
    expect_error("\nerror()", "lua.error", 2, "(nil)");
    expect_error("\nerror({})", "lua.error", 2, "(table)");
    expect_error("error('a\\tb\\27', 0)", "lua.error", 1, "a b ");
}

static void an_error_in_a_coroutine_keeps_its_line(void **state) {
    (void)state;
    expect_error("local f = coroutine.wrap(function()\n error('inside') end)\n\nf()",
                 "lua.error", 2, "inside");
}

static void an_error_cannot_pretend_to_come_from_another_file(void **state) {
    (void)state;
    expect_error("\nerror('/etc/passwd:1: boom', 0)", "lua.error", 2,
                 "/etc/passwd:1: boom");
    expect_error("\nload(\"error('boom')\", '@/etc/passwd')()", "lua.error", 2, "boom");
}

static void an_error_object_that_never_finishes_is_not_asked_for_its_text(void **state) {
    (void)state;
    expect_error("error(setmetatable({}, {__tostring = function() while true do end end}))",
                 "lua.error", 1, "(table)");
}

static void endless_loops_end_with_their_line(void **state) {
    (void)state;
    static const char *const scripts[] = {
        "\nwhile true do end",
        "local function f() return f() end\nf()",
        "\nwhile true do pcall(function() while true do end end) end",
        "\nxpcall(function() while true do end end, function() while true do end end)",
        "\ncoroutine.wrap(function() while true do end end)()",
        "\nwhile true do coroutine.resume(coroutine.create(function() while true do end "
        "end)) "
        "end",
        "\ndo local c <close> = setmetatable({}, {__close = function() while true do end "
        "end}) while true do end end",
        "\nlocal t = setmetatable({}, {__index = function() while true do end end}) "
        "return t.x",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        Outcome out = run(scripts[i]);
        assert_int_equal(out.status, OUTCOME_TIME);
        assert_string_equal(out.error.key, "jail.time");
        assert_string_equal(out.error.args, "0.1");
        assert_string_equal(out.error.file, "01-test.lua");
        assert_in_range(out.error.line, 1, 2);
        assert_true(out.ms < 10 * BUDGET);
    }
}

static void memory_bombs_end_with_their_line(void **state) {
    (void)state;
    static const char *const scripts[] = {
        "\nlocal s = 'x' while true do s = s .. s end",
        "\nlocal t = {} while true do t[#t + 1] = { t } end",
        "\nreturn #string.rep('x', 1000000000)",
        "\nlocal t = {} while true do pcall(function() while true do t[#t + 1] = {} end "
        "end) "
        "end",
        "\nreturn #string.pack('c2147483000', 'x')",
        "\nlocal k = {} while true do coroutine.resume(coroutine.create(function() while "
        "true do k[#k + 1] = ('x'):rep(10000) .. #k end end)) end",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        Cage *cage = new_cage();
        Outcome out;
        cage_run(cage, "01-test.lua", scripts[i], strlen(scripts[i]), 20 * BUDGET, &out);
        assert_int_equal(out.status, OUTCOME_MEMORY);
        assert_string_equal(out.error.key, "jail.memory");
        assert_string_equal(out.error.args, "8");
        assert_string_equal(out.error.file, "01-test.lua");
        assert_int_equal(out.error.line, 2);
        cage_destroy(cage);
    }
}

static void the_next_call_works_after_a_limit(void **state) {
    (void)state;
    Cage *cage = new_cage();
    assert_int_equal(run_in(cage, "while true do end").status, OUTCOME_TIME);
    assert_int_equal(run_in(cage, "local t = {} while true do t[#t+1] = {} end").status,
                     OUTCOME_MEMORY);
    assert_int_equal(run_in(cage, "x = 0 for i = 1, 100000 do x = x + i end").status,
                     OUTCOME_OK);
    assert_int_equal(run_in(cage, "assert(x == 5000050000)").status, OUTCOME_OK);
    cage_destroy(cage);
}

static void what_runs_long_in_c_is_refused(void **state) {
    (void)state;
    expect_error("return string.find(('a'):rep(60), ('a*'):rep(40) .. 'b')", "lua.pattern",
                 1, "60");
    expect_error(
        "return string.find(('a'):rep(1000000), ('a'):rep(500000) .. 'b', 1, true)",
        "lua.pattern", 1, "1000000");
    expect_error(
        "table.insert(setmetatable({}, {__len = function() return 1 << 52 end}), 1, "
        "1)",
        "lua.metatable", 1, "__len");
    expect_error(
        "table.remove(setmetatable({}, {__len = function() return 1 << 52 end}), 1)",
        "lua.metatable", 1, "__len");
    expect_error("table.move({}, math.mininteger, math.maxinteger, 1)", "lua.range", 1,
                 "1000000");
    expect_error("table.concat({}, '', 1, 1 << 60)", "lua.range", 1, "1000000");
    expect_error("local t = {} for i = 1, 200000 do t[i] = 1 end table.sort(t)",
                 "lua.range", 1, "100000");
    expect_ok("assert(string.rep('', 1 << 62) == '')");
}

static void finalizers_and_weak_metatables_are_refused(void **state) {
    (void)state;
    expect_error("setmetatable({}, {__gc = function() end})", "lua.metatable", 1, "__gc");
    expect_error("setmetatable({}, {__mode = 'k'})", "lua.metatable", 1, "__mode");
    expect_ok("local t = setmetatable({}, {__index = {a = 1}}) assert(t.a == 1)");
}

static void no_text_shows_an_address(void **state) {
    (void)state;
    expect_ok(
        "assert(tostring({}) == 'table' and tostring(print) == 'function')"
        "assert(string.format('%s|%5s|%d', {}, 'a', 3) == 'table|    a|3')"
        "assert(tostring(coroutine.create(print)) == 'thread')"
        "assert(tostring(setmetatable({}, {__tostring = function() return 'me' end})) "
        "== 'me') assert(tostring(1) == '1' and tostring(1.5) == '1.5')");
    expect_error("string.format('%p', {})", "lua.format", 1, "%p");
    expect_error("string.format('\\0%p', {})", "lua.format", 1, "%p");
}

static void load_takes_short_text_only(void **state) {
    (void)state;
    expect_ok("assert(load('return 1 + 1')() == 2)"
              "assert(load('return x', 'n', 't', { x = 5 })() == 5)"
              "assert(not load('\\27Lua', 'n', 'b')) assert(not load('x x'))"
              "assert(not pcall(load, function() return nil end))");
    expect_error("load(('x'):rep(300000))", "lua.range", 1, "262144");
}

static void the_string_metatable_is_out_of_reach(void **state) {
    (void)state;
    expect_ok("assert(getmetatable('') == false and not pcall(setmetatable, '', {}))");
}

static void patterns_work_as_ever_on_ordinary_text(void **state) {
    (void)state;
    expect_ok("assert(('  a b  '):match('^%s*(.-)%s*$') == 'a b')"
              "assert(('x=1, y=2'):gsub('(%w+)%s*=%s*(%w+)', '%2=%1') == '1=x, 2=y')"
              "local n = 0 for w in ('one two  three'):gmatch('%a+') do n = n + 1 end "
              "assert(n == 3 and ('a.b'):find('.', 1, true) == 2)"
              "assert(('x'):rep(10000):gsub('x+', 'y') == 'y')"
              "assert(('THE (quick) fox'):find('%((%a+)%)') == 5)"
              "assert(('f(a(b)c)d'):match('%b()') == '(a(b)c)')");
}

static void coroutines_work_as_ever(void **state) {
    (void)state;
    expect_ok(
        "local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b) "
        "return c, 'end' end) "
        "assert(coroutine.status(co) == 'suspended')"
        "local ok, sum = coroutine.resume(co, 1, 2) assert(ok and sum == 3)"
        "local ok2, c, last = coroutine.resume(co, 9) assert(c == 9 and last == 'end')"
        "assert(coroutine.status(co) == 'dead' and not coroutine.resume(co))"
        "local w = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)"
        "assert(w() == 1 and w() == 2 and w() == 3)"
        "local closed = false local d = coroutine.create(function() local x <close> = "
        "setmetatable({}, {__close = function() closed = true end}) coroutine.yield() end)"
        "coroutine.resume(d) assert(coroutine.close(d) and closed)"
        "assert(coroutine.wrap(function() return pcall(coroutine.yield, 1) end)() == 1)"
        "assert(not pcall(coroutine.close, coroutine.running()))");
}

static void closing_coroutines_within_each_other_does_not_crash(void **state) {
    (void)state;
    Outcome out = run("local function chain(n) local co co = coroutine.create(function() "
                      "local c <close> = setmetatable({}, {__close = function() "
                      "coroutine.close(chain(n + 1)) end}) coroutine.yield() end) "
                      "coroutine.resume(co) return co end coroutine.close(chain(1))");
    assert_int_not_equal(out.status, OUTCOME_TIME + 10); // any end but a crash is good
}

static void chance_follows_the_seed(void **state) {
    (void)state;
    char first[256];
    expect_ok("print(math.random(1000000), math.random())");
    snprintf(first, sizeof first, "%s", printed);
    expect_ok("print(math.random(1000000), math.random())");
    assert_string_equal(first, printed);
}

// In brackets, because cmocka has a macro of that name.
static int raise(lua_State *L) {
    return (fail)(L, "gate.unknown", "%s\t%d", "hh", 3);
}

static int call_back(lua_State *L) {
    Outcome out;
    lua_settop(L, 1);
    bool ran = cage_call(cage_of(L), 0, 1, 50, &out);
    if (!ran) lua_pushstring(L, out.error.key);
    return 1;
}

static void fail_raises_a_key_with_the_lesson_s_line(void **state) {
    (void)state;
    Cage *cage = new_cage();
    lua_State *L = cage_lua(cage);
    lua_register(L, "raise", raise);
    // Prelude chunks ("=…") are not the place that an author wants to see.
    assert_int_equal(
        luaL_loadbufferx(L, "function word() raise() end", 27, "=prelude", "t"), LUA_OK);
    lua_call(L, 0, 0);
    Outcome out = run_in(cage, "\n\nword()");
    assert_int_equal(out.status, OUTCOME_ERROR);
    assert_string_equal(out.error.key, "gate.unknown");
    assert_string_equal(out.error.args, "hh\t3");
    assert_string_equal(out.error.file, "01-test.lua");
    assert_int_equal(out.error.line, 3);
    assert_int_equal(run_in(cage,
                            "local ok, e = pcall(raise) assert(not ok and tostring(e) "
                            "== 'gate.unknown: hh\\t3')")
                         .status,
                     OUTCOME_OK);
    cage_destroy(cage);
}

static void calls_may_nest_and_the_outer_budget_holds(void **state) {
    (void)state;
    Cage *cage = new_cage();
    lua_register(cage_lua(cage), "call_back", call_back);
    Outcome out = run_in(cage, "assert(call_back(function() return 4 end) == 4)"
                               "assert(call_back(function() error('x') end) == 'lua.error')"
                               "local co = coroutine.wrap(function() return "
                               "call_back(function() return 5 end) end) assert(co() == 5)");
    if (out.status) fail_msg("%s %s", out.error.key, out.error.args);
    out = run_in(cage, "while true do call_back(function() while true do end end) end");
    assert_int_equal(out.status, OUTCOME_TIME);
    cage_destroy(cage);
}

static void a_lesson_runs_under_the_language_s_environment(void **state) {
    (void)state;
    Cage *cage = new_cage();
    lua_State *L = cage_lua(cage);
    lua_newtable(L);
    lua_pushinteger(L, 42);
    lua_setfield(L, -2, "answer");
    lua_getglobal(L, "load");
    lua_setfield(L, -2, "load");
    lua_setfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT);
    Outcome out =
        run_in(cage, "if answer ~= 42 or print or load('return answer')() ~= 42 then "
                     "local x = nil + 1 end new = 1");
    assert_int_equal(out.status, OUTCOME_OK);
    lua_getglobal(L, "new");
    assert_true(lua_isnil(L, -1));
    cage_destroy(cage);
}

static void engine_values_count_as_memory(void **state) {
    (void)state;
    Cage *cage = new_cage();
    assert_true(cage_charge(cage, MEMORY / 2));
    assert_false(cage_charge(cage, MEMORY / 2));
    assert_true(cage_charge(cage, -(MEMORY / 2)));
    assert_true(cage_charge(cage, MEMORY / 2));
    cage_destroy(cage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_script_runs_and_its_print_is_heard),
        cmocka_unit_test(print_shows_controls_and_broken_letters_as_question_marks),
        cmocka_unit_test(only_listed_names_are_there),
        cmocka_unit_test(a_syntax_error_names_its_line),
        cmocka_unit_test(a_runtime_error_names_its_line_without_repeating_it),
        cmocka_unit_test(an_error_in_a_coroutine_keeps_its_line),
        cmocka_unit_test(an_error_cannot_pretend_to_come_from_another_file),
        cmocka_unit_test(an_error_object_that_never_finishes_is_not_asked_for_its_text),
        cmocka_unit_test(endless_loops_end_with_their_line),
        cmocka_unit_test(memory_bombs_end_with_their_line),
        cmocka_unit_test(the_next_call_works_after_a_limit),
        cmocka_unit_test(what_runs_long_in_c_is_refused),
        cmocka_unit_test(finalizers_and_weak_metatables_are_refused),
        cmocka_unit_test(no_text_shows_an_address),
        cmocka_unit_test(load_takes_short_text_only),
        cmocka_unit_test(the_string_metatable_is_out_of_reach),
        cmocka_unit_test(patterns_work_as_ever_on_ordinary_text),
        cmocka_unit_test(coroutines_work_as_ever),
        cmocka_unit_test(closing_coroutines_within_each_other_does_not_crash),
        cmocka_unit_test(chance_follows_the_seed),
        cmocka_unit_test(fail_raises_a_key_with_the_lesson_s_line),
        cmocka_unit_test(calls_may_nest_and_the_outer_budget_holds),
        cmocka_unit_test(a_lesson_runs_under_the_language_s_environment),
        cmocka_unit_test(engine_values_count_as_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
