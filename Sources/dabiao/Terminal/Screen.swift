import ArgumentParser
import Files
import Foundation
import Writing

/// When text is coloured.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    /// On a terminal that can, unless `NO_COLOR` asks for none.
    case auto
    /// Wherever text goes.
    case always
    /// Nowhere.
    case never
}

/// Where standard output is read: on a terminal, whose width and colours are then used and where what is long is leafed through, or in a file.
final class Screen {
    private let isTerminal = isatty(1) == 1
    private let variables: [String: String]
    private let colour: ColourChoice
    private let mayPage: Bool
    private var pager: Pager?

    /// The screen of a run.
    init(_ variables: [String: String], colour: ColourChoice, mayPage: Bool) {
        self.variables = variables
        self.colour = colour
        self.mayPage = mayPage
    }

    private var isDumb: Bool { variables["TERM"] == "dumb" }

    /// What text is laid out for; nil and `-` are standard output.
    func page(for path: String?) -> TextPage {
        guard path == nil || path == "-" else { return .file }
        let isColoured =
            switch colour {
            case .always: true
            case .never: false
            case .auto: isTerminal && !isDumb && (variables["NO_COLOR"] ?? "").isEmpty
            }
        return TextPage(width: columns, isColoured: isColoured)
    }

    /// `COLUMNS` says it where it is exported; else the terminal does, and of a file nobody does.
    private var columns: Int? {
        if let columns = variables["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
        guard isTerminal else { return nil }
        var size = winsize()
        return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// What is written to standard output from now on is leafed through, where somebody sits before it and there is a program to do so.
    func beginPaging() {
        guard isTerminal, mayPage, !isDumb, pager == nil else { return }
        let command = variables["PAGER"] ?? "less"
        guard !command.allSatisfy(\.isWhitespace), command != "cat" else { return }
        var environment = variables
        // Less is told once for all callers: no more than one screen is just printed, colours are shown, and the text stays when it ends.
        if environment["LESS"] == nil { environment["LESS"] = "FRX" }
        if environment["LESSCHARSET"] == nil { environment["LESSCHARSET"] = "utf-8" }
        pager = Pager(command, environment)
    }

    /// Shows a text.
    func show(_ text: String) throws {
        beginPaging()
        let output = try Output(nil)
        try output.write(text)
        try output.finish()
    }

    /// Waits until everything was read.
    func finish() {
        pager?.finish()
        pager = nil
    }

    /// Whether an error only says that the reader had seen enough.
    func isEnough(_ error: any Error) -> Bool {
        guard pager != nil, case OutputError.cannotWrite("stdout", EPIPE)? = error as? OutputError else { return false }
        return true
    }
}
