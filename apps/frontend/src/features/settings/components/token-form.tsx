'use client';

import { Button, Notice, TextInput } from '@todo/ui';
import { useActionState } from 'react';
import { useTranslations } from 'use-intl/react';
import { createToken } from '../settings-actions';
import { CopyBlock } from './copy-block';

type Props = { readonly origin: string };

const scopes = [
  ['tasks:read', 'scopeRead'],
  ['tasks:write', 'scopeWrite'],
  ['tasks:delete', 'scopeDelete'],
] as const;

/** Makes a token and shows it this once, inside what an MCP client wants to read. */
export function TokenForm({ origin }: Props) {
  const translate = useTranslations('settings');
  const [result, submit, isPending] = useActionState(createToken, undefined);
  return (
    <form action={submit} className="grid gap-4">
      <TextInput name="name" label={translate('tokenName')} maxLength={100} required autoComplete="off" />
      <fieldset className="grid gap-1">
        <legend className="mb-1.5 text-sm font-medium">{translate('scopes')}</legend>
        {scopes.map(([scope, label]) => (
          <label key={scope} className="flex min-h-8 items-center gap-2.5 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={scope !== 'tasks:delete'}
              className="size-4 accent-(--accent)"
            />
            {translate(label)}
          </label>
        ))}
      </fieldset>
      <input type="hidden" name="days" value="365" />
      {result?.ok === false && <Notice>{result.message}</Notice>}
      <div>
        <Button type="submit" isPending={isPending}>
          {translate('createToken')}
        </Button>
      </div>
      {result?.ok && (
        <div role="status" className="grid gap-3">
          <Notice tone="info">{translate('tokenOnce')}</Notice>
          <CopyBlock label={translate('token')} text={result.token} />
          <CopyBlock label={translate('clientSnippet')} text={clientSnippet(origin, result.token)} />
        </div>
      )}
    </form>
  );
}

function clientSnippet(origin: string, token: string): string {
  const server = { type: 'http', url: `${origin}/mcp`, headers: { Authorization: `Bearer ${token}` } };
  return JSON.stringify({ mcpServers: { todo: server } }, null, 2);
}
