/// Bounds on what a spreadsheet may ask of the reader.
public struct WorkbookLimits: Sendable {
    /// Largest file, in bytes.
    public var fileSize: Int
    /// Most entries an archive may have.
    public var entries: Int
    /// Most bytes all entries may have once expanded.
    public var expandedSize: Int
    /// How many times larger than stored an entry above one mebibyte may become.
    public var ratio: Int
    /// Deepest nesting of XML elements.
    public var depth: Int
    /// Most cells of all sheets.
    public var cells: Int
    /// Longest text of one cell, in bytes.
    public var textSize: Int

    /// Most texts that cells share.
    public var sharedStrings: Int
    /// Most sheets, styles, number formats and relationships, each.
    public var parts: Int
    /// Most columns, as spreadsheet programs have it.
    static let columns = 16_384

    /// Limits; the defaults are 64 MiB a file, 4,096 entries, 200 MiB expanded, 300 times, depth 64, 20 million cells, 128 KiB a cell, one million
    /// shared texts, 65,536 sheets, styles and relationships.
    public init(
        fileSize: Int = 64 << 20, entries: Int = 4096, expandedSize: Int = 200 << 20, ratio: Int = 300, depth: Int = 64,
        cells: Int = 20_000_000, textSize: Int = 128 << 10, sharedStrings: Int = 1_000_000, parts: Int = 65_536
    ) {
        self.sharedStrings = sharedStrings
        self.parts = parts
        self.fileSize = fileSize
        self.entries = entries
        self.expandedSize = expandedSize
        self.ratio = ratio
        self.depth = depth
        self.cells = cells
        self.textSize = textSize
    }
}
