// What the pages do better with a script. Each works without it, but for the two that copy.

// A question is asked above the page rather than in it.
for (const dialog of document.querySelectorAll('dialog[data-modal]')) {
  dialog.close();
  dialog.showModal();
  dialog.addEventListener('cancel', () => location.assign(dialog.querySelector('[data-cancels]').href));
}

// A box or a switch that says what is wanted; what became of it is on the page that comes back.
for (const box of document.querySelectorAll('[data-submits]')) {
  box.addEventListener('change', () => box.form.requestSubmit());
}

// A page taken from the browser's memory shows boxes as they were left.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});

const notices = document.querySelector('.notices');

function notify(text) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.textContent = text;
  notices.replaceChildren(notice);
  closeLater(notice);
}

function closeLater(notice) {
  setTimeout(() => notice.remove(), 6000);
}

for (const notice of document.querySelectorAll('.notice')) closeLater(notice);

for (const button of document.querySelectorAll('[data-copies]')) {
  const source = document.getElementById(button.dataset.copies);
  const lines = () => [...source.querySelectorAll('li')].map((line) => line.textContent);
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(source.matches('ol') ? lines().join('\n') : source.textContent);
    notify('Copied to clipboard.');
  });
}

// The country picker: a button with the short form, a list with the long ones. The select stays what is submitted.
for (const select of document.querySelectorAll('[data-picker]')) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'picker';
  button.setAttribute('aria-haspopup', 'listbox');
  button.setAttribute('aria-expanded', 'false');
  const list = document.createElement('div');
  list.className = 'picked-from';
  list.hidden = true;
  list.tabIndex = 0;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', select.dataset.picker);
  const title = document.createElement('p');
  title.textContent = select.dataset.picker;
  title.setAttribute('aria-hidden', 'true');
  list.append(title);
  const options = [...select.options].map((option, at) => {
    const item = document.createElement('div');
    item.id = `${select.id}-${option.value}`;
    item.textContent = option.textContent;
    item.setAttribute('role', 'option');
    item.addEventListener('click', () => choose(at));
    list.append(item);
    return item;
  });
  let active = select.selectedIndex;

  function show() {
    button.textContent = select.selectedOptions[0].dataset.short;
    button.setAttribute('aria-label', `${label.textContent}: ${button.textContent}`);
    options.forEach((item, at) => item.setAttribute('aria-selected', String(at === select.selectedIndex)));
  }

  function move(to) {
    active = Math.max(0, Math.min(options.length - 1, to));
    options.forEach((item, at) => item.classList.toggle('active', at === active));
    list.setAttribute('aria-activedescendant', options[active].id);
    options[active].scrollIntoView({block: 'nearest'});
  }

  function open() {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    move(select.selectedIndex);
    list.focus();
  }

  function close() {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }

  function choose(at) {
    select.selectedIndex = at;
    show();
    close();
  }

  const keys = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active - 1),
    Home: () => move(0),
    End: () => move(options.length - 1),
    Enter: () => choose(active),
    ' ': () => choose(active),
    Escape: close,
  };
  list.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (act !== undefined) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1) {
      const wanted = event.key.toLowerCase();
      const found = [...options.keys()].map((at) => (active + 1 + at) % options.length);
      const next = found.find((at) => options[at].textContent.toLowerCase().startsWith(wanted));
      if (next !== undefined) move(next);
    }
  });
  list.addEventListener('focusout', (event) => {
    if (event.relatedTarget !== button && !list.hidden) {
      list.hidden = true;
      button.setAttribute('aria-expanded', 'false');
    }
  });
  button.addEventListener('click', () => (list.hidden ? open() : close()));
  select.hidden = true;
  label.hidden = true;
  select.after(button, list);
  show();
}
