import Wording

/// Why a returned form is not brought in without a word.
package enum HoldReason: Sendable, Hashable {
    /// The facts have changed since the form was made.
    case stale
    /// The same place comes more than once, or this return came before.
    case double(Double)
    /// What came back is not what the form made.
    case edited(Edited)
    /// It is of no facility of this inventory.
    case foreign(Foreign)

    /// How something comes twice.
    package enum Double: Sendable, Hashable {
        /// It was brought in before, on a day.
        case before(String)
        /// The same return is in another of the files.
        case same(String)
        /// Another return of the same facility is in another of the files.
        case other(String)
    }

    /// What shows that somebody changed it.
    package enum Edited: Sendable, Hashable {
        /// A photo's bytes are not those the form put in.
        case photo(String)
        /// The form is of no kind this program makes.
        case form
        /// What stood beside a question is not what the inventory had.
        case lastValue(Text)
        /// The code and the county do not belong together.
        case county
    }

    /// Why it is none of this inventory's.
    package enum Foreign: Sendable, Hashable {
        /// It is of another county.
        case county(String)
        /// No roster has the place.
        case place(String)
        /// There is no such facility.
        case facility(String)
        /// It has closed since.
        case closed
    }

    /// The words that are given to `--accept`.
    package enum Word: String, Sendable, CaseIterable {
        /// See ``HoldReason/stale``.
        case stale
        /// See ``HoldReason/double(_:)``.
        case double
        /// See ``HoldReason/edited(_:)``.
        case edited
    }

    /// The word that lets it in; nil where none does.
    package var word: Word? {
        switch self {
        case .stale: .stale
        case .double: .double
        case .edited: .edited
        case .foreign: nil
        }
    }
}

/// One answer of a returned form beside what the inventory has.
package struct ReturnDifference: Sendable, Hashable {
    /// The question.
    package var question: Text
    /// What the inventory has now.
    package var inventory: String?
    /// What stood on the form.
    package var form: String?
    /// The answer.
    package var answer: String
}

/// A returned form that waits for a word.
package struct HeldReturn: Sendable, Hashable {
    /// Its file.
    package var source: String
    /// The code of the facility.
    package var code: String
    /// The name of the facility, as the inventory has it, else as the form has it.
    package var name: String
    /// Who answered, and when.
    package var by: String
    /// On which day.
    package var on: String
    /// Why it waits.
    package var reasons: [HoldReason]
    /// Its answers beside what the inventory has.
    package var differences: [ReturnDifference]
}

/// What became of forms that came back as documents.
package struct ReturnSummary: Sendable {
    /// How many are brought in.
    package var imported = 0
    /// Those that wait for a word, and those that no word lets in.
    package var held: [HeldReturn] = []
    /// What is wrong with those that cannot be read; they are left where they are.
    package var problems: [Diagnostic] = []

    /// Nothing came back.
    package init() {}

    /// Whether nothing came back.
    package var isEmpty: Bool { imported == 0 && held.isEmpty && problems.isEmpty }
}

extension HoldReason {
    /// The reason in a sentence.
    package var message: Text {
        switch self {
        case .stale: Text(zh: "表单发出后清单改过", en: "the inventory has changed since the form was made")
        case .double(.before(let day)): Text(zh: "这份表单 \(day) 已经导入过", en: "this return was imported before, on \(day)")
        case .double(.same(let source)): Text(zh: "与 \(source) 是同一份", en: "the same return as \(source)")
        case .double(.other(let source)): Text(zh: "同一机构还有 \(source)", en: "another return of the same facility is \(source)")
        case .edited(.photo): Text(zh: "照片与编号不符：内容改动过", en: "a photo does not have the digest the form gave it: it was changed")
        case .edited(.form): Text(zh: "看不出是哪一份表单：编号不是程序做的", en: "it is not clear which form it was: its digests are none a program makes")
        case .edited(.lastValue(let question)):
            Text(
                zh: "“\(question.zh)”旁边的上次值不是清单里的：表单改动过", en: "what stood beside \"\(question.en)\" is not what the inventory had: the form was changed")
        case .edited(.county): Text(zh: "机构代码与所写的县不符", en: "the code of the facility is not of the county it names")
        case .foreign(.county(let county)): Text(zh: "是别的县的（\(county)）", en: "of another county (\(county))")
        case .foreign(.place(let code)): Text(zh: "行政区划名册里没有 \(code)", en: "no roster has \(code)")
        case .foreign(.facility(let code)): Text(zh: "清单里没有 \(code) 这个机构", en: "the inventory has no facility \(code)")
        case .foreign(.closed): Text(zh: "这个机构已经停业或撤销；又开了的，先改清单", en: "the facility has closed; if it has opened again, change the inventory first")
        }
    }
}
