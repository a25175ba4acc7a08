import Exchange
import Wording

/// What became of returned forms, in words.
struct ReturnedFormsReport {
    private let returns: ReturnSummary
    private let language: Language

    /// As many differences of a form are shown; nobody compares more on a screen.
    private static let most = 12

    init(_ returns: ReturnSummary, _ language: Language) {
        self.returns = returns
        self.language = language
    }

    /// Every form that waits, with why, and its answers beside what the inventory has.
    var held: String {
        var text = ""
        for form in returns.held {
            text += printable("\(form.source)  \(form.name)（\(form.code)）  \(form.by) \(form.on)\n")
            for reason in form.reasons {
                let word = reason.word.map { "--accept \($0.rawValue)" } ?? language.word("不并入", "never taken")
                text += "  \(printable(reason.message[language]))  [\(word)]\n"
            }
            // Whoever cannot let it in has nothing to compare.
            guard form.reasons.allSatisfy({ $0.word != nil }) else { continue }
            let none = language.word("（无）", "(none)")
            for difference in form.differences.prefix(Self.most) {
                text +=
                    printable(
                        "    " + difference.question[language]
                            + language.word(
                                "  清单：\(difference.inventory ?? none)  表上：\(difference.form ?? none)  答：\(difference.answer)",
                                "  inventory: \(difference.inventory ?? none)  on the form: \(difference.form ?? none)  answer: \(difference.answer)")) + "\n"
            }
            if form.differences.count > Self.most {
                text += language.word("    ……共 \(form.differences.count) 处\n", "    … \(form.differences.count) in all\n")
            }
        }
        return text
    }

    /// How many came in, and how many did not; nothing where no form came back.
    func summary(isTrial: Bool) -> String {
        if returns.isEmpty { return "" }
        let never = returns.held.count { $0.reasons.contains { $0.word == nil } }
        let wrong = Set(returns.problems.filter { $0.severity == .error }.map(\.file)).count
        let waiting = returns.held.count - never
        var parts = [
            isTrial
                ? language.word("可并入 \(returns.imported) 份", "\(returns.imported) would come in")
                : language.word("并入 \(returns.imported) 份", "\(returns.imported) came in")
        ]
        if waiting > 0 { parts.append(language.word("待说明 \(waiting) 份（--accept）", "\(waiting) wait for --accept")) }
        if never > 0 { parts.append(language.word("不并入 \(never) 份", "\(never) are never taken")) }
        if wrong > 0 { parts.append(language.word("读不了 \(wrong) 份", "\(wrong) cannot be read")) }
        return language.word("交回的表单：", "returned forms: ") + parts.joined(separator: language.word("，", ", ")) + language.word("。\n", ".\n")
    }
}
