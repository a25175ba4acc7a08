import Photos
import Wording

extension Text {
    static func brokenOff(_ bytes: Int) -> Text {
        Text(zh: "不完整：读到第 \(bytes) 个字节就断了", en: "it breaks off after \(bytes) bytes")
    }
    static let notJSON = Text(zh: "不是有效的 JSON：传的时候改动过，或不是表单做的", en: "not valid JSON: it was changed on the way, or no form made it")
    static func tooDeep(_ levels: Int) -> Text { Text(zh: "嵌套超过 \(levels) 层", en: "nested more than \(levels) levels deep") }
    static let sendAnew = Text(
        zh: "传的时候可能断了或改动过：在表单里重新导出、重新发送", en: "it may have broken off or been changed on the way: let the form make it again and send it again")
    static let notAReturn = Text(zh: "不是表单交回的文件：没有 dabiao-return", en: "not what a form sends back: there is no dabiao-return")
    static let neitherReturn = Text(
        zh: "里面没有表单交回的内容：既不是 {…}，也没有以 \(ShortText.head) 开头的短文",
        en: "nothing a form sends back is in it: neither {…} nor a short text that begins with \(ShortText.head)")
    static let emptyReturn = Text(zh: "是空的", en: "it is empty")
    static let sendWhatTheFormMade = Text(zh: "发表单里“交回”做的文件或短文，不要手改", en: "send the file or the short text that the form made, unchanged")
    static func otherReturnVersion(_ found: Text) -> Text {
        Text(zh: "是另一版程序的格式：应为数字 1，写的是\(found.zh)", en: "made by another version of the program: the number 1 expected, found \(found.en)")
    }
    static let makeFormOffline = Text(
        zh: "用这一版程序重新生成表单发下去，或用做表单的那一版导入", en: "make the form anew with this version of the program, or import with the version that made it")
    static let partMissing = Text(zh: "缺这一项", en: "is missing")
    static let nobodySigned = Text(zh: "没有写填报人", en: "nobody is named who filled it in")
    static let signAndReturn = Text(zh: "在表单里写上填报人，重新交回", en: "write who filled it in into the form, and return it again")
    static let unknownPart = Text(zh: "不认识这一项，没有导入", en: "is not known; it was not imported")
    static func wrongPart(expected: Text, found: Text) -> Text {
        Text(zh: "应为\(expected.zh)，写的是\(found.zh)", en: "\(expected.en) expected, found \(found.en)")
    }
    static let putInQuotes = Text(
        zh: "写成加引号的文字，如 \"80\"；最好在表单里重新导出", en: "write it as a text in quotation marks, such as \"80\"; better, let the form make it again")
    static func tooManyParts(_ count: Int, _ most: Int) -> Text { Text(zh: "有 \(count) 项，最多 \(most) 项", en: "has \(count) entries, at most \(most) are taken") }
    static func textTooLong(_ count: Int, _ most: Int) -> Text {
        Text(zh: "有 \(count) 个字，最多 \(most) 个字", en: "has \(count) characters, at most \(most) are taken")
    }
    static let typeAnewInForm = Text(zh: "在表单里清空这一项，重新输入，再交回", en: "clear it in the form, type it anew and return it again")
    static let shortenText = Text(zh: "在表单里改短，重新交回", en: "shorten it in the form and return it again")
    static func asksNothing(_ ask: String) -> Text { Text(zh: "看不出答的是哪一题：“\(ask.prefix(60))”", en: "it is not clear what is answered: \"\(ask.prefix(60))\"") }
    static func answeredTwice(_ first: String) -> Text { Text(zh: "同一题答了两次，\(first) 已答", en: "is answered twice, first in \(first)") }
    static let copyWhole = Text(
        zh: "在表单里重新复制整段短文，从 \(ShortText.head) 到最后一个字符；短文太长就发文件",
        en: "copy the whole short text anew, from \(ShortText.head) to its last letter; or send the file")

    static func papersOfFinding(_ papers: String) -> Text {
        Text(zh: "现场核实看到的不用材料证明，“\(papers.prefix(60))”没有记", en: "what is seen on site needs no papers: \"\(papers.prefix(60))\" was not recorded")
    }
    static func notVerified(_ ask: String) -> Text {
        Text(zh: "“\(ask)”不能现场核实，没有登记", en: "\(ask) cannot be verified on site; it was not recorded")
    }
    static func otherFileThere(_ name: String) -> Text {
        Text(zh: "已有一个内容不同的 \(name)", en: "there is a \(name) already, with other contents")
    }
    static let mendEvidence = Text(
        zh: "那个文件改动过：用 dabiao check 查看，换回原来的照片再导入", en: "that file was changed: see dabiao check, put the photo back that it was, then import again")

    // MARK: Photos

    static let notBase64 = Text(zh: "照片的编码不完整", en: "the encoding of the photo is not whole")
    static func noPhoto(_ problem: Photo.Problem) -> Text {
        switch problem {
        case .noPhoto: Text(zh: "不是照片：开头不是 JPEG，也不是 PNG", en: "no photo: it begins neither as a JPEG nor as a PNG")
        case .cutOff: Text(zh: "照片不完整，中途断了", en: "the photo breaks off")
        case .damaged: Text(zh: "照片已损坏", en: "the photo is damaged")
        case .tooLarge(let bytes, let limit):
            Text(zh: "照片有 \(bytes) 字节，最多 \(limit) 字节", en: "the photo has \(bytes) bytes, at most \(limit) are taken")
        case .tooManyDots(let width, let height): Text(zh: "照片有 \(width)×\(height) 点，太大", en: "the photo has \(width) by \(height) dots, which is too many")
        }
    }
    static let takePhotos = Text(zh: "只收 JPEG（.jpg）和 PNG 照片；换一张重新附上", en: "only JPEG (.jpg) and PNG are taken; attach another one")
    static let sendPhotoAnew = Text(zh: "在表单里重新附上这张照片，再交回", en: "attach the photo anew in the form and return it again")
    static let photoHadPosition = Text(zh: "照片里记有拍摄位置，存入时已删去", en: "the photo said where it was taken; that was removed")
    static let photoDidNotCome = Text(zh: "答复所附的照片没有一起交回，没有记", en: "a photo the answer names did not come along; it was not recorded")
    static let sendFileWithPhotos = Text(zh: "短文里没有照片：要照片就发文件", en: "a short text has no photos: send the file for them")
    static func photosOfNoAnswer(_ count: Int) -> Text { Text(zh: "有 \(count) 张照片没有说明证明哪一题，没有存", en: "\(count) photos prove no answer; they were not kept") }
}
