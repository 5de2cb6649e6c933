'use client';

import { createContext, useContext } from 'react';

type UiLanguage = {
  readonly locale: string;
  /** Names the hidden buttons with which a screen reader closes what floats. */
  readonly dismissLabel: string;
};

const UiLanguageContext = createContext<UiLanguage>({ locale: 'en-GB', dismissLabel: 'Dismiss' });

/** The page's language for the controls; itself no more than a value, so that first-load code stays small. */
export const UiLanguageProvider = UiLanguageContext.Provider;

export function useUiLanguage(): UiLanguage {
  return useContext(UiLanguageContext);
}
