'use client';

import { Button, Dialog, Notice, Select, Skeleton } from '@todo/ui';
import { useTranslations } from 'use-intl/react';
import { importFormats, parseImportFormat } from '../import-file';
import { useImport } from '../use-import';
import { FilePicker } from './file-picker';
import { ImportPreview } from './import-preview';

/** Names, the same in every language. */
const formatNames = { json: 'JSON', csv: 'CSV', todotxt: 'todo.txt' } as const;

type Props = { readonly onClose: () => void };

/** Brings tasks in from a file: first what it would do, then all of it or nothing. */
export function ImportDialog({ onClose }: Props) {
  const translate = useTranslations('import');
  const { step, choose, chooseFormat, again, save } = useImport(onClose);
  const canSave = step.kind === 'previewed' && step.result.problems.length === 0 && step.result.tasks > 0;
  return (
    <Dialog title={translate('title')} isOpen onClose={onClose} place="wide">
      <div className="grid gap-4 p-5">
        {step.kind === 'empty' ? (
          <FilePicker onChoose={choose} />
        ) : (
          <div className="grid gap-4 sm:grid-cols-[1fr_12rem] sm:items-end">
            <p className="min-w-0 text-sm">
              <span className="block text-muted">{translate('file')}</span>
              <span className="block truncate font-medium">
                <bdi>{step.chosen.file.name}</bdi>
              </span>
            </p>
            <Select
              label={translate('format')}
              choices={importFormats.map((id) => ({ id, label: formatNames[id] }))}
              value={step.chosen.format}
              onChange={(format) => chooseFormat(parseImportFormat(format))}
            />
          </div>
        )}
        {step.kind === 'reading' && (
          <div role="status" className="grid gap-2">
            <span className="sr-only">{translate('reading')}</span>
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-32 w-full" />
          </div>
        )}
        {step.kind === 'failed' && <Notice>{step.message}</Notice>}
        {step.kind === 'previewed' && <ImportPreview result={step.result} />}
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          {step.kind !== 'empty' && (
            <Button className="me-auto" variant="quiet" onPress={again}>
              {translate('another')}
            </Button>
          )}
          <Button onPress={onClose}>{translate('cancel')}</Button>
          {step.kind === 'previewed' && (
            <Button variant="primary" isDisabled={!canSave} isPending={step.isSaving} onPress={save}>
              {translate('save', { count: step.result.tasks })}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
