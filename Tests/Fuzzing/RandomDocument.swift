/// Writes YAML by its grammar, in all the ways that people and programs do, and some that they should not.
struct RandomDocument {
    private var text = ""
    private var budget: Int
    /// Whether only what is common is written, so that mutations begin from what the scanner takes.
    private let isCalm: Bool

    private init(budget: Int, isCalm: Bool) { (self.budget, self.isCalm) = (budget, isCalm) }

    /// A document, mostly a sound one.
    static func text(_ dice: inout Dice) -> [UInt8] {
        var document = RandomDocument(budget: 4 + dice.below(40), isCalm: !dice.once(in: 3))
        if document.oddly(20, &dice) { document.text += dice.pick(["---\n", "--- # c\n", "\n", "# c\n", "  # c\n", "%YAML 1.1\n---\n", "\u{FEFF}"]) }
        switch document.isCalm ? 2 : dice.below(12) {
        case 0: document.sequence(0, &dice)
        case 1:
            document.flow(0, 0, &dice)
            document.endLine(&dice)
        default: document.mapping(0, &dice)
        }
        if document.oddly(20, &dice) { document.text += dice.pick(["...\n", "# c", "  ", "\n\n", "---\n", "# c\n", "]", "a"]) }
        if dice.once(in: 6), document.text.utf8.last == 10 { document.text.removeLast() }
        return Array(document.text.utf8)
    }

    /// Once in so many times, where oddities are wanted at all.
    private func oddly(_ times: Int, _ dice: inout Dice) -> Bool { !isCalm && dice.once(in: times) }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    private mutating func endLine(_ dice: inout Dice) {
        if dice.once(in: 10) { text += dice.pick(isCalm ? [" ", "  ", " # c", "   # c: d"] : [" ", "\t", " #", "#"]) }
        text += "\n"
        if dice.once(in: 14) { text += dice.pick(["\n", "# c\n", "      # c\n", "   \n", "\n\n"]) }
    }

    private mutating func mapping(_ indent: Int, _ dice: inout Dice) {
        for number in 0...dice.below(5) {
            if number > 0 { text += blanks(indent) }
            text += key(&dice)
            text += ":"
            value(indent, isEntry: false, &dice)
        }
    }

    private mutating func sequence(_ indent: Int, _ dice: inout Dice) {
        for number in 0...dice.below(4) {
            if number > 0 { text += blanks(indent) }
            text += "-"
            value(indent, isEntry: true, &dice)
        }
    }

    private mutating func value(_ indent: Int, isEntry: Bool, _ dice: inout Dice) {
        budget -= 1
        let inner = indent + dice.pick([1, 2, 2, 2, 4])
        switch budget > 0 ? dice.below(isCalm ? 20 : 14) : 13 {
        case 0, 1:
            if isEntry, !dice.once(in: 3) {
                let spaces = dice.pick([1, 1, 1, 3])
                text += blanks(spaces)
                mapping(indent + 1 + spaces, &dice)
            } else {
                endLine(&dice)
                text += blanks(inner)
                mapping(inner, &dice)
            }
        case 2, 3:
            endLine(&dice)
            // A sequence may stand in the column of its key.
            let column = !isEntry && dice.once(in: 2) ? indent : inner
            text += blanks(column)
            sequence(column, &dice)
        case 4, 5:
            text += dice.once(in: 5) ? "\n" + blanks(inner) : " "
            flow(0, indent, &dice)
            endLine(&dice)
        case 6: endLine(&dice)
        case 7:
            text += isCalm ? " |\n" : " " + dice.pick(["|", "|", "|", "|-", "|+", ">", "|2", "| "])
            if !isCalm { endLine(&dice) }
            for _ in 0..<(isCalm ? 1 : 0) + dice.below(4) {
                text +=
                    oddly(8, &dice)
                    ? dice.pick(["\n", "  \n"]) : blanks(inner + dice.pick(isCalm ? [0] : [0, 0, 0, 1, 2])) + scalar(inFlow: false, &dice) + "\n"
            }
        case 8 where !isCalm:
            // A scalar on lines of its own.
            text += "\n" + blanks(inner) + scalar(inFlow: false, &dice)
            if dice.once(in: 2) { text += "\n" + blanks(inner) + scalar(inFlow: false, &dice) }
            endLine(&dice)
        default:
            text += dice.pick([" ", " ", " ", " ", " ", "  "]) + scalar(inFlow: false, &dice)
            endLine(&dice)
        }
    }

    private mutating func flow(_ depth: Int, _ indent: Int, _ dice: inout Dice) {
        budget -= 1
        func gap(_ dice: inout Dice) -> String {
            oddly(10, &dice)
                ? dice.pick(["\n" + blanks(indent + 1 + dice.below(4)), "", "  ", " # c\n" + blanks(indent + 2), "\n\n" + blanks(indent + 1), "\n"]) : ""
        }
        let isMapping = dice.once(in: 2)
        text += isMapping ? "{" : "["
        text += gap(&dice)
        let count = dice.below(4)
        for number in 0..<count {
            if isMapping { text += key(&dice) + (isCalm ? ": " : dice.pick([": ", ": ", ": ", ":", " : ", ":\n  "])) }
            if depth < 4, budget > 0, dice.once(in: 4) { flow(depth + 1, indent, &dice) } else { text += scalar(inFlow: true, &dice) }
            text += gap(&dice)
            if number + 1 < count || oddly(12, &dice) { text += (isCalm ? ", " : dice.pick([", ", ", ", ",", " , "])) + gap(&dice) }
        }
        text += isMapping ? "}" : "]"
    }

    private func key(_ dice: inout Dice) -> String {
        switch isCalm ? 1 + dice.below(30) : dice.below(16) {
        case 0: scalar(inFlow: true, &dice)
        case 1: "\"" + dice.pick(["a", "b c", "中", "a: b", "#"]) + "\""
        case 2: "'" + dice.pick(["a", "b c", "中", "a: b", "#"]) + "'"
        case 3 where !isCalm: dice.pick(["a", "b"]) + " "
        default: dice.pick(["a", "b", "c", "d", "name", "equipment", "听诊器", "on", "x-y", "x y", "1", "350723101201", "是"])
        }
    }

    private func scalar(inFlow: Bool, _ dice: inout Dice) -> String {
        switch isCalm ? 5 + dice.below(40) : dice.below(12) {
        case 0: "\"" + dice.pick(["", "a", "a: b", "a # b", "x, y", "中文", "\\t", "'", "[a]", "a\n  b"]) + "\""
        case 1: "'" + dice.pick(["", "a", "a: b", "a # b", "x, y", "中文", "\\t", "\"", "{a}", "''"]) + "'"
        case 2:
            dice.pick([
                "a:b", "a#b", "a,b", "a]b", "a}b", "a{b", "-a", "-1", "--", ":a", "?a", "a?", "a!", "a&b", "a*b", "a'b", "a\"b", "a|b", "%a", "a%", "@a", "=a",
                "<a", ".a", "~", "a~",
            ])
        case 3: dice.pick(["a b", "a  b", "a - b", "a ? b", "a :b", "a, b", "a [b]", "a {b}", "a | b", "a > b", "a & b", "a * b", "a ! b"])
        case 4: dice.pick(Marks.tokens)
        default: dice.pick(["1", "2", "60 %", "80 m²", "2022-08-02", "是", "否", "无", "true", "x", "执业医师", "康庄村", "", "null", "1.5", "https://a.b/c?d=e#f"])
        }
    }
}
