import { css } from 'lit';

export const history = css`
  .history {
    flex: 1;
    overflow-y: auto;
    padding: 8px;
  }
  .threads {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }
  .thread-row {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    padding-inline-end: 4px;
  }
  form.thread-row,
  div.thread-row[role='group'] {
    gap: 8px;
    padding-inline: 12px 4px;
  }
  .thread-open {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: baseline;
    gap: 10px;
    padding: 10px 12px;
    border-radius: var(--ck-radius-inner);
  }
  .thread-open[aria-current] {
    background: var(--ck-accent-soft);
    color: var(--ck-accent-text);
    font-weight: 500;
  }
  .thread-title {
    flex: 1;
    min-inline-size: 0;
    overflow-x: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .thread-open .faint {
    font-weight: 400;
    white-space: nowrap;
  }
  .quiet {
    color: var(--ck-faint);
  }
`;
