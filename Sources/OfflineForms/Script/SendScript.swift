/// The last step: who answered and when, and a file or a short text to send.
enum SendScript {
    static let js = #"""
        // A file's name without what some systems do not take in one.
        const fileName = () => '回表-' + DATA.facility.name.replace(/[\\\/:*?"<>|\s]/g, '_') + '-' + DATA.facility.code + '.json';
        const isReady = () => {
          const by = byID('by'), on = byID('on');
          const lacks = !plainText(DRAFT.by) ? [by, 'needsName'] : parseDay(DRAFT.on) === null ? [on, 'needsDay'] : null;
          byID('sendProblem').textContent = lacks ? UI[lacks[1]] : '';
          if (lacks) lacks[0].focus();
          return !lacks;
        };
        const showSending = answers => {
          const photos = DRAFTS.names(DRAFT).length;
          byID('sendCount').textContent = answers ? ui('toSend', answers) + (photos ? ui('withPhotos', photos) : '') : UI.nothingToSend;
          byID('textNote').hidden = !photos;
          byID('shortBox').hidden = true;
          byID('sent').textContent = '';
        };
        const fileBlob = () => new Blob([JSON.stringify(returnOf(DATA, DRAFT, DRAFTS.photos))], { type: 'application/json' });
        const saveFile = () => {
          if (!isReady()) return;
          const url = URL.createObjectURL(fileBlob()), link = el('a', { href: url, download: fileName() });
          document.body.appendChild(link);
          link.click();
          link.remove();
          setTimeout(() => URL.revokeObjectURL(url), 60000);
          byID('sent').textContent = ui('saved', fileName());
        };
        const shareFile = () => {
          if (!isReady()) return;
          const file = new File([fileBlob()], fileName(), { type: 'application/json' });
          navigator.share({ files: [file], title: fileName() }).catch(() => { byID('sent').textContent = UI.notShared; });
        };
        const showText = () => {
          if (!isReady()) return;
          byID('short').value = shortText(JSON.stringify(returnOf(DATA, DRAFT, null)));
          byID('shortBox').hidden = false;
          copyText();
        };
        const copyText = () => {
          const box = byID('short');
          box.focus();
          box.select();
          let isCopied = false;
          try { isCopied = document.execCommand('copy'); } catch (problem) { isCopied = false; }
          byID('sent').textContent = UI[isCopied ? 'copied' : 'copyYourself'];
        };
        const begin = () => {
          const fill = byID('questions');
          DATA.blocks.forEach(block => {
            const cards = block.questions.map(questionCard);
            fill.appendChild(block.own ? el('section', { 'aria-label': block.title }, [el('h2', {}, block.title)].concat(cards))
              : el('details', { class: 'block' }, [el('summary', {}, el('h2', {}, block.title))].concat(cards)));
          });
          byID('by').value = DRAFT.by;
          byID('on').value = DRAFT.on;
          byID('by').addEventListener('input', e => { DRAFT.by = e.target.value; touched(); });
          byID('on').addEventListener('input', e => { DRAFT.on = e.target.value; DRAFT.isDayGiven = true; touched(); });
          byID('saveFile').addEventListener('click', saveFile);
          byID('showText').addEventListener('click', showText);
          byID('copyText').addEventListener('click', copyText);
          byID('clear').addEventListener('click', () => {
            if (!confirm(UI.clearSure)) return;
            DRAFTS.clear(DRAFT);
            location.reload();
          });
          let canShare = false;
          try { canShare = !!navigator.canShare && navigator.canShare({ files: [new File([''], 'a.json', { type: 'application/json' })] }); } catch (problem) { canShare = false; }
          byID('shareFile').hidden = !canShare;
          byID('shareFile').addEventListener('click', shareFile);
          VIEWS.forEach(name => document.querySelector('[data-view="' + name + '"]').addEventListener('click', () => { view(name); window.scrollTo(0, 0); }));
          byID('storage').textContent = DRAFTS.problem ? UI['storage-' + DRAFTS.problem] : '';
          view('fill');
          refresh();
          byID('page').hidden = false;
        };
        // Somebody's today, which is not before the day the form was made.
        const today = () => {
          const now = new Date(), day = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
          return parseDay(day) !== null && day > DATA.form.made ? day : DATA.form.made;
        };
        const DATA = readData(byID('data').textContent), DRAFTS = new Drafts(DATA), DRAFT = DRAFTS.load();
        if (!DRAFT.isDayGiven) DRAFT.on = DATA.sample ? DATA.form.made : today();
        begin();
        window.dabiao = { data: DATA, draft: DRAFT, state: draft => stateOf(DATA, draft || DRAFT), document: () => returnOf(DATA, DRAFT, DRAFTS.photos), judged: judged };
        """#
}
