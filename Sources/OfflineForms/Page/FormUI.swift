import Wording

/// The words of the form itself; those of outcomes come from the reports.
enum FormUI {
    /// Every word by its name, around gaps.
    static let all: [(String, Text)] = [
        ("yes", Text(zh: "是", en: "yes")), ("no", Text(zh: "否", en: "no")), ("there", Text(zh: "有", en: "yes")), ("notThere", Text(zh: "无", en: "none")),
        ("undo", Text(zh: "撤回", en: "take back")), ("last", Text(zh: "上次：{0}", en: "last time: {0}")),
        ("reportedAs", Text(zh: "填报：{0}", en: "reported: {0}")), ("neverSaid", Text(zh: "上次没有填", en: "not said last time")),
        ("verifiedAs", Text(zh: "现场核实为 {0}，以核实的为准", en: "found on site to be {0}, which is what counts")),
        ("boxesLast", Text(zh: "共 {0} 样，上次有 {1} 样", en: "{0} in all; {1} were there last time")),
        ("boxesReported", Text(zh: "共 {0} 样，填报有 {1} 样", en: "{0} in all; {1} were reported")), ("inBrackets", Text(zh: "（{0}）", en: " ({0})")),
        ("colon", Text(zh: "：", en: ": ")), ("papers", Text(zh: "材料编号（台账、照片或文件）", en: "papers (number of a record, photo or file)")),
        ("addPhoto", Text(zh: "＋ 照片", en: "+ photo")), ("addPhotoTo", Text(zh: "加照片：{0}", en: "add photos: {0}")),
        ("photo", Text(zh: "照片 {0}", en: "photo {0}")),
        ("removePhoto", Text(zh: "删去照片 {0}", en: "remove photo {0}")),
        ("noPhoto", Text(zh: "这个文件不是照片，没有加上。", en: "This file is no picture and was not added.")),
        ("howMany", Text(zh: "{0}有几个", en: "how many: {0}")), ("same", Text(zh: "没变", en: "same")), ("changed", Text(zh: "有变", en: "changed")),
        ("gone", Text(zh: "已离开", en: "has left")), ("newPerson", Text(zh: "新来的 {0}", en: "new: {0}")), ("addPerson", Text(zh: "＋ 新来的{0}", en: "+ new {0}")),
        ("onDuty", Text(zh: "在岗", en: "there")), ("differs", Text(zh: "在岗，情况不符", en: "there, but not as reported")),
        ("absent", Text(zh: "不在岗", en: "not there")), ("addFound", Text(zh: "＋ 名单上没有的{0}", en: "+ {0} not on the list")),
        ("removePerson", Text(zh: "不要这一个（新来的 {0}）", en: "remove this one (new {0})")), ("nobody", Text(zh: "一个也没有", en: "nobody at all")),
        ("wrong-count", Text(zh: "要填 0 以上的整数；不清楚就留空。", en: "A whole number from 0; leave it empty if not known.")),
        ("wrong-number", Text(zh: "要填数字；不清楚就留空。", en: "A number from 0; leave it empty if not known.")),
        ("wrong-percent", Text(zh: "要填 0 到 100 的数字；不清楚就留空。", en: "A number from 0 to 100; leave it empty if not known.")),
        ("wrong-day", Text(zh: "要填日期，如 2022-08-03。", en: "A day, such as 2022-08-03.")),
        ("wrong-text", Text(zh: "看不出填的是什么。", en: "This cannot be read.")),
        ("unmet", Text(zh: "不达标", en: "unmet")), ("unreported", Text(zh: "待填", en: "to fill in")), ("met", Text(zh: "达标", en: "met")),
        ("allMet", Text(zh: "达标（{0} 项）", en: "met ({0})")), ("more", Text(zh: "还有 {0} 项，见“还差什么”", en: "{0} more: see \"What is lacking\"")),
        ("cellsOpen", Text(zh: "待填 {0} 格", en: "{0} cells to fill in")), ("lacks", Text(zh: "缺{0}", en: "lacking {0}")),
        ("lacking", Text(zh: "缺，要有", en: "lacking")),
        ("buy", Text(zh: "要买", en: "To buy")), ("do", Text(zh: "要办", en: "To do")), ("answer", Text(zh: "要填（点一下就到那一题）", en: "To answer (tap to go there)")),
        ("advice", Text(zh: "建议（不计入达标）", en: "Advised (not counted)")), ("metList", Text(zh: "已达到", en: "Met")), ("waivedList", Text(zh: "豁免", en: "Waived")),
        ("outsideList", Text(zh: "不在这张表里判定", en: "Not judged here")),
        ("outsideWhy", Text(zh: "要看本机构以外的情况，交回后由乡镇、县里判定。", en: "These depend on other places; they are judged when the form has come back.")),
        ("nothingLeft", Text(zh: "全部达到。", en: "All met.")), ("measure", Text(zh: "怎么办：{0}", en: "what to do: {0}")),
        ("responsible", Text(zh: "{0}负责", en: "by {0}")), ("within", Text(zh: "{0} 天内", en: "within {0} days")),
        ("closed", Text(zh: "停业的不考核。", en: "Nothing is asked of a closed clinic.")),
        ("notThereYet", Text(zh: "先回答有没有这个机构。", en: "First say whether there is one.")),
        ("needsName", Text(zh: "请写上填表人姓名。", en: "Please write who filled it in.")),
        ("needsDay", Text(zh: "请写上日期，如 2022-08-03。", en: "Please write the day, such as 2022-08-03.")),
        ("toSend", Text(zh: "答了 {0} 项", en: "{0} answers")), ("withPhotos", Text(zh: "，照片 {0} 张", en: ", {0} photos")),
        ("nothingToSend", Text(zh: "还没有答。没有变的不用答，有变的答了再发。", en: "Nothing was answered yet. What has not changed needs no answer.")),
        ("saved", Text(zh: "已存为“{0}”，在手机的“下载”里，用微信发给乡镇卫生院。", en: "Saved as \"{0}\" in your downloads. Send it to the health centre.")),
        ("notShared", Text(zh: "没有发出。可以存成文件，或复制短文本。", en: "It was not sent. Save the file, or copy the short text.")),
        ("copied", Text(zh: "已复制，到微信里长按粘贴发出。", en: "Copied. Paste it into a chat.")),
        ("copyYourself", Text(zh: "请在框里长按，全选、复制，到微信里粘贴发出。", en: "Press long in the box, select all, copy, and paste it into a chat.")),
        ("clearSure", Text(zh: "清掉这张表上答的全部内容和照片？", en: "Forget all answers and photos of this form?")),
        (
            "storage-refused",
            Text(
                zh: "这部手机不让网页存草稿：关掉页面，答的就没有了。请一次答完并发出。",
                en: "This phone does not let pages keep drafts: what you answer is lost when the page is closed. Send it before you close it.")
        ),
        ("storage-full", Text(zh: "照片太多，存不下草稿：关掉页面前请先发出。", en: "There are too many photos to keep: send the form before you close the page.")),
    ]

