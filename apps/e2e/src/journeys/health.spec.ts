import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';

/** Both services keep one contract; the service has the same test in apps/backend/tests/health. */
const contract = parse(
  readFileSync(join(import.meta.dirname, '../../../../docs/contracts/health-checks.yaml'), 'utf8'),
);

for (const path of ['/health', '/ready', '/api/health']) {
  test(`${path} answers as the contract says, without a session`, async ({ request }) => {
    const answer = await request.get(path);
    const described = contract.paths[path].get.responses[answer.status()];
    expect(described, `status ${answer.status()}`).toBeDefined();
    const name = described.content['application/json'].schema.$ref.split('/').at(-1);
    const { properties, required } = contract.components.schemas[name];
    const body: Record<string, unknown> = await answer.json();
    expect(Object.keys(body)).toEqual(expect.arrayContaining(required));
    for (const [key, value] of Object.entries(body)) expect(properties[key]?.enum).toContain(value);
  });
}
