import YAMLWriter

extension Roster {
    /// The text of its `roster.yaml`.
    public var yaml: String {
        var out = YAMLText()
        out.pair(0, "roster", quoted(county))
        out.pair(0, "name", scalar(name))
        out.pair(0, "source", scalar(source))
        out.line(0, "townships:")
        for township in townships {
            out.line(1, quoted(township.code) + ":")
            out.pair(2, "name", scalar(township.name))
            out.line(2, township.villages.isEmpty ? "villages: {}" : "villages:")
            for village in township.villages { out.pair(3, quoted(village.code), scalar(village.name)) }
        }
        return out.text
    }
}
