/// The colours of the page, by name, in light and in dark.
enum PagePalette {
    /// A colour as 0xRRGGBB.
    typealias Colour = UInt32

    static let light: [(name: String, colour: Colour)] = [
        ("paper", 0xFFFFFF), ("panel", 0xF4F5F7), ("ink", 0x1B1C1E), ("soft", 0x575A61), ("line", 0xDADCE1), ("edge", 0x858A94), ("accent", 0x00507A),
        ("on-accent", 0xFFFFFF), ("focus", 0xB34700), ("alarm", 0x9A2A00),
        ("v0", 0x8C1B20), ("on-v0", 0xFFFFFF), ("v1", 0xB84310), ("on-v1", 0xFFFFFF), ("v2", 0xF0B860), ("on-v2", 0x3A2600), ("v3", 0xE4E6EB),
        ("on-v3", 0x3F424A), ("v4", 0x2D7A59), ("on-v4", 0xFFFFFF), ("v5", 0xFFFFFF), ("on-v5", 0x575A61),
        ("h0", 0xFFFFFF), ("on-h0", 0x1B1C1E), ("h1", 0xFDF3E0), ("on-h1", 0x1B1C1E), ("h2", 0xFBDFAE), ("on-h2", 0x1B1C1E), ("h3", 0xF5BE74),
        ("on-h3", 0x1B1C1E), ("h4", 0xE8944A), ("on-h4", 0x1B1C1E), ("h5", 0xA84300), ("on-h5", 0xFFFFFF),
    ]

    static let dark: [(name: String, colour: Colour)] = [
        ("paper", 0x15171B), ("panel", 0x1F2227), ("ink", 0xECEDF0), ("soft", 0xACB0B9), ("line", 0x343840), ("edge", 0x7C828D), ("accent", 0x86C7EE),
        ("on-accent", 0x06222F), ("focus", 0xFFB066), ("alarm", 0xFF9E70),
        ("v0", 0xEE7376), ("on-v0", 0x220304), ("v1", 0xF09A63), ("on-v1", 0x2A0E00), ("v2", 0xC99A45), ("on-v2", 0x241600), ("v3", 0x363A43),
        ("on-v3", 0xD5D8DF), ("v4", 0x3C8F6C), ("on-v4", 0x00120B), ("v5", 0x15171B), ("on-v5", 0xACB0B9),
        ("h0", 0x15171B), ("on-h0", 0xECEDF0), ("h1", 0x2E2619), ("on-h1", 0xECEDF0), ("h2", 0x4B381D), ("on-h2", 0xECEDF0), ("h3", 0x6C4A1C),
        ("on-h3", 0xFFFFFF), ("h4", 0xC4812F), ("on-h4", 0x180E00), ("h5", 0xF6B16A), ("on-h5", 0x180E00),
    ]

    /// Which colours text is written in, and on which.
    static let text: [(ink: String, paper: String)] =
        [
            ("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("alarm", "paper"), ("ink", "panel"), ("soft", "panel"), ("accent", "panel"),
            ("alarm", "panel"), ("on-accent", "accent"),
        ]
        + (0...5).flatMap { [("on-v\($0)", "v\($0)"), ("on-h\($0)", "h\($0)")] }

    /// Which colours mark a control or a drawing, and on which: these need a contrast of 3.
    static let marks: [(mark: String, paper: String)] = [("edge", "paper"), ("edge", "panel"), ("focus", "paper"), ("accent", "paper")]

    static let css: String = {
        func declarations(_ colours: [(name: String, colour: Colour)]) -> String {
            colours.map { name, colour in "--\(name):#" + String(colour | 0x1_000_000, radix: 16).dropFirst() }.joined(separator: ";")
        }
        return """
            :root{color-scheme:light dark;\(declarations(light))}
            @media screen and (prefers-color-scheme:dark){:root{\(declarations(dark))}}
            """
    }()
}
