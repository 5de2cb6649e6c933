import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { DeployError } from '../failures.ts';
import { mergeJson, type Json, type JsonObject } from '../json.ts';
import { chartDigest, chartFileDigests } from './release.ts';

export interface Chart {
  readonly folder: string;
  readonly digest: string;
  readonly files: Readonly<Record<string, string>>;
  readonly defaults: JsonObject;
}

const json: z.ZodType<Json> = z.json();
const object = z.record(z.string(), json);

export const parseYaml = (text: string): JsonObject => object.parse(parse(text) ?? {});

type Parse = (text: string) => JsonObject;

function parseFile(text: string, file: string, parseText: Parse): JsonObject {
  try {
    return parseText(text);
  } catch (cause) {
    throw new DeployError('usage', `${file} is not right: ${String(cause)}.`, { cause });
  }
}

/** Reads a chart folder as Helm loads it: without what .helmignore names. */
export async function readChart(folder: string, parseText: Parse = parseYaml): Promise<Chart> {
  const ignored = ignoreRules(await readFile(join(folder, '.helmignore'), 'utf8').catch(() => ''));
  const files: Record<string, string> = {};
  for (const name of (await filesBelow(folder, '', ignored)).sort()) {
    files[name] = await readFile(join(folder, name), 'utf8');
  }
  const { 'values.yaml': values = '', 'Chart.yaml': metadata, ...rest } = files;
  if (metadata === undefined) throw new DeployError('usage', `${folder} is no chart: it has no Chart.yaml.`);
  const defaults = parseFile(values, join(folder, 'values.yaml'), parseText);
  const digests = chartFileDigests({
    files: rest,
    defaults,
    metadata: parseFile(metadata, join(folder, 'Chart.yaml'), parseText),
  });
  return { folder, digest: chartDigest(digests), files: digests, defaults };
}

async function filesBelow(folder: string, prefix: string, ignored: (path: string) => boolean): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const lists = await Promise.all(
    entries.map((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      if (ignored(path)) return Promise.resolve([]);
      return entry.isDirectory() ? filesBelow(folder, path, ignored) : Promise.resolve([path]);
    }),
  );
  return lists.flat();
}

/** The rules of .helmignore that charts use: names, folders, `*`; a leading slash binds to the root. Pure. */
export function ignoreRules(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\/$/, ''));
  const tests = patterns.map((pattern) => {
    const bound = pattern.startsWith('/') || pattern.includes('/');
    const source = pattern
      .replace(/^\//, '')
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]');
    return new RegExp(bound ? `^${source}$` : `(^|/)${source}$`);
  });
  return (path) => tests.some((test) => test.test(path));
}

/** The values that an environment's files add to the chart's defaults, later files winning. */
export async function readValues(
  folder: string,
  names: readonly string[],
  parseText: Parse = parseYaml,
): Promise<JsonObject> {
  const contents = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new DeployError('usage', `The values file ${file} cannot be read.`, { cause });
      });
      return parseFile(text, file, parseText);
    }),
  );
  return contents.reduce(mergeJson, {});
}
