import Wording

/// How much room text takes in cells: not every program makes rows high enough for what is in them, so it has to be known beforehand.
public enum TextFit {
    /// How many lines a text takes in a column.
    ///
    /// Words and numbers stay whole where they fit; Chinese goes on anywhere. It rather says a line too many than one too few.
    ///
    /// - Parameters:
    ///   - width: of the column, in characters of the program's own size, 11 points.
    ///   - size: of the text, in points.
    public static func lines(_ text: String, width: Double, size: Double = 10) -> Int {
        let room = max(2, Int(width * 10.5 / size))
        // Below this many bytes it fits, whatever it is written in.
        if !text.utf8.contains(10) { return text.utf8.count <= room ? 1 : self.lines(of: text[...], room: room) }
        var lines = 0
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) { lines += self.lines(of: paragraph, room: room) }
        return max(1, lines)
    }

    private static func lines(of paragraph: Substring, room: Int) -> Int {
        var (lines, filled, word) = (1, 0, 0)
        /// Puts a word behind what stands on the line, or on the next.
        func place(_ width: Int) {
            if filled + width <= room {
                filled += width
            } else if width <= room {
                (lines, filled) = (lines + 1, width)
            } else {
                let left = width - (room - filled)
                (lines, filled) = (lines + (left + room - 1) / room, left % room)
            }
        }
        for scalar in paragraph.unicodeScalars {
            let width = displayWidth(of: scalar)
            if width == 1, scalar != " " {
                word += width
                continue
            }
            if word > 0 { place(word) }
            word = 0
            place(width)
        }
        if word > 0 { place(word) }
        return lines
    }

    /// The height of a row of so many lines, in points.
    public static func height(lines: Int, size: Double = 10) -> Double { Double(lines) * (size * 1.45) + 3 }
}
