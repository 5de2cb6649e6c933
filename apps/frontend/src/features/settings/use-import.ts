'use client';

import { showToast } from '@todo/ui';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { call, signInAgain } from '@/lib/call-action';
import { guessImportFormat, type ImportFormat, type ImportResult, sendImport } from './import-file';
import { undoImport } from './settings-actions';

export type Chosen = { readonly file: File; readonly format: ImportFormat };
export type ImportStep =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading'; readonly chosen: Chosen }
  | { readonly kind: 'previewed'; readonly chosen: Chosen; readonly result: ImportResult; readonly isSaving: boolean }
  | { readonly kind: 'failed'; readonly chosen: Chosen; readonly message: string };

const LARGEST = 20_000_000;

/** From a chosen file to its preview, and from there to the tasks. Only the last step changes anything. */
export function useImport(onDone: () => void) {
  const translate = useTranslations('import');
  const errors = useTranslations('errors');
  const [step, setStep] = useState<ImportStep>({ kind: 'empty' });
  /** The newest reading: an older one that answers later is not shown. */
  const reading = useRef('');

  function sentence(code: string): string {
    if (code === 'session_ended') signInAgain();
    if (code === 'offline' || code === 'backend_unreachable' || code === 'session_ended') return errors(code);
    if (code === 'too_large') return translate('tooLarge');
    if (code === 'unusable_text') return translate('notText');
    return code === 'import_refused' ? translate('refused') : errors('unknown');
  }

  async function preview(chosen: Chosen): Promise<void> {
    const key = crypto.randomUUID();
    reading.current = key;
    setStep({ kind: 'reading', chosen });
    const result =
      chosen.file.size > LARGEST
        ? { ok: false as const, code: 'too_large' }
        : await sendImport({ ...chosen, isPreview: true, key });
    if (reading.current !== key) return;
    if ('ok' in result) setStep({ kind: 'failed', chosen, message: sentence(result.code) });
    else setStep({ kind: 'previewed', chosen, result, isSaving: false });
  }

  async function choose(file: File): Promise<void> {
    const beginning = await file.slice(0, 2000).text();
    await preview({ file, format: guessImportFormat(file.name, beginning) });
  }

  async function save(): Promise<void> {
    if (step.kind !== 'previewed' || step.isSaving) return;
    setStep({ ...step, isSaving: true });
    const result = await sendImport({ ...step.chosen, isPreview: false, key: reading.current });
    if ('ok' in result) {
      setStep({ kind: 'failed', chosen: step.chosen, message: sentence(result.code) });
      return;
    }
    const sentences = { offline: errors('offline'), unknown: errors('unknown') };
    const undo = async () => {
      const undone = await call(() => undoImport(result.ids), sentences);
      showToast(undone.ok ? { text: translate('undone') } : { text: undone.message, tone: 'danger' });
    };
    showToast({
      text: translate('done', { count: result.tasks }),
      action: { label: translate('undo'), onPress: () => void undo() },
    });
    onDone();
  }

  return {
    step,
    choose: (file: File) => void choose(file),
    chooseFormat: (format: ImportFormat) => {
      if (step.kind !== 'empty') void preview({ ...step.chosen, format });
    },
    again: () => setStep({ kind: 'empty' }),
    save: () => void save(),
  };
}
