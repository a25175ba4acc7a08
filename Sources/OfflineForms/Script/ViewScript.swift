/// Shows how the facility stands at every key press: in one line, beside each question, and as lists of what is to be bought, done and answered.
enum ViewScript {
    static let js = #"""
        const byID = id => document.getElementById(id);
        const ASKED = [], MARKS = [];
        let STATE = null;

        // Which fields a check looks at.
        const readsOf = check => {
          const reads = new Set();
          const walk = node => {
            if (!node || typeof node !== 'object') return;
            if (Array.isArray(node)) { node.forEach(walk); return; }
            if (node.kind && node.field && typeof node.field === 'string') {
              reads.add(node.kind + '.' + node.field);
              if (node.about && node.about.from) reads.add(node.kind + '.' + node.about.from);
              return;
            }
            Object.keys(node).forEach(key => { if (key !== 'kept' && key !== 'turn') walk(node[key]); });
          };
          walk([check.when, check.require, check.unless]);
          return reads;
        };
        const counts = result => result.firmness === 'binding' || result.firmness === 'target';

        const show = (element, children) => { element.textContent = ''; children.forEach(child => { if (child) element.appendChild(child); }); };
        const line = (state, text) => el('p', { class: 'line ' + state }, [el('span', { class: 'sign', 'aria-hidden': 'true' }), el('span', { class: 'sr' }, UI[state] + UI.colon), text]);
        const BY_FIELD = {};
        CHECKS.forEach(check => readsOf(check).forEach(read => { (BY_FIELD[read] = BY_FIELD[read] || []).push(check); }));

        // What the checks that look at a question come to: what is lacking, what is open, or that all is met.
        const linesOf = question => {
          const results = (BY_FIELD[question.kind + '.' + question.field] || []).map(check => STATE.results.find(result => result.check === check))
            .filter(result => result && counts(result));
          const lines = [];
          results.filter(result => result.outcome === 'unmet').forEach(result => {
            const gaps = result.gaps.filter(gap => gap.outcome === 'unmet');
            const text = gaps.length && gaps[0].term !== undefined
              ? ui('lacks', gaps.map(gap => termOf(result.check.require.field, gap.term).label).join(WORDS.listed)) : gaps.map(gap => phraseOf(gap, result.check)).join(WORDS.semicolon);
            lines.push(line('unmet', say('part', result.check.title, text || UI.unmet)));
          });
          const open = results.filter(result => result.outcome === 'unreported');
          if (open.length) {
            const own = open.filter(result => result.gaps.some(gap => gap.missing.some(fact => fact.kind === question.kind && fact.field === question.field)));
            own.forEach(result => {
              const labels = result.gaps.reduce((list, gap) => list.concat(gap.missing), []).map(fact => labelOf(fact, result.check.kind));
              lines.push(line('unreported', say('part', result.check.title, labels.length > 3 ? ui('cellsOpen', labels.length) : say('toFillIn', labels.join(WORDS.listed)))));
            });
          }
          const met = results.filter(result => result.outcome === 'met').length;
          if (!lines.length && met && met === results.filter(result => result.outcome !== 'notApplicable' && result.outcome !== 'waived').length) lines.push(line('met', ui('allMet', met)));
          return lines.length > 4 ? lines.slice(0, 3).concat(line('unmet', ui('more', lines.length - 3))) : lines;
        };

