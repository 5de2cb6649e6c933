'use client';

import { Button, Dialog, lazyPart } from '@todo/ui';
import { Download, Upload } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { PasswordField } from '@/lib/password-field';
import { deleteAccount } from '../settings-actions';
import { ActionForm } from './action-form';
import { SettingsSection } from './settings-section';

const ImportDialog = lazyPart(() => import('./import-dialog').then((module) => module.ImportDialog));

/** What goes in and out of the account, and its end. */
export function DataSection() {
  const translate = useTranslations('settings');
  const [isDeleting, setIsDeleting] = useState(false);
  const [isImporting, setIsImporting] = useState(false);
  return (
    <SettingsSection id="data" title={translate('data')}>
      <div className="grid gap-2">
        <p className="text-sm text-muted">{translate('exportText')}</p>
        <p className="flex flex-wrap gap-2">
          {(['json', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={`/api/export?format=${format}`}
              download
              className="focus-ring inline-flex h-8 items-center pointer-coarse:h-11 gap-2 rounded-md border border-line bg-surface px-3 text-sm font-medium hover:bg-sunken"
            >
              <Download aria-hidden className="size-4" />
              {translate(format === 'json' ? 'exportJson' : 'exportCsv')}
            </a>
          ))}
        </p>
      </div>
      <div className="grid justify-items-start gap-2 border-t border-line pt-4">
        <p className="text-sm text-muted">{translate('importText')}</p>
        <Button onPress={() => setIsImporting(true)}>
          <Upload aria-hidden className="size-4" />
          {translate('import')}
        </Button>
      </div>
      <div className="grid justify-items-start gap-2 border-t border-line pt-4">
        <p className="text-sm text-muted">{translate('deleteText')}</p>
        <Button variant="danger" onPress={() => setIsDeleting(true)}>
          {translate('deleteAccount')}
        </Button>
      </div>
      {isImporting && (
        <Suspense>
          <ImportDialog onClose={() => setIsImporting(false)} />
        </Suspense>
      )}
      <Dialog
        title={translate('deleteTitle')}
        role="alertdialog"
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
      >
        <div className="grid gap-4 p-5">
          <p className="text-sm text-muted">{translate('deleteWarning')}</p>
          <ActionForm
            action={deleteAccount}
            submitLabel={translate('deleteAccount')}
            isDanger
            onCancel={() => setIsDeleting(false)}
          >
            <PasswordField name="password" label={translate('currentPassword')} autoComplete="current-password" />
          </ActionForm>
        </div>
      </Dialog>
    </SettingsSection>
  );
}
