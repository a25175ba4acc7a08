extension PlaceFigures {
    /// Whether anything is known of a figure. Of a share of which nothing is decided nothing is; and of a township that handed in no file only what the
    /// roster tells, though its other counts are zero.
    public func isKnown(_ id: FigureID) -> Bool {
        if case .share(let share) = self[id].value, share.decided == 0 { return false }
        guard role == .township, count(.townshipsWithoutFile) > 0 else { return true }
        switch id {
        case .subjects, .townshipsWithoutFile, .blankPossible, .blankPossibleInstitution, .blankPossibleStaff, .checks, .unreported, .notApplicable: return true
        case .blankInstitution, .blankStaff, .blankWaived, .met, .unmet, .unmetCritical, .unmetMajor, .unmetMinor, .waived, .shareMet, .items, .itemsCritical,
            .itemsMajor, .itemsMinor, .open, .notAssessed, .assessed, .upToStandard, .below, .undetermined, .closed, .shareUpToStandard:
            return false
        }
    }
}
