/// What lies at the border of what the plain scanner takes.
enum Marks {
    /// Bytes that mean something in YAML, and some that are not text.
    static let bytes: [UInt8] =
        Array(":#-,[]{}\"' \n&*!|>%@?.~x0\\=<^`$()/".utf8) + [0x09, 0x0D, 0x00, 0x7F, 0x85, 0xA0, 0xC2, 0xC3, 0xE2, 0xE4, 0xEF, 0xF0, 0xFF]

    /// Characters and pieces that are easily taken for something else.
    static let tokens: [String] = [
        ": ", " :", ":", " #", "# ", "- ", "-", "? ", "? \n", "--- ", "---\n", "...\n", "...", "|\n", "|-\n", "|+\n", "|2\n", ">\n", ">-\n", "| # c\n", "\"",
        "'", "''",
        "\"\"", "\\", "\\n", "\"a\\\"b\"", "'it''s'", "\"a\nb\"", "'a\n  b'", "[", "]", "{", "}", "[]", "{}", ", ", ",", "[1,\n 2]", "[1,\n2]",
        "{a: 1,\n  b: 2}", "{a,b}", "{a: }",
        "{\"a\":1}", "{'a':1}", "{a:1}", "[a: b]", "[? a]", "[a, , b]", "[,]", "{? a : b}", "&x ", "*x", "&x *x", "<<: *x\n", "!tag ", "!!str ", "!",
        "%YAML 1.1\n---\n", "%TAG ! x\n",
        "@", "`", "~", "null", "true", "是", "否", "0x1F", "1e3", "2022-08-02", "08:30", "60 %", "80 m²", "a: b: c", "a:b", "a#b", "a #b", "http://a/b?c=d:e",
        "\t", " \t", "\t#", "  \n",
        "\r\n", "\r", "\n\n", "\n", " \n ", "\u{85}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{200E}", "\u{FEFF}", "\u{A0}",
        "\u{3000}", "\u{FFFD}",
        "\u{FFFE}", "\u{E000}", "\u{1F600}", "\u{D7FF}", "\u{7F}", "\u{80}", "\u{9F}", "\u{0}", "\u{1B}", "：", "，", "、", "“是”", "康庄村", "é", "e\u{301}",
    ]

    /// Bytes that are no UTF-8, or barely.
    static let brokenText: [[UInt8]] = [
        [0x80], [0xC0, 0x80], [0xC2], [0xE0, 0x80, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF],
        [0xEF, 0xBB], [0xEF, 0xBB, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE, 0xFF], [0xFF, 0xFE], [0xC3, 0x28],
    ]

    /// Small files, each with one thing that is easily read wrongly.
    static let snippets: [String] = [
        "a: 1\n", "a:\n  b: 1\n  c:\n    d: x y\ne: z\n", "a:\n- 1\n- 2\nb: 3\n", "a:\n  - x: 1\n    y: 2\n  - x: 3\n", "- a\n- b\n", "- - a\n  - b\n",
        "a: [1, 2, {b: c, d: [e]}]\n",
        "a: {}\nb: []\n", "a: \"x: y\" # c\n'b c': 'd'\n", "# c\n\n  # d\na: 1 # e\n\n", "a: b: c\n", "a: x\n  y\n", "a:\n  x\n  y\n", "a: -1\nb: - 1\n",
        "a: -\nb: 1\n", "a : 1\n", "a: {b : 1}\n",
        "a: [b: 1]\n", "a: [1, 2,]\n", "a: [1,\n 2]\n", "a: &x {b: 1}\nc: *x\n", "a: |\n  x\n  y\nb: 1\n", "a: |\n  x\n\n  y\n", "a: >\n  x\n  y\n",
        "a: 'it''s'\n", "a: \"\\u4e2d\"\n",
        "--- \na: 1\n", "a: 1\n...\n", "a: 1\n---\nb: 2\n", "a: 1\n b: 2\n", "  a: 1\n", "a:\n    - b\n   - c\n", "a:\n  -\n  - b\n",
        "a: ~\nb: null\nc:\nd: ''\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n",
        "a:\n  b: 1\n  b: 2\n", "? a\n: b\n", "? [a]\n: b\n", "[a]: b\n", "{a: 1}: b\n", "a: \"b\"c\n", "\"a\" : 1\n", "\"a\":1\n", "a:\t1\n", "a: 1\t\n",
        "a: 1\r\nb: 2\r\n", "\u{FEFF}a: 1\n",
        "a:\n  # c\n  b: 1\n# d\n  c: 2\n", "a: x'y\n", "a: [x'y]\n", "a: 1 \nb: 2   \n", "a:   \n  b: 1\n", "a:\n  {b: 1,\n   c: 2}\nd: 3\n",
        "a:\n  [1]\n  b: 2\n", "a: [1, # c\n  2]\n", "a: [1,\n\n  2]\n",
        "a: [1,\n---\n]\n", "{\"a\":1,\"b\":[{\"c\":\"d\"},null,true]}\n", "{\"a\":\"x\ty\"}\n", "a: {b: c?}\n", "a: {?b: 1}\n", "a: x ? y : z\n", "a: [x]y\n",
        "a: $5 ^ `b` | c\n", "a: | # c\n  x\n", "a: |\n\n  x\n",
        "- a: |\n    x\n- b\n", "a: 第一卫生院\n村: {设备: 有}\n", "a: x\u{2028}y\n", "a: \u{202E}x\n", "%YAML 1.1\n---\na: 1\n", "!a b: c\n", "a: !b c\n", "a: *b\n",
        "# only\n", "\n", "a", "a:", "-", "[]", "{}", "''",
        "a:\n- b: 1\n  c: 2\n- d\ne: 1\n",
        "township: \"350723101\"\nname: 寨里镇\nvillages:\n  \"350723101201\":\n    clinic:\n      doctors: [{id: d1, qualification: 执业医师}]\n",
        "waivers:\n  - {subject: 1, criterion: a/b, reason: x, approver: y, until: 2026-06-01}\n",
    ]
}
