import Standards
import YAMLWriter

extension Roster {
    /// The text of its `roster.yaml`, with lists headed as the levels of places are.
    public func yaml(_ levels: PlaceLevels) -> String {
        let (townshipsKey, villagesKey) = (levels[levels.township].listKeys[0], levels[levels.village].listKeys[0])
        var out = YAMLText()
        out.pair(0, "roster", quoted(county))
        out.pair(0, "name", scalar(name))
        out.pair(0, "source", scalar(source))
        out.line(0, townshipsKey + ":")
        for township in townships {
            out.line(1, quoted(township.code) + ":")
            out.pair(2, "name", scalar(township.name))
            out.line(2, villagesKey + (township.villages.isEmpty ? ": {}" : ":"))
            for village in township.villages { out.pair(3, quoted(village.code), scalar(village.name)) }
        }
        return out.text
    }
}
