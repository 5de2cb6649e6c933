import { css } from 'lit';

/**
 * Each variable is the page's token of that name, else the element's own value. `light-dark()` follows the
 * `color-scheme` that the theme option sets on the root, whatever the page around it does.
 */
export const tokens = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
  }
  .root {
    --ck-bg: var(--bg, light-dark(#fafafa, #0b0b0d));
    --ck-surface: var(--surface, light-dark(#ffffff, #141417));
    --ck-sunken: var(--sunken, light-dark(#f4f4f5, #1c1c20));
    --ck-line: var(--line, light-dark(#e4e4e7, #2a2a30));
    --ck-line-strong: var(--line-strong, light-dark(#8a8a93, #6b6b76));
    --ck-text: var(--text, light-dark(#18181b, #f4f4f5));
    --ck-muted: var(--muted, light-dark(#52525b, #b4b4bd));
    --ck-faint: var(--faint, light-dark(#6b6b74, #93939e));
    --ck-accent: var(--accent, light-dark(#4f46e5, #818cf8));
    --ck-accent-text: var(--accent-text, light-dark(#4338ca, #a5b4fc));
    --ck-accent-soft: var(--accent-soft, light-dark(#eef2ff, #1e1f3d));
    --ck-on-accent: var(--on-accent, light-dark(#ffffff, #0b0b1a));
    --ck-done: var(--done, light-dark(#047857, #34d399));
    --ck-done-soft: var(--done-soft, light-dark(#ecfdf5, #10261e));
    --ck-warn: var(--warn, light-dark(#a84b06, #fbbf24));
    --ck-warn-soft: var(--warn-soft, light-dark(#fffbeb, #2a2110));
    --ck-danger: var(--danger, light-dark(#be123c, #fb7185));
    --ck-danger-soft: var(--danger-soft, light-dark(#fff1f2, #2c141b));
    --ck-on-danger: var(--on-danger, light-dark(#ffffff, #1a060b));
    --ck-shadow: var(--shadow, 0 1px 2px light-dark(#0000000d, #00000066), 0 8px 24px light-dark(#00000014, #00000080));
    --ck-radius: var(--radius, 10px);
    --ck-radius-inner: var(--radius-inner, 6px);
    --ck-font: var(--font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif);
    --ck-mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    --ck-size: 14px;
    --ck-small: calc(var(--ck-size) - 1px);
    --ck-leading: var(--leading, 1.5);
    --ck-motion: var(--motion, 150ms);
    --ck-ease: var(--ease, cubic-bezier(0.2, 0, 0, 1));
    --ck-density: 1;
    --ck-gap: calc(14px * var(--ck-density));
    --ck-pad: calc(16px * var(--ck-density));
  }
  .root[lang^='ur'] {
    --ck-leading: 1.9;
    --ck-font: var(--font-urdu, 'ChatKit Urdu', system-ui, sans-serif);
  }
  .light {
    color-scheme: light;
  }
  .dark {
    color-scheme: dark;
  }
  @media (prefers-reduced-motion: reduce) {
    .root {
      --ck-motion: 0ms;
    }
    *,
    ::before,
    ::after {
      animation: none !important;
    }
  }
`;
