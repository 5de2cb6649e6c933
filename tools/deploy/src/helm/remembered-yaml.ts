import { statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { digestOf, type JsonObject } from '../json.ts';

/** What texts came to when they were parsed, by their digest: to parse YAML takes a no-op deploy longer than all it reads. */
export interface RememberedYaml {
  /** The same parser, asked only for what is not remembered. */
  through<Result>(parse: (text: string) => Result, result: z.ZodType<Result>): (text: string) => Result;
  /** Keeps what this run has asked for, and nothing else. */
  keep(): Promise<void>;
}

/** An object of what was parsed: it was looked into before it was kept. */
export const rememberedObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const memorySchema = z.object({ tool: z.string(), parsed: z.record(z.string(), z.unknown()) });

export async function openRememberedYaml(root: string): Promise<RememberedYaml> {
  const file = join(root, 'dist', 'deploy', 'yaml.json');
  // Another build of this tool may parse in another way.
  const tool = String(statSync(fileURLToPath(import.meta.url)).mtimeMs);
  const known = await readKnown(file, tool);
  const asked: Record<string, unknown> = {};
  let isNew = false;
  return {
    through: (parse, result) => (text) => {
      const key = digestOf(text);
      const remembered = result.safeParse(known[key]);
      isNew ||= !remembered.success;
      const parsed = remembered.success ? remembered.data : parse(text);
      asked[key] = parsed;
      return parsed;
    },
    async keep() {
      if (!isNew) return;
      const partial = `${file}.${String(process.pid)}`;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(partial, JSON.stringify({ tool, parsed: asked }));
      await rename(partial, file);
    },
  };
}

async function readKnown(file: string, tool: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const memory = memorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return memory.tool === tool ? memory.parsed : {};
  } catch {
    // The first run, or a file that somebody broke: everything is parsed.
    return {};
  }
}
