import { html, nothing, type TemplateResult } from 'lit';
import type { StructuredInputItem, StructuredQuestion } from '../protocol/items.ts';
import type { StructuredAnswer } from '../protocol/requests.ts';
import type { ViewContext } from './view-context.ts';

interface Props {
  readonly isDisabled: boolean;
}

/** Questions that the assistant asks; once answered, the answers stay where the questions were. */
export function structuredInputView(
  item: StructuredInputItem,
  { isDisabled }: Props,
  context: ViewContext,
): TemplateResult {
  const { t, actions } = context;
  if (item.status !== 'pending') {
    return html`<article class="assistant widget card">
      <dl class="answers">${item.inputs.map((question) => answered(question, context))}</dl>
    </article>`;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isDisabled || !(event.currentTarget instanceof HTMLFormElement)) return;
    actions.answer(item.id, answersOf(item.inputs, new FormData(event.currentTarget)));
  };
  return html`<form class="assistant widget card" @submit=${submit}>
    <div class="card-body">${item.inputs.map((input) => question(item.id, input, context))}</div>
    <div class="card-actions">
      <button class="button primary" type="submit" aria-disabled=${isDisabled ? 'true' : nothing}>
        ${t.text('submit')}
      </button>
      <button
        class="button"
        type="button"
        aria-disabled=${isDisabled ? 'true' : nothing}
        @click=${() => {
          if (!isDisabled) actions.answer(item.id, null);
        }}
      >
        ${t.text('skip')}
      </button>
    </div>
  </form>`;
}

function answered({ question: text, answer }: StructuredQuestion, { t }: ViewContext): TemplateResult {
  const values = answer?.values ?? [];
  return html`<dt dir="auto">${text}</dt>
    <dd dir="auto">${values.length === 0 ? t.text('skipped') : values.join(', ')}</dd>`;
}

function question(itemId: string, input: StructuredQuestion, { t }: ViewContext): TemplateResult {
  const id = `${itemId}-${input.id}`;
  if (input.type === 'freeform') {
    return html`<div class="question">
      <label for=${id} dir="auto">${input.question}</label>
      ${input.description ? html`<p class="faint" id="${id}-about" dir="auto">${input.description}</p>` : nothing}
      <textarea
        class="field"
        id=${id}
        name=${input.id}
        rows="2"
        dir="auto"
        aria-describedby=${input.description ? `${id}-about` : nothing}
      ></textarea>
    </div>`;
  }
  return html`<fieldset class="question">
    <legend dir="auto">${input.question}</legend>
    ${input.options.map(
      (option) =>
        html`<label class="choice">
          <input type=${input.multiple === true ? 'checkbox' : 'radio'} name=${input.id} value=${option.value} />
          <span dir="auto">${option.value}</span>
        </label>`,
    )}
    <input
      class="field"
      name="${input.id}:other"
      placeholder=${t.text('otherAnswer')}
      aria-label=${t.text('otherAnswer')}
      dir="auto"
    />
  </fieldset>`;
}

/** A typed answer counts beside ticked ones, and instead of the one ticked where only one may be given. */
export function answersOf(
  questions: readonly StructuredQuestion[],
  form: FormData,
): Readonly<Record<string, StructuredAnswer>> {
  return Object.fromEntries(
    questions.map((input) => {
      const ticked = form.getAll(input.id).filter(isFilled);
      const typed = form.getAll(`${input.id}:other`).filter(isFilled);
      const isSingle = input.type === 'freeform' || input.multiple !== true;
      const values = isSingle ? [...typed, ...ticked].slice(0, 1) : [...ticked, ...typed];
      return [input.id, { values, skipped: values.length === 0 }];
    }),
  );
}

function isFilled(value: FormDataEntryValue): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
