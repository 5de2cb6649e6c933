import { css } from 'lit';

export const controls = css`
  .w-label {
    font-size: var(--ck-small);
    font-weight: 500;
    color: var(--ck-muted);
  }
  .clamp {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .italic {
    font-style: italic;
  }
  .struck {
    text-decoration: line-through;
    color: var(--ck-faint);
  }
  .w-icon {
    display: inline-flex;
  }
  .icon-xs .icon,
  .icon-sm .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .icon-lg .icon,
  .icon-xl .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .icon-2xl .icon,
  .icon-3xl .icon {
    inline-size: 28px;
    block-size: 28px;
  }
  .badge {
    --c: var(--ck-muted);
    --s: var(--ck-sunken);
    display: inline-flex;
    align-items: center;
    min-block-size: 20px;
    padding: 0 7px;
    border: 1px solid transparent;
    border-radius: var(--ck-radius-inner);
    background: var(--s);
    color: var(--c);
    font-size: var(--ck-small);
    font-weight: 500;
    white-space: nowrap;
  }
  .badge.pill {
    border-radius: 999px;
  }
  .badge.success {
    --c: var(--ck-done);
    --s: var(--ck-done-soft);
  }
  .badge.warning {
    --c: var(--ck-warn);
    --s: var(--ck-warn-soft);
  }
  .badge.danger {
    --c: var(--ck-danger);
    --s: var(--ck-danger-soft);
  }
  .badge.info,
  .badge.discovery {
    --c: var(--ck-accent-text);
    --s: var(--ck-accent-soft);
  }
  .badge.outline {
    background: none;
    border-color: currentColor;
  }
  .badge.solid {
    background: var(--c);
    color: var(--ck-surface);
  }
  .widget .button.ghost {
    border-color: transparent;
    background: none;
    color: var(--ck-accent-text);
    min-block-size: 26px;
    padding-inline: 6px;
  }
  .widget .button.soft {
    border-color: transparent;
    background: var(--ck-sunken);
  }
  .widget .button.danger {
    color: var(--ck-danger);
  }
  .widget .button.danger.solid {
    background: var(--ck-danger);
    border-color: var(--ck-danger);
    color: var(--ck-on-danger);
  }
  .widget .button.success {
    color: var(--ck-done);
  }
  .widget .button.success.solid {
    background: var(--ck-done);
    border-color: var(--ck-done);
    color: var(--ck-surface);
  }
  .widget .button.warning,
  .widget .button.caution {
    color: var(--ck-warn);
  }
  .button.block,
  .field.block {
    inline-size: 100%;
  }
  .button.pill {
    border-radius: 999px;
  }
  .button.uniform {
    aspect-ratio: 1;
    padding: 0;
  }
  .button.size-xs,
  .button.size-2xs,
  .button.size-3xs,
  .button.size-sm {
    min-block-size: 26px;
    padding-inline: 8px;
    font-size: var(--ck-small);
  }
  .button.size-lg,
  .button.size-xl {
    min-block-size: 40px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 28px;
    cursor: pointer;
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    flex: none;
    accent-color: var(--ck-accent);
  }
  .question {
    display: grid;
    gap: 6px;
    margin-block-end: 8px;
  }
  .question label,
  .question legend {
    font-weight: 500;
  }
  .question .choice {
    font-weight: 400;
  }
  .answers {
    padding: 10px 12px;
    display: grid;
    gap: 2px;
  }
  .answers dt {
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
  .flush {
    margin-inline: -12px;
    inline-size: auto;
  }
`;
