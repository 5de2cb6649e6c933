import { html, nothing, svg, type TemplateResult } from 'lit';
import { aliases, strokes } from './icon-strokes.ts';
import { lazily } from './lazily.ts';

const withRareIcons = lazily(() => import('./more-icons.ts'));

/** Shapes that point along the line of text and therefore turn with it. */
const directional = new Set([
  'chevron-right',
  'chevron-left',
  'undo',
  'undo-2',
  'rotate-ccw',
  'external',
  'external-link',
]);

/**
 * An icon is decoration: the name of what it stands on is given beside it. ChatKit's and Lucide's names both work:
 * drawing beats loading a font or a sprite from elsewhere. Rare shapes come in a chunk of their own; unknown names
 * draw nothing.
 */
export function icon(name: string): TemplateResult {
  const bare = name.replace(/^(?:lucide|vendor):/, '').replace(/^sidebar.*/, 'sidebar');
  const alias = Object.hasOwn(aliases, bare) ? (aliases[bare] ?? bare) : bare;
  const path = Object.hasOwn(strokes, alias) ? strokes[alias] : undefined;
  if (path !== undefined) return drawing(bare, path);
  const rare = withRareIcons(({ rareIcons }) => {
    const found = Object.hasOwn(rareIcons, bare) ? (rareIcons[bare] ?? '') : '';
    const stroke = strokes[found] ?? rareIcons[found] ?? found;
    return stroke === '' ? nothing : drawing(bare, stroke);
  });
  return html`${rare}`;
}

function drawing(name: string, path: string): TemplateResult {
  return html`<svg class="icon ${directional.has(name) ? 'flip' : ''}" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${path}></path>`}
  </svg>`;
}
