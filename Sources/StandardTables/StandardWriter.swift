import Standards
import YAMLWriter

/// Writes a standard made from a table, readable and ready to be worked on by hand.
struct StandardWriter {
    let vocabulary: Vocabulary
    /// The table, as the user named it.
    let table: String

    /// Longest original text that stands with its clause; the rest stands in a comment.
    private static let longestBasis = 40

    func text(_ head: CheckedHead, _ criteria: [CriterionDraft]) -> String {
        var yaml = YAMLText()
        let name = table.split(separator: "/").last.map(String.init) ?? table
        yaml.line(0, "# 由 dabiao standards from-table 据 \(comment(name)) 生成：一行一条，样例取在界线两侧。")
        yaml.line(0, "# 数字以原件为准。再次生成会覆盖手改之处；要手改，请先删去这两行。")
        yaml.pair(0, "standard", head.id)
        yaml.pair(0, "title", words(head.title, head.titleEnglish))
        var document = ["name: \(scalar(head.document))"]
        if let number = head.number { document.append("number: \(scalar(number))") }
        if let issuer = head.issuer { document.append("issuer: \(scalar(issuer))") }
        if let issued = head.issued { document.append("issued: \(issued)") }
        document.append("status: \(head.status.rawValue)")
        yaml.pair(0, "document", "{\(document.joined(separator: ", "))}")
        yaml.pair(0, "region", quoted(head.region))
        if let base = head.extends { yaml.pair(0, "extends", base.id) }
        yaml.line(0, "criteria:")
        for criterion in criteria { write(criterion, in: &yaml) }
        return yaml.text
    }

    private func write(_ criterion: CriterionDraft, in yaml: inout YAMLText) {
        let rows = criterion.rows.map { $0.place.sheet.isEmpty ? "第 \($0.place.row) 行" : "\($0.place.sheet) 第 \($0.place.row) 行" }
        yaml.line(1, "# \(comment(rows.joined(separator: "、")))")
        if let basis = criterion.basis, basis.count > Self.longestBasis { yaml.line(1, "# 原文：\(comment(basis))") }
        yaml.line(1, "- id: \(criterion.id)")
        if let group = criterion.group { yaml.pair(2, "group", scalar(group)) }
        let kinds = criterion.kinds.map { vocabulary.kinds[$0].id }
        if kinds.count == 1 { yaml.pair(2, "applies-to", kinds[0]) } else { yaml.pair(2, "applies-to", kinds) }
        yaml.pair(2, "title", words(criterion.title, criterion.titleEnglish))
        yaml.pair(2, "require", criterion.require)
        if criterion.isShare { yaml.pair(2, "of-nothing", "unmet") }
        if let firmness = criterion.firmness { yaml.pair(2, "firmness", firmness.rawValue) }
        if let measure = criterion.measure { yaml.pair(2, "rectify", "{measure: \(words(measure, criterion.measureEnglish))}") }
        let basis = criterion.basis.map { "（\(Words.short($0, Self.longestBasis))）" } ?? ""
        let provenance: Source.Provenance = criterion.basis == nil ? .unverified : .quoted
        yaml.pair(2, "source", "{clause: \(scalar(criterion.clause + basis)), facts: [], provenance: \(provenance.rawValue)}")
        yaml.line(2, "examples:")
        for (kind, example) in criterion.examples { yaml.line(3, "- " + example.written(kind: kinds.count == 1 ? nil : vocabulary.kinds[kind].id)) }
    }

    /// Words in the languages there are.
    private func words(_ zh: String, _ en: String?) -> String {
        guard let en else { return scalar(zh) }
        return "{zh: \(scalar(zh)), en: \(scalar(en))}"
    }

    /// Text on one line, for a comment.
    private func comment(_ text: String) -> String { Words.short(text, 2000) }
}
