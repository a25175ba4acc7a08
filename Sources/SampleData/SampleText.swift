/// 是 or 否.
func yesNo(_ value: Bool) -> String { value ? "是" : "否" }

/// An amount given in tenths.
func tenths(_ amount: Int) -> String {
    amount % 10 == 0 ? String(amount / 10) : "\(amount / 10).\(amount % 10)"
}
