'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'use-intl/react';
import { LANGUAGE_COOKIE } from '@/lib/intl';

const languages = { en: 'English', ur: 'اردو' } as const;

/** For people who are not signed in: each language under its own name. */
export function LanguageLinks() {
  const other = useLocale() === 'ur' ? 'en' : 'ur';
  const router = useRouter();
  return (
    <button
      type="button"
      lang={other}
      onClick={() => {
        document.cookie = `${LANGUAGE_COOKIE}=${other}; path=/; max-age=31536000; samesite=lax`;
        router.refresh();
      }}
      className="focus-ring h-9 min-w-11 cursor-pointer rounded-md px-3 pointer-coarse:h-11 text-sm text-muted hover:bg-sunken hover:text-text"
      style={other === 'ur' ? { fontFamily: 'var(--font-urdu)' } : undefined}
    >
      {languages[other]}
    </button>
  );
}
