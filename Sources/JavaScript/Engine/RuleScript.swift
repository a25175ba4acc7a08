/// The words in which rules are written out: each makes a node of a rule, as `Rule`, `Number` and `Population` have them.
enum RuleScript {
    static let js = #"""
        // Fields: S of a subject or a place, by kind and field; R of the record that is looked at.
        const FIELDS = {};
        const aboutOf = (owner, field) => (FIELDS[owner] || {})[field] || {};
        const S = (kind, field) => ({ kind: kind, field: field, about: aboutOf(kind, field) });
        const R = (record, field) => ({ record: record, field: field, about: aboutOf('#' + record, field) });

        const always = () => ({ is: 'always' });
        const all = parts => ({ is: 'all', parts: parts }), any = parts => ({ is: 'any', parts: parts });
        const not = part => ({ is: 'not', parts: [part] });
        const compare = (number, limit, unit, mayBeVoid) => ({ is: 'compare', number: number, limit: limit, unit: unit, mayBeVoid: mayBeVoid });
        const isOne = (field, items) => ({ is: 'is-one', field: field, items: items });
        const onOrAfter = (field, day) => ({ is: 'day', field: field, from: day }), onOrBefore = (field, day) => ({ is: 'day', field: field, until: day });
        const hasAll = (field, terms) => ({ is: 'has', field: field, terms: terms, least: terms.length, whole: true });
        const hasSome = (field, least, terms) => ({ is: 'has', field: field, terms: terms, least: least });
        const every = members => ({ is: 'every', members: members });
        const open = (field, test) => ({ is: 'open', field: field, test: test });
        const reported = field => ({ is: 'reported', field: field });
        // What a part is called where it is told of by itself, and what it is called where it must not be so.
        const named = (text, rule) => Object.assign(rule, { text: text }), unwanted = (text, rule) => Object.assign(rule, { unwanted: text });

        const value = field => ({ is: 'field', field: field });
        const item = (field, term) => ({ is: 'item', field: field, term: term, whole: true });
        const count = members => ({ is: 'count', members: members, whole: true });
        const share = members => ({ is: 'share', members: members });
        const sum = (members, field) => ({ is: 'sum', members: members, of: field });
        const ratio = (top, bottom) => ({ is: 'ratio', parts: [top, bottom] });
        const daysSince = field => ({ is: 'days', field: field, whole: true }), quartersSince = field => ({ is: 'quarters', field: field, whole: true });
        const total = parts => ({ is: 'total', parts: parts, whole: parts.every(part => part.whole) });
        const mean = parts => ({ is: 'mean', parts: parts });
        const records = (field, among, matching, asked) => ({ is: 'member', field: field, among: among, matching: matching, asked: asked });

        const fixed = limit => ({ is: 'fixed', limit: limit });
        const scaled = (limit, per, number, plus) => ({ is: 'scaled', limit: limit, per: per, of: number, plus: plus });
        const levels = list => ({ is: 'levels', limit: list[0].limit, levels: list });
        const level = (id, label, limit) => ({ id: id, label: label, limit: limit });
        const reachedLevel = (limit, actual) => {
          for (let i = limit.levels.length - 1; i >= 0; i--) if (holds(limit.levels[i].limit, actual) === YES) return i;
          return -1;
        };
        """#
}