        // To the question a missing cell is asked by.
        const questionOf = fact => ASKED.find(asked => asked.question.kind === fact.kind && asked.question.field === fact.field);
        const goTo = asked => {
          view('fill');
          for (let e = asked.card; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
          const list = asked.card.querySelector('details.list');
          if (list) list.open = true;
          asked.card.scrollIntoView();
          asked.card.focus();
        };
        const listOf = (title, items, number) => items.length ? el('section', {}, [el('h3', {}, title + (number === undefined ? '' : ui('inBrackets', String(number)))), el('ul', { class: 'todo' }, items)]) : null;
        const factsOpen = binding => {
          const seen = [], found = [];
          STATE.results.filter(result => (result.firmness === 'binding') === binding && result.firmness !== 'draft' && result.firmness !== 'unverified').forEach(result => {
            result.gaps.filter(gap => gap.outcome === 'unreported').forEach(gap => gap.missing.forEach(fact => {
              const label = labelOf(fact, result.check.kind);
              if (seen.indexOf(label) < 0) { seen.push(label); found.push([label, fact]); }
            }));
          });
          return found;
        };
        const showStanding = () => {
          const standing = STATE.standing, page = byID('standing');
          if (!standing) { show(page, [el('p', { class: 'sentence' }, UI[STATE.isClosed ? 'closed' : 'notThereYet'])]); return; }
          const binding = list => list.filter(one => one.isBinding), advised = list => list.filter(one => !one.isBinding);
          const buy = one => el('li', {}, [el('b', {}, one.item + ' ' + amountOf(one)), el('span', { class: 'soft' }, one.clause)]);
          const task = one => el('li', {}, [el('b', {}, one.title), el('span', {}, one.state), one.check.measure ? el('span', {}, ui('measure', one.check.measure)) : null,
            el('span', { class: 'soft' }, [one.check.responsible ? ui('responsible', one.check.responsible) : null, one.check.days ? ui('within', one.check.days) : null, one.check.clause].filter(Boolean).join(WORDS.semicolon))]);
          const ask = pair => {
            const asked = questionOf(pair[1]);
            return el('li', {}, asked ? el('button', { type: 'button', class: 'link', onclick: () => goTo(asked) }, pair[0]) : pair[0]);
          };
          const met = STATE.results.filter(result => result.firmness === 'binding' && result.outcome === 'met');
          const waived = STATE.results.filter(result => result.outcome === 'waived');
          const outside = STATE.results.filter(result => result.outcome === 'outside').map(result => result.check.title).concat(DATA.left);
          const open = factsOpen(true);
          const further = factsOpen(false).filter(pair => standing.further.indexOf(pair[0]) >= 0);
          const advice = advised(standing.buy).map(buy).concat(advised(standing.tasks).map(task), further.map(ask));
          show(page, [
            el('p', { class: 'sentence' }, summaryOf(standing)),
            listOf(UI.buy, binding(standing.buy).map(buy), binding(standing.buy).length), listOf(UI.do, binding(standing.tasks).map(task), binding(standing.tasks).length),
            listOf(UI.answer, open.map(ask), open.length),
            standing.buy.length || standing.tasks.length || open.length ? null : el('p', { class: 'sentence' }, UI.nothingLeft),
            advice.length ? el('details', {}, [el('summary', {}, UI.advice + ui('inBrackets', String(advice.length))), el('ul', { class: 'todo' }, advice)]) : null,
            met.length ? el('details', {}, [el('summary', {}, UI.metList + ui('inBrackets', String(met.length))), el('ul', { class: 'todo' }, met.map(result => el('li', {}, result.check.title)))]) : null,
            waived.length ? el('details', {}, [el('summary', {}, UI.waivedList + ui('inBrackets', String(waived.length))), el('ul', { class: 'todo' }, waived.map(result => el('li', {}, [el('b', {}, result.check.title), el('span', {}, result.remarks.map(remarkText).join(WORDS.comma))])))]) : null,
            outside.length ? el('details', {}, [el('summary', {}, UI.outsideList + ui('inBrackets', String(outside.length))), el('p', {}, UI.outsideWhy), el('ul', { class: 'todo' }, outside.map(title => el('li', {}, title)))]) : null,
          ]);
        };

        const refresh = () => {
          STATE = stateOf(DATA, DRAFT);
          const standing = STATE.standing, figures = standing && standing.figures, answers = answersOf(DATA, DRAFT).length + peopleOf(DATA, DRAFT).length;
          byID('status').textContent = standing ? say('reached', figures.asked, figures.reached) : UI[STATE.isClosed ? 'closed' : 'notThereYet'];
          const bar = byID('bar');
          bar.max = figures ? Math.max(1, figures.asked) : 1;
          bar.value = figures ? figures.reached : 0;
          const open = standing ? figures.unmet + figures.unreported : 0;
          byID('openCount').textContent = open ? ui('inBrackets', String(open)) : '';
          byID('answerCount').textContent = answers ? ui('inBrackets', String(answers)) : '';
          ASKED.forEach(asked => show(asked.lines, standing ? linesOf(asked.question) : []));
          MARKS.forEach(mark => {
            const gap = standing && STATE.results.filter(counts).reduce((list, result) => list.concat(result.gaps.map(gap => ({ gap: gap, result: result }))), []).find(one =>
              one.gap.outcome === 'unmet' && one.gap.term === mark.term && one.result.check.require.field && one.result.check.require.field.kind === mark.kind && one.result.check.require.field.field === mark.field);
            const text = gap ? UI.lacking : '';
            if (mark.element.textContent !== text) mark.element.textContent = text;
          });
          showStanding();
          showSending(answers);
        };
        const touched = () => {
          DRAFTS.save(DRAFT);
          byID('storage').textContent = DRAFTS.problem ? UI['storage-' + DRAFTS.problem] : '';
          refresh();
        };

        const VIEWS = ['fill', 'standing-view', 'send'];
        const view = name => VIEWS.forEach(other => {
          byID(other).hidden = other !== name;
          const tab = document.querySelector('[data-view="' + other + '"]');
          if (other === name) tab.setAttribute('aria-current', 'page'); else tab.removeAttribute('aria-current');
        });
        """#
}
