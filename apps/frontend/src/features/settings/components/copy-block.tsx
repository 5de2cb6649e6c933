'use client';

import { IconButton } from '@todo/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = { readonly label: string; readonly text: string };

export function CopyBlock({ label, text }: Props) {
  const translate = useTranslations('settings');
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <figure className="grid gap-1.5">
      <figcaption className="text-xs font-medium text-muted">{label}</figcaption>
      <div dir="ltr" className="relative rounded-md border border-line bg-sunken">
        <pre tabIndex={0} className="focus-ring overflow-x-auto rounded-md p-3 pe-12 font-mono text-xs">
          {text}
        </pre>
        <IconButton
          className="absolute! end-1 top-1"
          label={translate(isCopied ? 'copied' : 'copy')}
          onPress={() => void copy()}
        >
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        </IconButton>
      </div>
    </figure>
  );
}
