import type { FontObject } from '@openai/chatkit';

const URDU_RANGE = 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFF';
const URDU_FACES = ['Noto Nastaliq Urdu', 'NotoNastaliqUrdu-Regular', 'Jameel Noori Nastaleeq', 'Noto Naskh Arabic'];

const added = new Set<string>();

/** Urdu letters from a font of the reader's own machine; Latin letters and digits beside them keep the system's. */
export function useUrduFont(): void {
  const source = URDU_FACES.map((name) => `local('${name}')`).join(', ');
  add('ChatKit Urdu', source, { unicodeRange: URDU_RANGE });
}

/** The theme's own fonts, where this site serves them: nothing is loaded from elsewhere. */
export function useFonts(fonts: readonly FontObject[], base: string): void {
  for (const { family, src, weight, style, display, unicodeRange } of fonts) {
    const url = new URL(src, base);
    if (url.origin !== new URL(base).origin) continue;
    add(family, `url(${JSON.stringify(url.href)})`, {
      ...(weight === undefined ? {} : { weight: String(weight) }),
      ...(style === undefined ? {} : { style }),
      ...(display === undefined ? {} : { display }),
      ...(unicodeRange === undefined ? {} : { unicodeRange }),
    });
  }
}

/** Shadow trees cannot declare fonts, so they are the document's; each one once. */
function add(family: string, source: string, descriptors: FontFaceDescriptors): void {
  const key = JSON.stringify([family, source, descriptors]);
  if (added.has(key) || typeof FontFace === 'undefined') return;
  added.add(key);
  document.fonts.add(new FontFace(family, source, descriptors));
}
