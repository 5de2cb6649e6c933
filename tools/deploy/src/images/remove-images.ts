import type { Engine } from './engine.ts';
import type { Loader } from './loader.ts';

/** Removes images from engine, registries and node, whichever way they came. */
export async function removeImages(
  { engine, loaders }: { readonly engine: Engine; readonly loaders: readonly Loader[] },
  references: readonly string[],
): Promise<void> {
  if (references.length === 0) return;
  const node = loaders.find(({ kind }) => kind !== 'registry');
  const places = [...loaders.filter(({ kind }) => kind === 'registry'), ...(node === undefined ? [] : [node])];
  await Promise.all([engine.remove(references), ...places.map((place) => place.remove(references))]);
}

/** Those of the references that no way finds any more. */
export async function goneImages(loaders: readonly Loader[], references: readonly string[]): Promise<string[]> {
  const isThere = async (reference: string): Promise<boolean> => {
    for (const loader of loaders) if (await loader.has(reference).catch(() => false)) return true;
    return false;
  };
  const present = await Promise.all(references.map(isThere));
  return references.filter((_reference, index) => present[index] !== true);
}
