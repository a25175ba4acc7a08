import ArgumentParser
import Wording

/// How results are shown on a terminal; ``Start`` reads them too, for help is shown before anything is parsed.
struct ScreenOptions: ParsableArguments {
    @Option(name: .long, help: help("颜色（auto：只在终端上；NO_COLOR 不用颜色）", "colour (auto: on a terminal only, and not with NO_COLOR)", value: ("何时", "when")))
    var color: ColourChoice = .auto

    @Flag(name: .long, help: help("长的结果也不分屏显示（分屏程序：PAGER，否则 less）", "do not leaf through long results (the program is PAGER, else less)"))
    var noPager = false
}

/// How much a text says beside its answer.
struct ReadingOptions: ParsableArguments {
    @Flag(name: .long, help: help("也说明标准的全名和尚未查明之处", "name the standards in full, and what is not known about them"))
    var notes = false
}
