import Foundation
import Wording

/// The forms under which people write the name of a place.
///
/// The roster's 独北村民委员会 is 独北村 in every letter and 独北 in speech.
public enum PlaceName {
    /// Words for the committee of a place, and what stands in their stead; longer ones first.
    private static let committees = [
        ("城市社区居民委员会", "社区"), ("社区居民委员会", "社区"), ("社区居委会", "社区"), ("居民委员会", "社区"), ("居委会", "社区"), ("村民委员会", "村"), ("村委会", "村"),
        ("街道办事处", "街道"), ("镇人民政府", "镇"), ("乡人民政府", "乡"), ("镇政府", "镇"), ("乡政府", "乡"),
    ]

    /// The name as it is compared: full-width letters narrowed, spaces taken out.
    public static func folded(_ name: String) -> String {
        // Almost every name is of common Chinese characters alone, which fold to themselves.
        if name.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) || (0x21...0x7E).contains($0.value) }) { return name }
        return name.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
    }

    /// The name without the word for its committee: 独北村, 大同社区.
    public static func formal(_ name: String) -> String {
        let name = folded(name)
        for (suffix, kind) in committees where ends(name, in: suffix) {
            let rest = name.dropLast(suffix.count)
            return rest.hasSuffix(kind) ? String(rest) : rest + kind
        }
        return name
    }

    /// Whether a folded name has a suffix and something before it; bytes tell, for what is folded is written in one way.
    private static func ends(_ name: String, in suffix: String) -> Bool {
        let (name, suffix) = (name.utf8, suffix.utf8)
        let start = name.count - suffix.count
        guard start > 0 else { return false }
        let isEqual = name.withContiguousStorageIfAvailable { name in
            suffix.withContiguousStorageIfAvailable { suffix in suffix.indices.allSatisfy { name[start + $0] == suffix[$0] } }
        }
        return (isEqual ?? nil) ?? name.dropFirst(start).elementsEqual(suffix)
    }

    /// The name as results write it: without the word for a committee, else letter by letter as it is.
    public static func written(_ name: String) -> String {
        let formal = formal(name)
        return formal == folded(name) ? name : formal
    }

    /// The name alone: 独北, 大同.
    public static func bare(_ name: String) -> String {
        var name = formal(name)[...]
        for suffix in ["社区", "街道", "镇", "乡", "村"] where name.hasSuffix(suffix) && name.count > suffix.count { name = name.dropLast(suffix.count) }
        return String(name)
    }

    /// What a facility without a name of its own is called after its place: 独北村卫生室, 独树镇卫生院.
    ///
    /// - Parameter place: the name of the place it stands in.
    /// - Parameter kind: the label of its kind, such as 村卫生室.
    public static func facility(of kind: String, in place: String) -> String {
        let place = formal(place)
        if place.isEmpty { return kind }
        for shared in ["乡镇", "县级", "社区", "村"] where kind.hasPrefix(shared) && kind.count > shared.count {
            if shared == "社区", !place.hasSuffix(shared) { continue }
            return place + kind.dropFirst(shared.count)
        }
        return place + kind
    }
}
