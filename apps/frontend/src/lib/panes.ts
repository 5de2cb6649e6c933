'use client';

import { createContext } from 'react';

/** What a pane can ask of the page around it; undefined where panes do not stand beside each other. */
export const HideChat = createContext<(() => void) | undefined>(undefined);
