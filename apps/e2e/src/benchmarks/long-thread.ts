const START = Date.UTC(2026, 0, 1, 8);
const MINUTE = 60_000;

const answers = [
  'You have **3 tasks**:\n\n1. Buy groceries · 17:00\n2. Take vitamins · daily 20:00\n3. Renew passport',
  'Done. The report is due on *Friday*, see [the plan](https://example.com/plan) for its parts.',
  'Use this:\n\n```ts\nconst due = tasks.filter((task) => task.due < today);\n```\n\nIt keeps what is overdue.',
  '| task | due |\n| --- | --- |\n| Pay rent | 1 Dec |\n| Call Omar | 2 Dec |',
  'ٹھیک ہے، «گھر کا کرایہ» کل شام 5 بجے کے لیے شامل کر دیا گیا۔',
];

/** A thread as people have it: short questions, answers with lists, code, tables and Urdu, receipts with buttons. */
export function longThread(length: number) {
  const data = Array.from({ length }, (_, index) => ({
    id: `item-${String(index)}`,
    thread_id: 'long',
    created_at: new Date(START + index * 9 * MINUTE).toISOString(),
    ...contentOf(index),
  }));
  return { id: 'long', created_at: data[0]?.created_at, status: { type: 'active' }, items: { data, has_more: false } };
}

function contentOf(index: number) {
  if (index % 4 === 0) {
    const text = `Question ${String(index)}: what is left for this week?`;
    return { type: 'user_message', content: [{ type: 'input_text', text }], inference_options: {} };
  }
  if (index % 4 === 2) return { type: 'widget', widget: receipt(index) };
  const text = `${answers[index % answers.length] ?? ''}\n\nAnswer ${String(index)}.`;
  return { type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
}

function receipt(index: number) {
  const onClickAction = { type: 'show', payload: { id: index }, handler: 'client' };
  const children = [
    { type: 'Icon', name: 'plus', color: 'success' },
    { type: 'Text', value: 'Added', color: 'secondary' },
    { type: 'Text', value: `#${String(index)} Buy groceries`, weight: 'medium' },
    { type: 'Spacer' },
    { type: 'Button', label: 'Show', variant: 'ghost', onClickAction },
  ];
  return { type: 'Card', size: 'sm', children: [{ type: 'Row', children }] };
}
