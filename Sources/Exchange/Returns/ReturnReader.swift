import Digests
import Foundation
import Photos
import Quantities
import Wording

/// Makes a returned form of a document, and tells everything that is wrong with it by its place in the document.
struct ReturnReader {
    /// What a form may hold; more is nobody's work on a telephone.
    private enum Most {
        static let shortText = 200
        static let text = 4000
        static let answers = 5000
        static let people = 2000
        static let values = 20
        static let photos = 200
    }

    /// The version of documents that is read.
    private static let version = 1

    private let file: String
    private(set) var problems: [Diagnostic] = []

    init(file: String) { self.file = file }

    // MARK: The document

    /// The form a document holds; nil when it holds none that can be used.
    mutating func form(_ tree: JSONTree) -> ReturnedForm? {
        guard case .object(let root) = tree, root["dabiao-return"] != nil else {
            error("", .notAReturn, help: .sendWhatTheFormMade)
            return nil
        }
        guard case .number(let version)? = root["dabiao-return"], version == Double(Self.version) else {
            error("dabiao-return", .otherReturnVersion(root["dabiao-return"]!.found), help: .makeFormOffline)
            return nil
        }
        unknownKeys(of: root, ["dabiao-return", "program", "form", "visit", "facility", "by", "on", "answers", "people", "photos"], "")
        let made = form(root["form"])
        let facility = facility(root["facility"])
        let by = text(root, "by", "")
        if let by, by.allSatisfy(\.isWhitespace) { error("by", .nobodySigned, help: .signAndReturn) }
        let on = day(root, "on", "")
        let (photos, changed) = photos(root["photos"])
        let answers = list(root["answers"], "answers", most: Most.answers).enumerated().compactMap { answer($1, "answers[\($0)]") }
        let people = list(root["people"], "people", most: Most.people).enumerated().compactMap { person($1, "people[\($0)]") }
        askedTwice(answers)
        unknownPhotos(answers, photos)
        guard let made, let facility, let by, let on, !problems.hasErrors else { return nil }
        return ReturnedForm(
            source: file, program: text(root, "program", "", isNeeded: false) ?? "", form: made, isVisit: flag(root, "visit", ""), facility: facility, by: by,
            on: on, answers: answers, people: people, photos: photos, changedPhotos: changed)
    }

    private mutating func form(_ tree: JSONTree?) -> ReturnedForm.Form? {
        guard let object = object(tree, "form") else { return nil }
        unknownKeys(of: object, ["made", "standards", "facts"], "form")
        let made = day(object, "made", "form")
        let standards = text(object, "standards", "form")
        let facts = text(object, "facts", "form")
        guard let made, let standards, let facts else { return nil }
        return .init(made: made, standards: standards, facts: facts)
    }

    private mutating func facility(_ tree: JSONTree?) -> ReturnedForm.Facility? {
        guard let object = object(tree, "facility") else { return nil }
        // What else a form says of where the facility stands, its code says too.
        let name = text(object, "name", "facility", isNeeded: false) ?? ""
        let code = text(object, "code", "facility")
        let kind = text(object, "kind", "facility")
        let county = text(object, "county", "facility")
        guard let code, let kind, let county else { return nil }
        return .init(code: code, name: name, kind: kind, county: county)
    }

    private mutating func answer(_ tree: JSONTree, _ path: String) -> ReturnedForm.Answer? {
        guard let object = object(tree, path) else { return nil }
        unknownKeys(of: object, ["ask", "was", "text", "evidence", "photos"], path)
        let photos = list(object["photos"], path + ".photos", most: Most.photos).enumerated().compactMap { text($1, "\(path).photos[\($0)]") }
        let ask = text(object, "ask", path, most: Most.text)
        let said = text(object, "text", path, most: Most.text)
        guard let ask, let said else { return nil }
        guard ReturnedAsk(ask) != nil else {
            error(path + ".ask", .asksNothing(ask), help: .sendWhatTheFormMade)
            return nil
        }
        return .init(
            ask: ask, was: text(object, "was", path, isNeeded: false, most: Most.text), text: said,
            evidence: text(object, "evidence", path, isNeeded: false, most: Most.text).flatMap { $0.isEmpty ? nil : $0 }, photos: photos)
    }

    private mutating func person(_ tree: JSONTree, _ path: String) -> ReturnedForm.Person? {
        guard let object = object(tree, path) else { return nil }
        unknownKeys(of: object, ["list", "record", "gone", "values"], path)
        let values = list(object["values"], path + ".values", most: Most.values).enumerated().compactMap { index, tree -> ReturnedForm.Person.Value? in
            let path = "\(path).values[\(index)]"
            guard let object = self.object(tree, path) else { return nil }
            unknownKeys(of: object, ["key", "text"], path)
            guard let key = text(object, "key", path), let text = text(object, "text", path, most: Most.text) else { return nil }
            return .init(key: key, text: text)
        }
        let isGone = flag(object, "gone", path)
        let list = text(object, "list", path)
        let record = text(object, "record", path)
        guard let list, let record else { return nil }
        if record.contains(where: \.isNewline) || record.contains("\t") { error(path + ".record", .asksNothing(record), help: .sendWhatTheFormMade) }
        return .init(list: list, record: record, isGone: isGone, values: values)
    }

    // MARK: Photos

