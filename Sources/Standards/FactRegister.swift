import Wording

extension StandardLibrary {
    /// Facts nobody accounts for, facts nobody registered, and numbers that are not those of the facts.
    public func factProblems() -> [Diagnostic] {
        let register = (folders.first ?? "") + "/facts.yaml"
        let missing = coverage().filter { $0.kind == .missing }.map { entry in
            Diagnostic(
                file: register,
                message: Text(zh: "事实 \(entry.fact.id) 没有对应的条款", en: "fact \(entry.fact.id) is not accounted for by any criterion"))
        }
        let unknown = unknownFacts().map { criterion, standard, fact in
            Diagnostic(
                file: criterion.file, position: SourcePosition(line: criterion.line, column: 1),
                message: Text(
                    zh: "\(standard)/\(criterion.id) 引用了未登记的事实 \(fact)", en: "\(standard)/\(criterion.id) names fact \(fact), which is not registered"))
        }
        return missing + unknown + FactLint(self).problems()
    }
}
