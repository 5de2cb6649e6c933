import { html, nothing, type TemplateResult } from 'lit';
import { arrayOf, isBoolean, isNumber, isString, optional, shape } from '../protocol/guards.ts';
import type { WidgetNode } from '../protocol/widgets.ts';
import { changed } from './controls.ts';
import { inputWidget, nameOf, selectWidget } from './fields.ts';
import { chartWidget, imageWidget, tableWidget } from './pictures.ts';
import type { Rendered, Renderer } from './render-widget.ts';
import { stringOf, type WidgetContext } from './widget-context.ts';

function textareaWidget(node: WidgetNode): Rendered {
  return html`<textarea
    class="field"
    name=${stringOf(node, 'name')}
    aria-label=${nameOf(node)}
    rows=${isNumber(node['rows']) ? node['rows'] : 3}
    placeholder=${stringOf(node, 'placeholder') || nothing}
    ?required=${node['required'] === true}
    ?disabled=${node['disabled'] === true}
    dir="auto"
    .defaultValue=${stringOf(node, 'defaultValue')}
  ></textarea>`;
}

/** The browser's own date field: it knows the reader's calendar, keyboard and screen reader. */
function dateWidget(node: WidgetNode, context: WidgetContext): Rendered {
  const day = (key: string) => stringOf(node, key).slice(0, 10);
  return html`<input
    class="field"
    type="date"
    name=${stringOf(node, 'name')}
    aria-label=${nameOf(node)}
    value=${day('defaultValue')}
    min=${day('min') || nothing}
    max=${day('max') || nothing}
    ?disabled=${node['disabled'] === true}
    @change=${(event: Event) => {
      if (event.currentTarget instanceof HTMLInputElement) changed(node, event, context, event.currentTarget.value);
    }}
  />`;
}

const areRadioOptions = arrayOf(shape({ label: isString, value: isString, disabled: optional(isBoolean) }));

function radioGroupWidget(node: WidgetNode, context: WidgetContext): Rendered {
  const name = stringOf(node, 'name');
  const { options } = node;
  const isOff = (own: boolean | null | undefined) => node['disabled'] === true || own === true;
  const choices: readonly TemplateResult[] = areRadioOptions(options)
    ? options.map(
        (option) =>
          html`<label class="choice">
            <input
              type="radio"
              name=${name}
              value=${option.value}
              ?checked=${node['defaultValue'] === option.value}
              ?required=${node['required'] === true}
              ?disabled=${isOff(option.disabled)}
              @change=${(event: Event) => {
                changed(node, event, context, option.value);
              }}
            />
            <span dir="auto">${option.label}</span>
          </label>`,
      )
    : [];
  return html`<div
    class="w-box ${node['direction'] === 'row' ? 'row' : 'col'}"
    role="radiogroup"
    aria-label=${stringOf(node, 'ariaLabel') || name}
  >
    ${choices}
  </div>`;
}

function labelWidget(node: WidgetNode): Rendered {
  const focusField = (event: Event) => {
    if (!(event.currentTarget instanceof Element)) return;
    const field = event.currentTarget
      .closest('.widget')
      ?.querySelector(`[name="${CSS.escape(stringOf(node, 'fieldName'))}"]`);
    if (field instanceof HTMLElement) field.focus();
  };
  return html`<label class="w-label" dir="auto" @click=${focusField}>${stringOf(node, 'value')}</label>`;
}

/** Widgets that few answers use, in a chunk of their own. */
export const rareWidgets: Readonly<Record<string, Renderer>> = {
  Input: inputWidget,
  Select: selectWidget,
  Textarea: textareaWidget,
  DatePicker: dateWidget,
  RadioGroup: radioGroupWidget,
  Label: labelWidget,
  Image: imageWidget,
  Table: tableWidget,
  Chart: chartWidget,
};
