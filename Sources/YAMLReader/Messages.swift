import Wording

/// The wording of everything the reader has to say.
extension Text {
    static let useRegularFile = Text(zh: "请改用普通的 .yaml 文件", en: "give a regular .yaml file")
    static func fileTooLarge(bytes: Int, limit: Int) -> Text {
        Text(
            zh: "文件过大：\(mebibytes(bytes)) MiB，上限 \(mebibytes(limit)) MiB",
            en: "file too large: \(mebibytes(bytes)) MiB, the limit is \(mebibytes(limit)) MiB")
    }
    static let splitFile = Text(
        zh: "每个乡镇一个文件；确有需要可用 --max-file-size 放宽",
        en: "use one file a township; --max-file-size raises the limit")
    static let binaryFile = Text(zh: "这是二进制文件，不是 YAML 文本", en: "this is a binary file, not YAML text")
    static let notUTF8 = Text(zh: "不是有效的 UTF-8 文本", en: "not valid UTF-8 text")
    static let saveAsUTF8 = Text(
        zh: "请用 UTF-8 编码另存（记事本：另存为 → 编码 UTF-8）", en: "save the file as UTF-8 (it may be GB18030 or UTF-16)")
    static func controlCharacter(_ found: Unicode.Scalar? = nil) -> Text {
        let name = found.map { " " + codePoint($0) } ?? ""
        return Text(zh: "含有看不见的控制字符\(name)", en: "holds an invisible control character\(name)")
    }
    static let removeIt = Text(zh: "删去它，重新输入这一处文字", en: "remove it and type the text anew")
    static func chineseMark(_ mark: Character, _ name: Text, _ instead: Text) -> Text {
        let isQuote = "“”‘’".contains(mark)
        return Text(
            zh: "这里是\(name.zh)\(isQuote ? " \(mark) " : "“\(mark)”")，\(instead.zh)",
            en: "this is \(name.en), \(isQuote ? "\(mark)" : "\"\(mark)\""); \(instead.en)")
    }
    static let noSpaceAfterColon = Text(zh: "冒号后面缺一个空格", en: "a space is missing after the colon")
    static let writeColonSpace = Text(zh: "写作“键: 值”，冒号后空一格", en: "write \"key: value\", with a space after the colon")
    static let noSpaceAfterDash = Text(zh: "“-”后面缺一个空格", en: "a space is missing after the \"-\"")
    static let writeDashSpace = Text(zh: "列表项写作“- 值”，横线后空一格", en: "write \"- value\", with a space after the hyphen")
    static let tabIndent = Text(zh: "这里用了制表符（Tab）", en: "this is a tab")
    static let useSpaces = Text(zh: "YAML 只用空格缩进，请把制表符换成空格", en: "YAML is indented with spaces only; replace the tab")
    static func notClosed(_ mark: String) -> Text { Text(zh: "“\(mark)”没有闭合", en: "\"\(mark)\" is not closed") }
    static func closeIt(_ mark: String, before line: Int) -> Text {
        Text(zh: "在第 \(line) 行之前补上“\(mark)”", en: "put the \"\(mark)\" before line \(line)")
    }
    static func quoteNotClosed(_ mark: String) -> Text { Text(zh: "引号 \(mark) 没有闭合", en: "the quotation mark \(mark) is not closed") }
    static let closeQuote = Text(zh: "在文字末尾补上同样的引号", en: "put the same mark at the end of the text")
    static func commaMissing(_ open: String, _ line: Int) -> Text {
        Text(zh: "这里缺少“,”（第 \(line) 行的“\(open)”还没有闭合）", en: "a comma is missing here (the \"\(open)\" of line \(line) is still open)")
    }
    static let emptyFile = Text(zh: "文件是空的", en: "the file is empty")
    static let severalDocuments = Text(zh: "一个文件只能有一份 YAML 文档", en: "a file holds one YAML document only")
    static let splitDocuments = Text(zh: "删除多余的 --- 或拆成几个文件", en: "remove the extra --- or split the file")
    static let tagsRefused = Text(zh: "不支持 YAML 标签（!）", en: "YAML tags (!) are not supported")
    static let quoteBang = Text(zh: "若是文字内容，请加引号", en: "quote the value if it is text")
    static let aliasRefused = Text(zh: "此类文件不允许使用锚点和别名（& 和 *）", en: "anchors and aliases (& and *) are not allowed in this file")
    static let writeOut = Text(zh: "请把内容直接写出；若是文字内容，请加引号", en: "write the value out; quote it if it is text")
    static let unknownAlias = Text(zh: "别名没有对应的锚点", en: "the alias has no anchor before it")
    static let tooManyNodes = Text(zh: "展开别名后内容过多", en: "too much content once aliases are followed")
    static func tooDeep(_ limit: Int) -> Text { Text(zh: "嵌套过深，最多 \(limit) 层", en: "nested too deeply; the limit is \(limit)") }
    static func scalarTooLong(_ limit: Int) -> Text {
        Text(zh: "单个值过长，上限 \(limit) 字节", en: "a single value is too long; the limit is \(limit) bytes")
    }
    static let keyNotScalar = Text(zh: "键必须是文字", en: "a key must be plain text")
    static func duplicateKey(_ key: String, firstLine: Int) -> Text {
        Text(zh: "“\(key)”重复（首次出现在第 \(firstLine) 行）", en: "\"\(key)\" appears twice (first on line \(firstLine))")
    }
    static let removeDuplicate = Text(zh: "保留一处，删除另一处", en: "keep one of them")
    static func syntax(_ problem: String) -> Text {
        Text(zh: "YAML 语法错误：\(problemInChinese(problem))", en: "YAML syntax error: \(problem)")
    }

