import { css } from 'lit';

export const widgets = css`
  /* A widget comes from the server's model: nothing of it may be painted outside of its own box. */
  .widget {
    contain: paint;
    border-radius: var(--ck-radius);
    max-inline-size: 100%;
  }
  .widget[aria-busy='true'] {
    opacity: 0.7;
  }
  .widget.dark,
  .widget.light {
    color: var(--ck-text);
  }
  .card {
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius);
    background: var(--ck-surface);
    overflow: hidden;
  }
  .card-body {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 10px 12px;
  }
  .card-body > .badge,
  .card-body > .button:not(.block),
  .w-box.col > .badge,
  .w-box.col > .button:not(.block) {
    align-self: flex-start;
  }
  /* A title followed by columns is a list of things: hairlines instead of gaps. */
  .card-body > .w-title ~ .w-box.col {
    margin: 0 -12px -4px;
    padding: 7px 12px;
    gap: 0;
    inline-size: auto;
    max-inline-size: none;
    border-block-start: 1px solid var(--ck-line);
    background: var(--ck-bg);
    font-size: var(--ck-small);
  }
  .card-body:has(> .w-title ~ .w-box.col:last-child) {
    padding-block-end: 4px;
  }
  .card-body > .w-box.col + .badge {
    margin-block: 12px 2px;
  }
  .size-sm > .card-body {
    padding: 6px 10px;
    font-size: var(--ck-small);
  }
  .size-lg > .card-body {
    padding: 16px;
    gap: 8px;
  }
  .question-card {
    border-color: var(--ck-line-strong);
  }
  .card-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-block-start: 1px solid var(--ck-line);
  }
  .card-status {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 8px 12px 0;
    color: var(--ck-faint);
    font-size: var(--ck-small);
  }
  .card .list,
  .card-body > .scroll-x {
    margin-inline: -12px;
    border-radius: 0;
    border-inline: 0;
    background: var(--ck-bg);
  }
  .collapsed > summary {
    padding: 10px 12px;
    cursor: pointer;
    color: var(--ck-muted);
  }
  .list > ul > li + li {
    border-block-start: 1px solid var(--ck-line);
  }
  .list-item {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 12px;
    font-size: var(--ck-small);
  }
  .list > .text-button {
    margin: 4px;
    font-size: var(--ck-small);
  }
  .w-box {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .w-box.row {
    align-items: center;
    gap: 8px;
  }
  .w-box.col {
    flex-direction: column;
    gap: 4px;
  }
  .w-box > *,
  .list-item > * {
    min-inline-size: 0;
  }
  .w-box.row > .short {
    flex: none;
  }
  .w-spacer {
    flex: 1;
  }
  .w-text {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .text-xs,
  .text-sm,
  .caption-sm,
  .caption-md {
    font-size: var(--ck-small);
  }
  .text-lg {
    font-size: calc(var(--ck-size) + 2px);
  }
  .text-xl {
    font-size: calc(var(--ck-size) + 6px);
  }
  .w-caption {
    color: var(--ck-muted);
  }
  .w-title {
    font-weight: 600;
    font-size: inherit;
  }
  .title-md {
    font-size: calc(var(--ck-size) + 2px);
  }
  .title-lg,
  .title-xl {
    font-size: calc(var(--ck-size) + 6px);
  }
  .title-2xl,
  .title-3xl,
  .title-4xl,
  .title-5xl {
    font-size: calc(var(--ck-size) + 14px);
    line-height: 1.2;
  }
`;
