import Standards
import Wording

/// Why a word is nobody's, or several places'.
extension PlaceFinder {
    func candidates(_ wanted: Set<KindID>) -> [Place] { unique((roster + files).filter { wanted.contains($0.kind) && !$0.name.isEmpty }) }

    /// What is asked for, in words.
    private func words(_ wanted: Set<KindID>) -> Text {
        let shown = wanted.sorted().filter { vocabulary.kinds[$0].isPlace }
        let labels = (shown.isEmpty ? wanted.sorted() : shown).map { vocabulary.kinds[$0] }
        return Text(zh: labels.map(\.label).joined(separator: "、"), en: labels.map(\.id).joined(separator: ", "))
    }

    func nobody(_ word: String, _ candidates: [Place]) -> PlaceNotFound {
        let kinds = words(Set(candidates.map(\.kind)))
        var near: [Place] = []
        let bare = PlaceName.bare(word)
        if bare.count > 1 { near = candidates.filter { $0.name.contains(bare) || bare.contains(PlaceName.bare($0.name)) && PlaceName.bare($0.name).count > 1 } }
        for names in [candidates.map { PlaceName.formal($0.name) }, candidates.map { PlaceName.bare($0.name) }, candidates.map(\.code)] where near.isEmpty {
            let asked = names.first.map { $0.first?.isASCII == true } == true ? PlaceName.folded(word) : PlaceName.formal(word)
            // Of names of two characters several are equally near: 独被 to 独东, 独北 and 独西.
            var rest = Set(names)
            while rest.count > names.count - 4, let nearest = suggestion(for: asked, among: rest) ?? suggestion(for: bare, among: rest) {
                rest.remove(nearest)
                near += zip(candidates, names).filter { $0.1 == nearest }.map(\.0)
            }
        }
        let help: Text? =
            near.count == 1 && near[0].code != near[0].name && !isCode(PlaceName.folded(word))
            ? Text(
                zh: "是否要写“\(near[0].name)”？（\(near[0].code) \(near[0].township)）", en: "did you mean \"\(near[0].name)\"? (\(near[0].code) \(near[0].township))"
            )
            : near.isEmpty
                ? candidates.isEmpty || candidates.count > 60 ? nil : .oneOf(candidates.map(\.name))
                : Text(zh: "相近的有：\(list(near, "；"))", en: "near are: \(list(near, "; "))")
        return PlaceNotFound(
            message: Text(
                zh: "没有\(kinds.zh.isEmpty ? "这个对象" : kinds.zh)“\(word)”", en: "there is no \(kinds.en.isEmpty ? "subject" : kinds.en) \"\(word)\""),
            help: help, isAmbiguous: false)
    }

    func several(_ word: String, _ places: [Place]) -> PlaceNotFound {
        PlaceNotFound(
            message: Text(zh: "叫“\(word)”的有 \(places.count) 个，请写代码", en: "\(places.count) bear the name \"\(word)\": give a code"),
            help: Text(zh: "可写：\(list(places, "；"))", en: "one of: \(list(places, "; "))"), isAmbiguous: true)
    }

    private func list(_ places: [Place], _ separator: String) -> String {
        let shown = places.sorted { $0.code < $1.code }.prefix(8)
        return shown.map { [$0.code, $0.township == $0.name ? "" : $0.township, $0.name].filter { !$0.isEmpty }.joined(separator: " ") }
            .joined(separator: separator) + (places.count > shown.count ? " ……" : "")
    }
}
