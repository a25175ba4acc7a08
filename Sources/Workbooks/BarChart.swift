import CLibXLSXWriter

/// A chart of bars lying one below the other, from columns of the same sheet; the first row is on top, so rows are sorted for it.
public struct BarChart: Sendable {
    /// One colour of the bars.
    public struct Series: Sendable {
        /// Its name.
        public var name: String
        /// The column of its numbers.
        public var column: Int
        /// Its colour.
        public var color: UInt32

        /// A colour of the bars.
        public init(name: String, column: Int, color: UInt32) {
            self.name = name
            self.column = column
            self.color = color
        }
    }

    /// The title.
    public var title: String
    /// What the bars measure.
    public var axis: String
    /// The rows with the numbers.
    public var rows: ClosedRange<Int>
    /// The column with the names.
    public var names: Int
    /// What is shown, from left to right in one bar.
    public var series: [Series]

    /// A chart.
    public init(title: String, axis: String, rows: ClosedRange<Int>, names: Int, series: [Series]) {
        self.title = title
        self.axis = axis
        self.rows = rows
        self.names = names
        self.series = series
    }
}

extension SheetWriter {
    /// Puts a chart over the cells from a corner on; `size` is in pixels.
    public func insert(_ chart: BarChart, row: Int, column: Int, size: (width: Double, height: Double)) {
        guard let made = workbook_add_chart(writer.workbook, UInt8(LXW_CHART_BAR_STACKED.rawValue)) else { return }
        let (first, last) = (UInt32(chart.rows.lowerBound), UInt32(chart.rows.upperBound))
        for series in chart.series {
            guard let added = chart_add_series(made, nil, nil) else { continue }
            chart_series_set_categories(added, name, first, UInt16(chart.names), last, UInt16(chart.names))
            chart_series_set_values(added, name, first, UInt16(series.column), last, UInt16(series.column))
            chart_series_set_name(added, series.name)
            var fill = lxw_chart_fill()
            fill.color = series.color
            chart_series_set_fill(added, &fill)
        }
        var (large, small) = (lxw_chart_font(), lxw_chart_font())
        (large.size, large.bold, small.size) = (12, 1, 10)
        chart_title_set_name(made, chart.title)
        chart_title_set_name_font(made, &large)
        // Names are counted from below unless they are turned round; the numbers would then stand above, so they cross at the other end.
        chart_axis_set_reverse(made.pointee.y_axis)
        chart_axis_set_num_font(made.pointee.y_axis, &small)
        chart_axis_set_interval_unit(made.pointee.y_axis, 1)
        chart_axis_set_crossing_max(made.pointee.y_axis)
        chart_axis_set_name(made.pointee.x_axis, chart.axis)
        chart_axis_set_name_font(made.pointee.x_axis, &small)
        chart_axis_set_num_font(made.pointee.x_axis, &small)
        chart_set_series_gap(made, 40)
        if chart.series.count > 1 {
            chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
        } else {
            chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        }
        var options = lxw_chart_options()
        options.x_scale = size.width / 480
        options.y_scale = size.height / 288
        worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), made, &options)
    }
}
