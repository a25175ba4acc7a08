/// Days of the calendar, as `Day` and `AnswerLife` have them: numbers counted from 1970-01-01.
enum DayScript {
    static let js = #"""
        const dayNumber = (year, month, day) => {
          const shifted = month <= 2 ? year - 1 : year, era = Math.floor(shifted / 400), ofEra = shifted - era * 400;
          const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
          return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
        };
        const civil = number => {
          const shifted = number + 719468, era = Math.floor(shifted / 146097), ofEra = shifted - era * 146097;
          const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
          const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
          const m = Math.floor((5 * ofYear + 2) / 153), day = ofYear - Math.floor((153 * m + 2) / 5) + 1, month = m < 10 ? m + 3 : m - 9;
          return [year + era * 400 + (month <= 2 ? 1 : 0), month, day];
        };
        const two = n => n < 10 ? '0' + n : '' + n;
        const dayText = number => { const [y, m, d] = civil(number); return y + '-' + two(m) + '-' + two(d); };
        // A day written YYYY-MM-DD; null for what is none.
        const parseDay = text => {
          const m = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
          if (!m || +m[1] < 1800 || +m[1] > 2199) return null;
          const number = dayNumber(+m[1], +m[2], +m[3]);
          return +m[2] >= 1 && +m[2] <= 12 && +m[3] >= 1 && dayText(number) === text ? number : null;
        };
        const wholeYears = (from, to) => {
          const a = civil(from), b = civil(to);
          return b[0] - a[0] - (b[1] < a[1] || b[1] === a[1] && b[2] < a[2] ? 1 : 0);
        };
        const quarterOf = number => { const [y, m] = civil(number); return y * 4 + Math.floor((m - 1) / 3); };
        const firstOf = (year, month) => { const index = year * 12 + month - 1; return dayNumber(Math.floor(index / 12), index % 12 + 1, 1); };
        // The last day on which an answer of a day counts.
        const lastDay = (life, answered) => {
          if (life.unit === 'days') return answered + (life.calendar ? life.count - 1 : life.count);
          const months = { months: 1, quarters: 3, years: 12 }[life.unit], [y, m, d] = civil(answered);
          if (!life.calendar) return Math.min(firstOf(y, m + months * life.count) + d - 1, firstOf(y, m + months * life.count + 1) - 1);
          return firstOf(y, Math.floor((m - 1) / months) * months + 1 + months * life.count) - 1;
        };
        """#
}
