'use client';

import { type ComponentType, lazy, type ReactNode } from 'react';

let attempt = 0;

/** For "Try again" where a part's code did not come: whoever is drawn next asks for it anew. */
export function forgetFailedParts(): void {
  attempt += 1;
}

/** A component whose code comes when it is first drawn. React's own `lazy` keeps a failure for the page's life. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  let failedIn: number | undefined;
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        failedIn = attempt;
        throw error;
      }
    });
  let Loaded = begin();
  return function Part(props) {
    // Within one attempt the failure stays, so that the error boundary around it hears of it.
    if (failedIn !== undefined && failedIn !== attempt) {
      failedIn = undefined;
      Loaded = begin();
    }
    return <Loaded {...props} />;
  };
}