    private static func mebibytes(_ bytes: Int) -> String {
        let tenths = (bytes * 10) >> 20
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// The commonest libyaml problems in Chinese; the rest are shown as libyaml words them.
    private static func problemInChinese(_ problem: String) -> String {
        let known = [
            "mapping values are not allowed in this context": "此处不能出现“键: 值”（检查缩进，或给含冒号的文字加引号）",
            "did not find expected key": "此处应为一个键（检查缩进）",
            "did not find expected '-' indicator": "此处应为列表项“-”（检查缩进）",
            "did not find expected ',' or ']'": "缺少“,”或“]”",
            "did not find expected ',' or '}'": "缺少“,”或“}”",
            "did not find expected <document start>": "此处应为新的内容（检查缩进）",
            "found character that cannot start any token": "不能以此字符开头（@、%、` 等，请给文字加引号）",
            "found a tab character that violates indentation": "缩进不能用制表符，请改用空格",
            "did not find expected node content": "此处缺少内容，或多了一个括号、逗号",
            "found unknown escape character": "双引号中的“\\”后面不是可用的字母（文字里的“\\”写作“\\\\”，或改用单引号）",
            "did not find expected <stream-start>": "文件开头不对",
            "block mapping entries are not allowed in this context": "此处不能出现“键: 值”（检查缩进）",
            "mapping keys are not allowed in this context": "此处不能出现键（检查缩进）",
            "did not find expected comment or line break": "此处应换行（文字后面不能再有内容，请检查引号或 | 号）",
            "did not find expected alphabetic or numeric character": "& 或 * 后面缺少名称（文字请加引号）",
            "did not find expected whitespace or line break": "此处应为空格或换行（文字请加引号）",
            "found unexpected document indicator": "引号或括号没有闭合就遇到了 --- 或 ...",
            "found unexpected ':'": "括号里的“:”位置不对（文字请加引号）",
            "found undefined tag handle": "不支持 YAML 标签（!），文字请加引号",
            "found unexpected non-alphabetical character": "文件开头的 % 行不对",
            "found unknown directive name": "不认识的 % 指令",
            "did not find expected hexdecimal number": "“\\x”“\\u”后面应为十六进制数字",
            "found invalid Unicode character escape code": "不是有效的字符编号",
            "found a tab character where an indentation space is expected": "缩进不能用制表符，请改用空格",
            "could not find expected ':'": "缺少“:”",
            "found unexpected end of stream": "引号或括号没有闭合",
            "block sequence entries are not allowed in this context": "此处不能出现列表项“-”（检查缩进）",
        ]
        return known[problem] ?? problem
    }
}
