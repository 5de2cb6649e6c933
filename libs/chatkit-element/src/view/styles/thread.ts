import { css } from 'lit';

export const thread = css`
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: var(--ck-gap);
    min-block-size: 100%;
    max-inline-size: 760px;
    margin-inline: auto;
    padding: var(--ck-pad);
  }
  /* The gap belongs to the rows, so that a row's own height is all the room that it takes. */
  .rows {
    margin-block: calc(var(--ck-gap) / -2);
  }
  .rows > .row {
    /* A row that changes lays out no other. Without content-visibility: looking each frame which of these few rows are
       in view took longer than drawing them. */
    contain: layout style;
    padding-block: calc(var(--ck-gap) / 2);
  }
  .day {
    text-align: center;
    color: var(--ck-faint);
    font-size: var(--ck-small);
  }
  .user {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 4px;
  }
  .bubble {
    max-inline-size: 82%;
    padding: 8px 12px;
    border-radius: var(--ck-radius);
    border-end-end-radius: 4px;
    background: var(--ck-accent-soft);
    unicode-bidi: plaintext;
  }
  .user blockquote {
    max-inline-size: 82%;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--ck-line-strong);
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
  .unconfirmed .bubble {
    opacity: 0.72;
  }
  .pre {
    white-space: pre-wrap;
  }
  .mention {
    color: var(--ck-accent-text);
    font-weight: 500;
  }
  .under,
  .answer-end {
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 26px;
    color: var(--ck-faint);
    font-size: var(--ck-small);
  }
  .under {
    min-block-size: 20px;
    gap: 6px;
  }
  .answer-end {
    margin-block-start: calc(var(--ck-gap) * -0.6);
    margin-inline-start: -6px;
  }
  .answer-end time {
    margin-inline-start: 6px;
  }
  .under .icon-button,
  .answer-end .icon-button {
    color: var(--ck-faint);
  }
  .answer-end .icon-button[aria-pressed='true'] {
    color: var(--ck-accent-text);
  }
  .late {
    color: var(--ck-danger);
    font-weight: 500;
  }
  .assistant {
    max-inline-size: 94%;
  }
  .progress {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
  .dots {
    display: inline-flex;
    gap: 4px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--ck-line-strong);
    animation: pulse 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  .notice {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding: 10px 12px;
    border-radius: var(--ck-radius);
    background: var(--ck-sunken);
    font-size: var(--ck-small);
  }
  .notice > .icon {
    margin-block-start: 2px;
  }
  .notice.warning {
    background: var(--ck-warn-soft);
  }
  .notice.warning > .icon {
    color: var(--ck-warn);
  }
  .notice.danger {
    background: var(--ck-danger-soft);
  }
  .notice.danger > .icon {
    color: var(--ck-danger);
  }
  .notice .button {
    flex: none;
  }
  .failure {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 48px var(--ck-pad);
    color: var(--ck-muted);
  }
  .latest {
    position: absolute;
    inset-inline-start: 50%;
    inset-block-end: 108px;
    translate: -50% 0;
    inline-size: 36px;
    block-size: 36px;
    display: grid;
    place-items: center;
    border: 1px solid var(--ck-line);
    border-radius: 50%;
    background: var(--ck-surface);
    color: var(--ck-muted);
    box-shadow: var(--ck-shadow);
  }
  [dir='rtl'] .latest {
    translate: 50% 0;
  }
  .start {
    margin-block: auto;
    padding-block: 32px;
    display: grid;
    gap: 20px;
  }
  .start h3 {
    font-size: calc(var(--ck-size) + 6px);
    font-weight: 600;
    line-height: 1.3;
  }
  [lang^='ur'] .start h3 {
    line-height: 1.9;
  }
  .start ul {
    display: grid;
    gap: 8px;
  }
  .prompt {
    inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius);
    transition: border-color var(--ck-motion) var(--ck-ease);
  }
  .prompt:hover {
    border-color: var(--ck-line-strong);
    background: var(--ck-bg);
  }
  .prompt .icon {
    color: var(--ck-accent-text);
  }
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 8px;
  }
  .workflow {
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
  .workflow summary {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    cursor: pointer;
    list-style: none;
    border-radius: var(--ck-radius-inner);
  }
  .workflow[open] summary .icon:last-child {
    rotate: 180deg;
  }
  .workflow ol {
    display: grid;
    gap: 8px;
    margin-block-start: 8px;
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--ck-line);
  }
  .task {
    display: flex;
    gap: 8px;
  }
  .task > .icon,
  .task > span {
    margin-block-start: 2px;
  }
  .done {
    color: var(--ck-done);
  }
  .generated {
    border-radius: var(--ck-radius);
    block-size: auto;
  }
`;
