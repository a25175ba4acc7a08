import Wording

/// The wording of what is said about cells.
extension Text {
    static func detailsElsewhere(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”列只能填“无”，明细另表填写，写的是“\(found)”", en: "\(label): only 无 is written here, details go on their own sheet; found \"\(found)\"")
    }
    static func derived(_ label: String) -> Text { Text(zh: "“\(label)”由程序计算，不用填", en: "\(label) is computed; leave it out") }
    static func notYesNo(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填是或否，写的是“\(found)”", en: "\(label): yes or no expected, found \"\(found)\"")
    }
    static let writeYesNo = Text(zh: "填：是 / 否（有 / 无、√ / × 也可以）；不清楚就留空", en: "write 是 or 否 (有 / 无, √ / × will do); leave it empty if not known")
    static func notAChoice(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”没有“\(found)”这一选项", en: "\(label): there is no choice \"\(found)\"")
    }
    static func unknownTerm(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”中没有“\(found)”", en: "\(label): \"\(found)\" is not in the list")
    }
    static func notADay(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不是有效日期：“\(found)”", en: "\(label): not a day: \"\(found)\"")
    }
    static func notADayNumber(_ found: String) -> Text { Text(zh: "不是有效日期：\(found)", en: "not a day: \(found)") }
    static let writeDay = Text(zh: "按 2022-08-03 的样式填写", en: "write it like 2022-08-03")
    static func notACount(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填整数，写的是“\(found)”", en: "\(label): a whole number expected, found \"\(found)\"")
    }
    static let writeCount = Text(zh: "填数量，如 3；没有填 0；不清楚就留空", en: "write how many, such as 3; 0 for none; leave it empty if not known")
    static func notANumber(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填数字，写的是“\(found)”", en: "\(label): a number expected, found \"\(found)\"")
    }
    static let writeNumber = Text(zh: "只填数字，如 60.5；不清楚就留空", en: "write a number, such as 60.5; leave it empty if not known")
    static func negative(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不能是负数：“\(found)”", en: "\(label) cannot be negative: \"\(found)\"")
    }
    static func above100(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不能超过 100%：“\(found)”", en: "\(label) cannot be above 100 %: \"\(found)\"")
    }
    static func formulaError(_ name: String) -> Text { Text(zh: "公式出错：\(name)", en: "a formula gives an error: \(name)") }
    static func controlCharacter(_ found: Unicode.Scalar) -> Text {
        Text(zh: "含有看不见的控制字符 \(codePoint(found))", en: "holds an invisible control character \(codePoint(found))")
    }
    static let typeAnew = Text(zh: "清空此格，重新输入文字", en: "empty the cell and type the text anew")
    static let writeValue = Text(zh: "改正公式，或直接填写数值", en: "mend the formula, or write the value itself")
    static let formulaUnsaved = Text(zh: "公式没有保存计算结果", en: "the result of a formula was not saved")
    static func notExported(_ key: String, _ code: String) -> Text {
        Text(zh: "\(code)：不认识的“\(key)”没有导出", en: "\(code): the unknown key \"\(key)\" was not exported")
    }
    static let saveOnce = Text(zh: "用 Excel 或 WPS 打开并保存一次，或直接填写数值", en: "open and save it once in Excel or WPS, or write the value itself")
    static func noHeader(_ table: String) -> Text {
        Text(zh: "没有找到“\(table)”表的表头", en: "no header row of the table \(table) was found")
    }
    static func headerNeeds(_ labels: [String]) -> Text {
        Text(
            zh: "前 30 行内应有一行写明列名，如：\(labels.joined(separator: "、"))；可用 dabiao template 生成填报表",
            en: "one of the first 30 rows names the columns, such as \(labels.joined(separator: ", ")); dabiao template makes such a form")
    }
    static func unknownSheet(_ name: String) -> Text {
        Text(zh: "不认识的工作表“\(name)”，没有导入", en: "the sheet \"\(name)\" is not known; it was not imported")
    }
    static func sheetNames(_ names: [String]) -> Text {
        Text(
            zh: "工作表名称应为：\(names.joined(separator: "、"))、人员、设备等；.csv 可用 --table 指明",
            en: "name it \(names.joined(separator: ", ")), 人员, 设备 …; for .csv say --table")
    }
    static func sameColumn(_ head: String, _ earlier: String) -> Text {
        Text(zh: "“\(head)”与 \(earlier) 列是同一项目", en: "\"\(head)\" means the same as column \(earlier)")
    }
    static let keepOneColumn = Text(zh: "保留一列，删除另一列", en: "keep one of the columns")
    static func unknownColumn(_ head: String) -> Text { Text(zh: "不认识的列“\(head)”，没有导入", en: "the column \"\(head)\" is not known; it was not imported") }
    static func codeLostDigits(_ found: String) -> Text {
        Text(zh: "代码“\(found)”已被表格软件改成科学计数，丢失了位数", en: "the code \"\(found)\" was turned into a number and has lost digits")
    }
    static let codesAsText = Text(zh: "把代码列设为文本格式后重新填写", en: "set the column to text and enter the codes again")
    static func notACode(_ found: String) -> Text { Text(zh: "“\(found)”不是代码", en: "\"\(found)\" is not a code") }
    static let writeCode = Text(zh: "在“代码”列填写代码", en: "write the code into the column 代码")
    static let rowWithoutCode = Text(zh: "这一行有内容但没有代码", en: "the row has values but no code")
    static func rowTwice(_ code: String, _ first: Int) -> Text {
        Text(zh: "\(code) 重复，第 \(first) 行已有", en: "\(code) appears twice, first in row \(first)")
    }
    static func elsewhereToo(_ code: String, _ file: String, _ row: Int) -> Text {
        Text(zh: "\(code) 在 \(file) 第 \(row) 行已有", en: "\(code) is also in \(file), row \(row)")
    }
    static let keepOneRow = Text(zh: "保留一行，删除另一行", en: "keep one of the rows")
    static func otherKind(_ code: String, _ label: String) -> Text { Text(zh: "\(code) 已列为\(label)", en: "\(code) is already listed as \(label)") }
    static func noneButValues(_ label: String) -> Text { Text(zh: "写了没有\(label)，却又填了内容", en: "says there is no \(label), yet has values") }
    static let noneOrValues = Text(zh: "“有无”改为“有”，或清空其他各列", en: "change 有无 to 有, or empty the other columns")
    static func unknownOperation(_ word: String) -> Text { Text(zh: "“操作”列不认识“\(word)”", en: "the column 操作 does not know \"\(word)\"") }
    static let operationIs = Text(zh: "要从清单中删去这一行就写“删除”，否则留空", en: "write 删除 to take the row out of the inventory, otherwise leave it empty")
    static let rowWithoutItem = Text(zh: "这一行没有写是哪一项", en: "the row does not say which item it is about")
    static func unknownKind(_ word: String) -> Text { Text(zh: "没有“\(word)”这一类别", en: "there is no kind \"\(word)\"") }
    static func waiverWithout(_ label: String) -> Text { Text(zh: "豁免缺少“\(label)”", en: "the waiver has no \(label)") }
    static let rosterRowWrong = Text(zh: "区划代码不对", en: "the division codes are wrong")
    static func detailsThere(_ label: String, _ code: String) -> Text {
        Text(zh: "\(code) 的“\(label)”在清单里有明细，表里却写“无”", en: "the inventory has details of \(label) of \(code), the sheet says there is none")
    }
    static let removeDetails = Text(
        zh: "清空此格；要删去明细，在明细表的“操作”列写“删除”，设备则逐项填 0", en: "empty the cell; to take details out write 删除 in their 操作 column, or 0 for each item of equipment")
    static let removeFindings = Text(zh: "逐项写核查值 0，或先在文件里删去这些核查值", en: "give 0 for each item, or remove those findings from the file first")
    static func twoCounts(_ label: String, _ first: Int, _ second: Int) -> Text {
        func zh(_ count: Int) -> String { count < 0 ? "未填报" : "\(count)" }
        func en(_ count: Int) -> String { count < 0 ? "unreported" : "\(count)" }
        return Text(zh: "“\(label)”写了两个不同的数：\(zh(first)) 和 \(zh(second))", en: "\(label) is given two numbers: \(en(first)) and \(en(second))")
    }
    static func saidTwice(_ label: String) -> Text { Text(zh: "“\(label)”写了两次，内容不同", en: "\(label) is given twice, and differently") }
    static let keepOneCount = Text(zh: "同一项只在一处填写", en: "give each item in one place only")
    static func declaredTwice(_ label: String, _ code: String) -> Text {
        Text(zh: "\(code) 的“\(label)”登记总数写了两次", en: "\(code): the total of \(label) is given twice")
    }
    static func noSuchPart(_ kind: String, _ part: String) -> Text { Text(zh: "\(kind)没有“\(part)”这一部分", en: "a \(kind) has no \(part)") }
    static func noSuchRecord(_ label: String) -> Text { Text(zh: "清单中没有“\(label)”，不能删除", en: "the inventory has no \(label) to be removed") }
    static func exemptionIncomplete(_ kind: String, _ coveredBy: String) -> Text {
        Text(zh: "豁免应写明“\(kind)”和“\(coveredBy)”", en: "an exemption needs \(kind) and \(coveredBy)")
    }
    static func noSuchItem(_ item: String, _ kind: String) -> Text { Text(zh: "\(kind)没有“\(item)”这一项", en: "a \(kind) has no item \"\(item)\"") }
    static func notPresence(_ id: String, found: String) -> Text {
        Text(zh: "\(id) 应写在岗或不在岗，写的是“\(found)”", en: "\(id): 在岗 (there) or 不在岗 (not there) expected, found \"\(found)\"")
    }
    static let writePresence = Text(
        zh: "核查人员写作 人员/编号=不在岗，或 人员/编号/执业证有效期至=2020-01-01", en: "staff are verified as 人员/ID=不在岗, or 人员/ID/执业证有效期至=2020-01-01")
    static func evidenceWithoutAnswer(_ label: String) -> Text { Text(zh: "“\(label)”有材料而没有答复", en: "\(label): evidence without an answer") }
    static func unknownSubject(_ code: String) -> Text {
        Text(zh: "清单和表里都没有 \(code) 这个机构", en: "neither the inventory nor the sheets have a facility \(code)")
    }
    static let addFacilityRow = Text(zh: "先在机构所属的表（如“村卫生室”）里加上它", en: "add it to the sheet of its kind first, such as 村卫生室")
    static func wrongPlace(_ code: String, _ label: String) -> Text { Text(zh: "代码 \(code) 不是\(label)的代码", en: "\(code) is not the code of a \(label)") }
    static let placesStay = Text(zh: "行政区划不能在这里删除", en: "places cannot be removed here")
    static func facilityThere(_ code: String, _ label: String) -> Text {
        Text(zh: "清单中已有\(label) \(code)，表里却写“无”", en: "the inventory has the \(label) \(code), the sheet says there is none")
    }
    static let closeOrRemove = Text(zh: "已停业就把“状态”填为“停业”；登记有误就在“操作”列写“删除”", en: "if it has closed, set 状态 to 停业; if it was listed by mistake, write 删除 into 操作")
    static let nothingToImport = Text(zh: "没有找到可以导入的表", en: "no table to import was found")
    static func noRoster(_ county: String) -> Text { Text(zh: "没有 \(county) 的行政区划名册", en: "there is no division roster of \(county)") }
    static let giveRoster = Text(
        zh: "--into 的文件夹里应有该县的 roster.yaml，或表格里带“行政区划”表", en: "put the county's roster.yaml into the folder, or a sheet 行政区划 into the workbook")
    static func notInTheRoster(_ code: String) -> Text { Text(zh: "行政区划名册中没有 \(code)", en: "\(code) is not in the division roster") }
    static func nameHasCode(_ name: String, _ code: String) -> Text { Text(zh: "“\(name)”的代码是 \(code)", en: "the code of \"\(name)\" is \(code)") }
    static let checkRosterFile = Text(zh: "核对代码；区划有调整就先改 roster.yaml", en: "check the code; if divisions were changed, change roster.yaml first")
    static let writtenAnew = Text(zh: "文件的书写方式特殊，将整份按常用格式重写", en: "the file is laid out unusually; it will be written anew as a whole")
    static func waiverDiffers(_ key: String) -> Text { Text(zh: "\(key) 已有豁免，内容不同", en: "there is another waiver for \(key)") }
    static let changeWaiverByHand = Text(zh: "豁免决定不由表格覆盖，请在 waivers.yaml 中修改", en: "decisions are not overwritten from a sheet; change waivers.yaml")
    static func rosterDiffers(_ code: String, _ name: String) -> Text {
        Text(zh: "\(code) \(name) 与 roster.yaml 不一致", en: "\(code) \(name) is not what roster.yaml has")
    }
    static func recordWithoutKey(_ key: String, _ record: String) -> Text {
        Text(zh: "\(record)没有“\(key)”，不知道是清单中的哪一个", en: "a row of \(record) has no \(key); it may be any of those in the inventory")
    }
    static func giveKey(_ key: String) -> Text { Text(zh: "填写“\(key)”；新增的也要有自己的“\(key)”", en: "fill in \(key); a new one needs its own too") }
    static func tooLongForCell(_ code: String) -> Text {
        Text(zh: "\(code) 有一项内容超过单元格上限（32767 字）", en: "\(code) has a text longer than a cell holds (32,767)")
    }
    static let useCSV = Text(zh: "缩短内容，或导出为 .csv", en: "shorten it, or export as .csv")
    static func rosterRowTwice(_ code: String) -> Text { Text(zh: "行政区划中 \(code) 重复", en: "\(code) is in the roster twice") }
    static let formWithoutCode = Text(zh: "自查表没有写明机构代码", en: "the form does not give the clinic's code")
    static func formLaidOutOtherwise(_ version: Int) -> Text {
        Text(
            zh: "这份自查表是另一版程序做的（版式 \(version)），本程序读不了",
            en: "this form was made by another version of the program (layout \(version)), which this one cannot read")
    }
    static let makeFormAnew = Text(
        zh: "用 dabiao template 重新生成（手机上的表用 dabiao form），把答复抄过去",
        en: "make it anew with dabiao template (one for a phone with dabiao form) and copy the answers")
    static func formAsksUnknown(_ key: String) -> Text {
        Text(zh: "词汇表里没有表上问的“\(key)”，这一题没有导入", en: "the vocabulary has nothing called \(key), which the form asks; its answer was not imported")
    }
    static let formWithoutAnswers = Text(
        zh: "表上没有能导入的答复，只签了名：清单不变，也不记填报人",
        en: "there is no answer to import, only a name: the inventory stays as it is, and so does who reported it")
    static func severalMarked(_ words: [String]) -> Text {
        Text(zh: "一题选了几项：\(words.joined(separator: "、"))", en: "several options are marked: \(words.joined(separator: ", "))")
    }
    static func markUnclear(_ found: String) -> Text { Text(zh: "看不出选的是什么：“\(found)”", en: "it is not clear what is marked: \"\(found)\"") }
    static let markOne = Text(zh: "只在一项的□里打√，或者只写这一项", en: "tick one box only, or write only that option")
    static let tickOrCross = Text(zh: "有的打√或写数量，没有的打×，没有变就不动", en: "√ or how many for there is one, × for none; leave it if nothing changed")
    static func leftBoxes(_ label: String, _ left: [String]) -> Text {
        Text(
            zh: "“\(label)”第一次填，没有打√也没有打×的按没有记：\(left.joined(separator: "、"))",
            en: "\(label) is answered for the first time; what is neither ticked nor crossed is taken as not there: \(left.joined(separator: ", "))")
    }
    static func crossesOnly(_ label: String, _ left: [String]) -> Text {
        Text(
            zh: "“\(label)”只打了×，还有没答的（\(left.joined(separator: "、"))），没有导入；都没有就全部打×",
            en: "\(label) has crosses only, and boxes that were left (\(left.joined(separator: ", "))): not imported; cross them all if there is none")
    }
    static let priceHeader = Text(zh: "价格表没有找到“品名”和“单价”两列", en: "the price file has no columns item and unit price")
    static let priceHeaderIs = Text(zh: "第一行写：品名,单价,备注", en: "the first row is: item,unit price,note")
    static func unknownItem(_ name: String) -> Text { Text(zh: "词汇表中没有“\(name)”，这一价格用不上", en: "the vocabulary has no item \"\(name)\"; its price is not used") }
    static func priceIs(_ found: String) -> Text { Text(zh: "“\(found)”不是单价；不知道就留空", en: "\"\(found)\" is no price; leave it empty if not known") }
}
