import { html, nothing, type TemplateResult } from 'lit';
import { timeLabel } from '../i18n/dates.ts';
import type { AssistantMessageItem, GeneratedImageItem, ThreadItem, UserMessageItem } from '../protocol/items.ts';
import { renderWidget } from '../widgets/render-widget.ts';
import { icon } from './icons.ts';
import { lazily } from './lazily.ts';
import { safeImageSource } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { timeOf } from './rows.ts';
import type { ViewContext } from './view-context.ts';

const withWorkflows = lazily(() => import('./workflow-view.ts'));
const withSources = lazily(() => import('./sources-view.ts'));
const withQuestions = lazily(() => import('./structured-input-view.ts'));

export interface ItemState {
  readonly isOpen: boolean;
  readonly isUnconfirmed: boolean;
  readonly isBusy: boolean;
  readonly hasFailed: boolean;
  readonly isRunning: boolean;
  readonly isEditable: boolean;
}

export function itemView(item: ThreadItem, state: ItemState, context: ViewContext): TemplateResult | typeof nothing {
  switch (item.type) {
    case 'user_message':
      return userMessage(item, state, context);
    case 'assistant_message':
      return assistantMessage(item, state, context);
    case 'widget':
      return html`<article class="assistant">
        ${renderWidget(item.widget, {
          t: context.t,
          markdown: context.markdown,
          isBusy: state.isBusy,
          dispatch: (action) => {
            context.actions.act(action, item);
          },
          redraw: () => {
            context.actions.redraw();
          },
        })}
      </article>`;
    case 'generated_image':
      return generatedImage(item, context);
    case 'structured_input':
      return html`${withQuestions(({ structuredInputView }) =>
        structuredInputView(item, { isDisabled: state.isRunning }, context),
      )}`;
    case 'workflow':
      return html`${withWorkflows(({ workflowView }) => workflowView(item.workflow, state, context))}`;
    case 'task':
      return html`<div class="assistant workflow">
        ${withWorkflows(({ taskView }) => taskView(item.task, context))}
      </div>`;
    case 'client_tool_call':
    case 'end_of_turn':
      return nothing;
  }
}

function userMessage(item: UserMessageItem, state: ItemState, context: ViewContext): TemplateResult {
  const { t } = context;
  const time = timeOf(item);
  return html`<article class="user ${state.isUnconfirmed ? 'unconfirmed' : ''}">
    <h3 class="sr">${t.text('you')}</h3>
    ${item.quoted_text ? html`<blockquote dir="auto" aria-label=${t.text('quoted')}>${item.quoted_text}</blockquote>` : nothing}
    ${(item.attachments ?? []).map((file) => html`<span class="chip">${icon(file.type === 'image' ? 'image' : 'document')}<bdi>${file.name}</bdi></span>`)}
    <div class="bubble" dir="auto">${item.content.map(userPart)}</div>
    <div class="under">
      ${state.hasFailed ? html`<span class="late">${t.text('notSent')}</span>` : nothing}
      ${
        state.isEditable
          ? html`<button
              class="icon-button small"
              type="button"
              aria-label=${t.text('edit')}
              title=${t.text('edit')}
              @click=${() => {
                context.actions.editMessage(item);
              }}
            >
              ${icon('pencil')}
            </button>`
          : nothing
      }
      ${time === null ? nothing : html`<time datetime=${time.toISOString()}>${timeLabel(time, t.locale)}</time>`}
    </div>
  </article>`;
}

function userPart(part: UserMessageItem['content'][number]): TemplateResult {
  return part.type === 'input_tag'
    ? html`<span class="mention">${part.text}</span> `
    : html`<span class="pre">${part.text}</span>`;
}

function assistantMessage(item: AssistantMessageItem, { isOpen }: ItemState, context: ViewContext): TemplateResult {
  return html`<article class="assistant ${isOpen ? 'open' : ''}" aria-busy=${isOpen ? 'true' : nothing}>
    <h3 class="sr">${context.t.text('assistant')}</h3>
    ${item.content.map(({ text, annotations }) => html`${renderMarkdown(text, context.markdown)}${annotations?.length ? withSources(({ sourcesView }) => sourcesView(annotations, context)) : nothing}`)}
  </article>`;
}

function generatedImage(item: GeneratedImageItem, { t, markdown }: ViewContext): TemplateResult {
  if (!item.image)
    return html`<div class="assistant skeleton tall" role="status" aria-label=${t.text('loading')}></div>`;
  const source = safeImageSource(item.image.url, markdown.base);
  return source === null
    ? html`<p class="assistant blocked">${icon('image')}${t.text('imageBlocked')}</p>`
    : html`<img class="assistant generated" src=${source} alt=${t.text('image')} />`;
}
