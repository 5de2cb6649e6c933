import compile from 'icu-minify/compile';

/**
 * Texts as the formatter of next.config.mjs takes them: read once by the server, so that no browser has to carry and run
 * a parser for them. To whoever translates they have the same keys and are texts still.
 */
export function compileMessages<Catalogue>(catalogue: Catalogue): Catalogue {
  const compiled: unknown = JSON.parse(JSON.stringify(catalogue), (_, value: unknown) =>
    typeof value === 'string' ? compile(value) : value,
  );
  // Once more as JSON: the compiler's objects have no prototype, and such ones do not pass to client components.
  return JSON.parse(JSON.stringify(compiled));
}
