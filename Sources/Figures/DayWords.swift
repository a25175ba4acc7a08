import Quantities
import Wording

extension Day {
    /// The day as papers write it: 2022年8月10日.
    package func written(_ language: Language) -> String {
        let (year, month, day) = civil
        return language.word("\(year)年\(month)月\(day)日", description)
    }
}
