import type { APIRequestContext } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** The scripts that a page names in its HTML, in kB of gzip: what must be there before it reacts. */
export async function weighScripts(request: APIRequestContext, path: string): Promise<number> {
  const html = await (await request.get(path)).text();
  const tags = [...html.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const addresses = tags
    .filter((attributes) => !/nomodule/i.test(attributes))
    .flatMap((attributes) => /\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? []);
  let bytes = 0;
  for (const address of new Set(addresses)) {
    bytes += gzipSync(await (await request.get(address)).body(), { level: 9 }).length;
  }
  return bytes / 1000;
}
