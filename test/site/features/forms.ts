import type { Feature } from './feature.ts';

/** What a person filled in. */
export const forms: readonly Feature[] = [
  {
    slug: 'form-text',
    name: 'text that was typed, and text that was deleted',
    html: '<input class="a" value="as sent"><input class="b" value="as sent" placeholder="empty now"><input class="c" type="number" value="1"><input class="d" type="date" value="2026-01-01"><input class="e" type="email">',
    ready: (section) => {
      const values = ['typed 63,66 %', '', '512', '2026-03-15', 'a@example.org'];
      section.querySelectorAll('input').forEach((input, i) => (input.value = values[i] ?? ''));
    },
  },
  {
    slug: 'form-checkbox',
    name: 'checkboxes',
    html: '<input type="checkbox"> <input type="checkbox" checked> <input type="checkbox"> <input type="checkbox" checked>',
    ready: (section) => {
      section
        .querySelectorAll('input')
        .forEach((input, i) => (input.checked = i < 2 ? !input.checked : input.checked));
    },
  },
  {
    slug: 'form-radio',
    name: 'radio buttons',
    html: '<form><input type="radio" name="r" checked> one <input type="radio" name="r"> two <input type="radio" name="r"> three</form>',
    ready: (section) => {
      const last = section.querySelectorAll('input')[2];
      if (last) last.checked = true;
    },
  },
  {
    slug: 'form-indeterminate',
    name: 'indeterminate checkboxes',
    html: '<input type="checkbox"> <input type="checkbox" checked> <input type="checkbox">',
    ready: (section) => {
      section.querySelectorAll('input').forEach((input, i) => (input.indeterminate = i < 2));
    },
  },
  {
    slug: 'form-select',
    name: 'the option chosen in a select',
    html: '<select><option selected>first</option><option>second</option><option>third</option></select>',
    ready: (section) => {
      const select = section.querySelector('select');
      if (select) select.selectedIndex = 2;
    },
  },
  {
    slug: 'form-select-multiple',
    name: 'the options chosen in a list',
    html: '<select multiple size="4"><option selected>first</option><option>second</option><option>third</option></select><select><option selected>none of these</option></select>',
    ready: (section) => {
      section.querySelectorAll('select[multiple] option').forEach((option, i) => {
        if (option instanceof HTMLOptionElement) option.selected = i > 0;
      });
      const second = section.querySelector<HTMLSelectElement>('select:not([multiple])');
      if (second) second.selectedIndex = -1;
    },
  },
  {
    slug: 'form-textarea',
    name: 'text typed in a text area, leading line feeds too',
    html: '<textarea rows="5" cols="30">as sent</textarea>',
    ready: (section) => {
      const area = section.querySelector('textarea');
      if (area) area.value = '\n\nthird line\n  </textarea> & <b>';
    },
  },
  {
    slug: 'form-range',
    name: 'sliders',
    html: '<input type="range" value="10"> <input type="range" min="0" max="1" step="0.01" value="0">',
    ready: (section) => {
      section.querySelectorAll('input').forEach((input, i) => (input.value = i === 0 ? '80' : '0.33'));
    },
  },
  {
    slug: 'form-colour',
    name: 'a chosen colour',
    html: '<input type="color" value="#ffffff">',
    ready: (section) => {
      const input = section.querySelector('input');
      if (input) input.value = '#2266aa';
    },
  },
  {
    slug: 'form-progress',
    name: 'progress, meter and output',
    html: '<progress max="1" value="0.1"></progress> <meter min="0" max="100" low="30" value="10"></meter> <output>as sent</output>',
    ready: (section) => {
      const progress = section.querySelector('progress');
      const meter = section.querySelector('meter');
      const output = section.querySelector('output');
      if (progress) progress.value = 0.7;
      if (meter) meter.value = 85;
      if (output) output.value = '85 of 100';
    },
  },
  {
    slug: 'form-editable',
    name: 'text in an editable element',
    html: '<div contenteditable>as sent</div>',
    ready: (section) => {
      const editable = section.querySelector('div');
      if (editable) editable.innerHTML = 'edited <b>by hand</b>';
    },
  },
  {
    slug: 'form-validity',
    name: 'fields that a script found invalid',
    html: '<style>#f-form-validity input:invalid { background: #fcc } #f-form-validity input:valid { background: #cfc }</style><input value="wrong"> <input required value=""> <input required value="">',
    ready: (section) => {
      const [wrong, filled] = section.querySelectorAll('input');
      wrong?.setCustomValidity('no such station');
      if (filled) filled.value = 'filled';
    },
  },
  {
    slug: 'form-password',
    name: 'no password',
    html: '<input type="password" value="sent-parol-77"> <input class="typed" type="password">',
    equal: 'nothing',
    also: [{ kind: 'secret', text: 'typed-parol-8c1f' }],
    ready: (section) => {
      const input = section.querySelector<HTMLInputElement>('.typed');
      // Put together here, or it would stand in the page's own script.
      if (input) input.value = ['typed', 'parol', '8c1f'].join('-');
    },
  },
  {
    slug: 'form-file',
    name: 'no name of a file that a person chose',
    html: '<input type="file">',
    equal: 'nothing',
    also: [{ kind: 'secret', text: 'list-of-observers' }],
    ready: (section) => {
      const input = section.querySelector('input');
      const chosen = new DataTransfer();
      // Put together here, or it would stand in the page's own script.
      chosen.items.add(new File(['x'], `${['list', 'of', 'observers'].join('-')}.pdf`));
      if (input) input.files = chosen.files;
    },
  },
];
