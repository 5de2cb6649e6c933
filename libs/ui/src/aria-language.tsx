'use client';

import { type ReactNode, type RefCallback, useCallback } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useUiLanguage } from './ui-language';

type Props = { readonly children: ReactNode };

/** React Aria in the page's language. Around each part that needs it, as its code comes with these parts only. */
export function AriaLanguage({ children }: Props) {
  return <I18nProvider locale={useUiLanguage().locale}>{children}</I18nProvider>;
}

/** React Aria knows no Urdu, and takes no name for the buttons that it hides at the ends of an overlay. */
export function useDismissName(): RefCallback<HTMLElement> {
  const { dismissLabel } = useUiLanguage();
  return useCallback(
    (overlay) => {
      const hidden = overlay?.querySelectorAll(':scope > div > button[tabindex="-1"]:empty') ?? [];
      for (const button of hidden) button.setAttribute('aria-label', dismissLabel);
    },
    [dismissLabel],
  );
}
