import { css } from 'lit';

export const composer = css`
  .composer {
    flex: none;
    display: grid;
    gap: 8px;
    inline-size: 100%;
    max-inline-size: 760px;
    margin-inline: auto;
    padding: 12px var(--ck-pad) 14px;
  }
  .root > .composer::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    margin-block-start: -12px;
    border-block-start: 1px solid var(--ck-line);
  }
  .box {
    position: relative;
    border: 1px solid var(--ck-line-strong);
    border-radius: var(--ck-radius);
    background: var(--ck-bg);
    transition:
      border-color var(--ck-motion) var(--ck-ease),
      box-shadow var(--ck-motion) var(--ck-ease);
  }
  .box:focus-within {
    border-color: var(--ck-accent);
    box-shadow: 0 0 0 3px color-mix(in oklab, var(--ck-accent) 14%, transparent);
  }
  .field-row {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 7px;
    padding-inline-start: 12px;
  }
  /* The hidden copy of the text gives the box its height, so that no script has to measure. */
  .autosize {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    max-block-size: 40vh;
    overflow-y: auto;
  }
  .autosize::after,
  .autosize textarea {
    grid-area: 1 / 1;
    font: inherit;
    padding: 5px 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .autosize::after {
    content: attr(data-text) ' ';
    visibility: hidden;
  }
  .autosize textarea {
    resize: none;
    overflow: hidden;
    border: 0;
    background: none;
    outline: none;
    inline-size: 100%;
  }
  .send {
    inline-size: 32px;
    block-size: 32px;
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 8px;
    background: var(--ck-accent);
    color: var(--ck-on-accent);
    transition: background var(--ck-motion) var(--ck-ease);
  }
  .send[aria-disabled='true'] {
    background: var(--ck-sunken);
    color: var(--ck-faint);
  }
  .send.stop {
    background: var(--ck-text);
    color: var(--ck-surface);
  }
  .send.stop .icon {
    fill: currentColor;
  }
  .options-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 0 8px 8px 12px;
  }
  .tool {
    border: 1px solid transparent;
  }
  .tool[aria-pressed='true'] {
    background: var(--ck-accent-soft);
    color: var(--ck-accent-text);
  }
  .model {
    margin-inline-start: auto;
    min-block-size: 26px;
    border: 0;
    background: none;
    color: var(--ck-muted);
    font-size: var(--ck-small);
  }
  .context {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .footer {
    display: grid;
    gap: 2px;
    color: var(--ck-faint);
    font-size: var(--ck-small);
  }
  .footer.strong {
    color: var(--ck-text);
  }
  #suggestions {
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(100% + 6px);
    z-index: 2;
    max-block-size: 40vh;
    overflow-y: auto;
    padding: 4px;
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius);
    background: var(--ck-surface);
    box-shadow: var(--ck-shadow);
  }
  #suggestions li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 34px;
    padding: 4px 8px;
    border-radius: var(--ck-radius-inner);
    cursor: pointer;
  }
  #suggestions [aria-selected='true'] {
    background: var(--ck-accent-soft);
    color: var(--ck-accent-text);
  }
  @media (pointer: coarse) {
    .autosize,
    .field {
      font-size: max(16px, var(--ck-size));
    }
    .send {
      inline-size: 44px;
      block-size: 44px;
      min-inline-size: 44px;
    }
  }
`;
