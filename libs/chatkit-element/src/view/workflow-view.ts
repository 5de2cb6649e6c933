import { html, nothing, type TemplateResult } from 'lit';
import type { Task, Workflow } from '../protocol/items.ts';
import { icon } from './icons.ts';
import { renderMarkdown } from './markdown.ts';
import { sourceView } from './sources-view.ts';
import type { ViewContext } from './view-context.ts';

export function workflowView(
  workflow: Workflow,
  { isOpen }: { readonly isOpen: boolean },
  context: ViewContext,
): TemplateResult {
  return html`<details class="assistant workflow" ?open=${workflow.expanded === true}>
    <summary>
      ${icon(workflow.summary?.icon ?? (workflow.type === 'reasoning' ? 'lightbulb' : 'list'))}
      <span dir="auto">${summaryOf(workflow, isOpen, context)}</span>${icon('chevron-down')}
    </summary>
    <ol>
      ${workflow.tasks.map((task) => html`<li>${taskView(task, context)}</li>`)}
    </ol>
  </details>`;
}

function summaryOf(workflow: Workflow, isOpen: boolean, { t }: ViewContext): string {
  if (workflow.summary?.title) return workflow.summary.title;
  const seconds = workflow.summary?.duration;
  if (typeof seconds === 'number') return t.text('thoughtFor', { seconds });
  const current = workflow.tasks.findLast((task) => task.status_indicator === 'loading') ?? workflow.tasks.at(-1);
  if (isOpen && current?.title) return current.title;
  return t.text(workflow.type === 'reasoning' ? 'thinking' : 'steps');
}

export function taskView(task: Task, context: ViewContext): TemplateResult {
  const { t, markdown } = context;
  const sources = task.type === 'web_search' || task.type === 'file' ? (task.sources ?? []) : [];
  const content = task.type === 'custom' || task.type === 'thought' ? (task.content ?? '') : '';
  return html`<div class="task">
    ${statusIcon(task, context)}
    <div class="grow">
      ${task.title ? html`<div dir="auto">${task.title}</div>` : nothing}
      ${content === '' ? nothing : renderMarkdown(content, markdown)}
      ${
        task.type === 'web_search' && (task.queries ?? []).length > 0
          ? html`<div class="faint" dir="auto">${t.text('searched')}: ${(task.queries ?? []).join(' · ')}</div>`
          : nothing
      }
      ${sources.map((source) => sourceView(source, context))}
    </div>
  </div>`;
}

function statusIcon(task: Task, { t }: ViewContext): TemplateResult | typeof nothing {
  if (task.status_indicator === 'complete') {
    return html`<span class="done" role="img" aria-label=${t.text('stepDone')}>${icon('check')}</span>`;
  }
  if (task.status_indicator === 'loading') {
    return html`<span class="spin" role="img" aria-label=${t.text('stepRunning')}>${icon('reload')}</span>`;
  }
  return task.type === 'custom' && task.icon ? html`${icon(task.icon)}` : nothing;
}
