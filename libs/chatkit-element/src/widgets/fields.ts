import { html, nothing } from 'lit';
import { arrayOf, isBoolean, isString, optional, shape } from '../protocol/guards.ts';
import type { WidgetNode } from '../protocol/widgets.ts';
import { changed } from './controls.ts';
import type { Rendered } from './render-widget.ts';
import { oneOf, stringOf, type WidgetContext } from './widget-context.ts';

const INPUT_TYPES = ['text', 'number', 'email', 'password', 'tel', 'url'] as const;

export function inputWidget(node: WidgetNode): Rendered {
  return html`<input
    class="field"
    type=${oneOf(node, 'inputType', INPUT_TYPES, 'text')}
    name=${stringOf(node, 'name')}
    aria-label=${nameOf(node)}
    value=${stringOf(node, 'defaultValue')}
    placeholder=${stringOf(node, 'placeholder') || nothing}
    pattern=${stringOf(node, 'pattern') || nothing}
    ?required=${node['required'] === true}
    ?disabled=${node['disabled'] === true}
    dir="auto"
  />`;
}

const areOptions = arrayOf(shape({ value: isString, label: isString, disabled: optional(isBoolean) }));

export function selectWidget(node: WidgetNode, context: WidgetContext): Rendered {
  const { options } = node;
  const hasEmpty = node['clearable'] === true || !isString(node['defaultValue']);
  return html`<select
    class="field ${node['block'] === true ? 'block' : ''}"
    name=${stringOf(node, 'name')}
    aria-label=${nameOf(node)}
    ?disabled=${node['disabled'] === true}
    @change=${(event: Event) => {
      if (event.currentTarget instanceof HTMLSelectElement) changed(node, event, context, event.currentTarget.value);
    }}
  >
    ${hasEmpty ? html`<option value="">${stringOf(node, 'placeholder') || context.t.text('choose')}</option>` : nothing}
    ${
      areOptions(options)
        ? options.map(
            (option) =>
              html`<option
                value=${option.value}
                ?selected=${option.value === node['defaultValue']}
                ?disabled=${option.disabled === true}
              >
                ${option.label}
              </option>`,
          )
        : nothing
    }
  </select>`;
}

/** Labels are separate nodes in a widget; the placeholder, else the field's name, always gives it an accessible name. */
export function nameOf(node: WidgetNode): string {
  return stringOf(node, 'placeholder') || stringOf(node, 'name').replaceAll(/[._-]/g, ' ');
}
