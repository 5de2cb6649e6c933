import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { childrenOf, type WidgetNode } from '../protocol/widgets.ts';
import { lazily } from '../view/lazily.ts';
import { renderMarkdown } from '../view/markdown.ts';
import { cardWidget, listItemWidget, listViewWidget } from './containers.ts';
import { dividerWidget, iconWidget } from './content.ts';
import { buttonWidget, checkboxWidget } from './controls.ts';
import { boxDeclarations, flexDeclarations, sizeValue } from './style-values.ts';
import { badgeWidget, captionWidget, textWidget, titleWidget } from './text.ts';
import { runAction, stringOf, type WidgetContext } from './widget-context.ts';

const withRareWidgets = lazily(() => import('./rare-widgets.ts'));

export type Rendered = TemplateResult | typeof nothing;
export type Children = (node: WidgetNode) => readonly Rendered[];
export type Renderer = (node: WidgetNode, context: WidgetContext, children: Children) => Rendered;

const renderers: Readonly<Record<string, Renderer>> = {
  Card: cardWidget,
  ListView: listViewWidget,
  ListViewItem: listItemWidget,
  Basic: (node, context, children) => flexBox(node, node['direction'] === 'row' ? 'row' : 'col', context, children),
  Box: (node, context, children) => flexBox(node, node['direction'] === 'row' ? 'row' : 'col', context, children),
  Row: (node, context, children) => flexBox(node, 'row', context, children),
  Col: (node, context, children) => flexBox(node, 'col', context, children),
  Form: formWidget,
  Transition: (node, _context, children) => html`${children(node)}`,
  Text: textWidget,
  Title: titleWidget,
  Caption: captionWidget,
  Badge: badgeWidget,
  Markdown: (node, context) => renderMarkdown(stringOf(node, 'value'), context.markdown),
  Icon: iconWidget,
  Divider: dividerWidget,
  Spacer: (node) =>
    html`<span
      class="w-spacer"
      style=${styleMap({ 'min-width': sizeValue(node['minSize']), 'min-height': sizeValue(node['minSize']) })}
    ></span>`,
  Button: buttonWidget,
  Checkbox: checkboxWidget,
};

/** Deeper than any design; a tree that loops or grows without end stops here. */
const MAX_DEPTH = 24;

export function renderWidget(root: WidgetNode, context: WidgetContext): TemplateResult {
  const render = (node: WidgetNode, depth: number): Rendered => {
    const unsupported = html`<span class="faint">${context.t.text('unsupported')}</span>`;
    if (depth > MAX_DEPTH) return unsupported;
    const children = (parent: WidgetNode) => childrenOf(parent).map((child) => render(child, depth + 1));
    const renderer = Object.hasOwn(renderers, node.type) ? renderers[node.type] : undefined;
    if (renderer !== undefined) return renderer(node, context, children);
    const rare = withRareWidgets(({ rareWidgets }) => {
      const found = Object.hasOwn(rareWidgets, node.type) ? rareWidgets[node.type] : undefined;
      return found === undefined ? unsupported : found(node, context, children);
    });
    return html`${rare}`;
  };
  const scheme = root['theme'] === 'dark' || root['theme'] === 'light' ? root['theme'] : '';
  return html`<div class="widget ${scheme}" aria-busy=${context.isBusy ? 'true' : nothing}>${render(root, 0)}</div>`;
}

function flexBox(node: WidgetNode, direction: 'row' | 'col', _context: WidgetContext, children: Children): Rendered {
  const style = { ...flexDeclarations(node, direction), ...boxDeclarations(node) };
  return html`<div class="w-box ${direction}" style=${styleMap(style)}>${children(node)}</div>`;
}

function formWidget(node: WidgetNode, context: WidgetContext, children: Children): Rendered {
  const direction = node['direction'] === 'row' ? 'row' : 'col';
  const style = { ...flexDeclarations(node, direction), ...boxDeclarations(node) };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    runAction(node['onSubmitAction'], event.currentTarget, context);
  };
  return html`<form class="w-box ${direction}" style=${styleMap(style)} @submit=${submit}>${children(node)}</form>`;
}
