import type { ModelOption } from '@openai/chatkit';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ThreadState } from '../protocol/thread-state.ts';
import type { ComposerController } from './composer-controller.ts';
import { canSend, type Draft, modelOf } from './composer.ts';
import { icon } from './icons.ts';
import { renderMarkdown } from './markdown.ts';
import { lazily } from './lazily.ts';
import type { ViewContext } from './view-context.ts';

const withSuggestions = lazily(() => import('./suggestions-view.ts'));
const withContext = lazily(() => import('./composer-context-view.ts'));

export interface ComposerProps {
  readonly composer: ComposerController;
  readonly state: ThreadState;
  readonly engine: string | null;
  /** What the file dialog offers. */
  readonly accept: string;
  stop(): void;
  mention(): void;
}

export function composerView(props: ComposerProps, context: ViewContext): TemplateResult {
  const { composer, state } = props;
  const { draft, suggestions } = composer;
  const { options, t } = context;
  const status = state.thread?.status?.type ?? 'active';
  if (status !== 'active') {
    const reason = state.thread?.status?.reason ?? t.text(status === 'locked' ? 'locked' : 'closed');
    return html`<div class="composer"><p class="faint" dir="auto">${reason}</p></div>`;
  }
  const tool = options.composer?.tools?.find(({ id }) => id === draft.toolId);
  const placeholder = tool?.placeholderOverride ?? options.composer?.placeholder ?? t.text('placeholder');
  const input = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLTextAreaElement)) return;
    composer.change({ text: event.currentTarget.value });
    void composer.typed(event.currentTarget.value, event.currentTarget.selectionStart);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || options.composer?.attachments?.enabled !== true) return;
    event.preventDefault();
    void composer.addFiles(files);
  };
  const choose = (index: number) => {
    composer.choose(index);
  };
  return html`<form
    class="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      composer.send();
    }}
  >
    ${hasContext(draft) ? withContext(({ contextView }) => contextView(composer, t)) : nothing}
    ${composer.dictationState === 'asking' ? withContext(({ consentView }) => consentView(composer, t)) : nothing}
    <div class="box">
      ${
        suggestions === null
          ? nothing
          : withSuggestions(({ suggestionsView }) => suggestionsView(suggestions, choose, t))
      }
      <div class="field-row">
        <div class="autosize" data-text=${draft.text}>
          <textarea
            id="message"
            rows="1"
            dir=${draft.text === '' ? nothing : 'auto'}
            aria-label=${t.text('message')}
            placeholder=${placeholder}
            enterkeyhint="send"
            aria-autocomplete=${suggestions === null ? nothing : 'list'}
            aria-controls=${suggestions === null ? nothing : 'suggestions'}
            aria-activedescendant=${suggestions === null || suggestions.options.length === 0 ? nothing : `suggestion-${String(suggestions.active)}`}
            .value=${live(draft.text)}
            @input=${input}
            @paste=${paste}
            @keydown=${(event: KeyboardEvent) => {
              composer.key(event);
            }}
          ></textarea>
        </div>
        ${toolButtons(props, context)} ${mainButton(props, context)}
      </div>
      ${optionsRow(props, context)}
    </div>
    ${footerView(props.engine, context)}
  </form>`;
}

function hasContext({ editing, quote, tags, uploads }: Draft): boolean {
  return editing !== null || quote !== null || tags.length > 0 || uploads.length > 0;
}

function mainButton({ composer: { draft }, state, stop }: ComposerProps, { t }: ViewContext): TemplateResult {
  if (state.isRunning && state.allowsCancel) {
    return html`<button
      class="send stop"
      type="button"
      aria-label=${t.text('stop')}
      title=${t.text('stop')}
      @click=${stop}
    >
      ${icon('stop')}
    </button>`;
  }
  const isOff = state.isRunning || !canSend(draft);
  return html`<button
    class="send"
    type="submit"
    aria-label=${t.text('send')}
    title=${t.text('send')}
    aria-disabled=${isOff ? 'true' : nothing}
  >
    ${icon('arrow-up')}
  </button>`;
}

