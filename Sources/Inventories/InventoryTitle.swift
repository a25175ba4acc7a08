import Wording
import YAMLReader

extension Inventory {
    /// The name of the nearest place all of it stands in: its one county, else the one city of its counties, else its counties, of many the first.
    public var title: Text {
        let counties = countyCodes
        if counties.count != 1 {
            if let city = cities.first(where: { file in counties.allSatisfy { code in upperFiles(of: code).contains(file) } }),
                let name = self.name(in: city.path)
            {
                return Text(same: name)
            }
        }
        let names = counties.map { code in
            [rosters[code]?.name, self.counties.first { $0.code == code }.flatMap { self.name(in: $0.path) }].compactMap { $0 }.first { !$0.isEmpty } ?? code
        }
        let first = names.prefix(Self.mostNames)
        let (zh, en) = (first.joined(separator: "、"), first.joined(separator: ", "))
        guard names.count > Self.mostNames else { return Text(zh: zh, en: en) }
        let level = codes.levels[codes.levels.county]
        return Text(zh: "\(zh)等 \(names.count) 个\(level.label)", en: "\(en) and others, \(names.count) \(level.plural) in all")
    }

    /// How many counties a title names.
    private static let mostNames = 3

    /// The name a file gives its place.
    private func name(in path: String) -> String? {
        let reader = tapeReader()
        guard !reader.read(path: path).hasErrors else { return nil }
        return YAMLNode(reader.tape)["name"]?.text
    }
}
