import { css } from 'lit';

export const markdown = css`
  .md {
    display: grid;
    gap: 8px;
  }
  .md > * {
    min-inline-size: 0;
  }
  .md ul,
  .md ol {
    padding-inline-start: 22px;
    display: grid;
    gap: 3px;
  }
  .md ul {
    list-style: disc;
  }
  .md ol {
    list-style: decimal;
  }
  .md li::marker {
    color: var(--ck-faint);
  }
  .md li.todo {
    display: flex;
    gap: 8px;
    margin-inline-start: -22px;
  }
  .tick {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    margin-block-start: 3px;
    display: grid;
    place-items: center;
    border: 1.5px solid var(--ck-line-strong);
    border-radius: 50%;
  }
  .ticked .tick {
    background: var(--ck-done);
    border-color: var(--ck-done);
    color: var(--ck-surface);
  }
  .ticked .tick .icon {
    inline-size: 11px;
    block-size: 11px;
    stroke-width: 3;
  }
  .ticked > div {
    color: var(--ck-faint);
    text-decoration: line-through;
  }
  .md h4 {
    font-size: calc(var(--ck-size) + 2px);
    font-weight: 600;
  }
  .md h5 {
    font-size: inherit;
    font-weight: 600;
  }
  strong {
    font-weight: 600;
  }
  .md blockquote {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--ck-line-strong);
    color: var(--ck-muted);
  }
  a,
  .link {
    color: var(--ck-accent-text);
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentColor 40%, transparent);
    text-underline-offset: 2px;
  }
  a:hover,
  .link:hover {
    text-decoration-color: currentColor;
  }
  code {
    font-family: var(--ck-mono);
    font-size: 0.92em;
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--ck-sunken);
  }
  pre {
    margin: 0;
    padding: 10px 12px;
    overflow-x: auto;
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius);
    background: var(--ck-bg);
    line-height: 1.5;
  }
  pre code {
    padding: 0;
    background: none;
    white-space: pre;
    overflow-wrap: normal;
  }
  hr {
    inline-size: 100%;
    margin: 4px 0;
    border: 0;
    border-block-start: 1px solid var(--ck-line);
  }
  .scroll-x {
    overflow-x: auto;
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: var(--ck-small);
  }
  th,
  td {
    padding: 6px 12px;
    text-align: start;
    overflow-wrap: normal;
  }
  th {
    font-weight: 500;
    color: var(--ck-muted);
    background: var(--ck-bg);
  }
  tr + tr > *,
  tbody > tr > * {
    border-block-start: 1px solid var(--ck-line);
  }
  .align-center {
    text-align: center;
  }
  .align-right {
    text-align: end;
  }
  img {
    max-inline-size: 100%;
    border-radius: var(--ck-radius-inner);
  }
  .framed {
    border: 1px solid var(--ck-line);
  }
  .blocked {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
`;
