/// How a facility stands and what it is to do about it, as `SubjectFigures`, `PurchaseFinder` and `SelfCheck` have it.
enum StandingScript {
    static let js = #"""
        const CHECKS = [];
        const check = made => {
          made = Object.assign({ kind: KIND, firmness: 'binding', ofNothing: 'not-applicable', unless: [] }, made);
          const mark = rule => { rule.required = true; if (rule.parts) rule.parts.forEach(mark); };
          mark(made.require);
          CHECKS.push(made);
        };
        const firmnessOn = (check, day) => check.firmness === 'binding' && check.due !== undefined && check.due > day ? 'target' : check.firmness;

        // Every check of a subject with its outcome; of one that needs what is not known here, why it was left out.
        const judged = (scene, checks) => {
          const frames = mapped(scene.frames, frame => factsOf(frame, scene.asOf));
          const evaluator = new Evaluator(frames, scene.asOf, scene.facilities);
          return (checks || CHECKS).map(check => {
            const result = { check: check, firmness: firmnessOn(check, scene.asOf), gaps: [], remarks: [] };
            try {
              const verdict = outcomeOf(evaluator, check, scene.waivers);
              return Object.assign(result, { outcome: verdict.outcome, remarks: verdict.remarks, gaps: gapsOf(verdict), reader: verdict.reader });
            } catch (problem) {
              if (!(problem instanceof Outside)) throw problem;
              return Object.assign(result, { outcome: 'outside', reason: problem.reason });
            }
          });
        };

        const figuresOf = results => {
          const figures = { met: 0, unmet: 0, unreported: 0, notApplicable: 0, waived: 0, outside: 0, items: 0, cells: [] };
          results.filter(result => result.firmness === 'binding').forEach(result => {
            figures[result.outcome]++;
            result.gaps.forEach(gap => {
              if (gap.outcome === 'unmet') { figures.items++; return; }
              gap.missing.map(fact => labelOf(fact, result.check.kind)).forEach(label => { if (figures.cells.indexOf(label) < 0) figures.cells.push(label); });
            });
          });
          figures.reached = figures.met + figures.waived;
          figures.asked = figures.reached + figures.unmet + figures.unreported;
          return figures;
        };
        const sentenceOf = figures => {
          let text = say('reached', figures.asked, figures.reached);
          if (figures.unmet) text += say('unmet', figures.unmet) + (figures.items === figures.unmet ? '' : say('items', figures.items));
          if (figures.unreported) text += say('unreported', figures.unreported) + (figures.cells.length ? say('cells', figures.cells.length) : '');
          else if (figures.cells.length) text += say('furtherCells', figures.cells.length);
          return text;
        };

        const purchaseOf = (gap, rule) => {
          if (gap.outcome !== 'unmet') return null;
          let field = null, term;
          if (rule.is === 'has' && rule.whole && gap.term !== undefined) [field, term] = [rule.field, gap.term];
          if (rule.is === 'compare' && rule.number.is === 'item') [field, term] = [rule.number.field, rule.number.term];
          if (!field || field.record || field.about.type !== 'counts') return null;
          const word = TERMS[field.about.list][term];
          return { id: word.id, item: word.label, unit: word.unit, quantity: roundedUp(gap.shortfall || ONE) };
        };
        const amountOf = purchase => shown(purchase.quantity, 6, true) + (purchase.unit ? ' ' + purchase.unit : '');

        // What is to be bought, done and answered; drafts and texts nobody has seen are no reason to spend money.
        const standingOf = results => {
          const figures = figuresOf(results), buy = [], tasks = [], further = [];
          results.filter(result => result.firmness !== 'draft' && result.firmness !== 'unverified').forEach(result => {
            const check = result.check, isBinding = result.firmness === 'binding';
            result.gaps.forEach(gap => {
              if (gap.outcome === 'unreported') {
                if (!isBinding) gap.missing.filter(fact => fact.term !== undefined).map(fact => labelOf(fact, check.kind)).forEach(label => {
                  if (figures.cells.indexOf(label) < 0 && further.indexOf(label) < 0) further.push(label);
                });
                return;
              }
              const purchase = purchaseOf(gap, check.require);
              if (!purchase) {
                tasks.push({
                  title: check.title + (gap.term === undefined ? '' : say('titleItem', termOf(check.require.field, gap.term).label)),
                  state: phraseOf(gap, check), isBinding: isBinding, check: check, gap: gap,
                });
                return;
              }
              Object.assign(purchase, { isBinding: isBinding, clause: check.clause });
              const at = buy.findIndex(known => known.id === purchase.id), known = buy[at];
              if (at < 0) buy.push(purchase);
              else if (isBinding ? !known.isBinding || cmp(purchase.quantity, known.quantity) > 0 : !known.isBinding && cmp(purchase.quantity, known.quantity) > 0) {
                buy[at] = purchase;
              }
            });
          });
          const first = list => list.filter(one => one.isBinding).concat(list.filter(one => !one.isBinding));
          return { figures: figures, buy: first(buy), tasks: first(tasks), answer: figures.cells, further: further };
        };
        const summaryOf = standing => {
          const binding = list => list.filter(one => one.isBinding).length;
          const parts = [['toBuy', binding(standing.buy)], ['toDo', binding(standing.tasks)], ['toAnswer', standing.answer.length]]
            .filter(part => part[1]).map(part => say(part[0], part[1])).join(say('partsBetween'));
          return sentenceOf(standing.figures) + say('stop') + (parts ? say('partsBefore') + parts[0].toUpperCase() + parts.slice(1) + say('stop') : '');
        };
        """#
}
