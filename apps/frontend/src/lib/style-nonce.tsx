'use client';

import { useState } from 'react';

type Props = { readonly nonce: string | undefined };

/**
 * React Aria adds a style element when something can first be pressed, and finds its nonce here. The document's policy
 * knows only the nonce that came with the document: a refresh brings another one, which is not taken.
 */
export function StyleNonce({ nonce }: Props) {
  const [own] = useState(nonce);
  return <meta property="csp-nonce" nonce={own} suppressHydrationWarning />;
}
