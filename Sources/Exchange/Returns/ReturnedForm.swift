import Digests
import Photos
import Quantities

/// What a form that was filled in without a network sends back.
package struct ReturnedForm: Sendable, Hashable {
    /// Which form it was.
    package struct Form: Sendable, Hashable {
        /// The day it was made.
        package var made: Day
        /// A digest of the rules it asks by.
        package var standards: String
        /// A digest of the facts it was filled from.
        package var facts: String
    }

    /// Whom it is about.
    package struct Facility: Sendable, Hashable {
        /// Its code.
        package var code: String
        /// The name it went by when the form was made.
        package var name: String
        /// The id of its kind.
        package var kind: String
        /// The code of its county.
        package var county: String
    }

    /// An answer somebody gave or changed.
    package struct Answer: Sendable, Hashable {
        /// What it answers, as the hidden cell of a form's row says it.
        package var ask: String
        /// What stood beside the question; nil where nothing did.
        package var was: String?
        /// The answer.
        package var text: String
        /// The paper it rests on.
        package var evidence: String?
        /// The digests of the photos it rests on.
        package var photos: [String] = []
    }

    /// Somebody who is new, has changed, or is gone.
    package struct Person: Sendable, Hashable {
        /// The field of the list the person is in.
        package var list: String
        /// The number the person is known by; of somebody new `new-` and a number of the form's own.
        package var record: String
        /// Whether the person is there no more.
        package var isGone: Bool
        /// What is new, by the ids of the fields.
        package var values: [Value]

        /// One thing that is new.
        package struct Value: Sendable, Hashable {
            /// The id of the field.
            package var key: String
            /// What it is.
            package var text: String
        }

        /// Whether nobody knew of the person before.
        var isNew: Bool { record.isEmpty || record.hasPrefix("new-") }
    }

    /// What problems call it: its file, and which of several in it.
    package var source: String
    /// The version of the program that made the form.
    package var program: String
    /// Which form it was.
    package var form: Form
    /// Whether an inspector filled it in on site.
    package var isVisit: Bool
    /// Whom it is about.
    package var facility: Facility
    /// Who answered.
    package var by: String
    /// On which day.
    package var on: Day
    /// The answers.
    package var answers: [Answer]
    /// The people.
    package var people: [Person]
    /// The photos that came along, by the digest the form gave them.
    package var photos: [String: Photo]
    /// Photos whose bytes have another digest than the form gave them.
    package var changedPhotos: [String]

    /// Tells what was returned apart: the same answers of the same form are the same return, however they were sent.
    package var id: String {
        var lines = [facility.code, by, on.description, form.made.description, form.facts, isVisit ? "visit" : "report"]
        lines += answers.map { "\($0.ask)\t\($0.text)\t\($0.evidence ?? "")" }.sorted()
        lines += people.map { person in
            "\(person.list)\t\(person.record)\t\(person.isGone)\t" + person.values.map { "\($0.key)=\($0.text)" }.sorted().joined(separator: "\t")
        }.sorted()
        return SHA256.digest(of: lines.joined(separator: "\n")).hexadecimal
    }
}

/// What an answer of a returned form is given to.
enum ReturnedAsk: Hashable {
    /// A question with one answer.
    case question(FormKey)
    /// One box of a question.
    case box(FormKey, term: String)

    /// It in one word, with a stroke before a box.
    var text: String {
        switch self {
        case .question(let key): key.text
        case .box(let key, let term): "\(key.text)/\(term)"
        }
    }

    /// What the text of a hidden cell asks; nil where that is no question with one answer.
    init?(_ text: String) {
        switch FormRow(text) {
        case .question(let key, _)?: self = .question(key)
        case .boxes(let key, let terms)?:
            guard terms.count == 1 else { return nil }
            self = .box(key, term: terms[0])
        case nil:
            guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return nil }
            self = .question(FormKey(text))
        case .form, .places, .signed, .person, .line: return nil
        }
    }
}