    /// A word by its name.
    static func word(_ name: String) -> Text { all.first { $0.0 == name }?.1 ?? Text(same: "") }

    static let visitBlock = Text(zh: "现场看", en: "look at")
    static func title(_ name: String, isVisit: Bool) -> Text {
        isVisit ? Text(zh: "\(name)现场核查", en: "\(name): check on site") : Text(zh: "\(name)自查", en: "\(name): self-check")
    }
    static let guide = Text(
        zh: "不用联网。有变的、没填过的才答，没有变的不用动；不清楚的留空，不要填 0。带 * 的是标准要求的。答了马上算，草稿存在手机里。",
        en:
            "No network is needed. Answer what has changed or was never said; leave what is not known, and never write 0 for it. * is asked by the standards. Every answer counts at once and is kept on the phone."
    )
    static let visitGuide = Text(
        zh: "不用联网。看到什么填什么，没有看的留空；旁边是填报的。核实的和填报的并存，以核实的为准。",
        en:
            "No network is needed. Fill in what you see and leave what you did not look at; what was reported stands beside it. Both are kept, and what you found counts."
    )
    static func asOf(_ day: String) -> Text { Text(zh: "表作于 \(day)", en: "made on \(day)") }
    static let noScript = Text(zh: "这张表要用手机浏览器打开（需要 JavaScript）。", en: "Open this form in the phone's browser (it needs JavaScript).")
    static let tabs = Text(zh: "步骤", en: "steps")
    static let fill = Text(zh: "填写", en: "Fill in")
    static let standing = Text(zh: "还差什么", en: "What is lacking")
    static let send = Text(zh: "发出", en: "Send")
    static let by = Text(zh: "填表人", en: "filled in by")
    static let visitor = Text(zh: "核查人", en: "checked by")
    static let on = Text(zh: "日期", en: "day")
    static let progress = Text(zh: "达到的项数", en: "checks met")
    static let save = Text(zh: "存成文件", en: "Save as a file")
    static let share = Text(zh: "直接发送", en: "Share")
    static let text = Text(zh: "生成短文本", en: "Make a short text")
    static let copy = Text(zh: "复制", en: "Copy")
    static let short = Text(zh: "短文本，整段发出，不要改", en: "the short text: send all of it, unchanged")
    static let textNote = Text(zh: "短文本不带照片；有照片请存成文件发出。", en: "The short text has no photos; send the file to send them.")
    static let how = Text(
        zh: "存成一个文件，用微信发给乡镇卫生院；发不了文件的，用短文本。", en: "Save one file and send it to the health centre; where files cannot be sent, use the short text.")
    static let clear = Text(zh: "清掉答的内容", en: "Forget my answers")
}
