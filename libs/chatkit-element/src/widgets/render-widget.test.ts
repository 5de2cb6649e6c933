import { FakeServer } from '../testing/fake-server.ts';
import { mount } from '../testing/mount.ts';
import { threadSample, widgetSample } from '../testing/samples.ts';
import { xssCorpus } from '../testing/xss-corpus.ts';
import type { WidgetNode } from '../protocol/widgets.ts';
import { boxDeclarations, colorValue } from './style-values.ts';

const SUPPORTED = [
  'Row',
  'Col',
  'Box',
  'Form',
  'Text',
  'Title',
  'Caption',
  'Badge',
  'Icon',
  'Markdown',
  'Button',
  'Checkbox',
  'Divider',
  'Spacer',
  'Select',
  'Input',
  'Textarea',
  'RadioGroup',
  'Label',
  'DatePicker',
  'Table',
  'Image',
  'Chart',
  'Transition',
  'ListViewItem',
];

async function show(children: readonly WidgetNode[], rest: Record<string, unknown> = {}, server = new FakeServer()) {
  const item = widgetSample(children, rest);
  server.on('threads.get_by_id', { json: { ...threadSample(), items: { data: [item], has_more: false } } });
  return mount(server, { initialThread: 't1' });
}

describe('widgets', () => {
  it.each(SUPPORTED)('draws %s, also with every property missing or wrong', async (type) => {
    const page = await show([
      { type },
      { type, value: 7, children: 'x', options: [1], onClickAction: 3, label: {}, size: [] },
    ]);
    expect(page.text()).not.toContain('cannot be shown');
  });

  it('says so where it does not know a widget, and stops at a tree without end', async () => {
    let deep: WidgetNode = { type: 'Text', value: 'deepest' };
    for (let level = 0; level < 60; level += 1) deep = { type: 'Col', children: [deep] };
    const page = await show([{ type: 'Hologram' }, deep]);
    expect(page.text()).toContain('This part cannot be shown here.');
    expect(page.text()).not.toContain('deepest');
  });

  it('sends what the form around a button holds', async () => {
    const server = new FakeServer().on('threads.custom_action', []);
    const page = await show(
      [
        { type: 'Input', name: 'task.title', defaultValue: 'Buy milk' },
        { type: 'Checkbox', name: 'urgent', label: 'Urgent', defaultChecked: true },
        { type: 'Select', name: 'list', options: [{ value: 'home', label: 'Home' }], defaultValue: 'home' },
        { type: 'Button', label: 'Save', onClickAction: { type: 'save', payload: { id: 1 } } },
      ],
      { asForm: true },
      server,
    );
    page.button('Save').click();
    await page.settle();
    expect(server.last('threads.custom_action')?.params['action']).toEqual({
      type: 'save',
      payload: { id: 1, task: { title: 'Buy milk' }, urgent: true, list: 'home' },
    });
  });

  it.each(xssCorpus)('lets nothing through of %j', async (text) => {
    const page = await show([
      { type: 'Text', value: text },
      { type: 'Title', value: text },
      { type: 'Badge', label: text },
      { type: 'Markdown', value: text },
      { type: 'Button', label: text, iconStart: text, onClickAction: { type: text } },
      { type: 'Image', src: text, alt: text },
      { type: 'Box', background: text, children: [] },
    ]);
    expect(page.root().querySelector('script, iframe, base, object, embed, math')).toBeNull();
    expect([...page.root().querySelectorAll('img')].filter(({ src }) => !src.startsWith(location.origin))).toEqual([]);
    expect(Reflect.get(globalThis, 'pwned')).toBeUndefined();
  });
});

describe('style values', () => {
  it.each([
    ['danger', 'var(--ck-danger)'],
    [{ light: '#fff', dark: '#000' }, 'light-dark(#fff, #000)'],
    ['red; background: url(https://evil.example)', null],
    ['url(https://evil.example/x)', null],
    [7, null],
  ])('reads the colour %j', (value, css) => {
    expect(colorValue(value)).toBe(css);
  });

  it('counts sizes in pixels and spacings in units of four', () => {
    expect(boxDeclarations({ type: 'Box', width: 40, padding: 2, margin: { x: 1 }, border: 1, radius: 'md' })).toEqual({
      width: '40px',
      padding: '8px',
      'margin-inline-start': '4px',
      'margin-inline-end': '4px',
      border: '1px solid var(--ck-line)',
      'border-radius': '6px',
    });
  });
});
