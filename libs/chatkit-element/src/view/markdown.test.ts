import { render } from 'lit';
import { xssCorpus } from '../testing/xss-corpus.ts';
import { plainText, renderMarkdown, type MarkdownContext } from './markdown.ts';

const context: MarkdownContext = {
  base: 'https://app.example/chat',
  imageBlocked: 'not shown',
  tableName: 'Table',
  onDeeplink: () => undefined,
};

function shown(source: string, change: Partial<MarkdownContext> = {}): HTMLElement {
  const host = document.createElement('div');
  render(renderMarkdown(source, { ...context, ...change }), host);
  return host;
}

function markup(source: string): string {
  return shown(source)
    .querySelector('.md')!
    .innerHTML.replace(/<!--.*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(<[uo]l[^>]*>) | (?=<\/[uo]l>)/g, '$1')
    .trim();
}

describe('renderMarkdown', () => {
  it.each([
    ['emphasis', '**a** *b* ~~c~~ `d`', '<p><strong>a</strong> <em>b</em> <del>c</del> <code dir="ltr">d</code></p>'],
    ['a list', '1. a\n2. b', '<ol start="1"><li>a</li><li>b</li></ol>'],
    ['headings below the page’s own', '# a\n\n## b', '<h4>a</h4><h5>b</h5>'],
    ['a line break', 'a\nb', '<p>a<br>b</p>'],
    ['HTML as the text that it is', 'a <b>c</b>', '<p>a &lt;b&gt;c&lt;/b&gt;</p>'],
    ['entities once', 'a &amp; b < c', '<p>a &amp; b &lt; c</p>'],
  ])('draws %s', (_name, source, html) => {
    expect(markup(source)).toBe(html);
  });

  it('opens links to other sites elsewhere and without a referrer', () => {
    const link = shown('[site](https://other.example/x)').querySelector('a');
    expect(link?.href).toBe('https://other.example/x');
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toContain('noopener');
    expect(shown('[here](/tasks)').querySelector('a')?.getAttribute('target')).toBeNull();
  });

  it('hands deep links to the page', () => {
    const calls: unknown[] = [];
    const host = shown('[#12 Buy](chatkit-link://task?id=12)', { onDeeplink: (...call) => calls.push(call) });
    host.querySelector('button')?.click();
    expect(calls).toEqual([['task', { id: '12' }]]);
  });

  it('shows the words of a picture that would be loaded from elsewhere', () => {
    const host = shown('![a chart](https://other.example/x.png)');
    expect(host.querySelector('img')).toBeNull();
    expect(host.textContent).toContain('a chart');
    expect(shown('![a](/logo.png)').querySelector('img')?.src).toBe('https://app.example/logo.png');
  });

  it.each(xssCorpus)('lets nothing through of %j', (source) => {
    const host = shown(source);
    document.body.append(host);
    expect(host.querySelector('script, iframe, style, base, form, object, embed, math, [srcdoc]')).toBeNull();
    for (const element of host.querySelectorAll('*')) {
      expect([...element.attributes].filter(({ name }) => name.startsWith('on'))).toEqual([]);
      const address = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      expect(address).not.toMatch(/^\s*(?:javascript|vbscript|data:text|blob|file):?/i);
    }
    expect([...host.querySelectorAll('img')].filter(({ src }) => src.includes('evil'))).toEqual([]);
    expect(Reflect.get(globalThis, 'pwned')).toBeUndefined();
    host.remove();
  });

  it('survives what streams in half', () => {
    const whole = '# T\n\n| a | b |\n|---|---|\n| [x](https://ok.example) | ```js\nlet a\n``` |\n\n- [ ] do **it';
    for (let end = 0; end <= whole.length; end += 1) expect(() => shown(whole.slice(0, end))).not.toThrow();
  });
});

describe('plainText', () => {
  it('reads the words without the signs', () => {
    expect(plainText('**Done:** two tasks\n\n1. Buy *milk*\n2. [Call](https://x.example) Omar')).toBe(
      'Done: two tasks Buy milk Call Omar',
    );
  });
});
