import { html, nothing, type TemplateResult } from 'lit';
import { timeLabel } from '../i18n/dates.ts';
import type { MessageKey } from '../i18n/en.ts';
import { icon } from './icons.ts';
import { copyText } from './item-text.ts';
import { timeOf, type Row } from './rows.ts';
import type { ViewContext } from './view-context.ts';

interface Props {
  readonly row: Extract<Row, { kind: 'answer-end' }>;
  readonly given: 'positive' | 'negative' | undefined;
  readonly isCopied: boolean;
}

/** Under a finished answer: copy, thumbs, retry, and when it was. */
export function answerEndView({ row, given, isCopied }: Props, context: ViewContext): TemplateResult {
  const { options, t, actions } = context;
  const last = row.items.at(-1);
  const time = last === undefined ? null : timeOf(last);
  const hasText = row.items.some((item) => copyText(item) !== '');
  const tool = (name: string, key: MessageKey, onClick: () => void, pressed?: boolean) =>
    html`<button
      class="icon-button small"
      type="button"
      aria-label=${t.text(key)}
      title=${t.text(key)}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      @click=${onClick}
    >
      ${icon(name)}
    </button>`;
  return html`<div class="answer-end">
    ${
      hasText
        ? tool(isCopied ? 'check' : 'copy', isCopied ? 'copied' : 'copy', () => {
            actions.copy(row.items);
          })
        : nothing
    }
    ${
      options.threadItemActions?.feedback === true
        ? [
            tool(
              'thumb-up',
              'good',
              () => {
                actions.feedback(row.items, 'positive');
              },
              given === 'positive',
            ),
            tool(
              'thumb-down',
              'bad',
              () => {
                actions.feedback(row.items, 'negative');
              },
              given === 'negative',
            ),
          ]
        : nothing
    }
    ${
      options.threadItemActions?.retry === true && last !== undefined
        ? tool('reload', 'retry', () => {
            actions.retry(last.id);
          })
        : nothing
    }
    ${time === null ? nothing : html`<time datetime=${time.toISOString()}>${timeLabel(time, t.locale)}</time>`}
  </div>`;
}
