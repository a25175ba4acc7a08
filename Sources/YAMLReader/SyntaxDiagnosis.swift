import Wording

/// Finds out what people did wrong where libyaml only says what it could not go on with.
///
/// libyaml stops at the first place where the text cannot be YAML any more, which is often the line after the slip. What the slip was is looked
/// for there and in the few lines before: a Chinese mark, a tab, a space left out, something that was never closed.
struct SyntaxDiagnosis {
    let tape: Tape
    /// libyaml's words.
    let problem: String
    let context: String
    /// Where it stopped.
    let at: SourcePosition
    /// Where what it was reading began.
    let since: SourcePosition

    func diagnostic() -> Diagnostic {
        if let tab { return tape.diagnostic(at: tab, .tabIndent, help: .useSpaces) }
        let isQuote = context.contains("quoted scalar") && problem.contains("unexpected end")
        if isQuote {
            let mark = String(characters(since.line).dropFirst(since.column - 1).prefix(1).map(Character.init))
            return tape.diagnostic(at: since, .quoteNotClosed(mark), help: .closeQuote)
        }
        for line in suspects {
            if let found = slip(on: line) { return found }
        }
        if context.contains("flow"), let found = bracket { return found }
        return tape.diagnostic(at: at, .syntax(problem))
    }

    private func characters(_ line: Int) -> [Unicode.Scalar] {
        Array(String(decoding: tape.lineBytes(line).prefix(4000), as: UTF8.self).unicodeScalars)
    }

    /// A tab that is the very place, or in the indentation of its line.
    private var tab: SourcePosition? {
        let line = characters(at.line)
        if let index = line.firstIndex(of: "\t"), line[..<index].allSatisfy({ $0 == " " || $0 == "-" }) {
            return SourcePosition(line: at.line, column: index + 1)
        }
        guard line.indices.contains(at.column - 1), line[at.column - 1] == "\t" else { return nil }
        return at
    }

    /// The lines to look at: where the half-read key stands, the line of the place, and those it may have been read together with.
    private var suspects: [Int] {
        var lines: [Int] = []
        if context.contains("simple key") || context.contains("flow") { lines.append(since.line) }
        lines.append(at.line)
        var line = at.line - 1
        while line >= max(1, at.line - 20), lines.count < 6 {
            if characters(line).contains(where: { $0 != " " && $0 != "#" }) { lines.append(line) }
            line -= 1
        }
        return lines
    }

    /// What is wrong with a line, outside quotation marks and comments.
    private func slip(on number: Int) -> Diagnostic? {
        let line = characters(number)
        var depth = number == at.line && context.contains("flow") && since.line < at.line ? 1 : 0
        var hasColon = false
        var isStart = true
        var index = 0
        func found(_ index: Int, _ message: Text, _ help: Text? = nil) -> Diagnostic {
            tape.diagnostic(at: SourcePosition(line: number, column: index + 1), message, help: help)
        }
        func chinese(_ index: Int) -> Diagnostic? {
            markInstead(of: Character(line[index])).map { found(index, .chineseMark(Character(line[index]), $0.name, $0.instead)) }
        }
        while index < line.count {
            let character = line[index]
            let next: Unicode.Scalar = index + 1 < line.count ? line[index + 1] : " "
            defer { index += 1 }
            switch character {
            case "#" where index == 0 || line[index - 1] == " ": return nil
            case "\"" where isStart, "'" where isStart:
                guard let end = line[(index + 1)...].firstIndex(of: character) else { return nil }
                index = end
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case ":":
                if next == " " {
                    hasColon = true
                    isStart = true
                    continue
                }
                // A time or an address has colons too; a key does not begin with a digit.
                if !hasColon, depth == 0, let first = line.first(where: { $0 != " " && $0 != "-" }), !("0"..."9").contains(first), next != "/" {
                    return found(index, .noSpaceAfterColon, .writeColonSpace)
                }
            case "-" where line[..<index].allSatisfy({ $0 == " " }) && next != " " && next != "-" && !("0"..."9").contains(next):
                if line[index...].contains(":") || line[index...].contains("：") { return found(index, .noSpaceAfterDash, .writeDashSpace) }
            case "：": if !hasColon || depth > 0 { return chinese(index) }
            case "，", "、", "；": if depth > 0 { return chinese(index) }
            case "“", "‘", "”", "’", "＂": if isStart, line[(index + 1)...].contains(":") || number == at.line { return chinese(index) }
            case "｛", "｝", "［", "］": return chinese(index)
            case "－", "\u{3000}": if line[..<index].allSatisfy({ $0 == " " }) { return chinese(index) }
            default: break
            }
            isStart = character == " " ? isStart : ["{", "[", ",", "-"].contains(character)
        }
        return nil
    }

    /// A bracket that was not closed, or a comma left out in it.
    private var bracket: Diagnostic? {
        let line = characters(since.line)
        guard line.indices.contains(since.column - 1), line[since.column - 1] == "{" || line[since.column - 1] == "[", at.line > since.line else { return nil }
        let open = String(Character(line[since.column - 1]))
        func indent(_ line: [Unicode.Scalar]) -> Int { line.firstIndex { $0 != " " } ?? 0 }
        let here = characters(at.line)
        if !here.isEmpty, indent(here) > indent(line) { return tape.diagnostic(at: at, .commaMissing(open, since.line)) }
        return tape.diagnostic(at: since, .notClosed(open), help: .closeIt(open == "{" ? "}" : "]", before: at.line))
    }
}
