'use client';

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Props = { readonly onChoose: (file: File) => void };

/** Takes one file: chosen, or dropped on it. */
export function FilePicker({ onChoose }: Props) {
  const translate = useTranslations('import');
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
      className={`grid cursor-pointer justify-items-center gap-1 rounded-lg border border-dashed px-4 py-8 text-center text-sm transition-colors hover:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
    >
      <FileUp aria-hidden strokeWidth={1.75} className="mb-1 size-5 text-accent-text" />
      <span className="font-medium">{translate('choose')}</span>
      <span className="text-xs text-faint">{translate('chooseHint')}</span>
      <input
        type="file"
        accept=".json,.csv,.txt,application/json,text/csv,text/plain"
        className="sr-only"
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}
