import Standards
import Wording

/// The columns of a list of gaps, for every format that lists them; when they are due stands after them.
enum GapColumns {
    static func columns(_ places: PlaceWords) -> [ListingColumn] {
        [
            .init("编号", "key", 30), .init(places.township, 12, isOnPage: true), .init(places.village, 18), .init("对象类别", "kind", 12),
            .init("代码", "code", 20), .init("名称", "name", 20, isOnPage: true, wraps: true), .init("类别", "group", 12),
            .init("条款内容", "title", 34, isOnPage: true, wraps: true), .init("结果", "outcome", 9, isOnPage: true), .init("缺项", "term", 12, isOnPage: true),
            .init("要求", "required", 10, isOnPage: true), .init("现状下限", "low", 10), .init("现状上限", "high", 10, isOnPage: true),
            .init("差距", "shortfall", 9, isOnPage: true), .init("单位", "unit", 7, isOnPage: true), .init("待填报", "missing", 34, isOnPage: true, wraps: true),
            .init("约束力", "firmness", 9), .init("严重程度", "severity", 9, isOnPage: true), .init("标准", "standard", 18), .init("条款", "criterion", 22),
            .init("依据条款", "clause", 16, isOnPage: true), .init("整改措施", "measure", 30, wraps: true), .init("责任单位", "responsible", 16),
        ]
    }
}
