import { html, nothing } from 'lit';
import type { WidgetNode } from '../protocol/widgets.ts';
import { icon } from '../view/icons.ts';
import type { Rendered } from './render-widget.ts';
import { oneOf, runAction, setPath, stringOf, type WidgetContext } from './widget-context.ts';

const COLORS = ['primary', 'secondary', 'info', 'discovery', 'success', 'caution', 'warning', 'danger'] as const;

export function buttonWidget(node: WidgetNode, context: WidgetContext): Rendered {
  const label = stringOf(node, 'label');
  const start = stringOf(node, 'iconStart');
  const end = stringOf(node, 'iconEnd');
  const style = oneOf(node, 'style', ['primary', 'secondary'], 'secondary');
  const color = oneOf(node, 'color', COLORS, style);
  const variant = oneOf(
    node,
    'variant',
    ['solid', 'soft', 'outline', 'ghost'],
    style === 'primary' ? 'solid' : 'outline',
  );
  const shapeNames = ['block', 'pill', 'uniform'].filter((name) => node[name] === true).join(' ');
  const isDisabled = context.isBusy || node['disabled'] === true;
  const isSubmit = node['submit'] === true;
  const click = (event: Event) => {
    if (isDisabled) event.preventDefault();
    else if (!isSubmit) runAction(node['onClickAction'], event.currentTarget, context);
  };
  return html`<button
    class="button ${color} ${variant} size-${stringOf(node, 'size') || 'md'} ${shapeNames}"
    type=${isSubmit ? 'submit' : 'button'}
    aria-disabled=${isDisabled ? 'true' : nothing}
    aria-label=${label === '' ? (start || end).replace(/^\w+:/, '').replaceAll('-', ' ') : nothing}
    @click=${click}
  >
    ${start === '' ? nothing : icon(start)}${label === '' ? nothing : html`<span dir="auto">${label}</span>`}${end === '' ? nothing : icon(end)}
  </button>`;
}

export function changed(node: WidgetNode, event: Event, context: WidgetContext, value: unknown): void {
  const own = {};
  setPath(own, stringOf(node, 'name').split('.'), value);
  runAction(node['onChangeAction'], event.currentTarget, context, own);
}

export function checkboxWidget(node: WidgetNode, context: WidgetContext): Rendered {
  const name = stringOf(node, 'name');
  const label = stringOf(node, 'label');
  return html`<label class="choice">
    <input
      type="checkbox"
      name=${name}
      aria-label=${label === '' ? name : nothing}
      ?checked=${node['defaultChecked'] === true}
      ?required=${node['required'] === true}
      ?disabled=${node['disabled'] === true}
      @change=${(event: Event) => {
        changed(node, event, context, event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
      }}
    />
    ${label === '' ? nothing : html`<span dir="auto">${label}</span>`}
  </label>`;
}
