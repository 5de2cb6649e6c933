import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { EngineImage } from '../images/engine.ts';
import type { ImageLayer } from '../images/image-layers.ts';
import type { Session } from '../session.ts';

const cacheSchema = z.record(z.string(), z.array(z.object({ step: z.string(), sizeBytes: z.number() })));

/**
 * Layers by service. An image never changes under its id, so the engine is asked once for each image: a deploy that
 * changes nothing has no time for it.
 */
export async function readLayers(
  { root, engine }: Pick<Session, 'root' | 'engine'>,
  images: ReadonlyMap<string, EngineImage>,
): Promise<Record<string, readonly ImageLayer[]>> {
  const file = join(root, 'dist', 'deploy', 'layers.json');
  const known = await readKnown(file);
  const entries = await Promise.all(
    [...images].map(async ([name, { id }]) => ({ name, id, layers: known[id] ?? (await engine.layers(id)) })),
  );
  if (entries.some(({ id }) => known[id] === undefined)) {
    const layersById = Object.fromEntries(entries.map(({ id, layers }) => [id, layers]));
    // Only a hint is lost when it cannot be kept.
    await keep(file, JSON.stringify(layersById)).catch(() => undefined);
  }
  return Object.fromEntries(entries.map(({ name, layers }) => [name, layers]));
}

/** A file that is missing or spoilt only costs asking the engine again. */
async function readKnown(file: string): Promise<Readonly<Record<string, readonly ImageLayer[]>>> {
  try {
    return cacheSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

async function keep(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
