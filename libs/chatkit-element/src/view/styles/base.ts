import { css } from 'lit';

export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .root {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    background: var(--ck-surface);
    color: var(--ck-text);
    font: 400 var(--ck-size) / var(--ck-leading) var(--ck-font);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    -webkit-font-smoothing: antialiased;
  }
  h2,
  h3,
  h4,
  h5,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    cursor: pointer;
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
  }
  [aria-disabled='true'],
  :disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--ck-accent);
    outline-offset: 2px;
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [dir='rtl'] .flip {
    transform: scaleX(-1);
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .faint {
    color: var(--ck-faint);
    font-size: var(--ck-small);
  }
  .hidden {
    display: none;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .truncate {
    display: block;
    /* Sideways only: Nastaliq letters rise above and hang below their line. */
    overflow-x: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .empty {
    padding: 48px var(--ck-pad);
    text-align: center;
    color: var(--ck-muted);
  }
  .header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 56px;
    padding-inline: var(--ck-pad) calc(var(--ck-pad) - 8px);
    border-block-end: 1px solid var(--ck-line);
    flex: none;
  }
  .header h2 {
    font-size: inherit;
    font-weight: 600;
    overflow-x: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [dir='rtl'] .header h2 {
    text-align: right;
  }
  .icon-button {
    inline-size: 32px;
    block-size: 32px;
    flex: none;
    display: inline-grid;
    place-items: center;
    border-radius: var(--ck-radius-inner);
    color: var(--ck-muted);
    transition: background var(--ck-motion) var(--ck-ease);
  }
  .icon-button.small {
    inline-size: 26px;
    block-size: 26px;
  }
  .icon-button.small .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .icon-button.tiny {
    inline-size: 24px;
    block-size: 24px;
    margin-inline-end: -8px;
  }
  .icon-button.tiny .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  .icon-button:hover,
  .thread-open:hover,
  .text-button:hover,
  button.list-item:hover {
    background: var(--ck-sunken);
  }
  .icon-button[aria-pressed='true'] {
    color: var(--ck-accent-text);
    background: var(--ck-accent-soft);
  }
  .recording {
    animation: pulse 1.6s infinite;
  }
  .text-button {
    color: var(--ck-accent-text);
    font-weight: 500;
    padding: 4px 8px;
    border-radius: var(--ck-radius-inner);
  }
  .centred {
    align-self: center;
    display: block;
    margin: 4px auto;
  }
  .button {
    min-block-size: 32px;
    padding: 0 12px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    border: 1px solid var(--ck-line);
    border-radius: var(--ck-radius-inner);
    font-weight: 500;
    white-space: nowrap;
    background: var(--ck-surface);
    transition:
      background var(--ck-motion) var(--ck-ease),
      border-color var(--ck-motion) var(--ck-ease);
  }
  .button:hover {
    border-color: var(--ck-line-strong);
  }
  .button.primary {
    background: var(--ck-accent);
    border-color: var(--ck-accent);
    color: var(--ck-on-accent);
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--ck-accent) 88%, var(--ck-text));
  }
  .button.danger {
    color: var(--ck-danger);
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
  }
  .field {
    inline-size: 100%;
    min-block-size: 34px;
    padding: 4px 10px;
    border: 1px solid var(--ck-line-strong);
    border-radius: var(--ck-radius-inner);
    background: var(--ck-surface);
  }
  textarea.field {
    resize: vertical;
  }
  ::placeholder {
    color: var(--ck-faint);
    opacity: 1;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 0 8px;
    border-radius: var(--ck-radius-inner);
    background: var(--ck-sunken);
    color: var(--ck-muted);
    font-size: var(--ck-small);
    text-decoration: none;
  }
  .chip .icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .skeletons {
    display: grid;
    gap: 14px;
    padding: var(--ck-pad);
  }
  .skeleton {
    block-size: 16px;
    border-radius: var(--ck-radius-inner);
    background: var(--ck-sunken);
    animation: pulse 1.6s infinite;
  }
  .skeleton.tall {
    block-size: 180px;
  }
  .w44 {
    inline-size: 44%;
  }
  .w50 {
    inline-size: 50%;
  }
  .w62 {
    inline-size: 62%;
  }
  .w70 {
    inline-size: 70%;
  }
  .spin .icon {
    animation: spin 1.2s linear infinite;
  }
  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
  @media (pointer: coarse) {
    .icon-button,
    .button,
    .thread-open,
    button.list-item {
      min-block-size: 44px;
      min-inline-size: 44px;
    }
  }
`;