function toolButtons(props: ComposerProps, { options, t }: ViewContext): TemplateResult {
  const { composer } = props;
  const dictation = composer.dictationState;
  const canAttach = options.composer?.attachments?.enabled === true;
  const pick = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    void composer.addFiles([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  const browse = (event: Event) => {
    const field = event.currentTarget instanceof Element ? event.currentTarget.nextElementSibling : null;
    if (field instanceof HTMLInputElement) field.click();
  };
  const canMention = options.entities?.onTagSearch !== undefined && options.entities.showComposerMenu === true;
  const speakLabel = t.text(dictation === 'on' ? 'dictating' : 'dictate');
  return html`
    ${
      canMention
        ? html`<button
            class="icon-button"
            type="button"
            aria-label=${t.text('mention')}
            title=${t.text('mention')}
            @click=${() => {
              props.mention();
            }}
          >
            ${icon('at')}
          </button>`
        : nothing
    }
    ${
      canAttach
        ? html`<button
              class="icon-button"
              type="button"
              aria-label=${t.text('attach')}
              title=${t.text('attach')}
              @click=${browse}
            >
              ${icon('clip')}</button
            ><input
              class="hidden"
              type="file"
              multiple
              tabindex="-1"
              aria-hidden="true"
              accept=${props.accept || nothing}
              @change=${pick}
            />`
        : nothing
    }
    ${
      dictation === 'hidden'
        ? nothing
        : html`<button
            class="icon-button ${dictation === 'on' ? 'recording' : ''}"
            type="button"
            aria-label=${speakLabel}
            title=${speakLabel}
            aria-pressed=${dictation === 'on' ? 'true' : 'false'}
            @click=${() => {
              composer.dictate();
            }}
          >
            ${icon('mic')}
          </button>`
    }
  `;
}

/** Tools and models, below the text so that it keeps the whole width. */
function optionsRow({ composer }: ComposerProps, { options, t }: ViewContext): TemplateResult | typeof nothing {
  const { tools = [], models = [] } = options.composer ?? {};
  if (tools.length === 0 && models.length === 0) return nothing;
  const chosen = modelOf(composer.draft, options.composer ?? {});
  const pickModel = (event: Event) => {
    if (event.currentTarget instanceof HTMLSelectElement) composer.change({ modelId: event.currentTarget.value });
  };
  return html`<div class="options-row" role="group" aria-label=${t.text('tools')}>
    ${tools.map((tool) => {
      const isOn = tool.id === composer.draft.toolId;
      return html`<button
        class="chip tool"
        type="button"
        aria-pressed=${isOn ? 'true' : 'false'}
        @click=${() => {
          composer.change({ toolId: isOn ? null : tool.id });
        }}
      >
        ${icon(tool.icon)}<bdi>${isOn ? (tool.shortLabel ?? tool.label) : tool.label}</bdi>
      </button>`;
    })}
    ${
      models.length === 0
        ? nothing
        : html`<select class="model" aria-label=${t.text('model')} @change=${pickModel}>
            ${models.map((model) => html`<option value=${model.id} ?selected=${model.id === chosen} ?disabled=${model.disabled === true}>${modelLabel(model)}</option>`)}
          </select>`
    }
  </div>`;
}

/** An option of a native list has one text. */
function modelLabel({ label, description }: ModelOption): string {
  return description === undefined ? label : `${label} · ${description}`;
}

function footerView(engine: string | null, { options, markdown }: ViewContext): TemplateResult | typeof nothing {
  const { disclaimer } = options;
  if (engine === null && disclaimer === undefined) return nothing;
  return html`<div class="footer ${disclaimer?.highContrast === true ? 'strong' : ''}">
    ${engine === null ? nothing : html`<span id="engine" dir="auto">${engine}</span>`}
    ${disclaimer === undefined ? nothing : renderMarkdown(disclaimer.text, markdown)}
  </div>`;
}
