/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as supported from './supported.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const python = ['bin/python', 'Scripts/python.exe'].map((path) => `${root}apps/backend/.venv/${path}`).find(existsSync);

/** The `type` of every member of the SDK's unions. */
const LIST = `
import json, typing, warnings
warnings.simplefilter("ignore")
from chatkit import types, widgets
def names(union):
    if isinstance(union, typing.TypeAliasType if hasattr(typing, "TypeAliasType") else ()):
        return names(union.__value__)
    if hasattr(union, "model_fields"):
        return list(typing.get_args(union.model_fields["type"].annotation))
    return [name for part in typing.get_args(union) for name in names(part)]
print(json.dumps({
    "streamEvents": names(types.ThreadStreamEvent),
    "itemUpdates": names(types.ThreadItemUpdate),
    "items": names(types.ThreadItem),
    "tasks": names(types.Task),
    "sources": names(types.URLSource | types.FileSource | types.EntitySource),
    "requests": names(types.StreamingReq) + names(types.NonStreamingReq),
    "serverWidgets": names(widgets.WidgetRoot) + names(widgets.WidgetComponent),
}))
`;

const tables: Readonly<Record<string, object>> = {
  streamEvents: supported.streamEvents,
  itemUpdates: supported.itemUpdates,
  items: { ...supported.items, ...supported.otherItems },
  tasks: supported.tasks,
  sources: supported.sources,
  requests: { ...supported.requests, ...supported.otherRequests },
  serverWidgets: supported.serverWidgets,
};

(python === undefined ? describe.skip : describe)('the table of what is supported', () => {
  let listed: Readonly<Record<string, readonly string[]>> = {};

  beforeAll(() => {
    listed = JSON.parse(execFileSync(python ?? '', ['-c', LIST], { encoding: 'utf8' })) as typeof listed;
  });

  it.each(Object.entries(tables))('names all %s of the Python SDK, and nothing else', (kind, table) => {
    const typed = kind === 'serverWidgets' ? Object.keys(supported.widgets) : [];
    const expected = new Set(listed[kind]?.filter((name) => !typed.includes(name)));
    expect(Object.keys(table).sort()).toEqual([...expected].sort());
  });
});
