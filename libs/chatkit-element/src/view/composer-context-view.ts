import type { Entity } from '@openai/chatkit';
import { html, nothing, type TemplateResult } from 'lit';
import type { Translation } from '../i18n/translate.ts';
import type { ComposerController } from './composer-controller.ts';
import { icon } from './icons.ts';

/** What goes along with the text: the message that it replaces, a quotation, mentions, files. */
export function contextView(composer: ComposerController, t: Translation): TemplateResult {
  const { draft } = composer;
  const remove = (label: string, onClick: () => void) =>
    html`<button class="icon-button tiny" type="button" aria-label=${label} @click=${onClick}>
      ${icon('close')}
    </button>`;
  return html`<div class="context">
    ${
      draft.editing === null
        ? nothing
        : html`<span class="chip"
            >${icon('pencil')}${t.text('editing')}${remove(t.text('cancelEdit'), () => {
              composer.change({ editing: null, text: '' });
            })}</span
          >`
    }
    ${
      draft.quote === null
        ? nothing
        : html`<span class="chip"
            ><bdi class="truncate">“${draft.quote}”</bdi>${remove(t.text('clear'), () => {
              composer.change({ quote: null });
            })}</span
          >`
    }
    ${draft.tags.map(
      (tag: Entity) =>
        html`<span class="chip"
          >${icon(tag.icon ?? 'at')}<bdi>${tag.title}</bdi>${remove(
            t.text('removeMention', { name: tag.title }),
            () => {
              composer.change({ tags: draft.tags.filter((other) => other !== tag) });
            },
          )}</span
        >`,
    )}
    ${draft.uploads.map(
      (upload) =>
        html`<span class="chip" aria-busy=${upload.attachment === null ? 'true' : 'false'}
          >${icon(upload.attachment === null ? 'reload' : 'document')}<bdi>${upload.name}</bdi>${remove(
            t.text('removeFile', { name: upload.name }),
            () => {
              composer.removeUpload(upload.key);
            },
          )}</span
        >`,
    )}
  </div>`;
}

/** Where the sound may go, before anybody listens. */
export function consentView(composer: ComposerController, t: Translation): TemplateResult {
  return html`<div class="notice info" role="group">
    ${icon('mic')}
    <div class="grow">${t.text('dictationConsent')}</div>
    <button
      class="button primary"
      type="button"
      @click=${() => {
        composer.allowDictation(true);
      }}
    >
      ${t.text('dictationAllow')}
    </button>
    <button
      class="button"
      type="button"
      @click=${() => {
        composer.allowDictation(false);
      }}
    >
      ${t.text('cancel')}
    </button>
  </div>`;
}
