import CExpat
import Wording

/// The attributes of an element, as the parser hands them over; valid only during the event.
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// Calls `body` with the local name and the value of each attribute.
    @inline(__always)
    func forEach(_ body: (_ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>) -> Void) {
        guard var next = pointer else { return }
        while let name = next[0], let value = next[1] {
            body(localName(name), value)
            next += 2
        }
    }

    /// The value of an attribute, by its local name.
    subscript(_ wanted: StaticString) -> String? {
        var found: String?
        forEach { name, value in if found == nil, equals(name, wanted) { found = String(cString: value) } }
        return found
    }
}

/// The name behind its prefix.
@inline(__always)
private func localName(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var at = name
    var local = name
    while at.pointee != 0 {
        if at.pointee == 58 { local = at + 1 }
        at += 1
    }
    return local
}

/// Whether a C string is a word.
@inline(__always)
func equals(_ text: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
    let bytes = UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)
    var index = 0
    while index < word.utf8CodeUnitCount {
        if text[index] != bytes[index] { return false }
        index += 1
    }
    return text[index] == 0
}

/// Is told of the elements and text of an XML part.
protocol XMLHandler: AnyObject {
    func begin(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    func end(_ name: UnsafePointer<CChar>)
    /// A problem found by the handler, which stops the parse.
    var problem: WorkbookProblem? { get }
}

/// What the parser's callbacks share.
private final class ParseState {
    let handler: any XMLHandler
    var depth = 0
    var problem: WorkbookProblem?
    let limit: Int
    private let parser: XML_Parser

    init(_ handler: any XMLHandler, _ limit: Int, _ parser: XML_Parser) {
        self.handler = handler
        self.limit = limit
        self.parser = parser
    }

    func check() {
        if let problem = problem ?? handler.problem {
            self.problem = problem
            XML_StopParser(parser, XML_Bool(0))
        }
    }
}

/// Parses one part of an archive through expat. Document types, and with them all entities of one's own, are refused.
func parseXML(_ part: String, of archive: Archive, depth limit: Int, _ handler: any XMLHandler) throws {
    guard let parser = XML_ParserCreate(nil) else { throw WorkbookProblem(.damaged(part, "expat")) }
    defer { XML_ParserFree(parser) }
    let state = ParseState(handler, limit, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
    XML_SetElementHandler(
        parser,
        { data, name, attributes in
            let state = Unmanaged<ParseState>.fromOpaque(data!).takeUnretainedValue()
            state.depth += 1
            if state.depth > state.limit { state.problem = WorkbookProblem(.tooDeepXML(state.limit)) }
            state.handler.begin(localName(name!), XMLAttributes(pointer: attributes))
            state.check()
        },
        { data, name in
            let state = Unmanaged<ParseState>.fromOpaque(data!).takeUnretainedValue()
            state.depth -= 1
            state.handler.end(localName(name!))
            state.check()
        })
    XML_SetCharacterDataHandler(parser) { data, bytes, count in
        let state = Unmanaged<ParseState>.fromOpaque(data!).takeUnretainedValue()
        bytes!.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            state.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
        if state.handler.problem != nil { state.check() }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
        let state = Unmanaged<ParseState>.fromOpaque(data!).takeUnretainedValue()
        state.problem = WorkbookProblem(.documentType)
        state.check()
    }
    func fail() throws {
        if let problem = state.problem ?? handler.problem { throw problem }
        throw WorkbookProblem(.damaged(part, String(cString: XML_ErrorString(XML_GetErrorCode(parser)))), help: .getItAgain)
    }
    try archive.read(part) { bytes in
        let status = XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
        if status != XML_STATUS_OK { try fail() }
    }
    if XML_Parse(parser, nil, 0, 1) != XML_STATUS_OK { try fail() }
}