    private mutating func photos(_ tree: JSONTree?) -> (photos: [String: Photo], changed: [String]) {
        var photos: [String: Photo] = [:]
        var changed: [String] = []
        for (index, tree) in list(tree, "photos", most: Most.photos).enumerated() {
            let path = "photos[\(index)]"
            guard let object = object(tree, path) else { continue }
            unknownKeys(of: object, ["sha256", "type", "data"], path)
            _ = text(object, "type", path, isNeeded: false)
            guard let name = text(object, "sha256", path)?.lowercased(), let data = data(object, path) else { continue }
            var digest = SHA256()
            digest.update(data)
            if digest.digest().hexadecimal != name { changed.append(name) }
            do throws(Photo.Problem) {
                let photo = try Photo(data)
                if photo.hadPosition { warning(path, .photoHadPosition) }
                photos[name] = photo
            } catch { self.error(path + ".data", .noPhoto(error), help: error == .noPhoto ? .takePhotos : .sendPhotoAnew) }
        }
        return (photos, changed)
    }

    private mutating func data(_ object: [String: JSONTree], _ path: String) -> [UInt8]? {
        guard let text = text(object, "data", path, most: .max) else { return nil }
        guard let data = Data(base64Encoded: text) else {
            error(path + ".data", .notBase64, help: .sendPhotoAnew)
            return nil
        }
        return Array(data)
    }

    private mutating func askedTwice(_ answers: [ReturnedForm.Answer]) {
        var first: [ReturnedAsk: Int] = [:]
        for (index, answer) in answers.enumerated() {
            guard let ask = ReturnedAsk(answer.ask), let other = first.updateValue(index, forKey: ask) else { continue }
            error("answers[\(index)].ask", .answeredTwice("answers[\(other)]"), help: .sendWhatTheFormMade)
        }
    }

    /// A photo that an answer names and that did not come along, or that came along and no answer names, is told of.
    private mutating func unknownPhotos(_ answers: [ReturnedForm.Answer], _ photos: [String: Photo]) {
        var named: Set<String> = []
        for (index, answer) in answers.enumerated() {
            for (number, photo) in answer.photos.enumerated() {
                named.insert(photo.lowercased())
                if photos[photo.lowercased()] == nil { warning("answers[\(index)].photos[\(number)]", .photoDidNotCome, help: .sendFileWithPhotos) }
            }
        }
        let idle = photos.keys.filter { !named.contains($0) }.count
        if idle > 0 { warning("photos", .photosOfNoAnswer(idle)) }
    }

    // MARK: Values

    private mutating func object(_ tree: JSONTree?, _ path: String) -> [String: JSONTree]? {
        guard let tree else {
            error(path, .partMissing, help: .sendWhatTheFormMade)
            return nil
        }
        if case .object(let object) = tree { return object }
        error(path, .wrongPart(expected: Text(zh: "一组键值 {…}", en: "an object {…}"), found: tree.found), help: .sendWhatTheFormMade)
        return nil
    }

    private mutating func list(_ tree: JSONTree?, _ path: String, most: Int) -> [JSONTree] {
        guard let tree else { return [] }
        guard case .list(let items) = tree else {
            error(path, .wrongPart(expected: Text(zh: "列表 […]", en: "a list […]"), found: tree.found), help: .sendWhatTheFormMade)
            return []
        }
        guard items.count <= most else {
            error(path, .tooManyParts(items.count, most), help: .sendWhatTheFormMade)
            return []
        }
        return items
    }

    private mutating func text(_ object: [String: JSONTree], _ key: String, _ path: String, isNeeded: Bool = true, most: Int = Most.shortText) -> String? {
        let place = path.isEmpty ? key : path + "." + key
        guard let tree = object[key] else {
            if isNeeded { error(place, .partMissing, help: .sendWhatTheFormMade) }
            return nil
        }
        return text(tree, place, most: most)
    }

    private mutating func text(_ tree: JSONTree, _ place: String, most: Int = Most.shortText) -> String? {
        guard case .text(let text) = tree else {
            error(place, .wrongPart(expected: Text(zh: "文字", en: "a text"), found: tree.found), help: .putInQuotes)
            return nil
        }
        guard text.utf8.count <= most || text.unicodeScalars.count <= most else {
            error(place, .textTooLong(text.unicodeScalars.count, most), help: .shortenText)
            return nil
        }
        if let found = firstHostile(text) {
            error(place, .controlCharacter(found), help: .typeAnewInForm)
            return nil
        }
        return text
    }

    private mutating func day(_ object: [String: JSONTree], _ key: String, _ path: String) -> Day? {
        guard let text = text(object, key, path) else { return nil }
        if let day = Day(text) { return day }
        error(path.isEmpty ? key : path + "." + key, .notADay(key, found: text), help: .writeDay)
        return nil
    }

    private mutating func flag(_ object: [String: JSONTree], _ key: String, _ path: String) -> Bool {
        switch object[key] {
        case nil: return false
        case .flag(let flag)?: return flag
        case let tree?:
            error(
                path.isEmpty ? key : path + "." + key, .wrongPart(expected: Text(zh: "true 或 false", en: "true or false"), found: tree.found),
                help: .sendWhatTheFormMade)
            return false
        }
    }

    private mutating func unknownKeys(of object: [String: JSONTree], _ known: [String], _ path: String) {
        for key in object.keys.sorted() where !known.contains(key) {
            warning(path.isEmpty ? key : path + "." + key, .unknownPart, help: .nearest(key, among: known))
        }
    }

    // MARK: Problems

    private mutating func error(_ path: String, _ message: Text, help: Text? = nil) { add(.error, path, message, help) }
    private mutating func warning(_ path: String, _ message: Text, help: Text? = nil) { add(.warning, path, message, help) }

    private mutating func add(_ severity: Diagnostic.Severity, _ path: String, _ message: Text, _ help: Text?) {
        var diagnostic = Diagnostic(severity, file: file, message: message, help: help)
        if !path.isEmpty { diagnostic.part = String(path.prefix(200)) }
        problems.append(diagnostic)
    }
}
