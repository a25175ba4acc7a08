import Inventories
import Quantities
import Wording

/// What every output says of an inventory whose facts are made up, so that nobody who is handed a page takes it for a finding.
public enum SampleNotice {
    /// The sentence where all of it is made up.
    public static let sentence = Text(zh: "样例：机构情况均为虚构", en: "Sample: every fact about a facility is made up")

    /// The sentence for an inventory: of several counties, the made-up ones are named; nil where everything is real.
    public static func of(_ inventory: Inventory) -> Text? {
        guard inventory.isSample else { return nil }
        if inventory.isWhollySample { return sentence }
        let names = inventory.sampleCounties.map { inventory.rosters[$0]?.name ?? $0 }
        return Text(
            zh: "\(names.joined(separator: "、"))是样例：机构情况均为虚构",
            en: "\(names.joined(separator: ", ")): sample, every fact about a facility is made up")
    }

    /// That the day a forecast looks from was chosen for the sample's sake.
    public static func forecast(_ inventory: Inventory, from asked: Day?) -> Text? {
        guard asked == nil, let day = inventory.sampleDay else { return nil }
        return Text(zh: "从 \(day) 起看；--from 可改", en: "seen from \(day); --from changes it")
    }

    /// That the day was chosen for the sample's sake; nil where a day was asked for, or it is today.
    public static func day(_ inventory: Inventory, asked: Day?) -> Text? {
        guard asked == nil, let day = inventory.sampleDay else { return nil }
        return Text(zh: "按 \(day) 判定；--as-of 可改", en: "judged as of \(day); --as-of changes it")
    }
}
